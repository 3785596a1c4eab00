import {
  aCoalition,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  lapsedReleased,
  knowledgeApplied,
  knowledgeShared,
  memberMerged,
  offerListed,
  offerWithdrawn,
  policyAdopted,
  quarterClosed,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const confirmedUse = (id: string, asset: string, appliedOn: string) =>
  knowledgeApplied(id, asset, { memberId: 'birch', appliedOn, confirmedBy: 'backbone' });
const coalition = aCoalition();
/** Alder and cedar hold 10 each of the first quarter. */
const funded = [
  ...coalition,
  knowledgeShared('guide'),
  knowledgeShared('atlas', { authors: 'cedar' }),
  confirmedUse('u1', 'guide', '2026-02-10'),
  confirmedUse('u2', 'atlas', '2026-02-10'),
  quarterClosed('2026-Q1'),
];
const course = offerListed('course', { capacity: '1' });
const reserved = creditsReserved('r1', 'course');
const lot = (credits: string, vestedIn = '2026-Q1') => ({ memberId: 'alder', vestedIn, credits });

describe('an offer', () => {
  it('is listed by the backbone, or by who offers it', async () => {
    await given(coalition)
      .when(course)
      .then({ type: 'OfferListed', data: { price: '5', capacity: 1 } });
    const byCedar = offerListed('course', { offeredBy: 'member:cedar', actingFor: 'member:cedar' });
    await given(coalition)
      .when(byCedar)
      .then({ type: 'OfferListed', data: { offeredBy: 'member:cedar' } });
    await given(coalition)
      .when(offerListed('course', { actingFor: 'member:cedar' }))
      .thenProblem('coalition.act-not-permitted', { act: 'list or withdraw an offer' });
  });

  it('is stated once', async () => {
    await given(coalition, course).when(course).thenNothing();
    await given(coalition, course)
      .when(offerListed('course', { capacity: '2' }))
      .thenProblem('knowledge.offer-exists', { field: 'capacity', known: '1', found: '2' });
  });

  it.each([
    [{ price: '0' }, 'knowledge.offer-malformed'],
    [{ price: '5.001' }, 'kernel.amount-too-precise'],
    [{ capacity: '0' }, 'knowledge.offer-malformed'],
    [{ capacity: '1.5' }, 'knowledge.offer-malformed'],
    [{ value: '-1' }, 'knowledge.offer-malformed'],
    [{ validTo: '2025-12-31' }, 'coalition.period-malformed'],
    [{ offeredBy: 'pool:nowhere' }, 'coalition.pool-unknown'],
    [{ offeredBy: 'member:nobody' }, 'coalition.member-unknown'],
  ] as const)('is refused with %j', (over, code) =>
    given(coalition).when(offerListed('course', over)).thenProblem(code),
  );

  it('can’t be had before, after, or once it is withdrawn', async () => {
    for (const over of [{ validFrom: '2026-04-11' }, { validTo: '2026-04-09' }]) {
      await given(funded, offerListed('course', over)).when(reserved).thenProblem('knowledge.offer-not-open');
    }
    const withdrawn = offerWithdrawn('course', '2026-04-10');
    await given(funded, course, withdrawn).when(reserved).thenProblem('knowledge.offer-not-open');
    await given(funded, course, withdrawn).when(withdrawn).thenNothing();
    await given(funded).when(reserved).thenProblem('knowledge.offer-unknown');
  });

  it('that is withdrawn still gives what is reserved', () =>
    given(funded, course, reserved, offerWithdrawn('course', '2026-04-11'))
      .when(creditsRedeemed('r1'))
      .then({ type: 'CreditsRedeemed' }, { type: 'BenefitRecorded' }));
});

describe('reserving credits', () => {
  it('keeps the price and says until when', () =>
    given(funded, course)
      .when(creditsReserved('r1', 'course', { actingFor: 'member:alder' }))
      .then({
        type: 'CreditsReserved',
        data: { credits: '5', lots: [lot('5')], until: '2026-04-24', by: 'member:alder' },
      }));

  it('takes the oldest credits first', () =>
    given(
      funded,
      confirmedUse('u3', 'guide', '2026-05-10'),
      quarterClosed('2026-Q2'),
      offerListed('tour', { price: '12' }),
    )
      .when(creditsReserved('r1', 'tour', { on: '2026-07-01' }))
      .then({ type: 'CreditsReserved', data: { lots: [lot('10'), lot('2', '2026-Q2')] } }));

  it('is refused beyond what is held, and beyond what is there', async () => {
    await given(funded, offerListed('tour', { price: '10.01' }))
      .when(creditsReserved('r1', 'tour'))
      .thenProblem('knowledge.credits-insufficient', { held: '10', price: '10.01' });
    await given(funded, course, reserved)
      .when(creditsReserved('r2', 'course', { memberId: 'cedar' }))
      .thenProblem('knowledge.offer-exhausted', { capacity: 1, reserved: 1, redeemed: 0 });
    await given(funded, course, reserved, creditsRedeemed('r1'))
      .when(creditsReserved('r2', 'course', { memberId: 'cedar' }))
      .thenProblem('knowledge.offer-exhausted', { reserved: 0, redeemed: 1 });
  });

  it('takes what members that merged into it hold, once they did', async () => {
    const merged = [
      ...funded,
      memberMerged('cedar', 'alder', '2026-04-10'),
      offerListed('tour', { price: '15' }),
    ];
    const rest = { memberId: 'cedar', vestedIn: '2026-Q1', credits: '5' };
    await given(merged)
      .when(creditsReserved('r1', 'tour', { on: '2026-04-20' }))
      .then({ type: 'CreditsReserved', data: { memberId: 'alder', lots: [lot('10'), rest] } });
    await given(merged)
      .when(creditsReserved('r1', 'tour', { memberId: 'cedar', on: '2026-04-20' }))
      .thenProblem('coalition.member-merged');
    await given(funded, offerListed('tour', { price: '15' }))
      .when(creditsReserved('r1', 'tour', { on: '2026-04-20' }))
      .thenProblem('knowledge.credits-insufficient', { held: '10' });
  });

  it('does not spend what has expired', () =>
    given(
      coalition,
      policyAdopted({ expiryQuarters: 1 }, { from: '2026-01-01' }),
      knowledgeShared('guide'),
      confirmedUse('u1', 'guide', '2026-02-10'),
      quarterClosed('2026-Q1'),
      quarterClosed('2026-Q2'),
      course,
    )
      .when(creditsReserved('r1', 'course', { on: '2026-07-01' }))
      .thenProblem('knowledge.credits-insufficient', { held: '0' }));

  it('sets free what lapsed, of the offer and of the member', () =>
    given(funded, course, reserved)
      .when(creditsReserved('r2', 'course', { memberId: 'cedar', on: '2026-05-11' }))
      .then(
        { type: 'ReservationReleased', data: { redemptionId: 'r1', lapsed: true } },
        { type: 'CreditsReserved', data: { redemptionId: 'r2', memberId: 'cedar' } },
      ));

  it('ahead of today sets nobody else’s free', () =>
    given(funded, course, reserved)
      .at('2026-04-20T09:00:00.000Z')
      .when(creditsReserved('r2', 'course', { memberId: 'cedar', on: '2026-06-01' }))
      .thenProblem('knowledge.offer-exhausted'));

  it('states the same once, and is not for others', async () => {
    await given(funded, course, reserved).when(reserved).thenNothing();
    await given(funded, course, reserved)
      .when(creditsReserved('r1', 'course', { on: '2026-04-11' }))
      .thenProblem('knowledge.redemption-exists', { field: 'on' });
    await given(funded, course)
      .when(creditsReserved('r1', 'course', { actingFor: 'member:cedar' }))
      .thenProblem('coalition.act-not-permitted', { act: 'reserve credits' });
  });
});

describe('redeeming credits', () => {
  it('records the benefit at the value that was offered', () =>
    given(funded, offerListed('course', { value: '80', offeredBy: 'member:cedar' }), reserved)
      .when(creditsRedeemed('r1', { actingFor: 'member:cedar' }))
      .then(
        { type: 'CreditsRedeemed', occurredOn: '2026-04-12', data: { credits: '5', lots: [lot('5')] } },
        { type: 'BenefitRecorded', data: { memberId: 'alder', value: '80', counterparty: 'member:cedar' } },
      ));

  it('is refused once it lapsed, ended, or before it was reserved, and is not the redeemer’s', async () => {
    await given(funded, course, reserved)
      .when(creditsRedeemed('r1', { on: '2026-05-11' }))
      .thenProblem('knowledge.reservation-lapsed', { until: '2026-04-24' });
    await given(funded, course, reserved, creditsReleased('r1'))
      .when(creditsRedeemed('r1'))
      .thenProblem('knowledge.redemption-ended', { state: 'released' });
    await given(funded, course, reserved)
      .when(creditsRedeemed('r1', { on: '2026-04-09' }))
      .thenProblem('coalition.period-malformed');
    await given(funded, course, reserved)
      .when(creditsRedeemed('r1', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted');
    await given(funded, course).when(creditsRedeemed('r1')).thenProblem('knowledge.redemption-unknown');
    await given(funded, course, reserved, creditsRedeemed('r1')).when(creditsRedeemed('r1')).thenNothing();
  });
});

describe('releasing credits', () => {
  it('gives them back, and one of the offer', async () => {
    await given(funded, course, reserved)
      .when(creditsReleased('r1', { actingFor: 'member:alder' }))
      .then({ type: 'ReservationReleased', data: { lapsed: false, credits: '5' } });
    await given(funded, course, reserved, creditsReleased('r1'))
      .when(creditsReserved('r2', 'course', { on: '2026-04-13' }))
      .then({ type: 'CreditsReserved' });
    await given(funded, course, reserved, creditsReleased('r1')).when(creditsReleased('r1')).thenNothing();
    await given(funded, course, reserved)
      .when(creditsReleased('r1', { actingFor: 'member:birch' }))
      .thenProblem('coalition.act-not-permitted', { act: 'release credits' });
    await given(funded, course, reserved, creditsRedeemed('r1'))
      .when(creditsReleased('r1'))
      .thenProblem('knowledge.redemption-ended', { state: 'redeemed' });
  });

  it('expires them at once where their quarter ended meanwhile', () =>
    given(
      coalition,
      policyAdopted({ expiryQuarters: 1 }, { from: '2026-01-01' }),
      knowledgeShared('guide'),
      confirmedUse('u1', 'guide', '2026-02-10'),
      quarterClosed('2026-Q1'),
      course,
      creditsReserved('r1', 'course', { on: '2026-06-20' }),
      quarterClosed('2026-Q2'),
    )
      .when(creditsReleased('r1', { on: '2026-07-01' }))
      .then({ type: 'ReservationReleased' }, { type: 'CreditsExpired', data: lot('5') }));
});

describe('releasing what lapsed', () => {
  /** Both lapse after the 24th of April, and cedar's can be redeemed until the 14th of July. */
  const several = [
    offerListed('tour'),
    offerListed('walk'),
    creditsReserved('r2', 'tour'),
    creditsReserved('r1', 'tour'),
    creditsReserved('r3', 'walk', { memberId: 'cedar', on: '2026-06-30' }),
  ];

  it('sets all of it free as of today, of every member and offer, and nothing else', async () => {
    await given(funded, several, course, creditsReserved('r4', 'course', { memberId: 'cedar' }))
      .when(lapsedReleased())
      .then(
        ...['r1', 'r2', 'r4'].map((redemptionId) => ({
          type: 'ReservationReleased',
          occurredOn: '2026-07-01',
          data: { redemptionId, lapsed: true, by: 'backbone' },
        })),
      );
    // The last day is still in time.
    await given(funded, several).at('2026-04-24T09:00:00.000Z').when(lapsedReleased()).thenNothing();
  });

  it('states nothing where nothing lapsed, nor twice', async () => {
    await given(funded).when(lapsedReleased()).thenNothing();
    await given(funded, several, lapsedReleased()).when(lapsedReleased()).thenNothing();
    await given(funded, course, reserved, creditsRedeemed('r1')).when(lapsedReleased()).thenNothing();
  });

  it('expires what ended meanwhile, for each on its own', () =>
    given(
      coalition,
      policyAdopted({ expiryQuarters: 1 }, { from: '2026-01-01' }),
      knowledgeShared('guide'),
      confirmedUse('u1', 'guide', '2026-02-10'),
      quarterClosed('2026-Q1'),
      offerListed('tour'),
      creditsReserved('r1', 'tour'),
      creditsReserved('r2', 'tour'),
      quarterClosed('2026-Q2'),
    )
      .when(lapsedReleased())
      .then(
        { type: 'ReservationReleased', data: { redemptionId: 'r1' } },
        { type: 'CreditsExpired', data: lot('5') },
        { type: 'ReservationReleased', data: { redemptionId: 'r2' } },
        { type: 'CreditsExpired', data: lot('5') },
      ));

  it('is the backbone’s alone', () =>
    given(funded, several)
      .when(lapsedReleased({ actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'release what lapsed' }));
});
