/** What the page says of what was kept: each ratio and figure beside its aim, and the sentences made of them. */
import { newestFailure, newestKept, type Kept } from '../kept.js';
import { shown, type AimText, type Curve, type Outcome, type Spread } from '../measure.js';
import { aimOf, marginOf, standingOf, type Aim, type Standing } from './aims.js';
import { wordsFor, type BenchmarkWords } from './words.js';

/** A ratio, or a figure with a unit. */
export interface Finding {
  readonly what: string;
  /** `×` for ratios. */
  readonly unit: string;
  readonly spread: Spread;
  readonly aim: Aim | null;
  /** Null where nothing is aimed at. */
  readonly standing: Standing | null;
}

export interface OutcomeFindings {
  readonly name: string;
  readonly ratios: readonly Finding[];
  /** All figures, as they were measured. */
  readonly figures: readonly Finding[];
  readonly curves: readonly Curve[];
  readonly skipped: readonly string[];
  readonly faults: readonly string[];
}

export interface BenchmarkFindings {
  readonly name: string;
  readonly words: BenchmarkWords;
  /** Undefined where it was never run. */
  readonly kept: Kept | undefined;
  /** A later run of it that failed. */
  readonly failedSince: Kept | undefined;
  readonly outcomes: readonly OutcomeFindings[];
  /** All that has an aim, from the one that is met least. */
  readonly aimed: readonly Finding[];
}

/** Of each benchmark by its name, in this order, and of those that were kept under names that are gone nothing. */
export function findingsIn(names: readonly string[], folder?: string): BenchmarkFindings[] {
  const newest = newestKept(folder);
  return names.map((name) => {
    const kept = newest.get(name);
    const outcomes = (kept?.outcomes ?? []).map(outcomeFindings);
    const aimed = outcomes
      .flatMap(({ ratios, figures }) => [...ratios, ...figures])
      .filter(({ aim }) => aim !== null)
      .toSorted((one, other) => marginIn(one) - marginIn(other));
    const failedSince = kept && newestFailure(kept, folder);
    return { name, words: wordsFor(name), kept, failedSince, outcomes, aimed };
  });
}

function outcomeFindings({ name, ratios, figures, curves, skipped, faults }: Outcome): OutcomeFindings {
  return {
    name: grouped(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`),
    ratios: ratios.map((ratio) => findingOf({ ...ratio, unit: '×' })),
    figures: figures.map(findingOf),
    ...{ curves: curves ?? [], skipped, faults },
  };
}

function findingOf(one: { what: string; unit: string; spread: Spread; aim?: AimText | '' }): Finding {
  const aim = aimOf(one.aim);
  return { ...one, what: grouped(one.what), aim, standing: aim && standingOf(one.spread, aim) };
}

/** Long numbers in a text, with their thousands apart, and none broken at the end of a line. */
function grouped(text: string): string {
  const apart = text.replace(/\b\d{5,}\b/g, (digits) => shown(Number(digits)));
  return apart.replace(/(\d) (?=\d{3}\b)/g, '$1\u00a0');
}

/** Of one that has an aim; see `marginOf`. */
export function marginIn({ spread, aim }: Finding): number {
  return marginOf(spread.median, aim!);
}

/** Whether figures of it say anything about the program, and not only that it runs. */
export function isWhole({ kept }: BenchmarkFindings): boolean {
  return kept !== undefined && !kept.short && kept.outcomes.length > 0;
}

export interface Tally {
  readonly met: number;
  readonly of: number;
}

export function tallyOf(aimed: readonly Finding[]): Tally {
  return { met: aimed.filter(({ standing }) => standing !== 'missed').length, of: aimed.length };
}

/** `0.52 (0.48 – 0.57)`, with its unit. */
export function spreadText({ spread, unit }: Pick<Finding, 'spread' | 'unit'>): string {
  const { median, least, most, rounds } = spread;
  const range = rounds === 1 ? '' : ` (${shown(least)} – ${shown(most)})`;
  return `${shown(median)}\u00a0${unit}${range}`.replaceAll(/(\d) (\d)/g, '$1\u00a0$2');
}

/** `Both`, or all by their number, of several. */
export function allOf(many: number): string {
  return many === 2 ? 'Both' : `All ${String(many)}`;
}

/** Missed ones that a sentence names; more of them stand in the picture. */
const NAMED = 3;

/** How a benchmark stands to its aims, in a sentence or two. */
export function verdictOn(aimed: readonly Finding[]): string {
  if (aimed.length === 0) return 'It has no aim of its own; what it shows stands below.';
  const missed = aimed.filter(({ standing }) => standing === 'missed');
  if (missed.length === 0) {
    const nearest = aimed[0]!;
    const all = aimed.length === 1 ? 'Its aim is met' : `${allOf(aimed.length)} aims are met`;
    const mostly = nearest.standing === 'met-mostly' ? ', though not in every round' : '';
    const which = aimed.length === 1 ? '' : 'the nearest, ';
    return `${all}: ${which}${saidOf(nearest)}${mostly}.`;
  }
  const named = missed.slice(0, NAMED).map(saidOf).join('; ');
  const others =
    missed.length > NAMED ? `; and ${String(missed.length - NAMED)} more, which are marked below` : '';
  const met = aimed.length - missed.length;
  const begin =
    aimed.length === 1
      ? 'Its aim is missed'
      : `${met === 0 ? 'None' : String(met)} of ${String(aimed.length)} aims ${met === 1 ? 'is' : 'are'} met. Missed`;
  return `${begin}: ${named}${others}.`;
}

function saidOf(finding: Finding): string {
  const aim = finding.aim!.text.replace(' ', '\u00a0');
  return `${finding.what.trim()} is ${spreadText(finding)}, where ${aim} is aimed at`;
}

/** How many times more the longest ledger takes than the shortest, and how many times longer it is. */
export function growthOf({ points }: Curve): { readonly times: number; readonly ofLength: number } {
  const [first, last] = [points[0]!, points.at(-1)!];
  return { times: last.spread.median / first.spread.median, ofLength: last.events / first.events };
}

/** What is promised to take the same behind any history may double from the shortest to the longest; the aim of `growth`. */
const FLAT_TIMES = 2;

export function isFlat(curve: Curve): boolean {
  return growthOf(curve).times <= FLAT_TIMES;
}

/** How much it grows in the last step, to the longest ledger. */
export function lastStepOf({ points }: Curve): number {
  return points.at(-1)!.spread.median / points.at(-2)!.spread.median;
}

/** Which of what should be flat is, in sentences. */
export function growthVerdict(curves: readonly Curve[]): string {
  const flat = curves.filter(({ promise }) => promise === 'flat');
  if (flat.length === 0) return '';
  const bent = flat.filter((curve) => !isFlat(curve));
  const { points } = flat[0]!;
  const lengths = `From ${shown(points[0]!.events)} to ${shown(points.at(-1)!.events)} events`;
  if (bent.length === 0) {
    return `${lengths}, all ${String(flat.length)} questions and commands that should not notice the length of the ledger stay flat: none takes twice as much.`;
  }
  const named = bent.map(
    (curve) =>
      `${curve.what} (× ${shown(growthOf(curve).times)}; × ${shown(lastStepOf(curve))} in the last step)`,
  );
  const count = `${String(flat.length - bent.length)} of the ${String(flat.length)}`;
  return `${lengths}, ${count} questions and commands that should not notice the length of the ledger stay flat, and take less than twice as much. Not flat: ${named.join('; ')}.`;
}
