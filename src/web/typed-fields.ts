import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { isProblem } from '../kernel/problem.js';
import type { Form } from './form.js';
import type { Reader } from './reader.js';
import { problemInWords } from './problem-words.js';
import type { View } from './view.js';

/**
 * A number as people write it in the reader’s language, as a plain decimal: `1,234.50` and `1 234,50`. What could mean two things
 * (`1,5` in English) stays as it is, and is refused.
 */
export function plainDecimal(typed: string, language: Reader['language']): string {
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u2212', '-');
  if (language === 'fr') return /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/** A number that must be there; what is none is said beside its field. */
export function typedAmount({ reader, words }: View, form: Form, field: string): string {
  return checked(words, form, field, plainDecimal(form.text(field), reader.language), (text) => {
    Amount.parse(text);
  });
}

/** The same, or null where nothing was typed. */
export function optionalAmount(view: View, form: Form, field: string): string | null {
  return form.typed(field).trim() === '' ? null : typedAmount(view, form, field);
}

/** A day (`2026-07-01`) that must be there. */
export function typedDay({ words }: View, form: Form, field: string): string {
  return checked(words, form, field, form.text(field).trim(), (text) => {
    parseDate(text);
  });
}

/** The same, or null where nothing was typed. */
export function optionalDay(view: View, form: Form, field: string): string | null {
  return form.typed(field).trim() === '' ? null : typedDay(view, form, field);
}

function checked(
  words: View['words'],
  form: Form,
  field: string,
  text: string,
  check: (text: string) => void,
): string {
  if (text === '') return text;
  try {
    check(text);
  } catch (error) {
    if (!isProblem(error)) throw error;
    form.add(field, problemInWords(words, error));
  }
  return text;
}
