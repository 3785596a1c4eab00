import { may, type Act, type Party } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import type { DisputeState, EntryState } from './entry.js';
import { partiesOf, standpointsOf } from './facts.js';

/** What brings an entry that does not count yet a step further. */
export type NextStep = 'accept' | 'answer' | 'uphold' | 'adjust' | 'withdraw';

const ACTS_WHILE = {
  proposed: { accept: 'accept' },
  disputed: {
    answer: 'answer a dispute',
    uphold: 'uphold in a dispute',
    adjust: 'adjust in a dispute',
    withdraw: 'withdraw in a dispute',
  },
} as const satisfies Record<string, Partial<Record<NextStep, Act>>>;

/** Somebody who can act next, and how. */
export interface WaitsFor {
  readonly party: Party;
  readonly steps: readonly NextStep[];
}

/** Who can bring an entry further today, the backbone first: nobody where it counts, was withdrawn or was taken back. */
export function waitsFor(
  entry: Pick<
    EntryState,
    'direction' | 'memberId' | 'counterparty' | 'standing' | 'recordedBy' | 'reverses' | 'reversedBy'
  >,
  dispute: DisputeState | undefined,
  directory: Directory,
  today: string,
): WaitsFor[] {
  if (entry.reverses !== null || entry.reversedBy !== null) return [];
  const { standing } = entry;
  if (standing !== 'proposed' && standing !== 'disputed') return [];
  const speakers = partiesOf(entry).map((party): Party => {
    return `member:${directory.survivorOf(party.slice('member:'.length), today)}`;
  });
  const waiting: WaitsFor[] = [];
  for (const party of new Set<Party>(['backbone', ...speakers])) {
    const about = standing === 'disputed' ? dispute : undefined;
    const standpoints = standpointsOf(party, entry, directory, { today: () => today }, about);
    const steps = (Object.entries(ACTS_WHILE[standing]) as [NextStep, Act][])
      .filter(([step, act]) => {
        const acceptsToo = step === 'uphold' && about?.heldFrom === 'proposed';
        return may(act, party, standpoints) && (!acceptsToo || may('accept', party, standpoints));
      })
      .map(([step]) => step);
    if (steps.length > 0) waiting.push({ party, steps });
  }
  return waiting;
}
