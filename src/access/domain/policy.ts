import type { Party } from '../../coalition/domain/party.js';
import type { Sight } from '../../coalition/domain/sight.js';
import { Problem } from '../../kernel/problem.js';
import type { Signature, SigningRole } from '../../reviews/domain/events.js';
import type { Grant, Principal, Role, Standing } from './standing.js';

interface Rule {
  /** Who may: the roles, the one that sees or may most first. `anybody` need not say who he is, `somebody` must. */
  readonly may: 'anybody' | 'somebody' | 'operator' | readonly Role[];
  /** Whether it changes something, which a key for reading may not. */
  readonly changes: boolean;
  /** A key, however strong its role, could otherwise outlive its revocation in another one that it made, or sign for people. */
  readonly forPeopleOnly?: true;
}

const EVERY_ROLE = ['coordinator', 'facilitator', 'auditor', 'representative', 'observer'] as const;
const MEMBERS_AND_STAFF = ['coordinator', 'facilitator', 'auditor', 'representative'] as const;

/**
 * Who may do what: the one place that says so, for every door. An operation names what it needs of whoever asks for it, and one that
 * names nothing can't be mounted. What a representative sees of others is for its sight to say, and what the backbone or a
 * member may do to an entry, a pledge or an asset is for the domain's permissions, which are asked after these.
 */
export const policy = {
  'be reached': { may: 'anybody', changes: false },
  /** Whoever comes is let in, and known where they bring something that says who they are. */
  'be welcomed': { may: 'anybody', changes: false },
  'sign in': { may: 'anybody', changes: true },
  'be somebody': { may: 'somebody', changes: false },
  'change one’s own account': { may: 'somebody', changes: true, forPeopleOnly: true },
  'read what is published': { may: EVERY_ROLE, changes: false },
  'look as a member': { may: MEMBERS_AND_STAFF, changes: false },
  'look at everything': { may: ['coordinator', 'facilitator', 'auditor'], changes: false },
  'read the log': { may: ['coordinator', 'auditor'], changes: false },
  'take part': { may: ['coordinator', 'representative'], changes: true },
  'speak for a member': { may: ['coordinator', 'representative'], changes: true },
  'take part in a review': { may: ['coordinator', 'facilitator', 'representative'], changes: true },
  'hold reviews': { may: ['coordinator', 'facilitator'], changes: true },
  'sign for a quarter': { may: ['coordinator', 'facilitator'], changes: true, forPeopleOnly: true },
  administer: { may: ['coordinator'], changes: true },
  'see who has access': { may: ['coordinator', 'auditor'], changes: false },
  'manage access': { may: ['coordinator'], changes: true, forPeopleOnly: true },
  'found a coalition': { may: 'operator', changes: true },
  'operate the service': { may: 'operator', changes: true },
  'look after people': { may: 'operator', changes: true, forPeopleOnly: true },
} as const satisfies Record<string, Rule>;

export type Need = keyof typeof policy;

/** What an operation needs, and of which member where its address names one that a representative must speak for. */
export interface Asked {
  readonly need: Need;
  /** On whose behalf the request says it acts; null where it does not say. */
  readonly actingFor: string | null;
  /** The member in the address, where a representative may do this for its own member only. */
  readonly ofMember: string | null;
}

/** Who may do something, in words, for whoever may not. */
export function inWords({ may }: Rule): string {
  if (may === 'anybody') return 'anybody';
  if (may === 'somebody') return 'whoever has signed in';
  if (may === 'operator') return 'an operator of this service';
  return may.map((role) => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`).join(', ');
}

/**
 * As whom a request speaks, or why it may not. Among several grants of one principal it speaks by the one it names, and else by
 * that which sees or may most.
 * @param grants of the principal in the coalition that is asked, or for the whole service where none is
 * @throws Problem `access.person-needed`, `access.read-only-key`, `access.not-permitted`, `access.party-not-yours`, `access.party-needed`
 */
export function standingOf(principal: Principal, grants: readonly Grant[], asked: Asked): Standing {
  const rule: Rule = policy[asked.need];
  if (rule.forPeopleOnly && principal.by === 'key') throw new Problem('access.person-needed');
  if (rule.changes && !principal.writes) throw new Problem('access.read-only-key');
  if (rule.may === 'operator') {
    if (!principal.isOperator) throw refused(asked, rule);
    return {
      principal,
      roles: rolesIn(grants),
      role: 'operator',
      actingFor: null,
      sight: { from: 'published' },
    };
  }
  if (rule.may === 'anybody' || rule.may === 'somebody') {
    return { principal, roles: rolesIn(grants), role: null, actingFor: null, sight: { from: 'published' } };
  }
  const able = rule.may.flatMap((role) => grants.filter((grant) => grant.role === role));
  // Who names a party that is theirs, by a role that may not, is told that; of others' parties nobody is told anything.
  const isNamed = (grant: Grant): boolean => partyOf(grant) === asked.actingFor?.normalize('NFC');
  const isOfOtherRole = asked.actingFor !== null && grants.some(isNamed) && !able.some(isNamed);
  if (able.length === 0 || isOfOtherRole) throw refused(asked, rule);
  const grant = chosen(able, asked);
  if (grant.role === 'representative' && asked.ofMember !== null && asked.ofMember !== grant.memberId) {
    throw new Problem('access.party-not-yours', { found: `member:${asked.ofMember}` });
  }
  const role = grant.role as Role;
  return { principal, roles: rolesIn(grants), role, actingFor: partyOf(grant), sight: sightOf(grant) };
}

/** The role that somebody has who signs a close, by the place in which it is signed. */
const SIGNING: Readonly<Record<SigningRole, Role>> = { facilitator: 'facilitator', backbone: 'coordinator' };

/**
 * The signature of whoever sent a request: people sign, each for itself, and in the place for which it has the role.
 * @throws Problem `access.person-needed`, `access.role-needed`
 */
export function signatureOf({ principal, roles }: Standing, as: SigningRole): Signature {
  if (principal.by === 'key') throw new Problem('access.person-needed');
  const expected = SIGNING[as];
  if (!roles.includes(expected)) throw new Problem('access.role-needed', { as, expected });
  return { role: as, signer: principal.id };
}

function chosen(able: readonly Grant[], { actingFor, ofMember }: Asked): Grant {
  if (actingFor !== null) {
    const named = able.find((grant) => partyOf(grant) === actingFor.normalize('NFC'));
    if (!named) throw new Problem('access.party-not-yours', { found: actingFor });
    return named;
  }
  const [first, ...others] = able;
  if (first!.role !== 'representative') return first!;
  // The address says for which of its members a representative of several speaks.
  if (ofMember !== null) return able.find(({ memberId }) => memberId === ofMember) ?? first!;
  const members = others.filter(({ role }) => role === 'representative');
  if (members.length === 0) return first!;
  const expected = [first!, ...members].map(partyOf).join(', or ');
  throw new Problem('access.party-needed', { expected });
}

function refused({ need }: Asked, rule: Rule): Problem {
  return new Problem('access.not-permitted', { need, expected: inWords(rule) });
}

function rolesIn(grants: readonly Grant[]): Role[] {
  return [...new Set(grants.flatMap(({ role }) => (role === 'operator' ? [] : role)))];
}

/** Auditors and observers act for nobody. */
function partyOf({ role, memberId }: Grant): Party | null {
  if (role === 'coordinator' || role === 'facilitator') return 'backbone';
  return role === 'representative' ? `member:${memberId!}` : null;
}

function sightOf({ role, memberId }: Grant): Sight {
  if (role === 'representative') return { from: 'member', memberId: memberId! };
  return { from: role === 'observer' ? 'published' : 'all' };
}
