import { QUARTERS, workingDayIn } from '../calendar.js';
import type { BenefitKind, Draft } from '../drafts.js';
import type { MemberId } from '../members.js';
import { PRICES, type PricedUnit } from '../prices.js';
import type { Random } from '../random.js';

/** What the partnership does for a member, other than money and goods: how likely in a quarter, and how much. */
interface Service {
  readonly member: MemberId;
  readonly kind: BenefitKind;
  readonly unit: PricedUnit | 'seats' | 'lab days' | 'mentions';
  readonly quantity: readonly [number, number];
  readonly chance: number;
  readonly project: string;
  readonly what: readonly string[];
  readonly valueType?: string;
}

const SERVICES: readonly Service[] = [
  sessions('university-hospital', [60, 130], 95, 'Interpreted appointments, outpatients'),
  sessions('st-brigids', [40, 95], 90, 'Interpreted antenatal appointments', 'maternal-health'),
  sessions('quayside-clinic', [20, 55], 75, 'Interpreted consultations'),
  sessions('docklands-practice', [12, 30], 60, 'Interpreted consultations, Saturday surgery'),
  sessions('open-door', [8, 24], 50, 'Interpreted counselling'),
  sessions('city-health', [10, 30], 40, 'Interpreted calls to the vaccination line', 'vaccination'),
  {
    member: 'food-bank',
    kind: 'service',
    unit: 'clinic days',
    quantity: [2, 5],
    chance: 60,
    project: 'food-and-health',
    what: ['Nurse’s table at the parcel counter', 'Blood-sugar checks at the depot'],
  },
  {
    member: 'pier-nine',
    kind: 'service',
    unit: 'clinic days',
    quantity: [1, 3],
    chance: 45,
    project: 'youth-minds',
    what: ['Young people’s clinic in the club'],
  },
  {
    member: 'reach',
    kind: 'service',
    unit: 'clinic days',
    quantity: [3, 7],
    chance: 80,
    project: 'language-access',
    what: ['Clinic at the reception centre'],
  },
  {
    member: 'tenants-union',
    kind: 'service',
    unit: 'clinic days',
    quantity: [1, 1],
    chance: 20,
    project: 'healthy-homes',
    what: ['Lung-function checks, Harbour Terrace'],
  },
  {
    member: 'open-door',
    kind: 'service',
    unit: 'training places',
    quantity: [3, 9],
    chance: 45,
    project: 'youth-minds',
    what: ['Motivational interviewing, two days'],
  },
  {
    member: 'northgate-clinic',
    kind: 'service',
    unit: 'training places',
    quantity: [2, 6],
    chance: 50,
    project: 'healthy-homes',
    what: ['Foot care for diabetics, one day'],
  },
  {
    member: 'interfaith-network',
    kind: 'service',
    unit: 'training places',
    quantity: [1, 4],
    chance: 20,
    project: 'healthy-homes',
    what: ['Mental-health first aid, one day'],
  },
  {
    member: 'medical-school',
    kind: 'access',
    unit: 'seats',
    quantity: [4, 12],
    chance: 75,
    project: 'data-commons',
    what: ['Seats on the shared data portal, researchers', 'Data portal for the asthma study'],
    valueType: 'innovative',
  },
  {
    member: 'university-hospital',
    kind: 'access',
    unit: 'seats',
    quantity: [3, 8],
    chance: 55,
    project: 'data-commons',
    what: ['Seats on the shared data portal, planning'],
    valueType: 'strategic:0.6|innovative:0.4',
  },
  {
    member: 'harbour-mutual',
    kind: 'access',
    unit: 'seats',
    quantity: [2, 5],
    chance: 50,
    project: 'data-commons',
    what: ['Seats on the shared data portal, actuaries'],
  },
  {
    member: 'lumenbyte',
    kind: 'access',
    unit: 'lab days',
    quantity: [2, 5],
    chance: 40,
    project: 'data-commons',
    what: ['Simulation ward for testing software'],
    valueType: 'innovative',
  },
  {
    member: 'st-brigids',
    kind: 'access',
    unit: 'lab days',
    quantity: [1, 4],
    chance: 40,
    project: 'maternal-health',
    what: ['Birth simulation in the skills lab'],
  },
  mention('meridian', 55, [
    'Foundation named in the Bay Courier',
    'Thanked from the stage, annual gathering',
  ]),
  mention('university-hospital', 60, [
    'Hospital’s vaccinators on regional television',
    'Portrait in the Bay Courier',
  ]),
  mention('lumenbyte', 45, ['Named as technology partner in the newsletter', 'Logo on the data portal']),
  mention('harbour-mutual', 40, ['Named on the campaign posters']),
  mention('bay-transit', 45, ['Vaccination bus in the Bay Courier']),
  mention('pharmacies', 30, ['Window sticker “partner for health”']),
  mention('mothers-circle', 15, ['Interview on Bay FM']),
  mention('ashdown', 25, ['Thanked in the Both Shores booklet']),
];

function sessions(
  member: MemberId,
  quantity: readonly [number, number],
  chance: number,
  what: string,
  project = 'language-access',
): Service {
  return { member, kind: 'service', unit: 'sessions', quantity, chance, project, what: [what] };
}

function mention(member: MemberId, chance: number, what: readonly string[]): Service {
  return {
    member,
    kind: 'recognition',
    unit: 'mentions',
    quantity: [1, 2],
    chance,
    project: 'coordination',
    what,
  };
}

export function servicesReceived(random: Random): Draft[] {
  return SERVICES.flatMap((service) =>
    QUARTERS.filter(() => random.percent(service.chance)).map((quarter): Draft => ({
      on: workingDayIn(random, quarter, [8, 88]),
      direction: 'benefit',
      member: service.member,
      kind: service.kind,
      quantity: random.between(...service.quantity),
      unit: service.unit,
      price: service.unit in PRICES ? PRICES[service.unit as PricedUnit] : undefined,
      project: service.project,
      valueType: service.valueType,
      description: random.pick(service.what),
    })),
  );
}
