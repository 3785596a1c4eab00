import { monitorEventLoopDelay } from 'node:perf_hooks';

const WATCH_MS = 10;

/** What the main thread feels of some work: how late its timers are, and the most memory that it saw in use. */
export async function watched(work: () => Promise<unknown>): Promise<{ delayMs: number; megabytes: number }> {
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), WATCH_MS);
  const delays = monitorEventLoopDelay({ resolution: WATCH_MS });
  delays.enable();
  await work();
  delays.disable();
  clearInterval(watch);
  return { delayMs: delays.percentile(99) / 1e6 - WATCH_MS, megabytes: most / 1e6 };
}
