import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import type { FigureScope } from '../../src/portfolios/view.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import type { TestLedger } from '../support/ledgers.js';

/** Reads the ledger into the lines that the simple reckoning gives. Amounts are whole, or cents. */
export class Reading {
  constructor(
    private readonly ledger: TestLedger,
    private readonly coalitionId: string,
  ) {}

  private rows(sql: string): Promise<Record<string, unknown>[]> {
    return this.ledger.rows(`${sql}`, this.coalitionId);
  }

  async flows(): Promise<string[]> {
    const rows = await this.rows('SELECT * FROM member_flows WHERE coalition_id = ?');
    return rows
      .map((row) => ({
        key: texts(row, 'period', 'member_id', 'standing', 'direction', 'kind', 'unit'),
        measures: [row['quantity'], cents(row['value']), row['entries'], row['unvalued']].map(Number),
      }))
      .filter(({ measures }) => measures.some((measure) => measure !== 0))
      .map(({ key, measures }) => `${key} ${measures.join(' ')}`)
      .sort();
  }

  /** Every movement, in the order of the events that made them. */
  async movements(): Promise<Movement[]> {
    const rows = await this.rows('SELECT * FROM postings WHERE coalition_id = ? ORDER BY position, line');
    return rows.map((row) => ({
      position: Number(row['position']),
      from: texts(row, 'source', 'unit'),
      to: texts(row, 'destination', 'unit'),
      thousandths: Math.round(Number(row['quantity']) * 1_000),
    }));
  }

  /** Where the events of each command end, in their order. */
  async endsOfCommands(): Promise<number[]> {
    const rows = await this.rows(
      'SELECT MAX(position) AS ends FROM events WHERE coalition_id = ? GROUP BY correlation_id ORDER BY ends',
    );
    return rows.map(({ ends }) => Number(ends));
  }

  async pledges(): Promise<string[]> {
    const rows = await this.rows('SELECT * FROM pledges WHERE coalition_id = ?');
    return rows
      .map((row) => {
        const value = row['value'] === null ? '' : cents(row['value']);
        const settled = (row['settled_on'] as string | null) ?? '-';
        const measures = [Number(row['quantity']), value, Number(row['delivered'])].join(' ');
        return `${texts(row, 'pledge_id', 'member_id')} ${measures} ${texts(row, 'due_on', 'status')} ${settled}`;
      })
      .sort();
  }

  async claims(): Promise<string[]> {
    const rows = await this.rows('SELECT * FROM claims WHERE coalition_id = ? AND entry_id IS NOT NULL');
    return rows.map((row) => texts(row, 'member_id', 'item', 'entry_id')).sort();
  }

  async entries(): Promise<string[]> {
    const rows = await this.rows(
      'SELECT *, (SELECT count(*) FROM evidence WHERE evidence.coalition_id = entries.coalition_id ' +
        'AND evidence.entry_id = entries.entry_id) AS files FROM entries WHERE coalition_id = ? ORDER BY position',
    );
    return rows.map((row) => {
      const value = row['value'] === null ? '' : cents(row['value']);
      const reversedBy = (row['reversed_by'] as string | null) ?? '';
      const measures = [Number(row['quantity']), value, reversedBy, Number(row['files'])];
      return `${texts(row, 'entry_id', 'standing')} ${measures.join(' ')}`;
    });
  }

  /** Which quarters are closed, and by which version of the policy; in order. */
  async closings(): Promise<string[]> {
    const rows = await this.rows(
      "SELECT data FROM events WHERE coalition_id = ? AND type = 'QuarterClosed' ORDER BY position",
    );
    return rows.map((row) => {
      const { quarter, policyVersion } = JSON.parse(row['data'] as string) as Record<string, unknown>;
      return `${String(quarter)} ${String(policyVersion)}`;
    });
  }

  /** Give and get of every member, the position left out. */
  async balances(scope: FigureScope): Promise<object> {
    const { members } = await giveGetBalances(this.ledger.ledger, this.coalitionId, scope);
    return members.map(({ figure: _, ...figures }) => figures);
  }

  async report(quarter: string, asKnownAt: string | undefined) {
    const report = await quarterlyReport(this.ledger.ledger, this.coalitionId, quarter, asKnownAt);
    return {
      balances: report.members.map(({ id, name, given, received, balance }) => {
        return { id, name, given, received, balance };
      }),
      apart: report.members.map(({ id, status, pending, disputed }) => ({ id, status, pending, disputed })),
      pools: report.pools
        .flatMap(({ id, holdings }) =>
          holdings.map((held) => [id, held.unit, held.opening, held.in, held.out].join(' ')),
        )
        .sort(),
    };
  }
}

export interface Movement {
  readonly position: number;
  readonly from: string;
  readonly to: string;
  readonly thousandths: number;
}

/** What every account comes to; those that stand at zero are left out. */
export function accountsOf(movements: readonly Movement[]): string[] {
  const sums = new Map<string, number>();
  for (const { from, to, thousandths } of movements) {
    sums.set(from, (sums.get(from) ?? 0) - thousandths);
    sums.set(to, (sums.get(to) ?? 0) + thousandths);
  }
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([account, sum]) => `${decodeURIComponent(account)} ${sum / 1_000}`)
    .sort();
}

const texts = (row: Record<string, unknown>, ...columns: string[]): string =>
  columns.map((column) => String(row[column])).join(' ');

const cents = (value: unknown): number => Math.round(Number(value) * 100);
