import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredRequest } from '../../http/request-log.js';
import type { HookCounts } from '../../hooks/hooks.queries.js';
import { PHASES, TRANSACTION_BUCKETS, type LaneFigures } from '../../event-store/lane-statistics.js';

/** Upper bounds of the buckets in which requests are counted, in seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface JobFigures {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
}

/** A call of a web hook that has ended: what it came to, and how long it took. */
export interface HookCall {
  readonly verdict: string;
  readonly seconds: number;
}

export interface MetricsSources {
  readonly lanes: () => Promise<LaneFigures>;
  readonly jobs: () => Promise<JobFigures>;
  readonly hooks: () => Promise<HookCounts>;
}

/**
 * What this instance does, in the text format of Prometheus: requests, the lanes of the ledgers, jobs, web hooks, and the process itself.
 * Names follow its conventions (base units, `_total`); labels have few values each, as every combination is a series.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly deliveries: Histogram<'verdict'>;

  constructor(private readonly sources: MetricsSources) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      ...{ name: 'evenhand_http_request_duration_seconds', registers, buckets: REQUEST_BUCKETS },
      help: 'Requests by method, route and status, from the first line of the request to the last of the answer.',
      labelNames: ['method', 'route', 'status'],
    });
    new Gauge({
      ...{ name: 'evenhand_jobs', registers, labelNames: ['state'] },
      help: 'Jobs of all instances by state.',
      collect: async function () {
        const jobs = await sources.jobs();
        for (const [state, count] of Object.entries(jobs)) this.set({ state }, count as number);
      },
    });
    this.deliveries = new Histogram({
      ...{ name: 'evenhand_web_hook_delivery_duration_seconds', registers, buckets: REQUEST_BUCKETS },
      help: 'Calls of web hooks by what they came to: delivered, refused, gone, failed.',
      labelNames: ['verdict'],
    });
  }

  delivered({ verdict, seconds }: HookCall): void {
    this.deliveries.observe({ verdict }, seconds);
  }

  answered({ method, route, status, seconds }: AnsweredRequest): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All of it, as it is now. */
  async text(): Promise<string> {
    const { lanes, hooks } = this.sources;
    const [own, ...figures] = await Promise.all([this.registry.metrics(), lanes(), hooks()]);
    return [own, await lanesAsText(figures[0]), await hooksAsText(figures[1])].join('\n');
  }
}

/** The lanes count for themselves, in a thread of their own: their figures are put into a registry of one scrape. */
async function lanesAsText({ waiting, commands, events, transactions }: LaneFigures): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const { count, seconds, within, phases } = transactions;
  new Gauge({
    ...{ name: 'evenhand_lanes_waiting', registers },
    help: 'Commands and batches that wait for their transaction: how deep the lanes are.',
  }).set(waiting);
  const answered = new Counter({
    ...{ name: 'evenhand_commands_total', registers, labelNames: ['outcome'] },
    help: 'Commands that were done, refused by a rule, or failed.',
  });
  for (const [outcome, number] of Object.entries(commands)) answered.inc({ outcome }, number);
  new Counter({
    ...{ name: 'evenhand_events_appended_total', registers },
    help: 'Events appended to the logs by this instance.',
  }).inc(events);
  const spent = new Counter({
    ...{ name: 'evenhand_lane_phase_seconds_total', registers, labelNames: ['phase'] },
    help: 'Where transactions spend their time: waiting for the lock, deciding, writing events and figures, committing.',
  });
  for (const phase of PHASES) spent.inc({ phase }, phases[phase]);
  return `${await registry.metrics()}\n${histogramText(count, seconds, within)}`;
}

/** What one look at the hooks finds, in a registry of one scrape. */
function hooksAsText({ active, paused, behind, deadLetters }: HookCounts): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const hooks = new Gauge({
    ...{ name: 'evenhand_web_hooks', registers, labelNames: ['state'] },
    help: 'Web hooks of all coalitions by state.',
  });
  hooks.set({ state: 'active' }, active);
  hooks.set({ state: 'paused' }, paused);
  new Gauge({
    ...{ name: 'evenhand_web_hook_events_behind', registers },
    help: 'Events recorded that web hooks which deliver have not come to yet, of all coalitions: how deep the outbox is.',
  }).set(behind);
  new Gauge({
    ...{ name: 'evenhand_web_hook_dead_letters', registers },
    help: 'Events that web hooks of all coalitions keep aside.',
  }).set(deadLetters);
  return registry.metrics();
}

const TRANSACTIONS = 'evenhand_lane_transaction_duration_seconds';

/** A histogram that was counted elsewhere, which the library does not take over. */
function histogramText(count: number, seconds: number, within: readonly number[]): string {
  const buckets = TRANSACTION_BUCKETS.map(
    (bound, i) => `${TRANSACTIONS}_bucket{le="${String(bound)}"} ${String(within[i])}`,
  );
  return [
    `# HELP ${TRANSACTIONS} Transactions of the lanes, each a group of commands and one commit.`,
    `# TYPE ${TRANSACTIONS} histogram`,
    ...buckets,
    `${TRANSACTIONS}_bucket{le="+Inf"} ${String(count)}`,
    `${TRANSACTIONS}_sum ${String(seconds)}`,
    `${TRANSACTIONS}_count ${String(count)}`,
    '',
  ].join('\n');
}
