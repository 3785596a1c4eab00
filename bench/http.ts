/**
 * Durable appends through the API, on SQLite.
 *
 * Ours: POST of an entry by 50 connections, each waiting for its answer, which comes after the commit. The server is whole:
 * lanes in a thread of their own, every check of the door, the same workload as for `append`.
 *
 * Against the same server's POST that does all of this but for recording: same bodies, same checks, same answer. So the
 * ratio says what of the door's speed is left once the ledger is behind it.
 *
 * The load comes from wrk, which takes the least of the machine of all that would do. What it takes is measured too, as on
 * few processors it takes it from the server.
 */
import { join } from 'node:path';
import { Ledger } from '../src/event-store/ledger.js';
import { createApp } from '../src/main.js';
import { ledgerModel } from '../src/ledger-model.js';
import { bearerAt } from './credentials.js';
import { found, headOf, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, type Outcome } from './measure.js';
import { hasProgram, withFolder, type BenchOptions } from './places.js';
import { postAll, type Load } from './wrk.js';
import { COALITION, EntryGenerator } from './workload.js';

const CONNECTIONS = 50;

export async function http(options: BenchOptions): Promise<Outcome> {
  const result = outcome('HTTP, SQLite');
  if (!hasProgram('wrk')) {
    result.skipped.push('everything: there is no program wrk here');
    return result;
  }
  const { rounds, entries } = options.short ? { rounds: 3, entries: 3_000 } : { rounds: 9, entries: 15_000 };
  await withFolder(async (folder) => {
    const location = { engine: 'sqlite', path: join(folder, 'ledger.sqlite') } as const;
    const ledger = await Ledger.open(location, ledgerModel);
    try {
      await found(ledger);
      const before = await headOf(ledger);
      const { app, close } = await createApp({
        location,
        benchmark: true,
        requestLimits: { address: null, person: null, key: null },
      });
      try {
        await app.listen(0, '127.0.0.1');
        const door = `${await app.getUrl()}/api/v1/coalitions/${COALITION}`;
        const headers = { authorization: await bearerAt(ledger.store) };
        const bodies = new Bodies((rounds + 1) * entries * 1.1);
        const acknowledged: string[] = [];
        const measured = { durable: [] as Load[], noOp: [] as Load[] };
        for (let round = 0; round <= rounds; round += 1) {
          const list = bodies.next(entries);
          const durable = await postAll(`${door}/entries`, list, CONNECTIONS, folder, headers);
          const noOp = await postAll(`${door}/no-op`, list, CONNECTIONS, folder, headers);
          acknowledged.push(...durable.answers);
          // The first one warms up what both use.
          if (round === 0) continue;
          measured.durable.push(durable);
          measured.noOp.push(noOp);
        }
        report(result, measured.durable, measured.noOp, entries);
        await assertExactly(ledger, before, acknowledged);
      } finally {
        await close();
      }
    } finally {
      await ledger.close();
    }
  });
  return result;
}

/** Entries as bodies of requests. Reversals and valuations have addresses of their own, and are left out. */
class Bodies {
  private readonly entries: EntryGenerator;

  constructor(expected: number) {
    this.entries = new EntryGenerator(expected);
  }

  next(count: number): string[] {
    const bodies: string[] = [];
    while (bodies.length < count) {
      const { command, data } = this.entries.next();
      if (command !== 'record-entry' || data['reverses'] !== null) continue;
      const { entryId, ...rest } = data;
      const said = Object.entries({ id: entryId, ...rest }).filter(([, value]) => value !== null);
      bodies.push(JSON.stringify(Object.fromEntries(said)));
    }
    return bodies;
  }
}

/** The ledger must hold what was acknowledged, each at the position that was answered, and nothing else; and be whole. */
async function assertExactly(
  ledger: BenchLedger,
  before: number,
  acknowledged: readonly string[],
): Promise<void> {
  const answered = new Map(
    acknowledged.map((answer) => {
      const { id, position } = JSON.parse(answer) as { id: string; position: number };
      return [position, id];
    }),
  );
  const recorded = await ledger.read(async (snapshot) => {
    await snapshot.within(COALITION);
    return snapshot.rows('SELECT position, entry_id FROM entries WHERE coalition_id = ? AND position > ?', [
      COALITION,
      before,
    ]);
  });
  const head = await headOf(ledger);
  const isSame =
    answered.size === acknowledged.length &&
    recorded.length === answered.size &&
    head - before === answered.size &&
    recorded.every(([position, id]) => answered.get(Number(position)) === id);
  if (!isSame) {
    throw new Error(
      `${String(acknowledged.length)} entries were acknowledged at ${String(answered.size)} positions, ` +
        `and ${String(recorded.length)} are in the ledger, whose head moved by ${String(head - before)}`,
    );
  }
  const { ok } = await ledger.verify(COALITION);
  if (!ok) throw new Error('the ledger that was measured does not verify');
}

function report(result: Outcome, durable: readonly Load[], noOp: readonly Load[], requests: number): void {
  const perSecond = (loads: readonly Load[]): number[] => loads.map((load) => load.perSecond);
  const each = (seconds: number): number => (seconds / requests) * 1_000_000;
  const who = `${String(CONNECTIONS)} connections`;
  for (const [what, loads] of [
    ['durable POST of an entry', durable],
    ['no-op POST', noOp],
  ] as const) {
    addFigure(result, `${what}, ${who}`, 'requests/s', perSecond(loads));
    addFigure(
      result,
      `${what}: processor time of the server`,
      'µs each',
      loads.map((load) => each(load.serverSeconds)),
    );
    addFigure(
      result,
      `${what}: processor time of wrk`,
      'µs each',
      loads.map((load) => each(load.wrkSeconds)),
    );
  }
  addRatio(
    result,
    `durable POST, against the no-op POST, ${who}`,
    perSecond(durable),
    perSecond(noOp),
    '≥ 0.7',
  );
}
