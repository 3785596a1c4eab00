import type { LoggerService } from '@nestjs/common';
import { DATABASE_NOW } from '../event-store/acts.js';
import type { EngineName } from '../event-store/store.js';
import { newEventId } from '../kernel/ids.js';
import { isProblem } from '../kernel/problem.js';
import { PATIENCE } from './domain/retries.js';
import type { HeldHook } from './hook.js';
import { isHookDue } from './hooks.queries.js';
import { Turn, type TurnParts, type TurnSettings } from './turn.js';

export interface DelivererSettings extends TurnSettings {
  /** Between two looks for something to deliver. */
  readonly pollMs: number;
  /** Hooks that are delivered by at once: a slow receiver holds up no more than its own. */
  readonly atOnce: number;
}

export const DELIVERER_SETTINGS: DelivererSettings = {
  patience: PATIENCE,
  leaseMs: 60_000,
  pollMs: 1_000,
  atOnce: 8,
  turnMs: 20_000,
};

export interface DelivererParts extends TurnParts {
  readonly engine: EngineName;
  readonly logger: LoggerService;
}

/**
 * Delivers events by the web hooks that have something to deliver and that no other instance is at. Whose instance ends in the middle
 * leaves its hooks to the others: at once where it was told to stop, and once its lease is over where it was killed.
 */
export class Deliverer {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private readonly turns = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly settings: DelivererSettings;

  constructor(
    private readonly parts: DelivererParts,
    settings: Partial<DelivererSettings> = {},
  ) {
    this.settings = { ...DELIVERER_SETTINGS, ...settings };
  }

  start(): void {
    this.timer = setInterval(() => this.look(), this.settings.pollMs);
    this.timer.unref();
    this.look();
  }

  /** Ends what is under way once its call has ended, and notes how far it came. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.looking;
    await Promise.all(this.turns);
  }

  private look(): void {
    this.looking ??= this.takeAll().finally(() => {
      this.looking = undefined;
    });
  }

  private async takeAll(): Promise<void> {
    const { engine, reads, hooks } = this.parts;
    const { atOnce, leaseMs } = this.settings;
    try {
      while (!this.stopping.signal.aborted && this.turns.size < atOnce) {
        if (!(await reads.read((snapshot) => isHookDue(snapshot, DATABASE_NOW[engine]), 'across'))) return;
        // Counted from before it was asked for: by the database's clock the lease ends no sooner.
        const takenAt = performance.now();
        const held = await hooks.run('take', { holder: newEventId(), leaseMs });
        if (!held) return;
        this.begin(held, takenAt);
      }
    } catch (error) {
      this.tell('hooks', error);
    }
  }

  private begin(held: HeldHook, takenAt: number): void {
    const turn: Promise<void> = new Turn(held, takenAt, this.parts, this.settings, this.stopping.signal)
      .run()
      .catch((error: unknown) => this.tell(`hook ${held.id}`, error))
      .finally(() => {
        this.turns.delete(turn);
        // There may be more to do, for this hook or for those that waited behind it.
        if (!this.stopping.signal.aborted) this.look();
      });
    this.turns.add(turn);
  }

  /** The database may be held by a long import, or be away for a moment: the next look comes, and leases end. */
  private tell(what: string, error: unknown): void {
    if (isProblem(error) && error.code === 'ledger.busy') return;
    this.parts.logger.error(`${what}: ${String((error as Error).stack)}`, 'Hooks');
  }
}
