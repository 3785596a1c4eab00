import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  departureSettled,
  disputeAnswered,
  entryDisputed,
  evidenceAttached,
  exchange,
  exchangeRateRecorded,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRenamed,
  pledgeAmended,
  pledgeMade,
  pledgeWaived,
  policyAdopted,
  prioritiesDeclared,
  profileChanged,
  quarterClosed,
  rateAdopted,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const OPEN = '2026-04-01';
const given = contribution('given', { unit: 'USD', value: '90.00' });
const proposed = contribution('proposed', { actingFor: 'member:birch', memberId: 'birch', quantity: '7.00' });

const before = [
  ...aCoalition(),
  memberJoined('dogwood'),
  memberJoined('elm'),
  baselineStated('alder'),
  given,
  proposed,
  contribution('plain'),
  benefit('got', { quantity: '1.00' }),
  exchange('held'),
  entryDisputed('held'),
  pledgeMade('p1', { memberId: 'dogwood' }),
  pledgeMade('p2', { memberId: 'dogwood' }),
  pledgeMade('p3', { memberId: 'elm', quantity: '50.00' }),
  memberLeft('dogwood', '2026-03-31'),
];

/** Everything that may still happen, dated as early as it can be. */
const after = [
  contribution('late', { occurredOn: OPEN, pledgeId: 'p3', memberId: 'elm' }),
  reversalOf(given, 'r1', { occurredOn: OPEN }),
  reversalOf(proposed, 'r2', { occurredOn: OPEN, memberId: 'birch', actingFor: 'member:birch' }),
  disputeAnswered('held'),
  evidenceAttached('got'),
  rateAdopted(),
  exchangeRateRecorded('USD', '0.5', '2026-01-01'),
  pledgeAmended('p3', { on: OPEN, quantity: '500.00' }),
  pledgeWaived('p3', OPEN),
  departureSettled('dogwood', [
    { pledgeId: 'p1', how: 'waive', to: null },
    { pledgeId: 'p2', how: 'hand-over', to: 'birch' },
  ]),
  memberJoined('fir', { joinedOn: OPEN }),
  memberRenamed('alder', OPEN, 'Alder and Daughters'),
  profileChanged('alder', OPEN, { capacityBudget: '5', parentGroup: 'trees' }),
  prioritiesDeclared('alder', OPEN, { strategic: '1' }),
  memberMerged('cedar', 'birch', OPEN),
  policyAdopted({ base: '12' }, { from: OPEN }),
];

onBothEngines('a closed quarter', (engine) => {
  const ledgers = ledgersOn(engine);

  it('has the figures that it had, whatever is recorded after its close', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...before, quarterClosed('2026-Q1'));
    const seen = async (): Promise<object> => {
      const { members, totals } = await quarterlyReport(ledger.ledger, COALITION, '2026-Q1');
      const balances = await giveGetBalances(ledger.ledger, COALITION, { quarter: '2026-Q1' });
      return { members, totals, balances: balances.members };
    };
    const atTheClose = await seen();
    for (const told of after) {
      expect((await ledger.tell(told)).answer).toMatchObject({ changed: true });
      expect([told.command, await seen()]).toEqual([told.command, atTheClose]);
    }
  });
});
