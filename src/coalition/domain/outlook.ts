import { Problem } from '../../kernel/problem.js';
import type { Directory } from './directory.js';
import type { Disclosure, InformationTier, Sight } from './sight.js';

/**
 * What somebody who looks from somewhere sees of a coalition today: the one place that says so (docs/access.md, “Who sees what”).
 * Of its own, a member sees everything; of others, what the coalition's tier grants. What was agreed, and who carries on
 * whom, is always that of now, also where figures are asked as known earlier: a right to look has no past.
 */
export class Outlook {
  /** `all` and `published` as the sight is; of a member, the tier that the coalition agreed on. */
  readonly tier: 'all' | 'published' | InformationTier;
  /** The ids that the reader calls its own: its member's, and those of members that merged into it. */
  readonly own: ReadonlySet<string>;
  private readonly disclosure: Disclosure;

  /**
   * @param directory as it is now
   * @param today a date in the coalition's zone
   */
  constructor(
    readonly sight: Sight,
    directory: Directory,
    readonly today: string,
  ) {
    this.disclosure = directory.coalition;
    this.tier = sight.from === 'member' ? this.disclosure.informationTier : sight.from;
    this.own =
      sight.from === 'member'
        ? new Set([sight.memberId, ...directory.carriedOnBy(sight.memberId, today)])
        : new Set();
  }

  /** The backbone's view, and auditors'. */
  get seesAll(): boolean {
    return this.tier === 'all';
  }

  /** Whether it sees more than what was published. */
  get isInside(): boolean {
    return this.tier !== 'published';
  }

  /** Whether entries, pledges, portfolios and uses of others are shown one by one. */
  get seesOthersInDetail(): boolean {
    return this.tier === 'all' || this.tier === 'open';
  }

  /** Whether it is shown what each of the others gave, received and holds in all. */
  get seesTotalsOfOthers(): boolean {
    return this.seesOthersInDetail || this.tier === 'totals';
  }

  /** Whether disputes of others are shown: never more than the entries that they are about. */
  get seesDisputesOfOthers(): boolean {
    return this.seesAll || (this.tier === 'open' && this.disclosure.disputesShownTo === 'members');
  }

  /** Whether positions of others are shown while the decisions of their review are not published. */
  get seesPositionsEarly(): boolean {
    return this.seesAll || (this.isInside && this.disclosure.positionsShownTo === 'members');
  }

  isOwn(memberId: string): boolean {
    return this.own.has(memberId);
  }

  /** Whether a party such as `member:ID` is one of its own. */
  isOwnParty(party: string): boolean {
    return party.startsWith('member:') && this.own.has(party.slice('member:'.length));
  }

  seesDetailOf(memberId: string): boolean {
    return this.seesOthersInDetail || this.own.has(memberId);
  }

  /** @param isWhole whether the totals are of a whole quarter or of all time, as known now: those of days would tell entries */
  seesTotalsOf(memberId: string, isWhole: boolean): boolean {
    return this.seesDetailOf(memberId) || (this.seesTotalsOfOthers && isWhole);
  }

  /** Whether what is not decided, or is disputed, is shown of a member: what others propose is theirs until it is accepted. */
  seesUndecidedOf(memberId: string): boolean {
    return this.seesAll || this.own.has(memberId);
  }

  /**
   * For what is made of the figures of all, and can't be told without those of others.
   * @param what in words
   * @param isWhole as in `seesTotalsOf`
   * @throws Problem `access.tier-withholds`
   */
  assertSeesTotals(what: string, isWhole = true): void {
    if (this.seesOthersInDetail || (this.seesTotalsOfOthers && isWhole)) return;
    throw new Problem('access.tier-withholds', { tier: this.tier, what });
  }

  /**
   * For what lets a reader try rules on the figures of all: by one rule after the other it would learn what they are made of.
   * @param what in words
   * @throws Problem `access.tier-withholds`
   */
  assertSeesDetail(what: string): void {
    if (!this.seesOthersInDetail) throw new Problem('access.tier-withholds', { tier: this.tier, what });
  }

  /** What makes two outlooks the same for anything that is made for a reader and kept; null for the view of all. */
  get key(): OutlookKey | null {
    if (this.seesAll) return null;
    const { sight, tier } = this;
    return { sight, tier, disputesShownTo: this.disclosure.disputesShownTo };
  }
}

export interface OutlookKey {
  readonly sight: Sight;
  readonly tier: string;
  readonly disputesShownTo: string;
}
