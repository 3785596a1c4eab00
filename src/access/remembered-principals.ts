import { setTimeout as pause } from 'node:timers/promises';
import type { EngineName, LedgerStore, WriteTransaction } from '../event-store/store.js';
import { principalBehind, type AccessReads, type Credential, type Recognised } from './principals.queries.js';

/**
 * For how long it is remembered who is behind a credential. On SQLite to look it up takes as long as to remember it; PostgreSQL
 * has to be asked over a connection. Whatever is taken or given waits for as long before it is answered, so it is short.
 */
const REMEMBERED_MS: Readonly<Record<EngineName, number>> = { sqlite: 0, postgres: 50 };

/** By how much clocks of two machines may differ over that time. They need not show the same hour, only run alike. */
const MARGIN_MS = 10;

/** Beyond this the oldest are forgotten first. */
const REMEMBERED_LIMIT = 10_000;

/** A clock that never jumps but may stand still while a machine sleeps, and one that jumps but goes on: milliseconds of each. */
export interface Clocks {
  steady(): number;
  ofDay(): number;
}

const CLOCKS: Clocks = { steady: () => performance.now(), ofDay: () => Date.now() };

interface Remembered {
  readonly found: Recognised;
  /** When the database was asked: it answered with what held then or later. */
  readonly steadyAt: number;
  readonly ofDayAt: number;
}

/**
 * Who is behind a credential, remembered for a moment: a program that sends one request after another is not looked up for each.
 * What is remembered is at most so old, by this instance's own clocks, and each change of access is answered only once that time
 * has passed since it was committed (`changeAccess`). So whoever heard that a role was taken sees no later request let in by it,
 * whichever instance it goes to, and none of them needs to hear of another.
 */
export class RememberedPrincipals {
  private readonly remembered = new Map<string, Remembered>();
  /** For how long, in milliseconds; 0 where nothing is remembered. */
  readonly forMs: number;

  constructor(
    private readonly reads: AccessReads,
    engine: EngineName,
    private readonly clocks: Clocks = CLOCKS,
  ) {
    this.forMs = REMEMBERED_MS[engine];
  }

  /** As `principalBehind` says. */
  async behind(credential: Credential, coalitionId: string): Promise<Recognised | undefined> {
    if (this.forMs === 0) return principalBehind(this.reads, credential, coalitionId);
    const name = `${credential.kind} ${credential.tokenHash.toString('base64')} ${coalitionId}`;
    const known = this.remembered.get(name);
    // What may have been put off meanwhile, the database knows.
    if (known && this.isFresh(known) && known.found.validUntil > this.reads.now()) return known.found;
    const [steadyAt, ofDayAt] = [this.clocks.steady(), this.clocks.ofDay()];
    const found = await principalBehind(this.reads, credential, coalitionId);
    this.remembered.delete(name);
    // Whoever is nobody may be somebody at once: a session begins, and is used.
    if (!found) return undefined;
    this.remembered.set(name, { found, steadyAt, ofDayAt });
    this.forgetOldest();
    return found;
  }

  /** Both clocks must say so: a machine that slept, or was set to another hour, trusts nothing of before. */
  private isFresh({ steadyAt, ofDayAt }: Remembered): boolean {
    const ages = [this.clocks.steady() - steadyAt, this.clocks.ofDay() - ofDayAt];
    return ages.every((age) => age >= 0 && age < this.forMs);
  }

  /** A few at each look-up, so that what is old goes without a timer, and none of it all at once. */
  private forgetOldest(): void {
    let looked = 0;
    for (const [name, oldest] of this.remembered) {
      if (looked === 2 || (this.isFresh(oldest) && this.remembered.size <= REMEMBERED_LIMIT)) return;
      this.remembered.delete(name);
      looked += 1;
    }
  }
}

/**
 * Writes what changes who is behind a credential that may have been used already: sessions and keys that end, roles that are
 * given or taken. It is done once no instance remembers otherwise.
 */
export async function changeAccess<T>(
  store: LedgerStore,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const done = await store.write(work);
  const rememberedMs = REMEMBERED_MS[store.engine];
  if (rememberedMs > 0) await pause(rememberedMs + MARGIN_MS);
  return done;
}
