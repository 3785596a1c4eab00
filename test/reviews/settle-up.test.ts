import fc from 'fast-check';
import {
  type AgreedBalance,
  EXACT_PARTIES,
  settleUp,
  type Transfer,
} from '../../src/reviews/domain/settle-up.js';
import { settleUpOf } from '../../src/reviews/settle-up.queries.js';
import { problemOf } from '../kernel/problem-of.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  entryDisputed,
  exchange,
  memberJoined,
  memberMerged,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const balances = (amounts: readonly number[]): AgreedBalance[] =>
  amounts.map((cents, i) => ({
    partyId: `p${i.toString().padStart(2, '0')}`,
    balance: (cents / 100).toFixed(2),
  }));

const inWords = (transfers: readonly Transfer[]): string[] =>
  transfers.map(({ from, to, amount }) => `${from} pays ${to} ${amount}`);

/** Amounts that sum to zero, small enough that some cancel out among themselves. */
const agreed = (parties: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: parties - 1 })
    .map((amounts) => [...amounts, amounts.reduce((left, amount) => left - amount, 0)]);

/** The fewest transfers by trying: whoever comes first with a balance settles with each of the other sign in turn. */
function fewest(amounts: readonly number[]): number {
  const [first, ...others] = amounts.filter((amount) => amount !== 0);
  if (first === undefined) return 0;
  let best = Infinity;
  for (const [i, other] of others.entries())
    if (first < 0 !== other < 0) best = Math.min(best, 1 + fewest(others.with(i, other + first)));
  return best;
}

function cleared(amounts: readonly number[], transfers: readonly Transfer[]): number[] {
  const left = new Map(balances(amounts).map(({ partyId }, i) => [partyId, amounts[i]!]));
  for (const { from, to, amount } of transfers) {
    left.set(from, left.get(from)! + Math.round(Number(amount) * 100));
    left.set(to, left.get(to)! - Math.round(Number(amount) * 100));
  }
  return [...left.values()];
}

describe('settling up', () => {
  it('lets those pay each other whose balances cancel out', () =>
    expect(
      inWords(
        settleUp(
          [
            { partyId: 'alder', balance: '30' },
            { partyId: 'birch', balance: '-20' },
            { partyId: 'cedar', balance: '20' },
            { partyId: 'dune', balance: '-30.00' },
            { partyId: 'elm', balance: '0' },
          ],
          'EUR',
        ),
      ),
    ).toEqual(['birch pays cedar 20.00', 'dune pays alder 30.00']));

  it('lets who owes most pay who is owed most, ties by id', () =>
    expect(inWords(settleUp(balances([500, 500, -700, -300]), 'EUR'))).toEqual([
      'p02 pays p00 5.00',
      'p02 pays p01 2.00',
      'p03 pays p01 3.00',
    ]));

  it('and still by id where what is left of a balance equals another', () =>
    expect(inWords(settleUp(balances([500, 300, -200, -200, -200, -200]), 'EUR'))).toEqual([
      'p02 pays p00 2.00',
      'p03 pays p00 2.00',
      'p04 pays p01 2.00',
      'p05 pays p00 1.00',
      'p05 pays p01 1.00',
    ]));

  it('takes as few transfers as any way of trying, for 1 000 sets of up to 8 parties', () =>
    fc.assert(
      fc.property(agreed(8), (amounts) => {
        const transfers = settleUp(balances(amounts), 'EUR');
        expect(transfers).toHaveLength(fewest(amounts));
        expect(cleared(amounts, transfers)).toEqual(amounts.map(() => 0));
        expect(transfers.filter(({ amount }) => !(Number(amount) > 0))).toEqual([]);
      }),
      { numRuns: 1_000 },
    ));

  it('is the same in whatever order the balances come', () =>
    fc.assert(
      fc.property(agreed(12), fc.nat(), (amounts, turn) => {
        const all = balances(amounts);
        const at = turn % all.length;
        expect(settleUp([...all.slice(at), ...all.slice(0, at)].toReversed(), 'EUR')).toEqual(
          settleUp(all, 'EUR'),
        );
      }),
      { numRuns: 200 },
    ));

  it(`finds seven pairs and one more among ${EXACT_PARTIES} parties`, () => {
    const pairs = [1, 20, 300, 4_000, 50_000, 600_000].flatMap((amount) => [amount, -amount]);
    expect(settleUp(balances([...pairs, 7, 8, -15]), 'EUR')).toHaveLength(8);
  });

  it('clears hundreds of parties with fewer transfers than parties', () => {
    const amounts = Array.from({ length: 300 }, (_, i) => ((i * 7_919) % 1_000) - 500);
    const all = [...amounts, amounts.reduce((left, amount) => left - amount, 0)];
    const transfers = settleUp(balances(all), 'EUR');
    expect(transfers.length).toBeLessThan(all.length);
    expect(cleared(all, transfers)).toEqual(all.map(() => 0));
  });

  it('clears thousands of parties, none of which cancel out, in a moment', () => {
    const amounts = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? 1 : -1) * (i * 7_919 + 1));
    const all = [...amounts, amounts.reduce((left, amount) => left - amount, 0)];
    const transfers = settleUp(balances(all), 'EUR');
    expect(cleared(all, transfers)).toEqual(all.map(() => 0));
  });

  it('has nothing to do where nobody owes anything', () => {
    expect(settleUp([], 'EUR')).toEqual([]);
    expect(settleUp(balances([0, 0]), 'EUR')).toEqual([]);
  });

  it.each([
    ['balances that do not cancel out', balances([100, -99]), 'reviews.balances-uneven'],
    [
      'a balance finer than a cent',
      [
        { partyId: 'alder', balance: '0.001' },
        { partyId: 'birch', balance: '-0.001' },
      ],
      'kernel.amount-too-precise',
    ],
  ])('refuses %s', (_, all, code) => {
    expect(problemOf(() => settleUp(all, 'EUR'))).toMatchObject({ code });
  });
});

onSqlite('settling the balances of a coalition', (engine) => {
  const ledgers = ledgersOn(engine);

  it('counts what is accepted, over all time, in the accounts of the day', async () => {
    const { ledger } = await ledgers.with(
      ...aCoalition(),
      memberJoined('dune'),
      baselineStated('cedar', { given: '40', received: '0' }),
      contribution('gift', { quantity: '100', occurredOn: '2026-02-01' }),
      exchange('swap', {
        ...{ memberId: 'alder', counterparty: 'member:birch', kind: 'staff-time' },
        ...{ quantity: '3', unit: 'hours', value: '60', valuationBasis: 'agreed', occurredOn: '2026-04-02' },
      }),
      contribution('unvalued', { memberId: 'dune', kind: 'staff-time', quantity: '5', unit: 'hours' }),
      benefit('late', { memberId: 'dune', quantity: '25', occurredOn: '2026-04-03' }),
      contribution('wrong', { quantity: '7', occurredOn: '2026-04-04' }),
      entryDisputed('wrong', null),
      memberMerged('dune', 'birch', '2026-04-05'),
    );
    const parties = async (scope: object) => {
      const found = await settleUpOf(ledger, COALITION, scope);
      const sum = found.parties.reduce((all, { balance }) => all + Math.round(Number(balance) * 100), 0);
      expect(sum).toBe(0);
      return found.parties.map(({ party, balance }) => `${party} ${balance}`);
    };
    expect(await parties({ quarter: '2026-Q2' })).toEqual([
      ...['member:alder 160.00', 'member:birch -85.00', 'member:cedar 40.00', 'commons -115.00'],
    ]);
    expect(await parties({ quarter: '2026-Q1' })).toEqual([
      ...['member:alder 100.00', 'member:birch 0.00', 'member:cedar 40.00', 'member:dune 0.00'],
      'commons -140.00',
    ]);
    const settled = await settleUpOf(ledger, COALITION, { quarter: '2026-Q2' });
    expect(settled.parties[1]).toMatchObject({ unvaluedEntries: 1 });
    expect(settled).toMatchObject({ isFewest: true, moved: '200.00' });
    expect(inWords(settled.transfers)).toEqual([
      'commons pays member:alder 115.00',
      'member:birch pays member:alder 45.00',
      'member:birch pays member:cedar 40.00',
    ]);
  });

  it('says where the fewest are not looked for', async () => {
    const ids = Array.from({ length: 16 }, (_, i) => `m${i.toString().padStart(2, '0')}`);
    const { ledger } = await ledgers.with(
      ...aCoalition(),
      ...ids.map((id) => memberJoined(id)),
      ...ids.map((id) => contribution(`of-${id}`, { memberId: id, quantity: '10' })),
    );
    const settled = await settleUpOf(ledger, COALITION, {});
    expect(settled).toMatchObject({ isFewest: false, moved: '160.00' });
    expect(settled.transfers).toHaveLength(16);
  });
});
