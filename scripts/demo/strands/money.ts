import {
  daysAfter,
  FIRST_DAY,
  QUARTERS,
  quarterAt,
  workingDayFrom,
  workingDayIn,
  type Quarter,
} from '../calendar.js';
import { BASE_CURRENCY, type Draft } from '../drafts.js';
import { budgetEurosOf, MEMBER_IDS, type MemberId } from '../members.js';
import type { Pledge } from '../pledges.js';
import { isOpenOn, openedOn, type PoolId } from '../pools.js';
import type { Random } from '../random.js';

const euros = (amount: number): number => amount * 100;

/** The instalments of an agreement: amounts in whole units of the currency, one for each of the nine quarters. */
interface Agreement {
  readonly key: string;
  readonly member: MemberId;
  readonly pool: PoolId;
  /** What was promised for each partnership year, October to September. */
  readonly promised: readonly number[];
  readonly amounts: readonly number[];
  readonly currency?: 'GBP';
  readonly project?: string;
  readonly valueType?: string;
  readonly description: (quarter: Quarter) => string;
}

const AGREEMENTS: readonly Agreement[] = [
  {
    key: 'meridian-core',
    member: 'meridian',
    pool: 'common',
    promised: [840_000, 900_000, 900_000],
    amounts: [210_000, 210_000, 210_000, 210_000, 225_000, 225_000, 225_000, 225_000, 225_000],
    valueType: 'financial:0.6|strategic:0.4',
    description: (quarter) =>
      `Core grant, instalment ${(quarter.index % 4) + 1} of 4, year ${(quarter.index - (quarter.index % 4)) / 4 + 1}`,
  },
  {
    key: 'meridian-maternal',
    member: 'meridian',
    pool: 'maternal',
    promised: [90_000, 95_000, 100_000],
    amounts: [0, 45_000, 0, 45_000, 0, 45_000, 0, 50_000, 0],
    project: 'maternal-health',
    description: () => 'First thousand days programme, half-yearly grant',
  },
  {
    key: 'city-share',
    member: 'city-health',
    pool: 'common',
    promised: [184_000, 190_000, 192_000],
    amounts: [46_000, 46_000, 46_000, 46_000, 46_000, 48_000, 48_000, 48_000, 48_000],
    description: () => 'City’s share of the common budget',
  },
  {
    key: 'prevention',
    member: 'harbour-mutual',
    pool: 'common',
    promised: [112_000, 120_000, 120_000],
    amounts: [28_000, 28_000, 28_000, 28_000, 30_000, 30_000, 30_000, 30_000, 30_000],
    description: () => 'Prevention budget, quarterly transfer',
  },
  {
    key: 'autumn-campaign',
    member: 'harbour-mutual',
    pool: 'common',
    promised: [18_000, 21_000, 22_500],
    amounts: [18_000, 0, 0, 0, 21_000, 0, 0, 0, 22_500],
    project: 'vaccination',
    description: (quarter) => `Autumn vaccination campaign ${quarter.name.slice(0, 4)}`,
  },
  {
    key: 'hospital-share',
    member: 'university-hospital',
    pool: 'common',
    promised: [48_000, 48_000, 48_000],
    amounts: [12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 12_000],
    description: () => 'Hospital’s share of the common budget',
  },
  {
    key: 'st-brigids-maternal',
    member: 'st-brigids',
    pool: 'maternal',
    promised: [13_000, 14_000, 14_000],
    amounts: [0, 6_500, 0, 6_500, 0, 7_000, 0, 7_000, 0],
    project: 'maternal-health',
    description: () => 'Hospital’s share of the maternal programme',
  },
  {
    key: 'both-shores',
    member: 'ashdown',
    pool: 'cross-border',
    promised: [50_000, 54_000],
    amounts: [26_000, 0, 24_000, 0, 26_000, 0, 28_000, 0, 0],
    currency: 'GBP',
    valueType: 'financial:0.5|strategic:0.5',
    description: () => 'Both Shores programme, half-yearly grant',
  },
  {
    key: 'technology-for-good',
    member: 'lumenbyte',
    pool: 'common',
    promised: [64_000, 32_000],
    amounts: [16_000, 15_000, 12_000, 8_000, 5_000, 2_500, 0, 0, 0],
    project: 'data-commons',
    description: () => 'Technology-for-good budget',
  },
  {
    key: 'round-up',
    member: 'pharmacies',
    pool: 'common',
    promised: [14_000, 16_800, 16_800],
    amounts: [3_500, 3_500, 3_500, 3_500, 4_200, 4_200, 4_200, 4_200, 4_200],
    description: () => 'Round-up at the till, all branches',
  },
  {
    key: 'advertising',
    member: 'bay-transit',
    pool: 'common',
    promised: [8_000, 9_000, 9_000],
    amounts: [4_000, 0, 4_000, 0, 4_500, 0, 4_500, 0, 4_500],
    description: () => 'Advertising space sold for the partnership',
  },
  {
    key: 'evaluation',
    member: 'medical-school',
    pool: 'common',
    promised: [5_000, 5_000, 5_000],
    amounts: [5_000, 0, 0, 0, 5_000, 0, 0, 0, 0],
    description: () => 'School’s share of the evaluation budget',
  },
];

/** Small sums with odd cents, as they come out of buckets and sponsor sheets. */
const COLLECTIONS: readonly (readonly [MemberId, string, readonly [number, number]])[] = [
  ['interfaith-network', 'Collection after the service for the sick', [140_00, 460_00]],
  ['pier-nine', 'Sponsored swim across the inner harbour', [210_00, 880_00]],
  ['tenants-union', 'Whip-round at the tenants’ evening', [45_00, 160_00]],
  ['mothers-circle', 'Cake sale outside Saint Brigid’s', [38_00, 145_00]],
  ['food-bank', 'Collection boxes in the shops', [260_00, 940_00]],
  ['city-libraries', 'Sale of withdrawn books', [180_00, 620_00]],
];

export function moneyGiven(random: Random): Draft[] {
  return [
    ...AGREEMENTS.flatMap((agreement) => instalmentsOf(random, agreement)),
    ...duesOf(random),
    ...COLLECTIONS.flatMap(([member, description, cents]) =>
      QUARTERS.filter(() => random.percent(38)).map((quarter): Draft => ({
        on: workingDayIn(random, quarter),
        direction: 'contribution',
        member,
        kind: 'funds',
        quantity: random.between(...cents),
        unit: BASE_CURRENCY,
        pool: 'common',
        description,
      })),
    ),
  ];
}

function instalmentsOf(random: Random, agreement: Agreement): Draft[] {
  return QUARTERS.flatMap((quarter): Draft[] => {
    const amount = agreement.amounts[quarter.index] ?? 0;
    if (amount === 0) return [];
    return [
      {
        // Money for the Cross-border Fund waits for the fund to be opened, five weeks into the first quarter.
        on: workingDayIn(random, quarter, agreement.pool === 'cross-border' ? [38, 60] : [7, 24]),
        direction: 'contribution',
        member: agreement.member,
        kind: 'funds',
        quantity: euros(amount),
        unit: agreement.currency ?? BASE_CURRENCY,
        pool: agreement.pool,
        project: agreement.project,
        valueType: agreement.valueType,
        description: agreement.description(quarter),
        pledge: pledgeIdOf(agreement, (quarter.index - (quarter.index % 4)) / 4),
      },
    ];
  });
}

function pledgeIdOf({ key }: Agreement, year: number): string {
  return `${key}-${2025 + year}`;
}

/** Each agreement is a promise for a year, which its instalments deliver. */
export function yearlyPledges(): Pledge[] {
  return AGREEMENTS.flatMap((agreement) =>
    agreement.promised.map((amount, year): Pledge => {
      const signedOn = year === 0 ? FIRST_DAY : `${2024 + year}-09-15`;
      return {
        id: pledgeIdOf(agreement, year),
        member: agreement.member,
        kind: 'funds',
        quantity: euros(amount),
        unit: agreement.currency ?? BASE_CURRENCY,
        madeOn: isOpenOn(agreement.pool, signedOn) ? signedOn : openedOn(agreement.pool),
        dueOn: `${2025 + year}-09-30`,
        pool: agreement.pool,
        description: `${agreement.description(quarterAt(4 * year)).split(',')[0]}, partnership year ${year + 1}`,
      };
    }),
  );
}

/** Every autumn each member pays dues by its size; in the running quarter some have not paid yet. */
function duesOf(random: Random): Draft[] {
  return [0, 4, 8].flatMap((index) =>
    MEMBER_IDS.filter((member) => member !== 'ashdown' && member !== 'partnership-office').flatMap(
      (member): Draft[] => {
        const quarter = quarterAt(index);
        if (index === 8 && random.percent(25)) return [];
        const year = index / 4 + 2024;
        return [
          {
            on: workingDayIn(random, quarter, [1, 30]),
            direction: 'contribution',
            member,
            kind: 'funds',
            quantity: euros(duesEurosOf(member)),
            unit: BASE_CURRENCY,
            pool: 'common',
            project: 'coordination',
            description: `Dues ${year}/${year - 1999}`,
          },
        ];
      },
    ),
  );
}

function duesEurosOf(member: MemberId): number {
  const budgetEuros = budgetEurosOf(member);
  if (budgetEuros < 100_000) return 50;
  if (budgetEuros < 1_000_000) return 150;
  if (budgetEuros < 5_000_000) return 600;
  if (budgetEuros < 60_000_000) return 1_800;
  return 4_500;
}

/** What a member asks for: how likely in a quarter, and between which sums (in steps of 50). */
interface Request {
  readonly member: MemberId;
  readonly pool: PoolId;
  readonly chance: number;
  /** The first quarter in which it is asked for. */
  readonly fromQuarter?: number;
  readonly amounts: readonly [number, number];
  readonly currency?: 'GBP';
  readonly project: string;
  readonly what: readonly string[];
}

const REQUESTS: readonly Request[] = [
  {
    member: 'partnership-office',
    pool: 'common',
    chance: 100,
    amounts: [35_000, 39_000],
    project: 'coordination',
    what: ['Running costs of the office for the quarter'],
  },
  {
    member: 'university-hospital',
    pool: 'common',
    chance: 90,
    amounts: [58_000, 84_000],
    project: 'healthy-homes',
    what: [
      'Patient navigators, three posts',
      'Respiratory outreach team',
      'Discharge nurses for the east side',
    ],
  },
  {
    member: 'medical-school',
    pool: 'common',
    chance: 90,
    amounts: [46_000, 68_000],
    project: 'data-commons',
    what: ['Evaluation of the partnership, research posts', 'Study of damp homes and asthma'],
  },
  {
    member: 'quayside-clinic',
    pool: 'common',
    chance: 85,
    amounts: [34_000, 56_000],
    project: 'healthy-homes',
    what: ['Two community health workers', 'Longer opening hours, Mondays and Thursdays'],
  },
  {
    member: 'northgate-clinic',
    pool: 'common',
    chance: 90,
    amounts: [17_000, 29_000],
    project: 'healthy-homes',
    what: ['Diabetes nurse, half a post', 'Rent of the second treatment room'],
  },
  {
    member: 'quayside-clinic',
    pool: 'common',
    chance: 90,
    fromQuarter: 6,
    amounts: [15_000, 24_000],
    project: 'healthy-homes',
    what: ['Northgate site after the merger: diabetes nurse', 'Northgate site after the merger: rent'],
  },
  {
    member: 'docklands-practice',
    pool: 'common',
    chance: 55,
    amounts: [10_000, 19_000],
    project: 'language-access',
    what: ['Reception staff with languages', 'Saturday surgery'],
  },
  {
    member: 'open-door',
    pool: 'common',
    chance: 80,
    amounts: [24_000, 42_000],
    project: 'youth-minds',
    what: ['Counsellors for three schools', 'Crisis line, weekend shifts'],
  },
  {
    member: 'food-bank',
    pool: 'common',
    chance: 80,
    amounts: [18_000, 34_000],
    project: 'food-and-health',
    what: ['Fresh-food vouchers on prescription', 'Running the cold store, Mill Lane depot'],
  },
  {
    member: 'many-tongues',
    pool: 'common',
    chance: 80,
    amounts: [14_000, 27_000],
    project: 'language-access',
    what: ['Interpreters’ rota for the clinics', 'Training of nine medical interpreters'],
  },
  {
    member: 'pier-nine',
    pool: 'common',
    chance: 60,
    amounts: [6_000, 14_000],
    project: 'youth-minds',
    what: ['Youth workers for Friday nights', 'Holiday camp, 40 places'],
  },
  {
    member: 'reach',
    pool: 'common',
    chance: 95,
    amounts: [16_000, 30_000],
    project: 'language-access',
    what: ['Health orientation for new arrivals', 'Two community health workers'],
  },
  {
    member: 'city-health',
    pool: 'common',
    chance: 45,
    amounts: [10_000, 22_000],
    project: 'vaccination',
    what: ['Hire of the vaccination bus', 'Outreach staff, fixed term'],
  },
  {
    member: 'growers',
    pool: 'common',
    chance: 35,
    amounts: [3_000, 8_000],
    project: 'food-and-health',
    what: ['Vegetable boxes on prescription', 'Allotments behind the clinic'],
  },
  {
    member: 'tidewater-print',
    pool: 'common',
    chance: 45,
    amounts: [2_500, 5_500],
    project: 'vaccination',
    what: ['Printing for the campaign, materials', 'Apprentice in the print room'],
  },
  {
    member: 'pharmacies',
    pool: 'common',
    chance: 25,
    amounts: [3_000, 7_500],
    project: 'vaccination',
    what: ['Upkeep of vaccine fridges', 'Locums on vaccination evenings'],
  },
  {
    member: 'city-libraries',
    pool: 'common',
    chance: 30,
    amounts: [2_000, 5_000],
    project: 'language-access',
    what: ['Health-information desk', 'Health books in six languages'],
  },
  {
    member: 'tenants-union',
    pool: 'common',
    chance: 25,
    amounts: [300, 900],
    project: 'healthy-homes',
    what: ['Room hire and tea for tenants’ evenings', 'Moisture meters'],
  },
  {
    member: 'interfaith-network',
    pool: 'common',
    chance: 20,
    amounts: [200, 600],
    project: 'healthy-homes',
    what: ['Bus fares of the visitors', 'Phone cards for the phone circle'],
  },
  {
    member: 'mothers-circle',
    pool: 'maternal',
    chance: 25,
    amounts: [200, 700],
    project: 'maternal-health',
    what: ['Childcare during the circle', 'Training day for peer supporters'],
  },
  {
    member: 'st-brigids',
    pool: 'maternal',
    chance: 90,
    amounts: [17_000, 24_000],
    project: 'maternal-health',
    what: ['Community midwives, one post and a half', 'Breastfeeding clinic'],
  },
  {
    member: 'quayside-clinic',
    pool: 'maternal',
    chance: 60,
    amounts: [4_500, 9_000],
    project: 'maternal-health',
    what: ['Antenatal drop-in on Tuesdays', 'Ultrasound sessions close to home'],
  },
  {
    member: 'many-tongues',
    pool: 'cross-border',
    chance: 55,
    amounts: [4_000, 8_500],
    currency: 'GBP',
    project: 'language-access',
    what: ['Interpreters shared with Derry clinics', 'Common glossary of maternity terms'],
  },
  {
    member: 'pier-nine',
    pool: 'cross-border',
    chance: 45,
    amounts: [2_500, 6_000],
    currency: 'GBP',
    project: 'youth-minds',
    what: ['Exchange week with a Belfast youth club', 'Joint training of youth leaders'],
  },
  {
    member: 'open-door',
    pool: 'cross-border',
    chance: 50,
    amounts: [4_500, 9_500],
    currency: 'GBP',
    project: 'youth-minds',
    what: ['Cross-border crisis protocol', 'Supervision by a Belfast team'],
  },
];

export function grantsReceived(random: Random): Draft[] {
  return REQUESTS.flatMap((request) =>
    QUARTERS.slice(request.fromQuarter)
      .filter(() => random.percent(request.chance))
      .map((quarter): Draft => ({
        // Grants go out once the quarter's instalments are in; the office's own costs come first.
        on: workingDayIn(random, quarter, request.chance === 100 ? [26, 32] : [34, 86]),
        direction: 'benefit',
        member: request.member,
        kind: 'funds',
        quantity: euros(random.between(request.amounts[0] / 50, request.amounts[1] / 50) * 50),
        unit: request.currency ?? BASE_CURRENCY,
        step: euros(50),
        pool: request.pool,
        project: request.project,
        description: random.pick(request.what),
      })),
  );
}

/** Advances against money that was promised elsewhere, in euros, and how many days it took to pay them back. */
const ADVANCES: readonly (readonly [MemberId, string, number, number, string])[] = [
  ['food-bank', '2025-05-12', 14_000, 66, 'European food programme'],
  ['pier-nine', '2025-06-16', 9_500, 88, 'city youth budget'],
  ['many-tongues', '2025-10-20', 12_000, 55, 'asylum office contract'],
  ['reach', '2025-11-24', 13_500, 80, 'European integration fund'],
  ['northgate-clinic', '2026-01-19', 8_000, 52, 'national health office'],
  ['open-door', '2026-05-18', 15_000, 73, 'national health office'],
  ['food-bank', '2026-10-12', 11_000, 90, 'European food programme'],
];

/** The one fund that may go below zero: seeded once, lent out, paid back. */
export function bridging(random: Random): Draft[] {
  const seedCapital: Draft = {
    on: '2025-04-08',
    direction: 'contribution',
    member: 'meridian',
    kind: 'funds',
    quantity: euros(18_000),
    unit: BASE_CURRENCY,
    pool: 'bridging',
    project: 'coordination',
    description: 'Seed capital of the Bridging Fund',
  };
  return ADVANCES.reduce<Draft[]>(
    (drafts, [member, from, amount, days, payer]) => {
      const paidOn = workingDayFrom(daysAfter(from, random.between(0, 4)));
      const advance: Draft = {
        on: paidOn,
        direction: 'benefit',
        member,
        kind: 'funds',
        quantity: euros(amount),
        unit: BASE_CURRENCY,
        pool: 'bridging',
        project: 'coordination',
        valueType: 'financial',
        description: `Advance until the money of the ${payer} arrives`,
      };
      const repayment: Draft = {
        ...advance,
        on: workingDayFrom(daysAfter(paidOn, days)),
        direction: 'contribution',
        description: `Advance paid back from the ${payer}`,
      };
      return [...drafts, advance, repayment];
    },
    [seedCapital],
  );
}
