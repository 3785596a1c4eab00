import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { SqlValue } from '../event-store/table.js';
import { Problem } from '../kernel/problem.js';
import { WHOLE_SERVICE, type Grant } from './domain/standing.js';
import { grantOf, IS_OPEN } from './acts/row.js';
import type { AccessReads } from './principals.queries.js';
import { hashOf, isTokenText } from './secrets/tokens.js';

/** Somebody with a role in a coalition. */
export interface PersonInCoalition {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Grant[];
}

export interface KeyInCoalition {
  readonly id: string;
  readonly name: string;
  readonly writes: boolean;
  readonly roles: readonly Grant[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly usedAt: string | null;
}

export interface OpenInvitation extends Grant {
  readonly id: string;
  readonly email: string | null;
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly expiresAt: string;
}

/** A person with what is needed to let them in. Never leaves this room. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** As hashed; null where another provider vouches for them. */
  readonly password: string | null;
  /** Encrypted; null where there is none. */
  readonly totpSecret: string | null;
}

/** A person as they see themselves. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** False where another provider vouches for them. */
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
}

/** Roles of a person, coalition by coalition. */
export interface RolesOf {
  readonly coalitionId: string;
  readonly role: Grant['role'];
  readonly memberId: string | null;
}

const ACCOUNT = 'SELECT id, email, name, password, totp_secret FROM people';

export async function accountByEmail(reads: AccessReads, email: string): Promise<Account | undefined> {
  const [row] = await reads.lookUp(`${ACCOUNT} WHERE email = ?`, [email]);
  return row && accountOf(row);
}

export async function accountById(reads: AccessReads, personId: string): Promise<Account | undefined> {
  const [row] = await reads.lookUp(`${ACCOUNT} WHERE id = ? AND erased_at IS NULL`, [personId]);
  return row && accountOf(row);
}

/** Undefined where there is nobody with that id, a key for one. */
export async function profileOf(reads: AccessReads, personId: string): Promise<Profile | undefined> {
  const account = await accountById(reads, personId);
  if (!account) return undefined;
  const { id, name, email, password, totpSecret } = account;
  return { id, name, email, hasPassword: password !== null, hasSecondFactor: totpSecret !== null };
}

/** The account that another provider vouches for. */
export async function accountByIdentity(
  reads: AccessReads,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Account | undefined> {
  const [row] = await reads.lookUp(
    `${ACCOUNT} WHERE id = (SELECT person_id FROM identities WHERE issuer = ? AND subject = ?) AND erased_at IS NULL`,
    [issuer, subject],
  );
  return row && accountOf(row);
}

/** The step of time of the last code of a second factor that was used; null where none was. */
export async function lastStepOf(reads: AccessReads, personId: string): Promise<number | null> {
  const [row] = await reads.lookUp('SELECT totp_last_step FROM people WHERE id = ?', [personId]);
  const step = row?.['totp_last_step'] ?? null;
  return step === null ? null : Number(step);
}

/** Whose password a link sets anew; undefined where it does not hold. */
export async function accountOfReset(reads: AccessReads, tokenHash: Buffer): Promise<Account | undefined> {
  const [row] = await reads.lookUp(
    `${ACCOUNT} WHERE id = (SELECT person_id FROM password_resets WHERE token_hash = ? AND expires_at > ?) AND erased_at IS NULL`,
    [tokenHash, reads.now()],
  );
  return row && accountOf(row);
}

/** Whether the link of a password reset holds. */
export async function isResetOpen(reads: AccessReads, token: string): Promise<boolean> {
  return isTokenText('reset', token) && (await accountOfReset(reads, hashOf(token))) !== undefined;
}

function accountOf(row: Record<string, SqlValue>): Account {
  return {
    id: row['id'] as string,
    email: row['email'] as string,
    name: row['name'] as string,
    password: row['password'] as string | null,
    totpSecret: row['totp_secret'] as string | null,
  };
}

/** Everything that somebody is, in whatever coalition. */
export async function rolesOf(reads: AccessReads, holderId: string): Promise<RolesOf[]> {
  const rows = await reads.lookUp(
    'SELECT coalition_id, role, member_id FROM grants WHERE holder_id = ? ORDER BY coalition_id, role, member_id',
    [holderId],
  );
  return rows.map((row) => ({ coalitionId: row['coalition_id'] as string, ...grantOf(row) }));
}

/**
 * The same of somebody who must be known here.
 * @throws Problem `access.person-unknown`
 */
export async function rolesOfPerson(reads: AccessReads, personId: string): Promise<RolesOf[]> {
  if (await accountById(reads, personId)) return rolesOf(reads, personId);
  throw new Problem('access.person-unknown', { person: personId });
}

/** Who has a role in a coalition, by id. They are few: those who run it, and one or a few for each member. */
export async function peopleIn(
  reads: AccessReads,
  coalitionId: string,
  { after, limit }: PageAsked,
): Promise<CursorPage<PersonInCoalition>> {
  const from = after === null ? '' : (partsOfCursor('people', after, ['string'])[0] as string);
  const rows = await reads.lookUp(
    'SELECT p.id, p.name, p.email, g.role, g.member_id FROM ' +
      '(SELECT DISTINCT h.holder_id FROM grants h JOIN people q ON q.id = h.holder_id WHERE h.coalition_id = ? AND h.holder_id > ? ORDER BY h.holder_id LIMIT ?) AS some ' +
      'JOIN people p ON p.id = some.holder_id JOIN grants g ON g.coalition_id = ? AND g.holder_id = p.id ' +
      'ORDER BY p.id, g.role, g.member_id',
    [coalitionId, from, limit + 1, coalitionId],
  );
  const people = new Map<string, PersonInCoalition & { roles: Grant[] }>();
  for (const row of rows) {
    const id = row['id'] as string;
    const person = people.get(id) ?? {
      id,
      name: row['name'] as string,
      email: row['email'] as string,
      roles: [],
    };
    person.roles.push(grantOf(row));
    people.set(id, person);
  }
  const found = [...people.values()];
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? cursorOf('people', [items.at(-1)!.id]) : null };
}

/** Whether somebody has a role in a coalition: of anybody else, nobody there is told. */
export async function isKnownIn(reads: AccessReads, coalitionId: string, personId: string): Promise<boolean> {
  const rows = await reads.lookUp(
    'SELECT 1 AS known FROM grants g JOIN people p ON p.id = g.holder_id WHERE g.coalition_id = ? AND g.holder_id = ? LIMIT 1',
    [coalitionId, personId],
  );
  return rows.length > 0;
}

/** Keys of a coalition, newest first; those that were revoked too, so that what was made can be looked up. */
export async function keysIn(
  reads: AccessReads,
  coalitionId: string,
  { after, limit }: PageAsked,
): Promise<CursorPage<KeyInCoalition>> {
  const from = after === null ? null : (partsOfCursor('keys', after, ['string'])[0] as string);
  const rows = await reads.lookUp(
    'SELECT k.id, k.name, k.writes, k.created_by, k.created_at, k.expires_at, k.revoked_at, k.used_at, g.role, g.member_id FROM ' +
      `(SELECT * FROM api_keys WHERE coalition_id = ?${from === null ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ?) AS k ` +
      'LEFT JOIN grants g ON g.coalition_id = k.coalition_id AND g.holder_id = k.id ORDER BY k.id DESC, g.role, g.member_id',
    [coalitionId, ...(from === null ? [] : [from]), limit + 1],
  );
  const keys = new Map<string, KeyInCoalition & { roles: Grant[] }>();
  for (const row of rows) {
    const id = row['id'] as string;
    const key = keys.get(id) ?? {
      id,
      name: row['name'] as string,
      writes: Number(row['writes']) === 1,
      roles: [],
      createdBy: row['created_by'] as string,
      createdAt: row['created_at'] as string,
      expiresAt: row['expires_at'] as string,
      revokedAt: row['revoked_at'] as string | null,
      usedAt: row['used_at'] as string | null,
    };
    if (row['role'] !== null) key.roles.push(grantOf(row));
    keys.set(id, key);
  }
  const found = [...keys.values()];
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? cursorOf('keys', [items.at(-1)!.id]) : null };
}

/** Invitations that can still be taken up, newest first; at most as many as may be open at once. */
export async function openInvitationsIn(reads: AccessReads, coalitionId: string): Promise<OpenInvitation[]> {
  const rows = await reads.lookUp(
    'SELECT id, role, member_id, email, invited_by, invited_at, expires_at FROM invitations ' +
      `WHERE coalition_id = ? AND ${IS_OPEN} ORDER BY id DESC`,
    [coalitionId, reads.now()],
  );
  return rows.map((row) => ({
    ...grantOf(row),
    id: row['id'] as string,
    email: row['email'] as string | null,
    invitedBy: row['invited_by'] as string,
    invitedAt: row['invited_at'] as string,
    expiresAt: row['expires_at'] as string,
  }));
}

/** What an invitation offers. */
export interface Offered extends Grant {
  readonly coalitionId: string;
  readonly email: string | null;
}

/** The same by the token in its link. */
export async function offerBehind(reads: AccessReads, token: string): Promise<Offered | undefined> {
  return isTokenText('invitation', token) ? offeredBy(reads, hashOf(token)) : undefined;
}

/** What an invitation offers, for whoever holds its link. Undefined where it can't be taken up, or never was. */
export async function offeredBy(reads: AccessReads, tokenHash: Buffer): Promise<Offered | undefined> {
  const [row] = await reads.lookUp(
    `SELECT coalition_id, role, member_id, email FROM invitations WHERE token_hash = ? AND ${IS_OPEN}`,
    [tokenHash, reads.now()],
  );
  return (
    row && {
      ...grantOf(row),
      coalitionId: row['coalition_id'] as string,
      email: row['email'] as string | null,
    }
  );
}

/** Whether anybody operates this service already. */
export async function hasOperator(reads: AccessReads): Promise<boolean> {
  const rows = await reads.lookUp(
    "SELECT 1 AS known FROM grants WHERE coalition_id = ? AND role = 'operator' LIMIT 1",
    [WHOLE_SERVICE],
  );
  return rows.length > 0;
}
