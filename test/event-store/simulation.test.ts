import fc from 'fast-check';
import {
  aCoalition,
  benefit,
  contribution,
  entryValued,
  exchange,
  exchangeRateRecorded,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { deeds, simulatedCoalition, SimpleLedger, type Deed } from '../support/simulation.js';

/** How many coalitions are simulated; EVENHAND_TEST_RUNS asks for more, EVENHAND_TEST_SEED for the same again. */
const RUNS = Number(process.env.EVENHAND_TEST_RUNS ?? 120);
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 20260701);

const BALANCED = 'every unit balances';

/** For each unit, the sum over all accounts of what came in and went out; reckoned from the stored postings. */
async function accountsOf(ledger: TestLedger, coalitionId: string): Promise<Map<string, bigint>> {
  const rows = await ledger.rows('SELECT * FROM postings WHERE coalition_id = ?', coalitionId);
  const accounts = new Map<string, bigint>();
  for (const row of rows) {
    const thousandths = BigInt(Math.round(Number(row['quantity']) * 1_000));
    expect(thousandths > 0n).toBe(true);
    expect(row['source']).not.toBe(row['destination']);
    for (const [account, amount] of [
      [row['source'], -thousandths],
      [row['destination'], thousandths],
    ] as const) {
      const key = `${String(account)} ${String(row['unit'])}`;
      accounts.set(key, (accounts.get(key) ?? 0n) + amount);
    }
  }
  return accounts;
}

function imbalanceOf(accounts: ReadonlyMap<string, bigint>): string {
  const units = new Map<string, bigint>();
  for (const [key, balance] of accounts) {
    const unit = key.slice(key.lastIndexOf(' ') + 1);
    units.set(unit, (units.get(unit) ?? 0n) + balance);
  }
  const off = [...units].filter(([, sum]) => sum !== 0n);
  return off.length === 0 ? BALANCED : JSON.stringify(off.map(([unit, sum]) => [unit, String(sum)]));
}

async function flowsOf(ledger: TestLedger, coalitionId: string): Promise<Map<string, string>> {
  const rows = await ledger.rows('SELECT * FROM member_flows WHERE coalition_id = ?', coalitionId);
  const flows = new Map<string, string>();
  for (const row of rows) {
    const measures = ['quantity', 'value', 'entries', 'unvalued'].map((name) => String(Number(row[name])));
    if (measures.every((measure) => measure === '0')) continue;
    const key = ['period', 'member_id', 'standing', 'direction', 'kind'].map((name) => row[name]).join(' ');
    flows.set(key, measures.join(' '));
  }
  return flows;
}

const sorted = (map: ReadonlyMap<string, unknown>): unknown[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

onBothEngines('a simulated coalition', (engine) => {
  const ledgers = ledgersOn(engine);

  it(
    'comes to what a simple list of entries comes to, live and in a replay',
    async () => {
      const ledger = await ledgers.open();
      let run = 0;
      const simulate = async (groups: readonly (readonly Deed[])[]): Promise<void> => {
        const over = { coalitionId: `run-${(run += 1)}` };
        for (const settled of await ledger.tellTogether(simulatedCoalition, over)) {
          expect(settled.status).toBe('fulfilled');
        }
        const simple = new SimpleLedger();
        for (const group of groups) {
          const expected = group.map((deed) => simple.tell(deed));
          const settled = await ledger.tellTogether(
            expected.map(({ told }) => told),
            over,
          );
          const outcomes = settled.map((one) =>
            one.status === 'fulfilled'
              ? 'done'
              : ((one.reason as { code?: string }).code ?? String(one.reason)),
          );
          expect(outcomes).toEqual(expected.map(({ outcome }) => outcome));
        }
        expect(sorted(await flowsOf(ledger, over.coalitionId))).toEqual(sorted(simple.flows()));
        const accounts = await accountsOf(ledger, over.coalitionId);
        expect(imbalanceOf(accounts)).toBe(BALANCED);
        for (const pool of ['pool', 'fund', 'open']) {
          expect(Number(accounts.get(`pool:funds:${pool} EUR`) ?? 0n) / 1_000).toBe(
            simple.balance(pool, 'funds'),
          );
        }
        const rows = await ledger.rows(
          'SELECT entry_id FROM entries WHERE coalition_id = ? ORDER BY position',
          over.coalitionId,
        );
        expect(rows.map((row) => row['entry_id'])).toEqual(simple.entries.map(({ id }) => id));
        if (run % 20 === 0) {
          expect(await ledger.verify(undefined, over.coalitionId)).toMatchObject({ ok: true, findings: [] });
        }
      };
      await fc.assert(fc.asyncProperty(deeds, simulate), { numRuns: RUNS, seed: SEED, endOnFailure: false });
      const tables = ['entries', 'postings', 'pool_flows', 'member_flows'];
      const dump = async () =>
        Promise.all(
          tables.map(async (table) => {
            const all = await ledger.rows(`SELECT * FROM ${table}`);
            return all.map((row) => JSON.stringify(row)).sort();
          }),
        );
      const live = await dump();
      await ledger.ledger.rebuild();
      expect(await dump()).toEqual(live);
    },
    60_000 + RUNS * 1_000,
  );

  it('balances after every event, and comes to nothing where everything is reversed', async () => {
    const ledger = await ledgers.with(...aCoalition(), exchangeRateRecorded('USD', '0.9123', '2026-01-01'));
    const entries = [
      contribution('e1', { quantity: '100.01' }),
      contribution('e2', { unit: 'USD', quantity: '33.33', valueType: 'strategic:0.3333|innovative:0.6667' }),
      contribution('e3', { kind: 'in-kind', unit: 'items', quantity: '3.125', counterparty: 'member:birch' }),
      exchange('e4', { value: '100.03', valueType: 'strategic:0.7|financial:0.3' }),
      benefit('e5', { quantity: '0.01' }),
      benefit('e6', { kind: 'recognition', unit: 'mentions', quantity: '2', counterparty: 'member:alder' }),
      contribution('e7', { kind: 'staff-time', unit: 'hours', status: 'proposed' }),
    ];
    for (const told of [...entries, entryValued('e3', '10.01')]) {
      await ledger.tell(told);
      expect(imbalanceOf(await accountsOf(ledger, 'river-basin'))).toBe(BALANCED);
    }
    expect((await flowsOf(ledger, 'river-basin')).size).toBeGreaterThan(0);
    for (const [i, told] of [...entries].reverse().entries()) {
      await ledger.tell(reversalOf(told, `r${i}`, { occurredOn: '2026-03-02' }));
      expect(imbalanceOf(await accountsOf(ledger, 'river-basin'))).toBe(BALANCED);
    }
    expect(sorted(await flowsOf(ledger, 'river-basin'))).toEqual([]);
    const byType = await ledger.rows(
      "SELECT * FROM member_flows WHERE financial <> '0' OR innovative <> '0' OR operational <> '0' OR reputational <> '0' OR strategic <> '0'",
    );
    expect(byType).toEqual([]);
    const accounts = await accountsOf(ledger, 'river-basin');
    expect([...accounts].filter(([, balance]) => balance !== 0n)).toEqual([]);
    const pools = await ledger.rows('SELECT * FROM pool_flows WHERE inflow <> outflow');
    expect(pools).toEqual([]);
  });
});
