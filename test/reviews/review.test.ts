import {
  aCoalition,
  applicationConfirmed,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  memberLeft,
  quarterClosed,
} from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';
import {
  closeSigned,
  decidingOpened,
  discussionOpened,
  positionStated,
  proposalDecided,
  proposalsRecorded,
  pulseGiven,
  quarterReopened,
  reckoned,
  reopeningAsked,
  reviewOpened,
  reviewPrepared,
  supplyListed,
} from '../support/review-builders.js';

const coalition = aCoalition();
const opened = [...coalition, reviewOpened()];
const prepared = [...opened, reviewPrepared()];
const discussing = [...prepared, discussionOpened()];
const deciding = [...discussing, decidingOpened()];

describe('opening a review', () => {
  it('names the person who leads it, on the day on which it is opened', () =>
    given(coalition)
      .when(reviewOpened())
      .then({
        type: 'ReviewOpened',
        occurredOn: '2026-07-01',
        data: { quarter: '2026-Q2', facilitator: 'Ana', by: 'backbone' },
      }));

  it('can be done before the quarter is over, but not before it begins', async () => {
    await given(coalition)
      .when(reviewOpened({ quarter: '2026-Q3' }))
      .then({ type: 'ReviewOpened', data: { quarter: '2026-Q3' } });
    await given(coalition)
      .when(reviewOpened({ quarter: '2026-Q4' }))
      .thenProblem('reviews.quarter-not-begun', { from: '2026-10-01', today: '2026-07-01' });
  });

  it('states nothing the second time, and refuses another facilitator', async () => {
    await given(opened).when(reviewOpened()).thenNothing();
    await given(opened)
      .when(reviewOpened({ facilitator: 'Bo' }))
      .thenProblem('reviews.review-exists', { known: 'Ana', found: 'Bo' });
  });

  it('is refused of a quarter that is closed, and of one that is none', async () => {
    await given(coalition, quarterClosed('2026-Q2'))
      .when(reviewOpened())
      .thenProblem('coalition.quarter-closed');
    await given(coalition)
      .when(reviewOpened({ quarter: '2026-Q5' }))
      .thenProblem('request.quarter-malformed');
  });

  it.each([
    ['open', reviewOpened({ actingFor: 'member:alder' })],
    ['prepare', reviewPrepared({ actingFor: 'member:alder' })],
    ['discuss', discussionOpened({ actingFor: 'member:alder' })],
    ['decide in', decidingOpened({ actingFor: 'member:alder' })],
    ['sign', closeSigned('facilitator', 'Ana', { actingFor: 'member:alder' })],
  ])('is the backbone’s: a member can’t %s it', (_, told) =>
    given(told.command === 'open-review' ? coalition : deciding)
      .when(told)
      .thenProblem('coalition.act-not-permitted', { act: 'hold a review', party: 'member:alder' }),
  );
});

describe('the steps of a review', () => {
  it('freezes the figures as they are known when it is prepared', async () => {
    const { events } = await after(opened);
    await given(opened)
      .when(reviewPrepared())
      .then({ type: 'ReviewPrepared', data: { position: events.length } });
  });

  it('freezes them anew as long as nobody decides', () =>
    given(discussing).when(reviewPrepared()).then({ type: 'ReviewPrepared' }));

  it('waits for the quarter’s last day to pass', () =>
    given(coalition, reviewOpened({ quarter: '2026-Q3' }))
      .when(reviewPrepared({ quarter: '2026-Q3' }))
      .thenProblem('reviews.quarter-not-over', { to: '2026-09-30', today: '2026-07-01' }));

  it('goes one by one', async () => {
    await given(opened)
      .when(discussionOpened())
      .thenProblem('reviews.not-at-this-stage', { found: 'opened', expected: 'preparing' });
    await given(prepared)
      .when(decidingOpened())
      .thenProblem('reviews.not-at-this-stage', { found: 'preparing', expected: 'discussing' });
    await given(deciding)
      .when(reviewPrepared())
      .thenProblem('reviews.not-at-this-stage', { found: 'deciding' });
  });

  it('states nothing where a step was taken before', async () => {
    await given(deciding).when(discussionOpened()).thenNothing();
    await given(deciding).when(decidingOpened()).thenNothing();
  });

  it('knows no review that was not opened', () =>
    given(coalition).when(reviewPrepared()).thenProblem('reviews.review-unknown', { quarter: '2026-Q2' }));
});

describe('what members say', () => {
  it('is how fair they find the quarter, once it is prepared; the last word counts', async () => {
    await given(prepared)
      .when(pulseGiven('alder', 4, { comment: ' fine ', actingFor: 'member:alder' }))
      .then({
        type: 'PulseGiven',
        data: { memberId: 'alder', fairness: 4, comment: 'fine', by: 'member:alder' },
      });
    const said = [...prepared, pulseGiven('alder', 4)];
    await given(said).when(pulseGiven('alder', 4)).thenNothing();
    await given(said)
      .when(pulseGiven('alder', 2))
      .then({ type: 'PulseGiven', data: { fairness: 2 } });
    await given(said)
      .when(pulseGiven('alder', 4, { comment: 'now with words' }))
      .then({ type: 'PulseGiven' });
    await given(opened).when(pulseGiven('alder', 4)).thenProblem('reviews.not-at-this-stage');
  });

  it.each([0, 6, 2.5])('is refused with a pulse of %s', (fairness) =>
    given(prepared)
      .when(pulseGiven('alder', fairness))
      .thenProblem('reviews.field-malformed', { field: 'fairness', found: String(fairness) }),
  );

  it('is where they stand, on the quarter or on a proposal', async () => {
    await given(discussing)
      .when(positionStated('birch', 'concern'))
      .then({ type: 'PositionStated', data: { memberId: 'birch', proposalId: null, stance: 'concern' } });
    await given(discussing, positionStated('birch', 'concern'))
      .when(positionStated('birch', 'concern'))
      .thenNothing();
    await given(discussing, positionStated('birch', 'concern'))
      .when(positionStated('birch', 'support'))
      .then({ type: 'PositionStated', data: { stance: 'support' } });
    await given(discussing)
      .when(positionStated('birch', 'perhaps'))
      .thenProblem('reviews.field-malformed', { field: 'stance', expected: 'support, concern, object' });
    await given(discussing)
      .when(positionStated('birch', 'object', { words: ' ' }))
      .thenProblem('coalition.reason-missing');
    await given(discussing)
      .when(positionStated('birch', 'object', { proposalId: '1.1' }))
      .thenProblem('reviews.proposal-unknown');
    await given(prepared).when(positionStated('birch', 'object')).thenProblem('reviews.not-at-this-stage');
  });

  it('is said by themselves, or written down by the backbone', async () => {
    await given(discussing)
      .when(positionStated('birch', 'concern', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'speak in a review', party: 'member:alder' });
    await given(prepared)
      .when(pulseGiven('birch', 3, { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted');
  });

  it('is of those who were members in the quarter', async () => {
    const others = [
      memberJoined('late', { joinedOn: '2026-07-01' }),
      memberJoined('gone'),
      memberLeft('gone', '2026-03-31'),
      memberLeft('cedar', '2026-04-01'),
    ];
    const told = [...coalition, ...others, reviewOpened(), reviewPrepared()];
    await given(told)
      .when(pulseGiven('late', 3))
      .thenProblem('reviews.not-a-participant', { member: 'late', quarter: '2026-Q2' });
    await given(told)
      .when(pulseGiven('gone', 3))
      .thenProblem('reviews.not-a-participant', { member: 'gone' });
    await given(told).when(pulseGiven('cedar', 3)).then({ type: 'PulseGiven' });
  });
});

describe('closing a quarter under review', () => {
  const signed = [...deciding, closeSigned('facilitator', 'Ana'), closeSigned('backbone', 'Bo')];

  it('takes two people, who sign once everything is decided', async () => {
    await given(deciding, closeSigned('facilitator', 'Ana'))
      .when(quarterClosed('2026-Q2'))
      .thenProblem('reviews.signatures-missing', { quarter: '2026-Q2', missing: 'backbone' });
    await given(signed)
      .when(quarterClosed('2026-Q2'))
      .then(
        {
          type: 'ReviewClosed',
          data: {
            signatures: [
              { role: 'facilitator', signer: 'Ana' },
              { role: 'backbone', signer: 'Bo' },
            ],
          },
        },
        { type: 'QuarterClosed', occurredOn: '2026-06-30' },
      );
    await given(signed, quarterClosed('2026-Q2')).when(quarterClosed('2026-Q2')).thenNothing();
  });

  it.each(['Ana', 'ana', 'ANA '])('takes two different people, and %s is Ana', (signer) =>
    given(deciding, closeSigned('facilitator', 'Ana'))
      .when(closeSigned('backbone', signer))
      .thenProblem('reviews.same-signer', { role: 'facilitator' }),
  );

  it('keeps the signature it has', async () => {
    const once = [...deciding, closeSigned('facilitator', 'Ana')];
    await given(once).when(closeSigned('facilitator', 'Ana')).thenNothing();
    await given(once)
      .when(closeSigned('facilitator', 'Cleo'))
      .thenProblem('reviews.signed-otherwise', { known: 'Ana', found: 'Cleo' });
    await given(deciding)
      .when(closeSigned('treasurer', 'Cleo'))
      .thenProblem('reviews.field-malformed', { field: 'role', expected: 'facilitator or backbone' });
    await given(discussing)
      .when(closeSigned('facilitator', 'Ana'))
      .thenProblem('reviews.not-at-this-stage', { expected: 'deciding' });
  });

  it('waits for every proposal, and publishes the reasons that were not yet', async () => {
    const before = [...coalition, reviewOpened(), supplyListed('money'), reviewPrepared()];
    const position = before.length - 1;
    const proposed = [
      ...before,
      proposalsRecorded(position, [reckoned()]),
      discussionOpened(),
      decidingOpened(),
    ];
    await given(proposed)
      .when(closeSigned('facilitator', 'Ana'))
      .thenProblem('reviews.undecided', { count: 1, proposal: '1.1' });
    const rejected = proposalDecided('1.1', 'rejected');
    await given(proposed, rejected, closeSigned('facilitator', 'Ana'), closeSigned('backbone', 'Bo'))
      .when(quarterClosed('2026-Q2'))
      .then(
        { type: 'DecisionsPublished', data: { proposals: ['1.1'] } },
        { type: 'ReviewClosed' },
        { type: 'QuarterClosed' },
      );
  });

  it('needs no signatures where no review was opened', () =>
    given(coalition).when(quarterClosed('2026-Q2')).then({ type: 'QuarterClosed' }));
});

describe('reopening a quarter', () => {
  const closed = [
    ...deciding,
    closeSigned('facilitator', 'Ana'),
    closeSigned('backbone', 'Bo'),
    quarterClosed('2026-Q2'),
  ];

  it('takes two people and a reason, and says on which day', () =>
    given(closed)
      .when(quarterReopened())
      .then({
        type: 'QuarterReopened',
        occurredOn: '2026-07-01',
        data: { quarter: '2026-Q2', signers: ['Ana', 'Bo'], reason: 'an invoice was booked twice' },
      }));

  it.each([[[]], [['Ana']], [['Ana', 'ana']], [['Ana', 'Bo', 'Cleo']]])(
    'is refused with the signers %j',
    (signers) => given(closed).when(quarterReopened({ signers })).thenProblem('coalition.signers-malformed'),
  );

  it('is refused without a reason, by a member, and of any but the last closed quarter', async () => {
    await given(closed)
      .when(quarterReopened({ reason: '' }))
      .thenProblem('coalition.reason-missing');
    await given(closed)
      .when(quarterReopened({ actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'reopen a quarter' });
    await given(coalition, quarterClosed('2026-Q1'), quarterClosed('2026-Q2'))
      .when(quarterReopened({ quarter: '2026-Q1' }))
      .thenProblem('coalition.quarter-not-last-closed', { last: '2026-Q2', quarter: '2026-Q1' });
    await given(coalition)
      .when(quarterReopened())
      .thenProblem('coalition.quarter-not-last-closed', { last: 'none' });
  });

  const asked = { reason: 'the roof was paid in June' };

  it('is asked by one person, and done when another one asks as well', async () => {
    await given(closed)
      .when(reopeningAsked('Ana'))
      .then({
        type: 'QuarterReopeningAsked',
        occurredOn: '2026-07-01',
        data: {
          ...{ quarter: '2026-Q2', reason: 'an invoice was booked twice' },
          ...{ signer: 'Ana', by: 'backbone' },
        },
      });
    await given(closed, reopeningAsked('Ana'))
      .when(reopeningAsked('Bo', asked))
      .then({ type: 'QuarterReopened', data: { quarter: '2026-Q2', signers: ['Ana', 'Bo'], ...asked } });
    expect((await after(closed, reopeningAsked('Ana'))).directory).toMatchObject({
      closedThrough: '2026-Q2',
      reopeningAsked: { quarter: '2026-Q2', signer: 'Ana', on: '2026-07-01' },
    });
  });

  it.each(['Ana', 'ana', 'ANA '])('is not done by one person alone, and %s is Ana', (signer) =>
    given(closed, reopeningAsked('Ana')).when(reopeningAsked(signer, asked)).thenNothing(),
  );

  it('keeps what was asked until the quarter is reopened, or the next one is closed', async () => {
    const anew = { type: 'QuarterReopeningAsked' } as const;
    const both = [reopeningAsked('Ana'), reopeningAsked('Bo')];
    const again = [
      closeSigned('facilitator', 'Ana'),
      closeSigned('backbone', 'Bo'),
      quarterClosed('2026-Q2'),
    ];
    await given(closed, both, again).when(reopeningAsked('Bo')).then(anew);
    await given(closed, reopeningAsked('Ana'), quarterReopened(), again)
      .when(reopeningAsked('Bo'))
      .then(anew);
    const two = [quarterClosed('2026-Q1'), quarterClosed('2026-Q2')];
    await given(coalition, two, both)
      .when(reopeningAsked('Cleo', { quarter: '2026-Q1' }))
      .then(anew);
    const next = [quarterClosed('2026-Q1'), reopeningAsked('Ana', { quarter: '2026-Q1' })];
    await given(coalition, next, quarterClosed('2026-Q2')).when(reopeningAsked('Bo')).then(anew);
  });

  it('is asked with a reason, by no member, and of the last closed quarter', async () => {
    await given(closed)
      .when(reopeningAsked('Ana', { reason: ' ' }))
      .thenProblem('coalition.reason-missing');
    await given(closed)
      .when(reopeningAsked('Ana', { actingFor: 'member:alder' }))
      .thenProblem('coalition.act-not-permitted', { act: 'reopen a quarter' });
    await given(closed, quarterReopened())
      .when(reopeningAsked('Ana'))
      .thenProblem('coalition.quarter-not-last-closed', { last: 'none' });
  });

  it('leaves credits that vested with those who have them: they vest once', async () => {
    const used = [
      ...coalition,
      knowledgeShared('guide', { authors: 'alder' }),
      knowledgeApplied('u1', 'guide', { appliedOn: '2026-05-10' }),
      applicationConfirmed('u1', { on: '2026-05-20' }),
      quarterClosed('2026-Q2'),
      quarterReopened(),
    ];
    await given(used)
      .when(quarterClosed('2026-Q2'))
      .then({ type: 'QuarterClosed', data: { quarter: '2026-Q2' } });
    // What is confirmed meanwhile counts in the quarter after the one that vested.
    await given(used, knowledgeApplied('u2', 'guide', { appliedOn: '2026-05-11', memberId: 'cedar' }))
      .when(applicationConfirmed('u2', { on: '2026-06-01' }))
      .then(
        { type: 'ApplicationConfirmed', occurredOn: '2026-07-01', data: { quarter: '2026-Q3' } },
        { type: 'BenefitRecorded' },
      );
  });

  it('opens the books again, and lets both people sign anew', async () => {
    const { directory } = await after(closed, quarterReopened());
    expect(directory.closedThrough).toBeNull();
    await given(closed, quarterReopened())
      .when(quarterClosed('2026-Q2'))
      .thenProblem('reviews.signatures-missing', { missing: 'facilitator, and as backbone' });
    const anew = [closeSigned('facilitator', 'Ana'), closeSigned('backbone', 'Cleo')];
    await given(closed, quarterReopened(), anew)
      .when(quarterClosed('2026-Q2'))
      .then({ type: 'ReviewClosed' }, { type: 'QuarterClosed' });
  });
});
