import { Amount, amountPlaces, sumOf } from '../kernel/amount.js';
import { split } from '../kernel/split.js';
import type { Form } from './form.js';
import { typedAmount } from './typed-fields.js';
import type { View } from './view.js';

/** The most members that a form can name: it has four fields for each, and a form has at most a hundred. */
export const MOST_ROWS = 20;
const WORDING_LIMIT = 1_000;
const BEHIND_LIMIT = 50_000;
const HUNDRED = Amount.parse('100');

/** The name of a field of the row of that place: `member2`. */
export const rowField = (field: 'member' | 'share' | 'wording' | 'behind', place: number): string =>
  `${field}${String(place)}`;

interface TypedAttribution {
  readonly memberId: string;
  readonly share: string;
  readonly wording: string;
  readonly behind: readonly string[];
}

/** Who did what, as it was typed: a row for each member; what is not right is said beside its field. */
export function typedAttributions(view: View, form: Form): TypedAttribution[] {
  const { recognition, knowledge } = view.words;
  const places = Array.from({ length: MOST_ROWS }, (_, i) => i + 1).filter(
    (place) => form.typed(rowField('member', place)) !== '',
  );
  if (places.length === 0) form.text(rowField('member', 1));
  const rows = places.map((place) => ({
    place,
    memberId: form.text(rowField('member', place)),
    wording: form.text(rowField('wording', place), WORDING_LIMIT).trim(),
    behind: form
      .text(rowField('behind', place), BEHIND_LIMIT)
      .split(/\s+/)
      .filter((line) => line !== '')
      .map(referenceIn),
  }));
  rows.forEach(({ memberId, place }, i) => {
    if (rows.findIndex((row) => row.memberId === memberId) !== i)
      form.add(rowField('member', place), knowledge.twice);
  });
  const given = places.filter((place) => form.typed(rowField('share', place)).trim() !== '');
  const missing = given.length === 0 ? undefined : places.find((place) => !given.includes(place));
  if (missing !== undefined) form.add(rowField('share', missing), knowledge.partMissing);
  const typed = given.map((place) => typedAmount(view, form, rowField('share', place)));
  if (form.errors.length > 0) return [];
  const parts = given.length === 0 ? rows.map(() => Amount.one) : typed.map((text) => Amount.parse(text));
  const sum = sumOf(parts);
  const isWhole = given.length === 0 || sum.equals(HUNDRED);
  if (!isWhole || parts.some((part) => !part.isPositive())) {
    form.add(rowField('share', places[0]!), recognition.sumOff(view.reader.amount(sum.toString())));
    return [];
  }
  const shares = split(
    Amount.one,
    rows.map(({ memberId: id }, i) => ({ id, weight: parts[i]! })),
    amountPlaces,
  );
  return rows.map(({ memberId, wording, behind }) => ({
    ...{ memberId, wording, behind },
    share: shares.get(memberId)!.toString(),
  }));
}

/** `entry/ID` or `asset/ID` as it is, and the address of the page of one of them as that. */
function referenceIn(line: string): string {
  const page = /\/c\/[^/]+\/(ledger|knowledge(?:\/assets)?)\/([^/?#]+)/.exec(line);
  if (!page) return line;
  const [, place, id] = page as unknown as [string, string, string];
  try {
    return `${place === 'ledger' ? 'entry' : 'asset'}/${decodeURIComponent(id)}`;
  } catch {
    return line;
  }
}
