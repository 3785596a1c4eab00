import { appendToTrail } from '../access/trail/append-to-trail.js';
import { DATABASE_NOW, type ActsPort } from '../event-store/acts.js';
import type { LedgerStore, WriteTransaction } from '../event-store/store.js';
import { Problem } from '../kernel/problem.js';
import { deliveryActs } from './delivery-acts.js';
import type { HookRef } from './hook.js';

/** Web hooks that one coalition can have. */
export const HOOKS_LIMIT = 20;
/** How long the secret before the newest signs as well, so that a receiver can change over. */
export const BOTH_SIGN_MS = 24 * 60 * 60 * 1_000;

interface Done {
  /** A person's id or a key's, or a word of the trail. */
  readonly by: string;
  readonly now: string;
}

export interface NewHook extends HookRef, Done {
  readonly url: string;
  readonly types: readonly string[] | null;
  /** Events after this position are delivered; those that are recorded from now on where it is null. */
  readonly after: number | null;
  /** Sealed. */
  readonly secret: string;
}

/** An event that is kept aside, by its place in the ledger. */
export interface PutAside {
  readonly position: number;
  readonly eventType: string;
}

interface OneLetter extends HookRef {
  readonly position: number;
}

/** What coordinators change about hooks. */
const orders = {
  /** @throws Problem `hooks.too-many`, `ledger.position-unknown` */
  make: (store: LedgerStore, hook: NewHook): Promise<void> =>
    store.write(async (transaction) => {
      const { coalitionId, id, url, types, after, secret, by, now } = hook;
      await transaction.within(coalitionId);
      // Locks the coalition's head on PostgreSQL, so that of two who make one at once the second counts the first.
      const lock = store.engine === 'postgres' ? ' FOR UPDATE' : '';
      const [head] = await transaction.query(
        `SELECT position FROM ledger_heads WHERE coalition_id = ?${lock}`,
        [coalitionId],
      );
      const last = Number(head!['position']);
      if (after !== null && after > last)
        throw new Problem('ledger.position-unknown', { found: after, last });
      const [counted] = await transaction.query(
        'SELECT count(*) AS hooks FROM web_hooks WHERE coalition_id = ?',
        [coalitionId],
      );
      if (Number(counted!['hooks']) >= HOOKS_LIMIT) throw new Problem('hooks.too-many', { max: HOOKS_LIMIT });
      await transaction.run(
        'INSERT INTO web_hooks (coalition_id, id, url, types, state, position, failures, next_at, secret, created_by, created_at) ' +
          "VALUES (?, ?, ?, ?, 'active', ?, 0, 0, ?, ?, ?)",
        [coalitionId, id, url, types && JSON.stringify(types), after ?? last, secret, by, now],
      );
      await appendToTrail(transaction, [
        { coalitionId, actor: by, act: 'web-hook-made', about: { hook: id }, at: now },
      ]);
    }),

  /** The secret before goes on signing for a day. Answers until when, in ms since 1970; null where there is no such hook. */
  changeSecret: (
    store: LedgerStore,
    { coalitionId, id, secret, by, now }: HookRef & Done & { readonly secret: string },
  ): Promise<number | null> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      const until = `${DATABASE_NOW[store.engine]} + ${String(BOTH_SIGN_MS)}`;
      const [row] = await transaction.query(
        `UPDATE web_hooks SET old_secret = secret, old_secret_until = ${until}, secret = ? ` +
          'WHERE coalition_id = ? AND id = ? RETURNING old_secret_until',
        [secret, coalitionId, id],
      );
      if (!row) return null;
      await appendToTrail(transaction, [
        { coalitionId, actor: by, act: 'web-hook-secret-changed', about: { hook: id }, at: now },
      ]);
      return Number(row['old_secret_until']);
    }),

  /** Ends deliveries until it is resumed. Whoever is at it notes how far it came, and stops. False where it was paused, or is none. */
  pause: (store: LedgerStore, { coalitionId, id }: HookRef): Promise<boolean> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      const rows = await transaction.query(
        "UPDATE web_hooks SET state = 'paused', paused_for = 'asked' WHERE coalition_id = ? AND id = ? AND state = 'active' RETURNING id",
        [coalitionId, id],
      );
      return rows.length > 0;
    }),

  /**
   * Goes on where it stopped, at once, and with its patience as new; or behind the event that it stopped at, which is then kept aside.
   * False where it was active or somewhere else, or is none.
   */
  resume: (
    store: LedgerStore,
    { coalitionId, id, from, aside }: HookRef & { readonly from: number; readonly aside: PutAside | null },
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      const which = "coalition_id = ? AND id = ? AND state = 'paused' AND position = ?";
      const key = [coalitionId, id, from];
      if (aside !== null)
        await transaction.run(
          'INSERT INTO web_hook_dead_letters (coalition_id, hook_id, position, event_type, outcome, attempts, last_at, again) ' +
            `SELECT coalition_id, id, ?, ?, COALESCE(last_outcome, ''), failures, COALESCE(last_at, 0), 0 FROM web_hooks WHERE ${which}`,
          [aside.position, aside.eventType, ...key],
        );
      const rows = await transaction.query(
        "UPDATE web_hooks SET state = 'active', paused_for = NULL, failures = 0, failing_since = NULL, next_at = 0, position = ? " +
          `WHERE ${which} RETURNING id`,
        [aside?.position ?? from, ...key],
      );
      return rows.length > 0;
    }),

  /** With what it kept aside. False where there was none. */
  remove: (store: LedgerStore, { coalitionId, id, by, now }: HookRef & Done): Promise<boolean> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      const [row] = await transaction.query(
        'DELETE FROM web_hooks WHERE coalition_id = ? AND id = ? RETURNING id',
        [coalitionId, id],
      );
      if (!row) return false;
      await transaction.run('DELETE FROM web_hook_dead_letters WHERE coalition_id = ? AND hook_id = ?', [
        coalitionId,
        id,
      ]);
      await appendToTrail(transaction, [
        { coalitionId, actor: by, act: 'web-hook-removed', about: { hook: id }, at: now },
      ]);
      return true;
    }),

  /** Sends an event that was put aside once more, before whatever comes next. False where there is none. */
  sendAgain: (store: LedgerStore, letter: OneLetter): Promise<boolean> =>
    store.write(async (transaction) => {
      await transaction.within(letter.coalitionId);
      return letterWith(transaction, letter, 'UPDATE web_hook_dead_letters SET again = 1');
    }),

  /** Forgets an event that was put aside. False where there is none. */
  letGo: (store: LedgerStore, letter: OneLetter): Promise<boolean> =>
    store.write(async (transaction) => {
      await transaction.within(letter.coalitionId);
      return letterWith(transaction, letter, 'DELETE FROM web_hook_dead_letters');
    }),
} as const;

export const hookActs = { ...orders, ...deliveryActs } as const;

async function letterWith(
  transaction: WriteTransaction,
  { coalitionId, id, position }: OneLetter,
  statement: string,
): Promise<boolean> {
  const rows = await transaction.query(
    `${statement} WHERE coalition_id = ? AND hook_id = ? AND position = ? RETURNING position`,
    [coalitionId, id, position],
  );
  return rows.length > 0;
}

export type HookActs = typeof hookActs;

/** Where hooks are changed. */
export type HooksPort = ActsPort<HookActs>;
