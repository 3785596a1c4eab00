import { DATABASE_NOW } from '../event-store/acts.js';
import type { LedgerStore, WriteTransaction } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { nextStep, type Patience, type Verdict } from './domain/retries.js';
import { typesOf, type HeldHook, type HookRef } from './hook.js';

/** Events that one hook keeps aside at most; one whose receiver refuses more is paused. */
export const DEAD_LETTERS_LIMIT = 1_000;

type Held = HookRef & Pick<HeldHook, 'holder'>;

/** Hooks with something to do that nobody is at: new events, or letters that are to be sent again. */
export const dueHooks = (clock: string): string =>
  `state = 'active' AND next_at <= ${clock} AND (lease_until IS NULL OR lease_until < ${clock}) AND (` +
  'position < (SELECT h.position FROM ledger_heads AS h WHERE h.coalition_id = web_hooks.coalition_id) OR ' +
  'EXISTS (SELECT 1 FROM web_hook_dead_letters AS d WHERE d.coalition_id = web_hooks.coalition_id AND d.hook_id = web_hooks.id AND d.again = 1))';

export interface NotDelivered {
  readonly held: Held;
  /** The event's place in the ledger, and its type. */
  readonly position: number;
  readonly eventType: string;
  readonly verdict: Exclude<Verdict, 'delivered'>;
  /** The status that its receiver answered with, or why there was none. */
  readonly outcome: string;
  /** Until the next attempt, where there is to be one. */
  readonly pauseMs: number;
  readonly patience: Omit<Patience, 'pausesMs'>;
}

/** What the deliverer changes. What somebody else has taken over meanwhile, or paused, is no longer changed by who held it before. */
export const deliveryActs = {
  /** Takes the hook that has waited longest and that nobody is at; null where there is none. */
  take: (
    store: LedgerStore,
    { holder, leaseMs }: { readonly holder: string; readonly leaseMs: number },
  ): Promise<HeldHook | null> =>
    store.write(
      async (transaction) => {
        const clock = DATABASE_NOW[store.engine];
        const [next] = await transaction.query(
          `SELECT coalition_id, id FROM web_hooks WHERE ${dueHooks(clock)} ORDER BY next_at LIMIT 1` +
            (store.engine === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : ''),
        );
        if (!next) return null;
        const [row] = await transaction.query(
          `UPDATE web_hooks SET holder = ?, lease_until = ${clock} + ${String(leaseMs)} WHERE coalition_id = ? AND id = ? ` +
            `RETURNING url, types, position, failures, secret, CASE WHEN old_secret_until > ${clock} THEN old_secret END AS old_secret`,
          [holder, next['coalition_id']!, next['id']!],
        );
        return heldHook(holder, { ...next, ...row! });
      },
      undefined,
      'across',
    ),

  /**
   * Notes how far a hook is, and that whoever holds it is at work; or gives it back, where no lease is asked for. False where the holder
   * is to stop: somebody else has it, or it was paused.
   */
  advance: (
    store: LedgerStore,
    {
      held,
      position,
      outcome,
      leaseMs,
    }: {
      readonly held: Held;
      readonly position: number;
      /** Of the last event that was delivered; null where none was since it was last noted. */
      readonly outcome: string | null;
      readonly leaseMs: number | null;
    },
  ): Promise<boolean> => {
    const clock = DATABASE_NOW[store.engine];
    const arrived =
      outcome === null ? '' : `, failures = 0, failing_since = NULL, last_outcome = ?, last_at = ${clock}`;
    const lease =
      leaseMs === null ? `${GIVEN_BACK}, next_at = ${clock}` : `lease_until = ${clock} + ${String(leaseMs)}`;
    return whileHeld(store, held, `position = ?${arrived}, ${lease}`, [
      position,
      ...(outcome === null ? [] : [outcome]),
    ]);
  },

  /** What becomes of a hook whose next event was not delivered: see `nextStep`. It is given back. */
  fail: (store: LedgerStore, failed: NotDelivered): Promise<void> =>
    store.write(async (transaction) => {
      const { held, position, eventType, verdict, outcome, pauseMs, patience } = failed;
      const { coalitionId, id, holder } = held;
      const clock = DATABASE_NOW[store.engine];
      await transaction.within(coalitionId);
      const [row] = await transaction.query(
        `UPDATE web_hooks SET failures = failures + 1, failing_since = COALESCE(failing_since, ${clock}), position = ?, ` +
          `last_outcome = ?, last_at = ${clock}, ${GIVEN_BACK} WHERE coalition_id = ? AND id = ? AND holder = ? ` +
          'RETURNING failures, failing_since, last_at',
        [position - 1, outcome, coalitionId, id, holder],
      );
      if (!row) return;
      const failures = Number(row['failures']);
      const failingForMs = Number(row['last_at']) - Number(row['failing_since']);
      const isRoom = (await lettersOf(transaction, held)) < DEAD_LETTERS_LIMIT;
      const step = nextStep(verdict, { failures, failingForMs, isRoom }, patience);
      const change = (changes: string, values: readonly SqlValue[] = []): Promise<void> =>
        transaction.run(`UPDATE web_hooks SET ${changes} WHERE coalition_id = ? AND id = ?`, [
          ...values,
          coalitionId,
          id,
        ]);
      if (step === 'try-again') return change(`next_at = ${clock} + ${String(pauseMs)}`);
      if (step !== 'put-aside') return change("state = 'paused', paused_for = ?", [step.pause]);
      await transaction.run(
        'INSERT INTO web_hook_dead_letters (coalition_id, hook_id, position, event_type, outcome, attempts, last_at, again) VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
        [coalitionId, id, position, eventType, outcome, failures, row['last_at']!],
      );
      // The next event begins anew; since when nothing arrived stays as it is.
      await change(`position = ?, failures = 0, next_at = ${clock}`, [position]);
    }),

  /** What became of an event that was kept aside and sent again. False where the holder is to stop. */
  sentAgain: (
    store: LedgerStore,
    {
      held,
      position,
      isDelivered,
      outcome,
      leaseMs,
    }: {
      readonly held: Held;
      readonly position: number;
      readonly isDelivered: boolean;
      readonly outcome: string;
      readonly leaseMs: number;
    },
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      const { coalitionId, id, holder } = held;
      const clock = DATABASE_NOW[store.engine];
      await transaction.within(coalitionId);
      const [row] = await transaction.query(
        `UPDATE web_hooks SET lease_until = ${clock} + ${String(leaseMs)} WHERE coalition_id = ? AND id = ? AND holder = ? RETURNING state`,
        [coalitionId, id, holder],
      );
      if (!row) return false;
      const which = ' WHERE coalition_id = ? AND hook_id = ? AND position = ?';
      const key = [coalitionId, id, position];
      if (isDelivered) await transaction.run(`DELETE FROM web_hook_dead_letters${which}`, key);
      else
        await transaction.run(
          `UPDATE web_hook_dead_letters SET again = 0, attempts = attempts + 1, outcome = ?, last_at = ${clock}${which}`,
          [outcome, ...key],
        );
      return row['state'] === 'active';
    }),
} as const;

const GIVEN_BACK = 'holder = NULL, lease_until = NULL';

/** Changes a hook that is still the holder's. */
function whileHeld(
  store: LedgerStore,
  { coalitionId, id, holder }: Held,
  changes: string,
  values: readonly SqlValue[],
): Promise<boolean> {
  return store.write(async (transaction) => {
    await transaction.within(coalitionId);
    const [row] = await transaction.query(
      `UPDATE web_hooks SET ${changes} WHERE coalition_id = ? AND id = ? AND holder = ? RETURNING state`,
      [...values, coalitionId, id, holder],
    );
    return row?.['state'] === 'active';
  });
}

async function lettersOf(transaction: WriteTransaction, { coalitionId, id }: HookRef): Promise<number> {
  const [row] = await transaction.query(
    'SELECT count(*) AS letters FROM web_hook_dead_letters WHERE coalition_id = ? AND hook_id = ?',
    [coalitionId, id],
  );
  return Number(row!['letters']);
}

function heldHook(holder: string, row: Record<string, SqlValue>): HeldHook {
  const old = row['old_secret'];
  return {
    coalitionId: row['coalition_id'] as string,
    id: row['id'] as string,
    holder,
    url: row['url'] as string,
    types: typesOf(row['types']),
    position: Number(row['position']),
    failures: Number(row['failures']),
    secrets: [row['secret'] as string, ...(typeof old === 'string' ? [old] : [])],
  };
}
