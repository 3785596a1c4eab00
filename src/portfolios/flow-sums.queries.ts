import { VALUE_TYPES, type ValueType } from '../coalition/domain/value-types.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';
import type { MemberMeasures, MemberValue } from './domain/give-get.js';
import { flowsStanding, STANDING_COLUMNS } from './entry-outlines.queries.js';
import { LIFE } from './portfolios.tables.js';
import type { KnownLedger } from './view.queries.js';

/** Takes in a row of sums, or takes it away again. */
export type Add = (row: MemberMeasures, sign: 1 | -1) => void;
export type AddValue = (row: MemberValue, sign: 1 | -1) => void;

/** Reads sums of a coalition, as they are now. */
export class FlowReader {
  constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly known: KnownLedger,
  ) {}

  async quarter(quarter: string, add: Add): Promise<void> {
    await this.rows('period = ?', [quarter], 1, add);
  }

  /**
   * One member's own of its life, and of every quarter from one on. Periods are named one by one, as the key begins with
   * them: SQLite would otherwise read those of all members.
   */
  async ofMember(
    memberId: string,
    fromQuarter: Quarter,
    add: (period: string, row: MemberMeasures) => void,
  ): Promise<void> {
    const { coalitionId } = this.known.head;
    const last = await outermostQuarter(this.snapshot, 'member_flows', coalitionId, 'DESC');
    const { fiscalCalendar } = this.known.directory.coalition;
    const periods = [LIFE];
    for (let id = fromQuarter.id; last !== undefined && id <= last; id = fiscalCalendar.next(id))
      periods.push(id);
    const rows = await this.snapshot.rows(
      `SELECT period, ${FLOW_COLUMNS} FROM member_flows WHERE coalition_id = ? ` +
        `AND period IN (${periods.map(() => '?').join(', ')}) AND member_id = ?`,
      [coalitionId, ...periods, memberId],
    );
    for (const [period, ...row] of rows) add(period as string, measuresOf(row));
  }

  async life(add: Add): Promise<void> {
    await this.rows('period = ?', [LIFE], 1, add);
  }

  /** All quarters before one. */
  async before(quarter: string, add: Add): Promise<void> {
    const scans = await scansBefore(this.snapshot, 'member_flows', this.known.head.coalitionId, quarter);
    for (const { where, parameters, sign } of scans) await this.rows(where, parameters, sign, add);
  }

  /** The same, but only the value of what was accepted: a row or two a member. */
  async valuesBefore(quarter: string, add: AddValue): Promise<void> {
    await valuesBefore(
      this.snapshot,
      this.known.head.coalitionId,
      quarter,
      (memberId, given, received, sign) => {
        add({ memberId, direction: 'given', standing: 'accepted', value: given }, sign);
        add({ memberId, direction: 'received', standing: 'accepted', value: received }, sign);
      },
    );
  }

  private async rows(where: string, parameters: SqlValue[], sign: 1 | -1, add: Add): Promise<void> {
    const rows = await this.snapshot.rows(
      `SELECT ${FLOW_COLUMNS} FROM member_flows WHERE coalition_id = ? AND ${where}`,
      [this.known.head.coalitionId, ...parameters],
    );
    for (const row of rows) add(measuresOf(row), sign);
  }

  /** Part of a quarter has no sums of its own: its entries are read. */
  async days(from: string, to: string, add: Add): Promise<void> {
    const { scale } = this.known.directory.coalition.currency;
    const rows = await this.snapshot.rows(
      `SELECT ${STANDING_COLUMNS} FROM entries WHERE coalition_id = ? AND occurred_on >= ? AND occurred_on <= ? AND standing <> ?`,
      [this.known.head.coalitionId, from, to, 'withdrawn'],
    );
    for (const row of rows) for (const flow of flowsStanding(row, scale)) add(flow, 1);
  }
}

/** What every member gave and received before a quarter, from the totals that are kept of it. */
export async function valuesBefore(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
  add: (memberId: string, given: Amount, received: Amount, sign: 1 | -1) => void,
): Promise<void> {
  for (const { where, parameters, sign } of await scansBefore(
    snapshot,
    'member_totals',
    coalitionId,
    quarter,
  )) {
    const rows = await snapshot.rows(
      `SELECT member_id, given, received FROM member_totals WHERE coalition_id = ? AND ${where}`,
      [coalitionId, ...parameters],
    );
    for (const [memberId, given, received] of rows as [string, string, string][]) {
      add(memberId, Amount.parse(given), Amount.parse(received), sign);
    }
  }
}

type SumsTable = 'member_flows' | 'member_totals';

/** A look into a table of sums, to be added or taken away. */
interface Scan {
  readonly where: string;
  readonly parameters: string[];
  readonly sign: 1 | -1;
}

/** How all quarters before one are read: added up, or life less the others, whichever reads fewer. */
async function scansBefore(
  snapshot: ReadSnapshot,
  table: SumsTable,
  coalitionId: string,
  quarter: string,
): Promise<Scan[]> {
  const first = await outermostQuarter(snapshot, table, coalitionId, 'ASC');
  const last = await outermostQuarter(snapshot, table, coalitionId, 'DESC');
  if (first === undefined || last === undefined || first >= quarter) return [];
  if (ordinal(quarter) - ordinal(first) <= ordinal(last) - ordinal(quarter) + 1) {
    return [{ where: 'period < ?', parameters: [quarter], sign: 1 }];
  }
  return [
    { where: 'period = ?', parameters: [LIFE], sign: 1 },
    { where: 'period >= ? AND period < ?', parameters: [quarter, LIFE], sign: -1 },
  ];
}

/** The first or the last quarter of which sums are kept. */
async function outermostQuarter(
  snapshot: ReadSnapshot,
  table: SumsTable,
  coalitionId: string,
  order: 'ASC' | 'DESC',
): Promise<string | undefined> {
  const [row] = await snapshot.query(
    `SELECT period FROM ${table} WHERE coalition_id = ? AND period < ? ORDER BY period ${order} LIMIT 1`,
    [coalitionId, LIFE],
  );
  return row?.['period'] as string | undefined;
}

/** A number that grows by one from quarter to quarter. */
function ordinal(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6));
}

/** The columns that `measuresOf` reads. */
const FLOW_COLUMNS = `member_id, standing, direction, kind, unit, quantity, value, entries, unvalued, ${VALUE_TYPES.join(', ')}`;

function measuresOf(row: readonly SqlValue[]): MemberMeasures {
  const [memberId, standing, direction, kind, unit, quantity, value, entries, unvalued, ...types] = row;
  const byValueType: Partial<Record<ValueType, Amount>> = {};
  VALUE_TYPES.forEach((type, i) => {
    if (types[i] !== '0') byValueType[type] = Amount.parse(types[i] as string);
  });
  return {
    memberId: memberId as string,
    standing: standing as string,
    direction: direction as 'given' | 'received',
    kind: kind as string,
    unit: unit as string,
    quantity: Amount.parse(quantity as string),
    value: Amount.parse(value as string),
    entries: Number(entries),
    unvalued: Number(unvalued),
    byValueType,
  };
}
