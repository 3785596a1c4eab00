import fc from 'fast-check';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import {
  applicationConfirmed,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  offerListed,
  quarterClosed,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import {
  applied,
  cut,
  FIRST_DAYS,
  library,
  madeUpHistories,
  QUARTERS,
  type MadeUpHistory,
  type MadeUpRedemption,
} from './made-up-histories.js';
import { plus, zero, type Fraction } from '../support/fraction.js';
import { attosApart, reckon } from './reckoning.js';

/** How many histories are made up; EVENHAND_TEST_RUNS asks for more, EVENHAND_TEST_SEED for the same again. */
const RUNS = Number(process.env.EVENHAND_TEST_RUNS ?? 8);
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 20261124);
const TIMEOUT = 60_000 + RUNS * 2_000;

/** Each named step of the program rounds to 18 places. */
const ROUNDED = 1_000n;
const HALF_A_CENT = 5n * 10n ** 15n;

const amountOf = (cell: unknown): Amount => Amount.parse(String(cell));

/** One coalition of a database that holds many. */
class Coalition {
  constructor(
    private readonly ledger: TestLedger,
    readonly number: number,
  ) {}

  private get coalitionId(): string {
    return `run-${String(this.number)}`;
  }

  tell(told: Told): Promise<unknown> {
    return this.ledger.tell(told, { coalitionId: this.coalitionId });
  }

  /** In one group, which is much faster. */
  async tellTogether(told: readonly Told[]): Promise<void> {
    await Promise.all(told.map((one) => this.tell(one)));
  }

  private rows(columns: string, table: string, order: string) {
    return this.ledger.rows(
      `SELECT ${columns} FROM ${table} WHERE coalition_id = ? ORDER BY ${order}`,
      this.coalitionId,
    );
  }

  accruals() {
    return this.rows('*', 'accruals', 'quarter, author_id, user_id');
  }

  lots() {
    return this.rows('member_id, vested_in, vested, reserved, redeemed, expired', 'credit_lots', '1, 2');
  }

  postings() {
    return this.rows('source, destination, credits', 'credit_postings', 'position, line');
  }

  /** Who vested what, whatever became of it. */
  async vested(): Promise<string[]> {
    const lots = await this.lots();
    return lots.map((lot) => [lot['member_id'], lot['vested_in'], lot['vested']].join(' '));
  }

  verify() {
    return this.ledger.verify(undefined, this.coalitionId);
  }
}

/** Uses in the order of their numbers, confirmed in another one. */
async function tellUses(coalition: Coalition, { uses, order }: MadeUpHistory): Promise<void> {
  await coalition.tellTogether(uses.map((use, i) => applied(`u${String(i)}`, use)));
  const confirming = order.filter((i) => i < uses.length);
  await coalition.tellTogether(
    confirming.map((i) => applicationConfirmed(`u${String(i)}`, { on: '2026-06-30' })),
  );
}

async function assertReckoned(coalition: Coalition, expected: Map<string, Fraction>[]): Promise<void> {
  const accruals = await coalition.accruals();
  const lots = await coalition.lots();
  for (const [i, quarter] of QUARTERS.entries()) {
    const pairs = accruals.filter((row) => row['quarter'] === quarter);
    expect(pairs.map((row) => `${String(row['author_id'])} ${String(row['user_id'])}`)).toEqual(
      [...expected[i]!.keys()].sort(),
    );
    for (const pair of pairs) {
      const exact = expected[i]!.get(`${String(pair['author_id'])} ${String(pair['user_id'])}`)!;
      expect(attosApart(exact, amountOf(pair['credits']).atto)).toBeLessThan(ROUNDED);
    }
    const vested = sumOf(
      lots.filter((lot) => lot['vested_in'] === quarter).map((lot) => amountOf(lot['vested'])),
    );
    const whole = [...expected[i]!.values()].reduce(plus, zero);
    expect(attosApart(whole, vested.atto)).toBeLessThanOrEqual(HALF_A_CENT + ROUNDED);
  }
}

/** Nothing is below zero at any step, and what is held, reserved, redeemed and expired is what vested, by lots and by postings. */
async function assertBalanced(coalition: Coalition): Promise<void> {
  const posted = new Map<string, Amount>();
  const post = (account: string, moved: Amount): void => {
    posted.set(account, (posted.get(account) ?? Amount.zero).plus(moved));
    if (account !== 'credits:issued') expect(posted.get(account)!.isNegative()).toBe(false);
  };
  for (const { source, destination, credits } of await coalition.postings()) {
    expect(amountOf(credits).isPositive()).toBe(true);
    post(String(source), amountOf(credits).negated());
    post(String(destination), amountOf(credits));
  }
  const sums = new Map<string, Amount>();
  for (const lot of await coalition.lots()) {
    const [vested, ...left] = ['vested', 'reserved', 'redeemed', 'expired'].map((name) =>
      amountOf(lot[name]),
    );
    const held = vested!.minus(sumOf(left));
    for (const [i, part] of [held, ...left].entries()) {
      expect(part.isNegative()).toBe(false);
      const account = `credits:${['held', 'reserved', 'redeemed', 'expired'][i]!}:${String(lot['member_id'])}`;
      sums.set(account, (sums.get(account) ?? Amount.zero).plus(part));
    }
  }
  posted.delete('credits:issued');
  const shown = (accounts: Map<string, Amount>): string[] =>
    [...accounts]
      .filter(([, amount]) => !amount.isZero())
      .map(([account, amount]) => `${account} ${amount}`)
      .sort();
  expect(shown(posted)).toEqual(shown(sums));
}

/** Redeems on the first day of a quarter; who has too little is refused, and that is as it should be. */
async function redeemSome(
  coalition: Coalition,
  redemptions: readonly MadeUpRedemption[],
  quarter: number,
): Promise<void> {
  const on = FIRST_DAYS[quarter]!;
  for (const [i, redemption] of redemptions.entries()) {
    if (redemption.quarter !== quarter) continue;
    const [offer, id] = [`o${String(i)}`, `r${String(i)}`];
    await coalition.tell(
      offerListed(offer, { price: (redemption.cents / 100).toFixed(2), validFrom: FIRST_DAYS[0] }),
    );
    try {
      await coalition.tell(creditsReserved(id, offer, { memberId: redemption.member, on }));
    } catch (error) {
      expect(error).toMatchObject({ code: 'knowledge.credits-insufficient' });
      continue;
    }
    if (redemption.end === 'redeem') await coalition.tell(creditsRedeemed(id, { on }));
    if (redemption.end === 'release') await coalition.tell(creditsReleased(id, { on }));
  }
}

onBothEngines('any history of knowledge', (engine) => {
  const ledgers = ledgersOn(engine);

  async function always(law: (history: MadeUpHistory, begin: () => Promise<Coalition>) => Promise<void>) {
    const ledger = await ledgers.open();
    let coalitions = 0;
    const check = (history: MadeUpHistory): Promise<void> =>
      law(history, async () => {
        const coalition = new Coalition(ledger, (coalitions += 1));
        await coalition.tellTogether(library(history));
        return coalition;
      });
    await fc.assert(fc.asyncProperty(madeUpHistories, check), { numRuns: RUNS, seed: SEED });
  }

  it(
    'earns what a reckoning in fractions says, and balances whatever is redeemed and expires',
    () =>
      always(async (history, begin) => {
        const coalition = await begin();
        await tellUses(coalition, history);
        for (const [i, quarter] of QUARTERS.entries()) {
          await redeemSome(coalition, history.redemptions, i);
          await coalition.tell(quarterClosed(quarter));
        }
        await redeemSome(coalition, history.redemptions, QUARTERS.length);
        await assertReckoned(coalition, reckon(history, QUARTERS.length));
        await assertBalanced(coalition);
        // Reading everything again takes as long as all before it: some histories must do.
        if (coalition.number % 10 === 1)
          expect(await coalition.verify()).toMatchObject({ ok: true, findings: [] });
      }),
    TIMEOUT,
  );

  it(
    'vests the same in whatever order its uses are told and confirmed, and into however many they are cut',
    () =>
      always(async (history, begin) => {
        const [one, other] = [await begin(), await begin()];
        await tellUses(one, history);
        const pieces = history.uses.flatMap((use, i) => cut(use, history.pieces[i]!));
        const told = pieces.map((use, i) => [
          applied(`v${String(i)}`, use),
          applicationConfirmed(`v${String(i)}`, { on: '2026-06-30' }),
        ]);
        await other.tellTogether(told.reverse().flat());
        for (const coalition of [one, other])
          for (const quarter of QUARTERS) await coalition.tell(quarterClosed(quarter));
        expect(await other.vested()).toEqual(await one.vested());
      }),
    TIMEOUT,
  );
});
