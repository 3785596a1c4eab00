import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { fairSharesOf } from '../../src/reviews/fair-standings.queries.js';
import {
  benefit,
  coalitionFounded,
  COALITION,
  contribution,
  memberJoined,
  memberLeft,
  memberMerged,
  policyAdopted,
  poolOpened,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { figuresIn, Walk } from '../support/explained.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

const gave = (memberId: string, quantity: string, occurredOn: string, valueType = 'financial'): Told =>
  contribution(`${memberId} gave ${quantity} on ${occurredOn}`, {
    ...{ memberId, quantity, occurredOn, valueType },
    counterparty: 'pool:fund',
  });
const got = (memberId: string, quantity: string, occurredOn: string): Told =>
  benefit(`${memberId} got ${quantity} on ${occurredOn}`, {
    ...{ memberId, quantity, occurredOn },
    counterparty: 'pool:fund',
  });

/** The fiscal year begins in July: its first quarter is July to September, of the year it ends in or begins in. */
const founded: Told[] = [
  coalitionFounded({ fiscalStartMonth: 7 }),
  poolOpened('fund', { allowNegative: true }),
  ...['alder', 'birch', 'cedar', 'dogwood'].map((id) =>
    memberJoined(id, { capacityBudget: id === 'dogwood' ? null : '1000' }),
  ),
];

onBothEngines('fair shares over a window', (engine) => {
  const ledgers = ledgersOn(engine);

  const quarterOn = async ({ ledger }: TestLedger, on: string): Promise<string> => {
    const { directory } = await ledger.read((snapshot) => ledger.directories.view(snapshot, COALITION));
    return directory.coalition.fiscalCalendar.quarterOf(on as never);
  };
  const fairIn = async ({ ledger }: TestLedger, quarter: string, asKnownAt?: string) => {
    const { members } = await quarterlyReport(ledger, COALITION, quarter, asKnownAt);
    return Object.fromEntries(members.map(({ id, fair }) => [id, fair]));
  };

  it('count what came from members that merged, and leave out those that left', async () => {
    const ledger = await ledgers.with(
      ...founded,
      gave('birch', '300.00', '2026-02-01'),
      gave('alder', '100.00', '2026-02-02'),
      gave('dogwood', '500.00', '2026-02-02'),
      got('birch', '90.00', '2026-02-03'),
      got('cedar', '10.00', '2026-04-03'),
      got('dogwood', '50.00', '2026-04-03'),
      memberMerged('birch', 'alder', '2026-04-10'),
      memberLeft('dogwood', '2026-05-31'),
    );
    const quarter = await quarterOn(ledger, '2026-05-01');
    const fair = await fairIn(ledger, quarter);
    expect(Object.keys(fair)).toEqual(['alder', 'cedar', 'dogwood']);
    expect(fair['dogwood']).toEqual({
      ...{ share: null, received: null, target: null, shortfall: null, status: null },
    });
    // Of 400.00 given alder and birch gave all: p = 1, and need and equality are halves.
    expect(fair['alder']).toEqual({
      ...{ share: '0.7500', received: '90.00', target: '75.00', shortfall: '0.00', status: 'over-served' },
    });
    expect(fair['cedar']).toMatchObject({ share: '0.2500', target: '25.00', shortfall: '15.00' });
    const { parts } = await explainFigure(ledger.ledger, COALITION, `member/alder/${quarter}/fair/received`);
    const before = await quarterOn(ledger, '2026-02-01');
    expect(parts).toMatchObject([{ figure: `member/birch/${before}/received/value`, value: '90.00' }]);
    const walk = new Walk(ledger);
    const report = await quarterlyReport(ledger.ledger, COALITION, quarter);
    for (const leaf of figuresIn(report)) await walk.check(leaf);
    expect(walk.wrong).toEqual([]);
  });

  it('begin with the window and end with the quarter, whatever was before and comes after', async () => {
    const ledger = await ledgers.with(
      ...founded,
      policyAdopted({ fairWindowQuarters: 2 }, { from: '2026-01-01' }),
      gave('alder', '700.00', '2026-03-31'),
      // It takes back in the window what it gave before: then it gave nothing, and not less.
      reversalOf(gave('alder', '700.00', '2026-03-31'), 'back', { occurredOn: '2026-05-01' }),
      gave('birch', '100.00', '2026-04-01'),
      got('cedar', '60.00', '2026-09-30'),
      gave('cedar', '900.00', '2026-10-01'),
    );
    const shares = await fairSharesOf(ledger.ledger, COALITION, await quarterOn(ledger, '2026-09-30'), null);
    expect(shares.window).toMatchObject({ from: '2026-04-01', to: '2026-09-30' });
    expect(shares.members.map(({ contributionShare }) => contributionShare)).toEqual([
      ...['0.0000', '1.0000', '0.0000', '0.0000'],
    ]);
    expect(shares.totals).toMatchObject({ received: '60.00', target: '60.00' });
    const walk = new Walk(ledger);
    await walk.check({ id: `member/alder/${shares.quarter}/fair/share`, value: shares.members[0]!.share });
    await walk.check({ id: `member/alder/${shares.quarter}/fair/given`, value: '0.00' });
    expect(walk.wrong).toEqual([]);
  });

  it('weigh value by its type, and take back what was reversed, as known at every moment', async () => {
    const steps: Told[] = [
      gave('alder', '100.00', '2026-02-01', 'strategic'),
      gave('birch', '100.00', '2026-04-01'),
      got('cedar', '80.00', '2026-05-01'),
      reversalOf(gave('alder', '100.00', '2026-02-01', 'strategic'), 'back', { occurredOn: '2026-05-02' }),
      gave('alder', '10.00', '2026-06-30', 'strategic'),
      ...['1', '2', '3', '4', '5', '6'].map((cents) => gave('dogwood', `0.0${cents}`, '2026-06-01')),
    ];
    const ledger = await ledgers.with(
      ...founded,
      policyAdopted({ weightStrategic: '2.5', weightFinancial: '0.5' }, { from: '2026-01-01' }),
    );
    const quarter = await quarterOn(ledger, '2026-05-01');
    const seen: { position: number; fair: object }[] = [];
    for (const step of steps) {
      await ledger.tell(step);
      const { position } = await quarterlyReport(ledger.ledger, COALITION, quarter);
      seen.push({ position, fair: await fairIn(ledger, quarter) });
    }
    // 25.00 of alder's, 50.00 of birch's, 0.105 of dogwood's.
    const { members } = await fairSharesOf(ledger.ledger, COALITION, quarter, null);
    expect(members.map(({ contributionShare }) => contributionShare)).toEqual([
      ...['0.3329', '0.6657', '0.0000', '0.0014'],
    ]);
    for (const { position, fair } of seen) {
      expect(await fairIn(ledger, quarter, String(position))).toEqual(fair);
    }
    const walk = new Walk(ledger);
    const middle = String(seen[3]!.position);
    for (const known of [undefined, middle]) {
      const report = await quarterlyReport(ledger.ledger, COALITION, quarter, known);
      for (const leaf of figuresIn(report)) await walk.check(leaf);
    }
    expect(walk.wrong).toEqual([]);
  });

  it('may begin before there was anything, and are equal where nobody gave or needs', async () => {
    const ledger = await ledgers.with(
      coalitionFounded(),
      poolOpened('fund', { allowNegative: true }),
      ...['alder', 'birch', 'cedar'].map((id) => memberJoined(id)),
      got('cedar', '0.02', '2026-02-01'),
    );
    const fair = await fairIn(ledger, '2026-Q1');
    expect(Object.values(fair).map(({ share, target }) => [share, target])).toEqual([
      ['0.3333', '0.01'],
      ['0.3333', '0.01'],
      ['0.3333', '0.00'],
    ]);
    expect((await fairSharesOf(ledger.ledger, COALITION, '1900-Q1', null)).members).toEqual([]);
    const walk = new Walk(ledger);
    for (const leaf of figuresIn(await quarterlyReport(ledger.ledger, COALITION, '2026-Q1')))
      await walk.check(leaf);
    expect(walk.wrong).toEqual([]);
  });

  it('under other rules stand beside the real ones, and change nothing', async () => {
    const ledger = await ledgers.with(
      ...founded,
      gave('alder', '100.00', '2026-02-01'),
      got('birch', '40.00', '2026-02-01'),
    );
    const quarter = await quarterOn(ledger, '2026-02-01');
    const before = await ledger.events(COALITION);
    const real = await fairSharesOf(ledger.ledger, COALITION, quarter, null);
    const other = { proportionality: '0', need: '0', equality: '1', tolerance: '0.5' };
    const { members, supposed } = await fairSharesOf(ledger.ledger, COALITION, quarter, other);
    expect(supposed!.rules.map(({ rule, to }) => `${rule}=${String(to)}`)).toEqual([
      ...['proportionality=0', 'need=0', 'equality=1', 'tolerance=0.5'],
    ]);
    expect(
      members.map(({ supposed: beside, difference, ...own }) => [own, beside!.share, difference!.target]),
    ).toEqual(
      real.members.map(({ supposed: beside, difference, ...own }) => {
        expect([beside, difference]).toEqual([null, null]);
        return [own, '0.2500', own.id === 'alder' ? '-15.00' : '5.00'];
      }),
    );
    expect(await ledger.events(COALITION)).toEqual(before);
    const refused = await refusalOf(fairSharesOf(ledger.ledger, COALITION, quarter, { needs: '1' }));
    expect(refused.code).toBe('coalition.policy-rule-unknown');
  });

  it('are of quarters: all time has none', async () => {
    const ledger = await ledgers.with(...founded);
    for (const figure of ['member/alder/life/fair/share', 'coalition/life/fairness/giniGiven']) {
      const refused = await refusalOf(explainFigure(ledger.ledger, COALITION, figure));
      expect(refused.code).toBe('portfolios.figure-unknown');
    }
  });
});
