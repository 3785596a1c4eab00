import { onDate, type Directory } from '../coalition/domain/directory.js';
import { policyFor, type Policy } from '../coalition/domain/policy.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { FIRST_DAY, type Quarter } from '../kernel/calendar.js';
import { GiveGetFigures } from '../portfolios/domain/give-get.js';
import { giveGetFigures } from '../portfolios/give-get.queries.js';
import type { KnownLedger, LedgerReads, Period } from '../portfolios/view.queries.js';
import { FairShares, type FairMember } from './domain/fair-shares.js';

/** The quarters over which giving and getting are compared. */
export interface FairWindow {
  readonly from: string;
  readonly to: string;
  readonly quarters: readonly string[];
}

/** Fair shares of the members of a quarter, with what they were made from. */
export interface QuarterFairness {
  readonly policy: Policy;
  readonly window: FairWindow;
  readonly members: readonly FairMember[];
  readonly shares: FairShares;
}

/** The window of a quarter: as many quarters as its policy says, this one last. */
export function fairWindowOf(directory: Directory, quarterId: string, policy: Policy): FairWindow {
  const { fiscalCalendar } = directory.coalition;
  const firstOfAll = fiscalCalendar.quarterOf(FIRST_DAY);
  const quarters = [quarterId];
  while (quarters.length < policy.fairness.fairWindowQuarters && quarters[0]! > firstOfAll) {
    quarters.unshift(fiscalCalendar.previous(quarters[0]!));
  }
  const [first, last] = [fiscalCalendar.quarter(quarters[0]!), fiscalCalendar.quarter(quarterId)];
  return { from: first.from, to: last.to, quarters };
}

/**
 * Fair shares over the window that ends with a quarter: of the members active on its last day, with what those brought along
 * that merged into them. A baseline is older than the ledger, and no part of any window.
 * @param supposed other rules than those of the quarter's policy
 */
export async function quarterFairness(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  supposed?: Policy,
): Promise<QuarterFairness> {
  const { directory } = known;
  const quarter = period.quarter!;
  const policy = supposed ?? policyFor(directory, quarter.id);
  const window = fairWindowOf(directory, quarter.id, policy);
  const figures = new GiveGetFigures(directory, period.to);
  for (const id of window.quarters) {
    const each = directory.coalition.fiscalCalendar.quarter(id);
    figures.addPeriodOf(await giveGetFigures(ledger, snapshot, known, within(each, period)));
  }
  const members = activeMembers(figures, directory, period.to);
  return { policy, window, members, shares: new FairShares(members, policy.fairness) };
}

/** One quarter of the window: whole, but the last one as far as the period goes. */
function within(quarter: Quarter, period: Period): Period {
  if (quarter.id === period.quarter!.id) return period;
  return { quarter, from: quarter.from, to: quarter.to, asOf: null, isOpenEnded: false };
}

function activeMembers(figures: GiveGetFigures, directory: Directory, endsOn: string): FairMember[] {
  return figures.members
    .filter(({ status }) => status === 'active')
    .map(({ id, given, received }) => {
      const profile = onDate(directory.members.get(id)!.profiles, endsOn);
      return {
        id,
        given: given.byValueType,
        received: received.value,
        need: stated(profile?.need),
        capacityBudget: stated(profile?.capacityBudget),
      };
    });
}

function stated(text: string | null | undefined): Amount | null {
  return text === null || text === undefined ? null : Amount.parse(text);
}
