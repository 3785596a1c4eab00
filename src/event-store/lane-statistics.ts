/** Upper bounds of the buckets in which transactions are counted, in seconds. */
export const TRANSACTION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a transaction spends its time with, one after the other. */
export const PHASES = ['lock', 'decide', 'write', 'commit'] as const;
export type Phase = (typeof PHASES)[number];

/** What all lanes of a process did since it started. Durations are in seconds. */
export interface LaneFigures {
  /** Commands and batches that wait for their transaction, now. */
  readonly waiting: number;
  readonly commands: Readonly<Record<'done' | 'refused' | 'failed', number>>;
  readonly events: number;
  readonly transactions: {
    readonly count: number;
    readonly seconds: number;
    /** How many took no longer than each of `TRANSACTION_BUCKETS`. */
    readonly within: readonly number[];
    readonly phases: Readonly<Record<Phase, number>>;
  };
}

/** Counts what lanes do. It belongs to one thread; whoever else wants to know asks for its figures. */
export class LaneStatistics {
  private waiting = 0;
  private readonly commands = { done: 0, refused: 0, failed: 0 };
  private events = 0;
  private count = 0;
  private seconds = 0;
  private readonly within = TRANSACTION_BUCKETS.map(() => 0);
  private readonly phases: Record<Phase, number> = { lock: 0, decide: 0, write: 0, commit: 0 };

  queued(): void {
    this.waiting += 1;
  }

  taken(count: number): void {
    this.waiting -= count;
  }

  answered(how: keyof LaneFigures['commands']): void {
    this.commands[how] += 1;
  }

  appended(events: number): void {
    this.events += events;
  }

  /** @returns what is told at the end of each phase of a transaction, and at its end */
  transaction(): { ended(phase: Phase): void; over(): void } {
    const started = performance.now();
    let since = started;
    return {
      ended: (phase) => {
        const now = performance.now();
        this.phases[phase] += (now - since) / 1000;
        since = now;
      },
      over: () => {
        const seconds = (performance.now() - started) / 1000;
        this.count += 1;
        this.seconds += seconds;
        TRANSACTION_BUCKETS.forEach((bound, i) => {
          if (seconds <= bound) this.within[i]! += 1;
        });
      },
    };
  }

  get figures(): LaneFigures {
    const { waiting, commands, events, count, seconds, within, phases } = this;
    return {
      waiting,
      commands: { ...commands },
      events,
      transactions: { count, seconds, within: [...within], phases: { ...phases } },
    };
  }
}

/** What the thread of the lanes is asked for its figures with. */
export const LANE_FIGURES = 'lane figures';
