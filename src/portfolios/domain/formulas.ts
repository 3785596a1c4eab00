import type { Measure } from './measure.js';
import { FEWEST_MEMBERS } from './coalition-figures.js';

/** The formulas of figures in words, with the place where each is rounded. */

const SIDE = { given: 'gave', received: 'received' } as const;

/** What a figure below `given` or `received` counts. */
export function flowFormula(
  direction: 'given' | 'received',
  { kind, unit, type, of }: Omit<Measure, 'direction' | 'standing'>,
  base: string,
): string {
  const what = {
    value: `The value in ${base}`,
    quantity: `The quantity in ${unit ?? ''}`,
    entries: 'The number',
    unvalued: 'The number of those without a value',
  }[of];
  const part =
    type === null ? '' : `, the part that counts as ${type} (split to the minor unit by largest remainder)`;
  const entries = kind === null ? 'all accepted entries' : `the accepted entries of kind ${kind}`;
  return `${what} of ${entries} by which the member ${SIDE[direction]} in the period${part}. A reversal takes away what its entry added, on its own day.`;
}

/** The same over all members. */
export function totalFormula(
  direction: 'given' | 'received',
  measure: Omit<Measure, 'direction' | 'standing'>,
  base: string,
): string {
  return `The sum over all members. Of each: ${flowFormula(direction, measure, base)}`;
}

export const BALANCE_FORMULAS = {
  opening:
    'Given less received, of all accepted entries before the period, and the baselines that were stated when members joined.',
  period: 'Given less received in the period.',
  closing: 'Opening and period together.',
} as const;

export const RETURN_FORMULA =
  'Received by given, rounded once, half-even, to four places; none where nothing was given.';

export const PRIORITY_FORMULA =
  'The weight that the member declared last, on or before the period’s last day; a value type that it did not name weighs nothing.';

export const MIX_FORMULA =
  'What was received as this value type by all that was received, rounded once, half-even, to four places. None where nothing was received, or more of some type was taken back than got.';

export const GAP_FORMULA =
  'Declared weight less realised share, from the exact fraction, rounded once, half-even, to four places: above zero, this is what to look for. None without priorities or a mix.';

export const ALIGNMENT_FORMULA =
  'Over the five value types, the sum of the lesser of realised share and declared weight, from exact fractions, rounded once, half-even, to four places. None without priorities or a mix.';

export function shareFormula(direction: 'given' | 'received'): string {
  return `What the member ${SIDE[direction]} by what all members ${SIDE[direction]}, rounded once, half-even, to four places. Not shown where fewer than ${String(FEWEST_MEMBERS)} members did, for the total would give the others away.`;
}

export function medianFormula(name: 'given' | 'received' | 'balance' | 'alignment'): string {
  const among =
    name === 'alignment'
      ? 'the members active on the period’s last day that have an alignment'
      : 'the members active on the period’s last day';
  return `The middle one of the figures of ${among}; between two middle ones their mean, rounded once, half-even. Not shown where they are fewer than ${String(FEWEST_MEMBERS)}.`;
}

export function undecidedFormula(
  standing: 'pending' | 'disputed',
  of: 'entries' | 'value',
  base: string,
): string {
  const what = of === 'entries' ? 'The number' : `The value in ${base}`;
  const entries =
    standing === 'pending'
      ? 'the entries of the period that are proposed and not accepted yet'
      : 'the entries of the period that are disputed';
  return `${what} of ${entries}, on either side. They count nowhere else.`;
}

export const POOL_FORMULAS = {
  opening: 'What went in less what went out, in all quarters before this one.',
  in: 'What accepted contributions put in and reversed benefits gave back in the quarter. What is disputed stays with the pool until it is resolved.',
  out: 'What accepted benefits took out and reversed contributions took back in the quarter. What is disputed stays with the pool until it is resolved.',
  closing: 'Opening, and what went in, less what went out.',
} as const;

export type PledgeFigureName =
  | 'pledged'
  | 'delivered'
  | 'outstanding'
  | 'overdue'
  | 'reliability'
  | 'pledges'
  | 'unvaluedPledges'
  | 'fellDue';

export const PLEDGE_FORMULAS: Readonly<Record<PledgeFigureName, string>> = {
  pledged:
    'What the member’s pledges promise on the period’s last day, those made before the period too; of one whose rest was waived or lapsed, what was delivered. Values are of the pledges that have one.',
  delivered:
    'What accepted entries delivered of those pledges by that day, up to what is promised; a value in proportion to the quantity, rounded once, half-even, to the minor unit.',
  outstanding: 'Pledged less delivered.',
  overdue: 'What is outstanding of pledges whose due date lies before the period’s last day.',
  reliability:
    'The mean, over the pledges that fell due by that day, of what was delivered by the due date of what was promised then, at most 1; rounded once, half-even, to four places. None where none fell due.',
  pledges: 'The number of pledges that the member had made by the period’s last day.',
  unvaluedPledges: 'The number of those that have no value. They are unvalued, not worth zero.',
  fellDue: 'The number of those that fell due: the ones behind the reliability.',
};

/** Credits (domain.md §7). */
export const PRAISE_FORMULAS = {
  flows:
    'What the uses of the one sent to the other as an author over the quarter and the window of its policy before it: up to the pair’s cap in each quarter, before damping; rounded half-even to hundredths.',
  rings: 'The least of what each member of the circle sends the next, and the last one the first.',
} as const;

export const CREDIT_FORMULAS = {
  opening: 'What was held before the period: the sum of what events before it moved.',
  accrued:
    'The sum over uses of base × depth / q + outcomeRate × min(outcomes, outcomeCap), by lineage and author; less what is above the pair’s cap and what mutual use damps; the quarter’s total up to its cap, half-even to hundredths, then by largest remainder. Of all time: what open quarters come to.',
  vested: 'The sum of what vested at the closes of quarters in the period.',
  reserved: 'The sum of what was reserved in the period, less what was redeemed of it or set free.',
  redeemed: 'The sum of what was redeemed in the period.',
  expired: 'The sum of what expired in the period.',
  closing: 'opening + vested − reserved − redeemed − expired.',
  balance: 'opening + vested − reserved − redeemed − expired.',
  equityShare:
    'Its vested credits of all time by all vested credits, rounded half-even to four places; untold where none vested.',
} as const;
export type CreditFigureName = keyof typeof CREDIT_FORMULAS;
