import { LAST_DAY, FIRST_DAY, workingDayFrom } from './calendar.js';
import type { Random } from './random.js';
import { decimalOf, type Row } from './tables.js';
import { Temporal } from 'temporal-polyfill';

type Method = 'actual-cost' | 'comparable-market' | 'volunteer-standard';

/** Cents an hour in 2024, 2025 and 2026; a role without a figure has no agreed rate that year, so its hours stay unvalued. */
const RATE_CARD: Readonly<Record<string, readonly [Method, ...(number | undefined)[]]>> = {
  nurse: ['comparable-market', 41_50, 42_90, 44_60],
  doctor: ['comparable-market', 94_00, 97_00, 100_50],
  midwife: ['comparable-market', 44_20, 45_70, 47_40],
  pharmacist: ['comparable-market', 52_00, 53_50, 55_20],
  counsellor: ['comparable-market', 46_00, 47_40, 49_00],
  'community-health-worker': ['comparable-market', 26_80, 27_70, 28_90],
  'youth-worker': ['comparable-market', undefined, 25_40, 26_30],
  interpreter: ['comparable-market', 36_00, 37_00, 38_50],
  researcher: ['actual-cost', 58_40, 60_15, 62_35],
  trainer: ['comparable-market', 50_00, 51_50, 53_00],
  'software-engineer': ['comparable-market', 76_00, 78_50, 81_00],
  'data-analyst': ['comparable-market', 56_00, 57_80, 59_60],
  designer: ['comparable-market', 44_00, 45_20, 46_50],
  coordinator: ['actual-cost', 37_85, 39_10, 40_45],
  'bus-driver': ['actual-cost', 27_60, 28_45, 29_35],
  volunteer: ['volunteer-standard', undefined, undefined, 18_40],
};

/** Roles whose hours are counted, and which no rate card has named yet. */
const ROLES_WITHOUT_RATE = ['community-organiser', 'befriender', 'peer-supporter'];

export const ROLES: readonly string[] = [...Object.keys(RATE_CARD), ...ROLES_WITHOUT_RATE];

const CARD_YEARS = [
  { from: FIRST_DAY, to: '2024-12-31', source: 'Founding rate card, annex 2 of the partnership agreement' },
  { from: '2025-01-01', to: '2025-12-31', source: 'Rate card 2025, adopted by the board on 5 December 2024' },
  { from: '2026-01-01', to: undefined, source: 'Rate card 2026, adopted by the board on 4 December 2025' },
];

export function rateRows(): Row<'rates.csv'>[] {
  return Object.entries(RATE_CARD).flatMap(([category, [method, ...centsByYear]]) =>
    CARD_YEARS.flatMap((year, index) => {
      const cents = centsByYear[index];
      if (cents === undefined) return [];
      return {
        kind: 'staff-time',
        category,
        unit: 'hours',
        rate: decimalOf(cents, 2),
        method,
        valid_from: year.from,
        valid_to: year.to,
        source: year.source,
      };
    }),
  );
}

/** A pound in euros at each month's first working day: a slow walk downwards from 1.19, never far from it. */
export function exchangeRateRows(random: Random): Row<'exchange_rates.csv'>[] {
  const rows: Row<'exchange_rates.csv'>[] = [];
  let hundredThousandths = 119_240;
  for (
    let month = Temporal.PlainDate.from(FIRST_DAY);
    month.toString() <= LAST_DAY;
    month = month.add({ months: 1 })
  ) {
    rows.push({
      currency: 'GBP',
      rate_to_base: decimalOf(hundredThousandths, 5),
      valid_on: workingDayFrom(month.toString()),
      source: 'Illustrative, near the reference rate of the European Central Bank',
    });
    hundredThousandths += random.between(-950, 750);
    hundredThousandths = Math.min(122_000, Math.max(112_500, hundredThousandths));
  }
  return rows;
}

/** What one unit of a good or a service is worth, in cents, and how the partnership knows. */
export interface Price {
  readonly cents: number;
  readonly basis: string;
}

export const PRICES = {
  doses: { cents: 12_40, basis: 'list price of the national tender' },
  leaflets: { cents: 18, basis: 'catalogue price' },
  posters: { cents: 1_35, basis: 'catalogue price' },
  laptops: { cents: 165_00, basis: 'resale price of the same model' },
  'vehicle days': { cents: 96_00, basis: 'local hire rate' },
  'm² days': { cents: 55, basis: 'city tariff for meeting rooms' },
  'day tickets': { cents: 4_20, basis: 'face value' },
  'food parcels': { cents: 27_50, basis: 'purchase cost of the contents' },
  'vegetable crates': { cents: 14_80, basis: 'wholesale market price' },
  'baby boxes': { cents: 71_00, basis: 'purchase cost of the contents' },
  'blood-pressure monitors': { cents: 49_90, basis: 'catalogue price' },
  sessions: { cents: 38_00, basis: 'agreed session fee' },
  'clinic days': { cents: 420_00, basis: 'cost of a clinic day in the city tariff' },
  'training places': { cents: 85_00, basis: 'course fee for outsiders' },
} as const satisfies Readonly<Record<string, Price>>;

export type PricedUnit = keyof typeof PRICES;
