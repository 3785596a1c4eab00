import { outlookIn } from '../../src/coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../../src/coalition/domain/sight.js';
import { EntrySearch, type EntryKey } from '../../src/exchange/entry-search.queries.js';
import { entriesOf, type EntriesAsked } from '../../src/exchange/exchange.queries.js';
import { draftValue, similarEntries, type EntryDraft } from '../../src/exchange/record-form.queries.js';
import { entryTotals } from '../../src/portfolios/entry-totals.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { runningBalances } from '../../src/portfolios/running-balance.queries.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryDisputed,
  exchange,
  memberMerged,
  poolOpened,
  rateAdopted,
  reversalOf,
  settingsChanged,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';

const NO_FILTER = {
  ...{ member: null, kind: null, direction: null, from: null, to: null, project: null, status: null },
  ...{ recordedBy: null, waitingFor: null, pledge: null, award: null },
};
const OF_BIRCH: Sight = { from: 'member', memberId: 'birch' };

onBothEngines('lists of entries', (engine) => {
  let on: TestLedger;

  beforeAll(async () => {
    on = await openedOn(engine);
    const first = contribution('first', { occurredOn: '2026-01-10', description: 'Vaccine fridges' });
    await on.tellAll(
      ...aCoalition(),
      poolOpened('travel', { openedOn: '2026-01-01' }),
      rateAdopted({ kind: 'staff-time', category: '', unit: 'hours', rate: '40', validFrom: '2026-01-01' }),
      first,
      contribution('second', { occurredOn: '2026-01-10', quantity: '70.00', counterparty: 'pool:travel' }),
      benefit('third', { occurredOn: '2026-02-01', memberId: 'birch', quantity: '5.00' }),
      contribution('goods', {
        ...{ occurredOn: '2026-02-03', kind: 'in-kind', unit: 'beds', quantity: '4', memberId: 'birch' },
        description: 'Spare beds of the old ward',
      }),
      exchange('between', { occurredOn: '2026-04-02', kind: 'funds', unit: 'EUR', quantity: '15.00' }),
      contribution('asked', { occurredOn: '2026-04-03', status: 'proposed', memberId: 'cedar' }),
      contribution('doubted', { occurredOn: '2026-04-04', memberId: 'birch', quantity: '8.00' }),
      entryDisputed('doubted'),
      contribution('dropped', { occurredOn: '2026-04-05', memberId: 'birch', quantity: '9.00' }),
      entryDisputed('dropped'),
      disputeResolved('dropped', { outcome: 'withdrawn' }),
      reversalOf(first, 'back', { occurredOn: '2026-04-06' }),
      contribution('last', { occurredOn: '2026-05-01', quantity: '33.00' }),
      memberMerged('cedar', 'alder', '2026-05-02'),
      baselineStated('birch', { given: '5.00', received: '0' }),
    );
  });
  afterAll(() => on.close());

  const ids = async (over: Partial<EntriesAsked>, sight = SEES_ALL): Promise<string[]> => {
    const asked = { ...NO_FILTER, after: null, limit: 500, ...over };
    return (await entriesOf(on.ledger, COALITION, asked, sight)).items.map(({ id }) => id);
  };

  it('are turned round by pages, the newest first, and hold each entry once', async () => {
    const all = await ids({});
    expect(await ids({ order: 'newest' })).toEqual([...all].reverse());
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const asked = { ...NO_FILTER, order: 'newest' as const, after, limit: 3 };
      const { items, next, lookedTo } = await entriesOf(on.ledger, COALITION, asked);
      paged.push(...items.map(({ id }) => id));
      expect(lookedTo).toBeNull();
      if (next === null) break;
      after = next;
    }
    expect(paged).toEqual([...all].reverse());
    const { next } = await entriesOf(on.ledger, COALITION, { ...NO_FILTER, after: null, limit: 1 });
    const turned = { ...NO_FILTER, after: next, limit: 1, order: 'newest' as const };
    await expect(entriesOf(on.ledger, COALITION, turned)).rejects.toMatchObject({
      code: 'request.cursor-malformed',
    });
  });

  it('are narrowed down by quarter, pool, words, and by what lacks a value', async () => {
    expect(await ids({ quarter: '2026-Q2' })).toEqual([
      ...['between', 'asked', 'doubted', 'dropped', 'back', 'last'],
    ]);
    expect(await ids({ quarter: '2026-Q2', from: '2026-04-04', to: '2026-04-05' })).toEqual([
      ...['doubted', 'dropped'],
    ]);
    expect(await ids({ quarter: '2026-Q1', from: '2026-04-01' })).toEqual([]);
    expect(await ids({ pool: 'travel' })).toEqual(['second']);
    expect(await ids({ unvalued: 'true' })).toEqual(['goods']);
    expect(await ids({ text: 'VACCINE  fridges' })).toEqual(['first']);
    expect(await ids({ text: 'beds birch' })).toEqual(['goods']);
    expect(await ids({ text: 'vaccine beds' })).toEqual([]);
    expect(await ids({ text: 'between' })).toEqual(['between']);
  });

  it('look at so many entries a page, and say how far they came', async () => {
    const through = async (filter: Partial<EntriesAsked>, look: { rows: number; words: number }) =>
      on.ledger.read(async (snapshot) => {
        const view = await on.ledger.directories.view(snapshot, COALITION);
        const outlook = outlookIn(view.directory, SEES_ALL, on.ledger.now());
        const asked = { ...NO_FILTER, ...filter, limit: 2 };
        const { position } = view.head;
        const search = new EntrySearch(
          ...([on.ledger, snapshot, view, asked, position] as const),
          { today: '2026-07-01', outlook },
          look,
        );
        const found: string[] = [];
        let looks = 0;
        for (let from: EntryKey | null = null; ; looks += 1) {
          const { rows, lookedTo } = await search.rowsAfter(from);
          const page = rows.slice(0, 2);
          found.push(...page.map(({ entryId }) => entryId));
          const last = rows.length > 2 ? page.at(-1) : undefined;
          from = last ? { date: last.occurredOn, id: last.entryId } : lookedTo;
          if (from === null) return { found, looks };
        }
      });
    for (const order of ['oldest', 'newest'] as const) {
      const kind = await through({ kind: 'in-kind', order }, { rows: 3, words: 3 });
      expect([kind.found, kind.looks > 1]).toEqual([['goods'], true]);
      const text = await through({ text: 'clinic', member: 'birch', order }, { rows: 99, words: 2 });
      expect(text.found).toEqual([]);
      const both = await through({ text: 'birch', member: 'birch', order }, { rows: 99, words: 2 });
      expect([both.found, both.looks > 1]).toEqual([await ids({ member: 'birch', order }), true]);
    }
  });

  it('come to the same by the sums that are kept as by the entries themselves', async () => {
    const totals = (filter: Partial<EntriesAsked>, sight = SEES_ALL) =>
      entryTotals(on.ledger, COALITION, { ...NO_FILTER, ...filter }, sight);
    await on.tell(settingsChanged({ informationTier: 'open' }));
    for (const sight of [SEES_ALL, OF_BIRCH]) {
      for (const member of [null, 'alder', 'birch']) {
        for (const status of [null, 'accepted', 'proposed', 'disputed', 'withdrawn']) {
          const filter = { member, status };
          // A word that is in every id or name makes it read the entries.
          const bySums = await totals({ ...filter, from: '2026-01-01', to: '2026-06-30' }, sight);
          const byRows = await totals({ ...filter, from: '2026-01-02', to: '2026-06-29' }, sight);
          expect({ filter, ...bySums }).toEqual({ filter, ...byRows });
          expect({ filter, ...(await totals(filter, sight)) }).toEqual({ filter, ...byRows });
        }
      }
    }
    expect(await totals({ quarter: '2026-Q2', member: 'birch' })).toEqual({
      entries: 3,
      given: { value: '0.00', entries: 0, unvalued: 0, waiting: '8.00' },
      received: { value: '15.00', entries: 1, unvalued: 0, waiting: '0.00' },
    });
  });

  it('have a balance that runs to that of the portfolio, over what merged and from the baseline on', async () => {
    const { members } = await giveGetBalances(on.ledger, COALITION, {});
    for (const member of ['alder', 'birch']) {
      const asked = { ...NO_FILTER, member, after: null, limit: 500 };
      const { items } = await entriesOf(on.ledger, COALITION, asked);
      const whole = await runningBalances(on.ledger, COALITION, member, items);
      const closing = members.find(({ id }) => id === member)!.balance.closing;
      expect(whole.get(items.at(-1)!.id)).toBe(closing);
      // Page by page in the other order, the same stands beside each.
      for (let after: string | null = null; ;) {
        const page = { ...asked, order: 'newest' as const, after, limit: 2 };
        const { items: some, next } = await entriesOf(on.ledger, COALITION, page);
        for (const [id, balance] of await runningBalances(on.ledger, COALITION, member, some)) {
          expect([id, balance]).toEqual([id, whole.get(id)]);
        }
        if (next === null) break;
        after = next;
      }
    }
    await on.tell(settingsChanged({ informationTier: 'totals' }));
    const place = [{ id: 'second', occurredOn: '2026-01-10' }];
    expect(await runningBalances(on.ledger, COALITION, 'alder', place, OF_BIRCH)).toEqual(new Map());
  });

  it('tell what a draft would be worth, and what may be the same, to whoever sees that', async () => {
    const draft: EntryDraft = {
      ...{ direction: 'contribution', memberId: 'alder', counterparty: 'pool', kind: 'funds' },
      ...{ happenedOn: '2026-01-14', quantity: '70', unit: 'EUR', value: null, valuationBasis: null },
    };
    const similar = async (over: Partial<EntryDraft>, sight = SEES_ALL) =>
      (await similarEntries(on.ledger, COALITION, { ...draft, ...over }, sight)).map(({ id }) => id);
    expect(await similar({})).toEqual(['second']);
    expect(await similar({ happenedOn: '2026-01-18' })).toEqual([]);
    expect(await similar({ quantity: '71' })).toEqual([]);
    expect(await similar({}, OF_BIRCH)).toEqual([]);
    expect(
      await similar({
        memberId: 'birch',
        counterparty: 'member:alder',
        happenedOn: '2026-04-01',
        quantity: '15',
      }),
    ).toEqual(['between']);
    // What was taken back does not stand in the way.
    expect(await similar({ quantity: '100' })).toEqual([]);
    expect(
      await draftValue(on.ledger, COALITION, {
        ...draft,
        kind: 'staff-time',
        unit: 'hours',
        quantity: '2.5',
      }),
    ).toMatchObject({ value: '100.00', currency: 'EUR', valuation: { method: 'rate', rate: '40' } });
    expect(await draftValue(on.ledger, COALITION, { ...draft, kind: 'in-kind', unit: 'beds' })).toEqual({
      ...{ value: null, currency: 'EUR', valuation: null },
    });
  });
});
