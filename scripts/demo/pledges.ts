import { placesOf, type ContributionKind, type Draft } from './drafts.js';
import type { MemberId } from './members.js';
import type { PoolId } from './pools.js';
import { PRICES } from './prices.js';
import { decimalOf, type Row } from './tables.js';

/** A promise; `quantity` counts the smallest step of its unit, and `cents` values one whole unit where no rate does. */
export interface Pledge {
  readonly id: string;
  readonly member: MemberId;
  readonly kind: ContributionKind;
  readonly quantity: number;
  readonly unit: string;
  readonly cents?: number;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly pool?: PoolId;
  readonly to?: MemberId;
  readonly description: string;
}

/** Promises of other things than money. What became of them stands in `strands/by-name.ts` and in `stories.ts`. */
export const PLEDGES_IN_KIND: readonly Pledge[] = [
  {
    id: 'transit-vehicles',
    member: 'bay-transit',
    kind: 'in-kind',
    quantity: 30,
    unit: 'vehicle days',
    cents: PRICES['vehicle days'].cents,
    madeOn: '2026-01-12',
    dueOn: '2026-08-31',
    pool: 'store',
    description: 'Thirty days of a bus for the mobile clinic',
  },
  {
    id: 'tidewater-leaflets',
    member: 'tidewater-print',
    kind: 'in-kind',
    quantity: 30_000,
    unit: 'leaflets',
    cents: PRICES.leaflets.cents,
    madeOn: '2026-01-15',
    dueOn: '2026-12-15',
    pool: 'store',
    description: 'Leaflets for the autumn campaign',
  },
  {
    id: 'tidewater-posters',
    member: 'tidewater-print',
    kind: 'in-kind',
    quantity: 250,
    unit: 'posters',
    cents: PRICES.posters.cents,
    madeOn: '2026-03-02',
    dueOn: '2026-11-30',
    pool: 'store',
    description: 'Posters, already at the cutter',
  },
  {
    id: 'tidewater-design',
    member: 'tidewater-print',
    kind: 'staff-time',
    quantity: 40_00,
    unit: 'hours',
    cents: 46_50,
    madeOn: '2026-01-15',
    dueOn: '2026-10-31',
    description: 'Design of the campaign of 2026',
  },
  {
    id: 'analysts-2025',
    member: 'harbour-mutual',
    kind: 'staff-time',
    quantity: 80_00,
    unit: 'hours',
    cents: 57_80,
    madeOn: '2025-03-03',
    dueOn: '2025-12-31',
    description: 'Analysts for the model of avoidable admissions',
  },
  {
    id: 'summer-crates-2025',
    member: 'growers',
    kind: 'in-kind',
    quantity: 60,
    unit: 'vegetable crates',
    cents: PRICES['vegetable crates'].cents,
    madeOn: '2025-05-12',
    dueOn: '2025-08-31',
    pool: 'store',
    description: 'Vegetables for the holiday camp',
  },
  {
    id: 'camp-leaders-2026',
    member: 'pier-nine',
    kind: 'staff-time',
    quantity: 60_00,
    unit: 'hours',
    cents: 26_30,
    madeOn: '2026-02-02',
    dueOn: '2026-07-31',
    description: 'Youth workers for the holiday camp',
  },
  {
    id: 'exam-counsellors',
    member: 'open-door',
    kind: 'staff-time',
    quantity: 60_00,
    unit: 'hours',
    cents: 49_00,
    madeOn: '2026-02-16',
    dueOn: '2026-06-30',
    description: 'Counsellors for the three schools',
  },
  {
    id: 'reading-rooms',
    member: 'city-libraries',
    kind: 'in-kind',
    quantity: 1_200,
    unit: 'm² days',
    cents: PRICES['m² days'].cents,
    madeOn: '2026-05-04',
    dueOn: '2026-10-31',
    pool: 'store',
    description: 'Reading room for the working groups',
  },
  {
    id: 'orientation-2026',
    member: 'reach',
    kind: 'staff-time',
    quantity: 120_00,
    unit: 'hours',
    cents: 28_90,
    madeOn: '2026-01-26',
    dueOn: '2027-03-31',
    description: 'Health orientation for new arrivals',
  },
  {
    id: 'pram-repairs',
    member: 'mothers-circle',
    kind: 'staff-time',
    quantity: 25_00,
    unit: 'hours',
    madeOn: '2026-06-08',
    dueOn: '2027-03-31',
    to: 'st-brigids',
    description: 'Repairing the prams that are lent; nobody has priced it',
  },
];

/** The rows of pledges.csv, by the day on which they were made. */
export function pledgeRows(pledges: readonly Pledge[]): Row<'pledges.csv'>[] {
  const inOrder = [...pledges].sort((one, other) =>
    one.madeOn === other.madeOn ? 0 : one.madeOn < other.madeOn ? -1 : 1,
  );
  return inOrder.map((pledge) => ({
    pledge_id: pledge.id,
    member_id: pledge.member,
    kind: pledge.kind,
    quantity: decimalOf(pledge.quantity, placesOf(pledge.unit)),
    unit: pledge.unit,
    value:
      pledge.cents === undefined
        ? undefined
        : decimalOf(pledge.unit === 'hours' ? hoursWorth(pledge) : pledge.quantity * pledge.cents, 2),
    made_on: pledge.madeOn,
    due_on: pledge.dueOn,
    counterparty: pledge.to ? `member:${pledge.to}` : pledge.pool && `pool:${pledge.pool}`,
    description: pledge.description,
  }));
}

/** Whole hours only, so that nothing is rounded. */
function hoursWorth({ id, quantity, cents = 0 }: Pledge): number {
  if (quantity % 100 !== 0) throw new RangeError(`The pledge ${id} is not of whole hours`);
  return (quantity / 100) * cents;
}

/** A line that delivers a part of a pledge, as whole units. */
export function deliveryOf(pledgeId: string, line: Omit<Draft, DeliveredField>): Draft {
  const pledge = PLEDGES_IN_KIND.find(({ id }) => id === pledgeId)!;
  const { member, kind, unit, pool, to } = pledge;
  return {
    ...line,
    member,
    kind,
    unit,
    pool,
    to,
    direction: to ? 'exchange' : 'contribution',
    pledge: pledgeId,
  };
}

type DeliveredField = 'member' | 'kind' | 'unit' | 'pool' | 'to' | 'direction' | 'pledge';
