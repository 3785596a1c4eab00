/** Sentences that the page and the document share. */
import type { Kept } from '../kept.js';
import { allOf, growthVerdict, isWhole, tallyOf, type BenchmarkFindings } from './findings.js';

/** The answer in the first lines: how many aims are met, and whether the length of the ledger is felt. */
export function leadOn(benchmarks: readonly BenchmarkFindings[]): string {
  const whole = benchmarks.filter(isWhole);
  if (whole.length === 0) {
    return benchmarks.some(({ kept }) => kept !== undefined)
      ? 'Only short looks have been taken so far: they show that everything runs, and little about how fast.'
      : 'Nothing has been measured yet.';
  }
  const { met, of } = tallyOf(whole.flatMap(({ aimed }) => aimed));
  const aims = met === of ? `${allOf(of)} aims are met.` : `${String(met)} of ${String(of)} aims are met.`;
  const missed = whole.filter(({ aimed }) => tallyOf(aimed).met < aimed.length);
  const where = missed.map(({ words, aimed }) => {
    const tally = tallyOf(aimed);
    return `${String(tally.of - tally.met)} of “${words.title}”`;
  });
  const missing = met === of ? '' : ` Missed: ${where.join(', ')}.`;
  const growth = growthVerdict(whole.flatMap(({ outcomes }) => outcomes.flatMap(({ curves }) => curves)));
  return `${aims}${missing} ${growth}`.trim();
}

/** Names by which those that were never run are asked for. */
export function notRun(benchmarks: readonly BenchmarkFindings[]): string[] {
  return benchmarks.filter(({ kept }) => kept === undefined).map(({ name }) => name);
}

/** The command that measures these, of so many that there are. */
export function howToRun(names: readonly string[], all: number): string {
  return names.length === all ? 'npm run bench' : `npm run bench -- ${names.join(' ')}`;
}

export function machineText({ machine }: Kept): string {
  const { processors, model, memory_bytes, node, platform } = machine;
  const gigabytes = Math.round(memory_bytes / 2 ** 30);
  const cores = processors === 1 ? 'one processor' : `${String(processors)} processors`;
  const named = /unknown/i.test(model) ? '' : ` (${model})`;
  return `${cores}${named}, ${String(gigabytes)} GB, Node ${node.replace(/^v/, '')}, ${platform}`;
}

/** When, how long, how busy the machine was otherwise, and of which program. */
export function whenText(kept: Kept): string {
  const { at, seconds, load, machine, commit } = kept;
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  const time = date.toISOString().slice(11, 16);
  const took = seconds < 90 ? `${String(seconds)} seconds` : `${String(Math.round(seconds / 60))} minutes`;
  const isBusy = load.before > machine.processors / 2;
  const busy = isBusy ? ', which is busy: what is no ratio may be too slow' : '';
  const of = commit ? `, of commit ${commit}` : '';
  return `${day}, ${time} UTC, in ${took}${of}. Load as it began: ${load.before.toFixed(2)} on ${String(machine.processors)} processors${busy}.`;
}
