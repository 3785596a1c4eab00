import fc from 'fast-check';
import { Wants, WorkingSet, type RowAccess } from '../../src/event-store/working-set.js';
import { lowestDay, wantPoolBalance } from '../../src/exchange/exchange.commands.js';
import { poolFlowsTable, type PoolFlowRow } from '../../src/exchange/exchange.tables.js';
import { Amount } from '../../src/kernel/amount.js';
import { aCoalition, benefit, contribution, poolOpened } from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();
const fund = { counterparty: 'pool:fund' } as const;
const on = (day: number): string => `2026-03-${String(day).padStart(2, '0')}`;

describe('a pool', () => {
  it('gives all that it holds, and not one cent more', async () => {
    const filled = given(coalition, contribution('e1', fund));
    await filled.when(benefit('e2', { ...fund, quantity: '100.00' })).then({ type: 'BenefitRecorded' });
    await filled.when(benefit('e2', { ...fund, quantity: '100.01' })).thenProblem('exchange.pool-overdrawn', {
      pool: 'fund',
      unit: 'EUR',
      on: '2026-03-02',
      balance: '100',
      wanted: '100.01',
    });
  });

  it('gives nothing before the day on which it got it', () =>
    given(coalition, contribution('e1', fund))
      .when(benefit('e2', { ...fund, occurredOn: '2026-03-01' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '0' }));

  it('gives on the day itself what came that day, in whatever order the day was told', () =>
    given(coalition, contribution('e1', { ...fund, occurredOn: on(2) }))
      .when(benefit('e2', { ...fund, occurredOn: on(2) }))
      .then({ type: 'BenefitRecorded' }));

  it('gives nothing on an earlier day that a later day has spent already', () =>
    given(
      coalition,
      contribution('e1', { ...fund, occurredOn: on(1) }),
      benefit('e2', { ...fund, occurredOn: on(20), quantity: '80.00' }),
    )
      .when(benefit('e3', { ...fund, occurredOn: on(10), quantity: '20.01' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '20' }));

  it('gives on a later day what came in between, and no more on an earlier one', async () => {
    const world = given(
      coalition,
      contribution('e1', { ...fund, occurredOn: on(1) }),
      benefit('e2', { ...fund, occurredOn: on(10) }),
      contribution('e3', { ...fund, occurredOn: on(20) }),
    );
    await world.when(benefit('e4', { ...fund, occurredOn: on(20) })).then({ type: 'BenefitRecorded' });
    await world
      .when(benefit('e4', { ...fund, occurredOn: on(19), quantity: '0.01' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '0' });
  });

  it('holds each kind and unit by itself', async () => {
    const world = given(
      coalition,
      contribution('e1', fund),
      contribution('e2', { ...fund, unit: 'USD', quantity: '5.00' }),
      contribution('e3', { ...fund, kind: 'in-kind', unit: 'items', quantity: '3' }),
    );
    await world
      .when(benefit('e4', { ...fund, unit: 'USD', quantity: '5.01' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '5' });
    await world
      .when(benefit('e4', { ...fund, kind: 'in-kind', unit: 'items', quantity: '4' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '3' });
    await world
      .when(benefit('e4', { ...fund, kind: 'in-kind', unit: 'boxes', quantity: '1' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '0' });
  });

  it('holds nothing that is only proposed, and gives freely what is only proposed', async () => {
    await given(coalition, contribution('e1', { ...fund, status: 'proposed' }))
      .when(benefit('e2', fund))
      .thenProblem('exchange.pool-overdrawn', { balance: '0' });
    await given(coalition)
      .when(benefit('e2', { ...fund, status: 'proposed' }))
      .then({ type: 'BenefitRecorded' });
  });

  it.each(['staff-time', 'knowledge', 'service', 'access', 'recognition'])(
    'runs out of no %s, which cannot be put by',
    (kind) =>
      given(coalition)
        .when(benefit('e1', { ...fund, kind, unit: 'hours', quantity: '99' }))
        .then({ type: 'BenefitRecorded' }),
  );

  it('goes below zero where the coalition allows it to', () =>
    given(coalition, poolOpened('open', { allowNegative: true }))
      .when(benefit('e1', { counterparty: 'pool:open' }))
      .then({ type: 'BenefitRecorded' }));
});

/** Rows of a database that holds just these. */
function holding(flows: readonly PoolFlowRow[]): RowAccess {
  const under = (row: PoolFlowRow, key: object): boolean =>
    Object.entries(key).every(([column, cell]) => row[column as keyof PoolFlowRow] === cell);
  return {
    rowsByKey: async (_, __, keys) => flows.filter((row) => keys.some((key) => under(row, key))) as never,
    rowsFrom: async (_, __, prefix, from) =>
      flows.filter((row) => under(row, prefix) && row.period >= from) as never,
    insert: async () => undefined,
    upsert: async () => undefined,
  };
}

const flow = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  amount: fc.integer({ min: -300, max: 300 }),
  stored: fc.boolean(),
});

describe('the lowest day of a pool', () => {
  it('is the one that walking through all days finds, whatever is stored and what is new', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(flow, { maxLength: 30 }),
        fc.integer({ min: 1, max: 28 }),
        async (flows, from) => {
          const rowOf = (grain: 'day' | 'life', period: string, amount: number): PoolFlowRow => ({
            grain,
            poolId: 'fund',
            kind: 'funds',
            unit: 'EUR',
            period,
            inflow: Amount.parse(String(Math.max(0, amount))),
            outflow: Amount.parse(String(Math.max(0, -amount))),
          });
          const summed = async (list: typeof flows): Promise<PoolFlowRow[]> => {
            const rows = new WorkingSet('c');
            for (const { day, amount } of list) {
              rows.add(poolFlowsTable, rowOf('day', on(day), amount));
              rows.add(poolFlowsTable, rowOf('life', 'life', amount));
            }
            const days = [...new Set(list.map(({ day }) => on(day)))];
            const wants = new Wants();
            wants.row(poolFlowsTable, rowOf('life', 'life', 0));
            for (const period of days) wants.row(poolFlowsTable, rowOf('day', period, 0));
            await rows.load(holding([]), wants);
            return [
              ...days.map((period) => rows.get(poolFlowsTable, { ...rowOf('day', period, 0) })!),
              ...(list.length > 0 ? [rows.get(poolFlowsTable, { ...rowOf('life', 'life', 0) })!] : []),
            ];
          };
          const rows = new WorkingSet('c');
          const stored = holding(await summed(flows.filter((one) => one.stored)));
          const wants = new Wants();
          wantPoolBalance(wants, 'fund', 'funds', 'EUR', on(from));
          // Some is told before the pool is first looked at, some after it.
          const fresh = flows.filter((one) => !one.stored);
          const tell = ({ day, amount }: (typeof flows)[number]): void => {
            rows.add(poolFlowsTable, rowOf('day', on(day), amount));
            rows.add(poolFlowsTable, rowOf('life', 'life', amount));
          };
          fresh.slice(0, fresh.length / 2).forEach(tell);
          await rows.load(stored, wants);
          fresh.slice(fresh.length / 2).forEach(tell);
          const balanceOn = (day: number): number =>
            flows.filter((one) => one.day <= day).reduce((sum, { amount }) => sum + amount, 0);
          const balances = Array.from({ length: 29 - from }, (_, i) => balanceOn(from + i));
          const lowest = lowestDay(rows, 'fund', 'funds', 'EUR', on(from));
          expect(lowest.balance.toString()).toBe(String(Math.min(...balances)));
          expect(balanceOn(Number(lowest.on.slice(-2)))).toBe(Math.min(...balances));
        },
      ),
      { numRuns: 500 },
    ));
});
