import {
  aCoalition,
  benefit,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  memberLeft,
  pledgeMade,
  quarterClosed,
  rateAdopted,
  reversalOf,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';
import { quarterReopened } from '../support/review-builders.js';

const coalition = aCoalition();
const closed = quarterClosed('2026-Q1');
const HAPPENED = '2026-03-02';
const OPEN = '2026-04-01';
const BOOKED = '2026-05-04';

const late = { occurredOn: BOOKED, lateFor: HAPPENED } as const;

describe('an entry that arrives after its quarter was closed', () => {
  it('is booked in the open quarter, and says the day that it really belongs to', () =>
    given(coalition, closed)
      .when(contribution('e1', late))
      .then({ type: 'ContributionRecorded', occurredOn: BOOKED, data: { lateFor: HAPPENED } }));

  it('is refused on its own day, with how to record it instead', () =>
    given(coalition, closed)
      .when(contribution('e1'))
      .thenProblem('coalition.quarter-closed', {
        quarter: '2026-Q1',
        openFrom: OPEN,
        remedy: `. To record it as a late item, date it from ${OPEN} on, and say that it is late for ${HAPPENED}`,
      }));

  it('is late for nothing where it says nothing', () =>
    given(coalition, closed)
      .when(contribution('e1', { occurredOn: BOOKED }))
      .then({ type: 'ContributionRecorded', data: { lateFor: null } }));

  it.each([
    ['the quarter that books it', '2026-05-01', '2026-Q2'],
    ['a later one', '2026-07-01', '2026-Q3'],
  ])('is not late for %s', (_, lateFor, quarter) =>
    given(coalition, closed)
      .when(contribution('e1', { ...late, lateFor }))
      .thenProblem('exchange.late-for-not-earlier', { quarter, bookedIn: '2026-Q2' }),
  );

  it('is not late for a quarter that is still open', () =>
    given(coalition, closed)
      .when(contribution('e1', { occurredOn: '2026-07-01', lateFor: BOOKED }))
      .thenProblem('exchange.late-for-open', { quarter: '2026-Q2' }));

  it('is not late for what is no day', () =>
    given(coalition, closed)
      .when(contribution('e1', { ...late, lateFor: '2026-Q1' }))
      .thenProblem('kernel.date-malformed', { found: '2026-Q1' }));

  it('is late in a file too, though what it is read into has closed nothing', () => {
    const row = contribution('e1', late);
    return given(coalition)
      .when({ ...row, data: { ...row.data, poolsCheckedLater: true } })
      .then({ type: 'ContributionRecorded', data: { lateFor: HAPPENED } });
  });

  it('is of who was a member when it happened, by the rates of that day', async () => {
    const rate = rateAdopted({ rate: '30', validFrom: '2026-01-01', validTo: '2026-03-31' });
    const hours = { kind: 'staff-time', unit: 'hours', quantity: '2' } as const;
    await given(coalition, rate, memberLeft('alder', '2026-03-31'), closed)
      .when(contribution('e1', { ...late, ...hours }))
      .then({ type: 'ContributionRecorded', data: { value: '60', lateFor: HAPPENED } });
    await given(coalition, memberLeft('alder', '2026-02-28'), closed)
      .when(contribution('e1', late))
      .thenProblem('coalition.member-not-active');
  });

  it('takes no more from a pool than it has when it is booked', async () => {
    const fund = [contribution('in', { occurredOn: OPEN }), closed];
    await given(coalition, fund)
      .when(benefit('out', late))
      .then({ type: 'BenefitRecorded', occurredOn: BOOKED });
    await given(coalition, fund)
      .when(benefit('out', { ...late, quantity: '100.01' }))
      .thenProblem('exchange.pool-overdrawn', { on: BOOKED });
  });

  it('delivers its pledge on the day when it is booked', () =>
    given(coalition, pledgeMade('p1'), closed)
      .when(contribution('e1', { ...late, pledgeId: 'p1' }))
      .then(
        { type: 'ContributionRecorded', occurredOn: BOOKED },
        { type: 'PledgeDelivered', occurredOn: BOOKED },
      ));

  it('stays late in all that becomes of it', async () => {
    const recorded = [closed, contribution('e1', { ...late, unit: 'USD' })];
    const data = { lateFor: HAPPENED };
    await given(coalition, recorded)
      .when(entryValued('e1', '90.00'))
      .then({ type: 'EntryValued', occurredOn: BOOKED, data });
    await given(coalition, recorded)
      .when(entryDisputed('e1', 'backbone'))
      .then({ type: 'EntryDisputed', occurredOn: BOOKED, data });
    await given(coalition, recorded)
      .when(reversalOf(recorded[1]!, 'r1', { occurredOn: BOOKED }))
      .then({ type: 'EntryReversed', occurredOn: BOOKED, data });
  });
});

const carried = { lateFor: HAPPENED, carriedFrom: HAPPENED };

describe('what was proposed before a close', () => {
  const proposed = [contribution('e1', { actingFor: 'member:alder' }), exchange('e2'), closed];

  it('counts in the open quarter once it is accepted', () =>
    given(coalition, proposed)
      .when(entryAccepted('e1'))
      .then({ type: 'EntryAccepted', occurredOn: OPEN, data: carried }));

  it('counts where it is then, and is valued and disputed there', async () => {
    const dollars = contribution('e1', { actingFor: 'member:alder', unit: 'USD' });
    const then = [dollars, closed, entryAccepted('e1')];
    await given(coalition, then)
      .when(entryValued('e1', '90.00'))
      .then({ type: 'EntryValued', occurredOn: OPEN, data: { lateFor: HAPPENED } });
    await given(coalition, then)
      .when(entryDisputed('e1', 'backbone'))
      .then({ type: 'EntryDisputed', occurredOn: OPEN, data: { lateFor: HAPPENED, carriedFrom: null } });
  });

  it('is disputed in the open quarter, as nothing of it has counted', () =>
    given(coalition, proposed)
      .when(entryDisputed('e1', 'backbone'))
      .then({ type: 'EntryDisputed', occurredOn: OPEN, data: { ...carried, heldFrom: 'proposed' } }));

  it('is taken back where it stood, so that nothing stays pending', () =>
    given(coalition, proposed)
      .when(reversalOf(proposed[0]!, 'r1', { occurredOn: OPEN, actingFor: 'member:alder' }))
      .then({ type: 'EntryReversed', occurredOn: OPEN, data: carried }));

  it('is valued once it is accepted, and not before', () =>
    given(coalition, contribution('e1', { unit: 'USD', status: 'proposed' }), closed)
      .when(entryValued('e1', '90.00'))
      .thenProblem('coalition.quarter-closed'));
});

describe('what was disputed before a close', () => {
  const gift = contribution('e1');
  const disputed = [gift, entryDisputed('e1', 'backbone'), closed];

  it.each([
    ['upheld', {}],
    ['adjusted', { quantity: '80.00' }],
    ['withdrawn', {}],
  ])('is %s in the open quarter', (outcome, more) =>
    given(coalition, disputed)
      .when(disputeResolved('e1', { outcome, ...more }))
      .then({ type: 'DisputeResolved', occurredOn: OPEN, data: { ...carried, outcome } }),
  );

  it('stays on its day while that is open again', () =>
    given(coalition, disputed, quarterReopened({ quarter: '2026-Q1' }))
      .when(disputeResolved('e1'))
      .then({ type: 'DisputeResolved', occurredOn: HAPPENED, data: { lateFor: null, carriedFrom: null } }));

  it('is carried on from quarter to quarter, and still late for the first', () =>
    given(
      coalition,
      disputed,
      disputeResolved('e1'),
      entryDisputed('e1', 'backbone'),
      quarterClosed('2026-Q2'),
    )
      .when(disputeResolved('e1'))
      .then({
        type: 'DisputeResolved',
        occurredOn: '2026-07-01',
        data: { lateFor: HAPPENED, carriedFrom: OPEN },
      }));
});

describe('what counts in a closed quarter', () => {
  const gift = contribution('e1');

  it('is taken back in an open one, and restates the closed one', () =>
    given(coalition, gift, closed)
      .when(reversalOf(gift, 'r1', { occurredOn: BOOKED }))
      .then({ type: 'EntryReversed', occurredOn: BOOKED, data: { lateFor: HAPPENED, carriedFrom: null } }));

  it('is late for its own day, and no other', () =>
    given(coalition, gift, closed)
      .when(reversalOf(gift, 'r1', { occurredOn: BOOKED, lateFor: '2026-03-03' }))
      .thenProblem('exchange.reversal-differs', { field: 'late_for', expected: HAPPENED }));

  it('is not disputed any more; what to do instead is said', () =>
    given(coalition, gift, closed)
      .when(entryDisputed('e1', 'backbone'))
      .thenProblem('coalition.quarter-closed', {
        remedy: `. What counted there is put right by a reversal dated from ${OPEN} on and, where needed, a new entry that is late for ${HAPPENED}`,
      }));

  it('restates nothing where its quarter is open', () =>
    given(coalition, gift)
      .when(reversalOf(gift, 'r1'))
      .then({ type: 'EntryReversed', data: { lateFor: null, carriedFrom: null } }));
});
