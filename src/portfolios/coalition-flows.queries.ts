import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { parseDate, type Quarter } from '../kernel/calendar.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { figureId, viewText } from './domain/figure-id.js';
import { LIFE } from './portfolios.tables.js';
import { togetherTold } from './seen.queries.js';
import { figureViewOf, knownLedger, outlookOf, periodOf, type LedgerReads } from './view.queries.js';

/** What all members gave, or received, in one quarter, of what is accepted. Values in base currency. */
export interface FlowOfAll {
  readonly value: string;
  /** Null where the reader is told what it comes to and nothing else. */
  readonly byKind: Readonly<Record<string, string>> | null;
  readonly unvaluedEntries: number | null;
}

export interface QuarterOfAll extends Quarter {
  /** The id of the coalition’s figures in it. */
  readonly figure: string;
  /** Null where the reader is not told. */
  readonly given: FlowOfAll | null;
  readonly received: FlowOfAll | null;
}

export interface FlowsOfAll {
  readonly currency: string;
  /** The ledger’s position that these figures are known at. */
  readonly position: number;
  /** Oldest first. */
  readonly quarters: readonly QuarterOfAll[];
}

/** What all members gave or received in a quarter in one kind and unit, of what is accepted. */
export interface SumOfAll {
  readonly period: string;
  readonly direction: 'given' | 'received';
  readonly kind: string;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
}

/** The sums that are kept of some quarters, as they are now: about twenty a quarter. From the first to the last of all without bounds. */
export async function sumsOfAll(
  snapshot: ReadSnapshot,
  coalitionId: string,
  from = '',
  to = LIFE,
): Promise<SumOfAll[]> {
  const rows = await snapshot.rows(
    'SELECT period, direction, kind, value, entries, unvalued FROM coalition_flows WHERE coalition_id = ? AND period >= ? AND period <= ?',
    [coalitionId, from, to],
  );
  return (rows as [string, 'given' | 'received', string, string, number, number][]).map(
    ([period, direction, kind, value, entries, unvalued]) => ({
      ...{ period, direction, kind, value: Amount.parse(value) },
      entries: Number(entries),
      unvalued: Number(unvalued),
    }),
  );
}

/**
 * What all members together gave and received in each of some quarters up to one, from sums that are kept of each: it costs a few
 * rows a quarter, however many members there are. A reader is told what `togetherTold` says; where that is nothing but sums, no kinds.
 * @param quarterId the last quarter; that of today without it
 * @throws Problem `request.quarter-malformed`
 */
export async function flowsOfAll(
  ledger: LedgerReads,
  coalitionId: string,
  asked: { readonly quarter: string | null; readonly quarters: number },
  sight: Sight = SEES_ALL,
): Promise<FlowsOfAll> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const { currency, fiscalCalendar } = known.directory.coalition;
    const outlook = outlookOf(ledger, known, sight);
    const last = asked.quarter ?? fiscalCalendar.quarterOf(parseDate(outlook.today));
    const quarters = fiscalCalendar.quartersUpTo(last, asked.quarters);
    const sums = await sumsOfAll(snapshot, coalitionId, quarters[0]!.id, quarters.at(-1)!.id);
    const shown: QuarterOfAll[] = [];
    for (const quarter of quarters) {
      const period = await periodOf(ledger, snapshot, known, { quarter: quarter.id });
      const told = await togetherTold(snapshot, known, period, outlook);
      const flow = (direction: 'given' | 'received'): FlowOfAll | null => {
        if (!told[direction]) return null;
        const of = sums.filter((row) => row.period === quarter.id && row.direction === direction);
        return flowOf(of, currency, outlook.seesTotalsOfOthers);
      };
      const figure = figureId('coalition', null, viewText(figureViewOf(known, period)));
      shown.push({ ...quarter, figure, given: flow('given'), received: flow('received') });
    }
    return { currency: currency.code, position: known.position, quarters: shown };
  });
}

function flowOf(rows: readonly SumOfAll[], base: Unit, tellsKinds: boolean): FlowOfAll {
  const money = (amount: Amount): string => formatAmount(amount, base);
  const value = money(sumOf(rows.map((row) => row.value)));
  if (!tellsKinds) return { value, byKind: null, unvaluedEntries: null };
  const kinds = new Map<string, { value: Amount; entries: number }>();
  for (const { kind, value: added, entries } of rows) {
    const sum = kinds.get(kind) ?? { value: Amount.zero, entries: 0 };
    kinds.set(kind, { value: sum.value.plus(added), entries: sum.entries + entries });
  }
  // Of a kind that was all taken back, nothing is left to show.
  const left = [...kinds]
    .filter(([, sum]) => sum.entries !== 0 || !sum.value.isZero())
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const byKind = Object.fromEntries(left.map(([kind, sum]) => [kind, money(sum.value)]));
  return { value, byKind, unvaluedEntries: rows.reduce((sum, { unvalued }) => sum + unvalued, 0) };
}
