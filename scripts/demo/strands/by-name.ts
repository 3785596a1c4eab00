import type { Draft } from '../drafts.js';
import type { Claim } from '../gifts.js';
import { deliveryOf } from '../pledges.js';
import { PRICES } from '../prices.js';

/**
 * Entries that people call by a name: deliveries of pledges, claims on an award, and what members have entered and nobody
 * has accepted yet. They are the same with every seed.
 */
export function entriesByName(): Draft[] {
  return [...deliveries(), ...claims(), auction(), ...waiting()];
}

function deliveries(): Draft[] {
  const bus = (id: string, on: string, description: string): Draft =>
    deliveryOf('transit-vehicles', {
      id,
      on,
      quantity: 10,
      price: PRICES['vehicle days'],
      project: 'vaccination',
      description,
    });
  const hours = (
    pledge: string,
    on: string,
    whole: number,
    role: string,
    project: string,
    description: string,
  ): Draft => deliveryOf(pledge, { on, quantity: whole * 100, role, project, description });
  return [
    bus('vehicles-1', '2026-03-12', 'Bus for the mobile clinic, ten of thirty days'),
    bus('vehicles-2', '2026-06-18', 'Bus for the mobile clinic, twenty of thirty days'),
    bus('vehicles-3', '2026-10-09', 'Bus for the mobile clinic, the last ten days, late'),
    deliveryOf('tidewater-leaflets', {
      on: '2026-05-12',
      quantity: 12_000,
      price: PRICES.leaflets,
      project: 'vaccination',
      description: 'Campaign leaflets, first print run',
    }),
    hours('tidewater-design', '2026-06-24', 26, 'designer', 'vaccination', 'Drafts for the campaign of 2026'),
    hours(
      'analysts-2025',
      '2025-06-19',
      28,
      'data-analyst',
      'data-commons',
      'Model of avoidable admissions, first part',
    ),
    hours(
      'analysts-2025',
      '2025-10-23',
      17,
      'data-analyst',
      'data-commons',
      'Model of avoidable admissions, second part',
    ),
    hours(
      'camp-leaders-2026',
      '2026-07-17',
      35,
      'youth-worker',
      'youth-minds',
      'First week of the holiday camp',
    ),
    hours('exam-counsellors', '2026-06-05', 38, 'counsellor', 'youth-minds', 'Counsellors during the exams'),
    hours(
      'exam-counsellors',
      '2026-09-11',
      22,
      'counsellor',
      'youth-minds',
      'Counsellors in the first weeks of school',
    ),
    deliveryOf('reading-rooms', {
      on: '2026-09-03',
      quantity: 800,
      price: PRICES['m² days'],
      project: 'coordination',
      description: 'Reading room for the working groups, June to August',
    }),
    hours(
      'orientation-2026',
      '2026-04-22',
      40,
      'community-health-worker',
      'language-access',
      'Orientation, spring arrivals',
    ),
    hours(
      'orientation-2026',
      '2026-09-16',
      30,
      'community-health-worker',
      'language-access',
      'Orientation, autumn arrivals',
    ),
  ];
}

/** An invented federal award of the United States, which the School of Medicine holds with partners of the study of homes. */
export const AWARD = 'R01-HOMES-114';

function claims(): Draft[] {
  const allStated = { necessary: true, allowable: true, federallyFunded: false, inApprovedBudget: true };
  const claim = (item: string, stated: Partial<Claim> = allStated): Claim => ({
    award: AWARD,
    item,
    ...stated,
  });
  const common = { direction: 'contribution', project: 'healthy-homes' } as const;
  const hours = { ...common, kind: 'staff-time', unit: 'hours' } as const;
  return [
    {
      ...hours,
      id: 'homes-interviews-july',
      on: '2026-07-31',
      member: 'medical-school',
      quantity: 46_00,
      role: 'researcher',
      description: 'Interviews with families in damp homes, July',
      claim: claim('timesheet-2026-07'),
    },
    {
      ...hours,
      id: 'homes-interviews-august',
      on: '2026-08-31',
      member: 'medical-school',
      quantity: 38_50,
      role: 'researcher',
      description: 'Interviews with families in damp homes, August',
      claim: claim('timesheet-2026-08'),
    },
    {
      ...hours,
      id: 'homes-inspections',
      on: '2026-08-20',
      member: 'city-health',
      quantity: 24_00,
      role: 'coordinator',
      description: 'Inspections for the study of damp homes',
      claim: claim('inspections-2026-08', { necessary: true, allowable: true, federallyFunded: false }),
    },
    {
      ...hours,
      id: 'homes-volunteers',
      on: '2026-09-15',
      member: 'food-bank',
      quantity: 30_00,
      role: 'volunteer',
      description: 'Volunteers handing out questionnaires with the parcels',
      claim: claim('volunteers-2026-09'),
    },
    {
      ...hours,
      id: 'homes-doors',
      on: '2026-09-22',
      member: 'tenants-union',
      quantity: 60_00,
      role: 'community-organiser',
      description: 'Finding families for the study of damp homes',
      claim: claim('doors-2026-09'),
    },
    {
      ...common,
      id: 'homes-rooms',
      on: '2026-09-10',
      member: 'city-libraries',
      kind: 'in-kind',
      quantity: 600,
      unit: 'm² days',
      price: PRICES['m² days'],
      pool: 'store',
      description: 'Rooms for the interviews',
      claim: claim('rooms-2026-q3'),
    },
    {
      ...common,
      id: 'homes-sensors',
      on: '2026-07-20',
      member: 'harbour-mutual',
      kind: 'in-kind',
      quantity: 40,
      unit: 'humidity sensors',
      price: { cents: 28_00, basis: 'supplier’s invoice' },
      gift: { category: 'measuring devices', technique: 'purchase cost', inputs: 'supplier’s invoice' },
      pool: 'store',
      description: 'Humidity sensors, left from another study',
      claim: claim('sensors-2026', { ...allStated, federallyFunded: true }),
    },
  ];
}

function auction(): Draft {
  return {
    id: 'auction-paintings',
    on: '2026-09-18',
    direction: 'contribution',
    member: 'harbour-mutual',
    kind: 'in-kind',
    quantity: 6,
    unit: 'paintings',
    price: { cents: 700_00, basis: 'hammer prices' },
    gift: {
      category: 'art',
      technique: 'proceeds of the sale',
      inputs: 'hammer prices',
      use: 'monetised',
      restrictions: 'proceeds for maternal health',
    },
    pool: 'store',
    project: 'maternal-health',
    description: 'Paintings from the lobby, sold at the charity auction',
  };
}

/** What members have entered, and who has not looked at it yet: the office, and the other member where there is one. */
function waiting(): Draft[] {
  const proposed = (draft: Omit<Draft, 'recordedBy' | 'status'>): Draft => ({
    ...draft,
    recordedBy: draft.member,
    status: 'proposed',
  });
  return [
    proposed({
      id: 'inspectors-guide',
      on: '2026-09-24',
      direction: 'exchange',
      member: 'tenants-union',
      to: 'city-health',
      kind: 'staff-time',
      quantity: 18_00,
      unit: 'hours',
      role: 'community-organiser',
      project: 'healthy-homes',
      description: 'Showing inspectors round Mill Lane',
    }),
    proposed({
      id: 'prams-september',
      on: '2026-09-29',
      direction: 'contribution',
      member: 'mothers-circle',
      kind: 'in-kind',
      quantity: 12,
      unit: 'prams',
      pool: 'maternal',
      project: 'maternal-health',
      description: 'Second-hand prams, cleaned and checked',
    }),
    proposed({
      id: 'dock-road-laptops',
      on: '2026-11-03',
      direction: 'contribution',
      member: 'lumenbyte',
      kind: 'in-kind',
      quantity: 6,
      unit: 'laptops',
      price: { cents: 240_00, basis: 'book value, as entered by the member' },
      gift: { technique: 'book value', inputs: 'the giver’s own books' },
      pool: 'store',
      project: 'data-commons',
      description: 'Laptops from the closed Dock Road office',
    }),
    proposed({
      id: 'advice-desk-november',
      on: '2026-11-05',
      direction: 'exchange',
      member: 'many-tongues',
      to: 'reach',
      kind: 'staff-time',
      quantity: 14_00,
      unit: 'hours',
      role: 'interpreter',
      project: 'language-access',
      description: 'Tigrinya and Dari at the advice desk, first week',
    }),
    proposed({
      id: 'heating-survey',
      on: '2026-11-06',
      direction: 'contribution',
      member: 'tenants-union',
      kind: 'staff-time',
      quantity: 84_00,
      unit: 'hours',
      role: 'community-organiser',
      project: 'healthy-homes',
      description: 'Heating survey, Rope Walk and Mill Lane',
    }),
    proposed({
      id: 'winter-crates',
      on: '2026-11-09',
      direction: 'exchange',
      member: 'growers',
      to: 'food-bank',
      kind: 'in-kind',
      quantity: 35,
      unit: 'vegetable crates',
      price: PRICES['vegetable crates'],
      project: 'food-and-health',
      description: 'Cabbage and leeks brought straight to the depot',
    }),
    proposed({
      id: 'club-clinic',
      on: '2026-11-10',
      direction: 'benefit',
      member: 'pier-nine',
      kind: 'service',
      quantity: 2,
      unit: 'clinic days',
      price: PRICES['clinic days'],
      project: 'youth-minds',
      description: 'Young people’s clinic in the club',
    }),
    proposed({
      id: 'late-monitors',
      on: '2026-11-11',
      direction: 'contribution',
      member: 'pharmacies',
      kind: 'in-kind',
      quantity: 20,
      unit: 'blood-pressure monitors',
      price: PRICES['blood-pressure monitors'],
      pool: 'store',
      project: 'healthy-homes',
      description: 'Upper-arm monitors for home use',
    }),
  ];
}
