import { stringify } from 'csv-stringify/sync';
import type { CostShareLineUp, GiftsInKindLineUp } from './line-ups.queries.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';

type Cells = Readonly<Record<string, string | number | null>>;

const CLAIM_COLUMNS = [
  'award',
  'entry_id',
  'item',
  'member_id',
  'occurred_on',
  'status',
  'kind',
  'quantity',
  'unit',
  'value',
  'method',
  'rate',
  'rate_category',
  'rate_valid_from',
  'source',
  '200.306(b)(1)',
  '200.306(b)(2)',
  '200.306(b)(3)',
  '200.306(b)(4)',
  '200.306(b)(5)',
  '200.306(b)(6)',
  '200.306(b)(7)',
  'meets_all',
] as const;

/** The claims of a line-up, one a row, with a column for each criterion. */
export function costShareCsv({ awards }: CostShareLineUp): string {
  const rows = awards.flatMap(({ id: award, claims }) =>
    claims.map(({ criteria, valuation, ...claim }): Cells => {
      const rate = valuation !== null && 'rate' in valuation ? valuation : null;
      const dated = rate?.method === 'rate' ? rate : null;
      return {
        award,
        entry_id: claim.id,
        item: claim.item,
        member_id: claim.memberId,
        occurred_on: claim.occurredOn,
        status: claim.status,
        kind: claim.kind,
        quantity: claim.quantity,
        unit: claim.unit,
        value: claim.value,
        method: dated?.rateMethod ?? valuation?.method ?? null,
        rate: rate?.rate ?? null,
        rate_category: dated?.category ?? null,
        rate_valid_from: dated?.validFrom ?? null,
        source: rate?.source ?? null,
        ...Object.fromEntries(criteria.map(({ paragraph, met }) => [paragraph, met])),
        meets_all: String(claim.meetsAll),
      };
    }),
  );
  return table(CLAIM_COLUMNS, rows);
}

const GIFT_COLUMNS = [
  'section',
  'category',
  'entry_id',
  'entries',
  'quantity',
  'value',
  'used',
  'used_in',
  'monetised',
  'restrictions',
  'techniques',
  'inputs',
] as const;

/** The categories of a line-up, one a row; then the gifts apart from them, under what sets them apart. */
export function giftsInKindCsv({ categories, unvalued, notAccepted }: GiftsInKindLineUp): string {
  const listed = (texts: readonly string[]): string => texts.join('; ');
  const rows: Cells[] = categories.map((one) => ({
    section: 'category',
    category: one.category,
    entries: one.entries,
    quantity: listed(one.quantities.map(({ unit, quantity }) => `${quantity} ${unit}`)),
    value: one.value,
    used: one.used.value,
    used_in: listed(one.used.projects),
    monetised: one.monetised.value,
    restrictions: listed(one.restrictions),
    techniques: listed(one.techniques.map(({ technique }) => technique)),
    inputs: listed(one.techniques.flatMap(({ inputs }) => inputs)),
  }));
  for (const [section, gifts] of [
    ['unvalued', unvalued],
    ['not-accepted', notAccepted],
  ] as const) {
    for (const { category, id, quantity, unit, value } of gifts) {
      rows.push({ section, category, entry_id: id, entries: 1, quantity: `${quantity} ${unit}`, value });
    }
  }
  return table(GIFT_COLUMNS, rows);
}

/** No text passes for a formula; nothing in these tables is below zero, so that amounts never look like one. */
function table(columns: readonly string[], rows: readonly Cells[]): string {
  const safe = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        typeof cell === 'string' ? spreadsheetSafe(cell) : cell,
      ]),
    ),
  );
  return stringify(safe, { header: true, columns: [...columns], record_delimiter: '\r\n' });
}
