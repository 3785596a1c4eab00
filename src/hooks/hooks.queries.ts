import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { Problem } from '../kernel/problem.js';
import { eventAt, type CloudEvent, type LogReads } from '../operations/log.queries.js';
import { dueHooks } from './delivery-acts.js';
import type { PausedFor } from './domain/retries.js';
import { typesOf, type HookState } from './hook.js';

const LIST = 'dead-letters';
/** What the types of events are called outside: by reverse name, as CloudEvents asks. */
export const TYPE_PREFIX = 'evenhand.';

export interface HookView {
  readonly id: string;
  readonly url: string;
  /** `evenhand.…`; null for all. */
  readonly types: readonly string[] | null;
  readonly state: HookState;
  readonly pausedFor: PausedFor | null;
  /** Up to this position all is delivered, put aside, or of no type that is wanted. */
  readonly position: number;
  /** Events that were recorded since; some may be of other types. */
  readonly behind: number;
  /** How often the next event failed by now. */
  readonly failures: number;
  readonly failingSince: string | null;
  /** When the next attempt is due, after one that failed. */
  readonly nextAttemptAt: string | null;
  /** The last status, or why there was none. */
  readonly lastOutcome: string | null;
  readonly lastAttemptAt: string | null;
  readonly deadLetters: number;
  /** Until when the secret before signs as well. */
  readonly oldSecretUntil: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

const VIEW = `SELECT w.id, url, types, state, paused_for, w.position, failures, failing_since, next_at, last_outcome, last_at, old_secret_until,
  created_by, created_at, h.position AS head,
  (SELECT count(*) FROM web_hook_dead_letters AS d WHERE d.coalition_id = w.coalition_id AND d.hook_id = w.id) AS letters
  FROM web_hooks AS w JOIN ledger_heads AS h ON h.coalition_id = w.coalition_id WHERE w.coalition_id = ?`;

/**
 * The web hooks of a coalition, oldest first.
 * @throws Problem `ledger.coalition-unknown`
 */
export function hooksIn(reads: LogReads, coalitionId: string): Promise<HookView[]> {
  return reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const rows = await snapshot.query(`${VIEW} ORDER BY w.id`, [coalitionId]);
    return rows.map(viewOf);
  });
}

/** @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown` */
export function hookById(reads: LogReads, coalitionId: string, id: string): Promise<HookView> {
  return reads.read((snapshot) => hookIn(reads, snapshot, coalitionId, id));
}

async function hookIn(
  reads: LogReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  id: string,
): Promise<HookView> {
  await reads.directories.view(snapshot, coalitionId);
  const [row] = await snapshot.query(`${VIEW} AND w.id = ?`, [coalitionId, id]);
  if (!row) throw new Problem('hooks.hook-unknown', { hook: id });
  return viewOf(row);
}

export interface DeadLetterView {
  /** The event's place in the ledger. */
  readonly position: number;
  readonly type: string;
  /** The last status, or why there was none. */
  readonly outcome: string;
  readonly attempts: number;
  readonly lastAttemptAt: string;
  /** Whether it is about to be sent again. */
  readonly sendingAgain: boolean;
}

/**
 * Events that a hook could not deliver and keeps aside, in the order of the ledger.
 * @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`, `request.cursor-malformed`
 */
export function deadLettersOf(
  reads: LogReads,
  coalitionId: string,
  id: string,
  { after, limit }: PageAsked,
): Promise<CursorPage<DeadLetterView>> {
  return reads.read(async (snapshot) => {
    await hookIn(reads, snapshot, coalitionId, id);
    const from = after === null ? 0 : (partsOfCursor(LIST, after, ['number'])[0] as number);
    const rows = await snapshot.query(
      `SELECT ${LETTER} FROM web_hook_dead_letters WHERE coalition_id = ? AND hook_id = ? AND position > ? ORDER BY position LIMIT ${String(limit + 1)}`,
      [coalitionId, id, from],
    );
    const items = rows.slice(0, limit).map(letterOf);
    const last = items.at(-1);
    return { items, next: last && rows.length > limit ? cursorOf(LIST, [last.position]) : null };
  });
}

/** @throws Problem `ledger.coalition-unknown`, `hooks.hook-unknown`, `hooks.dead-letter-unknown` */
export async function deadLetterAt(
  reads: LogReads,
  coalitionId: string,
  id: string,
  position: string,
): Promise<DeadLetterView & { readonly event: CloudEvent }> {
  const letter = await reads.read(async (snapshot) => {
    await hookIn(reads, snapshot, coalitionId, id);
    const [row] = await snapshot.query(
      `SELECT ${LETTER} FROM web_hook_dead_letters WHERE coalition_id = ? AND hook_id = ? AND position = ?`,
      [coalitionId, id, positionOf(position)],
    );
    return row && letterOf(row);
  });
  if (!letter) throw new Problem('hooks.dead-letter-unknown', { found: position });
  return { ...letter, event: await eventAt(reads, coalitionId, letter.position) };
}

/** A position as an address has it; one that no event is at, where it is none. */
export function positionOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
}

/** What is to be sent again, oldest first. */
export async function lettersToSend(
  reads: Pick<LogReads, 'read'>,
  coalitionId: string,
  id: string,
  limit: number,
): Promise<number[]> {
  const rows = await reads.read(async (snapshot) => {
    await snapshot.within(coalitionId);
    return snapshot.query(
      `SELECT position FROM web_hook_dead_letters WHERE coalition_id = ? AND hook_id = ? AND again = 1 ORDER BY position LIMIT ${String(limit)}`,
      [coalitionId, id],
    );
  });
  return rows.map((row) => Number(row['position']));
}

export interface HookCounts {
  readonly active: number;
  readonly paused: number;
  /** Events that are kept aside. */
  readonly deadLetters: number;
  /** Events recorded that those that deliver have not come to yet; some may be of types that are not wanted. */
  readonly behind: number;
}

/** How the hooks of all coalitions stand together. */
export async function hookCounts(snapshot: ReadSnapshot): Promise<HookCounts> {
  const rows = await snapshot.query('SELECT state, count(*) AS hooks FROM web_hooks GROUP BY state');
  const of = (state: HookState): number => Number(rows.find((row) => row['state'] === state)?.['hooks'] ?? 0);
  const [letters] = await snapshot.query('SELECT count(*) AS letters FROM web_hook_dead_letters');
  const [outbox] = await snapshot.query(
    'SELECT COALESCE(sum(h.position - w.position), 0) AS behind FROM web_hooks AS w ' +
      "JOIN ledger_heads AS h ON h.coalition_id = w.coalition_id WHERE w.state = 'active'",
  );
  return {
    active: of('active'),
    paused: of('paused'),
    deadLetters: Number(letters!['letters']),
    behind: Number(outbox!['behind']),
  };
}

/** Whether any hook has something to do that nobody is at. */
export async function isHookDue(snapshot: ReadSnapshot, databaseNow: string): Promise<boolean> {
  const rows = await snapshot.query(`SELECT 1 AS due FROM web_hooks WHERE ${dueHooks(databaseNow)} LIMIT 1`);
  return rows.length > 0;
}

const LETTER = 'position, event_type, outcome, attempts, last_at, again';

function letterOf(row: Record<string, SqlValue>): DeadLetterView {
  return {
    position: Number(row['position']),
    type: `${TYPE_PREFIX}${row['event_type'] as string}`,
    outcome: row['outcome'] as string,
    attempts: Number(row['attempts']),
    lastAttemptAt: instantOf(row['last_at']!)!,
    sendingAgain: Number(row['again']) === 1,
  };
}

function viewOf(row: Record<string, SqlValue>): HookView {
  const failures = Number(row['failures']);
  const isActive = row['state'] === 'active';
  return {
    id: row['id'] as string,
    url: row['url'] as string,
    types: typesOf(row['types'])?.map((type) => `${TYPE_PREFIX}${type}`) ?? null,
    state: row['state'] as HookState,
    pausedFor: row['paused_for'] as PausedFor | null,
    position: Number(row['position']),
    behind: Number(row['head']) - Number(row['position']),
    failures,
    failingSince: instantOf(row['failing_since']!),
    nextAttemptAt: isActive && failures > 0 ? instantOf(row['next_at']!) : null,
    lastOutcome: row['last_outcome'] as string | null,
    lastAttemptAt: instantOf(row['last_at']!),
    deadLetters: Number(row['letters']),
    oldSecretUntil: instantOf(row['old_secret_until']!),
    createdBy: row['created_by'] as string,
    createdAt: row['created_at'] as string,
  };
}

/** By the database's clock. */
function instantOf(ms: SqlValue): string | null {
  return ms === null ? null : new Date(Number(ms)).toISOString();
}
