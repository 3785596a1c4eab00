import type { LedgerStore } from '../../event-store/store.js';
import type { ProblemCode } from '../../kernel/problem.js';
import { WHOLE_SERVICE } from '../domain/standing.js';
import { SERVICE, type TrailEntry } from '../domain/trail-acts.js';
import { appendToTrail } from './append-to-trail.js';

/** A request that was refused. */
export interface Denied {
  /** That was asked for; `WHOLE_SERVICE` where it was none. */
  readonly coalitionId: string;
  /** A person's id or a key's, or `NOBODY`. */
  readonly actor: string;
  /** The method and the route's pattern: `GET /api/v1/coalitions/:slug/members`. */
  readonly route: string;
  readonly problem: ProblemCode;
}

/** So many of one kind. */
export interface CountedDenials {
  readonly kinds: readonly (Denied & { readonly times: number })[];
  /** Those that were of more kinds than are told one by one. */
  readonly others: number;
}

/** Kinds of denials that are told one by one each time: who tries every door must not fill the trail. */
const MOST_KINDS = 50;
const WRITTEN_EVERY_MS = 1_000;

/**
 * Denials come in floods, and an entry for each would let anybody grow the trail: they are counted here by actor, route and
 * problem, and written about once a second, and when the service stops. What a crash takes with it is the last second.
 */
export class Denials {
  private readonly kinds = new Map<string, Denied & { times: number }>();
  private others = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (denials: CountedDenials) => Promise<void>,
    /** Denials that could not be written are told here, and counted again with the next ones. */
    private readonly failed: (error: unknown) => void,
    private readonly everyMs = WRITTEN_EVERY_MS,
  ) {}

  note(denied: Denied): void {
    this.count(denied, 1);
    this.timer ??= setTimeout(() => void this.flush(), this.everyMs).unref();
  }

  private count(denied: Denied, times: number): void {
    const { coalitionId, actor, route, problem } = denied;
    const key = JSON.stringify([coalitionId, actor, route, problem]);
    const known = this.kinds.get(key);
    if (known) known.times += times;
    else if (this.kinds.size < MOST_KINDS) this.kinds.set(key, { coalitionId, actor, route, problem, times });
    else this.others += times;
  }

  /** Writes what was counted. Resolves once it is in the trail, or was told to have failed. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.writeNow());
    return this.writing;
  }

  private async writeNow(): Promise<void> {
    if (this.kinds.size === 0 && this.others === 0) return;
    const denials = { kinds: [...this.kinds.values()], others: this.others };
    this.kinds.clear();
    this.others = 0;
    try {
      await this.write(denials);
    } catch (error) {
      this.failed(error);
      for (const kind of denials.kinds) this.count(kind, kind.times);
      this.others += denials.others;
    }
  }
}

/**
 * Writes counted denials into the trails of their coalitions. Those that asked for a coalition that nobody founded are told in
 * the service's: nobody makes a trail by asking.
 */
export function writeDenials(
  store: LedgerStore,
  { denials: { kinds, others }, now }: { denials: CountedDenials; now: string },
): Promise<void> {
  return store.write(
    async (transaction) => {
      const asked = [...new Set(kinds.map(({ coalitionId }) => coalitionId))];
      const places = asked.map(() => '?').join(', ');
      const rows =
        asked.length === 0
          ? []
          : await transaction.query(
              `SELECT coalition_id FROM ledger_heads WHERE coalition_id IN (${places}) AND position > 0`,
              asked,
            );
      const founded = new Set(rows.map((row) => row['coalition_id'] as string));
      const entries = kinds.map(({ coalitionId, actor, ...about }): TrailEntry => ({
        coalitionId: founded.has(coalitionId) ? coalitionId : WHOLE_SERVICE,
        actor,
        act: 'request-denied',
        about,
        at: now,
      }));
      if (others > 0) {
        const about = { times: others };
        entries.push({
          coalitionId: WHOLE_SERVICE,
          actor: SERVICE,
          act: 'more-requests-denied',
          about,
          at: now,
        });
      }
      await appendToTrail(transaction, entries);
    },
    undefined,
    'across',
  );
}
