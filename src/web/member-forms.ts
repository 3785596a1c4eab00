import type { MemberView } from '../coalition/coalition.queries.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { isProblem } from '../kernel/problem.js';
import type { Form } from './form.js';
import { plainDecimal } from './plain-decimal.js';
import { optionalAmount } from './typed-fields.js';
import type { View } from './view.js';

/** What a form that changes a member was made from, by its fields: should it differ when the form comes, somebody was quicker. */
export type BasedOn = (member: MemberView) => Readonly<Record<string, string | null>>;

export const profileFrom: BasedOn = ({ parentGroup, capacityBudget, capacityFte, need }) => ({
  parentGroup,
  capacityBudget,
  capacityFte,
  need,
});

export const prioritiesFrom: BasedOn = ({ priorities }) =>
  Object.fromEntries(VALUE_TYPES.map((type) => [type, inPercent(priorities?.[type])]));

export const namedFrom: BasedOn = ({ name }) => ({ name });

interface Profile {
  readonly [field: string]: string | null;
  readonly parentGroup: string | null;
  readonly capacityBudget: string | null;
  readonly capacityFte: string | null;
  readonly need: string | null;
}

export function typedProfile(view: View, form: Form): Profile {
  return {
    parentGroup: form.optional('parentGroup', 200),
    capacityBudget: optionalAmount(view, form, 'capacityBudget'),
    capacityFte: optionalAmount(view, form, 'capacityFte'),
    need: optionalAmount(view, form, 'need'),
  };
}

/**
 * Weights that make 1, from per cents that make 100; types that are left empty weigh nothing.
 * @param isOptional whether nothing at all may be typed; it is null then
 */
export function typedPriorities(
  { reader, words }: View,
  form: Form,
  isOptional: boolean,
): Record<string, string> | null {
  const typed = VALUE_TYPES.filter((type) => form.typed(type).trim() !== '');
  if (typed.length === 0 && isOptional) return null;
  const weights: Record<string, string> = {};
  const percents: Amount[] = [];
  for (const type of typed) {
    const percent = amountIn(plainDecimal(form.typed(type), words.decimalPoint) ?? '');
    if (!percent || percent.isNegative()) form.add(type, words.problems['coalition.priorities-malformed']());
    else {
      percents.push(percent);
      weights[type] = Amount.ofQuotient(percent.atto, HUNDRED, 18).toString();
    }
  }
  const sum = sumOf(percents);
  if (percents.length === typed.length && sum.atto !== HUNDRED)
    form.add('strategic', words.members.sumOf(reader.amount(sum.toString())));
  return weights;
}

const HUNDRED = Amount.parse('100').atto;

function amountIn(text: string): Amount | null {
  try {
    return Amount.parse(text);
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}

/** A weight of 0.4 as 40. */
function inPercent(weight: string | undefined): string | null {
  return weight === undefined ? null : Amount.parse(weight).times(Amount.parse('100'), 16).toString();
}
