import type { SiteWords } from '../words/en/index.js';

/** What a unit is called beside a quantity of it: `1 hour`, `2 hours`. What people named themselves stands as it is. */
export function unitBeside({ units, plural }: SiteWords, quantity: string, unit: string): string {
  const forms = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return forms ? plural(quantity, ...forms) : unit;
}
