import { stringify } from 'csv-stringify/sync';

/** The columns of each import file, in the order in which a person would read them. */
export const COLUMNS = {
  'members.csv': [
    'member_id',
    'name',
    'joined_on',
    'left_on',
    'parent_group',
    'capacity_budget',
    'capacity_fte',
    'need',
    'priority_strategic',
    'priority_operational',
    'priority_financial',
    'priority_innovative',
    'priority_reputational',
    'baseline_given',
    'baseline_received',
  ],
  'member_changes.csv': ['on', 'member_id', 'change', 'to'],
  'pools.csv': ['pool_id', 'name', 'restricted_to', 'allow_negative', 'opened_on'],
  'rates.csv': ['kind', 'category', 'unit', 'rate', 'method', 'valid_from', 'valid_to', 'source'],
  'exchange_rates.csv': ['currency', 'rate_to_base', 'valid_on', 'source'],
  'pledges.csv': [
    'pledge_id',
    'member_id',
    'kind',
    'quantity',
    'unit',
    'value',
    'made_on',
    'due_on',
    'counterparty',
    'description',
  ],
  'entries.csv': [
    'entry_id',
    'direction',
    'member_id',
    'kind',
    'occurred_on',
    'quantity',
    'unit',
    'value',
    'valuation_basis',
    'value_type',
    'counterparty',
    'project',
    'description',
    'pledge_id',
    'reverses',
    'status',
    'category',
    'technique',
    'inputs',
    'approved_by',
    'use',
    'restrictions',
    'award',
    'item',
    'necessary',
    'allowable',
    'federally_funded',
    'in_approved_budget',
    'recorded_by',
  ],
  'knowledge.csv': [
    'asset_id',
    'title',
    'shared_on',
    'authors',
    'derives_from',
    'asset_type',
    'licence',
    'description',
  ],
  'applications.csv': [
    'application_id',
    'asset_id',
    'member_id',
    'applied_on',
    'depth',
    'outcome_value',
    'confirmed_by',
    'confirmed_on',
    'description',
  ],
  'offers.csv': [
    'offer_id',
    'title',
    'offered_by',
    'price_credits',
    'capacity',
    'value_type',
    'value',
    'valid_from',
    'valid_to',
  ],
} as const;

export type FileName = keyof typeof COLUMNS;

/** One row; a column that is left out is an empty cell. */
export type Row<Name extends FileName> = Partial<Record<(typeof COLUMNS)[Name][number], string>>;

export function csvOf<Name extends FileName>(name: Name, rows: readonly Row<Name>[]): string {
  return stringify([...rows], { header: true, columns: [...COLUMNS[name]], record_delimiter: '\n' });
}

/** `decimalOf(-123456, 2)` is `-1234.56`: whole smallest steps written as a plain decimal, digit by digit. */
export function decimalOf(steps: number, places: number): string {
  if (!Number.isSafeInteger(steps)) throw new RangeError(`${steps} is not a whole number of smallest steps`);
  const sign = steps < 0 ? '-' : '';
  const digits = String(Math.abs(steps)).padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** So many hundredths of a whole number, rounded down to a whole number of `step`. */
export function percentOf(amount: number, percent: number, step = 1): number {
  const scaled = amount * percent;
  const whole = (scaled - (scaled % 100)) / 100;
  return whole - (whole % step);
}
