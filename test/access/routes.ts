import type { Need } from '../../src/access/domain/policy.js';
import type { Role } from '../../src/access/domain/standing.js';

export interface Permitted {
  readonly may: 'anybody' | 'somebody' | 'operator' | readonly Role[];
  readonly changes?: true;
  readonly people?: true;
}

const MEMBERS_AND_STAFF = ['coordinator', 'facilitator', 'auditor', 'representative'] as const;

/** Who may do what, written down a second time: the tests go by this, so that a slip in the policy is seen. */
export const PERMITTED: Readonly<Record<Need, Permitted>> = {
  'be reached': { may: 'anybody' },
  'be welcomed': { may: 'anybody' },
  'sign in': { may: 'anybody' },
  'be somebody': { may: 'somebody' },
  'change one’s own account': { may: 'somebody', changes: true, people: true },
  'read what is published': { may: [...MEMBERS_AND_STAFF, 'observer'] },
  'look as a member': { may: MEMBERS_AND_STAFF },
  'look at everything': { may: ['coordinator', 'facilitator', 'auditor'] },
  'read the log': { may: ['coordinator', 'auditor'] },
  'take part': { may: ['coordinator', 'representative'], changes: true },
  'speak for a member': { may: ['coordinator', 'representative'], changes: true },
  'take part in a review': { may: ['coordinator', 'facilitator', 'representative'], changes: true },
  'hold reviews': { may: ['coordinator', 'facilitator'], changes: true },
  administer: { may: ['coordinator'], changes: true },
  'see who has access': { may: ['coordinator', 'auditor'] },
  'manage access': { may: ['coordinator'], changes: true, people: true },
  'found a coalition': { may: 'operator', changes: true },
  'operate the service': { may: 'operator', changes: true },
  'look after people': { may: 'operator', changes: true, people: true },
};

/** Every route there is, by what it needs. One that is not here fails the tests: somebody has to say who it is for. */
export const ROUTES: Readonly<Record<Need, readonly string[]>> = {} as never;
