import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { titled } from './library.queries.js';

/** The library at a glance. */
export interface LibraryDigest {
  readonly assets: number;
  /** Those that nobody is confirmed to have used; null where that is not told. */
  readonly unused: number | null;
  /** By confirmed uses over all time, the most applied first; empty where that is not told. */
  readonly mostApplied: readonly { readonly id: string; readonly title: string; readonly uses: number }[];
  /** The types that assets are told to be, in the order of their names: the first hundred. */
  readonly types: readonly string[];
}

const MOST_APPLIED = 5;
const TYPES = 100;

/** Counts and the top of the library, along its indexes. The library is every member’s; uses are told as members see totals of each other. */
export async function libraryDigest(
  reads: CoalitionReads,
  coalitionId: string,
  sight: Sight = SEES_ALL,
): Promise<LibraryDigest> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    if (!outlook.isInside) return { assets: 0, unused: null, mostApplied: [], types: [] };
    const count = async (where: string): Promise<number> => {
      const rows = await snapshot.rows(`SELECT COUNT(*) FROM assets WHERE coalition_id = ?${where}`, [
        coalitionId,
      ]);
      return Number(rows[0]![0]);
    };
    const types = await snapshot.rows(
      `SELECT DISTINCT asset_type FROM assets WHERE coalition_id = ? AND asset_type IS NOT NULL ORDER BY asset_type LIMIT ${String(TYPES)}`,
      [coalitionId],
    );
    const applied = outlook.seesTotalsOfOthers
      ? await snapshot.rows(
          `SELECT asset_id, title, uses FROM assets WHERE coalition_id = ? AND uses > 0 ORDER BY uses DESC, asset_id DESC LIMIT ${String(MOST_APPLIED)}`,
          [coalitionId],
        )
      : [];
    return {
      assets: await count(''),
      unused: outlook.seesTotalsOfOthers ? await count(' AND uses = 0') : null,
      mostApplied: (applied as [string, string, number][]).map(([id, title, uses]) => ({
        ...{ id, title, uses: Number(uses) },
      })),
      types: (types as [string][]).map(([type]) => type),
    };
  });
}

/** What assets are called, by their ids; those that there are none of are left out. The library is every member’s. */
export async function assetTitles(
  reads: CoalitionReads,
  coalitionId: string,
  ids: readonly string[],
  sight: Sight = SEES_ALL,
): Promise<ReadonlyMap<string, string>> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    if (!outlookIn(directory, sight, reads.now()).isInside) return new Map<string, string>();
    const asked = [...new Set(ids)].map((id) => ({ id, weight: '1' }));
    const found = await titled(snapshot, coalitionId, asked);
    return new Map(found.filter(({ title }) => title !== undefined).map(({ id, title }) => [id, title]));
  });
}
