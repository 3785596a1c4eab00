/**
 * A quarter of 100 000 applications of 5 000 assets with lineage: recorded and confirmed, and the quarter closed. Then one more
 * application on that ledger, against ourselves: the same on a ledger with one asset.
 */
import { join } from 'node:path';
import { Ledger } from '../src/event-store/ledger.js';
import { ledgerModel } from '../src/ledger-model.js';
import { found, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { COALITION, request } from './workload.js';

const MEMBERS = 1_000;
const GROUP = 1_000;
const ROUNDS = 20;

const memberId = (number: number): string => `member-${String(number % MEMBERS).padStart(4, '0')}`;

const shared = (number: number) =>
  request('share-knowledge', {
    assetId: `asset-${String(number)}`,
    title: `Method ${String(number)}`,
    sharedOn: '2025-01-02',
    authors: `${memberId(number * 7)}:0.6|${memberId(number * 7 + 1)}:0.4`,
    derivesFrom: number % 2 === 0 ? null : `asset-${String(number - 1)}`,
    ...{ assetType: null, licence: null, description: null, actingFor: null },
  });

const applied = (id: string, asset: number, user: number, appliedOn: string) =>
  request('apply-knowledge', {
    applicationId: id,
    assetId: `asset-${String(asset)}`,
    memberId: memberId(user),
    appliedOn,
    depth: ['consulted', 'adapted', 'embedded'][user % 3],
    outcomeValue: '125.50',
    description: null,
    confirmedBy: 'backbone',
    confirmedOn: null,
    actingFor: null,
  });

async function tell(
  ledger: BenchLedger,
  many: number,
  command: (number: number) => ReturnType<typeof request>,
) {
  for (let from = 0; from < many; from += GROUP) {
    await ledger.batch(COALITION, async (transaction) => {
      const commands = Array.from({ length: Math.min(GROUP, many - from) }, (_, i) => command(from + i));
      await transaction.prepare(commands);
      for (const told of commands) transaction.execute(told);
    });
  }
}

async function oneMore(ledger: BenchLedger, name: string): Promise<number[]> {
  const seconds: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    seconds.push(
      await secondsOf(() =>
        ledger.execute(applied(`${name}-${String(i)}`, 0, i + 10, '2025-05-02')).then(() => undefined),
      ),
    );
  }
  return seconds;
}

export async function knowledge({ short }: BenchOptions): Promise<Outcome> {
  const measured = outcome('knowledge');
  const [assets, applications] = short ? [500, 10_000] : [5_000, 100_000];
  await withFolder(async (folder) => {
    const empty = await Ledger.open({ engine: 'sqlite', path: join(folder, 'one.db') }, ledgerModel);
    await found(empty);
    await empty.execute(shared(0));
    const ledger = await Ledger.open({ engine: 'sqlite', path: join(folder, 'many.db') }, ledgerModel);
    await found(ledger);
    await tell(ledger, assets, shared);
    const recording = await secondsOf(() =>
      tell(ledger, applications, (i) =>
        applied(`use-${String(i)}`, i % assets, i * 13 + Math.trunc(i / assets), '2025-02-03'),
      ),
    );
    const closing = await secondsOf(() =>
      ledger.execute(request('close-quarter', { quarter: '2025-Q1', actingFor: null })).then(() => undefined),
    );
    addFigure(measured, `${String(applications)} applications recorded and confirmed`, 's', [recording]);
    addFigure(measured, 'the quarter closed', 's', [closing]);
    const few = await oneMore(empty, 'few');
    const more = await oneMore(ledger, 'more');
    addRatio(measured, 'one more application, there / on a ledger with one asset', more, few, '< 2');
    await empty.close();
    await ledger.close();
  });
  return measured;
}
