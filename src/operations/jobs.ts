import { Inject, Injectable, Logger } from '@nestjs/common';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { tellable } from '../http/unforeseen.js';
import { systemClock } from '../kernel/clock.js';
import { newEventId } from '../kernel/ids.js';
import { Problem, type ProblemDocument } from '../kernel/problem.js';

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'failed';
  /** Events done, and events there are; null before the first of them. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** What came out; null while it runs. */
  readonly result: unknown;
  readonly problem: ProblemDocument | null;
}

interface KeptJob {
  readonly scope: string;
  readonly request: string;
  job: Job;
  /** When it began, or ended. */
  at: string;
}

/** A job, and when it ended, or, while it runs, began. */
export interface LastJob {
  readonly job: Job;
  readonly at: string;
}

/** Jobs whose outcome is kept. The oldest that has ended goes first. */
const KEPT_LIMIT = 200;
/** Jobs that run side by side at most: each of them reads a whole history. */
const RUNNING_LIMIT = 4;

/**
 * Work that takes longer than a request should wait. Jobs live as long as the service: what they find can be found
 * again, so nothing is lost with them.
 */
@Injectable()
export class Jobs {
  private readonly logger = new Logger('Jobs');
  private readonly kept = new Map<string, KeptJob>();
  private readonly byKey = new Map<string, string>();

  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  /** Begins a job; the same key with the same request is the same job. `scope` is a coalition, or empty for all of them. */
  begin(scope: string, kind: string, argument: object | null, idempotencyKey?: string): Job {
    const request = JSON.stringify([kind, argument]);
    const key = idempotencyKey === undefined ? undefined : JSON.stringify([scope, idempotencyKey]);
    const known = key === undefined ? undefined : this.kept.get(this.byKey.get(key) ?? '');
    if (known) {
      if (known.request === request) return known.job;
      throw new Problem('ledger.idempotency-key-reused', { key: idempotencyKey });
    }
    this.makeRoom();
    const id = newEventId();
    const kept: KeptJob = {
      scope,
      request,
      at: systemClock.now(),
      job: { id, kind, state: 'running', progress: null, result: null, problem: null },
    };
    this.kept.set(id, kept);
    if (key !== undefined) this.byKey.set(key, id);
    void this.run(kept, kind, argument);
    return kept.job;
  }

  private async run(kept: KeptJob, kind: string, argument: object | null): Promise<void> {
    try {
      const result = await this.longWork.run<unknown>(kind, argument, (done, total) => {
        kept.job = { ...kept.job, progress: { done, total } };
      });
      kept.job = { ...kept.job, state: 'done', result: result ?? null };
    } catch (error) {
      kept.job = { ...kept.job, state: 'failed', problem: tellable(error, this.logger).toDocument() };
    }
    kept.at = systemClock.now();
  }

  /** The last job of a kind in a scope, since this service started. */
  last(scope: string, kind: string): LastJob | undefined {
    const found = [...this.kept.values()].findLast((kept) => kept.scope === scope && kept.job.kind === kind);
    return found && { job: found.job, at: found.at };
  }

  private makeRoom(): void {
    const running = [...this.kept.values()].filter(({ job }) => job.state === 'running').length;
    if (running >= RUNNING_LIMIT) throw new Problem('request.too-many-jobs', { max: RUNNING_LIMIT });
    if (this.kept.size < KEPT_LIMIT) return;
    for (const [id, { job }] of this.kept) {
      if (job.state === 'running') continue;
      this.kept.delete(id);
      for (const [key, jobId] of this.byKey) if (jobId === id) this.byKey.delete(key);
      return;
    }
  }

  /** A job of this scope; one of another is as unknown as none. */
  job(scope: string, id: string): Job {
    const kept = this.kept.get(id);
    if (kept?.scope !== scope) throw new Problem('request.job-unknown', { job: id });
    return kept.job;
  }
}
