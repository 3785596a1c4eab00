import fc from 'fast-check';
import {
  applicationConfirmed,
  coalitionFounded,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  offerListed,
  quarterClosed,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { atto, plus, reckon, zero, type ReckonedAsset, type ReckonedUse } from './reckoning.js';

/** How many coalitions are made up; EVENHAND_TEST_RUNS asks for more, EVENHAND_TEST_SEED for the same again. */
const RUNS = Number(process.env.EVENHAND_TEST_RUNS ?? 40);
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 20261124);

const MEMBERS = ['alder', 'birch', 'cedar', 'dune'] as const;
/** Closed one after another; all of them are over by the day on which tests happen. */
const QUARTERS = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'] as const;
const FIRST_DAYS = ['2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01'] as const;
const DEPTHS = { 1: 'consulted', 2: 'adapted', 4: 'embedded' } as const;

interface Redemption {
  readonly member: (typeof MEMBERS)[number];
  readonly price: number;
  readonly quarter: number;
  readonly end: 'redeem' | 'release' | 'leave';
}

interface History {
  readonly assets: readonly ReckonedAsset[];
  readonly uses: readonly ReckonedUse[];
  /** Whether some of the members are of one parent group. */
  readonly grouped: readonly boolean[];
  readonly order: readonly number[];
  readonly redemptions: readonly Redemption[];
}

const member = fc.constantFrom(...MEMBERS);
const authors = fc.oneof(
  member.map((one) => [[one, 10]] as [string, number][]),
  fc
    .tuple(fc.shuffledSubarray([...MEMBERS], { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 9 }))
    .map(
      ([[one, other], tenths]) =>
        [
          [one!, tenths],
          [other!, 10 - tenths],
        ] as [string, number][],
    ),
);
const assetsOf = fc
  .array(fc.tuple(authors, fc.option(fc.nat(4))), { minLength: 2, maxLength: 5 })
  .map((list) =>
    list.map(([by, parent], i): ReckonedAsset => ({
      authors: by,
      parent: parent === null || i === 0 ? null : parent % i,
    })),
  );
const use = fc.record({
  quarter: fc.nat(QUARTERS.length - 1),
  user: member,
  asset: fc.nat(4),
  depth: fc.constantFrom(1 as const, 2 as const, 4 as const),
  outcome: fc.oneof(fc.constant(0), fc.nat(4_000), fc.nat(40_000)),
});
const history: fc.Arbitrary<History> = fc
  .record({
    assets: assetsOf,
    uses: fc.array(use, { minLength: 1, maxLength: 30 }),
    grouped: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    order: fc.array(fc.nat(1_000), { minLength: 30, maxLength: 30 }),
    redemptions: fc.array(
      fc.record({
        member,
        price: fc.integer({ min: 1, max: 3_000 }),
        quarter: fc.nat(QUARTERS.length),
        end: fc.constantFrom('redeem' as const, 'release' as const, 'leave' as const),
      }),
      { maxLength: 8 },
    ),
  })
  .map((made) => ({
    ...made,
    uses: made.uses.map((one) => ({ ...one, asset: one.asset % made.assets.length })),
  }));

const beginning = ({ assets, grouped }: History): Told[] => [
  coalitionFounded(),
  ...MEMBERS.map((id, i) =>
    memberJoined(id, { joinedOn: '2025-07-01', parentGroup: grouped[i] ? 'trees' : null }),
  ),
  ...assets.map(({ authors: by, parent }, i) =>
    knowledgeShared(`a${String(i)}`, {
      sharedOn: '2025-07-01',
      authors: by.length === 1 ? by[0]![0] : by.map(([id, tenths]) => `${id}:0.${String(tenths)}`).join('|'),
      derivesFrom: parent === null ? null : `a${String(parent)}`,
    }),
  ),
];

const applied = ({ quarter, user, asset, depth, outcome }: ReckonedUse, i: number): Told =>
  knowledgeApplied(`u${String(i)}`, `a${String(asset)}`, {
    memberId: user,
    appliedOn: FIRST_DAYS[quarter]!,
    depth: DEPTHS[depth],
    outcomeValue: outcome === 0 ? null : String(outcome),
  });

onBothEngines('made-up histories of knowledge', (engine) => {
  const ledgers = ledgersOn(engine);

  /** What holds of every member's account, in whole numbers of hundredths. */
  async function checkAccounts(ledger: TestLedger, coalitionId: string): Promise<Map<string, number>> {
    const rows = await ledger.rows('SELECT * FROM credit_lots WHERE coalition_id = ?', coalitionId);
    const vested = new Map<string, number>();
    const cents = (value: unknown): number => Math.round(Number(value) * 100);
    for (const row of rows) {
      const parts = ['vested', 'reserved', 'redeemed', 'expired'].map((column) => cents(row[column]));
      for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
      expect(parts[0]! - parts[1]! - parts[2]! - parts[3]!).toBeGreaterThanOrEqual(0);
      const key = `${row['vested_in'] as string} ${row['member_id'] as string}`;
      vested.set(key, parts[0]!);
    }
    const balances = new Map<string, number>();
    const postings = await ledger.rows(
      'SELECT * FROM credit_postings WHERE coalition_id = ? ORDER BY position, line',
      coalitionId,
    );
    for (const { source, destination, credits } of postings) {
      const moved = cents(credits);
      expect(moved).toBeGreaterThan(0);
      balances.set(source as string, (balances.get(source as string) ?? 0) - moved);
      balances.set(destination as string, (balances.get(destination as string) ?? 0) + moved);
      // Nothing but what is issued is ever below zero, at any step.
      if (source !== 'credits:issued') expect(balances.get(source as string)).toBeGreaterThanOrEqual(0);
    }
    for (const id of MEMBERS) {
      const own = ['held', 'reserved', 'redeemed', 'expired'].map(
        (account) => balances.get(`credits:${account}:${id}`) ?? 0,
      );
      const all = [...vested]
        .filter(([key]) => key.endsWith(` ${id}`))
        .reduce((sum, [, one]) => sum + one, 0);
      expect(own.reduce((sum, one) => sum + one, 0)).toBe(all);
    }
    return vested;
  }

  it(
    'accrue and vest what an independent reckoning says, keep every account, and replay to the same',
    async () => {
      const ledger = await ledgers.open();
      let run = 0;
      const check = async (made: History): Promise<void> => {
        const coalitionId = `run-${String((run += 1))}`;
        const tell = (told: Told) => ledger.tell(told, { coalitionId });
        for (const told of beginning(made)) await tell(told);
        for (const [i, one] of made.uses.entries()) await tell(applied(one, i));
        const confirming = made.uses.map((_, i) => i).sort((a, b) => made.order[a]! - made.order[b]!);
        for (const i of confirming) await tell(applicationConfirmed(`u${String(i)}`, { on: '2026-06-30' }));
        const groups = new Map(
          MEMBERS.filter((_, i) => made.grouped[i]).map((id) => [id as string, 'trees']),
        );
        const expected = reckon(made.assets, made.uses, QUARTERS.length, groups);
        for (const [i, quarter] of QUARTERS.entries()) {
          await redeemSome(made.redemptions, i, tell);
          await tell(quarterClosed(quarter));
          await checkQuarter(expected[i]!, quarter, coalitionId);
        }
        await redeemSome(made.redemptions, QUARTERS.length, tell);
        await checkAccounts(ledger, coalitionId);
        if (run % 10 === 0) {
          expect(await ledger.verify(undefined, coalitionId)).toMatchObject({ ok: true, findings: [] });
        }
      };
      const checkQuarter = async (
        expected: ReturnType<typeof reckon>[number],
        quarter: string,
        coalitionId: string,
      ): Promise<void> => {
        const rows = await ledger.rows(
          'SELECT author_id, credits FROM accruals WHERE coalition_id = ? AND quarter = ?',
          coalitionId,
          quarter,
        );
        const found = new Map<string, bigint>();
        for (const { author_id: author, credits } of rows) {
          const [whole, places = ''] = (credits as string).split('.');
          const amount = BigInt(`${whole!}${places.padEnd(18, '0')}`);
          found.set(author as string, (found.get(author as string) ?? 0n) + amount);
        }
        for (const id of MEMBERS) {
          const off = (found.get(id) ?? 0n) - atto(expected.get(id) ?? zero);
          // Each named step rounds to 18 places; a hundred of them stay far below what vests.
          expect(off < 1_000n && off > -1_000n).toBe(true);
        }
        const vested = await checkAccounts(ledger, coalitionId);
        const total = atto([...expected.values()].reduce(plus, zero));
        const all = [...vested]
          .filter(([key]) => key.startsWith(quarter))
          .reduce((sum, [, one]) => sum + one, 0);
        const off = BigInt(all) * 10n ** 16n - total;
        expect(off <= 5n * 10n ** 15n + 1_000n && off >= -5n * 10n ** 15n - 1_000n).toBe(true);
      };
      await fc.assert(fc.asyncProperty(history, check), { numRuns: RUNS, seed: SEED });
    },
    60_000 + RUNS * 2_000,
  );

  /** Redeems at the beginning of a quarter; who has too little is refused, and that is as it should be. */
  async function redeemSome(
    redemptions: readonly Redemption[],
    quarter: number,
    tell: (told: Told) => Promise<unknown>,
  ): Promise<void> {
    const on = [...FIRST_DAYS, '2026-07-01'][quarter]!;
    for (const [i, redemption] of redemptions.entries()) {
      if (redemption.quarter !== quarter) continue;
      const [offer, id] = [`o${String(i)}`, `r${String(i)}`];
      const price = (redemption.price / 100).toFixed(2);
      await tell(offerListed(offer, { price, validFrom: '2025-07-01' }));
      try {
        await tell(creditsReserved(id, offer, { memberId: redemption.member, on }));
      } catch (error) {
        expect(error).toMatchObject({ code: 'knowledge.credits-insufficient' });
        continue;
      }
      if (redemption.end === 'redeem') await tell(creditsRedeemed(id, { on }));
      if (redemption.end === 'release') await tell(creditsReleased(id, { on }));
    }
  }
});
