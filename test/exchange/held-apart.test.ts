import { Amount } from '../../src/kernel/amount.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  disputeAnswered,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  exchange,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, requestOf, type TestLedger } from '../support/ledgers.js';

interface Step {
  readonly told: Told;
  /** Given, received, pending and disputed of the member after it. */
  readonly figures: string;
  /** What the pool holds after it. */
  readonly pool: string;
  /** Balances of the accounts that the entry moves, after it; those at zero left out. */
  readonly accounts: Readonly<Record<string, string>>;
}

onBothEngines('what is held apart', (engine) => {
  const ledgers = ledgersOn(engine);

  async function figuresOf(on: TestLedger, memberId: string, asKnownAt?: string): Promise<[string, string]> {
    const report = await quarterlyReport(on.ledger, COALITION, '2026-Q1', asKnownAt);
    const { given, received, pending, disputed } = report.members.find(({ id }) => id === memberId)!;
    const apart = [pending, disputed].map(({ entries, value }) => `${value} of ${String(entries)}`);
    const pool = report.pools.find(({ id }) => id === 'pool');
    return [[given.value, received.value, ...apart].join(', '), pool?.closing ?? '0.00'];
  }

  async function accountsOf(on: TestLedger): Promise<Record<string, string>> {
    const balances = new Map<string, Amount>();
    for (const { source, destination, quantity } of await on.rows(
      'SELECT source, destination, quantity FROM postings',
    )) {
      const moved = Amount.parse(quantity as string);
      for (const [account, amount] of [
        [source as string, moved.negated()],
        [destination as string, moved],
      ] as const)
        balances.set(account, (balances.get(account) ?? Amount.zero).plus(amount));
    }
    const sum = [...balances.values()].reduce((one, other) => one.plus(other), Amount.zero);
    expect(sum.toString()).toBe('0');
    return Object.fromEntries(
      [...balances]
        .filter(([, amount]) => !amount.isZero())
        .map(([name, amount]) => [name, amount.toString()]),
    );
  }

  /** Takes the steps one after another; then asks for each again, as it was known then, after a replay of everything. */
  async function goes(memberId: string, before: readonly Told[], steps: readonly Step[]): Promise<void> {
    const ledger = await ledgers.with(...aCoalition(), ...before);
    const ignored = await accountsOf(ledger);
    const positions: string[] = [];
    for (const { told, figures, pool, accounts } of steps) {
      const { position } = await ledger.tell(told);
      positions.push(String(position));
      expect([told.command, ...(await figuresOf(ledger, memberId))]).toEqual([told.command, figures, pool]);
      const moved = Object.entries(await accountsOf(ledger)).filter(
        ([name, amount]) => ignored[name] !== amount,
      );
      expect([told.command, Object.fromEntries(moved)]).toEqual([told.command, accounts]);
    }
    await ledger.ledger.rebuild();
    for (const [place, { figures, pool }] of steps.entries()) {
      expect(await figuresOf(ledger, memberId, positions[place])).toEqual([figures, pool]);
    }
    expect((await ledger.verify()).ok).toBe(true);
  }

  it('of a contribution to a pool: the member’s side, while the pool keeps the money, until an end takes it out', () =>
    goes(
      'alder',
      [],
      [
        {
          told: contribution('e', { status: 'proposed' }),
          figures: '0.00, 0.00, 100.00 of 1, 0.00 of 0',
          pool: '0.00',
          accounts: {},
        },
        {
          told: entryAccepted('e'),
          figures: '100.00, 0.00, 0.00 of 0, 0.00 of 0',
          pool: '100.00',
          accounts: { 'given:funds:alder': '-100', 'pool:funds:pool': '100' },
        },
        {
          told: entryDisputed('e', 'member:alder'),
          figures: '0.00, 0.00, 0.00 of 0, 100.00 of 1',
          pool: '100.00',
          accounts: { 'disputed-given:funds:alder': '-100', 'pool:funds:pool': '100' },
        },
        {
          told: disputeAnswered('e'),
          figures: '0.00, 0.00, 0.00 of 0, 100.00 of 1',
          pool: '100.00',
          accounts: { 'disputed-given:funds:alder': '-100', 'pool:funds:pool': '100' },
        },
        {
          told: disputeResolved('e', { outcome: 'adjusted', quantity: '120.00' }),
          figures: '120.00, 0.00, 0.00 of 0, 0.00 of 0',
          pool: '120.00',
          accounts: { 'given:funds:alder': '-120', 'pool:funds:pool': '120' },
        },
        {
          told: entryDisputed('e', null),
          figures: '0.00, 0.00, 0.00 of 0, 120.00 of 1',
          pool: '120.00',
          accounts: { 'disputed-given:funds:alder': '-120', 'pool:funds:pool': '120' },
        },
        {
          told: disputeResolved('e', { outcome: 'withdrawn' }),
          figures: '0.00, 0.00, 0.00 of 0, 0.00 of 0',
          pool: '0.00',
          accounts: {},
        },
      ],
    ));

  it('of a benefit from a pool, which is taken back after it was upheld', () =>
    goes(
      'birch',
      [contribution('c')],
      [
        {
          told: benefit('e', { quantity: '40.00' }),
          figures: '0.00, 40.00, 0.00 of 0, 0.00 of 0',
          pool: '60.00',
          accounts: { 'received:funds:birch': '40', 'pool:funds:pool': '60' },
        },
        {
          told: entryDisputed('e'),
          figures: '0.00, 0.00, 0.00 of 0, 40.00 of 1',
          pool: '60.00',
          accounts: { 'disputed-received:funds:birch': '40', 'pool:funds:pool': '60' },
        },
        {
          told: disputeResolved('e'),
          figures: '0.00, 40.00, 0.00 of 0, 0.00 of 0',
          pool: '60.00',
          accounts: { 'received:funds:birch': '40', 'pool:funds:pool': '60' },
        },
        {
          told: reversalOf(benefit('e', { quantity: '40.00' }), 'r'),
          figures: '0.00, 0.00, 0.00 of 0, 0.00 of 0',
          pool: '100.00',
          accounts: {},
        },
      ],
    ));

  it('of an exchange: both sides at once, and nothing of what was only proposed', () =>
    goes(
      'birch',
      [],
      [
        {
          told: exchange('e', { actingFor: 'member:alder', value: '300.00' }),
          figures: '0.00, 0.00, 300.00 of 1, 0.00 of 0',
          pool: '0.00',
          accounts: {},
        },
        {
          told: entryDisputed('e'),
          figures: '0.00, 0.00, 0.00 of 0, 300.00 of 1',
          pool: '0.00',
          accounts: {},
        },
        {
          told: disputeResolved('e', { actingFor: 'member:birch' }),
          figures: '0.00, 300.00, 0.00 of 0, 0.00 of 0',
          pool: '0.00',
          accounts: { 'given:staff-time:alder': '-10', 'received:staff-time:birch': '10' },
        },
        {
          told: entryDisputed('e'),
          figures: '0.00, 0.00, 0.00 of 0, 300.00 of 1',
          pool: '0.00',
          accounts: { 'disputed-given:staff-time:alder': '-10', 'disputed-received:staff-time:birch': '10' },
        },
        {
          told: disputeResolved('e', { outcome: 'adjusted', quantity: '4' }),
          figures: '0.00, 120.00, 0.00 of 0, 0.00 of 0',
          pool: '0.00',
          accounts: { 'given:staff-time:alder': '-4', 'received:staff-time:birch': '4' },
        },
      ],
    ));

  it('frees a claim in a replay too, however long ago it was made', async () => {
    const ledger = await ledgers.with(...aCoalition());
    const claim = { necessary: null, allowable: null, federallyFunded: null, inApprovedBudget: null };
    const claimed = contribution('e', { costShare: { award: 'a7', item: 'invoice 12', ...claim } });
    await ledger.tell(claimed);
    const many = Array.from({ length: 5_000 }, (_, i) => requestOf(contribution(`other-${String(i)}`)));
    await ledger.ledger.batch(COALITION, async (transaction) => {
      await transaction.prepare(many);
      for (const request of many) transaction.execute(request);
    });
    await ledger.tell(reversalOf(claimed, 'r'));
    await ledger.ledger.rebuild();
    expect((await ledger.rows('SELECT entry_id FROM claims'))[0]).toEqual({ entry_id: null });
  }, 60_000);
});
