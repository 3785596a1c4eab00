import { Injectable } from '@nestjs/common';

/** How one making of proposals stands. */
export interface UnderWay {
  readonly startedAt: number;
  /** Undefined while it is at work. */
  readonly ended?: { readonly failure: unknown };
}

/** What ended is told of so long, to whoever comes back for it. */
const TOLD_MS = 10 * 60_000;

/**
 * Which proposals are being made from pages of this process: they take longer than a browser should be kept waiting. It is no record:
 * what comes of it is in the ledger, where every instance reads it.
 */
@Injectable()
export class ProposalsUnderWay {
  private readonly works = new Map<string, { at: UnderWay; done: Promise<void> }>();
  private readonly now: () => number = () => Date.now();

  /** Begins where nothing is under way for this, and waits a little for it to end. */
  async begin(of: string, work: () => Promise<unknown>, patienceMs: number): Promise<UnderWay> {
    this.forget();
    if (!this.isAtWork(of)) {
      const begun = { at: { startedAt: this.now() } as UnderWay, done: Promise.resolve() };
      const end = (failure: unknown): void => {
        begun.at = { ...begun.at, ended: { failure } };
      };
      begun.done = work().then(
        () => {
          end(null);
        },
        (error: unknown) => {
          end(error);
        },
      );
      this.works.set(of, begun);
    }
    const { done } = this.works.get(of)!;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([done, patience]);
    clearTimeout(timer);
    return this.works.get(of)!.at;
  }

  /** How it stands; undefined where nothing was begun here, or that is long over. */
  of(of: string): UnderWay | undefined {
    this.forget();
    return this.works.get(of)?.at;
  }

  /** Forgets what ended, once its end was told. */
  told(of: string): void {
    if (!this.isAtWork(of)) this.works.delete(of);
  }

  private isAtWork(of: string): boolean {
    const work = this.works.get(of);
    return work !== undefined && work.at.ended === undefined;
  }

  private forget(): void {
    for (const [of, { at }] of this.works) {
      if (at.ended && at.startedAt < this.now() - TOLD_MS) this.works.delete(of);
    }
  }
}
