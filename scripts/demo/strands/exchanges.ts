import { QUARTERS, workingDayIn } from '../calendar.js';
import { BASE_CURRENCY, type Draft } from '../drafts.js';
import type { MemberId } from '../members.js';
import { PRICES } from '../prices.js';
import type { Random } from '../random.js';

/** What passes straight from one member to another; the common pools see nothing of it. */
interface Exchange {
  readonly from: MemberId;
  readonly to: MemberId;
  /** Euros for money, hours by role for people, and things for the rest. */
  readonly what:
    { euros: Range } | { hours: Range; role: string } | { goods: Range; unit: string; priced: boolean };
  readonly chance: number;
  readonly project: string;
  readonly description: string;
}

type Range = readonly [number, number];

const EXCHANGES: readonly Exchange[] = [
  {
    from: 'quayside-clinic',
    to: 'many-tongues',
    what: { euros: [380, 1_150] },
    chance: 60,
    project: 'language-access',
    description: 'Interpreting at evening consultations, invoice',
  },
  {
    from: 'university-hospital',
    to: 'many-tongues',
    what: { euros: [1_800, 4_200] },
    chance: 55,
    project: 'language-access',
    description: 'Interpreting beyond the agreed sessions, invoice',
  },
  {
    from: 'city-health',
    to: 'tidewater-print',
    what: { euros: [650, 1_900] },
    chance: 45,
    project: 'vaccination',
    description: 'Banners and badges for the campaign, invoice',
  },
  {
    from: 'many-tongues',
    to: 'reach',
    what: { hours: [6, 18], role: 'interpreter' },
    chance: 75,
    project: 'language-access',
    description: 'Tigrinya and Dari at the advice desk',
  },
  {
    from: 'university-hospital',
    to: 'docklands-practice',
    what: { hours: [4, 10], role: 'doctor' },
    chance: 50,
    project: 'healthy-homes',
    description: 'Chest physician at the practice for a morning',
  },
  {
    from: 'tenants-union',
    to: 'city-health',
    what: { hours: [12, 36], role: 'community-organiser' },
    chance: 55,
    project: 'healthy-homes',
    description: 'Showing inspectors round the flats',
  },
  {
    from: 'mothers-circle',
    to: 'st-brigids',
    what: { hours: [15, 40], role: 'peer-supporter' },
    chance: 60,
    project: 'maternal-health',
    description: 'Mothers helping on the maternity ward',
  },
  {
    from: 'interfaith-network',
    to: 'university-hospital',
    what: { hours: [20, 48], role: 'befriender' },
    chance: 45,
    project: 'healthy-homes',
    description: 'Visitors for patients without family',
  },
  {
    from: 'open-door',
    to: 'pier-nine',
    what: { hours: [6, 16], role: 'counsellor' },
    chance: 45,
    project: 'youth-minds',
    description: 'Counsellor for a difficult week',
  },
  {
    from: 'medical-school',
    to: 'quayside-clinic',
    what: { hours: [6, 14], role: 'trainer' },
    chance: 35,
    project: 'healthy-homes',
    description: 'Teaching day for the clinic’s team',
  },
  {
    from: 'growers',
    to: 'food-bank',
    what: { goods: [20, 60], unit: 'vegetable crates', priced: true },
    chance: 50,
    project: 'food-and-health',
    description: 'Vegetables brought straight to the depot',
  },
  {
    from: 'bay-transit',
    to: 'pier-nine',
    what: { goods: [1, 3], unit: 'vehicle days', priced: true },
    chance: 30,
    project: 'youth-minds',
    description: 'Bus for a day out',
  },
  {
    from: 'city-libraries',
    to: 'mothers-circle',
    what: { goods: [40, 120], unit: 'm² days', priced: true },
    chance: 20,
    project: 'maternal-health',
    description: 'Children’s corner on Wednesday mornings',
  },
  {
    from: 'interfaith-network',
    to: 'northgate-clinic',
    what: { goods: [120, 300], unit: 'm² days', priced: false },
    chance: 50,
    project: 'vaccination',
    description: 'Hall for the clinic’s overflow, lent',
  },
];

export function exchanges(random: Random): Draft[] {
  return EXCHANGES.flatMap((exchange) =>
    QUARTERS.filter(() => random.percent(exchange.chance)).map((quarter): Draft => {
      const common = {
        on: workingDayIn(random, quarter),
        direction: 'exchange',
        member: exchange.from,
        to: exchange.to,
        project: exchange.project,
        description: exchange.description,
      } as const;
      const { what } = exchange;
      if ('euros' in what) {
        const cents = random.between(what.euros[0] * 10, what.euros[1] * 10) * 10;
        return { ...common, kind: 'funds', quantity: cents, unit: BASE_CURRENCY };
      }
      if ('hours' in what) {
        const hundredths = random.between(what.hours[0] * 4, what.hours[1] * 4) * 25;
        return { ...common, kind: 'staff-time', quantity: hundredths, unit: 'hours', role: what.role };
      }
      const price = what.priced ? PRICES[what.unit as keyof typeof PRICES] : undefined;
      return { ...common, kind: 'in-kind', quantity: random.between(...what.goods), unit: what.unit, price };
    }),
  );
}

/** Bought twice on the same day, for two groups of travellers: two equal rows, and both of them right. */
export function boughtTwice(): Draft[] {
  const toTheHospital: Draft = {
    on: '2025-09-18',
    direction: 'exchange',
    member: 'reach',
    to: 'bay-transit',
    kind: 'funds',
    quantity: 42_00,
    unit: BASE_CURRENCY,
    project: 'language-access',
    description: 'Ten day tickets bought at the counter',
    withoutId: true,
  };
  const toTheDepot: Draft = {
    ...toTheHospital,
    on: '2026-03-05',
    member: 'food-bank',
    quantity: 25_20,
    project: 'food-and-health',
    description: 'Six day tickets for depot volunteers',
  };
  return [toTheHospital, toTheHospital, toTheDepot, toTheDepot];
}
