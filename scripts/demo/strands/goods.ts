import { QUARTERS, saturdayIn, workingDayIn, type Quarter } from '../calendar.js';
import type { Draft } from '../drafts.js';
import type { MemberId } from '../members.js';
import type { PoolId } from '../pools.js';
import { PRICES, type PricedUnit } from '../prices.js';
import type { Random } from '../random.js';

type Season = Quarter['season'];

/** Goods that come in to a shelf, or go out from it. */
interface Delivery {
  readonly member: MemberId;
  readonly unit: PricedUnit | 'prams';
  readonly quantity: readonly [number, number];
  readonly step: number;
  readonly chance: number;
  readonly seasons?: readonly Season[];
  readonly pool?: PoolId;
  readonly project: string;
  readonly what: readonly string[];
  /** Nobody has put a price on these, on purpose. */
  readonly unvalued?: boolean;
  /** Quarters from which a fading member no longer delivers. */
  readonly untilQuarter?: number;
  readonly valueType?: string;
}

const AUTUMN: readonly Season[] = ['autumn'];
const COLD: readonly Season[] = ['autumn', 'winter'];
const GREEN: readonly Season[] = ['spring', 'summer', 'autumn'];

const BROUGHT: readonly Delivery[] = [
  {
    member: 'city-health',
    unit: 'doses',
    quantity: [800, 1250],
    step: 50,
    chance: 100,
    seasons: AUTUMN,
    project: 'vaccination',
    what: ['Influenza vaccine from the city’s contingent'],
  },
  {
    member: 'pharmacies',
    unit: 'doses',
    quantity: [150, 320],
    step: 10,
    chance: 100,
    seasons: COLD,
    project: 'vaccination',
    what: ['Influenza vaccine, left from the branches', 'Vaccine for walk-in evenings'],
  },
  {
    member: 'harbour-mutual',
    unit: 'doses',
    quantity: [300, 600],
    step: 50,
    chance: 100,
    seasons: AUTUMN,
    project: 'vaccination',
    what: ['Pneumococcal vaccine for the over-sixty-fives'],
  },
  {
    member: 'tidewater-print',
    unit: 'leaflets',
    quantity: [4000, 12000],
    step: 500,
    chance: 70,
    project: 'vaccination',
    what: ['“Breathe easy at home”, in six languages', '“Your first month”, folded', 'Campaign leaflets'],
  },
  {
    member: 'tidewater-print',
    unit: 'posters',
    quantity: [150, 450],
    step: 50,
    chance: 60,
    seasons: COLD,
    project: 'vaccination',
    what: ['Posters for bus stops and shop windows'],
  },
  {
    member: 'lumenbyte',
    unit: 'laptops',
    quantity: [10, 18],
    step: 1,
    chance: 70,
    untilQuarter: 4,
    project: 'data-commons',
    what: ['Refurbished laptops, three years old'],
    valueType: 'operational:0.5|innovative:0.5',
  },
  {
    member: 'medical-school',
    unit: 'laptops',
    quantity: [4, 9],
    step: 1,
    chance: 30,
    project: 'data-commons',
    what: ['Laptops from the teaching rooms'],
  },
  {
    member: 'bay-transit',
    unit: 'day tickets',
    quantity: [250, 450],
    step: 50,
    chance: 90,
    project: 'language-access',
    what: ['Day tickets for people on the way to a clinic'],
    valueType: 'operational:0.7|reputational:0.3',
  },
  {
    member: 'bay-transit',
    unit: 'vehicle days',
    quantity: [8, 18],
    step: 1,
    chance: 70,
    project: 'vaccination',
    what: ['Low-floor bus as a mobile clinic', 'Minibus for outreach teams'],
  },
  {
    member: 'food-bank',
    unit: 'food parcels',
    quantity: [40, 90],
    step: 5,
    chance: 70,
    project: 'food-and-health',
    what: ['Parcels for families on the home-visit list'],
  },
  {
    member: 'growers',
    unit: 'vegetable crates',
    quantity: [30, 90],
    step: 5,
    chance: 75,
    seasons: GREEN,
    project: 'food-and-health',
    what: ['Cabbage, carrots and leeks', 'Potatoes and kale', 'Beans, beetroot and chard'],
  },
  {
    member: 'growers',
    unit: 'vegetable crates',
    quantity: [10, 35],
    step: 5,
    chance: 50,
    seasons: GREEN,
    project: 'food-and-health',
    what: ['Second-grade apples, no market price', 'Gleaned after the harvest day'],
    unvalued: true,
  },
  {
    member: 'st-brigids',
    unit: 'baby boxes',
    quantity: [20, 45],
    step: 5,
    chance: 75,
    pool: 'maternal',
    project: 'maternal-health',
    what: ['Baby boxes with blanket, thermometer and booklet'],
  },
  {
    member: 'pharmacies',
    unit: 'blood-pressure monitors',
    quantity: [15, 40],
    step: 5,
    chance: 35,
    project: 'healthy-homes',
    what: ['Upper-arm monitors for home use'],
  },
  {
    member: 'city-libraries',
    unit: 'm² days',
    quantity: [400, 1000],
    step: 20,
    chance: 65,
    project: 'coordination',
    what: ['Reading room for working groups', 'Lecture hall for open evenings'],
  },
  {
    member: 'medical-school',
    unit: 'm² days',
    quantity: [300, 800],
    step: 50,
    chance: 35,
    project: 'coordination',
    what: ['Seminar rooms outside lecture hours'],
  },
  {
    member: 'interfaith-network',
    unit: 'm² days',
    quantity: [300, 700],
    step: 20,
    chance: 65,
    project: 'vaccination',
    what: ['Parish hall on Saturdays, not priced', 'Mosque community room, lent'],
    unvalued: true,
  },
  {
    member: 'mothers-circle',
    unit: 'prams',
    quantity: [3, 9],
    step: 1,
    chance: 30,
    pool: 'maternal',
    project: 'maternal-health',
    what: ['Second-hand prams, cleaned and checked'],
    unvalued: true,
  },
];

const HANDED_OUT: readonly Delivery[] = [
  {
    member: 'university-hospital',
    unit: 'doses',
    quantity: [450, 750],
    step: 10,
    chance: 100,
    seasons: AUTUMN,
    project: 'vaccination',
    what: ['Vaccine for staff and walk-in evenings'],
  },
  {
    member: 'quayside-clinic',
    unit: 'doses',
    quantity: [180, 360],
    step: 10,
    chance: 100,
    seasons: COLD,
    project: 'vaccination',
    what: ['Vaccine for the clinic’s flu days'],
  },
  {
    member: 'northgate-clinic',
    unit: 'doses',
    quantity: [120, 260],
    step: 10,
    chance: 90,
    seasons: COLD,
    project: 'vaccination',
    what: ['Vaccine for the sports-hall Saturdays'],
  },
  {
    member: 'docklands-practice',
    unit: 'doses',
    quantity: [80, 180],
    step: 10,
    chance: 80,
    seasons: COLD,
    project: 'vaccination',
    what: ['Vaccine for seafarers and dockers'],
  },
  {
    member: 'reach',
    unit: 'doses',
    quantity: [100, 220],
    step: 10,
    chance: 90,
    seasons: COLD,
    project: 'vaccination',
    what: ['Vaccine for the reception centre'],
  },
  {
    member: 'university-hospital',
    unit: 'leaflets',
    quantity: [3000, 7000],
    step: 500,
    chance: 55,
    project: 'vaccination',
    what: ['Leaflets for wards and waiting rooms'],
  },
  {
    member: 'st-brigids',
    unit: 'leaflets',
    quantity: [1000, 3000],
    step: 500,
    chance: 40,
    project: 'maternal-health',
    what: ['“Your first month” for the maternity ward'],
  },
  {
    member: 'tenants-union',
    unit: 'leaflets',
    quantity: [500, 1500],
    step: 500,
    chance: 35,
    project: 'healthy-homes',
    what: ['“Breathe easy at home” for letter boxes'],
  },
  {
    member: 'pharmacies',
    unit: 'posters',
    quantity: [50, 150],
    step: 10,
    chance: 60,
    seasons: COLD,
    project: 'vaccination',
    what: ['Posters for the branches'],
  },
  {
    member: 'pier-nine',
    unit: 'laptops',
    quantity: [4, 9],
    step: 1,
    chance: 45,
    project: 'youth-minds',
    what: ['Laptops for the homework room'],
  },
  {
    member: 'many-tongues',
    unit: 'laptops',
    quantity: [2, 5],
    step: 1,
    chance: 30,
    project: 'language-access',
    what: ['Laptops for remote interpreting'],
  },
  {
    member: 'reach',
    unit: 'laptops',
    quantity: [4, 8],
    step: 1,
    chance: 45,
    project: 'language-access',
    what: ['Laptops for the advice desk'],
  },
  {
    member: 'quayside-clinic',
    unit: 'day tickets',
    quantity: [80, 180],
    step: 10,
    chance: 60,
    project: 'language-access',
    what: ['Day tickets for patients without a car'],
  },
  {
    member: 'reach',
    unit: 'day tickets',
    quantity: [120, 260],
    step: 10,
    chance: 80,
    project: 'language-access',
    what: ['Day tickets to first appointments'],
  },
  {
    member: 'open-door',
    unit: 'day tickets',
    quantity: [40, 100],
    step: 10,
    chance: 45,
    project: 'youth-minds',
    what: ['Day tickets for young people in counselling'],
  },
  {
    member: 'interfaith-network',
    unit: 'day tickets',
    quantity: [10, 30],
    step: 10,
    chance: 30,
    project: 'healthy-homes',
    what: ['Day tickets for visitors'],
  },
  {
    member: 'city-health',
    unit: 'vehicle days',
    quantity: [4, 10],
    step: 1,
    chance: 60,
    project: 'vaccination',
    what: ['Bus for the mobile vaccination team'],
  },
  {
    member: 'food-bank',
    unit: 'vehicle days',
    quantity: [2, 6],
    step: 1,
    chance: 45,
    project: 'food-and-health',
    what: ['Minibus for parcel rounds'],
  },
  {
    member: 'quayside-clinic',
    unit: 'food parcels',
    quantity: [25, 60],
    step: 5,
    chance: 55,
    project: 'food-and-health',
    what: ['Parcels for patients on home visits'],
  },
  {
    member: 'mothers-circle',
    unit: 'food parcels',
    quantity: [5, 15],
    step: 5,
    chance: 25,
    project: 'food-and-health',
    what: ['Parcels for families with newborns'],
  },
  {
    member: 'food-bank',
    unit: 'vegetable crates',
    quantity: [25, 70],
    step: 5,
    chance: 65,
    seasons: GREEN,
    project: 'food-and-health',
    what: ['Fresh vegetables for the parcels'],
  },
  {
    member: 'pier-nine',
    unit: 'vegetable crates',
    quantity: [5, 15],
    step: 5,
    chance: 35,
    seasons: GREEN,
    project: 'food-and-health',
    what: ['Vegetables for the club kitchen'],
  },
  {
    member: 'quayside-clinic',
    unit: 'baby boxes',
    quantity: [8, 20],
    step: 1,
    chance: 60,
    pool: 'maternal',
    project: 'maternal-health',
    what: ['Baby boxes for the antenatal drop-in'],
  },
  {
    member: 'quayside-clinic',
    unit: 'm² days',
    quantity: [300, 700],
    step: 20,
    chance: 45,
    project: 'vaccination',
    what: ['Hall for the vaccination Saturdays', 'Rooms for the walking group in winter'],
  },
  {
    member: 'reach',
    unit: 'prams',
    quantity: [1, 4],
    step: 1,
    chance: 40,
    pool: 'maternal',
    project: 'maternal-health',
    what: ['Prams for families in the reception centre'],
  },
  {
    member: 'reach',
    unit: 'baby boxes',
    quantity: [6, 14],
    step: 1,
    chance: 55,
    pool: 'maternal',
    project: 'maternal-health',
    what: ['Baby boxes for mothers at the reception centre'],
  },
  {
    member: 'quayside-clinic',
    unit: 'blood-pressure monitors',
    quantity: [6, 15],
    step: 1,
    chance: 50,
    project: 'healthy-homes',
    what: ['Monitors lent to patients'],
  },
  {
    member: 'partnership-office',
    unit: 'm² days',
    quantity: [400, 900],
    step: 20,
    chance: 70,
    project: 'coordination',
    what: ['Rooms for working groups and the review'],
  },
  {
    member: 'medical-school',
    unit: 'm² days',
    quantity: [300, 700],
    step: 20,
    chance: 40,
    project: 'data-commons',
    what: ['Library room for interviews'],
  },
  {
    member: 'many-tongues',
    unit: 'm² days',
    quantity: [240, 600],
    step: 20,
    chance: 40,
    project: 'language-access',
    what: ['Rooms for the interpreters’ course'],
  },
];

export function goodsGiven(random: Random): Draft[] {
  return BROUGHT.flatMap((delivery) => movementsOf(random, delivery, 'contribution', [3, 80]));
}

/** Goods leave the shelves in the second part of a quarter, when what was promised for it has come in. */
export function goodsReceived(random: Random): Draft[] {
  return HANDED_OUT.flatMap((delivery) => movementsOf(random, delivery, 'benefit', [30, 86]));
}

function movementsOf(
  random: Random,
  delivery: Delivery,
  direction: 'contribution' | 'benefit',
  days: readonly [number, number],
): Draft[] {
  return QUARTERS.flatMap((quarter): Draft[] => {
    if (delivery.seasons && !delivery.seasons.includes(quarter.season)) return [];
    if (quarter.index > (delivery.untilQuarter ?? QUARTERS.length)) return [];
    if (!random.percent(delivery.chance)) return [];
    const [least, most] = delivery.quantity;
    return [
      {
        // Vaccine is wanted early: it comes in October and is gone by December.
        on:
          delivery.unit === 'doses'
            ? workingDayIn(random, quarter, dosesDays(direction))
            : dayOf(random, quarter, days),
        direction,
        member: delivery.member,
        kind: 'in-kind',
        quantity: random.between(least / delivery.step, most / delivery.step) * delivery.step,
        unit: delivery.unit,
        step: delivery.step,
        price: delivery.unvalued || delivery.unit === 'prams' ? undefined : PRICES[delivery.unit],
        pool: delivery.pool ?? 'store',
        project: delivery.project,
        valueType: delivery.valueType,
        description: random.pick(delivery.what),
      },
    ];
  });
}

function dosesDays(direction: 'contribution' | 'benefit'): readonly [number, number] {
  return direction === 'contribution' ? [2, 16] : [17, 62];
}

function dayOf(random: Random, quarter: Quarter, days: readonly [number, number]): string {
  return random.percent(8) ? saturdayIn(random, quarter) : workingDayIn(random, quarter, days);
}
