import type { Directory } from '../../coalition/domain/directory.js';
import { Amount } from '../../kernel/amount.js';
import { formatAmount, type Unit } from '../../kernel/unit.js';
import { ratioOf, SHARE_PLACES } from '../../portfolios/domain/fit.js';
import type { MemberFigures } from '../../portfolios/domain/give-get.js';
import type { FairShares, NeedBasis } from '../../reviews/domain/fair-shares.js';
import {
  fairnessPanel,
  panelMembersOf,
  statedNone,
  type SizeFigures,
} from '../../reviews/domain/fairness.js';

/** What a member is due; null where it is not active on the quarter's last day. */
export interface FairFigures {
  readonly share: string | null;
  /** What it received in the window. Reports that were sealed before it was reported do not say. */
  readonly received?: string | null;
  readonly target: string | null;
  readonly shortfall: string | null;
  readonly status: string | null;
}

export interface MembersOfSize {
  readonly count: number;
  readonly given: string;
  readonly received: string;
  /** received / given, to four places. */
  readonly return: string | null;
}

/** The fairness panel, over the members active on the quarter's last day, and what fair shares stand on. */
export interface FairnessFigures {
  readonly giniGiven: string | null;
  readonly giniReceived: string | null;
  readonly topFifthShareGiven: string | null;
  readonly meanAlignment: string | null;
  readonly giniGivenPerCapacity: string | null;
  /** Ids of members. */
  readonly gotNothing: readonly string[];
  /** Ids of members that took no position in the quarter's review; null where it has none. */
  readonly statedNoPosition: readonly string[] | null;
  /** How many members are active. */
  readonly members: number;
  readonly medianBudget: string | null;
  readonly bySize: { readonly small: MembersOfSize; readonly large: MembersOfSize };
  readonly needBasis: NeedBasis;
  readonly window: { readonly from: string; readonly to: string; readonly quarters: readonly string[] };
  readonly policyVersion: number;
}

/** Fair shares as rows of members show them. */
export function fairFiguresOf(shares: FairShares, base: Unit): ReadonlyMap<string, FairFigures> {
  const parts = shares.shares();
  const money = (amount: Amount): string => formatAmount(amount, base);
  return new Map(
    [...shares.standings(base.scale)].map(([id, { received, target, shortfall, status }]) => {
      const { over, under } = parts.get(id)!.share;
      const share = Amount.ofQuotient(over, under, SHARE_PLACES).toFixed(SHARE_PLACES);
      return [
        id,
        { share, received: money(received), target: money(target), shortfall: money(shortfall), status },
      ];
    }),
  );
}

export const NO_FAIR_SHARE: FairFigures = {
  share: null,
  received: null,
  target: null,
  shortfall: null,
  status: null,
};

/**
 * The panel over the very figures that the rows of members show.
 * @param stated who took a position in the quarter's review; null where it has none
 */
export function panelOf(
  members: readonly MemberFigures[],
  directory: Directory,
  on: string,
  stated: ReadonlySet<string> | null,
): Omit<FairnessFigures, 'needBasis' | 'window' | 'policyVersion'> {
  const base = directory.coalition.currency;
  const active = panelMembersOf(members, directory, on);
  const panel = fairnessPanel(active);
  const figure = (amount: Amount | null): string | null => amount && amount.toFixed(SHARE_PLACES);
  return {
    giniGiven: figure(panel.giniGiven),
    giniReceived: figure(panel.giniReceived),
    topFifthShareGiven: figure(panel.topFifthShareGiven),
    meanAlignment: figure(panel.meanAlignment),
    giniGivenPerCapacity: figure(panel.giniGivenPerCapacity),
    gotNothing: panel.gotNothing,
    statedNoPosition: stated && statedNone(active, stated).map(({ id }) => id),
    members: panel.members,
    medianBudget: panel.medianBudget && shownMoney(panel.medianBudget, base),
    bySize: { small: ofSize(panel.bySize.small, base), large: ofSize(panel.bySize.large, base) },
  };
}

/** A budget may be stated, and a mean may fall, between minor units. */
function shownMoney(amount: Amount, base: Unit): string {
  return amount.fits(base.scale) ? formatAmount(amount, base) : amount.toString();
}

function ofSize({ count, given, received }: SizeFigures, base: Unit): MembersOfSize {
  return {
    count,
    given: formatAmount(given, base),
    received: formatAmount(received, base),
    return: ratioOf(received, given),
  };
}
