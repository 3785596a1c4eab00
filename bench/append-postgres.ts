/**
 * Durable single appends on PostgreSQL.
 *
 * Ours: as on SQLite, each command decided, stamped, hashed, projected and answered after its commit; 50 callers (also
 * 1 and 500).
 *
 * Against pgbench with 50 clients, each committing one row after another: only the row of the event, into a table with
 * the same columns and key as ours. Beside it, for comparison, pgbench committing all rows that one of our appends makes
 * (event, entry, posting and the sums, without the head and its hash), statement by statement in a transaction.
 * Both with prepared statements, on the same server, with the same settings.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from '../src/event-store/ledger.js';
import type { CommandRequest } from '../src/event-store/ledger-transaction.js';
import { ledgerModel } from '../src/ledger-model.js';
import { runCallers } from './callers.js';
import { found, headOf, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { hasProgram, withFolder, type BenchOptions } from './places.js';
import { pgbench, runOn, withPostgres } from './postgres.js';
import { recordedRows, type Batch, type TableRows } from './recorded-rows.js';
import { COALITION, EntryGenerator, request } from './workload.js';

const CALLERS = [50, 1, 500];
const PGBENCH_CLIENTS = 50;

export async function appendOnPostgres({ short }: BenchOptions): Promise<Outcome> {
  const result = outcome('append, PostgreSQL');
  const hasPgbench = hasProgram('pgbench');
  if (!hasPgbench) result.skipped.push('the comparison with pgbench: there is no program pgbench here');
  const rounds = short ? 3 : 7;
  const counts: Readonly<Record<number, number>> = short
    ? { 1: 150, 50: 1_500, 500: 2_000 }
    : { 1: 600, 50: 6_000, 500: 10_000 };
  const seconds = short ? 4 : 8;
  await withFolder((folder) =>
    withPostgres(async (url) => {
      const ledger = await Ledger.open({ engine: 'postgres', url }, ledgerModel);
      const total = rounds * CALLERS.reduce((sum, callers) => sum + counts[callers]!, 0);
      const entries = new EntryGenerator(total * 1.1);
      const next = (count: number): CommandRequest[] => Array.from({ length: count }, () => entries.next());
      await found(ledger);
      const scripts = await rawScripts(ledger, url, folder);
      await runCallers(ledger, next(Math.ceil(total / 10)), 50);
      const ours = new Map(CALLERS.map((callers) => [callers, [] as number[]]));
      const eventRows: number[] = [];
      const allRows: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const [callers, perSecond] of ours) {
          const list = next(counts[callers]!);
          perSecond.push(list.length / (await secondsOf(() => runCallers(ledger, list, callers))));
        }
        if (!hasPgbench) continue;
        eventRows.push(pgbench(url, scripts.eventRow, PGBENCH_CLIENTS, seconds));
        allRows.push(pgbench(url, scripts.allRows, PGBENCH_CLIENTS, seconds));
      }
      const { ok } = await ledger.verify(COALITION);
      if (!ok) throw new Error('the ledger that was measured does not verify');
      await ledger.close();
      for (const [callers, perSecond] of ours) {
        addFigure(
          result,
          `durable appends, ${String(callers)} caller${callers === 1 ? '' : 's'}`,
          'appends/s',
          perSecond,
        );
      }
      if (!hasPgbench) return;
      addFigure(result, 'pgbench, 50 clients, the row of the event', 'rows/s', eventRows);
      addFigure(result, 'pgbench, 50 clients, all rows of one append', 'appends/s', allRows);
      addRatio(result, '50 callers, against single event rows by pgbench', ours.get(50)!, eventRows, '> 1');
      addRatio(result, '50 callers, against all rows of an append by pgbench', ours.get(50)!, allRows, '');
      addRatio(result, '500 callers, against single event rows by pgbench', ours.get(500)!, eventRows, '');
    }),
  );
  return result;
}

/** Writes pgbench's scripts from the rows of a real append, into tables like ours but without triggers. */
async function rawScripts(
  ledger: BenchLedger,
  url: string,
  folder: string,
): Promise<{ eventRow: string; allRows: string }> {
  const before = await headOf(ledger);
  await ledger.execute(
    request('record-entry', {
      entryId: 'E-0',
      direction: 'contribution',
      memberId: 'member-0007',
      kind: 'funds',
      occurredOn: '2024-01-01',
      quantity: '1234.56',
      unit: 'EUR',
      value: null,
      valuationBasis: null,
      valueType: null,
      counterparty: 'pool:pool-03',
      project: 'project-7',
      description: 'harbour survey for the night school and its first boat',
      pledgeId: null,
      reverses: null,
      status: null,
      actingFor: null,
      inKind: null,
      costShare: null,
    }),
  );
  const [batch] = await recordedRows(ledger, before, 1);
  const tables = batch!.filter(({ table }) => table !== 'ledger_heads');
  await runOn(url, [
    'CREATE SEQUENCE raw_position',
    ...tables.map(({ table }) => `CREATE TABLE raw_${table} (LIKE ${table} INCLUDING ALL)`),
  ]);
  const script = (name: string, statements: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(
      path,
      ['\\set member random(1000, 1999)', '\\set pool random(100, 119)', ...statements, ''].join('\n'),
    );
    return path;
  };
  const [events] = tables;
  return {
    eventRow: script('event-row.sql', insertsOf([events!])),
    allRows: script('all-rows.sql', ['BEGIN;', ...insertsOf(tables), 'COMMIT;']),
  };
}

function insertsOf(tables: Batch): string[] {
  return tables.flatMap((rows) => rows.rows.map((row) => insertOf(rows, row)));
}

/** One row as a statement; what tells rows apart is new in each. */
function insertOf({ table, columns, replacedBy }: TableRows, row: TableRows['rows'][number]): string {
  const values = columns.map((column, i) => {
    const value = row[i]!;
    if (column === 'position')
      return table === 'events' ? `nextval('raw_position')` : `currval('raw_position')`;
    if (column === 'entry_id') return `'E-' || currval('raw_position')`;
    if (column === 'member_id') return `'member-' || substr(:member::text, 2)`;
    if (column === 'pool_id') return `'pool-' || substr(:pool::text, 2)`;
    return value === null ? 'NULL' : literal(String(value));
  });
  const insert = `INSERT INTO raw_${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
  if (replacedBy.length === 0) return `${insert};`;
  const others = columns.filter((column) => !replacedBy.includes(column));
  const set = others.map((column) => `${column} = excluded.${column}`).join(', ');
  return `${insert} ON CONFLICT (${replacedBy.join(', ')}) DO UPDATE SET ${set};`;
}

/** pgbench takes a colon before a letter or digit for a variable of its own, also inside a text. */
function literal(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a');
  return `E'${escaped}'`;
}
