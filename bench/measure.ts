/** What several rounds of one measurement showed. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly rounds: number;
}

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)!, rounds: sorted.length };
}

/** What is aimed at: `≥ 0.4`, in the unit of what stands beside it. */
export type AimText = `${'≥' | '>' | '≤' | '<'} ${number}`;

/** What so large a share of the values does not exceed (0.99: the 99th of a hundred), by the nearest rank. */
export function percentileOf(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

/** What the 99th of a hundred, and the 999th of a thousand, waits for. */
interface Tail {
  readonly p99: number;
  readonly p999: number;
}

/** An absolute figure: of use only beside the others of the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly spread: Spread;
  /** Absent where nothing is aimed at. */
  readonly aim?: AimText;
  /** Of many waits. */
  readonly tail?: Tail;
}

/** Ours against a baseline, round by round in the same run. Only these are compared between runs and machines. */
export interface Ratio {
  readonly what: string;
  readonly spread: Spread;
  /** Empty where nothing is aimed at. Printed beside the ratio; nothing fails by it. */
  readonly aim: AimText | '';
}

/** What something takes on ledgers of different lengths, measured in turns. */
export interface Curve {
  readonly what: string;
  readonly unit: string;
  /** What is promised: that it takes the same behind any history, or grows in step with it, as it reads it all. */
  readonly promise: 'flat' | 'linear';
  /** From the shortest ledger on. */
  readonly points: readonly { readonly events: number; readonly spread: Spread }[];
}

export interface Outcome {
  readonly name: string;
  readonly curves?: readonly Curve[];
  readonly figures: Figure[];
  readonly ratios: Ratio[];
  /** What could not be measured here, and what is missing for it. */
  readonly skipped: string[];
  /** What must never be, and was seen: the run fails by it, once everything is measured and kept. */
  readonly faults: string[];
}

export function outcome(name: string): Outcome {
  return { name, figures: [], ratios: [], skipped: [], faults: [] };
}

export function addFigure(
  to: Outcome,
  what: string,
  unit: string,
  values: readonly number[],
  aim?: AimText,
): void {
  to.figures.push({ what, unit, spread: spreadOf(values), ...(aim === undefined ? {} : { aim }) });
}

/** Adds what many waited for, with the few that waited longest. */
export function addWaits(to: Outcome, what: string, milliseconds: readonly number[]): void {
  if (milliseconds.length === 0) return;
  const tail = { p99: percentileOf(milliseconds, 0.99), p999: percentileOf(milliseconds, 0.999) };
  to.figures.push({ what, unit: 'ms', spread: spreadOf(milliseconds), tail });
}

/** Adds `ours / theirs`, of each round with its own baseline. */
export function addRatio(
  to: Outcome,
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  aim: AimText | '',
): void {
  to.ratios.push({ what, spread: spreadOf(ours.map((value, i) => value / theirs[i]!)), aim });
}

/** The seconds that some work takes. */
export async function secondsOf(work: () => Promise<unknown> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** A figure in three digits or so. */
export function shown(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function line(what: string, { median, least, most, rounds }: Spread, unit: string, aim = ''): string {
  const range = rounds === 1 ? 'one round' : `${shown(least)} – ${shown(most)}, ${String(rounds)} rounds`;
  return `  ${what.padEnd(74)} ${shown(median).padStart(10)} ${unit.padEnd(10)} ${aim.padEnd(8)} (${range})`;
}

function waitsLine(what: string, { median, most, rounds }: Spread, { p99, p999 }: Tail): string {
  const of = `${String(rounds)} waited, the longest ${shown(most)}`;
  return `  ${what.padEnd(74)} ${shown(median).padStart(10)} ms; p99 ${shown(p99)}, p99.9 ${shown(p999)} (${of})`;
}

export function print({ name, figures, ratios, skipped, faults }: Outcome): void {
  console.log(`\n${name}`);
  for (const { what, unit, spread, aim, tail } of figures) {
    console.log(tail ? waitsLine(what, spread, tail) : line(what, spread, unit, aim));
  }
  for (const { what, spread, aim } of ratios) console.log(line(what, spread, '×', aim));
  for (const what of skipped) console.log(`  SKIPPED: ${what}`);
  for (const what of faults) console.log(`  FAULT: ${what}`);
}
