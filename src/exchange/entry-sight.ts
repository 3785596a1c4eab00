import type { Outlook } from '../coalition/domain/outlook.js';
import type { EntryRow } from './exchange.tables.js';

/** What others only proposed is theirs until it is accepted; what was disputed, and withdrawn so, goes with disputes. */
export function standingsSeenOfOthers({ seesDisputesOfOthers }: Outlook): string[] {
  return seesDisputesOfOthers ? ['accepted', 'disputed', 'withdrawn'] : ['accepted'];
}

/** Whether a reader sees an entry at all: by the same rule as in lists. */
export function isSeenEntry({ memberId, otherMember, standing }: EntryRow, outlook: Outlook): boolean {
  if (outlook.seesAll || isOwnEntry({ memberId, otherMember }, outlook)) return true;
  return outlook.seesOthersInDetail && standingsSeenOfOthers(outlook).includes(standing);
}

/** Whether the reader is on either side of an entry. */
export function isOwnEntry(
  { memberId, otherMember }: Pick<EntryRow, 'memberId' | 'otherMember'>,
  outlook: Outlook,
): boolean {
  return outlook.isOwn(memberId) || (otherMember !== null && outlook.isOwn(otherMember));
}
