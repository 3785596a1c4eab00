import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CommandRequest, CommandResult } from '../../src/event-store/ledger-transaction.js';
import { Problem } from '../../src/kernel/problem.js';
import type { Told } from '../support/builders.js';
import { NOW, type Ledgers, type TestLedger } from '../support/ledgers.js';

/** When a transaction is broken off: before the database has them, or after it and before anybody is answered. */
export type Crash = 'before-commit' | 'after-commit';

/** A process that keeps the ledger: what it remembers is lost with it, and its clock jumps. */
export class Process {
  private minutes = 0;
  private dies: Crash | null = null;
  private opened: TestLedger | undefined;
  crashes = 0;

  constructor(
    private readonly ledgers: Ledgers,
    private readonly url: string,
  ) {}

  get ledger(): TestLedger {
    return this.opened!;
  }

  async start(): Promise<void> {
    this.opened = await this.ledgers.open({ url: this.url, clock: this.clock });
    const { store } = this.opened.ledger;
    const write = store.write.bind(store);
    store.write = async (work, outcome, reach) => {
      const crash = this.dies;
      this.dies = null;
      if (crash === null) return write(work, outcome, reach);
      await write(work, crash === 'after-commit' ? outcome : () => 'rollback', reach);
      throw new Problem('ledger.outcome-unknown');
    };
  }

  /** @param minutes what its clock is ahead of the right time from now on */
  jump(minutes: number): void {
    this.minutes = minutes;
  }

  /** Breaks the next transaction off; where the process is lost with it, starts another one. */
  async losing(crash: Crash, survives: boolean, work: () => Promise<unknown>): Promise<void> {
    this.dies = crash;
    await work();
    this.dies = null;
    this.crashes += 1;
    if (survives) return;
    await this.ledger.close();
    await this.start();
  }

  /** @param pausesAfter after how many of them the others are late, and find what was told before them at work or done */
  tellAll(
    told: readonly (Told & Partial<CommandRequest>)[],
    pausesAfter: number | null,
  ): Promise<PromiseSettledResult<CommandResult>[]> {
    return Promise.allSettled(
      told.map(async (one, i) => {
        if (pausesAfter !== null && i >= pausesAfter) await nextTurn();
        return this.ledger.tell(one, one);
      }),
    );
  }

  private readonly clock = {
    now: (): string => new Date(Date.parse(NOW) + this.minutes * 60_000).toISOString(),
  };
}
