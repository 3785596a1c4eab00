import { QUARTERS, saturdayIn, workingDayIn, type Quarter } from '../calendar.js';
import type { Draft } from '../drafts.js';
import type { MemberId } from '../members.js';
import type { Random } from '../random.js';
import { percentOf } from '../tables.js';

/** What a member's people do, quarter after quarter. */
interface Habit {
  readonly member: MemberId;
  readonly role: string;
  readonly project: string;
  readonly times: readonly [number, number];
  readonly hours: readonly [number, number];
  readonly what: readonly string[];
  /** How much of the usual is done, in hundredths: by season, or quarter by quarter. */
  readonly bySeason?: Partial<Record<Quarter['season'], number>>;
  readonly byQuarter?: readonly number[];
  readonly atWeekends?: boolean;
  readonly valueTypes?: readonly string[];
}

const VACCINATION_SEASON = { autumn: 170, winter: 60, spring: 0, summer: 20 };
const FADING = [150, 140, 120, 90, 75, 50, 30, 15, 10];
const GROWING = [60, 70, 80, 90, 100, 110, 120, 130, 130];

const HABITS: readonly Habit[] = [
  {
    member: 'university-hospital',
    role: 'nurse',
    project: 'vaccination',
    times: [2, 2],
    hours: [26, 54],
    bySeason: VACCINATION_SEASON,
    what: [
      'Vaccinators for walk-in evenings at the fish market',
      'Vaccinators for the Northgate sports hall',
      'Catch-up vaccinations for school leavers',
      'Vaccination round in the Pier Street hostels',
    ],
  },
  {
    member: 'university-hospital',
    role: 'doctor',
    project: 'healthy-homes',
    times: [1, 1],
    hours: [9, 22],
    what: [
      'Respiratory consultant reviewing damp-home referrals',
      'Asthma clinic held at the tenants’ advice desk',
      'Case conference on the Harbour Terrace flats',
    ],
    valueTypes: ['operational:0.6|strategic:0.4', ''],
  },
  {
    member: 'st-brigids',
    role: 'midwife',
    project: 'maternal-health',
    times: [1, 2],
    hours: [18, 40],
    what: [
      'Antenatal evening in the Southside parish hall',
      'Home visits in the first ten days after birth',
      'Midwife at the Tuesday drop-in, Quayside',
      'Birth-preparation course in Arabic and Portuguese',
    ],
  },
  {
    member: 'city-health',
    role: 'coordinator',
    project: 'healthy-homes',
    times: [1, 1],
    hours: [20, 46],
    what: [
      'Damp and mould inspections, Harbour Terrace',
      'Planning the winter-homes outreach',
      'Meetings with the housing office on repairs',
    ],
  },
  {
    member: 'city-health',
    role: 'nurse',
    project: 'vaccination',
    times: [1, 2],
    hours: [24, 60],
    bySeason: VACCINATION_SEASON,
    what: ['Mobile vaccination team, east side', 'Flu clinic for carers at City Hall'],
  },
  {
    member: 'city-health',
    role: 'data-analyst',
    project: 'data-commons',
    times: [1, 1],
    hours: [12, 30],
    what: ['Neighbourhood health figures for the quarter', 'Uptake map by electoral ward'],
    valueTypes: ['strategic:0.5|innovative:0.5'],
  },
  {
    member: 'harbour-mutual',
    role: 'data-analyst',
    project: 'data-commons',
    times: [1, 1],
    hours: [8, 22],
    what: ['Anonymised claims by ward, checked and handed over', 'Model of avoidable admissions'],
  },
  {
    member: 'medical-school',
    role: 'researcher',
    project: 'data-commons',
    times: [1, 2],
    hours: [20, 52],
    what: [
      'Interviews for the evaluation of home visits',
      'Survey of clinic waiting times',
      'Analysis of the mould and asthma cohort',
      'Ethics file for the shared data portal',
    ],
    valueTypes: ['', 'innovative:0.7|reputational:0.3'],
  },
  {
    member: 'medical-school',
    role: 'trainer',
    project: 'youth-minds',
    times: [1, 1],
    hours: [6, 18],
    what: ['Mental-health first aid for club leaders', 'Motivational interviewing for outreach staff'],
  },
  {
    member: 'quayside-clinic',
    role: 'community-health-worker',
    project: 'healthy-homes',
    times: [1, 2],
    hours: [16, 38],
    byQuarter: [100, 100, 100, 100, 100, 100, 150, 160, 160],
    what: [
      'Door-to-door blood-pressure checks, Rope Walk',
      'Follow-up calls after hospital discharge',
      'Home visits to families with asthma',
      'Registering new patients at the night shelter',
    ],
  },
  {
    member: 'northgate-clinic',
    role: 'community-health-worker',
    project: 'healthy-homes',
    times: [1, 2],
    hours: [12, 26],
    what: ['Diabetes walking group, twice a week', 'Health checks at the Northgate laundrette'],
  },
  {
    member: 'docklands-practice',
    role: 'doctor',
    project: 'language-access',
    times: [1, 1],
    hours: [4, 10],
    what: ['Saturday surgery with interpreters', 'Health assessments for seafarers’ families'],
  },
  {
    member: 'open-door',
    role: 'counsellor',
    project: 'youth-minds',
    times: [1, 1],
    hours: [12, 32],
    what: [
      'Drop-in listening hours at Pier Nine',
      'Grief group for teenagers',
      'On-call counsellor during exam weeks',
    ],
  },
  {
    member: 'pharmacies',
    role: 'pharmacist',
    project: 'vaccination',
    times: [1, 2],
    hours: [8, 20],
    bySeason: { autumn: 150, winter: 70, spring: 40, summer: 40 },
    what: ['Evening vaccinations in three branches', 'Medicine reviews at the day centre'],
  },
  {
    member: 'food-bank',
    role: 'volunteer',
    project: 'food-and-health',
    times: [1, 2],
    hours: [60, 140],
    what: [
      'Packing and delivering food parcels',
      'Healthy cooking afternoons',
      'Sorting at the Mill Lane depot',
    ],
  },
  {
    member: 'tenants-union',
    role: 'community-organiser',
    project: 'healthy-homes',
    times: [2, 2],
    hours: [45, 115],
    byQuarter: GROWING,
    what: [
      'Knocking on doors about damp, Harbour Terrace',
      'Tenants’ evenings on heating and repairs',
      'Photographing and logging mould, 60 flats',
      'Going with families to the housing office',
    ],
  },
  {
    member: 'interfaith-network',
    role: 'befriender',
    project: 'healthy-homes',
    times: [2, 2],
    hours: [50, 130],
    what: [
      'Weekly visits to people who live alone',
      'Phone circle for the over-eighties',
      'Sitting with patients who have no visitors',
      'Soup and company on Sunday evenings',
    ],
    atWeekends: true,
  },
  {
    member: 'mothers-circle',
    role: 'peer-supporter',
    project: 'maternal-health',
    times: [2, 2],
    hours: [35, 90],
    byQuarter: GROWING,
    what: [
      'Visiting new mothers on the south side',
      'Breastfeeding circle, Wednesdays and Fridays',
      'Accompanying mothers to antenatal appointments',
      'Night-time phone line for new parents',
    ],
  },
  {
    member: 'bay-transit',
    role: 'bus-driver',
    project: 'vaccination',
    times: [1, 1],
    hours: [10, 26],
    bySeason: { autumn: 150, winter: 60, spring: 60, summer: 60 },
    what: ['Driving the vaccination bus', 'Shuttle from Northgate to the hospital'],
  },
  {
    member: 'lumenbyte',
    role: 'software-engineer',
    project: 'data-commons',
    times: [2, 2],
    hours: [28, 52],
    byQuarter: FADING,
    what: [
      'Referral form for the shared data portal',
      'Single sign-on for the data portal',
      'Fixing the appointment reminder service',
      'Moving the data portal to a new server',
    ],
    valueTypes: ['', 'innovative:0.6|operational:0.4'],
  },
  {
    member: 'many-tongues',
    role: 'interpreter',
    project: 'language-access',
    times: [1, 3],
    hours: [18, 44],
    what: [
      'Interpreting at antenatal appointments',
      'Polish, Arabic and Tigrinya on the vaccination line',
      'Translating discharge letters',
      'Interpreters on call for the clinics',
    ],
  },
  {
    member: 'pier-nine',
    role: 'youth-worker',
    project: 'youth-minds',
    times: [1, 2],
    hours: [14, 34],
    what: [
      'Friday night open club',
      'Boxing and breakfast group',
      'Planning the holiday camp with teenagers',
    ],
  },
  {
    member: 'city-libraries',
    role: 'trainer',
    project: 'language-access',
    times: [1, 1],
    hours: [6, 14],
    what: ['Showing readers how to book appointments online', 'Health-information desk, Central Library'],
  },
  {
    member: 'tidewater-print',
    role: 'designer',
    project: 'vaccination',
    times: [1, 1],
    hours: [5, 14],
    what: ['Layout of the vaccination poster in six languages', 'Drawing the new-parents booklet'],
  },
  {
    member: 'partnership-office',
    role: 'coordinator',
    project: 'coordination',
    times: [1, 1],
    hours: [70, 120],
    what: ['Preparing and following up the quarterly review', 'Running the working groups'],
  },
  {
    member: 'reach',
    role: 'community-health-worker',
    project: 'language-access',
    times: [1, 3],
    hours: [18, 44],
    what: [
      'Health orientation for newly arrived families',
      'Going with patients to first appointments',
      'Health checks at the reception centre',
    ],
  },
];

/** The hours members' people gave to the common work. */
export function hoursGiven(random: Random): Draft[] {
  return HABITS.flatMap((habit) => QUARTERS.flatMap((quarter) => occasionsOf(random, habit, quarter)));
}

function occasionsOf(random: Random, habit: Habit, quarter: Quarter): Draft[] {
  const strength = habit.byQuarter?.[quarter.index] ?? habit.bySeason?.[quarter.season] ?? 100;
  // Strength tells first in how often, then in how long: a fading member comes less, and stays shorter.
  const times = Math.max(1, percentOf(random.between(...habit.times), Math.min(strength, 150)));
  const drafts: Draft[] = [];
  for (let time = 0; time < times; time += 1) {
    const quarterHours = percentOf(random.between(habit.hours[0] * 4, habit.hours[1] * 4), strength);
    if (quarterHours === 0) continue;
    drafts.push({
      on: habit.atWeekends ? saturdayIn(random, quarter) : workingDayIn(random, quarter),
      direction: 'contribution',
      member: habit.member,
      kind: 'staff-time',
      quantity: quarterHours * 25,
      unit: 'hours',
      role: habit.role,
      valueType: (habit.valueTypes && random.pick(habit.valueTypes)) || undefined,
      project: habit.project,
      description: random.pick(habit.what),
    });
  }
  return drafts;
}

/** Hours that members drew from what others had given, and some that nobody has priced. */
const HOURS_DRAWN: readonly (readonly [
  MemberId,
  string,
  string,
  string,
  readonly [number, number],
  number,
])[] = [
  ['quayside-clinic', 'nurse', 'vaccination', 'Nurse lent for the clinic days', [12, 30], 60],
  ['pier-nine', 'counsellor', 'youth-minds', 'Counsellor present on club nights', [8, 20], 55],
  ['university-hospital', 'interpreter', 'language-access', 'Interpreters on the wards', [14, 36], 70],
  ['st-brigids', 'interpreter', 'maternal-health', 'Interpreters in the delivery suite', [10, 28], 60],
  ['medical-school', 'data-analyst', 'data-commons', 'Analyst for the evaluation', [8, 22], 50],
  ['food-bank', 'volunteer', 'food-and-health', 'Volunteers on delivery days', [20, 50], 30],
  ['reach', 'doctor', 'language-access', 'Doctor at the reception centre', [4, 9], 60],
  [
    'docklands-practice',
    'community-health-worker',
    'healthy-homes',
    'Outreach for the practice',
    [6, 16],
    40,
  ],
  ['mothers-circle', 'midwife', 'maternal-health', 'Midwife answering questions at the circle', [2, 4], 20],
];

export function hoursReceived(random: Random): Draft[] {
  return HOURS_DRAWN.flatMap(([member, role, project, description, hours, chance]) =>
    QUARTERS.flatMap((quarter): Draft[] => {
      if (!random.percent(chance)) return [];
      return [
        {
          on: workingDayIn(random, quarter, [25, 88]),
          direction: 'benefit',
          member,
          kind: 'staff-time',
          quantity: random.between(hours[0] * 4, hours[1] * 4) * 25,
          unit: 'hours',
          step: 25,
          role,
          project,
          description,
        },
      ];
    }),
  );
}
