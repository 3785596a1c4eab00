import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Problem } from '../kernel/problem.js';
import type { EventsPage } from './log.queries.js';

/** Streams that one principal can have open at one instance of the service. */
export const STREAMS_LIMIT = 5;

/** Events read at once; no more are held in memory while a slow reader takes them. */
export const PAGE_EVENTS = 100;

export interface FollowingPace {
  /** How often the ledger is looked at: what any instance recorded shows within that time. */
  readonly lookEveryMs: number;
  /** How often a silent stream says that it is still there, so that nothing between takes it for dead. */
  readonly beatEveryMs: number;
  /** How often it is asked whether the reader may still read; it is asked as well before anything is sent. */
  readonly askEveryMs: number;
}

const PACE: FollowingPace = { lookEveryMs: 500, beatEveryMs: 15_000, askEveryMs: 5_000 };

export interface Following {
  /** Who follows. */
  readonly principalId: string;
  /** The last position that the follower has. */
  readonly after: number;
  /** The next events after a position. */
  readonly read: (after: number) => Promise<EventsPage>;
  /** Whether the follower may still read. */
  readonly isStillLetIn: () => Promise<boolean>;
}

/**
 * Lets others follow a ledger as server-sent events. It looks at the ledger by position, so it does not matter which instance of the
 * service recorded what, nor whether anybody looked at the time; and it reads a page only when the reader has taken the one before.
 */
@Injectable()
export class Followers implements OnModuleDestroy {
  private readonly open = new Map<string, number>();
  private readonly stopping = new AbortController();
  pace = PACE;

  /** Ends all streams, so that the service can stop; whoever followed comes back to another instance with its last position. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** @throws Problem `request.too-many-streams` */
  follow(following: Following): Readable {
    const { principalId } = following;
    const open = this.open.get(principalId) ?? 0;
    if (open >= STREAMS_LIMIT) throw new Problem('request.too-many-streams', { max: STREAMS_LIMIT });
    this.open.set(principalId, open + 1);
    const gone = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, gone.signal]);
    const stream = Readable.from(this.lines(following, signal), {
      objectMode: false,
      highWaterMark: 16 * 1024,
    });
    // A generator that waits for news would else hear of its end with the next of it.
    const end = stream._destroy.bind(stream);
    stream._destroy = (error, done) => {
      gone.abort();
      end(error, done);
    };
    stream.once('close', () => {
      const left = (this.open.get(principalId) ?? 1) - 1;
      if (left === 0) this.open.delete(principalId);
      else this.open.set(principalId, left);
    });
    return stream;
  }

  private async *lines(
    { after: from, read, isStillLetIn }: Following,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const { lookEveryMs, beatEveryMs, askEveryMs } = this.pace;
    let [after, askedAt, spokenAt] = [from, performance.now(), performance.now()];
    // Says at once that it is there, and how soon to come back.
    yield 'retry: 2000\n\n';
    while (!signal.aborted) {
      const { events } = await read(after);
      if (events.length > 0 || performance.now() - askedAt >= askEveryMs) {
        if (!(await isStillLetIn())) return;
        askedAt = performance.now();
      }
      for (const event of events) {
        yield `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`;
        after = Number(event.position);
        spokenAt = performance.now();
      }
      if (events.length >= PAGE_EVENTS) continue;
      if (performance.now() - spokenAt >= beatEveryMs) {
        yield ': still here\n\n';
        spokenAt = performance.now();
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
