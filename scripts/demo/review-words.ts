import type { ReviewStory } from './holding-reviews.js';
import type { CommandLine } from './telling.js';

/** Those that the board sets money aside for: they have little of it, and give much that nobody has priced. */
const SMALL = ['mothers-circle', 'tenants-union', 'interfaith-network', 'pier-nine', 'many-tongues'];

/** What an option line of `review supply add` says, whatever it lists. */
interface Supply {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: string;
  readonly most: string;
  readonly valueType: string;
  readonly for: readonly string[];
}

function supply({ most, valueType, for: members, ...said }: Supply, ...more: string[]): CommandLine {
  return [
    ...Object.entries(said).flatMap(([option, value]) => [`--${option}`, value]),
    ...['--most-each', most, '--value-type', valueType],
    ...openTo(...members),
    ...more,
  ];
}

/** Money of the board, for those that have little of it, and others. */
function fund(title: string, quantity: string, most: string, ...others: string[]): CommandLine {
  return supply({
    ...{ id: 'fund', title, from: 'pool:common', kind: 'funds', unit: 'EUR', quantity, most },
    ...{ valueType: 'financial', for: [...SMALL, ...others] },
  });
}

interface Offer extends Omit<Supply, 'from' | 'kind' | 'unit'> {
  readonly by: string;
  readonly value: string;
  readonly step: string;
}

/** Hours of a member’s own people, which it lists itself. */
function offered({ by, value, step, ...offer }: Offer): CommandLine {
  const { id, title, ...rest } = offer;
  return supply(
    { id, title, from: `member:${by}`, kind: 'staff-time', unit: 'hours', ...rest },
    ...['--value', value, '--step', step, '--as', `member:${by}`],
  );
}

const openTo = (...members: string[]): string[] => members.flatMap((member) => ['--open-to', member]);

export const WINTER: ReviewStory = {
  title: 'The first review: who gives much that nobody has priced, and what winter money is for',
  quarter: '2025-Q4',
  facilitator: 'Nuala Keane',
  days: ['2026-02-03', '2026-02-04', '2026-02-12'],
  supplies: [
    fund(
      'Set aside by the board for the winter',
      '9000.00',
      '2500.00',
      'northgate-clinic',
      'tidewater-print',
    ),
    offered({
      ...{ id: 'researchers', title: 'A researcher for members’ own figures', by: 'medical-school' },
      ...{ quantity: '40.00', value: '2494.00', valueType: 'strategic', step: '4', most: '16' },
      for: ['tenants-union', 'interfaith-network', 'mothers-circle', 'food-bank', 'pier-nine'],
    }),
  ],
  pulses: [
    ['tenants-union', 2, 'Sixty evenings of our people, and no figure for them'],
    ['mothers-circle', 2],
    ['university-hospital', 4, 'Fair to us, as far as we see'],
    ['meridian', 4],
    ['northgate-clinic', 3, 'We could not send anybody to half of the meetings'],
  ],
  positions: [
    {
      ...{ member: 'tenants-union', stance: 'concern' },
      words: 'Hours of organisers count as nothing until somebody prices them. Price them before summer.',
    },
    {
      ...{ member: 'meridian', stance: 'support' },
      words: 'We expect no share of it: give it to those who can’t wait for an invoice to be paid.',
    },
    {
      ...{ member: 'harbour-mutual', stance: 'concern', on: 'largest' },
      words: 'Half of it first, and the rest when we have heard what came of it.',
    },
  ],
};

export const SPRING: ReviewStory = {
  title: 'The second review: what was promised is kept, and a hospital gives back hours',
  quarter: '2026-Q1',
  facilitator: 'Nuala Keane',
  days: ['2026-05-05', '2026-05-06', '2026-05-14'],
  supplies: [
    fund(
      'Left of the insurance premium that was paid back',
      '8000.00',
      '2000.00',
      'tidewater-print',
      'reach',
    ),
    offered({
      ...{ id: 'nurses', title: 'Nurses for check-ups away from the hospital', by: 'university-hospital' },
      ...{ quantity: '60.00', value: '2676.00', valueType: 'operational', step: '6', most: '24' },
      for: ['quayside-clinic', 'docklands-practice', 'interfaith-network', 'mothers-circle', 'reach'],
    }),
  ],
  pulses: [
    ['tenants-union', 3, 'A researcher helps us more than money would have'],
    ['quayside-clinic', 3, 'Two clinics’ work since April, and one clinic’s share'],
    ['university-hospital', 4],
    ['city-health', 3, 'We give a lot and are asked for little'],
    ['reach', 2, 'The advice desk is full every day'],
    ['harbour-mutual', 4],
  ],
  positions: [
    {
      ...{ member: 'interfaith-network', stance: 'support' },
      words: 'A nurse who comes along is worth more to us than anything that we could buy.',
    },
    {
      ...{ member: 'city-health', stance: 'concern', on: 'largest' },
      words: 'It is more than the whole campaign has for printing.',
    },
    {
      ...{ member: 'reach', stance: 'object', on: 'smallest' },
      words: 'A sum like this is gone in a week. Say no, and say what would help.',
    },
  ],
};

export const SUMMER: ReviewStory = {
  title: 'The third review: closed, reopened by two for an invoice that came late, and closed again',
  quarter: '2026-Q2',
  facilitator: 'Idris Cole',
  days: ['2026-08-18', '2026-08-19', '2026-08-27'],
  supplies: [
    fund('Set aside by the board for the autumn', '7500.00', '2000.00', 'reach', 'food-bank'),
    offered({
      ...{ id: 'engineers', title: 'Engineers for members’ web pages', by: 'lumenbyte' },
      ...{ quantity: '36.00', value: '2916.00', valueType: 'innovative', step: '4', most: '12' },
      for: ['open-door', 'quayside-clinic', 'many-tongues', 'mothers-circle', 'city-libraries'],
    }),
  ],
  pulses: [
    ['tenants-union', 3],
    ['mothers-circle', 3, 'Somebody asked us what we need, for the first time'],
    ['quayside-clinic', 3, 'Two clinics and one share: that is still open'],
    ['pier-nine', 2, 'The camp was rained off, and nobody asked how we pay for it'],
    ['meridian', 4],
    ['medical-school', 4],
    ['lumenbyte', 3, 'We are smaller than we were, and give what we can'],
  ],
  positions: [
    {
      ...{ member: 'lumenbyte', stance: 'support' },
      words: 'We can’t bring the money that we promised last year. Hours we can bring.',
    },
    {
      ...{ member: 'pier-nine', stance: 'object', on: 'smallest' },
      words: 'Say no, rather than hand out what is too little to plan with.',
    },
    {
      ...{ member: 'ashdown', stance: 'concern', on: 'largest' },
      words: 'The same members as in spring: let them tell first what they did with it.',
    },
  ],
};

export const AUTUMN: ReviewStory = {
  title: 'The review that is under discussion: nothing of it is decided yet',
  quarter: '2026-Q3',
  facilitator: 'Idris Cole',
  days: ['2026-10-05', '2026-11-13', '2026-11-13'],
  supplies: [
    fund('Set aside by the board for the winter', '9000.00', '2500.00', 'reach', 'food-bank'),
    offered({
      ...{ id: 'midwives', title: 'Midwives for evenings with young mothers', by: 'st-brigids' },
      ...{ quantity: '24.00', value: '1137.60', valueType: 'operational', step: '3', most: '12' },
      for: ['mothers-circle', 'reach', 'quayside-clinic', 'interfaith-network'],
    }),
  ],
  pulses: [
    ['tenants-union', 2, 'Still no rate for organisers, a year after we asked'],
    ['mothers-circle', 4],
    ['quayside-clinic', 4],
    ['city-health', 3],
    ['food-bank', 2, 'Sixty meals billed, forty eaten'],
    ['harbour-mutual', 3, 'One caterer should not be what we speak about'],
  ],
  positions: [
    {
      ...{ member: 'tenants-union', stance: 'object' },
      words: 'We do not agree to another review in which our hours stand unvalued.',
    },
    {
      ...{ member: 'meridian', stance: 'support' },
      words: 'Agree on a rate for organisers and befrienders first; we pay for the study.',
    },
    {
      ...{ member: 'many-tongues', stance: 'concern', on: 'largest' },
      words: 'Share it more evenly: all of us heat rooms.',
    },
  ],
};
