/** What a query says of other rules: `base=12,lineageShare=0.3`; what is no rule the policy's own checks refuse. */
export function rulesIn(text: string): Record<string, string> {
  const pairs = text.split(',').map((part): [string, string] => {
    const equals = part.indexOf('=');
    return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };

/** The rules that are other in an answer: each with its value, and what it would be. */
export const OTHER_RULES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['rule', 'from', 'to'],
    properties: { rule: text, from: textOrNull, to: textOrNull },
  },
};
