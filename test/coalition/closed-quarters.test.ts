import { assertOpen, firstOpenDay, firstOpenQuarter, isClosed } from '../../src/coalition/domain/closing.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  coalitionFounded,
  contribution,
  departureSettled,
  disputeAnswered,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  exchangeRateRecorded,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  memberRenamed,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
  poolOpened,
  prioritiesDeclared,
  profileChanged,
  quarterClosed,
  rateAdopted,
  reversalOf,
  settingsChanged,
  type Told,
} from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';
import { problemOf } from '../kernel/problem-of.js';

const coalition = aCoalition();
const closed = quarterClosed('2026-Q1');
const LAST_DAY = '2026-03-31';
const FIRST_DAY = '2026-04-01';

describe('closed quarters', () => {
  it('are none at first, so that every date is open', async () => {
    const { directory } = await after(coalition);
    expect(directory.closedThrough).toBeNull();
    expect(firstOpenQuarter(directory)).toBeNull();
    expect(firstOpenDay(directory)).toBe('1900-01-01');
    expect(isClosed(directory, '1900-01-01')).toBe(false);
  });

  it('reach up to their last day, and back to the first there is', async () => {
    const { directory } = await after(coalition, closed);
    expect(directory.closedThrough).toBe('2026-Q1');
    expect(firstOpenQuarter(directory)).toBe('2026-Q2');
    expect(firstOpenDay(directory)).toBe(FIRST_DAY);
    expect(['1900-01-01', LAST_DAY, FIRST_DAY].map((date) => isClosed(directory, date))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are known with the policy by which each was closed, and where in the ledger that stands', async () => {
    const { directory } = await after(
      coalition,
      closed,
      memberJoined('dogwood', { joinedOn: FIRST_DAY }),
      quarterClosed('2026-Q2'),
    );
    expect(directory.closings).toEqual([
      { quarter: '2026-Q1', lastDay: LAST_DAY, policyVersion: 0, by: 'backbone', position: 6 },
      { quarter: '2026-Q2', lastDay: '2026-06-30', policyVersion: 0, by: 'backbone', position: 8 },
    ]);
    expect(directory.closedThrough).toBe('2026-Q2');
  });

  it('follow the coalition’s own fiscal year', async () => {
    const { directory } = await after(coalitionFounded({ fiscalStartMonth: 7 }), quarterClosed('2026-Q4'));
    expect(firstOpenQuarter(directory)).toBe('2027-Q1');
    expect(isClosed(directory, '2026-06-30')).toBe(true);
    expect(isClosed(directory, '2026-07-01')).toBe(false);
  });

  it('say of a date in them to which quarter it belongs, and from when on dates are open', async () => {
    const { directory } = await after(coalition, closed);
    expect(() => assertOpen(directory, FIRST_DAY)).not.toThrow();
    const problem = problemOf(() => assertOpen(directory, '2025-12-31'));
    expect(problem.code).toBe('coalition.quarter-closed');
    expect(problem.message).toBe(
      'The date 2025-12-31 belongs to 2025-Q4, which is closed; what is recorded now may be dated from 2026-04-01 on.',
    );
  });
});

describe('what changes a figure', () => {
  const proposed = [
    contribution('given', { kind: 'in-kind', unit: 'beds', quantity: '2' }),
    pledgeMade('promised'),
    contribution('plain'),
  ];
  const left = memberLeft('cedar', '2026-02-28');

  it.each<[string, Told]>([
    ['a contribution', contribution('e1', { occurredOn: LAST_DAY })],
    ['a benefit', benefit('e1', { occurredOn: LAST_DAY, quantity: '1.00' })],
    ['an exchange', exchange('e1', { occurredOn: LAST_DAY })],
    ['a proposal', contribution('e1', { occurredOn: LAST_DAY, actingFor: 'member:alder' })],
    ['a reversal', reversalOf(contribution('plain'), 'r1', { occurredOn: LAST_DAY })],
    ['the valuation of an entry', entryValued('given', '80.00')],
    ['a dispute', entryDisputed('plain', 'backbone')],
    ['a pledge', pledgeMade('p1', { madeOn: LAST_DAY, dueOn: '2026-12-31' })],
    ['an amendment', pledgeAmended('promised', { on: LAST_DAY, quantity: '1.00' })],
    ['a waiver', pledgeWaived('promised', LAST_DAY)],
    ['a member that joins', memberJoined('dogwood', { joinedOn: LAST_DAY })],
    ['a member that leaves', memberLeft('alder', LAST_DAY)],
    ['a member that comes back', memberRejoined('cedar', LAST_DAY)],
    ['a merger', memberMerged('alder', 'birch', LAST_DAY)],
    ['a new name', memberRenamed('alder', LAST_DAY, 'Alder and Daughters')],
    ['a profile', profileChanged('alder', LAST_DAY, { need: '2' })],
    ['priorities', prioritiesDeclared('alder', LAST_DAY, { strategic: '1' })],
    ['a baseline of a member that joined then', baselineStated('alder')],
    ['a pool', poolOpened('dyke', { openedOn: LAST_DAY })],
  ])('is refused in a closed quarter: %s', (_, told) =>
    given(coalition, proposed, left, closed)
      .when(told)
      .thenProblem('coalition.quarter-closed', { quarter: '2026-Q1', openFrom: FIRST_DAY }),
  );

  it('is refused in a closed quarter: a pledge that lapses', () =>
    given(coalition, pledgeMade('p1', { dueOn: '2026-03-01' }), closed)
      .when(pledgeLapsed('p1', LAST_DAY))
      .thenProblem('coalition.quarter-closed', { on: LAST_DAY }));

  it('is recorded in the first open quarter, from its first day on', () =>
    given(coalition, closed)
      .when(contribution('e1', { occurredOn: FIRST_DAY }))
      .then({ type: 'ContributionRecorded', occurredOn: FIRST_DAY }));

  it('is put right in an open quarter: a reversal leaves the closed one as it is', () =>
    given(coalition, pledgeMade('p1'), contribution('e1', { pledgeId: 'p1' }), closed)
      .when(reversalOf(contribution('e1', { pledgeId: 'p1' }), 'r1', { occurredOn: FIRST_DAY }))
      .then(
        { type: 'EntryReversed', occurredOn: FIRST_DAY },
        { type: 'PledgeDelivered', occurredOn: FIRST_DAY },
      ));

  it('may promise a delivery for a day that is closed by then: a due date is a promise', () =>
    given(coalition, pledgeMade('p1'), closed)
      .when(pledgeAmended('p1', { on: FIRST_DAY, quantity: '200.00' }))
      .then({ type: 'PledgeAmended', occurredOn: FIRST_DAY, data: { dueOn: LAST_DAY } }));

  it('is left as it is where it only says again what is recorded', async () => {
    const said = [
      ...coalition,
      pledgeMade('p1'),
      pledgeWaived('p1', LAST_DAY),
      baselineStated('alder'),
      left,
    ];
    for (const told of said) await given(said, closed).when(told).thenNothing();
  });
});

describe('what changes no figure', () => {
  it.each<[string, Told, string]>([
    ['files', evidenceAttached('e1'), 'EvidenceAttached'],
    ['answers in a dispute', disputeAnswered('e2'), 'DisputeAnswered'],
    ['a rate that began then', rateAdopted(), 'RateAdopted'],
    [
      'an exchange rate that began then',
      exchangeRateRecorded('USD', '0.9', LAST_DAY),
      'ExchangeRateRecorded',
    ],
  ])('is recorded though it is dated in a closed quarter: %s', (_, told, type) =>
    given(coalition, contribution('e1'), exchange('e2'), entryDisputed('e2'), closed)
      .when(told)
      .then({ type }),
  );

  it('is recorded though today itself is closed: a new time zone', () =>
    // In July by one zone, in June by the other.
    given(coalition, quarterClosed('2026-Q2'), settingsChanged({ timeZone: 'Pacific/Pago_Pago' }))
      .when(settingsChanged({ timeZone: 'America/New_York' }))
      .then({ type: 'CoalitionSettingsChanged' }));

  it('values what is recorded after it, in an open quarter', () =>
    given(coalition, closed, exchangeRateRecorded('USD', '0.9', LAST_DAY))
      .when(contribution('e1', { unit: 'USD', occurredOn: FIRST_DAY }))
      .then({ type: 'ContributionRecorded', data: { value: '90' } }));
});

describe('a departure that is settled after its quarter was closed', () => {
  const promised = [pledgeMade('waived'), pledgeMade('handed'), memberLeft('alder', LAST_DAY), closed];
  const decisions = [
    { pledgeId: 'waived', how: 'waive', to: null },
    { pledgeId: 'handed', how: 'hand-over', to: 'birch' },
  ];

  it('ends pledges on the first open day, and says that they parted on the last day', () =>
    given(coalition, promised)
      .when(departureSettled('alder', decisions))
      .then(
        { type: 'PledgeWaived', occurredOn: FIRST_DAY },
        { type: 'PledgeWaived', occurredOn: FIRST_DAY },
        { type: 'PledgeMade', occurredOn: FIRST_DAY, data: { dueOn: FIRST_DAY } },
        { type: 'DepartureSettled', occurredOn: LAST_DAY },
      ));

  it('is settled once, as before', () =>
    given(coalition, promised, departureSettled('alder', decisions))
      .when(departureSettled('alder', decisions))
      .thenNothing());
});
