import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { isSameParty, may, type Party, type Standpoint } from '../coalition/domain/authority.js';
import { dateIn } from '../kernel/calendar.js';
import type { AchievementDetail } from './recognition.queries.js';

/** What a party may do with an achievement as it stands. */
export interface AchievementActs {
  readonly amend: boolean;
  /** Once all have consented. */
  readonly publish: boolean;
  readonly retract: boolean;
  /** The named members that it may answer for: itself; of the backbone, which writes down what they said, all. */
  readonly answerFor: readonly string[];
}

/** For pages, which offer nothing else. The rules are the deciders’, who are asked again when somebody does it. */
export function achievementActs(
  reads: CoalitionReads,
  coalitionId: string,
  party: Party | null,
  achievement: Pick<AchievementDetail, 'stage' | 'recordedBy' | 'attributions' | 'missing'>,
): Promise<AchievementActs> {
  const none: AchievementActs = { amend: false, publish: false, retract: false, answerFor: [] };
  const { stage, recordedBy, attributions, missing } = achievement;
  if (party === null || stage === 'retracted') return Promise.resolve(none);
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const isRecorder = recordedBy !== null && isSameParty(party, recordedBy as Party, directory, today);
    const recorder = new Set<Standpoint>(isRecorder ? ['recorder'] : []);
    const isOpen = stage === 'open';
    const mayAnswer = ({ memberId }: { readonly memberId: string }): boolean => {
      const isOwn = isSameParty(party, `member:${memberId}`, directory, today);
      return may('consent or decline', party, new Set<Standpoint>(isOwn ? ['participant'] : []));
    };
    return {
      amend: isOpen && may('amend an achievement', party, recorder),
      publish: isOpen && missing.length === 0 && may('publish recognition', party, new Set()),
      retract: may(isOpen ? 'retract an unpublished achievement' : 'retract recognition', party, recorder),
      answerFor: isOpen ? attributions.filter(mayAnswer).map(({ memberId }) => memberId) : [],
    };
  });
}
