import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FILED_QUARTER, mergerAsked } from '../../scripts/demo/stories.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import type { CreditAccounts } from '../../src/knowledge/credits.queries.js';
import type { KnowledgeFlows } from '../../src/knowledge/flows.queries.js';
import type { WhatIf } from '../../src/knowledge/what-if.queries.js';
import { onSqlite } from '../support/engines.js';
import { ToldDemo } from './told.js';

interface Named {
  readonly id: string;
}

type Account = CreditAccounts['members'][number];

onSqlite('the demo tells its stories', (engine) => {
  let demo: ToldDemo;
  const ask = <T = Record<string, unknown>>(line: string): Promise<T> => demo.ask<T>(line);
  const portfolio = (member: string, quarter: string, asOf?: string): Promise<Record<string, unknown>> =>
    ask(`portfolio --member ${member} --quarter ${quarter}${asOf === undefined ? '' : ` --as-of ${asOf}`}`);

  beforeAll(async () => {
    demo = await ToldDemo.tell(await engine.readyUrl());
    // Some hundred and fifty commands: on a busy machine they take longer than a test may.
  }, 180_000);
  afterAll(() => demo.close());

  it('of a gift that was disputed and adjusted, and of a dispute that is open', async () => {
    expect(await ask('entry tablets')).toMatchObject({
      status: 'accepted',
      quantity: '10',
      value: '1800.00',
      evidence: [{ name: 'delivery-note.txt' }, { name: 'tablets-tested.csv' }],
      disputes: [
        { by: 'member:reach', answers: [{ by: 'member:lumenbyte' }], resolution: { outcome: 'adjusted' } },
      ],
    });
    expect(await portfolio('lumenbyte', '2026-Q3')).toMatchObject({
      given: { byKind: { 'in-kind': { value: '1800.00', quantities: { tablets: '10' } } } },
      disputed: { entries: 0 },
    });
    expect(await portfolio('food-bank', '2026-Q4')).toMatchObject({
      disputed: { entries: 1, value: '870.00', items: [{ entry: 'autumn-meals' }] },
    });
    const { items } = await ask<{ items: Named[] }>('entries --waiting-for backbone');
    expect(items.map(({ id }) => id)).toEqual([
      'inspectors-guide',
      'prams-september',
      'autumn-meals',
      'dock-road-laptops',
      'advice-desk-november',
      'heating-survey',
      'winter-crates',
      'club-clinic',
      'late-monitors',
    ]);
  });

  it('of a pledge in three parts, one of them late, and of others that were given up', async () => {
    const promisedOn = async (quarter: string, asOf: string): Promise<unknown> =>
      (await portfolio('bay-transit', quarter, asOf))['pledges'];
    // Thirty days of a bus at 96.00, beside the two years of advertising space that were paid in time.
    expect(await promisedOn('2026-Q3', '2026-08-31')).toMatchObject({
      pledged: '19880.00',
      outstanding: '960.00',
      overdue: '0.00',
      reliability: '0.8333',
    });
    expect(await promisedOn('2026-Q3', '2026-09-01')).toMatchObject({ overdue: '960.00' });
    expect(await promisedOn('2026-Q4', '2026-10-09')).toMatchObject({
      overdue: '0.00',
      reliability: '0.8889',
    });
    expect(await portfolio('lumenbyte', '2026-Q4', '2026-11-13')).toMatchObject({
      pledges: { overdue: '24500.00' },
    });
    const { pledges } = await ask<{ pledges: (Named & { state: string })[] }>('pledges --state settled');
    const inState = (state: string): string[] =>
      pledges.filter((pledge) => pledge.state === state).map(({ id }) => id);
    expect(inState('lapsed')).toEqual(['analysts-2025', 'technology-for-good-2025']);
    expect(inState('waived')).toEqual([
      'camp-leaders-2026',
      'summer-crates-2025',
      'tidewater-design',
      'tidewater-leaflets',
    ]);
  });

  it('of an achievement that is published, and one that waits for consent', async () => {
    expect(await demo.run(['recognition', 'statement', '--achievement', 'damp-homes'])).toMatch(
      /^The study of damp homes is out\. .+ Achieved on 22 October 2026 in the coalition .+ \(50 %\): .+ \(30 %\): .+ \(20 %\): /,
    );
    expect(await ask('recognition list --waiting-for member:food-bank')).toMatchObject({
      achievements: [{ id: 'questionnaires', agreed: 1, named: 2 }],
    });
    const { recognition } = await portfolio('city-health', '2026-Q4');
    expect(recognition).toMatchObject([{ achievementId: 'damp-homes', share: '0.2' }]);
  });

  it('of a member that left in the middle of a quarter', async () => {
    expect(await ask('settlement --member tidewater-print')).toMatchObject({
      leftOn: '2026-08-14',
      pledges: {
        items: [
          { id: 'tidewater-design', outcome: 'waived', rest: '14.00' },
          { id: 'tidewater-leaflets', outcome: 'handed-over', rest: '18000' },
          { id: 'tidewater-posters', outcome: 'kept', rest: '250' },
        ],
      },
    });
    expect(await ask('pledges --member medical-school --state open')).toMatchObject({
      pledges: expect.arrayContaining([
        expect.objectContaining({ id: 'tidewater-leaflets/medical-school', outstanding: '12000' }),
      ]) as unknown,
    });
  });

  it('of two clinics that merged, with the report that was filed before as it was', async () => {
    const folder = join(dirname(demo.url.replace('sqlite:', '')), 'reports');
    const [asFiled, asKnownThen] = ['as-filed', 'as-known-then'].map((when) =>
      readFileSync(join(folder, when, `corran-bay-${FILED_QUARTER}.csv`), 'utf8')
        .split('\r\n')
        .filter((line) => !line.includes(',generatedAt,')),
    );
    expect(asFiled!.length).toBeGreaterThan(1_000);
    expect(asKnownThen).toEqual(asFiled);
    expect(await portfolio('northgate-clinic', '2026-Q2')).toMatchObject({
      member: { id: 'quayside-clinic' },
      movedFrom: { id: 'northgate-clinic', on: '2026-04-01' },
    });
  });

  it('with claims, gifts and baselines that the line-ups and balances show', async () => {
    expect(await ask('lineup --standard cost-share --quarter 2026-Q3')).toMatchObject({
      // 46 hours at 62.35 and 600 m² days at 0.55 have all that is asked.
      totals: { meetsAll: '3198.10', doesNot: '5043.28', unvaluedEntries: 1 },
    });
    const { categories } = await ask<{ categories: { category: string; monetised: { value: string } }[] }>(
      'lineup --standard gifts-in-kind --quarter 2026-Q3',
    );
    expect(categories.length).toBeGreaterThan(5);
    expect(categories.find(({ category }) => category === 'art')!.monetised.value).toBe('4200.00');
    expect(await portfolio('reach', '2025-Q3')).toMatchObject({ balance: { opening: '-13350.00' } });
  });

  it('of knowledge that others used: credits vested, were redeemed, and the oldest expired', async () => {
    const { members, totals } = await ask<CreditAccounts>('credits');
    const of = (id: string): Account => members.find((member) => member.id === id)!;
    expect(of('mothers-circle')).toMatchObject({ redeemed: '20.00', reserved: '0.00' });
    expect(of('tenants-union')).toMatchObject({ redeemed: '0.00', reserved: '25.00' });
    // What two uses of the first quarter had earned, by which nobody had asked for anything six quarters later.
    expect(of('city-health')).toMatchObject({ expired: '44.00' });
    expect(totals).toMatchObject({ reserved: '25.00', redeemed: '20.00', expired: '60.00' });
    for (const one of [...members, totals!]) {
      const spent = [one.balance, one.reserved, one.redeemed, one.expired].map((text) => Amount.parse(text));
      expect(sumOf(spent).toString()).toBe(Amount.parse(one.vested).toString());
    }
    expect(await ask('portfolio --member mothers-circle --quarter 2026-Q4')).toMatchObject({
      received: { byKind: { service: { value: '340.00' } } },
    });
  });

  it('of a pair whose praise is damped, a circle that is shown, and what nobody has used', async () => {
    const { rings, unused, flows } = await ask<KnowledgeFlows>('knowledge-flows --quarter 2026-Q3');
    expect(rings.map(({ members }) => members)).toEqual([['city-health', 'medical-school', 'tenants-union']]);
    expect(unused.map(({ id }) => id)).toEqual(['merging', 'visiting']);
    // The use by a hospital of the same group went to nobody.
    const { flows: ofThen } = await ask<KnowledgeFlows>('knowledge-flows --quarter 2025-Q3');
    expect(ofThen.filter(({ from }) => from === 'st-brigids')).toEqual([]);
    const earned = flows.find(({ from, to }) => from === 'open-door' && to === 'pier-nine')!.credits;
    const undamped = await ask<WhatIf>('credits --quarter 2026-Q3 --what-if mutualLimit=1000000');
    const { real, supposed } = undamped.members.find(({ id }) => id === 'pier-nine')!;
    expect([earned, real, supposed]).toEqual(['3.68', '3.68', '4.57']);
  });

  it('of a use that its user contests, and one that it has not confirmed: neither counts', async () => {
    const { flows } = await ask<KnowledgeFlows>('knowledge-flows --quarter 2026-Q3');
    const ofDocklands = flows.filter(({ from }) => from === 'docklands-practice');
    expect(ofDocklands.map(({ to }) => to)).toEqual(['university-hospital']);
    const { flows: running } = await ask<KnowledgeFlows>('knowledge-flows --quarter 2026-Q4');
    expect(running.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'quayside-clinic > city-health',
      'quayside-clinic > pharmacies',
    ]);
  });

  it('and each command that it names as a place to look answers', async () => {
    const asked = demo.chapters.flatMap((chapter) => chapter.asked?.() ?? []);
    expect(asked.length).toBeGreaterThan(20);
    for (const words of asked) {
      expect([words, (await demo.run(words)).length > 100 || words.includes('compare')]).toEqual([
        words,
        true,
      ]);
    }
    const comparison = asked.find(([command]) => command === 'compare')!;
    expect(comparison).toEqual(mergerAsked(Number(comparison.at(-1)))[2]);
    expect(await demo.run(comparison)).toContain('Nothing differs.');
  });
});
