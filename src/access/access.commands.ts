import { knownMember } from '../coalition/domain/directory.js';
import { seen } from '../coalition/coalition.queries.js';
import { actsBy, actsOn } from '../event-store/acts.js';
import type { LedgerStore } from '../event-store/store.js';
import { freeText, newEventId } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { AccessTools } from './access-tools.js';
import { accessActs } from './acts/access-acts.js';
import type { GrantIn } from './acts/row.js';
import { emailAddress } from './domain/email-address.js';
import { WHOLE_SERVICE, type Grant } from './domain/standing.js';
import {
  FIRST_OPERATOR_MS,
  INVITATION_MS,
  KEY_DAYS,
  PASSWORD_RESET_MS,
  plusDays,
  plusMs,
} from './lifetimes.js';
import { accountById, isKnownIn } from './people.queries.js';
import { hashOf, newToken } from './secrets/tokens.js';

export { ROLES, WHOLE_SERVICE } from './domain/standing.js';
export { KEY_DAYS_LIMIT } from './lifetimes.js';
export { invitationPath, passwordResetPath } from './link-paths.js';

/** What a key is for, in words. */
export const KEY_NAME_LIMIT = 100;

/** How the terminal carries orders about access out: on the ledgers that it has open. */
export function accessToolsOn(ledger: AccessTools['reads'] & { readonly store: LedgerStore }): AccessTools {
  const acts = actsOn(ledger.store, { access: accessActs });
  return { reads: ledger, acts: actsBy<typeof accessActs>('access', acts) };
}

/** What is handed out once: kept nowhere but as a hash. */
export interface HandedOut {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** A role as somebody asks for it. */
export interface RoleAsked {
  readonly coalitionId: string;
  readonly role: Grant['role'];
  readonly memberId: string | null;
}

/**
 * Offers a role to whoever comes with the link.
 * @param by who invites: a person's id, or a word of the trail
 * @throws Problem `ledger.coalition-unknown`, `coalition.member-unknown`, `access.member-needed`, `access.member-not-taken`, `access.email-malformed`, `access.too-many-invitations`
 */
export async function inviteInto(
  tools: AccessTools,
  asked: RoleAsked & { readonly email: string | null; readonly by: string },
): Promise<HandedOut> {
  const grant = await checkedGrant(tools, asked);
  const email = asked.email === null ? null : emailAddress(asked.email);
  const now = tools.reads.now();
  const [id, token, expiresAt] = [newEventId(), newToken('invitation'), plusMs(now, INVITATION_MS)];
  const tokenHash = hashOf(token);
  await tools.acts.run('invite', { id, tokenHash, grant, email, by: asked.by, now, expiresAt });
  return { id, token, expiresAt };
}

/** The link for the first operator; null where somebody operates this service already. */
export async function inviteFirstOperator(
  { reads, acts }: Pick<AccessTools, 'acts'> & { readonly reads: Pick<AccessTools['reads'], 'now'> },
  by: string,
): Promise<HandedOut | null> {
  const now = reads.now();
  const [id, token, expiresAt] = [newEventId(), newToken('invitation'), plusMs(now, FIRST_OPERATOR_MS)];
  const tokenHash = hashOf(token);
  const isFirst = await acts.run('inviteFirstOperator', { id, tokenHash, by, now, expiresAt });
  return isFirst ? { id, token, expiresAt } : null;
}

/** @throws Problem `access.invitation-unknown` */
export async function withdrawInvitation(
  { acts, reads }: AccessTools,
  { coalitionId, id, by }: { readonly coalitionId: string; readonly id: string; readonly by: string },
): Promise<void> {
  const isWithdrawn = await acts.run('withdrawInvitation', { id, coalitionId, by, now: reads.now() });
  if (!isWithdrawn) throw new Problem('access.invitation-unknown', { invitation: id });
}

/** Who is to have a role, or no longer. */
export interface RoleChange extends RoleAsked {
  readonly personId: string;
  readonly by: string;
}

/**
 * Gives a role to somebody who has one in the coalition already; whoever is new comes by invitation. Says whether it is new.
 * @throws Problem `access.person-unknown`, and as `inviteInto`
 */
export async function grantRole(tools: AccessTools, change: RoleChange): Promise<boolean> {
  await assertKnown(tools, change);
  const grant = await checkedGrant(tools, change);
  const { personId: holderId, by } = change;
  return tools.acts.run('grantRole', { holderId, grant, by, now: tools.reads.now() });
}

/**
 * Takes a role. Says whether it was there.
 * @throws Problem `access.person-unknown`, `access.last-coordinator`
 */
export async function withdrawRole(tools: AccessTools, change: RoleChange): Promise<boolean> {
  await assertKnown(tools, change);
  const { personId: holderId, coalitionId, role, memberId, by } = change;
  const grant = { coalitionId, role, memberId };
  return tools.acts.run('withdrawRole', { holderId, grant, by, now: tools.reads.now() });
}

/** @throws Problem as `inviteInto`, `access.too-many-keys` */
export async function makeKey(
  tools: AccessTools,
  asked: RoleAsked & {
    readonly name: string;
    readonly writes: boolean;
    readonly days: number | null;
    readonly by: string;
  },
): Promise<HandedOut> {
  const { coalitionId, writes, days, by } = asked;
  const name = freeText(asked.name, 'name', KEY_NAME_LIMIT);
  const grant = await checkedGrant(tools, asked);
  const now = tools.reads.now();
  const [id, token, expiresAt] = [newEventId(), newToken('key'), plusDays(now, days ?? KEY_DAYS)];
  const tokenHash = hashOf(token);
  const key = { id, tokenHash, coalitionId, name, writes, grants: [grant], expiresAt, by, now };
  await tools.acts.run('makeKey', key);
  return { id, token, expiresAt };
}

/** @throws Problem `access.key-unknown` */
export async function revokeKey(
  { acts, reads }: AccessTools,
  { coalitionId, id, by }: { readonly coalitionId: string; readonly id: string; readonly by: string },
): Promise<void> {
  const isRevoked = await acts.run('revokeKey', { id, coalitionId, by, now: reads.now() });
  if (!isRevoked) throw new Problem('access.key-unknown', { key: id });
}

/**
 * A link with which somebody sets a new password. Who asks for another is an operator, or the terminal.
 * @throws Problem `access.person-unknown`
 */
export async function offerPasswordReset(
  { reads, acts }: AccessTools,
  { personId, by }: { readonly personId: string; readonly by: string },
): Promise<Omit<HandedOut, 'id'>> {
  if (!(await accountById(reads, personId))) throw new Problem('access.person-unknown', { person: personId });
  const now = reads.now();
  const [token, expiresAt] = [newToken('reset'), plusMs(now, PASSWORD_RESET_MS)];
  await acts.run('askPasswordReset', { tokenHash: hashOf(token), personId, by, now, expiresAt });
  return { token, expiresAt };
}

/**
 * Ends all sessions of somebody, in whatever browser: a laptop was lost, or an account is not in the right hands.
 * @throws Problem `access.person-unknown`
 */
export async function signOutPerson(
  { reads, acts }: AccessTools,
  { personId, by }: { readonly personId: string; readonly by: string },
): Promise<void> {
  if (!(await accountById(reads, personId))) throw new Problem('access.person-unknown', { person: personId });
  await acts.run('endAllSessions', { personId, by, now: reads.now() });
}

/** Of somebody without a role there, a coalition knows nothing: not even whether they exist. */
async function assertKnown({ reads }: AccessTools, { coalitionId, personId }: RoleChange): Promise<void> {
  if (await isKnownIn(reads, coalitionId, personId)) return;
  throw new Problem('access.person-unknown', { person: personId });
}

/** A representative speaks for a member that there is, under the id it joined with; nobody else has one. */
async function checkedGrant(
  { reads }: AccessTools,
  { coalitionId, role, memberId }: RoleAsked,
): Promise<GrantIn> {
  if (coalitionId === WHOLE_SERVICE) {
    if (role === 'operator' && memberId === null) return { coalitionId, role, memberId };
    throw new Error('the whole service has operators and nobody else');
  }
  const isOfMember = role === 'representative';
  if (isOfMember && memberId === null) throw new Problem('access.member-needed');
  if (!isOfMember && memberId !== null) throw new Problem('access.member-not-taken', { role });
  // Whoever is at the terminal may name a coalition that there is not.
  const { answer } = await seen(reads, coalitionId, ({ directory }) =>
    memberId === null ? null : knownMember(directory, memberId).id,
  );
  return { coalitionId, role, memberId: answer };
}
