import { dateIn } from '../kernel/calendar.js';
import { outlookIn, seen, type CoalitionReads } from './coalition.queries.js';
import { nameOn, statusOn } from './domain/directory.js';
import { Outlook } from './domain/outlook.js';
import { SEES_ALL, type Sight } from './domain/sight.js';

export interface NamedMember {
  readonly name: string;
  readonly isActive: boolean;
  /** Whether another carries on its history. */
  readonly isMerged: boolean;
}

/** What things are called today, and what can be chosen among. */
export interface NamesHere {
  /** Today in the coalition's zone. */
  readonly today: string;
  /** The base currency. */
  readonly currency: string;
  /** Everybody who ever joined, by id in the order in which they joined; those that are members today can be chosen. */
  readonly members: ReadonlyMap<string, NamedMember>;
  /** The names of pools by their ids. */
  readonly pools: ReadonlyMap<string, string>;
}

/**
 * The names of members and pools, from the directory alone. Whoever sees only what was published is told none.
 * @throws Problem `ledger.coalition-unknown`
 */
export function namesHere(
  reads: CoalitionReads,
  coalitionId: string,
  sight: Sight = SEES_ALL,
): Promise<NamesHere> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const { timeZone, currency } = directory.coalition;
    const today = dateIn(timeZone, reads.now());
    const { isInside } = new Outlook(sight, directory, today);
    const members = isInside ? [...directory.members.values()] : [];
    const pools = isInside ? [...directory.pools.values()] : [];
    return {
      today,
      currency: currency.code,
      members: new Map(
        members.map((member) => {
          const status = statusOn(member, today);
          const named = { isActive: status === 'active', isMerged: status === 'merged' };
          return [member.id, { name: nameOn(member, today), ...named }];
        }),
      ),
      pools: new Map(pools.map(({ poolId, name }) => [poolId, name])),
    };
  });
}

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
