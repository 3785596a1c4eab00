import type { Directory } from '../coalition/domain/directory.js';
import { parseCounterparty } from '../exchange/domain/entry.js';

/** Whether an entry names a member or a pool that was taken back: then it was taken back with it, and no file knows whom it names. */
export function namesTakenBack(
  { memberId, counterparty }: { readonly memberId: string; readonly counterparty: string },
  directory: Directory,
): boolean {
  const other = parseCounterparty(counterparty);
  const members = [memberId, ...('member' in other ? [other.member] : [])];
  if (members.some((id) => directory.members.get(id)?.takenBack)) return true;
  return 'pool' in other && directory.pools.get(other.pool)?.takenBack === true;
}
