import type { FastifyRequest } from 'fastify';
import { newEventId } from '../kernel/ids.js';
import { freeText } from '../kernel/ids.js';
import type { Problem, ProblemCode } from '../kernel/problem.js';
import type { FormFields } from '../http/forms.js';
import type { SiteWords } from './words/en.js';
import { problemInWords } from './problem-words.js';

export interface FormError {
  /** The field beside which it stands; null where it is about the whole. */
  readonly field: string | null;
  readonly words: string;
}

/** The hidden field that tells one form that was shown from another: see `SubmittedOnce`. */
export const FORM_ID = 'form';

/** Longer texts are no names, passwords, codes or addresses. */
const TEXT_LIMIT = 2_000;

/** The field that a problem is about. */
const FIELD_OF: Partial<Record<ProblemCode, string>> = {
  'access.email-malformed': 'email',
  'access.email-taken': 'email',
  'access.password-length': 'password',
  'access.password-malformed': 'password',
  'access.password-common': 'password',
  'access.password-telling': 'password',
  'access.password-not-right': 'current',
  'access.second-factor-not-right': 'code',
  'access.member-needed': 'member',
  'access.member-not-taken': 'member',
  'coalition.member-unknown': 'member',
  'coalition.slug-malformed': 'slug',
  'ledger.coalition-exists': 'slug',
  'coalition.pool-unknown': 'counterparty',
  'exchange.quantity-not-positive': 'quantity',
  'exchange.value-negative': 'value',
  'exchange.value-of-funds-differs': 'value',
  'exchange.exchange-with-itself': 'counterparty',
  'exchange.exchange-with-pool': 'counterparty',
  'exchange.unit-not-allowed': 'unit',
  'exchange.pledge-unknown': 'pledge',
  'exchange.item-claimed-twice': 'item',
  'exchange.adjustment-missing': 'quantity',
  'exchange.pool-overdrawn': 'quantity',
  'kernel.amount-too-precise': 'quantity',
  'kernel.date-malformed': 'occurredOn',
  'kernel.currency-unknown': 'currency',
  'kernel.time-zone-unknown': 'timeZone',
};

/** Thrown where fields are not right, once all of them are known. */
export class FormRefused extends Error {}

/**
 * What somebody typed into a form, and what is not right with it. It stands on the page again as it was typed; a form that nobody
 * sent yet is empty.
 */
export class Form {
  readonly errors: FormError[] = [];

  constructor(
    /** Which of a page’s forms it is. */
    readonly name: string,
    private readonly words: SiteWords,
    private readonly fields: FormFields = new Map(),
  ) {}

  /** All fields as they were sent. */
  get sent(): FormFields {
    return this.fields;
  }

  /** As it was typed. */
  typed(field: string): string {
    return this.fields.get(field) ?? '';
  }

  isTicked(field: string): boolean {
    return this.fields.has(field);
  }

  errorOf(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.words;
  }

  /** A text, which must be there. */
  text(field: string, max = TEXT_LIMIT): string {
    const typed = this.typed(field);
    if (typed.trim() === '') this.add(field, this.words.errors.missing);
    else if ([...typed].length > max) this.add(field, this.words.errors.tooLong(max));
    return typed;
  }

  /** A text without control characters on one line, trimmed, which must be there. */
  line(field: string, max: number): string {
    const typed = this.text(field, max).trim();
    const isOne = /^[^\p{Cc}]*$/u.test(typed);
    if (!isOne) this.add(field, this.words.problems['kernel.text-malformed']({ max }));
    return isOne ? freeText(typed, field, max * 8) : typed;
  }

  /** The same, or null where nothing was typed. */
  optional(field: string, max = TEXT_LIMIT): string | null {
    return this.typed(field).trim() === '' ? null : this.text(field, max).trim();
  }

  /** One of several. */
  choice<Choice extends string>(field: string, choices: readonly Choice[]): Choice {
    const typed = this.typed(field);
    if (typed === '') this.add(field, this.words.errors.missing);
    else if (!(choices as readonly string[]).includes(typed)) this.add(field, this.words.errors.notAChoice);
    return typed as Choice;
  }

  /** A day, which must be there. */
  day(field: string): string {
    return this.text(field, 10).trim();
  }

  /** An exact decimal, as people write one in their language; null where nothing was typed. */
  decimal(field: string): string | null {
    if (this.typed(field).trim() === '') return null;
    const plain = plainDecimal(this.typed(field), this.words.decimalPoint);
    if (plain === null) this.add(field, this.words.record.amountMalformed);
    return plain;
  }

  add(field: string | null, words: string): void {
    this.errors.push({ field, words });
  }

  /** @throws FormRefused where anything is not right */
  assertRight(): void {
    if (this.errors.length > 0) throw new FormRefused();
  }

  /** Puts a problem beside the field that it is about. */
  refuse(problem: Problem): void {
    const { field } = problem.details;
    const about = FIELD_OF[problem.code] ?? (typeof field === 'string' ? field : null);
    this.add(about, problemInWords(this.words, problem));
  }
}

/**
 * A number as it is written in a language, as a plain decimal: `1,234.50` in English and `1 234,50` in French are `1234.50`. Null where
 * it could be read in two ways, or is no number.
 * @param point what stands before the decimals
 */
export function plainDecimal(typed: string, point: '.' | ','): string | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f’']/g, '');
  const group = point === '.' ? ',' : '.';
  const grouped = new RegExp(`^-?[0-9]{1,3}(\\${group}[0-9]{3})+(\\${point}[0-9]+)?$`);
  // A point in French is what a calculator writes; where three digits follow it could be either.
  const isPlain = /^-?[0-9]+(\.[0-9]+)?$/.test(text);
  if (isPlain && (point === '.' || !grouped.test(text))) return text;
  if (grouped.test(text))
    return point === ',' && isPlain ? null : text.replaceAll(group, '').replace(point, '.');
  return new RegExp(`^-?[0-9]+\\${point}[0-9]+$`).test(text) ? text.replace(point, '.') : null;
}

/** What the form of a request brought. */
export function formFieldsOf({ body }: FastifyRequest): FormFields {
  return body instanceof Map ? (body as FormFields) : new Map();
}

/** For the hidden field of a form that is shown. */
export const newFormId = newEventId;
