import { accessActs } from '../src/access/acts/access-acts.js';
import { TERMINAL } from '../src/access/domain/trail-acts.js';
import type { Grant } from '../src/access/domain/standing.js';
import { hashOf, newToken } from '../src/access/secrets/tokens.js';
import type { LedgerStore } from '../src/event-store/store.js';
import { newEventId } from '../src/kernel/ids.js';
import { COALITION } from './workload.js';

const FAR_AWAY = '2190-01-01T00:00:00.000Z';
export const COORDINATOR = { coalitionId: COALITION, role: 'coordinator', memberId: null } as const;

/** A key of a coordinator of the coalition that is measured, as it stands in the header `Authorization`. */
export async function bearerAt(store: LedgerStore, coalitionId = COALITION): Promise<string> {
  const token = newToken('key');
  const key = { id: newEventId(), tokenHash: hashOf(token), coalitionId, name: 'benchmark' };
  await accessActs.makeKey(store, {
    ...{ ...key, writes: true, grants: [{ ...COORDINATOR, coalitionId }], expiresAt: FAR_AWAY },
    ...{ by: TERMINAL, now: new Date().toISOString() },
  });
  return `Bearer ${token}`;
}

/** The cookie of somebody with a role who has signed in: a coordinator without one. */
export async function cookieAt(
  store: LedgerStore,
  grant: Grant & { readonly coalitionId: string } = COORDINATOR,
): Promise<string> {
  const now = new Date().toISOString();
  const [personId, invitation, session] = [newEventId(), newToken('invitation'), newToken('session')];
  const told = { by: TERMINAL, now, expiresAt: FAR_AWAY };
  const invited = { id: newEventId(), tokenHash: hashOf(invitation), grant, email: null };
  await accessActs.invite(store, { ...invited, ...told });
  const person = { personId, isNew: true, email: `${personId}@benchmark.example`, name: 'Somebody' } as const;
  const accepting = { ...person, password: null, identity: null };
  await accessActs.acceptInvitation(store, { tokenHash: hashOf(invitation), accepting, now });
  const until = { idleUntil: FAR_AWAY, expiresAt: FAR_AWAY };
  await accessActs.startSession(store, {
    ...{ tokenHash: hashOf(session), personId, method: 'password', now },
    ...until,
  });
  return `evenhand-session=${session}`;
}
