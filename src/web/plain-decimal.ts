/**
 * A number as it is written in a language, as a plain decimal: `1,234.50` in English and `1 234,50` in French are `1234.50`. Null where
 * it could be read in two ways, or is no number.
 * @param point what stands before the decimals
 */
export function plainDecimal(typed: string, point: '.' | ','): string | null {
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f’']/g, '')
    .replace('\u2212', '-');
  const group = point === '.' ? ',' : '.';
  const grouped = new RegExp(`^-?[0-9]{1,3}(\\${group}[0-9]{3})+(\\${point}[0-9]+)?$`);
  // A point in French is what a calculator writes; where three digits follow it could be either.
  const isPlain = /^-?[0-9]+(\.[0-9]+)?$/.test(text);
  if (isPlain && (point === '.' || !grouped.test(text))) return text;
  if (grouped.test(text))
    return point === ',' && isPlain ? null : text.replaceAll(group, '').replace(point, '.');
  return new RegExp(`^-?[0-9]+\\${point}[0-9]+$`).test(text) ? text.replace(point, '.') : null;
}
