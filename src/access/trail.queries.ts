import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { DirectoryCache } from '../event-store/directory-cache.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { TrailAct } from './domain/trail-acts.js';
import { TRAIL_COLUMNS, trailLinkOf } from './trail/trail-chain.js';

export { WHOLE_SERVICE } from './domain/standing.js';
export { TERMINAL } from './domain/trail-acts.js';

/** What questions about the trail need of the read side. */
export interface TrailReads {
  read<T>(work: (snapshot: ReadSnapshot) => Promise<T>): Promise<T>;
}

/** An act in the trail, as whoever may read it sees it: with its hashes, so that anyone can recompute them. */
export interface TrailItem {
  readonly position: number;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** A person's id or a key's; `nobody`, `terminal` or `service` where no person and no key acts. */
  readonly actor: string;
  readonly act: TrailAct;
  /** By the act's shape (`TRAIL_ACTS`). */
  readonly about: JsonObject;
  readonly prevHash: string;
  readonly hash: string;
}

const LIST = 'trail';

/**
 * The acts of a coalition, or of the whole service (`WHOLE_SERVICE`), newest first. Pages go by position: what is appended
 * meanwhile moves none of them.
 * @throws Problem `request.cursor-malformed`
 */
export function trailOf(
  reads: TrailReads,
  coalitionId: string,
  { after, limit }: PageAsked,
): Promise<CursorPage<TrailItem>> {
  const before = after === null ? Number.MAX_SAFE_INTEGER : partsOfCursor(LIST, after, ['number'])[0]!;
  return reads.read(async (snapshot) => {
    const rows = await snapshot.rows(
      `SELECT ${TRAIL_COLUMNS.join(', ')} FROM access_trail WHERE coalition_id = ? AND position < ? ORDER BY position DESC LIMIT ${String(limit + 1)}`,
      [coalitionId, before],
    );
    const items = rows.slice(0, limit).map((row) => {
      const { coalitionId: _, act, about, ...link } = trailLinkOf(row);
      return { ...link, act: act as TrailAct, about: JSON.parse(about) as JsonObject };
    });
    const next = rows.length > limit ? cursorOf(LIST, [items.at(-1)!.position]) : null;
    return { items, next };
  });
}

/**
 * The trail of a coalition that was founded.
 * @throws Problem `ledger.coalition-unknown`, `request.cursor-malformed`
 */
export async function trailOfCoalition(
  reads: TrailReads & { readonly directories: DirectoryCache<Directory> },
  coalitionId: string,
  page: PageAsked,
): Promise<CursorPage<TrailItem>> {
  await reads.read((snapshot) => reads.directories.view(snapshot, coalitionId));
  return trailOf(reads, coalitionId, page);
}
