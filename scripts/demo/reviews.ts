import { BACKBONE, decided, discussed, proposalsOf, signedAndClosed } from './holding-reviews.js';
import { AUTUMN, SPRING, SUMMER, WINTER } from './review-words.js';
import { words, type Chapter, type CommandLine, type Told } from './telling.js';

export const winterReview = (): Chapter[] => [
  ...discussed(WINTER),
  ...decided(WINTER.quarter, WINTER.facilitator, {
    day: '2026-02-19',
    agreed: 'It says what it is for, and nobody spoke against it.',
    hours: 'The School has the hours, and whoever counts for itself argues better.',
    due: '2026-06-30',
    cut: [
      'Half of it now; the rest is for the spring, when we know what came of it.',
      `Ask what came of the winter money|${BACKBONE}|2026-04-30`,
    ],
    refused: [
      'The rest is kept for whoever’s heating fails first.',
      'It would have paid for our rooms until March.',
    ],
  }),
];

export const springReview = (): Chapter[] => [
  {
    title: SPRING.title,
    day: '2026-05-04',
    told: [kept(WINTER.quarter, 'medical-school', 'researcher', '2026-04-23')],
  },
  ...within(discussed(SPRING)),
  ...decided(SPRING.quarter, SPRING.facilitator, {
    day: '2026-05-21',
    agreed: 'It has waited for what others have, and says what it is for.',
    hours: 'The hospital gets most of all of us, and this is a way to give back.',
    due: '2026-08-31',
    cut: [
      'Half of it now, and the rest when it has told what came of the half.',
      'Tell the members what came of the half|Nuala Keane|2026-06-30',
    ],
    refused: [
      'Too little to be of use; it comes first in summer.',
      'A little would have been more than nothing.',
    ],
  }),
];

export const summerReview = (): Chapter[] => [
  {
    title: SUMMER.title,
    day: '2026-08-17',
    told: [kept(SPRING.quarter, 'university-hospital', 'nurse', '2026-07-22')],
  },
  ...within(discussed(SUMMER)),
  ...decided(SUMMER.quarter, SUMMER.facilitator, {
    day: '2026-09-03',
    agreed: 'As proposed: it is furthest from its share.',
    hours: 'Lumenbyte brings hours in place of money, and says how many.',
    due: '2026-12-31',
    cut: [
      'Half of it: what is left goes to the repair of the depot’s cold room.',
      `Three offers for the cold room|${BACKBONE}|2026-10-15`,
    ],
    refused: ['It is kept for the cold room as well.', 'We were told that our turn comes.'],
  }),
  {
    day: '2026-09-14',
    told: [
      [
        ...words(`reopen --quarter ${SUMMER.quarter} --signer`),
        ...[SUMMER.facilitator, '--signer', BACKBONE, '--reason'],
        'an invoice for interpreting at night in June came after the close',
      ],
      [
        ...words('record exchange --id interpreting-june --member university-hospital'),
        ...words('--counterparty member:many-tongues --kind funds --on 2026-06-29 --quantity 1240.00'),
        ...words('--unit EUR --project language-access --description'),
        'Interpreting at night, June, invoice of 7 September',
      ],
      ...signedAndClosed(SUMMER.quarter, SUMMER.facilitator),
    ],
    asked: () => [
      words('review list'),
      words(`review show --quarter ${WINTER.quarter}`),
      words(`review show --quarter ${SUMMER.quarter}`),
      words('entry interpreting-june'),
    ],
  },
];

export const autumnReviewOpened = (): Chapter[] => [
  { ...discussed(AUTUMN)[0]!, title: 'The next review is opened: what can be given is listed from then on' },
];

export const autumnReview = (): Chapter[] => {
  const [, prepared, discussion] = discussed(AUTUMN);
  return [
    { ...prepared!, title: AUTUMN.title },
    { ...discussion!, asked: autumnAsked },
  ];
};

function autumnAsked(): CommandLine[] {
  const questions = ['show', 'completeness', 'agenda', 'sheet --member tenants-union'];
  return questions.map((question) => words(`review ${question} --quarter ${AUTUMN.quarter}`));
}

/** What members promised in a review is delivered, all of it on one day. */
function kept(quarter: string, by: string, role: string, on: string): Told {
  return async (run) => {
    for (const { memberId, decision, quantity } of await proposalsOf(run, quarter)) {
      const [, pledge] = /^pledge\/(.+)$/.exec(decision?.becomes ?? '') ?? [];
      if (pledge === undefined) continue;
      await run([
        ...words(`record exchange --id review-${quarter}-${memberId} --pledge ${pledge}`),
        ...words(`--member ${by} --counterparty member:${memberId} --kind staff-time`),
        ...words(`--on ${on} --quantity ${decision?.quantity ?? quantity} --unit hours --basis ${role}`),
        ...['--description', `As agreed in the review of ${quarter}`],
      ]);
    }
  };
}

/** What is a part of the chapter before. */
function within(chapters: readonly Chapter[]): Chapter[] {
  return chapters.map(({ title: _, ...chapter }) => chapter);
}
