import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { isProblem } from '../kernel/problem.js';
import type { Form } from './form.js';
import { plainDecimal } from './plain-decimal.js';
import { problemInWords } from './problem-words.js';
import type { View } from './view.js';

/** A number that must be there; what is none is said beside its field. */
export function typedAmount({ words }: View, form: Form, field: string): string {
  const typed = form.text(field);
  return checked(words, form, field, plainDecimal(typed, words.decimalPoint) ?? typed.trim(), (text) => {
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
