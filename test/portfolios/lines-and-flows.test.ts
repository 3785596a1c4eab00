import { SEES_ALL, type Sight } from '../../src/coalition/domain/sight.js';
import { flowsOfAll } from '../../src/portfolios/coalition-flows.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import {
  memberLines,
  type MemberLines,
  type MemberLinesAsked,
} from '../../src/portfolios/member-lines.queries.js';
import { publishedTrend } from '../../src/reports/published-trend.queries.js';
import { firstSteps } from '../../src/reviews/first-steps.queries.js';
import { reviewTasks, type ReviewTasksFor } from '../../src/reviews/review-tasks.queries.js';
import { memberNames } from '../../src/coalition/member-names.queries.js';
import { openRedemptions } from '../../src/knowledge/open-redemptions.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { ALL, READER, seenCoalition } from '../access/seen-coalition.js';
import { COALITION, settingsChanged } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';

const QUARTER = '2026-Q2';
const MEMBER: Sight = { from: 'member', memberId: READER };
const PUBLISHED: Sight = { from: 'published' };
const EVERYBODY: MemberLinesAsked = {
  ...{ quarter: QUARTER, search: null, status: null, order: 'name', from: 0, limit: 500 },
};

onSqlite('what the overview and the list of members are made of', (engine) => {
  let on: TestLedger;
  const agree = (informationTier: string): Promise<unknown> =>
    on.tellAll(settingsChanged({ informationTier }));
  const linesOf = (over: Partial<MemberLinesAsked>, sight: Sight = SEES_ALL): Promise<MemberLines> =>
    memberLines(on.ledger, COALITION, { ...EVERYBODY, ...over }, sight);

  beforeAll(async () => {
    on = await openedOn(engine);
    await seenCoalition(on);
  });
  afterAll(() => on.close());

  it.each(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'])(
    'comes in %s to what balances come to, member by member and kind by kind',
    async (quarter) => {
      const { members } = await giveGetBalances(on.ledger, COALITION, { quarter });
      const lines = await linesOf({ quarter });
      expect(lines.members.map(({ id, given, received, balance }) => [id, given, received, balance])).toEqual(
        members.map(({ id, given, received, balance }) => [id, given.value, received.value, balance]),
      );
      const { quarters } = await flowsOfAll(on.ledger, COALITION, { quarter, quarters: 3 });
      const { totals } = await quarterlyReport(on.ledger, COALITION, quarter, undefined, undefined);
      const last = quarters.at(-1)!;
      for (const direction of ['given', 'received'] as const) {
        const { value, byKind, unvaluedEntries } = totals[direction];
        const kinds = Object.entries(byKind).map(([kind, flow]) => [kind, flow.value]);
        expect(last[direction]).toEqual({ value, unvaluedEntries, byKind: Object.fromEntries(kinds) });
      }
    },
  );

  it('finds members by parts of names and in any order, a page at a time', async () => {
    const first = await linesOf({ limit: 3 });
    expect([first.found, first.members.map(({ id }) => id)]).toEqual([7, ALL.slice(0, 3)]);
    const rest = await linesOf({ from: 3 });
    expect(rest.members.map(({ id }) => id)).toEqual(ALL.slice(3));
    expect((await linesOf({ search: ' ÉLM' })).members.map(({ id }) => id)).toEqual(['elm']);
    const byGiven = (await linesOf({ order: 'given' })).members;
    expect(byGiven[0]!.id).toBe('gorse');
    const least = (await linesOf({ order: 'least-balance' })).members.map(({ balance }) => balance!.closing);
    expect(least).toEqual([...least].sort((one, other) => Number(one) - Number(other)));
    expect((await linesOf({ status: 'left' })).found).toBe(0);
  });

  it.each(['open', 'totals', 'own'] as const)(
    'tells a member of others what the tier “%s” grants, and an observer nothing but what was published',
    async (tier) => {
      await agree(tier);
      const { members } = await linesOf({}, MEMBER);
      const told = members.filter(({ given }) => given !== null).map(({ id }) => id);
      const opened = members.filter(({ isDetailSeen }) => isDetailSeen).map(({ id }) => id);
      expect(told).toEqual(tier === 'own' ? [READER] : ALL);
      expect(opened).toEqual(tier === 'open' ? ALL : [READER]);
      const { quarters } = await flowsOfAll(on.ledger, COALITION, { quarter: null, quarters: 4 }, MEMBER);
      const flows = quarters.map(({ given }) => (given === null ? 'untold' : given.byKind ? 'kinds' : 'sum'));
      expect(flows).toEqual(
        tier === 'own' ? ['sum', 'sum', 'untold', 'untold'] : ['kinds', 'kinds', 'kinds', 'kinds'],
      );
      const outside = await linesOf({}, PUBLISHED);
      expect([outside.found, outside.members]).toEqual([0, []]);
      const untold = await flowsOfAll(on.ledger, COALITION, { quarter: null, quarters: 4 }, PUBLISHED);
      expect(
        untold.quarters.flatMap(({ given, received }) => [given, received]).every((flow) => flow === null),
      ).toBe(true);
      expect((await memberNames(on.ledger, COALITION, ALL, PUBLISHED)).size).toBe(0);
    },
  );

  it('tells what was published last, whoever asks', async () => {
    const published = (await publishedTrend(on.ledger, COALITION))!;
    const { totals, trend } = await quarterlyReport(
      on.ledger,
      COALITION,
      published.quarter,
      undefined,
      undefined,
      PUBLISHED,
    );
    expect([published.given, published.received, published.members]).toEqual([
      totals.given.value,
      totals.received.value,
      7,
    ]);
    expect(published.trend.map(({ quarter }) => quarter)).toEqual(trend!.map(({ quarter }) => quarter));
  });

  it('says what reviews wait for: of those who hold them, and of a member only what it did not say', async () => {
    const holder: ReviewTasksFor = { actor: 'ana', holdsReviews: true, signsAs: ['backbone'] };
    const nobody: ReviewTasksFor = { actor: 'ben', holdsReviews: false, signsAs: [] };
    const held = await reviewTasks(on.ledger, COALITION, holder);
    expect(held.open).toEqual({ quarter: QUARTER, stage: 'deciding' });
    expect(held.tasks.map(({ task, quarter }) => [task, quarter])).toContainEqual(['decide', QUARTER]);
    expect((await reviewTasks(on.ledger, COALITION, nobody)).tasks).toEqual([]);
    expect((await reviewTasks(on.ledger, COALITION, nobody, PUBLISHED)).open).toBeNull();
    const newcomer: Sight = { from: 'member', memberId: 'nobody' };
    expect((await reviewTasks(on.ledger, COALITION, nobody, newcomer)).tasks).toEqual([]);
    expect(await firstSteps(on.ledger, COALITION)).toMatchObject({ hasEntries: true, hasReviews: true });
  });

  it('shows reservations to who redeems and who offers', async () => {
    const all = await openRedemptions(on.ledger, COALITION, 50);
    const own = await openRedemptions(on.ledger, COALITION, 50, MEMBER);
    expect(all.length).toBeGreaterThan(own.length);
    expect(own.some(({ isOwn }) => isOwn)).toBe(true);
    expect(await openRedemptions(on.ledger, COALITION, 50, PUBLISHED)).toEqual([]);
  });
});
