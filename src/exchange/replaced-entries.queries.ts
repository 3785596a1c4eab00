import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import type { RecordedEvent } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { isProblem } from '../kernel/problem.js';
import { entryRow } from './exchange.queries.js';
import type { EntryRow } from './exchange.tables.js';

/** What an entry was recorded in the place of, and what was recorded in its place. */
export interface Replacements {
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}

/** Between a reversal and the entry recorded in the place of what it takes back, a pledge may lose its delivery. */
const REPLACED_WITHIN = 2;

/**
 * One command takes an entry back and records another in its place: both facts stand side by side, with one correlation. Of an entry
 * that the reader does not see, nothing is said.
 */
export async function replacementsOf(
  reads: CoalitionReads,
  snapshot: ReadSnapshot,
  row: EntryRow,
  recorded: RecordedEvent,
  outlook: Outlook,
): Promise<Replacements> {
  const { coalitionId, correlationId } = recorded;
  const near = async (position: number, correlation: string, step: 1 | -1): Promise<RecordedEvent[]> => {
    const places = Array.from({ length: REPLACED_WITHIN }, (_, i) => position + step * (i + 1));
    const events = await eventsAt(snapshot, reads.events, coalitionId, places);
    return [...events.values()].filter((event) => event.correlationId === correlation);
  };
  const seen = async (id: string | undefined): Promise<string | null> => {
    if (id === undefined) return null;
    try {
      return (await entryRow(snapshot, coalitionId, id, outlook)).entryId;
    } catch (error) {
      if (isProblem(error)) return null;
      throw error;
    }
  };
  let replaces: string | undefined;
  if (row.reverses === null && recorded.position > 1) {
    const before = await near(row.position, correlationId, -1);
    const reversal = before.find(({ type }) => type === 'EntryReversed');
    replaces = (reversal?.data as { reverses?: string } | undefined)?.reverses;
  }
  let replacedBy: string | undefined;
  if (row.reversedBy !== null) {
    const reversal = await entryRow(snapshot, coalitionId, row.reversedBy, outlook);
    const event = (await eventsAt(snapshot, reads.events, coalitionId, [reversal.position])).get(
      reversal.position,
    )!;
    const after = await near(reversal.position, event.correlationId, 1);
    const entry = after.find(({ type }) => RECORDED.has(type));
    replacedBy = (entry?.data as { entryId?: string } | undefined)?.entryId;
  }
  return { replaces: await seen(replaces), replacedBy: await seen(replacedBy) };
}

const RECORDED: ReadonlySet<string> = new Set([
  'ContributionRecorded',
  'BenefitRecorded',
  'ExchangeRecorded',
]);
