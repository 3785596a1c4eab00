import { VALUE_TYPES, type ValueType } from '../coalition/domain/value-types.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { CoalitionFigures } from './domain/coalition-figures.js';
import { baselineOn } from './domain/give-get.js';
import { valuesBefore } from './flow-sums.queries.js';
import { giveGetFigures } from './give-get.queries.js';
import { LIFE } from './portfolios.tables.js';
import { isKeptAsSums, type KnownLedger, type LedgerReads, type Period } from './view.queries.js';

/** What all members of a coalition gave and received in a period, for medians and shares. */
export async function coalitionFigures(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
): Promise<CoalitionFigures> {
  const figures = new CoalitionFigures(known.directory, period.to);
  if (isKeptAsSums(known, period)) await addTotals(snapshot, known, period, figures);
  else {
    for (const member of (await giveGetFigures(ledger, snapshot, known, period)).members) {
      const { given, received, closing } = member;
      const receivedByType = received.byValueType;
      figures.add(member.id, 1, { given: given.value, received: received.value, closing, receivedByType });
    }
  }
  return figures;
}

/** From the totals that are kept: a row a member for what moved, and as a rule one more for what came to its closing balance. */
async function addTotals(
  snapshot: ReadSnapshot,
  { head: { coalitionId }, directory }: KnownLedger,
  { quarter, to }: Period,
  figures: CoalitionFigures,
): Promise<void> {
  for (const { id, baseline } of directory.members.values()) {
    if (baseline) figures.add(id, 1, { closing: baselineOn(baseline, to) });
  }
  const rows = await snapshot.rows(
    `SELECT member_id, given, received, ${VALUE_TYPES.join(', ')} FROM member_totals WHERE coalition_id = ? AND period = ?`,
    [coalitionId, quarter?.id ?? LIFE],
  );
  for (const [memberId, givenText, receivedText, ...types] of rows as string[][]) {
    const [given, received] = [Amount.parse(givenText!), Amount.parse(receivedText!)];
    const receivedByType = {} as Record<ValueType, Amount>;
    for (let i = 0; i < VALUE_TYPES.length; i += 1) receivedByType[VALUE_TYPES[i]!] = Amount.parse(types[i]!);
    figures.add(memberId!, 1, { given, received, receivedByType });
    if (!quarter) figures.add(memberId!, 1, { closing: given.minus(received) });
  }
  if (!quarter) return;
  const next = directory.coalition.fiscalCalendar.next(quarter.id);
  await valuesBefore(snapshot, coalitionId, next, (memberId, given, received, sign) => {
    figures.add(memberId, sign, { closing: given.minus(received) });
  });
}
