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
