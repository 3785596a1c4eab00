import { createHash } from 'node:crypto';
import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { TERMINAL } from '../../src/access/domain/trail-acts.js';
import { WHOLE_SERVICE, type Role } from '../../src/access/domain/standing.js';
import { hashOf, newToken } from '../../src/access/secrets/tokens.js';
import { accessActs } from '../../src/access/acts/access-acts.js';
import { databaseLocation, openDatabase } from '../../src/event-store/database.js';
import { newEventId } from '../../src/kernel/ids.js';
import type { EvenhandApp } from '../../src/main.js';

/** Who acts where a test does not say. */
export const SOMEBODY = 'somebody';

/** A coalition that nobody founds, to which everybody was invited. */
const NOT_THERE = 'antechamber';
const FAR_AWAY = '2190-01-01T00:00:00.000Z';
const SLUG = /^[a-z0-9-]{1,60}$/;

/** The id of somebody whom tests call by a name: the same name is the same person everywhere. */
export function personId(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

export interface RoleAt {
  readonly coalitionId: string;
  readonly role: Role | 'operator';
  readonly memberId?: string;
}

/** People who come in as they are needed, each with a session and the roles that a test asks for. */
export class Callers {
  private readonly cookies = new Map<string, string>();
  private readonly roles = new Set<string>();

  constructor(
    private readonly served: EvenhandApp,
    private readonly origin: string,
  ) {}

  private get tools(): AccessTools {
    return this.served.app.get<AccessTools>(ACCESS_TOOLS);
  }

  /** The headers with which a browser of somebody with these roles sends a request. */
  async headersOf(name: string, roles: readonly RoleAt[], until = FAR_AWAY): Promise<Record<string, string>> {
    let cookie = this.cookies.get(name);
    if (cookie === undefined) this.cookies.set(name, (cookie = await this.comeIn(name, until)));
    await Promise.all(roles.map((role) => this.give(name, role)));
    return { cookie, origin: this.origin };
  }

  /** Headers of a coordinator who facilitates and founds, and who speaks for the member that is named as well. */
  async headersFor(
    path: string,
    name: string,
    actingFor: string | undefined,
  ): Promise<Record<string, string>> {
    const coalitionId = /^\/api\/v1\/coalitions\/([^/?]+)/.exec(path)?.[1];
    const roles: RoleAt[] = [{ coalitionId: WHOLE_SERVICE, role: 'operator' }];
    if (coalitionId !== undefined && SLUG.test(coalitionId)) {
      roles.push({ coalitionId, role: 'coordinator' }, { coalitionId, role: 'facilitator' });
      const memberId = memberOf(actingFor);
      if (memberId !== null) roles.push({ coalitionId, role: 'representative', memberId });
    }
    return this.headersOf(name, roles);
  }

  private async comeIn(name: string, until: string): Promise<string> {
    const { acts, reads } = this.tools;
    const id = personId(name);
    const now = reads.now();
    const [invitation, session] = [newToken('invitation'), newToken('session')];
    const grant = { coalitionId: NOT_THERE, role: 'observer' as const, memberId: null };
    const invited = {
      id: newEventId(),
      tokenHash: hashOf(invitation),
      grant,
      email: null,
    };
    await acts.run('invite', { ...invited, by: TERMINAL, now, expiresAt: FAR_AWAY });
    const person = {
      personId: id,
      isNew: true as const,
      email: `${id}@people.example`,
      name,
      password: null,
    };
    try {
      const accepting = { ...person, identity: null };
      await acts.run('acceptInvitation', { tokenHash: hashOf(invitation), accepting, now });
    } catch (error) {
      // Another door to the same database has let them in before.
      if ((error as { code?: string }).code !== 'access.email-taken') throw error;
    }
    const begun = { tokenHash: hashOf(session), personId: id, method: 'password' as const, now };
    await acts.run('startSession', { ...begun, idleUntil: until, expiresAt: until });
    return `evenhand-session=${session}`;
  }

  private async give(name: string, { coalitionId, role, memberId }: RoleAt): Promise<void> {
    const key = JSON.stringify([name, coalitionId, role, memberId]);
    if (this.roles.has(key)) return;
    this.roles.add(key);
    const grant = { coalitionId, role, memberId: memberId ?? null };
    const { acts, reads } = this.tools;
    await acts.run('grantRole', { holderId: personId(name), grant, by: TERMINAL, now: reads.now() });
  }
}

/** The header of a key with every role in a coalition, made at a database that somebody else may be serving. */
export async function keyAt(url: string, coalitionId: string): Promise<{ authorization: string }> {
  const { store } = await openDatabase(databaseLocation(url), 1);
  try {
    const token = newToken('key');
    const grants = [
      { coalitionId: WHOLE_SERVICE, role: 'operator' as const, memberId: null },
      ...(['coordinator', 'facilitator'] as const).map((role) => ({ coalitionId, role, memberId: null })),
    ];
    const made = { id: personId(`key ${token}`), tokenHash: hashOf(token), coalitionId: WHOLE_SERVICE };
    const rights = { name: 'a key of tests', writes: true, grants, expiresAt: FAR_AWAY };
    await accessActs.makeKey(store, { ...made, ...rights, by: TERMINAL, now: '2026-01-01T00:00:00.000Z' });
    return { authorization: `Bearer ${token}` };
  } finally {
    await store.close();
  }
}

function memberOf(actingFor: string | undefined): string | null {
  if (!actingFor?.startsWith('member:')) return null;
  try {
    return decodeURIComponent(actingFor.slice('member:'.length)).normalize('NFC');
  } catch {
    return null;
  }
}
