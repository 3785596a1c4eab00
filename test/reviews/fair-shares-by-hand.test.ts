import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { fairSharesOf } from '../../src/reviews/fair-standings.queries.js';
import {
  benefit,
  coalitionFounded,
  COALITION,
  contribution,
  memberJoined,
  poolOpened,
  prioritiesDeclared,
  type Told,
} from '../support/builders.js';
import { tablesIn } from '../support/document-table.js';
import { onBothEngines } from '../support/engines.js';
import { figuresIn, Walk } from '../support/explained.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const table = tablesIn('docs/fair-shares.md');
const MEMBERS = table(
  'member',
  'need',
  'budget',
  'given before',
  'given now',
  'received before',
  'received now',
);

const [BEFORE, NOW] = ['2026-02-01', '2026-05-01'];

function flows([memberId, , , ...amounts]: string[]): Told[] {
  const [givenBefore, givenNow, receivedBefore, receivedNow] = amounts as [string, string, string, string];
  const told: Told[] = [];
  const gave = (quantity: string, occurredOn: string): void => {
    if (quantity !== '') told.push(contribution(null, { memberId: memberId!, quantity, occurredOn }));
  };
  const got = (quantity: string, occurredOn: string): void => {
    if (quantity === '') return;
    const from = { counterparty: 'pool:fund', valueType: 'financial' } as const;
    told.push(benefit(null, { memberId: memberId!, quantity, occurredOn, ...from }));
  };
  gave(givenBefore, BEFORE);
  gave(givenNow, NOW);
  got(receivedBefore, BEFORE);
  got(receivedNow, NOW);
  return told;
}

onBothEngines('the quarter that is worked by hand', (engine) => {
  const ledgers = ledgersOn(engine);

  async function worked(): Promise<TestLedger> {
    const ledger = await ledgers.open();
    const joined = MEMBERS.map(([id, need, capacityBudget]) =>
      memberJoined(id!, { need: need || null, capacityBudget: capacityBudget || null }),
    );
    // The fund hands out what came from elsewhere.
    const fund = poolOpened('fund', { allowNegative: true });
    await ledger.tellAll(coalitionFounded(), fund, ...joined, ...MEMBERS.flatMap(flows));
    return ledger;
  }

  it('comes to the very numbers of the document, in the report and in the list', async () => {
    const { ledger } = await worked();
    const report = await quarterlyReport(ledger, COALITION, '2026-Q2');
    const { members, totals } = await fairSharesOf(ledger, COALITION, '2026-Q2', null);
    const rows = table('member', 'p', 'n', 'share', 'received', 'target', 'shortfall', 'status');
    expect(
      members.map((one) => [
        ...[one.id, one.contributionShare, one.needShare, one.share],
        ...[one.received, one.target, one.shortfall, one.status],
      ]),
    ).toEqual(rows);
    expect(totals).toEqual({ received: '10000.01', target: '10000.01', shortfall: '1900.00' });
    expect(
      report.members.map(({ id, fair }) => [id, fair.share, fair.target, fair.shortfall, fair.status]),
    ).toEqual(
      rows.map(([id, , , share, , target, shortfall, status]) => [id, share, target, shortfall, status]),
    );
    const { fairness } = report;
    const told = table('figure', 'value');
    const found = told.map(([figure = '']) => {
      const [size, key] = figure.split('.') as ['small' | 'large', 'count' | undefined];
      const value = key ? fairness.bySize[size][key] : fairness[figure as 'giniGiven'];
      return [figure, String(value)];
    });
    expect(found).toEqual(told);
    expect(fairness).toMatchObject({
      meanAlignment: null,
      needBasis: 'declared',
      policyVersion: 0,
      window: {
        from: '2025-07-01',
        to: '2026-06-30',
        quarters: ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'],
      },
    });
  });

  it('explains itself in every figure', async () => {
    const ledger = await worked();
    await ledger.tellAll(
      prioritiesDeclared('alder', '2026-04-01', { financial: '0.6', strategic: '0.4' }),
      prioritiesDeclared('birch', '2026-04-01', { financial: '1' }),
    );
    const report = await quarterlyReport(ledger.ledger, COALITION, '2026-Q2');
    expect(report.fairness.meanAlignment).toBe('0.8000');
    const walk = new Walk(ledger);
    for (const leaf of figuresIn(report)) await walk.check(leaf);
    await walk.check({ id: 'coalition/2026-Q2/fairness/gotNothing', value: '1' });
    expect(walk.wrong).toEqual([]);
    expect(walk.explained.has('coalition/2026-Q2/fairness/window/received')).toBe(true);
  });
});
