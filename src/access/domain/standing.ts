import type { Party } from '../../coalition/domain/party.js';
import type { Sight } from '../../coalition/domain/sight.js';

/** What a person or a key may be in a coalition. `operator` is for the whole service, and no role in any coalition. */
export const ROLES = ['coordinator', 'facilitator', 'representative', 'auditor', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** The coalition of grants that hold for the whole service. */
export const WHOLE_SERVICE = '';

export interface Grant {
  readonly role: Role | 'operator';
  /** The member that a representative speaks for; null for every other role. */
  readonly memberId: string | null;
}

/** Who sent a request, however that was shown. */
export interface Principal {
  /** A person's id or a key's: what events and the trail name as their actor. */
  readonly id: string;
  readonly by: 'session' | 'key';
  /** A key may be for reading only. */
  readonly writes: boolean;
  readonly isOperator: boolean;
}

/** As whom a request speaks, once it is known to be permitted. */
export interface Standing {
  readonly principal: Principal;
  /** All that the principal is in the coalition. */
  readonly roles: readonly Role[];
  /** By which of them it speaks; null where none is needed. */
  readonly role: Role | 'operator' | null;
  /** On whose behalf it acts; null where the role acts for nobody. */
  readonly actingFor: Party | null;
  readonly sight: Sight;
}
