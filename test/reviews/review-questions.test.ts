import { reviewOf, reviewsOf } from '../../src/reviews/reviews.queries.js';
import { reviewTable } from '../../src/cli/review-tables.js';
import { nextStepOf, type ReviewSoFar } from '../../src/reviews/domain/next-step.js';
import {
  aCoalition,
  COALITION,
  contribution,
  memberJoined,
  memberLeft,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import {
  closeSigned,
  decidingOpened,
  decisionsPublished,
  discussionOpened,
  positionStated,
  proposalDecided,
  proposalsRecorded,
  pulseGiven,
  reckoned,
  reopeningAsked,
  reviewOpened,
  reviewPrepared,
  supplyListed,
  supplyWithdrawn,
} from '../support/review-builders.js';

const FIRST_PAGE = { after: null, limit: 100 };

/** Money of the fund, hours of cedar, and something that was taken back. */
const prepared = [
  ...aCoalition(),
  contribution('gift', { quantity: '5000', counterparty: 'pool:fund' }),
  reviewOpened(),
  supplyListed('money'),
  supplyListed('hours', {
    source: 'member:cedar',
    kind: 'staff-time',
    quantity: '20',
    unit: 'hours',
    value: '800',
    valueType: 'operational',
    openTo: ['birch', 'alder'],
    mostEach: '10',
  }),
  supplyListed('gone'),
  supplyWithdrawn('gone'),
  reviewPrepared(),
];

onBothEngines('how a review stands', (engine) => {
  const ledgers = ledgersOn(engine);
  const review = ({ ledger }: TestLedger) => reviewOf(ledger, COALITION, '2026-Q2');
  const frozenAt = async (reviewed: TestLedger): Promise<number> => (await review(reviewed)).preparedAt!;

  it('lists the reviews of a coalition, page by page', async () => {
    const { ledger } = await ledgers.with(
      ...aCoalition(),
      reviewOpened({ quarter: '2026-Q3' }),
      reviewOpened(),
    );
    const first = await reviewsOf(ledger, COALITION, { after: null, limit: 1 });
    expect(first.items).toEqual([
      {
        ...{ quarter: '2026-Q2', from: '2026-04-01', to: '2026-06-30', stage: 'opened', facilitator: 'Ana' },
        ...{ openedOn: '2026-07-01', preparedAt: null, preparedOn: null, closedOn: null, published: null },
      },
    ]);
    const { items, next } = await reviewsOf(ledger, COALITION, { after: first.next, limit: 1 });
    expect([items.map(({ quarter }) => quarter), next]).toEqual([['2026-Q3'], null]);
    expect((await refusalOf(reviewsOf(ledger, 'nowhere', FIRST_PAGE))).code).toBe('ledger.coalition-unknown');
    expect((await refusalOf(reviewOf(ledger, COALITION, '2026-Q1'))).code).toBe('reviews.review-unknown');
  });

  it('shows what is left of each supply, of the last run of proposals alone', async () => {
    const reviewed = await ledgers.with(...prepared);
    const position = await frozenAt(reviewed);
    const ofHours = reckoned({ memberId: 'birch', supplyId: 'hours', quantity: '7', value: '280' });
    await reviewed.tellAll(
      proposalsRecorded(position, [reckoned({ quantity: '1000', value: '1000' })]),
      proposalsRecorded(position, [reckoned(), ofHours], {
        run: 2,
        obstacles: ['Nobody looks for strategic value.'],
      }),
      discussionOpened(),
      positionStated('birch', 'support'),
      positionStated('cedar', 'object', { proposalId: '2.1', words: 'too much' }),
      decidingOpened(),
      proposalDecided('2.1', 'amended', {
        quantity: '400',
        dissent: [{ memberId: 'cedar', words: 'still too much' }],
        actions: [{ what: 'Buy the pumps', owner: 'Bo', dueOn: '2026-09-30' }],
      }),
    );
    const found = await review(reviewed);
    const left = found.supplies.map(({ id, quantity, decided, proposed, left: rest, isWithdrawn }) => [
      ...[id, quantity, decided, proposed, rest, isWithdrawn],
    ]);
    expect(left).toEqual([
      ['gone', '1000.00', '0.00', '0.00', '1000.00', true],
      ['hours', '20.00', '0.00', '7.00', '13.00', false],
      ['money', '1000.00', '400.00', '0.00', '600.00', false],
    ]);
    expect(found.supplies[1]).toMatchObject({
      openTo: ['alder', 'birch'],
      mostEach: '10.00',
      value: '800.00',
    });
    expect(found.run).toMatchObject({
      run: 2,
      figuresAt: position,
      proposals: 2,
      obstacles: ['Nobody looks for strategic value.'],
    });
    const [money, hours] = found.proposals;
    expect(money).toMatchObject({
      ...{ id: '2.1', memberId: 'alder', unit: 'EUR', quantity: '600.00', before: '100.00', after: '700.00' },
      decision: {
        ...{ outcome: 'amended', quantity: '400.00', value: '400.00', reason: 'agreed by all' },
        dissent: [{ memberId: 'cedar', words: 'still too much' }],
        actions: [{ what: 'Buy the pumps', owner: 'Bo', dueOn: '2026-09-30' }],
        becomes: expect.stringMatching(/^entry\/.+/),
        ...{ decidedOn: '2026-07-01', isPublished: false },
      },
    });
    expect(hours).toMatchObject({ id: '2.2', unit: 'hours', quantity: '7.00', decision: null });
    expect(found.positions.map(({ memberId, proposalId, stance }) => [memberId, proposalId, stance])).toEqual(
      [
        ['birch', null, 'support'],
        ['cedar', '2.1', 'object'],
      ],
    );
    await reviewed.tell(decisionsPublished());
    expect((await review(reviewed)).proposals[0]!.decision!.isPublished).toBe(true);
  });

  it('shows proposals in the order in which they were made, and no word on those that were replaced', async () => {
    const reviewed = await ledgers.with(...prepared);
    const position = await frozenAt(reviewed);
    const eleven = Array.from({ length: 11 }, () => reckoned({ quantity: '1', value: '1' }));
    await reviewed.tellAll(
      discussionOpened(),
      proposalsRecorded(position, eleven),
      positionStated('birch', 'object', { proposalId: '1.2' }),
    );
    const { proposals, positions } = await review(reviewed);
    expect(proposals.map(({ id }) => id)).toEqual(eleven.map((_, i) => `1.${String(i + 1)}`));
    expect(positions).toHaveLength(1);
    await reviewed.tell(proposalsRecorded(position, [], { run: 2 }));
    expect(await review(reviewed)).toMatchObject({ proposals: [], positions: [], run: { run: 2 } });
    await reviewed.tell(reviewPrepared());
    expect((await review(reviewed)).next.missing).toContain(
      'Figures were frozen anew since proposals were made; make them again.',
    );
  });

  it('tells the mean of pulses exactly, and how many members take part', async () => {
    const reviewed = await ledgers.with(
      ...prepared,
      memberJoined('late', { joinedOn: '2026-07-01' }),
      memberLeft('cedar', '2026-04-01'),
    );
    expect((await review(reviewed)).pulses).toEqual({ count: 0, mean: null, given: [] });
    await reviewed.tellAll(pulseGiven('alder', 5), pulseGiven('birch', 4), pulseGiven('cedar', 4));
    const { pulses, participants } = await review(reviewed);
    expect(pulses).toMatchObject({ count: 3, mean: '4.33' });
    expect(participants).toBe(3);
  });

  it('says after the close that the report is missing, and begins anew once it is reopened', async () => {
    const closed = [
      ...[...prepared, discussionOpened(), decidingOpened()],
      ...[closeSigned('facilitator', 'Ana'), closeSigned('backbone', 'Bo'), quarterClosed('2026-Q2')],
    ];
    const reviewed = await ledgers.with(...closed);
    expect(await review(reviewed)).toMatchObject({
      stage: 'closed',
      closedOn: '2026-07-01',
      next: { step: 'Publish the report.', missing: [] },
      signatures: [
        { role: 'facilitator', signer: 'Ana' },
        { role: 'backbone', signer: 'Bo' },
      ],
    });
    await reviewed.close();
    // Another process, to which the review is new.
    const later = await ledgers.open({ url: reviewed.url });
    await later.tell(reopeningAsked('Ana'));
    expect(await review(later)).toMatchObject({
      stage: 'closed',
      reopeningAsked: { signer: 'Ana', reason: 'an invoice was booked twice', askedOn: '2026-07-01' },
    });
    expect(reviewTable(await review(later))).toContain(
      '\nAna asks since 2026-07-01 that it be reopened: an invoice was booked twice\n',
    );
    await later.tell(reopeningAsked('Bo'));
    expect(await review(later)).toMatchObject({
      ...{ stage: 'deciding', closedOn: null, signatures: [], reopeningAsked: null },
      next: { step: 'Sign the close as facilitator, and as backbone.' },
    });
  });
});

describe('the next step of a review', () => {
  const so: ReviewSoFar = {
    ...{ quarter: '2026-Q2', to: '2026-06-30', today: '2026-07-01', stage: 'opened', supplies: 0, run: 0 },
    ...{
      undecided: [],
      unpublished: 0,
      participants: 3,
      pulses: 3,
      signatures: [],
      isPublished: false,
      isOutdated: false,
      isReopeningAsked: false,
    },
  };
  const signed = [
    { role: 'facilitator', signer: 'Ana' },
    { role: 'backbone', signer: 'Bo' },
  ] as const;
  const everythingSaid = { supplies: 2, run: 1 };

  it.each<[string, Partial<ReviewSoFar>, string, string[]]>([
    [
      'opened, and the quarter over',
      {},
      'Prepare it: figures are frozen, so that all speak of the same ones.',
      [],
    ],
    [
      'opened, on the quarter’s last day',
      { today: '2026-06-30' },
      'List what can be given next; prepare the review after 2026-06-30.',
      ['2026-Q2 is not over: it lasts to 2026-06-30.'],
    ],
    [
      'prepared',
      { stage: 'preparing', pulses: 2 },
      'Open the discussion: members say from then on where they stand.',
      ['1 of 3 members did not say how fair they find the quarter.'],
    ],
    [
      'discussed, without proposals for what is listed',
      { stage: 'discussing', supplies: 1, participants: 1, pulses: 0 },
      'Go on to deciding: pulses and supplies are closed then.',
      ['1 of 1 member did not say how fair they find the quarter.', 'No proposals were made for 1 supply.'],
    ],
    [
      'discussed, with all said',
      { stage: 'discussing', ...everythingSaid },
      'Go on to deciding: pulses and supplies are closed then.',
      [],
    ],
    [
      'discussed, with proposals of figures that were mended since',
      { stage: 'discussing', ...everythingSaid, isOutdated: true },
      'Go on to deciding: pulses and supplies are closed then.',
      ['Figures were frozen anew since proposals were made; make them again.'],
    ],
    [
      'about to be decided, with proposals of figures that were mended since',
      { stage: 'deciding', ...everythingSaid, isOutdated: true, undecided: ['1.1'] },
      'Make proposals again: figures were frozen anew since they were made.',
      [],
    ],
    [
      'decided in part',
      { stage: 'deciding', ...everythingSaid, undecided: ['1.2', '1.3'], unpublished: 1 },
      'Decide on proposal 1.2.',
      ['2 proposals undecided.', 'The reasons of 1 decision are not published.'],
    ],
    [
      'decided, and signed by nobody',
      { stage: 'deciding', supplies: 2 },
      'Sign the close as facilitator, and as backbone.',
      [
        'No proposals were made for 2 supplies.',
        'Nobody signed as facilitator.',
        'Nobody signed as backbone.',
      ],
    ],
    [
      'signed by one',
      { stage: 'deciding', signatures: [signed[0]] },
      'Sign the close as backbone.',
      ['Nobody signed as backbone.'],
    ],
    [
      'signed by both',
      { stage: 'deciding', signatures: signed, unpublished: 2 },
      'Close 2026-Q2.',
      ['The reasons of 2 decisions are not published.'],
    ],
    ['closed', { stage: 'closed' }, 'Publish the report.', []],
    ['published', { stage: 'closed', isPublished: true }, 'Nothing is left to do: the review is over.', []],
    [
      'published, and one person asks for its reopening',
      { stage: 'closed', isPublished: true, isReopeningAsked: true },
      'Reopen the quarter, if a second person agrees to what one asks.',
      [],
    ],
  ])('of one that is %s', (_, over, step, missing) => {
    expect(nextStepOf({ ...so, ...over })).toEqual({ step, missing });
  });
});
