import { Amount, sumOf } from '../../src/kernel/amount.js';
import type { CreditPart } from '../../src/portfolios/domain/explanation.js';
import { waysBack, type Source } from '../../src/knowledge/domain/lineage.js';
import { creditAccounts } from '../../src/knowledge/credits.queries.js';
import { knowledgeFlows } from '../../src/knowledge/flows.queries.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  quarterClosed,
  COALITION,
  creditsRedeemed,
  creditsReserved,
  knowledgeApplied,
  knowledgeDerived,
  knowledgeShared,
  memberJoined,
  memberMerged,
  offerListed,
  policyAdopted,
} from '../support/builders.js';
import { onBothEngines, onSqlite } from '../support/engines.js';
import { figuresIn, Walk } from '../support/explained.js';
import { ledgersOn } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import { watched } from '../support/watched.js';

describe('ways through a lineage', () => {
  it('are no more than were asked for, however often it parts and meets again', () => {
    const half = Amount.parse('0.5');
    const from = (...ids: string[]): Source => ({
      authors: [],
      parents: ids.map((id) => ({ id, weight: half })),
    });
    const sources = new Map<string, Source>([['40', from()]]);
    for (let i = 0; i < 40; i += 1) {
      sources.set(String(i), from(`${String(i)}-left`, `${String(i)}-right`));
      for (const side of ['left', 'right']) sources.set(`${String(i)}-${side}`, from(String(i + 1)));
    }
    expect(waysBack('0', '40', sources, 6)).toHaveLength(6);
    expect(waysBack('40', '0', sources, 6)).toEqual([]);
  });
});

onBothEngines('explained credits', (engine) => {
  const ledgers = ledgersOn(engine);

  const told = [
    ...aCoalition(),
    memberJoined('dune'),
    policyAdopted({ pairCap: '30', quarterCap: '50' }, { from: '2026-01-01' }),
    knowledgeShared('guide', { authors: 'alder:0.6|birch:0.4' }),
    knowledgeShared('atlas', { authors: 'cedar', derivesFrom: 'guide' }),
    knowledgeApplied('u1', 'guide', { depth: 'embedded', outcomeValue: '5000', confirmedBy: 'backbone' }),
    knowledgeApplied('u2', 'atlas', { memberId: 'alder', depth: 'embedded', confirmedBy: 'member:alder' }),
    knowledgeApplied('u3', 'guide', { memberId: 'cedar', depth: 'embedded', confirmedBy: 'member:cedar' }),
  ];

  const partsOf = async (ledger: Awaited<ReturnType<typeof ledgers.open>>, figure: string) => {
    const { value, parts, policyVersion } = await explainFigure(ledger.ledger, COALITION, figure);
    expect(policyVersion).toBe(1);
    return { value, parts: parts as CreditPart[] };
  };

  it('tell what goes round in a circle, over the window, from member to member down to the uses', async () => {
    const used = (id: string, asset: string, memberId: string, on: string, depth = 'embedded') =>
      knowledgeApplied(id, asset, { memberId, appliedOn: on, depth, confirmedBy: `member:${memberId}` });
    const ledger = await ledgers.with(
      ...aCoalition(),
      memberJoined('dune'),
      policyAdopted({ pairCap: '30', quarterCap: '50' }, { from: '2026-01-01' }),
      knowledgeShared('a', { authors: 'alder:0.3335|dune:0.6665' }),
      knowledgeShared('b', { authors: 'birch' }),
      knowledgeShared('c', { authors: 'cedar' }),
      used('u1', 'a', 'birch', '2026-02-01', 'consulted'),
      used('u2', 'b', 'cedar', '2026-02-01'),
      used('u3', 'c', 'alder', '2026-02-01'),
      quarterClosed('2026-Q1'),
      used('u4', 'c', 'dune', '2026-04-01', 'consulted'),
      used('u5', 'b', 'cedar', '2026-04-02'),
      memberMerged('dune', 'alder', '2026-04-10'),
    );
    const { rings } = await knowledgeFlows(ledger.ledger, COALITION, '2026-Q2');
    // Birch used alder’s and dune’s part of one asset: 3.335 + 6.665.
    expect(rings).toEqual([{ members: ['alder', 'cedar', 'birch'], credits: '10.00' }]);
    const walk = new Walk(ledger);
    const figure = (path: string) => `coalition/2026-Q2/${path}`;
    await walk.check({ id: figure('rings/alder/cedar/birch'), value: '10.00' });
    // 40 up to the cap of 30, and 10 × 1 / 2 of who merged; 40 up to the cap twice.
    await walk.check({ id: figure('flows/alder/cedar'), value: '35.00' });
    await walk.check({ id: figure('flows/dune/cedar'), value: '35.00' });
    await walk.check({ id: figure('flows/cedar/birch'), value: '50.00' });
    await walk.check({ id: 'coalition/2026-Q1/flows/birch/alder', value: '3.34' });
    const { parts } = await partsOf(ledger, figure('flows/alder/cedar'));
    expect(walk.wrong).toEqual([]);
    expect(parts.map(({ what, amount, factors }) => [what, amount, factors['quarter']])).toEqual([
      ['use', '40', '2026-Q1'],
      ['pair-cap', '-10', '2026-Q1'],
      ['use', '5', '2026-Q2'],
    ]);
    for (const path of ['flows/alder', 'rings/alder/cedar', 'flows/alder/cedar/birch'])
      expect((await refusalOf(explainFigure(ledger.ledger, COALITION, figure(path)))).code).toBe(
        'portfolios.figure-unknown',
      );
  });

  it('tell every factor of every use, the pair’s cap, damping, the quarter’s cap and exclusions', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...told);
    // cedar: 40 for u2, 0.8 × 40 = 32, capped at 30. alder used cedar’s and cedar alder’s: F is 24 that way, so × 100 / 124.
    const { value, parts } = await partsOf(ledger, 'member/cedar/2026-Q1/credits/accrued');
    expect(parts.slice(0, 3)).toMatchObject([
      {
        what: 'use',
        amount: '32',
        factors: {
          base: '10',
          depth: 'embedded',
          depthFactor: '4',
          q: '1',
          creditOfUse: '40',
          ofAuthor: '32',
        },
        applications: ['u2'],
        events: [{ type: 'KnowledgeApplied' }, { type: 'ApplicationConfirmed' }],
      },
      { what: 'pair-cap', amount: '-2', factors: { pairCap: '30', raw: '32', counted: '30' } },
      { what: 'damping', amount: '-5.806451612903225806', factors: { mutual: '24', mutualLimit: '100' } },
    ]);
    // alder 27 × 100 / 103.2 + 24 × 100 / 124, birch 3.2 × 100 / 103.2 + 16, cedar 24.193…: 88.811…, of which 50 vest.
    expect(parts[3]).toMatchObject({ what: 'quarter-cap-and-rounding', factors: { quarterCap: '50' } });
    expect(value).toBe('13.62');
    const birch = await partsOf(ledger, 'member/birch/2026-Q1/credits/accrued');
    expect(birch.parts.filter(({ what }) => what === 'excluded')).toMatchObject([
      { amount: '0', factors: { excluded: 'own-use', ofAuthor: '18' }, applications: ['u1'] },
    ]);
  });

  it('tell by which way through the lineage the credit of an upstream author arose', async () => {
    const ledger = await ledgers.open();
    const shared = (id: string, authors: string, derivesFrom: string | null) =>
      knowledgeShared(id, { authors, derivesFrom });
    const middle = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
    await ledger.tellAll(
      ...aCoalition(),
      policyAdopted({ pairCap: '100' }, { from: '2026-01-01' }),
      shared('guide', 'alder', null),
      shared('atlas', 'cedar', 'guide'),
      shared('toolkit', 'cedar', 'atlas:0.5|guide:0.5'),
      ...middle.map((id) => shared(id, 'cedar', 'guide')),
      shared('sum', 'cedar', `${middle.map((id) => `${id}:0.15`).join('|')}|guide:0.1`),
      knowledgeApplied('u1', 'guide', { confirmedBy: 'backbone' }),
      knowledgeApplied('u2', 'atlas', { confirmedBy: 'backbone' }),
      knowledgeApplied('u3', 'toolkit', { confirmedBy: 'backbone' }),
      knowledgeApplied('u4', 'sum', { confirmedBy: 'backbone' }),
    );
    const { parts } = await partsOf(ledger, 'member/alder/2026-Q1/credits/accrued');
    const uses = parts.filter(({ what }) => what === 'use').map(({ factors }) => factors);
    expect(uses.map(({ asset, through, path }) => [asset, through, path])).toEqual([
      ['atlas', 'guide', 'guide ← atlas'],
      ['guide', 'guide', null],
      [
        'sum',
        'guide',
        'guide ← sum; guide ← m1 ← sum; guide ← m2 ← sum; guide ← m3 ← sum; guide ← m4 ← sum; …',
      ],
      ['toolkit', 'guide', 'guide ← atlas ← toolkit; guide ← toolkit'],
    ]);
    // Lineage that did not hold in the quarter is no way.
    await ledger.tellAll(shared('late', 'birch', null), knowledgeDerived('guide', 'late', '2026-04-01'));
    const birch = await partsOf(ledger, 'member/birch/2026-Q1/credits/accrued');
    expect(birch.parts).toEqual([]);
  });

  it('say of an author of the user’s parent group that its part is issued to nobody', async () => {
    const ledger = await ledgers.with(
      ...told,
      memberJoined('elm', { parentGroup: 'trees' }),
      memberJoined('fir', { parentGroup: 'trees' }),
      knowledgeShared('map', { authors: 'elm:0.5|dune:0.5' }),
      knowledgeApplied('u4', 'map', { memberId: 'fir', confirmedBy: 'backbone' }),
    );
    const elm = await partsOf(ledger, 'member/elm/2026-Q1/credits/accrued');
    expect(elm).toMatchObject({
      value: '0.00',
      parts: [{ what: 'excluded', amount: '0', factors: { excluded: 'same-parent-group', ofAuthor: '5' } }],
    });
    const dune = await partsOf(ledger, 'member/dune/2026-Q1/credits/accrued');
    expect(dune.parts[0]).toMatchObject({ what: 'use', amount: '5', applications: ['u4'] });
  });

  it('tell by how much a closed quarter wrote down something else than its uses come to now', async () => {
    const ledger = await ledgers.with(...told, quarterClosed('2026-Q1'));
    const figure = 'member/cedar/2026-Q1/credits/accrued';
    const before = await partsOf(ledger, figure);
    const database = await ledgers.raw(ledger.url);
    await database.query("UPDATE uses SET embedded = 0, consulted = 1 WHERE user_id = 'alder'");
    const { value, parts } = await partsOf(ledger, figure);
    expect(value).toBe(before.value);
    const otherwise = parts.at(-1)!;
    const recomputed = Amount.parse(String(otherwise.factors['recomputed']));
    expect(otherwise).toMatchObject({
      what: 'written-down-otherwise',
      amount: Amount.parse(value!).minus(recomputed).toString(),
    });
    expect(sumOf(parts.map(({ amount }) => Amount.parse(amount))).toString()).toBe(
      Amount.parse(value!).toString(),
    );
  });

  it('add up exactly in every view, before and after the close', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...told);
    const walk = async (): Promise<number> => {
      const walked = new Walk(ledger);
      for (const document of [
        await quarterlyReport(ledger.ledger, COALITION, '2026-Q1'),
        await quarterlyReport(ledger.ledger, COALITION, '2026-Q2'),
        await creditAccounts(ledger.ledger, COALITION, {}),
        await creditAccounts(ledger.ledger, COALITION, { asOf: '2026-02-20' }),
        await creditAccounts(ledger.ledger, COALITION, { quarter: '2026-Q2', asOf: '2026-04-11' }),
        await creditAccounts(ledger.ledger, COALITION, { asKnownAt: '18' }),
        await valuePortfolio(ledger.ledger, COALITION, 'alder', {}),
      ]) {
        for (const leaf of figuresIn(document)) {
          if (leaf.id.includes('/credits/')) await walked.check(leaf);
        }
      }
      expect(walked.wrong).toEqual([]);
      return walked.explained.size;
    };
    expect(await walk()).toBeGreaterThan(100);
    await ledger.tellAll(
      quarterClosed('2026-Q1'),
      offerListed('course', { price: '7.4' }),
      creditsReserved('r1', 'course'),
      creditsReserved('r2', 'course'),
      creditsRedeemed('r1'),
    );
    expect(await walk()).toBeGreaterThan(100);
    const { parts } = await partsOf(ledger, 'member/cedar/2026-Q1/credits/accrued');
    expect(parts.map(({ what }) => what)).not.toContain('written-down-otherwise');
  });
});

onSqlite('explaining credits', (engine) => {
  const ledgers = ledgersOn(engine);

  it('reads the applications of the asset, and no others', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      knowledgeShared('guide'),
      knowledgeApplied('u1', 'guide', { confirmedBy: 'backbone' }),
    );
    const ways: string[] = [];
    await explainFigure(watched(ledger, ways), COALITION, 'member/alder/2026-Q1/credits/accrued');
    const [way, ...others] = ways.filter((one) => /\bapplications\b/.test(one));
    expect([way, others]).toEqual([expect.stringMatching(/INDEX applications_(g\d+_)?by_asset /), []]);
  });
});
