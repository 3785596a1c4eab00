import { Amount } from './amount.js';

const HUNDRED = Amount.parse('100');

/**
 * An exact decimal as people read it: digits in groups of three, and a minus as long as a plus. Rounds only where told to.
 * @param text an amount as documents have it, such as `-1234.50`
 * @param places decimal places to round to, half-even; all that are there without it
 * @throws Problem `kernel.amount-malformed`
 */
export function readable(text: string, places?: number): string {
  const amount = Amount.parse(text);
  const digits = (places === undefined ? text : amount.rounded(places).toFixed(places)).replace('-', '');
  const [whole, fraction] = digits.split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const sign = amount.isNegative() && /[1-9]/.test(digits) ? '\u2212' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A share between 0 and 1 in hundredths: `0.8696` as `87 %`. */
export function percent(share: string, places = 0): string {
  return `${readable(Amount.parse(share).times(HUNDRED, 18).toString(), places)}\u00a0%`;
}
