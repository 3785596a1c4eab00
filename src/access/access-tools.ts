import type { ProblemCode } from '../kernel/problem.js';
import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { AccessActs } from './acts/access-acts.js';
import type { AccessReads } from './principals.queries.js';

/** What orders about access are carried out with, for whoever is handed them. */
export const ACCESS_TOOLS = Symbol('access tools');

/** What orders about access are carried out with, at whatever door. */
export interface AccessTools {
  readonly reads: AccessReads & CoalitionReads;
  readonly acts: AccessActs;
}

/** Where it is noted that somebody was turned away. */
export const DENIALS = Symbol('denials');

export interface NotesDenials {
  note(denial: {
    readonly coalitionId: string;
    /** A person's id or a key's, or a word of the trail for nobody. */
    readonly actor: string;
    /** `GET /api/v1/coalitions/:slug`: a pattern, never what was asked for. */
    readonly route: string;
    readonly problem: ProblemCode;
  }): void;
}
