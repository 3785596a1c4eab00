import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { isSameParty, may, type Party, type Standpoint } from '../coalition/domain/authority.js';
import { dateIn } from '../kernel/calendar.js';
import type { PledgeView } from './pledges.queries.js';

/** What a party may do with a pledge as it stands. */
export interface PledgeActs {
  readonly amend: boolean;
  readonly waive: boolean;
  /** Once it is past its due date. */
  readonly lapse: boolean;
  /** Whether an entry of the party can deliver some of it. */
  readonly deliver: boolean;
}

/** What a page may offer; whoever does it all the same is asked again. Nobody's pledge is changed once it is settled. */
export function pledgeActs(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  { memberId, state, dueOn }: Pick<PledgeView, 'memberId' | 'state' | 'dueOn'>,
): Promise<PledgeActs> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const isPledger = party !== null && isSameParty(party, `member:${memberId}`, directory, today);
    const standpoints = new Set<Standpoint>(isPledger ? ['pledger'] : []);
    const isUnsettled = state !== 'waived' && state !== 'lapsed';
    const isOpen = state === 'open' || state === 'overdue';
    const settles = isOpen && party !== null && may('settle a pledge', party, standpoints);
    return {
      amend: isUnsettled && party !== null && may('amend a pledge', party, standpoints),
      waive: settles,
      lapse: settles && today > dueOn,
      deliver: isOpen && (isPledger || party === 'backbone'),
    };
  });
}
