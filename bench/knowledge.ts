/**
 * A library of 5 000 assets with lineage twenty generations deep, and 100 000 confirmed applications of them in one quarter:
 * imported from CSV files, as one transaction, and the quarter closed. Then one more application on that ledger, against
 * ourselves: the same on a ledger with one asset.
 *
 * Each asset has two authors, and derives from the two generations before it. The families of assets come from five members
 * each; every member uses a hundred assets; half of the uses have an outcome, each another one.
 */
import { join } from 'node:path';
import type { DatabaseLocation } from '../src/event-store/database.js';
import { Ledger } from '../src/event-store/ledger.js';
import { fileOf } from '../src/interchange/import-files.js';
import { importFiles } from '../src/interchange/import.js';
import { ledgerModel } from '../src/ledger-model.js';
import { found, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { withPostgres } from './postgres.js';
import { ACTOR, COALITION, request } from './workload.js';

const MEMBERS = 1_000;
const GENERATIONS = 20;
const AUTHORS_OF_A_FAMILY = 5;
const ROUNDS = 20;

const memberId = (number: number): string => `member-${String(number % MEMBERS).padStart(4, '0')}`;
const assetId = (number: number): string => `asset-${String(number)}`;
const DEPTHS = ['consulted', 'adapted', 'embedded'] as const;

function authorsOf(asset: number): string {
  const first = Math.trunc(asset / GENERATIONS) * AUTHORS_OF_A_FAMILY;
  const [one, other] = [0, 1].map((i) => memberId(first + ((asset + i) % AUTHORS_OF_A_FAMILY)));
  return `${one!}:0.6|${other!}:0.4`;
}

function parentsOf(asset: number): string {
  const generation = asset % GENERATIONS;
  if (generation === 0) return '';
  return generation === 1 ? assetId(asset - 1) : `${assetId(asset - 1)}:0.7|${assetId(asset - 2)}:0.3`;
}

function library(assets: number): string {
  const rows = ['asset_id,title,shared_on,authors,derives_from'];
  for (let i = 0; i < assets; i += 1)
    rows.push(`${assetId(i)},Method ${String(i)},2025-01-02,${authorsOf(i)},${parentsOf(i)}`);
  return `${rows.join('\n')}\n`;
}

/** Every asset is used equally often, and every member is after all the families in turn. */
function applications(assets: number, many: number): string {
  const rows = ['application_id,asset_id,member_id,applied_on,depth,outcome_value,confirmed_by'];
  for (let i = 0; i < many; i += 1) {
    const user = memberId(i * 13 + Math.trunc(i / assets));
    const outcomeValue = i % 2 === 0 ? '' : `${String(100 + (i % 7_919))}.50`;
    const depth = DEPTHS[i % 3]!;
    rows.push(`use-${String(i)},${assetId(i % assets)},${user},2025-02-03,${depth},${outcomeValue},backbone`);
  }
  return `${rows.join('\n')}\n`;
}

async function imported(ledger: BenchLedger, name: string, rows: string): Promise<void> {
  const { errors } = await importFiles(ledger, COALITION, [fileOf(`${name}.csv`, rows)], { actor: ACTOR });
  if (errors.length > 0) throw new Error(errors[0]!.message);
}

export const anotherUse = (id: string, user: number) =>
  request('apply-knowledge', {
    applicationId: id,
    assetId: assetId(0),
    memberId: memberId(user),
    appliedOn: '2025-05-02',
    depth: 'adapted',
    outcomeValue: '125.50',
    description: null,
    confirmedBy: 'backbone',
    confirmedOn: null,
    actingFor: null,
  });

async function measure(
  measured: Outcome,
  assets: number,
  uses: number,
  open: (name: string) => Promise<BenchLedger>,
): Promise<void> {
  const empty = await open('one');
  await found(empty);
  await imported(empty, 'knowledge', library(1));
  const ledger = await open('many');
  await found(ledger);
  await imported(ledger, 'knowledge', library(assets));
  const rows = applications(assets, uses);
  const importing = await secondsOf(() => imported(ledger, 'applications', rows));
  const close = request('close-quarter', { quarter: '2025-Q1', actingFor: null });
  const closing = await secondsOf(() => ledger.execute(close));
  const [more, few]: [number[], number[]] = [[], []];
  for (let i = 0; i < ROUNDS; i += 1) {
    few.push(await secondsOf(() => empty.execute(anotherUse(`few-${String(i)}`, i + 10))));
    more.push(await secondsOf(() => ledger.execute(anotherUse(`more-${String(i)}`, i + 10))));
  }
  await empty.close();
  await ledger.close();
  addFigure(measured, `${String(uses)} applications imported`, 's', [importing]);
  addFigure(measured, 'the quarter closed', 's', [closing]);
  // Of a tenth as many, a tenth of the time would say nothing of the aim.
  const aim = uses === 100_000 ? '≤ 20' : undefined;
  addFigure(measured, 'both', 's', [importing + closing], aim);
  addRatio(measured, 'one more application, there / on a ledger with one asset', more, few, '< 2');
}

const sizes = ({ short }: BenchOptions): [assets: number, uses: number] =>
  short ? [500, 10_000] : [5_000, 100_000];

const opened = (options: DatabaseLocation): Promise<BenchLedger> => Ledger.open(options, ledgerModel);

export async function knowledgeOnSqlite(options: BenchOptions): Promise<Outcome> {
  const measured = outcome('knowledge, SQLite');
  await withFolder((folder) =>
    measure(measured, ...sizes(options), (name) =>
      opened({ engine: 'sqlite', path: join(folder, `${name}.db`) }),
    ),
  );
  return measured;
}

export async function knowledgeOnPostgres(options: BenchOptions): Promise<Outcome> {
  const measured = outcome('knowledge, PostgreSQL');
  await withPostgres((one) =>
    withPostgres((many) =>
      measure(measured, ...sizes(options), (name) =>
        opened({ engine: 'postgres', url: name === 'one' ? one : many }),
      ),
    ),
  );
  return measured;
}
