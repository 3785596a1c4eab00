import { insideOnly, seen, type CoalitionReads } from './coalition.queries.js';
import { nameOn } from './domain/directory.js';
import { Outlook } from './domain/outlook.js';
import { SEES_ALL, type Sight } from './domain/sight.js';

/**
 * What members are called today, by their ids; ids that are unknown are left out. Who sees only what was published is told of none.
 */
export async function memberNames(
  reads: CoalitionReads,
  coalitionId: string,
  ids: readonly string[],
  sight: Sight = SEES_ALL,
): Promise<ReadonlyMap<string, string>> {
  const { answer } = await seen(reads, coalitionId, ({ directory }, today) => {
    const known = [...insideOnly(new Outlook(sight, directory, today), new Set(ids))];
    return new Map(
      known.flatMap((id) => {
        const member = directory.members.get(id);
        return member ? [[id, nameOn(member, today)] as const] : [];
      }),
    );
  });
  return answer;
}
