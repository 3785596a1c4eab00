import { parse } from 'csv-parse/sync';
import type { FileName } from '../../scripts/demo/coalition.js';

/**
 * Reads the demo files back as a stranger would, from their text alone, with exact whole numbers. It shares no code
 * with the generator, so that a mistake there can't hide here.
 */
export type Files = Readonly<Record<FileName, string>>;
export type Row = Readonly<Record<string, string>>;

export function rowsOf(files: Files, name: FileName): Row[] {
  return parse(files[name], { columns: true });
}

/** The cell of a column that must be there. */
export function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`There is no column ${column}`);
  return text;
}

/** A plain decimal as a whole number of its `places`-th part; anything else is refused. */
export function steps(text: string, places: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const decimals = match?.[3] ?? '';
  if (!match || decimals.length > places) throw new Error(`${text} is not a decimal of ${places} places`);
  return BigInt(match[1] + (match[2] ?? '') + decimals.padEnd(places, '0'));
}

export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(parseInt(day.slice(5, 7), 10) / 3)}`;
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const rounded = twice > denominator || (twice === denominator && whole % 2n === 1n) ? whole + 1n : whole;
  return numerator < 0n ? -rounded : rounded;
}

/** What an entry is worth in cents by the files themselves, or undefined where nothing values it. */
export function centsOf(files: Files): (entry: Row) => bigint | undefined {
  const rates = rowsOf(files, 'rates.csv');
  const exchangeRates = rowsOf(files, 'exchange_rates.csv');
  return (entry) => {
    if (cell(entry, 'value') !== '') return steps(cell(entry, 'value'), 2);
    const day = cell(entry, 'occurred_on');
    const unit = cell(entry, 'unit');
    if (cell(entry, 'kind') === 'funds') {
      const quantity = steps(cell(entry, 'quantity'), 2);
      if (unit === 'EUR') return quantity;
      const rate = exchangeRates
        .filter((row) => row['currency'] === unit && cell(row, 'valid_on') <= day)
        .at(-1);
      return rate && halfEven(quantity * steps(cell(rate, 'rate_to_base'), 5), 100_000n);
    }
    if (cell(entry, 'kind') !== 'staff-time') return undefined;
    const rate = rates.find(
      (row) =>
        row['category'] === entry['valuation_basis'] &&
        cell(row, 'valid_from') <= day &&
        (row['valid_to'] === '' || cell(row, 'valid_to') >= day),
    );
    return rate && halfEven(steps(cell(entry, 'quantity'), 2) * steps(cell(rate, 'rate'), 2), 100n);
  };
}

export interface Flow {
  given: bigint;
  received: bigint;
  unvaluedGiven: number;
  unvaluedReceived: number;
}

/** Given and received in cents by accepted entries, in the groups that `groupOf` names for giver and receiver. */
export function flows(files: Files, groupOf: (entry: Row, member: string) => string): Map<string, Flow> {
  const groups = new Map<string, Flow>();
  const worth = centsOf(files);
  const add = (entry: Row, member: string, side: 'given' | 'received'): void => {
    const group = groupOf(entry, member);
    const flow = groups.get(group) ?? { given: 0n, received: 0n, unvaluedGiven: 0, unvaluedReceived: 0 };
    const cents = worth(entry);
    if (cents !== undefined) flow[side] += cents;
    else flow[side === 'given' ? 'unvaluedGiven' : 'unvaluedReceived'] += 1;
    groups.set(group, flow);
  };
  for (const entry of rowsOf(files, 'entries.csv')) {
    if (entry['status'] !== 'accepted') continue;
    const direction = cell(entry, 'direction');
    if (direction !== 'benefit') add(entry, cell(entry, 'member_id'), 'given');
    if (direction === 'benefit') add(entry, cell(entry, 'member_id'), 'received');
    if (direction === 'exchange') add(entry, cell(entry, 'counterparty').replace('member:', ''), 'received');
  }
  return groups;
}
