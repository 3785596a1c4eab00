import { readable } from '../../kernel/readable.js';

/**
 * The words of documents that people read, in one place: another language is another file with the same names. What a sentence says
 * about figures stands in `sentences.ts`.
 */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const KINDS: Readonly<Record<string, string>> = {
  funds: 'funds',
  'staff-time': 'staff time',
  'in-kind': 'in kind',
  knowledge: 'knowledge',
  service: 'services',
  access: 'access',
  recognition: 'recognition',
};

/** `2026-07-01` as `1 July 2026`. */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `${String(Number(day))} ${MONTHS[Number(month) - 1]!} ${year}`;
}

/** `2026-07-01` to `2026-09-30` as `1 July to 30 September 2026`. */
export function daysInWords(from: string, to: string): string {
  const first = dayInWords(from);
  const last = dayInWords(to);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${sameYear ? first.slice(0, -5) : first} to ${last}`;
}

/** `2026-Q3` as `third quarter of 2026`; of the fiscal year. */
export function quarterInWords(quarter: string): string {
  const [year, number] = quarter.split('-Q') as [string, string];
  return `${['first', 'second', 'third', 'fourth'][Number(number) - 1]!} quarter of ${year}`;
}

export function kindInWords(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** `1234.50` as `EUR 1,234.50`. */
export function moneyInWords(amount: string, currency: string): string {
  return `${currency}\u00a0${readable(amount)}`;
}

/** `one`, `two`, … `twelve`, and digits from there on. */
export function countInWords(count: number): string {
  const small = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ];
  return small[count] ?? readable(String(count));
}

/** `one member`, `three members`, `no members`. */
export function counted(count: number, one: string, many: string): string {
  return `${countInWords(count)} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`; at most so many of them by name. */
export function listInWords(names: readonly string[], most = names.length): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${counted(rest, 'other', 'others')}`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
}

/** A sentence begins with a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const STATUS_WORDS: Readonly<Record<string, string>> = {
  'under-served': 'under-served',
  'in-balance': 'in balance',
  'over-served': 'over-served',
  active: 'active',
  left: 'left',
  merged: 'merged',
  'not-yet-joined': 'not yet joined',
};

export const statusInWords = (status: string | null): string | null =>
  status === null ? null : (STATUS_WORDS[status] ?? status);
