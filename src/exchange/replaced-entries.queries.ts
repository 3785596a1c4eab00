import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import type { RecordedEvent } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { isProblem } from '../kernel/problem.js';
import type { EntryReversed } from './domain/events.js';
import { entryRow } from './exchange.queries.js';

/** Why an entry was taken back, what it was recorded in the place of, and what was recorded in its place. */
export interface Replacements {
  /** In the words of who took it back; null where nobody did, or nothing was said. */
  readonly reversalReason: string | null;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}

/** Between a reversal and the entry recorded in the place of what it takes back, a pledge may lose its delivery. */
const REPLACED_WITHIN = 2;

const RECORDED: ReadonlySet<string> = new Set([
  'ContributionRecorded',
  'BenefitRecorded',
  'ExchangeRecorded',
]);

/**
 * `replace-entry` takes an entry back and records another in its place: the reversal stands first, and its id is the correlation of
 * both. Imports correlate all their rows by an id of their own, so that a reversal in a file replaces nothing. Of an entry that the
 * reader does not see, nothing is said.
 * @param events of the entry, oldest first
 */
export async function replacementsOf(
  reads: CoalitionReads,
  snapshot: ReadSnapshot,
  events: readonly RecordedEvent[],
  outlook: Outlook,
): Promise<Replacements> {
  const recorded = events[0]!;
  const { coalitionId } = recorded;
  const near = async (position: number, step: 1 | -1): Promise<RecordedEvent[]> => {
    const places = Array.from({ length: REPLACED_WITHIN }, (_, i) => position + step * (i + 1));
    return [...(await eventsAt(snapshot, reads.events, coalitionId, places)).values()];
  };
  const seen = async (id: unknown): Promise<string | null> => {
    if (typeof id !== 'string') return null;
    try {
      return (await entryRow(snapshot, coalitionId, id, outlook)).entryId;
    } catch (error) {
      if (isProblem(error)) return null;
      throw error;
    }
  };
  const isSecond = RECORDED.has(recorded.type) && recorded.correlationId !== recorded.eventId;
  const before = isSecond ? await near(recorded.position, -1) : [];
  const opened = before.find(
    ({ type, eventId }) => type === 'EntryReversed' && eventId === recorded.correlationId,
  );
  const reversal = events.slice(1).find(({ type }) => type === 'EntryReversed');
  const isFirst = reversal !== undefined && reversal.correlationId === reversal.eventId;
  const after = isFirst ? await near(reversal.position, 1) : [];
  const inPlace = after.find(
    ({ type, correlationId }) => RECORDED.has(type) && correlationId === reversal!.eventId,
  );
  return {
    reversalReason: reversal ? (reversal.data as unknown as EntryReversed).description : null,
    replaces: await seen(opened?.data['reverses']),
    replacedBy: await seen(inPlace?.data['entryId']),
  };
}
