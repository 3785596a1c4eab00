/**
 * What pages are asked of: the ledger of `workload.ts` with a quarter that is under way, a pledge of every member that is still to
 * come, and a library and its uses in proportion to the length of the history. So two of them show the same today, behind a short past and a long one.
 */
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from '../src/event-store/ledger.js';
import { fileOf } from '../src/interchange/import-files.js';
import { importFiles } from '../src/interchange/import.js';
import { ledgerModel } from '../src/ledger-model.js';
import {
  enterWithoutPoolChecks,
  headOf,
  ledgerOfEvents,
  removeDatabase,
  type BenchLedger,
} from './ledgers.js';
import { RESULTS } from './places.js';
import { ACTOR, COALITION, EntryGenerator, MEMBERS, memberId } from './workload.js';

/** Entries of the quarter that is under way, in every ledger. */
const THIS_QUARTER_ENTRIES = 5_000;
const DAY_MS = 86_400_000;
/** Of so many events of the past, one is an asset, a use of one. */
const EVENTS_PER_ASSET = 200;
const EVENTS_PER_USE = 50;

export interface Today {
  readonly quarter: string;
  readonly firstDay: number;
  /** Days of the quarter that are over, today among them. */
  readonly days: number;
}

/** The quarter that lies around now, in UTC: the coalition of the workload is within an hour of it. */
export function todayAt(now: number): Today {
  const date = new Date(now);
  const [year, number] = [date.getUTCFullYear(), Math.trunc(date.getUTCMonth() / 3)];
  const firstDay = Date.UTC(year, number * 3, 1);
  const days = Math.trunc((now - firstDay) / DAY_MS) + 1;
  return { quarter: `${String(year)}-Q${String(number + 1)}`, firstDay, days };
}

/** The path of such a database, made where there is none of this quarter. */
export async function pagesLedger(events: number, { quarter, firstDay, days }: Today): Promise<string> {
  const path = join(RESULTS, `pages-${String(events)}-${quarter}.sqlite`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.unfinished`;
  removeDatabase(unfinished);
  copyFileSync(await ledgerOfEvents(events), unfinished);
  const ledger = await Ledger.open({ engine: 'sqlite', path: unfinished }, ledgerModel);
  await imported(ledger, 'pledges', pledges(MEMBERS));
  await addLibrary(ledger, events);
  const range = { seed: 9, firstDay, days, ids: 'P' };
  const entries = new EntryGenerator(THIS_QUARTER_ENTRIES, range);
  await enterWithoutPoolChecks(ledger, entries, (await headOf(ledger)) + THIS_QUARTER_ENTRIES);
  await ledger.close();
  renameSync(unfinished, path);
  removeDatabase(unfinished);
  return path;
}

/** Assets and uses of them, in proportion to a history of so many events. */
export async function addLibrary(ledger: BenchLedger, events: number): Promise<void> {
  await imported(ledger, 'knowledge', library(Math.ceil(events / EVENTS_PER_ASSET)));
  await imported(ledger, 'applications', uses(events));
}

async function imported(ledger: BenchLedger, name: string, rows: readonly string[]): Promise<void> {
  const file = fileOf(`${name}.csv`, `${rows.join('\n')}\n`);
  const { errors } = await importFiles(ledger, COALITION, [file], { actor: ACTOR });
  if (errors.length > 0) throw new Error(errors[0]!.message);
}

const member = (number: number): string => memberId(number % MEMBERS);
const monthOf = (number: number): string => String((number % 12) + 1).padStart(2, '0');

function pledges(many: number): string[] {
  const rows = ['pledge_id,member_id,kind,quantity,unit,made_on,due_on'];
  for (let i = 0; i < many; i += 1)
    rows.push(
      `pledge-${String(i)},${member(i * 7)},funds,${String(100 + (i % 900))},EUR,2024-02-01,2025-${monthOf(i)}-28`,
    );
  return rows;
}

function library(many: number): string[] {
  const rows = ['asset_id,title,shared_on,authors,derives_from'];
  for (let i = 0; i < many; i += 1) {
    const derivesFrom = i % 10 === 0 ? '' : `asset-${String(i - 1)}`;
    const authors = `${member(i)}:0.6|${member(i + 1)}:0.4`;
    rows.push(`asset-${String(i)},Method ${String(i)},2024-01-15,${authors},${derivesFrom}`);
  }
  return rows;
}

function uses(events: number): string[] {
  const [assets, many] = [Math.ceil(events / EVENTS_PER_ASSET), Math.ceil(events / EVENTS_PER_USE)];
  const rows = ['application_id,asset_id,member_id,applied_on,depth,outcome_value,confirmed_by'];
  for (let i = 0; i < many; i += 1) {
    const outcome = i % 2 === 0 ? '' : String(100 + (i % 7_919));
    const confirmedBy = i % 20 === 0 ? '' : 'backbone';
    rows.push(
      `use-${String(i)},asset-${String(i % assets)},${member(i * 13 + 5)},2025-${monthOf(i)}-03,adapted,${outcome},${confirmedBy}`,
    );
  }
  return rows;
}
