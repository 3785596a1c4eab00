import { VALUE_TYPES, type ValueType } from '../coalition/domain/value-types.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';
import { giveGetOfQuarters } from './give-get.queries.js';
import { isKeptAsSums, type KnownLedger, type LedgerReads, type Period } from './view.queries.js';

/** What a member gave and received in a window of quarters, with those that merged into it by its last day. */
export interface WindowTotals {
  given: Amount;
  received: Amount;
  /** Nothing anywhere unless it was asked for. */
  readonly givenByType: Record<ValueType, Amount>;
}

/**
 * What each member gave and received in quarters that follow each other: a row a member and quarter. What was given by value
 * type is read only where it is asked for, as that takes a row of every kind.
 */
export async function windowTotals(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  quarters: readonly Quarter[],
  { byType }: { readonly byType: boolean },
): Promise<ReadonlyMap<string, WindowTotals>> {
  const totals = new Map<string, WindowTotals>();
  if (!isKeptAsSums(known, period)) {
    const { members } = await giveGetOfQuarters(ledger, snapshot, known, period, quarters);
    for (const { id, given, received } of members) {
      totals.set(id, { given: given.value, received: received.value, givenByType: given.byValueType });
    }
    return totals;
  }
  const of = (memberId: string): WindowTotals => {
    const account = known.directory.survivorOf(memberId, period.to);
    let own = totals.get(account);
    if (!own) totals.set(account, (own = nothing()));
    return own;
  };
  const parameters = [known.head.coalitionId, ...quarters.map(({ id }) => id)];
  const inWindow = `coalition_id = ? AND period IN (${quarters.map(() => '?').join(', ')})`;
  const rows = await snapshot.rows(
    `SELECT member_id, given, received FROM member_totals WHERE ${inWindow}`,
    parameters,
  );
  for (const [memberId, given, received] of rows as string[][]) {
    const own = of(memberId!);
    own.given = own.given.plus(Amount.parse(given!));
    own.received = own.received.plus(Amount.parse(received!));
  }
  if (!byType) return totals;
  const flows = await snapshot.rows(
    `SELECT member_id, ${VALUE_TYPES.join(', ')} FROM member_flows WHERE ${inWindow} AND standing = 'accepted' AND direction = 'given'`,
    parameters,
  );
  for (const [memberId, ...types] of flows as string[][]) {
    const { givenByType } = of(memberId!);
    VALUE_TYPES.forEach((type, i) => {
      givenByType[type] = givenByType[type].plus(Amount.parse(types[i]!));
    });
  }
  return totals;
}

function nothing(): WindowTotals {
  const { zero } = Amount;
  return {
    given: zero,
    received: zero,
    givenByType: {
      financial: zero,
      innovative: zero,
      operational: zero,
      reputational: zero,
      strategic: zero,
    },
  };
}
