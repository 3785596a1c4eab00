import type { CoalitionReads } from './coalition.queries.js';
import { inTexts, policyFor, type PolicyRules } from './domain/policy.js';

/** The rules that a quarter goes by, as texts. */
export interface QuarterPolicy extends PolicyRules {
  readonly version: number;
}

/** @throws Problem `request.quarter-malformed` */
export function quarterPolicy(
  reads: CoalitionReads,
  coalitionId: string,
  quarter: string,
): Promise<QuarterPolicy> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const policy = policyFor(directory, quarter);
    return { version: policy.version, ...inTexts(policy) };
  });
}
