import { Amount } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';

/** The five kinds of value that a member can give or get, in the order of their names. */
export const VALUE_TYPES = ['financial', 'innovative', 'operational', 'reputational', 'strategic'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** Weights as exact decimals; types that are not named weigh nothing; the weights sum to 1. */
export type ValueTypeWeights = Readonly<Partial<Record<ValueType, string>>>;

export function isValueType(text: string): text is ValueType {
  return (VALUE_TYPES as readonly string[]).includes(text);
}

/** What changed hands. The first four can be given and got; the last three are only ever got from a coalition. */
export const CONTRIBUTION_KINDS = ['funds', 'in-kind', 'knowledge', 'staff-time'] as const;
export const BENEFIT_KINDS = [...CONTRIBUTION_KINDS, 'access', 'recognition', 'service'] as const;
export type Kind = (typeof BENEFIT_KINDS)[number];

export function isKind(text: string): text is Kind {
  return (BENEFIT_KINDS as readonly string[]).includes(text);
}

/**
 * Reads `financial`, or `strategic:0.5|innovative:0.5`, into weights in the order of the types' names. `field` and
 * what was found go into the problem.
 */
export function parseValueTypes(text: string): ValueTypeWeights {
  const malformed = (reason: string): Problem =>
    new Problem('exchange.value-types-malformed', { found: text, reason, expected: VALUE_TYPES.join(', ') });
  const found = new Map<string, Amount>();
  for (const part of text.split('|')) {
    const colon = part.indexOf(':');
    const type = colon < 0 ? part : part.slice(0, colon);
    if (!isValueType(type)) throw malformed(`“${type}” is not a value type`);
    if (found.has(type)) throw malformed(`“${type}” stands there twice`);
    const weight = colon < 0 ? Amount.one : Amount.parse(part.slice(colon + 1));
    if (!weight.isPositive()) throw malformed(`the weight of “${type}” is not above zero`);
    found.set(type, weight);
  }
  let sum = Amount.zero;
  for (const weight of found.values()) sum = sum.plus(weight);
  if (!sum.equals(Amount.one)) throw malformed(`the weights sum to ${sum.toString()}, not to 1`);
  const weights: Partial<Record<ValueType, string>> = {};
  for (const type of VALUE_TYPES) {
    const weight = found.get(type);
    if (weight) weights[type] = weight.toString();
  }
  return weights;
}

/** Weights as one text, `innovative:0.5|strategic:0.5`, as entries keep them. */
export function weightsText(weights: ValueTypeWeights): string {
  return Object.entries(weights)
    .map(([type, weight]) => `${type}:${weight}`)
    .join('|');
}

/** The weights behind such a text, which our own rows hold. */
export function weightsOf(text: string): ValueTypeWeights {
  return Object.fromEntries(text.split('|').map((part) => part.split(':') as [ValueType, string]));
}
