import { outlookIn, seen, type CoalitionReads } from './coalition.queries.js';
import { nameOn } from './domain/directory.js';
import type { Sight } from './domain/sight.js';

/**
 * What parties are called today: of those asked for that there are, for whoever sees more than what is published.
 * @param parties `member:ID`, `pool:ID`
 */
export async function partyNames(
  reads: CoalitionReads,
  coalitionId: string,
  parties: readonly string[],
  sight: Sight,
): Promise<Readonly<Record<string, string>>> {
  const { answer } = await seen(reads, coalitionId, ({ directory }, today) => {
    if (!outlookIn(directory, sight, reads.now()).isInside) return {};
    const named = [...new Set(parties)].flatMap((party): [string, string][] => {
      const [, kind, id] = /^(member|pool):(.*)$/s.exec(party) ?? [];
      const member = kind === 'member' ? directory.members.get(id!) : undefined;
      const pool = kind === 'pool' ? directory.pool(id!) : undefined;
      const name = member ? nameOn(member, today) : pool?.name;
      return name === undefined ? [] : [[party, name]];
    });
    return Object.fromEntries(named);
  });
  return answer;
}
