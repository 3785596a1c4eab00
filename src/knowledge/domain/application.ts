import type { Party } from '../../coalition/domain/party.js';
import type { Amount } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import type { ApplicationCore, Depth } from './events.js';

/** Only what is confirmed earns credit; what was withdrawn was a mistake. */
export type ApplicationStanding = 'recorded' | 'confirmed' | 'contested' | 'withdrawn';

/** An application as it stands now. */
export interface ApplicationState {
  readonly applicationId: string;
  readonly assetId: string;
  readonly memberId: string;
  readonly appliedOn: string;
  readonly depth: Depth;
  readonly outcomeValue: Amount | null;
  readonly description: string | null;
  readonly standing: ApplicationStanding;
  readonly recordedBy: Party;
  /** The quarter in which it counts; null while it does not. */
  readonly quarter: string | null;
  readonly decidedBy: Party | null;
  readonly decidedOn: string | null;
  /** The entry by which its user got something; null while it does not count. */
  readonly entryId: string | null;
}

/** From the shallowest to the deepest. */
export const DEPTHS = ['consulted', 'adapted', 'embedded'] as const satisfies readonly Depth[];

/** @throws Problem `knowledge.depth-unknown` */
export function parseDepth(text: string): Depth {
  const depth = DEPTHS.find((known) => known === text);
  if (!depth) throw new Problem('knowledge.depth-unknown', { found: text, expected: DEPTHS.join(', ') });
  return depth;
}

/** The parts of an application that every fact about it says again. */
export function coreOfApplication(application: ApplicationState): ApplicationCore {
  const { applicationId, assetId, memberId, depth, outcomeValue } = application;
  return { applicationId, assetId, memberId, depth, outcomeValue: outcomeValue?.toString() ?? null };
}
