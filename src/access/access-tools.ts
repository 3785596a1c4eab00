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
