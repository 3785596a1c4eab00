import { onDate, statusOn } from '../coalition/domain/directory.js';
import { policyFor, type Policy } from '../coalition/domain/policy.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';
import type { KnownLedger, LedgerReads, Period } from '../portfolios/view.queries.js';
import { windowTotals } from '../portfolios/window-totals.queries.js';
import { countAlike, countedOf, FairShares, type FairMember } from './domain/fair-shares.js';

/** Fair shares of the members of a quarter, with what they were made from. */
export interface QuarterFairness {
  readonly policy: Policy;
  /** The quarters over which giving and getting are compared, the oldest first. */
  readonly window: readonly Quarter[];
  /** In the order of their ids. */
  readonly members: readonly FairMember[];
  readonly shares: FairShares;
}

/** The window as documents have it. */
export function windowShown({ window }: QuarterFairness): { from: string; to: string; quarters: string[] } {
  return { from: window[0]!.from, to: window.at(-1)!.to, quarters: window.map(({ id }) => id) };
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
  const rules = policy.fairness;
  const window = directory.coalition.fiscalCalendar.quartersUpTo(quarter.id, rules.fairWindowQuarters);
  const byType = !countAlike(rules);
  const totals = await windowTotals(ledger, snapshot, known, period, window, { byType });
  const members: FairMember[] = [];
  for (const member of directory.members.values()) {
    if (statusOn(member, period.to) !== 'active') continue;
    const profile = onDate(member.profiles, period.to);
    const own = totals.get(member.id);
    members.push({
      id: member.id,
      counted: own ? countedOf(own, rules) : Amount.zero,
      received: own?.received ?? Amount.zero,
      need: stated(profile?.need),
      capacityBudget: stated(profile?.capacityBudget),
    });
  }
  members.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { policy, window, members, shares: new FairShares(members, rules) };
}

function stated(text: string | null | undefined): Amount | null {
  return text === null || text === undefined ? null : Amount.parse(text);
}
