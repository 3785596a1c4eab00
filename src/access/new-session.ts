import type { AccessTools } from './access-tools.js';
import type { NewSession, SignInMethod } from './acts/session-acts.js';
import { plusMs, SESSION_IDLE_MS, SESSION_MS } from './lifetimes.js';
import { hashOf, newToken } from './secrets/tokens.js';

/** A session that has just begun. The token goes into the browser's cookie and nowhere else. */
export interface StartedSession {
  readonly personId: string;
  readonly token: string;
  readonly expiresAt: string;
}

type About = Pick<NewSession, 'provider' | 'secondFactor'>;

/** A token that nobody has seen: whoever fixed one in a browser beforehand has fixed nothing. */
export function newSession(
  now: string,
  personId: string,
  method: SignInMethod,
  more: About = {},
): { session: NewSession; started: StartedSession } {
  const token = newToken('session');
  const expiresAt = plusMs(now, SESSION_MS);
  const idleUntil = plusMs(now, SESSION_IDLE_MS);
  const session = { tokenHash: hashOf(token), personId, method, now, idleUntil, expiresAt, ...more };
  return { session, started: { personId, token, expiresAt } };
}

/** Begins a session, beside those that the person has elsewhere. */
export async function startSession(
  { acts, reads }: AccessTools,
  personId: string,
  method: SignInMethod,
  more: About = {},
): Promise<StartedSession> {
  const { session, started } = newSession(reads.now(), personId, method, more);
  await acts.run('startSession', session);
  return started;
}
