import { Inject, Injectable } from '@nestjs/common';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import type { Here } from './view.js';

/** Answers that are remembered, of all coalitions. The largest, reports and accounts of a thousand members, are a few hundred kilobytes. */
const KEPT_LIMIT = 40;

/** What long work is asked with, and from where its reader looks. */
interface Asked {
  readonly coalitionId: string;
  readonly sight: Sight;
  /** What it is about, by its names. */
  readonly [about: string]: unknown;
}

/**
 * What pages ask of long work. An answer follows from the ledger up to its last event, the day, and where its reader looks from:
 * as long as none of them is another, the first answer holds for whoever asks the same, and the work is done once.
 */
@Injectable()
export class LongAnswers {
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  /** @param view of a page that was asked for just now: it says how far the ledger is */
  of<Result>({ coalition: { position, today } }: Here, name: string, asked: Asked): Promise<Result> {
    const key = JSON.stringify([name, position, today, asked]);
    const known = this.kept.get(key);
    // Looked at last, forgotten last.
    this.kept.delete(key);
    const answer = known ?? this.longWork.run<Result>(name, asked);
    this.kept.set(key, answer);
    if (known === undefined) {
      if (this.kept.size > KEPT_LIMIT) this.kept.delete(this.kept.keys().next().value!);
      // What went wrong may go well the next time.
      answer.catch(() => this.kept.delete(key));
    }
    return answer as Promise<Result>;
  }
}
