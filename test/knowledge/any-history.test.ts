import fc from 'fast-check';
import { Amount } from '../../src/kernel/amount.js';
import {
  coalitionFounded,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  offerListed,
  policyAdopted,
  quarterClosed,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { attosApart, lesser, plus, quotient, rational, times, type Rational } from './rational.js';

/** EVENHAND_TEST_RUNS asks for more histories, EVENHAND_TEST_SEED for the same again. */
const RUNS = Math.ceil(Number(process.env.EVENHAND_TEST_RUNS ?? 120) / 30);
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 20260701);

const MEMBERS = ['alder', 'birch', 'cedar', 'dune'] as const;
/** These are of one parent group. */
const GROUP: readonly string[] = ['alder', 'dune'];
const DEPTHS = ['consulted', 'adapted', 'embedded'] as const;
const DAYS = ['2026-02-10', '2026-05-10'] as const;
const PAIR_CAP = 30;

interface Asset {
  readonly authors: readonly [first: number, second: number, tenths: number];
  /** Any of the assets before it. */
  readonly parents: readonly number[];
}

interface Used {
  readonly user: number;
  readonly asset: number;
  readonly quarter: 0 | 1;
  readonly depth: 0 | 1 | 2;
  readonly outcome: number;
}

interface History {
  readonly assets: readonly Asset[];
  readonly uses: readonly Used[];
  readonly redemptions: readonly { readonly who: number; readonly end: 'kept' | 'redeemed' | 'released' }[];
}

const member = fc.integer({ min: 0, max: MEMBERS.length - 1 });
const histories: fc.Arbitrary<History> = fc.record({
  assets: fc.tuple(
    ...[0, 1, 2, 3].map((older) =>
      fc.record<Asset>({
        authors: fc.tuple(member, member, fc.integer({ min: 1, max: 9 })),
        parents:
          older === 0
            ? fc.constant([])
            : fc.uniqueArray(fc.integer({ min: 0, max: older - 1 }), { maxLength: 2 }),
      }),
    ),
  ),
  uses: fc.array(
    fc.record<Used>({
      user: member,
      asset: fc.integer({ min: 0, max: 3 }),
      quarter: fc.constantFrom(0, 1),
      depth: fc.constantFrom(0, 1, 2),
      outcome: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000 })),
    }),
    { maxLength: 16 },
  ),
  redemptions: fc.array(fc.record({ who: member, end: fc.constantFrom('kept', 'redeemed', 'released') }), {
    maxLength: 6,
  }),
});

function sharesOf({ authors: [first, second, tenths] }: Asset): [member: number, tenths: number][] {
  if (first === second) return [[first, 10]];
  return [
    [first, tenths],
    [second, 10 - tenths],
  ];
}

/** What every pair of an author and a user earns in each quarter, by fractions, along every path of lineage. */
function reckoned({ assets, uses }: History): Map<string, Rational>[] {
  const zero = rational(0);
  const window = new Map<string, Rational>();
  return [0, 1].map((quarter) => {
    const sent = new Map<string, Rational>();
    const give = (assetAt: number, amount: Rational, user: number): void => {
      const asset = assets[assetAt]!;
      const kept = asset.parents.length === 0 ? amount : times(amount, rational(4, 5));
      for (const [author, tenths] of sharesOf(asset)) {
        const [to, from] = [MEMBERS[author]!, MEMBERS[user]!];
        if (to === from || (GROUP.includes(to) && GROUP.includes(from))) continue;
        const part = times(kept, rational(tenths, 10));
        sent.set(`${to} ${from}`, plus(sent.get(`${to} ${from}`) ?? zero, part));
      }
      const each = times(amount, rational(1, 5 * Math.max(1, asset.parents.length)));
      for (const parent of asset.parents) give(parent, each, user);
    };
    for (let user = 0; user < MEMBERS.length; user += 1) {
      for (let asset = 0; asset < assets.length; asset += 1) {
        const its = uses.filter((use) => use.user === user && use.asset === asset);
        const now = its.filter((use) => use.quarter === quarter);
        if (now.length === 0) continue;
        const repeat = quarter === 1 && its.some((use) => use.quarter === 0) ? 2 : 1;
        const depth = Math.max(...now.map((use) => [1, 2, 4][use.depth]!));
        const outcomes = now.reduce((sum, use) => sum + use.outcome, 0);
        give(asset, plus(rational(10 * depth, repeat), rational(Math.min(outcomes, 10_000), 1000)), user);
      }
    }
    for (const [pair, amount] of sent) {
      window.set(pair, plus(window.get(pair) ?? zero, lesser(amount, rational(PAIR_CAP))));
    }
    const earned = new Map<string, Rational>();
    for (const [pair, amount] of sent) {
      const opposite = pair.split(' ').reverse().join(' ');
      const mutual = lesser(window.get(pair)!, window.get(opposite) ?? zero);
      const limit = rational(100);
      earned.set(pair, times(lesser(amount, rational(PAIR_CAP)), quotient(limit, plus(limit, mutual))));
    }
    return earned;
  });
}

function library({ assets }: History): Told[] {
  return [
    coalitionFounded(),
    ...MEMBERS.map((id) => memberJoined(id, { parentGroup: GROUP.includes(id) ? 'grove' : null })),
    policyAdopted({ pairCap: String(PAIR_CAP) }, { from: '2026-01-01' }),
    ...assets.map((asset, i) => {
      const shares = sharesOf(asset);
      const authors = shares.map(([at, tenths]) => `${MEMBERS[at]!}:${tenths === 10 ? '1' : `0.${tenths}`}`);
      const [one, other] = asset.parents;
      const parents = other === undefined ? `a${one!}` : `a${one!}:0.5|a${other}:0.5`;
      return knowledgeShared(`a${i}`, {
        authors: authors.join('|'),
        derivesFrom: one === undefined ? null : parents,
      });
    }),
  ];
}

function applied({ user, asset, quarter, depth, outcome }: Used, id: string): Told {
  return knowledgeApplied(id, `a${asset}`, {
    memberId: MEMBERS[user]!,
    appliedOn: DAYS[quarter],
    depth: DEPTHS[depth],
    outcomeValue: outcome === 0 ? null : String(outcome),
    confirmedBy: 'backbone',
  });
}

onBothEngines('the accounts of any history', (engine) => {
  const ledgers = ledgersOn(engine);
  const lotsOf = (ledger: TestLedger) =>
    ledger.rows(
      'SELECT member_id, vested_in, vested, reserved, redeemed, expired FROM credit_lots ORDER BY 1, 2',
    );

  async function assertPairs(ledger: TestLedger, history: History): Promise<void> {
    const stored = await ledger.rows('SELECT quarter, author_id, user_id, credits FROM accruals');
    const expected = reckoned(history);
    expect(stored).toHaveLength(expected[0]!.size + expected[1]!.size);
    for (const pair of stored) {
      const quarter = pair['quarter'] === '2026-Q1' ? 0 : 1;
      const exact = expected[quarter]!.get(`${String(pair['author_id'])} ${String(pair['user_id'])}`)!;
      const { atto } = Amount.parse(String(pair['credits']));
      // Every step of the program rounds to eighteen places.
      expect(attosApart(exact, atto)).toBeLessThan(200n);
    }
    for (const [quarter, vestedIn] of ['2026-Q1', '2026-Q2'].entries()) {
      const whole = [...expected[quarter]!.values()].reduce(plus, rational(0));
      const lots = (await lotsOf(ledger)).filter((lot) => lot['vested_in'] === vestedIn);
      const vested = lots.reduce((sum, lot) => sum.plus(Amount.parse(String(lot['vested']))), Amount.zero);
      expect(attosApart(whole, vested.atto)).toBeLessThanOrEqual(5n * 10n ** 15n + 2000n);
    }
  }

  /** Nothing is below zero, and what is held, reserved, redeemed and expired is what vested, by lots and by postings. */
  async function assertBalanced(ledger: TestLedger): Promise<void> {
    const posted = new Map<string, Amount>();
    const postings = await ledger.rows(
      'SELECT source, destination, credits FROM credit_postings ORDER BY position, line',
    );
    for (const { source, destination, credits } of postings) {
      for (const [account, sign] of [
        [String(source), -1],
        [String(destination), 1],
      ] as const) {
        const moved = Amount.parse(String(credits));
        const after = (posted.get(account) ?? Amount.zero).plus(sign === 1 ? moved : moved.negated());
        if (account !== 'credits:issued') expect(after.isNegative()).toBe(false);
        posted.set(account, after);
      }
    }
    const sums = new Map<string, Amount>();
    for (const lot of await lotsOf(ledger)) {
      const of = (name: string): Amount => Amount.parse(String(lot[name]));
      const held = of('vested').minus(of('reserved')).minus(of('redeemed')).minus(of('expired'));
      for (const [name, more] of [
        ['held', held],
        ['reserved', of('reserved')],
        ['redeemed', of('redeemed')],
        ['expired', of('expired')],
      ] as const) {
        const account = `credits:${name}:${String(lot['member_id'])}`;
        sums.set(account, (sums.get(account) ?? Amount.zero).plus(more));
      }
    }
    for (const [account, sum] of sums) {
      expect([account, (posted.get(account) ?? Amount.zero).toString()]).toEqual([account, sum.toString()]);
    }
  }

  it('are those of an exact reckoning, balance at every step, and depend on no order and no splitting', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const ledger = await ledgers.open();
        await ledger.tellAll(
          ...library(history),
          ...history.uses.map((use, i) => applied(use, `u${i}`)),
          quarterClosed('2026-Q1'),
          quarterClosed('2026-Q2'),
        );
        await assertPairs(ledger, history);
        const vested = await lotsOf(ledger);

        const other = await ledgers.open();
        const split = history.uses.flatMap((use, i) => {
          const less = Math.trunc(use.outcome / 2);
          return [
            applied({ ...use, outcome: use.outcome - less }, `v${i}`),
            applied({ ...use, outcome: less }, `w${i}`),
          ];
        });
        await other.tellAll(
          ...library(history),
          ...split.reverse(),
          quarterClosed('2026-Q1'),
          quarterClosed('2026-Q2'),
        );
        expect(await lotsOf(other)).toEqual(vested);

        await ledger.tell(offerListed('course', { price: '7.35', capacity: '3' }));
        for (const [i, { who, end }] of history.redemptions.entries()) {
          const on = '2026-07-01';
          const [answer] = await ledger.tellTogether([
            creditsReserved(`r${i}`, 'course', { memberId: MEMBERS[who]!, on }),
          ]);
          if (answer!.status === 'rejected') {
            expect((answer!.reason as { code: string }).code).toMatch(/credits-insufficient|offer-exhausted/);
          } else if (end === 'redeemed') await ledger.tell(creditsRedeemed(`r${i}`, { on }));
          else if (end === 'released') await ledger.tell(creditsReleased(`r${i}`, { on }));
        }
        await assertBalanced(ledger);
        expect(await ledger.verify()).toMatchObject({ ok: true });
        await ledger.close();
        await other.close();
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
