/** How requests come: at a rate of their own, whoever answers slowly; or one after another by each of some callers. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Wait {
  readonly kind: string;
  /** When it was due, in milliseconds since the begin. */
  readonly at: number;
  /** From then to the end of its answer, in milliseconds. */
  readonly ms: number;
}

interface Arrivals<Work extends { readonly kind: string }> {
  readonly seconds: number;
  readonly next: () => Work;
  readonly send: (work: Work) => Promise<void>;
}

export interface Arrived {
  readonly waits: Wait[];
  /** How much later than due the sender began each, in milliseconds: what the waits hold of the sender itself. */
  readonly late: number[];
}

/**
 * Requests that come singly and by chance, so many a second on average (a Poisson process), as those of many people do. They don't wait for
 * each other's answers, and each counts from when it was due: a server that stands still for a second keeps everybody waiting
 * who came in it, and not the one whom it was answering (no coordinated omission).
 */
export async function arriving<Work extends { readonly kind: string }>(
  perSecond: number,
  random: () => number,
  { seconds, next, send }: Arrivals<Work>,
): Promise<Arrived> {
  const [waits, late]: [Wait[], number[]] = [[], []];
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  let due = 0;
  for (;;) {
    due += (-Math.log(1 - random()) / perSecond) * 1_000;
    if (due >= seconds * 1_000) break;
    const early = start + due - performance.now();
    if (early > 0) await pause(early);
    const at = due;
    late.push(Math.max(0, performance.now() - start - at));
    const work = next();
    const sent = send(work).then(() => {
      waits.push({ kind: work.kind, at, ms: performance.now() - start - at });
      underWay.delete(sent);
    });
    underWay.add(sent);
  }
  await Promise.all(underWay);
  return { waits, late };
}

/** What some callers get done in a second who each send one after another. */
export async function throughput<Work extends { readonly kind: string }>(
  callers: number,
  { seconds, next, send }: Arrivals<Work>,
): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1_000;
  let done = 0;
  const call = async (): Promise<void> => {
    while (performance.now() < end) {
      await send(next());
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return done / ((performance.now() - start) / 1_000);
}
