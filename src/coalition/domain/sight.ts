/**
 * From where somebody looks at a coalition: `all` is the view of the backbone and of auditors, `member` that of one member,
 * `published` that of whoever may read what was published and nothing else.
 */
export type Sight =
  | { readonly from: 'all' }
  | { readonly from: 'member'; readonly memberId: string }
  | { readonly from: 'published' };

/** What members see of each other: everything, totals, or nothing but what is their own and what was published. */
export const INFORMATION_TIERS = ['open', 'totals', 'own'] as const;
export type InformationTier = (typeof INFORMATION_TIERS)[number];

/** To whom a dispute is shown beside the backbone: those on either side of the entry, or all who see the entry. */
export const DISPUTE_READERS = ['parties', 'members'] as const;
export type DisputeReaders = (typeof DISPUTE_READERS)[number];

/** To whom it is shown where members stand in a review: to all members at once, or to the backbone until decisions are published. */
export const POSITION_READERS = ['members', 'backbone'] as const;
export type PositionReaders = (typeof POSITION_READERS)[number];

/** What a coalition agreed on who sees what. */
export interface Disclosure {
  readonly informationTier: InformationTier;
  readonly disputesShownTo: DisputeReaders;
  readonly positionsShownTo: PositionReaders;
}

/** What holds where nothing was agreed. */
export const DEFAULT_DISCLOSURE: Disclosure = {
  informationTier: 'totals',
  disputesShownTo: 'parties',
  positionsShownTo: 'members',
};

/** The sight of the terminal, and of what the service reckons for itself. */
export const SEES_ALL: Sight = { from: 'all' };
