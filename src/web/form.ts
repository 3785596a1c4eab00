import type { FastifyRequest } from 'fastify';
import { newEventId } from '../kernel/ids.js';
import { freeText } from '../kernel/ids.js';
import type { Problem, ProblemCode } from '../kernel/problem.js';
import type { FormFields } from '../http/forms.js';
import type { SiteWords } from './words/en/index.js';
import { plainDecimal } from './plain-decimal.js';
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

/** The field that a problem is about; of several that which its form has. */
const FIELD_OF: Partial<Record<ProblemCode, string | readonly string[]>> = {
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
  'coalition.member-exists': 'id',
  'coalition.merge-into-itself': 'into',
  'coalition.priorities-malformed': 'strategic',
  'coalition.slug-malformed': 'slug',
  'coalition.reason-missing': 'reason',
  'coalition.period-malformed': ['validTo', 'dueOn'],
  'exchange.pledge-below-delivered': 'quantity',
  'knowledge.before-it-was-shared': 'on',
  'knowledge.credits-insufficient': 'member',
  'knowledge.depth-unknown': 'depth',
  'knowledge.lineage-cycle': 'source1',
  'knowledge.offer-not-open': 'on',
  'knowledge.outcome-negative': 'outcome',
  'exchange.quantity-not-positive': 'quantity',
  'exchange.unit-not-allowed': 'unit',
  'exchange.value-negative': 'value',
  'exchange.value-of-funds-differs': 'value',
  'kernel.amount-too-precise': 'quantity',
  'kernel.unit-malformed': 'unit',
  'hooks.address-refused': 'url',
  'hooks.too-many': 'url',
  'ledger.coalition-exists': 'slug',
  'ledger.position-unknown': 'after',
  'reviews.amendment-malformed': 'quantity',
  'reviews.supply-exhausted': 'quantity',
  'reviews.supply-of-credits': 'unit',
  'reviews.not-a-participant': 'member',
  'coalition.policy-principles': 'proportionality',
  'coalition.rate-exists': 'rate',
  'coalition.rate-overlaps': 'validFrom',
  'coalition.rate-negative': 'rate',
  'coalition.exchange-rate-exists': 'rateToBase',
  'coalition.exchange-rate-of-base': 'currency',
  'coalition.pool-exists': 'poolId',
  'coalition.pool-unknown': 'counterparty',
  'exchange.exchange-with-itself': 'counterparty',
  'exchange.exchange-with-pool': 'counterparty',
  'exchange.pledge-unknown': 'pledge',
  'exchange.item-claimed-twice': 'item',
  'exchange.adjustment-missing': 'quantity',
  'exchange.pool-overdrawn': 'quantity',
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
  /** Whether it was refused because what it changes had been changed meanwhile. */
  isOvertaken = false;

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

  /** An exact decimal, as people write one in their language, which must be there. */
  decimal(field: string): string {
    const typed = this.text(field).trim();
    if (typed === '') return '';
    const plain = plainDecimal(typed, this.words.decimalPoint);
    if (plain === null) this.add(field, this.words.errors.decimal);
    return plain ?? '';
  }

  /** The same, or null where nothing was typed. */
  optionalDecimal(field: string): string | null {
    return this.typed(field).trim() === '' ? null : this.decimal(field);
  }

  /** A day, which must be there. */
  day(field: string): string {
    return this.text(field, 10).trim();
  }

  /** One of several. */
  choice<Choice extends string>(field: string, choices: readonly Choice[]): Choice {
    const typed = this.typed(field);
    if (typed === '') this.add(field, this.words.errors.missing);
    else if (!(choices as readonly string[]).includes(typed)) this.add(field, this.words.errors.notAChoice);
    return typed as Choice;
  }

  /** The same with other texts in some fields. */
  with(texts: Iterable<readonly [field: string, text: string]>): Form {
    const form = new Form(this.name, this.words, new Map([...this.fields, ...texts]));
    form.errors.push(...this.errors);
    return form;
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
    const { field, rule } = problem.details;
    const named = field ?? rule;
    const known = [FIELD_OF[problem.code] ?? []].flat();
    const about =
      known.find((one) => this.fields.has(one)) ?? known[0] ?? (typeof named === 'string' ? named : null);
    if (problem.code === 'request.precondition-failed') this.isOvertaken = true;
    this.add(about, problemInWords(this.words, problem));
  }
}

/** What the form of a request brought. */
export function formFieldsOf({ body }: FastifyRequest): FormFields {
  return body instanceof Map ? (body as FormFields) : new Map();
}

/** For the hidden field of a form that is shown. */
export const newFormId = newEventId;

/** As numbers of forms are made. */
const FORM_NUMBER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The number of a form that was sent, which serves as an id for what it makes; null where a program sent one without. */
export function numberOf(form: Form): string | null {
  const number = form.typed(FORM_ID);
  return FORM_NUMBER.test(number) ? number : null;
}
