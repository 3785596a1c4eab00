import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import type { EntryDetail } from '../exchange/entry-story.queries.js';
import type { EntryDraft, RecordChoices } from '../exchange/record-form.queries.js';
import { isProblem } from '../kernel/problem.js';
import { parseDate } from '../kernel/calendar.js';
import type { FormFields } from '../http/forms.js';
import type { Form } from './form.js';
import type { View } from './view.js';

export const RECORDED_KINDS = [
  ...(['funds', 'staff-time', 'in-kind', 'knowledge', 'service', 'access', 'recognition'] as const),
] as const;
export type RecordedKind = (typeof RECORDED_KINDS)[number];

export const DIRECTIONS = ['contribution', 'benefit', 'exchange'] as const;

/** What members only ever get can't be given into a pool. */
export function directionsOf(kind: RecordedKind): readonly (typeof DIRECTIONS)[number][] {
  const isGivenToo = ['funds', 'staff-time', 'in-kind', 'knowledge'].includes(kind);
  return isGivenToo ? DIRECTIONS : ['benefit', 'exchange'];
}

const TEXT_LIMIT = 2_000;
const ID_LIMIT = 200;

/** What `record-entry` is asked; in the form of the API's body, with its id. */
export type EntryAsked = Readonly<Record<string, unknown>> & EntryDraft;

interface Read {
  readonly kind: RecordedKind;
  readonly choices: RecordChoices;
  readonly view: View;
  /** The member for whom whoever records it speaks; null for the backbone. */
  readonly own: string | null;
  readonly entryId: string;
}

/** Reads the form, and notes all that is not right beside its fields. */
export function entryIn(form: Form, { kind, choices, view, own, entryId }: Read): EntryAsked {
  const { record } = view.words;
  const direction = form.choice('direction', directionsOf(kind));
  const memberId = form.text('member', ID_LIMIT).trim();
  if (own !== null && memberId !== '' && memberId !== own) form.add('member', record.onlyForOwn);
  const counterparty = form.text('counterparty', ID_LIMIT + 10).trim();
  form.text('quantity', 50);
  const quantity = form.optionalDecimal('quantity') ?? '';
  const unit = form.text('unit', 100).trim();
  const happenedOn = form.day('occurredOn');
  const { occurredOn, lateFor } = bookingIn(form, happenedOn, choices, view);
  const value = form.optionalDecimal('value');
  const basis = form.optional('basis', TEXT_LIMIT);
  const category = form.optional('category', ID_LIMIT);
  const valueType = form.optional('valueType', 300);
  return {
    entryId,
    direction,
    memberId,
    kind,
    occurredOn,
    lateFor,
    happenedOn,
    quantity,
    unit,
    value,
    // With a value its basis in words; without one the category whose rate is to be used.
    valuationBasis: value === null ? category : basis,
    valueType,
    counterparty,
    project: form.optional('project', TEXT_LIMIT),
    description: form.optional('description', TEXT_LIMIT),
    pledgeId: form.optional('pledge', ID_LIMIT),
    status: own === null && form.isTicked('propose') ? 'proposed' : null,
    reverses: null,
    inKind: giftIn(form, kind, view),
    costShare: claimIn(form),
  };
}

/** Where it is booked: on its own day, or, where that is closed and whoever records it says so, as a late item. */
function bookingIn(
  form: Form,
  happenedOn: string,
  { openFrom, today }: RecordChoices,
  { reader, words, coalition }: View,
): { readonly occurredOn: string; readonly lateFor: string | null } {
  const onItsDay = { occurredOn: happenedOn, lateFor: null };
  if (!isDay(happenedOn)) {
    if (happenedOn !== '')
      form.add('occurredOn', words.problems['kernel.date-malformed']({ found: happenedOn }));
    return onItsDay;
  }
  if (openFrom === null || happenedOn >= openFrom) return onItsDay;
  if (!form.isTicked('late')) {
    const closed = coalition?.closedThrough ?? '';
    form.add('occurredOn', words.record.lateNeeded(reader.day(happenedOn), reader.quarter(closed)));
    return onItsDay;
  }
  return { occurredOn: bookedOn(openFrom, today), lateFor: happenedOn };
}

/** The day on which a late item is booked. */
export const bookedOn = (openFrom: string, today: string): string => (today < openFrom ? openFrom : today);

export function isDay(text: string): boolean {
  try {
    return parseDate(text) === text;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

function giftIn(form: Form, kind: RecordedKind, { words }: View): object | null {
  if (kind !== 'in-kind') return null;
  const [technique, inputs, restrictions] = (['technique', 'inputs', 'restrictions'] as const).map((name) =>
    form.optional(name, TEXT_LIMIT),
  );
  const category = form.optional('giftCategory', ID_LIMIT);
  const isMonetised = form.isTicked('monetised');
  const saysMore = [technique, inputs, restrictions].some((text) => text !== null) || isMonetised;
  if (category === null && saysMore) form.add('giftCategory', words.errors.missing);
  if (category === null) return null;
  const use = isMonetised ? 'monetised' : 'used';
  return { category, technique, inputs, restrictions, use, approvedBy: null };
}

/** What is stated of a claim by a tick, as the answer that the standard asks for; what is not ticked is not stated. */
const STATEMENTS = [
  { tick: 'necessary', states: 'necessary', as: true },
  { tick: 'allowable', states: 'allowable', as: true },
  { tick: 'notFederallyFunded', states: 'federallyFunded', as: false },
  { tick: 'inApprovedBudget', states: 'inApprovedBudget', as: true },
] as const;

function claimIn(form: Form): object | null {
  const named = form.optional('award', ID_LIMIT) !== null || form.optional('item', ID_LIMIT) !== null;
  if (!named) return null;
  const [award, item] = [form.text('award', ID_LIMIT).trim(), form.text('item', ID_LIMIT).trim()];
  const stated = STATEMENTS.map(({ tick, states, as }): [string, boolean | null] => [
    states,
    form.isTicked(tick) ? as : null,
  ]);
  return { award, item, ...Object.fromEntries(stated) };
}

/** What stands in a form before anybody typed. */
export function withPresets(
  form: Form,
  { kind, choices, own }: Pick<Read, 'kind' | 'choices' | 'own'>,
): FormFields {
  const [pool] = choices.pools;
  const unit = kind === 'funds' ? choices.currency : kind === 'staff-time' ? 'hours' : '';
  const presets: Readonly<Record<string, string>> = {
    direction: directionsOf(kind)[0]!,
    member: own ?? '',
    counterparty: pool ? `pool:${pool.id}` : '',
    unit,
    occurredOn: choices.today,
  };
  const missing = Object.entries(presets).filter(([name]) => form.typed(name) === '');
  return new Map([...form.sent, ...missing]);
}

/** The form as an entry that is to be put right would have filled it. */
export function formOfEntry(entry: EntryDetail): FormFields {
  const { valuation, inKind, costShare } = entry;
  const types = Object.entries(entry.valueTypes)
    .map(([type, weight]) => `${type}:${weight}`)
    .join('|');
  const single = VALUE_TYPES.find((type) => entry.valueTypes[type] === '1');
  const isStated = valuation?.method === 'stated' || valuation?.method === 'in-proportion';
  const fields: Record<string, string | null> = {
    kind: entry.kind,
    replaces: entry.id,
    direction: entry.direction,
    member: entry.memberId,
    counterparty: entry.counterparty,
    quantity: entry.quantity,
    unit: entry.unit,
    occurredOn: entry.lateFor ?? entry.occurredOn,
    late: entry.lateFor === null ? null : 'yes',
    value: isStated ? entry.value : null,
    basis: valuation?.method === 'stated' ? valuation.basis : null,
    category: valuation?.method === 'rate' ? valuation.category : null,
    valueType: entry.valueTypesStated ? (single ?? types) : null,
    project: entry.project,
    description: entry.description,
    pledge: entry.pledgeId,
    propose: entry.status === 'proposed' ? 'yes' : null,
    giftCategory: inKind?.category ?? null,
    technique: inKind?.technique ?? null,
    inputs: inKind?.inputs ?? null,
    restrictions: inKind?.restrictions ?? null,
    monetised: inKind?.use === 'monetised' ? 'yes' : null,
    award: costShare?.award ?? null,
    item: costShare?.item ?? null,
    ...Object.fromEntries(
      STATEMENTS.map(({ tick, states, as }) => [tick, costShare?.[states] === as ? 'yes' : null]),
    ),
  };
  return new Map(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== null && field[1] !== ''),
  );
}
