/** What a query says of other rules: `base=12,lineageShare=0.3`; what is no rule the policy's own checks refuse. */
export function rulesIn(text: string): Record<string, string> {
  const pairs = text.split(',').map((part): [string, string] => {
    const equals = part.indexOf('=');
    return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}
