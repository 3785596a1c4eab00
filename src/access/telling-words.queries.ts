import { seen } from '../coalition/coalition.queries.js';
import { isProblem } from '../kernel/problem.js';
import type { AccessTools } from './access-tools.js';
import { WHOLE_SERVICE } from './domain/standing.js';

/** Where somebody has a role, or is offered one. */
export interface Place {
  readonly coalitionId: string;
  readonly memberId: string | null;
}

/**
 * Names of the coalitions, and of the members, that somebody has to do with: who knows them guesses these first, so that no
 * password may hold them (ASVS 6.1.2). What is not there has no name.
 */
export async function tellingWords(reads: AccessTools['reads'], places: readonly Place[]): Promise<string[]> {
  const words: string[] = [];
  for (const { coalitionId, memberId } of places) {
    if (coalitionId === WHOLE_SERVICE) continue;
    words.push(...(await namesAt(reads, coalitionId, memberId)));
  }
  return [...new Set(words)];
}

async function namesAt(
  reads: AccessTools['reads'],
  coalitionId: string,
  memberId: string | null,
): Promise<string[]> {
  try {
    const { answer } = await seen(reads, coalitionId, ({ directory }) => {
      const member = memberId === null ? undefined : directory.members.get(memberId);
      return [
        coalitionId,
        directory.coalition.name,
        ...(member ? [member.id, ...member.names.map(({ value }) => value)] : []),
      ];
    });
    return answer;
  } catch (error) {
    if (isProblem(error) && error.code === 'ledger.coalition-unknown') return [];
    throw error;
  }
}
