import { FIRST_DAY } from './calendar.js';
import { decimalOf, type Row } from './tables.js';

/**
 * The register as each organisation entered it; what became of them later stands in `memberChanges`.
 * Priorities are hundredths in the order strategic, operational, financial, innovative, reputational; need is the
 * partnership's own scale from 0 to 100, asked once a year. Both may be left open, as some members do.
 */
interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly joinedOn?: string;
  readonly parentGroup?: string;
  readonly budgetEuros: number;
  readonly fullTimeEquivalents: string;
  readonly need?: number;
  readonly priorities?: readonly [number, number, number, number, number];
  /** Cents given and received before it was a member, where the board agreed on them. */
  readonly baseline?: readonly [given: number, received: number];
}

const HOSPITAL_GROUP = 'Westshore Hospital Group';

const ORGANISATIONS = [
  {
    id: 'university-hospital',
    name: 'Corran Bay University Hospital',
    parentGroup: HOSPITAL_GROUP,
    budgetEuros: 412_000_000,
    fullTimeEquivalents: '3850',
    need: 20,
    priorities: [25, 30, 15, 20, 10],
  },
  {
    id: 'st-brigids',
    name: "Saint Brigid's Maternity Hospital",
    parentGroup: HOSPITAL_GROUP,
    budgetEuros: 68_000_000,
    fullTimeEquivalents: '720',
    need: 25,
    priorities: [20, 40, 20, 10, 10],
  },
  {
    id: 'city-health',
    name: 'City Department of Public Health',
    budgetEuros: 24_000_000,
    fullTimeEquivalents: '210',
    need: 30,
    priorities: [40, 30, 5, 15, 10],
  },
  {
    id: 'meridian',
    name: 'Meridian Foundation',
    budgetEuros: 18_000_000,
    fullTimeEquivalents: '14',
    need: 0,
    priorities: [45, 0, 0, 20, 35],
  },
  {
    id: 'harbour-mutual',
    name: 'Harbour Mutual Health Insurance',
    budgetEuros: 640_000_000,
    fullTimeEquivalents: '905',
    need: 5,
    priorities: [30, 15, 15, 15, 25],
  },
  {
    id: 'medical-school',
    name: 'Corran University School of Medicine',
    budgetEuros: 88_000_000,
    fullTimeEquivalents: '610',
    need: 15,
    priorities: [15, 10, 25, 40, 10],
  },
  {
    id: 'quayside-clinic',
    name: 'Quayside Community Clinic',
    budgetEuros: 2_600_000,
    fullTimeEquivalents: '31.5',
    need: 60,
    priorities: [10, 45, 35, 5, 5],
  },
  {
    id: 'northgate-clinic',
    name: 'Northgate Community Clinic',
    budgetEuros: 1_450_000,
    fullTimeEquivalents: '17',
    need: 70,
    priorities: [5, 45, 45, 0, 5],
  },
  {
    id: 'docklands-practice',
    name: 'Docklands Family Practice',
    budgetEuros: 1_100_000,
    fullTimeEquivalents: '12.4',
    need: 45,
    priorities: [10, 50, 30, 5, 5],
  },
  {
    id: 'open-door',
    name: 'Open Door Mental Health',
    budgetEuros: 3_400_000,
    fullTimeEquivalents: '48',
    need: 50,
    priorities: [20, 35, 30, 10, 5],
  },
  {
    id: 'pharmacies',
    name: 'Lighthouse Pharmacies',
    budgetEuros: 31_000_000,
    fullTimeEquivalents: '190',
    need: 5,
    priorities: [15, 25, 25, 5, 30],
  },
  {
    id: 'food-bank',
    name: 'Corran Bay Food Bank',
    budgetEuros: 780_000,
    fullTimeEquivalents: '9',
    need: 75,
    priorities: [15, 45, 30, 0, 10],
  },
  {
    id: 'growers',
    name: "West Bay Growers' Co-operative",
    budgetEuros: 1_900_000,
    fullTimeEquivalents: '22',
    need: 20,
    // The summer before the founding: vegetables for the first food parcels.
    baseline: [3_200_00, 0],
  },
  {
    id: 'bay-transit',
    name: 'Bay Transit',
    budgetEuros: 46_000_000,
    fullTimeEquivalents: '540',
    need: 5,
    priorities: [25, 15, 15, 10, 35],
  },
  {
    id: 'lumenbyte',
    name: 'Lumenbyte Software',
    budgetEuros: 22_000_000,
    fullTimeEquivalents: '140',
    need: 0,
    priorities: [15, 0, 5, 40, 40],
  },
  {
    id: 'many-tongues',
    name: 'Many Tongues Translation Co-operative',
    budgetEuros: 340_000,
    fullTimeEquivalents: '6.2',
    need: 55,
    priorities: [20, 20, 45, 5, 10],
  },
  {
    id: 'pier-nine',
    name: 'Pier Nine Youth Club',
    budgetEuros: 210_000,
    fullTimeEquivalents: '4',
    need: 70,
    priorities: [15, 40, 35, 5, 5],
  },
  {
    id: 'tenants-union',
    name: "Corran Bay Tenants' Union",
    budgetEuros: 95_000,
    fullTimeEquivalents: '1.5',
    need: 80,
    priorities: [45, 20, 25, 0, 10],
  },
  {
    id: 'interfaith-network',
    name: 'Interfaith Care Network',
    budgetEuros: 60_000,
    fullTimeEquivalents: '0.8',
    need: 65,
    priorities: [30, 35, 20, 0, 15],
  },
  {
    id: 'mothers-circle',
    name: "Southside Mothers' Circle",
    budgetEuros: 18_000,
    fullTimeEquivalents: '0.2',
    need: 90,
  },
  {
    id: 'city-libraries',
    name: 'City Libraries',
    budgetEuros: 7_200_000,
    fullTimeEquivalents: '95',
    need: 15,
    priorities: [30, 25, 10, 15, 20],
  },
  {
    id: 'tidewater-print',
    name: 'Tidewater Print Workshop',
    budgetEuros: 420_000,
    fullTimeEquivalents: '9',
    need: 40,
    priorities: [5, 20, 50, 5, 20],
  },
  {
    id: 'ashdown',
    name: 'The Ashdown Trust',
    budgetEuros: 5_400_000,
    fullTimeEquivalents: '5',
    need: 0,
  },
  {
    id: 'partnership-office',
    name: 'Partnership Office',
    budgetEuros: 480_000,
    fullTimeEquivalents: '5.5',
  },
  {
    id: 'reach',
    name: 'Reach Refugee Health Collective',
    joinedOn: '2025-07-14',
    budgetEuros: 260_000,
    fullTimeEquivalents: '5.6',
    need: 85,
    priorities: [20, 40, 35, 0, 5],
    // A year as a guest at the working groups, reckoned up when it joined.
    baseline: [8_400_00, 21_750_00],
  },
] as const satisfies readonly Organisation[];

export type MemberId = (typeof ORGANISATIONS)[number]['id'];

const REGISTER: readonly (Organisation & { id: MemberId })[] = ORGANISATIONS;

export const MEMBER_IDS: readonly MemberId[] = REGISTER.map((organisation) => organisation.id);

interface Change extends Row<'member_changes.csv'> {
  readonly on: string;
  readonly member_id: MemberId;
}

export const MERGER_DATE = '2026-04-01';
/** In the middle of a quarter, with promises still open. */
export const DEPARTURE_DATE = '2026-08-14';

export const memberChanges: readonly Change[] = [
  { on: '2025-05-01', member_id: 'food-bank', change: 'renamed', to: 'Common Table Food Network' },
  { on: MERGER_DATE, member_id: 'northgate-clinic', change: 'merged', to: 'quayside-clinic' },
  { on: DEPARTURE_DATE, member_id: 'tidewater-print', change: 'left' },
];

export function memberRows(): Row<'members.csv'>[] {
  return REGISTER.map((organisation) => {
    const [strategic, operational, financial, innovative, reputational] = (organisation.priorities ?? []).map(
      weightOf,
    );
    return {
      member_id: organisation.id,
      name: organisation.name,
      joined_on: organisation.joinedOn ?? FIRST_DAY,
      parent_group: organisation.parentGroup,
      capacity_budget: String(organisation.budgetEuros),
      capacity_fte: organisation.fullTimeEquivalents,
      need: organisation.need === undefined ? undefined : String(organisation.need),
      priority_strategic: strategic,
      priority_operational: operational,
      priority_financial: financial,
      priority_innovative: innovative,
      priority_reputational: reputational,
      baseline_given: organisation.baseline && decimalOf(organisation.baseline[0], 2),
      baseline_received: organisation.baseline && decimalOf(organisation.baseline[1], 2),
    };
  });
}

/** Whole hundredths as a weight: 5 is `0.05`, 40 is `0.4`. */
function weightOf(hundredths: number): string {
  if (hundredths === 0) return '0';
  return `0.${String(hundredths).padStart(2, '0').replace(/0$/, '')}`;
}

/** Whether the organisation is a member that day; the day it leaves, or is merged, counts as the first without it. */
export function isMemberOn(id: MemberId, day: string): boolean {
  const joinedOn = organisationOf(id).joinedOn ?? FIRST_DAY;
  const endedOn = memberChanges.find(
    (change) => change.member_id === id && (change.change === 'left' || change.change === 'merged'),
  )?.on;
  return day >= joinedOn && (endedOn === undefined || day < endedOn);
}

export function budgetEurosOf(id: MemberId): number {
  return organisationOf(id).budgetEuros;
}

function organisationOf(id: MemberId): Organisation {
  return REGISTER.find((organisation) => organisation.id === id) as Organisation;
}
