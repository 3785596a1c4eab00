import { DATABASE_NOW, type ActsPort } from '../../event-store/acts.js';
import type { LedgerStore, WriteTransaction } from '../../event-store/store.js';

/** One try of something worth attacking: a password, a code, a link. */
export interface Attempt {
  /** What is counted, as `Buckets` names it. */
  readonly bucket: string;
  /** Tries in a window that are let through. */
  readonly limit: number;
  readonly windowMs: number;
}

export interface Attempted {
  readonly isWithin: boolean;
  /** Tries in this window, this one included. */
  readonly tried: number;
  /** Until the next window. */
  readonly remainingMs: number;
}

/** What one instance of the service has counted since it last told of it. */
export interface Counted {
  /** Milliseconds since 1970, by the database's clock. */
  readonly windowStart: number;
  readonly counts: readonly { readonly bucket: string; readonly tried: number }[];
}

export interface AddedUp {
  /** Milliseconds since 1970, by the database's clock. */
  readonly now: number;
  /** What all instances counted, in the order of what was told. */
  readonly tried: readonly number[];
}

/** Rows of one statement: three values each, far below what either engine takes. */
const ROWS_AT_ONCE = 500;

/**
 * How often something was tried, counted by all instances of the service together, in windows of time that follow each other by
 * the database's clock. Around the border of two windows twice the limit may pass.
 */
export const limitActs = {
  /** Counts a try, whether it is let through or not: whoever goes on trying waits for the next window like everybody. */
  attempt: (store: LedgerStore, { bucket, limit, windowMs }: Attempt): Promise<Attempted> =>
    store.write(async (transaction) => {
      const now = await nowIn(store, transaction);
      const windowStart = now - (now % windowMs);
      const [tried] = await add(transaction, { windowStart, counts: [{ bucket, tried: 1 }] });
      return { isWithin: tried! <= limit, tried: tried!, remainingMs: windowStart + windowMs - now };
    }),

  /** Whoever got in was no attacker: earlier slips no longer count. */
  forgive: (store: LedgerStore, { bucket }: Pick<Attempt, 'bucket'>): Promise<void> =>
    store.write((transaction) => transaction.run('DELETE FROM attempts WHERE bucket = ?', [bucket])),

  /** Adds what an instance has counted, and tells what all have. */
  addUp: (store: LedgerStore, { windowStart, counts }: Counted): Promise<AddedUp> =>
    store.write(async (transaction) => {
      const now = await nowIn(store, transaction);
      const tried: number[] = [];
      for (let i = 0; i < counts.length; i += ROWS_AT_ONCE) {
        const some = counts.slice(i, i + ROWS_AT_ONCE);
        tried.push(...(await add(transaction, { windowStart, counts: some })));
      }
      return { now, tried };
    }),

  /** Windows that began longer ago than any lasts are forgotten. */
  forget: (store: LedgerStore, { longestMs }: { longestMs: number }): Promise<void> =>
    store.write(async (transaction) => {
      const now = await nowIn(store, transaction);
      await transaction.run('DELETE FROM attempts WHERE window_start < ?', [now - longestMs]);
    }),
} as const;

export type LimitActs = typeof limitActs;
export type LimitsPort = ActsPort<LimitActs>;

async function nowIn({ engine }: LedgerStore, transaction: WriteTransaction): Promise<number> {
  const [row] = await transaction.query(`SELECT ${DATABASE_NOW[engine]} AS now`);
  return Number(row!['now']);
}

/** Buckets must differ, and come in one order wherever they are added, so that two instances never wait for each other. */
async function add(transaction: WriteTransaction, { windowStart, counts }: Counted): Promise<number[]> {
  const rows = counts.map(() => '(?, ?, ?)').join(', ');
  const added = await transaction.query(
    `INSERT INTO attempts (bucket, window_start, tried) VALUES ${rows} ` +
      'ON CONFLICT (bucket, window_start) DO UPDATE SET tried = attempts.tried + excluded.tried RETURNING bucket, tried',
    counts.flatMap(({ bucket, tried }) => [bucket, windowStart, tried]),
  );
  const totals = new Map(added.map(({ bucket, tried }) => [bucket, Number(tried)]));
  return counts.map(({ bucket }) => totals.get(bucket)!);
}
