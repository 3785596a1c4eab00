/** What those waited for who sent a mixed load. */
import type { Wait } from './arrivals.js';
import { addFigure, addWaits, percentileOf, type Outcome } from './measure.js';
import { WRITES } from './mixed-kinds.js';

export function addAllWaits(to: Outcome, waits: readonly Wait[], late: readonly number[]): void {
  const part = (what: string, is: (wait: Wait) => boolean): void => {
    addWaits(
      to,
      what,
      waits.filter(is).map(({ ms }) => ms),
    );
  };
  part('all requests', () => true);
  const all = waits.map(({ ms }) => ms);
  addFigure(to, 'all requests, the 99th of a hundred', 'ms', [percentileOf(all, 0.99)], '< 100');
  part('what records', ({ kind }) => WRITES.has(kind));
  part('what the API reads', ({ kind }) => !WRITES.has(kind) && !kind.startsWith('page: '));
  part('pages', ({ kind }) => kind.startsWith('page: '));
  const kinds = new Set(waits.map(({ kind }) => kind));
  for (const kind of [...kinds].toSorted()) part(`  ${kind}`, (wait) => wait.kind === kind);
  addWaits(to, 'of that, how late the sender began', late);
}

export function addProcessor(to: Outcome, of: string, seconds: number, requests: number): void {
  addFigure(to, `processor time of ${of}`, 'ms each', [(seconds / requests) * 1_000]);
}

/** Equal parts of the time in which requests were due. */
export function partsOf(waits: readonly Wait[], parts: number, seconds: number): Wait[][] {
  const length = (seconds * 1_000) / parts;
  return Array.from({ length: parts }, (_, i) =>
    waits.filter(({ at }) => at >= i * length && at < (i + 1) * length),
  );
}
