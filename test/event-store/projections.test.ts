import type { Directory } from '../../src/coalition/domain/directory.js';
import type { LedgerModel } from '../../src/event-store/ledger-model.js';
import type { Projection } from '../../src/event-store/projection.js';
import type { WriteTransaction } from '../../src/event-store/store.js';
import { Table } from '../../src/event-store/table.js';
import { isExchangeEvent } from '../../src/exchange/domain/events.js';
import { ledgerModel } from '../../src/ledger-model.js';
import {
  aCoalition,
  COALITION,
  benefit,
  coalitionFounded,
  contribution,
  entryValued,
  exchange,
  exchangeRateRecorded,
  memberJoined,
  rateAdopted,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import type { RawDatabase } from '../support/raw-database.js';

const given = contribution('e1');
const everySortOfEntry: Told[] = [
  ...aCoalition(),
  rateAdopted(),
  exchangeRateRecorded('USD', '0.9123', '2026-01-01'),
  given,
  contribution('e0', { quantity: '100.50' }),
  contribution('e2', { memberId: 'birch', unit: 'USD', quantity: '33.33', counterparty: 'pool:fund' }),
  benefit('e3', { quantity: '40.10', occurredOn: '2026-04-01' }),
  contribution('e4', { kind: 'in-kind', unit: 'items', quantity: '3.5', status: 'proposed' }),
  entryValued('e4', '12.00'),
  exchange('e5', { quantity: '7.25', valueType: 'strategic:0.3333|innovative:0.6667' }),
  benefit('e6', { kind: 'recognition', unit: 'mentions', quantity: '2' }),
  reversalOf(given, 'r1', { occurredOn: '2026-05-02', quantity: '-100.00' }),
];

const DUMPS = ['entries', 'postings', 'pool_flows', 'member_flows'] as const;
async function figures(ledger: TestLedger): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of DUMPS) {
    const rows = await ledger.rows(`SELECT * FROM ${table}`);
    dump[table] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  }
  return dump;
}

/** Hundredths, summed as whole numbers: figures of this file have two places at most where they are money. */
const hundredths = (amount: string): bigint => {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount)!;
  const value = BigInt(whole! + fraction.padEnd(2, '0'));
  return sign === '-' ? -value : value;
};

async function tableNames(database: RawDatabase): Promise<string[]> {
  const rows =
    database.engine === 'postgres'
      ? await database.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
      : await database.query("SELECT name FROM sqlite_master WHERE type = 'table'");
  return rows.map((row) => String(row['name']));
}

/** Counts entries of each kind: a projection that no program had before. */
const kindsTable = new Table<{ kind: string; entries: number }>(
  'kinds',
  'sum',
  { kind: 'text', entries: 'integer' },
  ['kind'],
);
const kindsProjection: Projection<Directory> = {
  name: 'kinds',
  version: 1,
  tables: [kindsTable],
  apply(event, rows) {
    if (isExchangeEvent(event)) rows.add(kindsTable, { kind: event.data['kind'] as string, entries: 1 });
  },
};
const withKinds: LedgerModel<Directory> = {
  ...ledgerModel,
  projections: [...ledgerModel.projections, kindsProjection],
};
const raised: LedgerModel<Directory> = {
  ...ledgerModel,
  projections: ledgerModel.projections.map((projection) =>
    projection.name === 'portfolios' ? { ...projection, version: projection.version + 1 } : projection,
  ),
};

onBothEngines('the figures', (engine) => {
  const ledgers = ledgersOn(engine);

  it('are the same whether kept entry by entry, in groups, or made anew', async () => {
    const one = await ledgers.with(...everySortOfEntry);
    const other = await ledgers.open();
    const settled = await other.tellTogether(everySortOfEntry);
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
    const kept = await figures(one);
    expect(kept['entries']).toHaveLength(8);
    expect(await figures(other)).toEqual(kept);
    await one.ledger.rebuild();
    expect(await figures(one)).toEqual(kept);
    expect(await one.verify()).toMatchObject({ ok: true });
  });

  it('are what adding up the events by hand gives', async () => {
    const ledger = await ledgers.with(...everySortOfEntry);
    const sums = new Map<string, bigint>();
    const add = (key: string, value: string): void => {
      sums.set(key, (sums.get(key) ?? 0n) + hundredths(value));
    };
    for (const { type, data } of await ledger.events()) {
      if (!/^(Contribution|Benefit|Exchange|Entry)/.test(type) || type === 'ExchangeRateRecorded') continue;
      const { direction, memberId, counterparty, standing, value } = data as Record<string, string>;
      if (value == null) continue;
      if (direction !== 'benefit') add(`${memberId} given ${standing}`, value);
      if (direction === 'benefit') add(`${memberId} received ${standing}`, value);
      if (direction === 'exchange')
        add(`${counterparty!.slice('member:'.length)} received ${standing}`, value);
    }
    const rows = await ledger.rows("SELECT * FROM member_flows WHERE period = 'life'");
    const kept = new Map<string, bigint>();
    for (const row of rows) {
      const key = `${String(row['member_id'])} ${String(row['direction'])} ${String(row['standing'])}`;
      kept.set(key, (kept.get(key) ?? 0n) + hundredths(String(row['value'])));
      const types = ['financial', 'innovative', 'operational', 'reputational', 'strategic'];
      const byType = types.map((type) => hundredths(String(row[type]))).reduce((a, b) => a + b);
      expect([key, byType]).toEqual([key, hundredths(String(row['value']))]);
    }
    const notZero = (map: Map<string, bigint>) => [...map].filter(([, value]) => value !== 0n).sort();
    expect(notZero(kept)).toEqual(notZero(sums));
    expect(Object.fromEntries(sums)).toEqual({
      'alder given accepted': 31800n,
      'alder given proposed': 1200n,
      'birch given accepted': 3041n,
      'birch received accepted': 25760n,
    });
  });

  it('are made anew at opening where the program makes them differently, and only those', async () => {
    const ledger = await ledgers.with(...everySortOfEntry);
    const before = await figures(ledger);
    await ledger.close();
    const newer = await ledgers.open({ url: ledger.url, model: raised });
    expect(newer.ledger.opened).toEqual({ migrated: [], rebuilt: ['portfolios'] });
    expect(await figures(newer)).toEqual(before);
    await newer.close();
    const again = await ledgers.open({ url: ledger.url, model: raised });
    expect(again.ledger.opened.rebuilt).toEqual([]);
    await again.tell(contribution('e9'));
    expect(await again.verify()).toMatchObject({ ok: true });
  });

  it('are made from the whole history where a ledger meets a new sort of them', async () => {
    const ledger = await ledgers.with(...everySortOfEntry);
    await ledger.close();
    const newer = await ledgers.open({ url: ledger.url, model: withKinds });
    await newer.tell(contribution('e9'));
    const rows = await newer.rows('SELECT kind, entries FROM kinds ORDER BY kind');
    expect(rows.map((row) => [row['kind'], Number(row['entries'])])).toEqual([
      ['funds', 6],
      ['in-kind', 2],
      ['recognition', 1],
      ['staff-time', 1],
    ]);
    expect(await newer.verify()).toMatchObject({ ok: true });
  });

  it.each([
    ['otherwise', raised],
    ['and one more', withKinds],
  ])(
    'are not written any more by a program after another one, which makes them %s, took over',
    async (_, model) => {
      const older = await ledgers.with(...everySortOfEntry);
      await older.ledger.assertReady();
      const newer = await ledgers.open({ url: older.url, model });
      const replaced = { code: 'ledger.program-replaced', retry: 'later' };
      expect(await refusalOf(older.tell(contribution('e9')))).toMatchObject(replaced);
      expect(await refusalOf(older.ledger.assertReady())).toMatchObject(replaced);
      await newer.tell(contribution('e9'));
      expect(await newer.verify()).toMatchObject({ ok: true });
    },
  );

  it('are written further where another process of the same program made them anew', async () => {
    const one = await ledgers.with(...everySortOfEntry);
    const other = await ledgers.open({ url: one.url });
    await other.ledger.rebuild();
    await one.tell(contribution('e9'));
    await one.ledger.assertReady();
    expect(await other.verify()).toMatchObject({ ok: true });
  });

  it('are made anew while entries and reports go on, and nothing is lost', async () => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.tellTogether(Array.from({ length: 400 }, (_, i) => contribution(`before-${i}`)));
    const other = { coalitionId: 'hill-farms' };
    const done = { rebuilds: 0, entries: 0, reports: 0 };
    let ended = false;
    const goOn = async (round: () => Promise<void>): Promise<void> => {
      try {
        while (!ended) await round();
      } finally {
        ended = true;
      }
    };
    const enter = async (): Promise<void> => {
      const round = done.entries;
      const settled = await ledger.tellTogether([contribution(`e-${round}-a`), contribution(`e-${round}-b`)]);
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      if (round === 3) await ledger.tell(coalitionFounded(), other);
      if (round === 3) await ledger.tell(memberJoined('alder'), other);
      if (round > 3) await ledger.tell(contribution(`e-${round}`), other);
      done.entries += 1;
    };
    const report = (): Promise<void> =>
      ledger.ledger.read(async (snapshot) => {
        await snapshot.within('river-basin');
        const [head] = await snapshot.query("SELECT * FROM ledger_heads WHERE coalition_id = 'river-basin'");
        // As long as a report takes, in which the swap of a rebuild may come.
        await new Promise((resume) => setTimeout(resume, done.reports % 7));
        const [entries] = await snapshot.query(
          "SELECT count(*) AS there FROM entries WHERE coalition_id = 'river-basin'",
        );
        const [flows] = await snapshot.query(
          "SELECT sum(entries) AS there FROM member_flows WHERE coalition_id = 'river-basin' AND period = 'life'",
        );
        const expected = Number(head!['position']) - 5;
        expect([Number(entries!['there']), Number(flows!['there'])]).toEqual([expected, expected]);
        done.reports += 1;
      });
    const rebuild = async (): Promise<void> => {
      await ledger.ledger.rebuild();
      done.rebuilds += 1;
      ended ||= done.rebuilds >= 4 && done.reports >= 10 && done.entries >= 10;
    };
    await Promise.all([goOn(rebuild), goOn(enter), goOn(report)]);
    expect(await ledger.verify()).toMatchObject({ ok: true, position: 405 + 2 * done.entries });
    expect(await ledger.verify(undefined, 'hill-farms')).toMatchObject({ ok: true });
  });

  it('stay in use where making them anew is cut short, and the next time succeeds', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const many = Array.from({ length: 3_000 }, (_, i) => contribution(`e-${i}`));
    await ledger.tellTogether(many);
    const before = await figures(ledger);
    const database = await ledgers.raw(ledger.url);
    const killed = await LedgerProcess.open(ledger.url);
    const rebuilding = killed.rebuild();
    const unfinished = async () => (await tableNames(database)).some((name) => /_g\d+$/.test(name));
    while (!(await unfinished())) await new Promise((resume) => setTimeout(resume, 1));
    await killed.kill();
    expect(await rebuilding).toBeUndefined();
    expect(await unfinished()).toBe(true);
    expect(await figures(ledger)).toEqual(before);
    expect(await ledger.verify()).toMatchObject({ ok: true });
    await ledger.ledger.rebuild();
    expect(await unfinished()).toBe(false);
    expect(await figures(ledger)).toEqual(before);
    await ledger.tell(contribution('one-more'));
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 3_006 });
  });

  it('are swapped while nobody writes or begins to read', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const { store } = ledger.ledger;
    const done: string[] = [];
    let others: Promise<unknown> = Promise.resolve();
    const swap = async (transaction: WriteTransaction): Promise<void> => {
      await transaction.lockOut(['entries']);
      const writing = ledger.tell(contribution('e1')).then(() => done.push('entry'));
      const founding = ledger
        .tell(coalitionFounded(), { coalitionId: 'hill-farms' })
        .then(() => done.push('coalition'));
      const reading = ledger.rows('SELECT * FROM entries').then(() => done.push('report'));
      others = Promise.all([writing, founding, reading]);
      await new Promise((resume) => setTimeout(resume, 300));
      // SQLite's readers keep the tables that they began with, so they need not wait.
      expect(done).toEqual(store.engine === 'sqlite' ? ['report'] : []);
    };
    await store.write(swap, undefined, 'owner');
    await others;
    expect([...done].sort()).toEqual(['coalition', 'entry', 'report']);
  });

  it('wait with the swap for a report that is at work, and hold nobody up for long', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('e1'));
    const { store } = ledger.ledger;
    if (store.engine === 'sqlite') return;
    await store.read(async (snapshot) => {
      await snapshot.within(COALITION);
      await snapshot.query('SELECT * FROM entries');
      const begun = performance.now();
      const locking = store.write((transaction) => transaction.lockOut(['entries']), undefined, 'owner');
      await expect(locking).rejects.toMatchObject({ code: 'ledger.busy' });
      expect(performance.now() - begun).toBeLessThan(5_000);
    });
    await store.write((transaction) => transaction.lockOut(['entries']), undefined, 'owner');
  });
});
