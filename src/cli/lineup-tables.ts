import type { CostShareLineUp, GiftsInKindLineUp } from '../reports/line-ups.queries.js';
import { printable, textTable } from './terminal.js';

/** How the criteria stand, by their numbers: `1+ 2+ 3? 4-`. */
const MARKS = { met: '+', 'not-met': '-', 'not-stated': '?' } as const;

/** One table an award, and what is lacking under it. */
export function costShareTables({ awards, totals, coalition }: CostShareLineUp): string {
  const { currency } = coalition;
  const parts = awards.map(({ id, claims, totals: ofAward }) => {
    const head = ['Date', 'Entry', 'Item', 'Member', 'Kind', 'Status', '200.306(b)', `Value ${currency}`];
    const rows = claims.map((claim) => [
      claim.occurredOn,
      claim.id,
      claim.item,
      claim.memberId,
      claim.kind,
      claim.status,
      claim.criteria.map(({ met }, place) => `${String(place + 1)}${MARKS[met]}`).join(' '),
      claim.value ?? 'unvalued',
    ]);
    const lacking = claims.flatMap((claim) =>
      claim.criteria
        .filter(({ met }) => met !== 'met')
        .map(({ paragraph, asks, because }) => [claim.id, paragraph, asks, because]),
    );
    return [
      `Award ${printable(id)}\n`,
      textTable(head, rows, 1),
      ...(lacking.length === 0
        ? []
        : [textTable(['Entry', 'Paragraph', 'What it asks', 'What is lacking'], lacking, 0)]),
      totalsTable(ofAward, currency),
    ].join('\n');
  });
  return [...parts, `All awards\n${totalsTable(totals, currency)}`].join('\n');
}

function totalsTable(totals: CostShareLineUp['totals'], currency: string): string {
  return textTable(
    [`Meets all ${currency}`, `Does not ${currency}`, 'Unvalued'],
    [[totals.meetsAll, totals.doesNot, String(totals.unvaluedEntries)]],
    3,
  );
}

/** The categories with their total, and the gifts that are in none. */
export function giftsInKindTables(lineUp: GiftsInKindLineUp): string {
  const { categories, totals, unvalued, notAccepted, coalition } = lineUp;
  const value = `Value ${coalition.currency}`;
  const head = ['Category', 'Restrictions', 'Technique (inputs)', 'Used in', 'Gifts', 'Used', 'Monetised'];
  const rows = categories.map((one) => [
    one.category ?? 'not stated',
    one.restrictions.join('; '),
    one.techniques.map(techniqueInWords).join('; '),
    one.used.projects.join('; '),
    String(one.entries),
    one.used.value,
    one.monetised.value,
    one.value,
  ]);
  rows.push(['Total', '', '', '', String(totals.entries), '', '', totals.value]);
  const table = textTable([...head, value], rows, 4);
  const apart = [...unvalued, ...notAccepted];
  if (apart.length === 0) return table;
  const apartHead = ['In no total', 'Entry', 'Member', 'Category', 'Status', 'Quantity', value];
  const apartRows = apart.map((gift) => [
    gift.occurredOn,
    gift.id,
    gift.memberId,
    gift.category ?? 'not stated',
    gift.status,
    `${gift.quantity} ${gift.unit}`,
    gift.value ?? 'unvalued',
  ]);
  return `${table}\n${textTable(apartHead, apartRows, 2)}`;
}

type Technique = GiftsInKindLineUp['categories'][number]['techniques'][number];

function techniqueInWords({ technique, inputs }: Technique): string {
  return inputs.length === 0 ? technique : `${technique} (${inputs.join('; ')})`;
}
