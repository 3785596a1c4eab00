import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { RecordedEvent } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { dateIn } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type {
  CostShareClaim,
  DisputeAnswered,
  DisputeResolved,
  EntryDisputed,
  EntryRecorded,
  EvidenceAttached,
  InKindDetails,
  Valuation,
} from './domain/events.js';
import { outstandingOf, type PledgeState } from './domain/pledge.js';
import { disputesAbout, entryView, type EntryView } from './entry-views.js';
import { isOwnEntry } from './entry-sight.js';
import { entryRow } from './exchange.queries.js';
import { replacementsOf, type Replacements } from './replaced-entries.queries.js';
import { evidenceTable, type EntryRow, type EvidenceRow } from './exchange.tables.js';
import { pledgesTable } from './pledges.tables.js';

/** One event of an entry's history, and its place in the chain. */
export interface EntryEvent {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  /** Who did it: a name in the log. */
  readonly actor: string;
  /** For whom: `backbone` or `member:ID`. */
  readonly by: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** Who said or did something to an entry, when, and where it stands in the log. */
export interface Said {
  readonly by: string;
  readonly actor: string;
  readonly recordedAt: string;
  readonly position: number;
}

export interface AmountsOfEntry {
  readonly quantity: string;
  /** In base currency; null where it was unvalued. */
  readonly value: string | null;
}

/** What an entry comes to instead, and what it came to before. */
export interface Adjustment extends AmountsOfEntry {
  readonly valuation: Valuation | null;
  readonly before: AmountsOfEntry;
}

export interface DisputeView extends Said {
  readonly reason: string;
  /** How the entry stood before: `proposed` or `accepted`. */
  readonly heldFrom: string;
  readonly answers: readonly (Said & { readonly answer: string })[];
  /** Null while it is open. */
  readonly resolution:
    | (Said & { readonly outcome: string; readonly reason: string; readonly adjusted: Adjustment | null })
    | null;
}

export interface EvidenceView extends Said {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The pledge that an entry delivers, as it stands today. */
export interface PledgeOfEntry {
  readonly id: string;
  readonly memberId: string;
  readonly quantity: string;
  readonly delivered: string;
  readonly outstanding: string;
  readonly unit: string;
  readonly dueOn: string;
  readonly status: string;
}

export interface EntryDetail extends EntryView, Replacements {
  /** How its quantity became its value; null while it is unvalued, and for reversals, which mirror their entry. */
  readonly valuation: Valuation | null;
  /** Whether its value types were given with it, or are the default of its kind. */
  readonly valueTypesStated: boolean;
  /** The account that its member's entries are shown in today. */
  readonly survivor: string;
  readonly inKind: InKindDetails | null;
  /** `stands` is false once the entry was taken back or withdrawn, and its item is free again. */
  readonly costShare: (CostShareClaim & { readonly stands: boolean }) | null;
  readonly pledge: PledgeOfEntry | null;
  /** Oldest first; only the last one can be open. */
  readonly disputes: readonly DisputeView[];
  readonly evidence: readonly EvidenceView[];
  readonly events: readonly EntryEvent[];
}

/**
 * An entry with all that happened to it. Of one of others a member sees no files, and disputes as the coalition agreed.
 * @throws Problem `exchange.entry-unknown`
 */
export async function entryOf(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
  sight: Sight = SEES_ALL,
): Promise<EntryDetail> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    const row = await entryRow(snapshot, coalitionId, entryId, outlook);
    const positions = [row.position, ...(await laterPositions(snapshot, coalitionId, row.entryId))];
    const events = [...(await eventsAt(snapshot, reads.events, coalitionId, positions)).values()];
    const told = eventsTold(events, row, outlook);
    const recorded = events[0]!;
    const data = recorded.data as unknown as Partial<EntryRecorded>;
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const disputes = await disputesAbout(snapshot, coalitionId, [row]);
    return {
      ...entryView(row, recorded, disputes, { directory, today }),
      valuation: valuationIn(events),
      valueTypesStated: data.valueTypesStated ?? false,
      survivor: directory.survivorOf(row.memberId, today),
      inKind: data.inKind ?? null,
      costShare: data.costShare ? { ...data.costShare, stands: isClaimed(row) } : null,
      pledge: await pledgeOf(snapshot, coalitionId, row.pledgeId),
      disputes: disputesIn(told, row.unit, directory),
      evidence: evidenceIn(told),
      events: told.map(entryEvent),
      ...(await replacementsOf(reads, snapshot, events, outlook)),
    };
  });
}

const DISPUTE_EVENTS: ReadonlySet<string> = new Set(['EntryDisputed', 'DisputeAnswered', 'DisputeResolved']);

function eventsTold(
  events: readonly RecordedEvent[],
  row: EntryRow,
  outlook: Outlook,
): readonly RecordedEvent[] {
  if (outlook.seesAll || isOwnEntry(row, outlook)) return events;
  return events.filter(
    ({ type }) => type !== 'EvidenceAttached' && (outlook.seesDisputesOfOthers || !DISPUTE_EVENTS.has(type)),
  );
}

function isClaimed({ reversedBy, standing }: EntryRow): boolean {
  return reversedBy === null && standing !== 'withdrawn';
}

/** How the entry got the value that it has now: the last of its events that says so. */
export function valuationIn(events: readonly RecordedEvent[]): Valuation | null {
  let valuation: Valuation | null = null;
  for (const { type, data } of events) {
    if (type === 'DisputeResolved') {
      const { adjusted } = data as unknown as DisputeResolved;
      if (adjusted) valuation = adjusted.valuation;
    } else if ('valuation' in data) {
      valuation = data['valuation'] as unknown as Valuation | null;
    }
  }
  return valuation;
}

interface OpenDispute extends Omit<DisputeView, 'answers' | 'resolution'> {
  readonly answers: DisputeView['answers'][number][];
  resolution: DisputeView['resolution'];
}

function disputesIn(events: readonly RecordedEvent[], unit: string, directory: Directory): DisputeView[] {
  const disputes: OpenDispute[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'EntryDisputed': {
        const { reason, heldFrom } = event.data as unknown as EntryDisputed;
        disputes.push({ ...saidIn(event), reason, heldFrom, answers: [], resolution: null });
        break;
      }
      case 'DisputeAnswered': {
        const { answer } = event.data as unknown as DisputeAnswered;
        disputes.at(-1)!.answers.push({ ...saidIn(event), answer });
        break;
      }
      case 'DisputeResolved': {
        const data = event.data as unknown as DisputeResolved;
        const { outcome, reason } = data;
        const adjusted = adjustmentOf(data, unit, directory);
        disputes.at(-1)!.resolution = { ...saidIn(event), outcome, reason, adjusted };
        break;
      }
      default:
    }
  }
  return disputes;
}

function adjustmentOf(
  { adjusted, ...before }: DisputeResolved,
  unit: string,
  directory: Directory,
): Adjustment | null {
  if (adjusted === null) return null;
  const shown = (amounts: AmountsOfEntry): AmountsOfEntry => ({
    quantity: formatAmount(Amount.parse(amounts.quantity), unitOf(unit)),
    value:
      amounts.value === null ? null : formatAmount(Amount.parse(amounts.value), directory.coalition.currency),
  });
  return { ...shown(adjusted), valuation: adjusted.valuation, before: shown(before) };
}

function evidenceIn(events: readonly RecordedEvent[]): EvidenceView[] {
  return events
    .filter(({ type }) => type === 'EvidenceAttached')
    .map((event) => {
      const { name, mediaType, bytes, sha256 } = event.data as unknown as EvidenceAttached;
      return { name, mediaType, bytes, sha256, ...saidIn(event) };
    });
}

function saidIn(event: RecordedEvent): Said {
  const { actor, recordedAt, position } = event;
  return { by: byOf(event), actor, recordedAt, position };
}

/** For whom it was done. Values are given by the backbone alone, so that their events need not say so. */
function byOf({ data }: RecordedEvent): string {
  return (data['by'] ?? data['recordedBy'] ?? 'backbone') as string;
}

function entryEvent(event: RecordedEvent): EntryEvent {
  const { position, eventId, type, occurredOn, recordedAt, actor, prevHash, hash } = event;
  return { position, eventId, type, occurredOn, recordedAt, actor, by: byOf(event), prevHash, hash };
}

/** Makes sure that an entry is there, before a file is taken in for it. */
export async function assertEntryKnown(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
  sight: Sight = SEES_ALL,
): Promise<void> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    await entryRow(snapshot, coalitionId, entryId, outlookIn(directory, sight, reads.now()));
  });
}

/** A file that is attached to an entry; of one that is not, nothing tells whether another entry or coalition has it. */
export async function evidenceOf(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
  sha256: string,
  sight: Sight = SEES_ALL,
): Promise<EvidenceRow> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    const id = entryId.normalize('NFC');
    const [row] = await snapshot.rows(
      `SELECT ${evidenceTable.sqlColumns.join(', ')} FROM evidence WHERE coalition_id = ? AND entry_id = ? AND sha256 = ?`,
      [coalitionId, id, sha256],
    );
    const all = outlookIn(directory, SEES_ALL, reads.now());
    const isSeen =
      outlook.seesAll || (row && isOwnEntry(await entryRow(snapshot, coalitionId, id, all), outlook));
    if (!row || !isSeen) throw new Problem('exchange.evidence-unknown', { entry: id });
    return evidenceTable.decode(row);
  });
}

/** Where the rest of an entry's history stands, after the event that recorded it. */
async function laterPositions(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entryId: string,
): Promise<number[]> {
  const rows = await snapshot.rows(
    'SELECT position FROM entry_events WHERE coalition_id = ? AND entry_id = ? ORDER BY position',
    [coalitionId, entryId],
  );
  return rows.map(([position]) => Number(position));
}

async function pledgeOf(
  snapshot: ReadSnapshot,
  coalitionId: string,
  pledgeId: string | null,
): Promise<PledgeOfEntry | null> {
  if (pledgeId === null) return null;
  const [row] = await snapshot.rows(
    `SELECT ${pledgesTable.sqlColumns.join(', ')} FROM pledges WHERE coalition_id = ? AND pledge_id = ?`,
    [coalitionId, pledgeId],
  );
  // Until pledges were kept, an entry could name one that nobody made.
  if (!row) return null;
  const pledge = pledgesTable.decode(row) as PledgeState;
  const amount = (quantity: Amount): string => formatAmount(quantity, unitOf(pledge.unit));
  return {
    id: pledge.pledgeId,
    memberId: pledge.memberId,
    quantity: amount(pledge.quantity),
    delivered: amount(pledge.delivered),
    outstanding: amount(outstandingOf(pledge)),
    unit: pledge.unit,
    dueOn: pledge.dueOn,
    status: pledge.status,
  };
}
