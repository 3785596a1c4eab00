import type { Directory } from '../coalition/domain/directory.js';
import type { EventRegistry, RecordedEvent } from '../event-store/event.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { Problem } from '../kernel/problem.js';
import {
  isEntryEvent,
  type DepartureSettled,
  type DisputeResolved,
  type EntryRecorded,
  type PledgeMade,
  type Standing,
} from './domain/events.js';
import type { PledgeOn } from './domain/pledge-figures.js';
import { eventsAt } from '../event-store/log-reader.js';
import { pledgesAt, type KnownPledges } from './pledge-figures.queries.js';

/** What reading the events of one ledger needs. */
interface EventReads {
  readonly snapshot: ReadSnapshot;
  readonly events: EventRegistry;
  readonly coalitionId: string;
}

/** A departure that was settled. */
export interface SettledDeparture {
  readonly leftOn: string;
  readonly event: RecordedEvent;
  readonly data: DepartureSettled;
}

/**
 * The settlement of a member's departure on a day; of its last one that was settled where no day is named.
 * @throws Problem `exchange.departure-not-settled`
 */
export async function settledDeparture(
  { snapshot, events, coalitionId }: EventReads,
  memberId: string,
  leftOn: string | null,
): Promise<SettledDeparture> {
  const onDay = leftOn === null ? '' : 'AND left_on = ? ';
  const [row] = await snapshot.rows(
    `SELECT left_on, position FROM departures WHERE coalition_id = ? AND member_id = ? ${onDay}ORDER BY left_on DESC LIMIT 1`,
    [coalitionId, memberId, ...(leftOn === null ? [] : [leftOn])],
  );
  if (!row) {
    throw new Problem('exchange.departure-not-settled', { member: memberId, leftOn: leftOn ?? 'on any day' });
  }
  const position = Number(row[1]);
  const event = (await eventsAt(snapshot, events, coalitionId, [position])).get(position)!;
  return { leftOn: row[0] as string, event, data: event.data as unknown as DepartureSettled };
}

/** Who promises the rest of a pledge, and under which id. */
export interface Heir {
  readonly memberId: string;
  readonly pledgeId: string;
}

/** A pledge at a departure, and what became of it. */
export interface PartingPledge extends PledgeOn {
  readonly counterparty: string;
  readonly description: string | null;
  readonly outcome: 'kept' | 'waived' | 'handed-over' | 'fulfilled' | 'lapsed';
  readonly handedTo: Heir | null;
}

/** Every pledge that a member had made by its last day, and what had become of it when its departure was settled. */
export async function partingPledges(
  reads: EventReads,
  known: KnownPledges,
  memberId: string,
  { leftOn, data }: SettledDeparture,
): Promise<PartingPledge[]> {
  const kept = new Set(
    data.pledges.flatMap(({ pledgeId, outcome }) => (outcome === 'kept' ? [pledgeId] : [])),
  );
  const parting: PartingPledge[] = [];
  for (const pledge of await pledgesAt(reads.snapshot, known, { to: leftOn }, [memberId])) {
    const { made, ended, handedTo } = await storyOf(reads, known.position, pledge);
    const { counterparty, description } = made;
    const isKept = kept.has(pledge.pledgeId);
    const outcome = handedTo ? 'handed-over' : (ended ?? (isKept ? 'kept' : 'fulfilled'));
    parting.push({ ...pledge, counterparty, description, outcome, handedTo });
  }
  return parting;
}

/** How a pledge was made, and how its rest was given up, on whatever day, as known at a position. */
async function storyOf(
  { snapshot, events, coalitionId }: EventReads,
  position: number,
  { memberId, pledgeId }: PledgeOn,
): Promise<{
  readonly made: PledgeMade;
  readonly ended: 'waived' | 'lapsed' | null;
  readonly handedTo: Heir | null;
}> {
  const rows = await snapshot.rows(
    'SELECT position, type FROM pledge_facts WHERE coalition_id = ? AND member_id = ? AND pledge_id = ? AND position <= ? ' +
      "AND type IN ('PledgeMade', 'PledgeWaived', 'PledgeLapsed') ORDER BY position",
    [coalitionId, memberId, pledgeId, position],
  );
  // The heir promises right after the waiver, in the same breath.
  const positions = rows.flatMap(([of]) => [Number(of), Number(of) + 1]);
  const found = [...(await eventsAt(snapshot, events, coalitionId, positions)).values()];
  const pledges = found
    .filter(({ type }) => type === 'PledgeMade')
    .map(({ data }) => data as unknown as PledgeMade);
  const last = rows.at(-1)![1];
  const heir = pledges.find(({ takenOverFrom }) => takenOverFrom === pledgeId);
  return {
    made: pledges.findLast((one) => one.pledgeId === pledgeId)!,
    ended: last === 'PledgeMade' ? null : last === 'PledgeWaived' ? 'waived' : 'lapsed',
    handedTo: heir ? { memberId: heir.memberId, pledgeId: heir.pledgeId } : null,
  };
}

/** An entry that is shown apart: nobody has accepted it, or somebody disputes it. Amounts as they stood then. */
export interface EntryApart {
  readonly entryId: string;
  readonly standing: Exclude<Standing, 'accepted' | 'withdrawn'>;
  readonly direction: string;
  readonly counterparty: string;
  readonly occurredOn: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly value: Amount | null;
}

/**
 * The entries that a member's account showed apart, as known at a position: those that count where they are accepted, up to a
 * day, in the order of day and id. It reads the member's entries, and the story of those that ever stood apart since.
 */
export async function entriesApart(
  { snapshot, events, coalitionId }: EventReads,
  { directory, position }: { readonly directory: Directory; readonly position: number },
  memberId: string,
  to: string,
): Promise<EntryApart[]> {
  const found = new Map<string, number>();
  for (const id of directory.carriedOnBy(memberId, to)) {
    for (const side of ['member_id = ?', "other_member = ? AND direction = 'exchange'"]) {
      const rows = await snapshot.rows(
        `SELECT entry_id, position FROM entries WHERE coalition_id = ? AND ${side} AND (occurred_on <= ? OR entry_id IN ` +
          '(SELECT entry_id FROM late_items WHERE coalition_id = ? AND carried_from <= ?)) ' +
          "AND position <= ? AND reverses IS NULL AND (standing <> 'accepted' OR EXISTS (SELECT 1 FROM entry_events " +
          'WHERE entry_events.coalition_id = entries.coalition_id AND entry_events.entry_id = entries.entry_id ' +
          'AND entry_events.position > ?))',
        [coalitionId, id, to, coalitionId, to, position, position],
      );
      for (const [entryId, recorded] of rows) found.set(entryId as string, Number(recorded));
    }
  }
  const apart: EntryApart[] = [];
  for (const [entryId, recorded] of found) {
    const rows = await snapshot.rows(
      'SELECT position FROM entry_events WHERE coalition_id = ? AND entry_id = ? AND position <= ? ORDER BY position',
      [coalitionId, entryId, position],
    );
    const positions = [recorded, ...rows.map(([later]) => Number(later))];
    const story = await eventsAt(snapshot, events, coalitionId, positions);
    const entry = entryAfter([...story.values()]);
    if (entry) apart.push(entry);
  }
  return apart.sort((a, b) => (`${a.occurredOn} ${a.entryId}` < `${b.occurredOn} ${b.entryId}` ? -1 : 1));
}

/** An entry after what is known of it; undefined where it does not stand apart. */
function entryAfter(story: readonly RecordedEvent[]): EntryApart | undefined {
  const recorded = story[0]!.data as unknown as EntryRecorded;
  let standing: Standing | 'reversed' = recorded.standing;
  let { quantity, value } = recorded;
  for (const { type, data } of story.slice(1)) {
    if (type === 'EntryReversed') standing = 'reversed';
    if (type === 'EntryAccepted') standing = 'accepted';
    if (type === 'EntryDisputed') standing = 'disputed';
    if (type === 'EntryValued') value = data['value'] as string;
    if (type === 'DisputeResolved') {
      const { outcome, adjusted } = data as unknown as DisputeResolved;
      standing = outcome === 'withdrawn' ? 'withdrawn' : 'accepted';
      if (adjusted) ({ quantity, value } = adjusted);
    }
  }
  if (standing !== 'proposed' && standing !== 'disputed') return undefined;
  const { entryId, direction, counterparty, kind, unit } = recorded;
  // A decision after a close carries an entry over; until then it stands on its own day.
  const { occurredOn } = story.findLast(isEntryEvent)!;
  return {
    entryId,
    standing,
    direction,
    counterparty,
    occurredOn,
    kind,
    unit,
    quantity: Amount.parse(quantity),
    value: value === null ? null : Amount.parse(value),
  };
}
