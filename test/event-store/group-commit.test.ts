import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { aCoalition, benefit, contribution } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const CALLERS = 200;
const ENTRIES_EACH = 5;

interface Store {
  /** Resolves where the entry is acknowledged, rejects where it is refused. */
  enter(entryId: string, refuse: boolean): Promise<unknown>;
  /** What a new connection to the database finds. */
  entered(): Promise<string[]>;
}

/** 200 callers at once, each waiting for one answer before it goes on; a tenth of all is refused. */
async function overlappingCallers(store: Store): Promise<string[]> {
  const acknowledged: string[] = [];
  const caller = async (who: number): Promise<void> => {
    for (let turn = 0; turn < ENTRIES_EACH; turn += 1) {
      const entryId = `${who}-${turn}`;
      try {
        await store.enter(entryId, (who * ENTRIES_EACH + turn) % 10 === 7);
        acknowledged.push(entryId);
      } catch {
        continue;
      }
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, who) => caller(who)));
  return acknowledged.sort();
}

onBothEngines('the lane', (engine) => {
  const ledgers = ledgersOn(engine);

  it('records exactly what it acknowledged to 200 overlapping callers', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const store: Store = {
      enter: (entryId, refuse) =>
        ledger.tell(refuse ? benefit(entryId, { counterparty: 'pool:fund' }) : contribution(entryId)),
      entered: async () => {
        const other = await ledgers.open({ url: ledger.url });
        const rows = await other.rows('SELECT entry_id FROM entries');
        return rows.map((row) => String(row['entry_id'])).sort();
      },
    };
    const acknowledged = await overlappingCallers(store);
    expect(acknowledged).toHaveLength((CALLERS * ENTRIES_EACH * 9) / 10);
    expect(await store.entered()).toEqual(acknowledged);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 5 + acknowledged.length });
  });

  it('commits what waited together in one transaction', async () => {
    const ledger = await ledgers.with(...aCoalition());
    let transactions = 0;
    const { store } = ledger.ledger;
    const write = store.write.bind(store);
    store.write = (work, outcome) => {
      transactions += 1;
      return write(work, outcome);
    };
    await ledger.tellTogether(Array.from({ length: 500 }, (_, i) => contribution(`e-${i}`)));
    expect(transactions).toBeLessThanOrEqual(2);
  });
});

describe('TypeORM’s own transaction() on one SQLite connection, in the lane’s place', () => {
  it('loses what it acknowledged under the same load, which shows that the load can tell', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-control-'));
    const open = (): Promise<DataSource> =>
      new DataSource({ type: 'better-sqlite3', database: join(folder, 'control.sqlite') }).initialize();
    const source = await open();
    await source.query('CREATE TABLE entries (entry_id TEXT PRIMARY KEY)');
    const store: Store = {
      enter: (entryId, refuse) =>
        source.transaction(async (manager) => {
          await manager.query('INSERT INTO entries VALUES (?)', [entryId]);
          await nextTurn();
          if (refuse) throw new Error('refused');
        }),
      entered: async () => {
        await source.destroy();
        const other = await open();
        const rows = await other.query<{ entry_id: string }[]>('SELECT entry_id FROM entries');
        await other.destroy();
        return rows.map((row) => row.entry_id).sort();
      },
    };
    try {
      const acknowledged = await overlappingCallers(store);
      const entered = new Set(await store.entered());
      const lost = acknowledged.filter((entryId) => !entered.has(entryId));
      expect(lost.length).toBeGreaterThan(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
