import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { may, parseParty, type Act } from '../coalition/domain/authority.js';
import { firstOpenDay, isClosed } from '../coalition/domain/closing.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { dateIn } from '../kernel/calendar.js';
import { standpointsOf } from './domain/facts.js';
import { waitsFor } from './domain/waiting.js';
import { disputesAbout } from './entry-views.js';
import { entryState } from './exchange.projection.js';
import { entryRow } from './exchange.queries.js';
import type { EntryRow } from './exchange.tables.js';

/** What somebody may do to an entry as it stands; `reject` and `withdraw` take back what is only proposed, by another and by itself. */
export type EntryAct =
  | 'accept'
  | 'reject'
  | 'withdraw'
  | 'dispute'
  | 'answer'
  | 'uphold'
  | 'adjust'
  | 'withdraw-in-dispute'
  | 'value'
  | 'reverse'
  | 'replace'
  | 'attach';

export interface EntryActs {
  readonly acts: ReadonlySet<EntryAct>;
  /** The day on which it would be taken back: today, or the first open day where today is closed. */
  readonly reversedOn: string;
}

/**
 * What a party may do to an entry: for a page to offer no more. The deciders are asked again, of whoever does it all the same.
 * @param party `backbone` or `member:ID`; null for somebody who acts for nobody
 * @throws Problem `exchange.entry-unknown`, `coalition.party-malformed`
 */
export async function entryActs(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
  party: string | null,
  sight: Sight = SEES_ALL,
): Promise<EntryActs> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const row = await entryRow(snapshot, coalitionId, entryId, outlookIn(directory, sight, reads.now()));
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const reversedOn = isClosed(directory, today) ? firstOpenDay(directory) : today;
    if (party === null) return { acts: new Set<EntryAct>(), reversedOn };
    const by = parseParty(party, directory);
    const disputes = await disputesAbout(snapshot, coalitionId, [row]);
    const dispute = disputes.get(row.entryId);
    const entry = entryState(row);
    const standpoints = standpointsOf(by, entry, directory, { today: () => today }, dispute);
    const can = (act: Act): boolean => may(act, by, standpoints);
    const acts = new Set<EntryAct>();
    if (can('attach evidence')) acts.add('attach');
    if (!standsAlone(row)) return { acts, reversedOn };
    for (const { party: next, steps } of waitsFor(entry, dispute, directory, today)) {
      if (next !== by) continue;
      for (const step of steps) acts.add(step === 'withdraw' ? 'withdraw-in-dispute' : step);
    }
    const { standing } = row;
    const isRecorder = standpoints.has('recorder');
    const countsInClosed = standing === 'accepted' && isClosed(directory, row.occurredOn);
    if (row.value === null && standing !== 'disputed' && !countsInClosed && can('value')) acts.add('value');
    if (!isRecordedByItself(row)) return { acts, reversedOn };
    const mayDispute = can('dispute') && (by === 'backbone' || !isRecorder) && !countsInClosed;
    if (mayDispute && standing !== 'disputed') acts.add('dispute');
    const takesBack = standing === 'accepted' ? 'reverse what was accepted' : 'reverse what was proposed';
    if (standing !== 'disputed' && can(takesBack)) {
      acts.add(standing === 'accepted' ? 'reverse' : isRecorder ? 'withdraw' : 'reject');
      acts.add('replace');
    }
    return { acts, reversedOn };
  });
}

/** Whether something can still be done with it. */
function standsAlone({ reverses, reversedBy, standing }: EntryRow): boolean {
  return reverses === null && reversedBy === null && standing !== 'withdrawn';
}

/** What follows from something else goes with it: see `assertRecordedByItself`. */
function isRecordedByItself({ arisesFrom }: EntryRow): boolean {
  return arisesFrom === null || arisesFrom.startsWith('asset/');
}
