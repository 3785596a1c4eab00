import { daysAfter, LAST_DAY, QUARTERS, workingDayFrom } from '../calendar.js';
import { inOrder, type Draft } from '../drafts.js';
import type { Random } from '../random.js';

/** A mistake that somebody made once: which right lines it could have happened to, and how the wrong one looked. */
interface Mistake {
  readonly couldBe: (right: Draft) => boolean;
  readonly quarters: readonly [number, number];
  readonly wrong: (right: Draft) => Draft;
  readonly why: string;
  /** Found only after the quarter had ended, and put right on this many days after the line's own date. */
  readonly foundAfterDays?: number;
}

const MISTAKES: readonly Mistake[] = [
  {
    couldBe: (right) => right.role === 'nurse' && right.direction === 'contribution',
    quarters: [0, 1],
    wrong: (right) => ({ ...right, quantity: right.quantity * 10 }),
    why: 'decimal point lost',
  },
  {
    couldBe: (right) =>
      right.kind === 'funds' && right.member === 'pharmacies' && right.quantity === 3_500_00,
    quarters: [1, 3],
    wrong: (right) => ({ ...right, quantity: 5_300_00 }),
    why: 'figures swapped',
  },
  {
    couldBe: (right) => right.unit === 'doses' && right.member === 'pharmacies' && right.quantity % 10 === 0,
    quarters: [4, 5],
    wrong: (right) => ({ ...right, quantity: right.quantity / 10 }),
    why: 'boxes of ten counted as doses',
  },
  {
    couldBe: (right) =>
      right.pool === 'common' && right.member === 'northgate-clinic' && right.direction === 'benefit',
    quarters: [2, 5],
    wrong: (right) => ({ ...right, member: 'docklands-practice' }),
    why: 'booked to the wrong clinic',
  },
  {
    couldBe: (right) => right.unit === 'sessions' && right.member === 'st-brigids',
    quarters: [5, 6],
    wrong: (right) => ({ ...right, quantity: right.quantity * 2 }),
    why: 'both hospitals’ sessions counted',
    foundAfterDays: 100,
  },
  {
    couldBe: (right) => right.role === 'community-health-worker' && right.member === 'quayside-clinic',
    quarters: [6, 7],
    wrong: (right) => ({ ...right, role: 'doctor' }),
    why: 'wrong role',
  },
];

/**
 * Puts each mistake before a line that it could have happened to, then takes it back: the wrong line, the reversal that
 * names it, and the right one. On one day the three add up to the right line, so no pool notices.
 */
export function withCorrections(random: Random, rightLines: readonly Draft[]): Draft[] {
  const lines = [...rightLines];
  for (const mistake of MISTAKES) {
    const from = QUARTERS[mistake.quarters[0]]?.from ?? '';
    const to = QUARTERS[mistake.quarters[1]]?.to ?? '';
    const foundOn = (line: Draft): string =>
      mistake.foundAfterDays ? workingDayFrom(daysAfter(line.on, mistake.foundAfterDays)) : line.on;
    // Where chance left no such line in those quarters, the mistake happened at some other time.
    const possible = lines.filter((line) => mistake.couldBe(line) && foundOn(line) <= LAST_DAY);
    const usual = possible.filter((line) => line.on >= from && line.on <= to);
    const right = random.pick(usual.length > 0 ? usual : possible);
    const wrong = mistake.wrong(right);
    const on = foundOn(right);
    const reversal: Draft = {
      ...wrong,
      on,
      quantity: -wrong.quantity,
      reverses: wrong,
      description: `Taken back, ${mistake.why}: ${wrong.description}`,
    };
    const replacement: Draft = { ...right, on, description: `${right.description} (corrected)` };
    lines.splice(lines.indexOf(right), 1, wrong, reversal, replacement);
  }
  return inOrder(lines);
}
