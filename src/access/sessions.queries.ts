import type { SignInMethod } from './acts/session-acts.js';
import type { AccessReads } from './principals.queries.js';
import { sessionIdOf } from './secrets/tokens.js';

/** A session as its person sees it. */
export interface OpenSession {
  /** See `sessionIdOf`. */
  readonly id: string;
  /** How they came in. */
  readonly method: SignInMethod;
  readonly startedAt: string;
  /** When it was last noted that they were here, a minute behind at most. */
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** More than anybody has open in a day. */
const SESSIONS_LIMIT = 200;

/** Where somebody is signed in at this moment, in whatever browser, the latest first. */
export async function sessionsOf(reads: AccessReads, personId: string): Promise<OpenSession[]> {
  const now = reads.now();
  const rows = await reads.lookUp(
    'SELECT token_hash, method, started_at, seen_at, expires_at FROM sessions ' +
      'WHERE person_id = ? AND idle_until > ? AND expires_at > ? ORDER BY started_at DESC, token_hash LIMIT ?',
    [personId, now, now, SESSIONS_LIMIT],
  );
  return rows.map((row) => ({
    id: sessionIdOf(row['token_hash'] as Buffer),
    method: row['method'] as SignInMethod,
    startedAt: row['started_at'] as string,
    seenAt: row['seen_at'] as string,
    expiresAt: row['expires_at'] as string,
  }));
}
