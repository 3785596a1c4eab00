import type { ReadSnapshot } from '../event-store/store.js';
import { takenBackOf } from '../exchange/taken-back.queries.js';

const ENTRY = 'entry/';

/**
 * Of what stands behind members (`entry/ID`, `asset/ID`), the contributions that were taken back by a day, as known at a position: what is
 * published stays published, and readers should know what of it no longer counts.
 */
export async function takenBackBehind(
  snapshot: ReadSnapshot,
  coalitionId: string,
  behind: readonly string[],
  by: { readonly on: string; readonly position: number },
): Promise<Set<string>> {
  const entries = behind.filter((one) => one.startsWith(ENTRY)).map((one) => one.slice(ENTRY.length));
  const ids = await takenBackOf(snapshot, coalitionId, [...new Set(entries)], by);
  return new Set([...ids].map((id) => `${ENTRY}${id}`));
}
