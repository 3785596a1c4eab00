import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aCoalition, contribution } from '../support/builders.js';
import { LedgerProcess } from '../support/ledger-process.js';
import type { Ledgers } from '../support/ledgers.js';
import { Disk, type Random } from './disk.js';

const LONGEST_LIFE_MS = 100;
const CALLERS = 8;

/** An entry that a process said it had recorded, and how long the write-ahead log was by then. */
export interface Acknowledged {
  readonly entryId: string;
  readonly logBytes: number;
}

/** A disk on which processes live that enter one entry after another until they are killed. */
export class Lives {
  private constructor(
    readonly disk: Disk,
    private readonly base: string,
  ) {}

  static async on(ledgers: Ledgers): Promise<Lives> {
    const ledger = await ledgers.with(...aCoalition());
    // Its last connection moves the log into the file.
    await ledger.close();
    return new Lives(Disk.make(), ledger.url.slice('sqlite:'.length));
  }

  /** Begins anew with a coalition in which nothing happened. */
  begin(): void {
    rmSync(this.disk.folder, { recursive: true, force: true });
    mkdirSync(this.disk.folder);
    copyFileSync(this.base, join(this.disk.folder, 'evenhand.sqlite'));
  }

  /** What a process acknowledged before it was killed, which is at least one entry: how soon that is differs from machine to machine. */
  async live(name: string, random: Random, lies = false): Promise<Acknowledged[]> {
    const victim = await LedgerProcess.open(this.disk.url, this.disk.environment({ lies }));
    const acknowledged: Acknowledged[] = [];
    let begins: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begins = resolve;
    });
    const enter = async (who: number): Promise<void> => {
      for (let turn = 0; ; turn += 1) {
        const entryId = `${name}-${String(who)}-${String(turn)}`;
        const answer = await victim.tell([contribution(entryId)]);
        if (!answer) return;
        if (!('results' in answer)) throw new Error(`${entryId} was refused: ${answer.refused.code}`);
        const { size } = statSync(join(this.disk.folder, 'evenhand.sqlite-wal'));
        acknowledged.push({ entryId, logBytes: size });
        begins();
      }
    };
    const callers = Array.from({ length: CALLERS }, (_, who) => enter(who));
    // A caller that is refused ends all, and so the wait.
    await Promise.race([begun, Promise.all(callers)]);
    await pause(random() * LONGEST_LIFE_MS);
    await victim.kill();
    await Promise.all(callers);
    return acknowledged;
  }

  remove(): void {
    this.disk.remove();
  }
}
