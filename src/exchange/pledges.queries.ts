import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { knownMember, type Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import type { RecordedEvent } from '../event-store/event.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Conditions, placesFor } from '../event-store/row-search.js';
import { Amount } from '../kernel/amount.js';
import { dateIn } from '../kernel/calendar.js';
import { identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { PledgeMade, Valuation } from './domain/events.js';
import { outstandingOf, type PledgeState } from './domain/pledge.js';
import { eventsAt } from '../event-store/log-reader.js';
import { pledgesTable, type PledgeRow } from './pledges.tables.js';

export const PLEDGE_STATES = ['open', 'overdue', 'settled'] as const;

/** Which pledges, as they stand today; null where a filter is not used. */
export interface PledgesAsked extends PageAsked {
  /** Of this member, and of members that merged into it. */
  readonly member: string | null;
  /** `open`: something is outstanding; `overdue`: since before today; `settled`: nothing is outstanding any more. */
  readonly state: string | null;
  /** Open ones that are due by this day. */
  readonly dueBy: string | null;
}

/** A pledge as it stands today. Amounts in its own unit, `value` in base currency. */
export interface PledgeView {
  readonly id: string;
  /** Where it was made. */
  readonly position: number;
  readonly memberId: string;
  /** The member with whom it is shown today. */
  readonly survivor: string;
  readonly kind: string;
  readonly unit: string;
  /** What is promised now. */
  readonly quantity: string;
  /** What that is worth; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  readonly counterparty: string;
  readonly madeOn: string;
  readonly dueOn: string;
  /** All that was delivered, also beyond what is promised. */
  readonly delivered: string;
  readonly outstanding: string;
  readonly state: 'open' | 'overdue' | 'fulfilled' | 'waived' | 'lapsed';
  /** The day on which the rest was waived or lapsed. */
  readonly settledOn: string | null;
  readonly handedTo: string | null;
  readonly takenOverFrom: string | null;
  readonly description: string | null;
  readonly madeBy: string;
}

/** One event of a pledge's story. What it says nothing about is null. */
export interface PledgeEventView {
  readonly position: number;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly hash: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly quantity: string | null;
  readonly value: string | null;
  readonly dueOn: string | null;
  readonly entryId: string | null;
  readonly handedTo: string | null;
}

/** What one entry delivers; zero where it was taken back, or is held apart. */
export interface PledgeDelivery {
  readonly entryId: string;
  readonly occurredOn: string;
  readonly quantity: string;
}

export interface PledgeDetail extends PledgeView {
  /** How what was promised at first got its value; null where it has none. */
  readonly valuation: Valuation | null;
  readonly deliveries: readonly PledgeDelivery[];
  readonly events: readonly PledgeEventView[];
}

const LIST = 'pledges';

/**
 * Pledges in the order of their ids, as they stand today. The pages that follow from one first page hold each pledge that was
 * made by then at most once, whatever is recorded meanwhile. A member sees what it promised and what was promised to it; of others
 * as the coalition agreed.
 * @throws Problem `coalition.member-unknown`, `request.cursor-malformed`
 */
export async function pledgesOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: PledgesAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<PledgeView>> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    const [after, known] =
      asked.after === null
        ? ['', view.head.position]
        : (partsOfCursor(LIST, asked.after, ['string', 'number']) as [string, number]);
    const position = Math.min(known, view.head.position);
    const conditions = conditionsOf(view.directory, asked, sight, reads.now());
    if (conditions === null) return { items: [], next: null };
    conditions.only('pledge_id > ?', after).only('position <= ?', position).only("status <> 'retracted'");
    const rows = await snapshot.rows(
      `SELECT ${pledgesTable.sqlColumns.join(', ')} FROM pledges WHERE ${conditions.sql} ` +
        `ORDER BY pledge_id LIMIT ${String(asked.limit + 1)}`,
      conditions.parameters,
    );
    const page = rows.slice(0, asked.limit).map((row) => pledgesTable.decode(row));
    const made = await eventsAt(
      snapshot,
      reads.events,
      coalitionId,
      page.map((row) => row.position),
    );
    const last = page.at(-1);
    const more = rows.length > asked.limit && last !== undefined;
    return {
      items: page.map((row) => pledgeView(row, made.get(row.position)!, view, today)),
      next: more ? cursorOf(LIST, [last.pledgeId, position]) : null,
    };
  });
}

/** Which pledges are asked for, of those that the reader sees; null where it sees none. */
export function conditionsOf(
  directory: Directory,
  asked: Pick<PledgesAsked, 'member' | 'state' | 'dueBy'>,
  sight: Sight,
  now: string,
): Conditions | null {
  const { id: coalitionId, timeZone } = directory.coalition;
  const today = dateIn(timeZone, now);
  const where = new Conditions().only('coalition_id = ?', coalitionId);
  const made = (ids: readonly string[]): string =>
    `SELECT pledge_id FROM member_pledges WHERE coalition_id = ? AND member_id IN (${placesFor(ids)})`;
  if (asked.member !== null) {
    const { id } = knownMember(directory, asked.member);
    // One that was merged away still has what it promised itself.
    const members = [...new Set([id, ...directory.carriedOnBy(id, today)])];
    where.only(`pledge_id IN (${made(members)})`, coalitionId, ...members);
  }
  const outlook = outlookIn(directory, sight, now);
  if (!outlook.isInside) return null;
  if (!outlook.seesOthersInDetail) {
    const own = [...outlook.own];
    const toOwn = own.map((id) => `member:${id}`);
    const seen = `(pledge_id IN (${made(own)}) OR counterparty IN (${placesFor(own)}))`;
    where.only(seen, coalitionId, ...own, ...toOwn);
  }
  if (asked.state === 'open') where.only('open_due_on IS NOT NULL');
  if (asked.state === 'overdue') where.only('open_due_on IS NOT NULL AND open_due_on < ?', today);
  if (asked.state === 'settled') where.only('open_due_on IS NULL');
  if (asked.dueBy !== null) where.only('open_due_on IS NOT NULL AND open_due_on <= ?', asked.dueBy);
  return where;
}

export function pledgeView(
  row: PledgeRow,
  made: RecordedEvent,
  { directory }: LedgerView<Directory>,
  today: string,
): PledgeView {
  const { currency } = directory.coalition;
  const { description } = made.data as unknown as PledgeMade;
  const unit = unitOf(row.unit);
  const outstanding = outstandingOf(row as PledgeState);
  return {
    id: row.pledgeId,
    position: row.position,
    memberId: row.memberId,
    survivor: directory.survivorOf(row.memberId, today),
    kind: row.kind,
    unit: row.unit,
    quantity: formatAmount(row.quantity, unit),
    value: row.value === null ? null : formatAmount(row.value, currency),
    counterparty: row.counterparty,
    madeOn: row.madeOn,
    dueOn: row.dueOn,
    delivered: formatAmount(row.delivered, unit),
    outstanding: formatAmount(outstanding, unit),
    state: stateOf(row, today),
    settledOn: row.settledOn,
    handedTo: row.handedTo,
    takenOverFrom: row.takenOverFrom,
    description,
    madeBy: row.madeBy,
  };
}

function stateOf({ status, openDueOn }: PledgeRow, today: string): PledgeView['state'] {
  if (status !== 'open') return status as 'waived' | 'lapsed';
  if (openDueOn === null) return 'fulfilled';
  return openDueOn < today ? 'overdue' : 'open';
}

/**
 * One pledge, with its whole story and what was delivered of it.
 * @throws Problem `exchange.pledge-unknown`
 */
export async function pledgeOf(
  reads: CoalitionReads,
  coalitionId: string,
  pledgeId: string,
  sight: Sight = SEES_ALL,
): Promise<PledgeDetail> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    const outlook = outlookIn(view.directory, sight, reads.now());
    const row = await pledgeRow(snapshot, coalitionId, identifier(pledgeId, 'pledge_id'), outlook);
    const positions = await snapshot.rows(
      'SELECT position FROM pledge_facts WHERE coalition_id = ? AND member_id = ? AND pledge_id = ? ORDER BY position',
      [coalitionId, row.memberId, row.pledgeId],
    );
    const found = await eventsAt(
      snapshot,
      reads.events,
      coalitionId,
      positions.map(([position]) => Number(position)),
    );
    const events = [...found.values()];
    const made = found.get(row.position)!;
    return {
      ...pledgeView(row, made, view, today),
      valuation: (made.data as unknown as PledgeMade).valuation,
      deliveries: deliveriesIn(events, row.unit),
      events: events.map((event) => pledgeEventView(event, row.unit, view.directory)),
    };
  });
}

async function pledgeRow(
  snapshot: ReadSnapshot,
  coalitionId: string,
  pledgeId: string,
  outlook: Outlook,
): Promise<PledgeRow> {
  const [row] = await snapshot.rows(
    `SELECT ${pledgesTable.sqlColumns.join(', ')} FROM pledges WHERE coalition_id = ? AND pledge_id = ?`,
    [coalitionId, pledgeId],
  );
  const pledge = row && pledgesTable.decode(row);
  const isSeen =
    pledge &&
    pledge.status !== 'retracted' &&
    (outlook.seesDetailOf(pledge.memberId) || outlook.isOwnParty(pledge.counterparty));
  if (!isSeen) throw new Problem('exchange.pledge-unknown', { pledge: pledgeId });
  return pledge;
}

/** What entries deliver by now, in the order in which they first did. */
function deliveriesIn(events: readonly RecordedEvent[], unit: string): PledgeDelivery[] {
  const deliveries = new Map<string, { readonly occurredOn: string; quantity: Amount }>();
  for (const { type, occurredOn, data } of events) {
    if (type !== 'PledgeDelivered') continue;
    const entryId = data['entryId'] as string;
    const delivery = deliveries.get(entryId) ?? { occurredOn, quantity: Amount.zero };
    delivery.quantity = delivery.quantity.plus(Amount.parse(data['quantity'] as string));
    deliveries.set(entryId, delivery);
  }
  return [...deliveries].map(([entryId, { occurredOn, quantity }]) => ({
    entryId,
    occurredOn,
    quantity: formatAmount(quantity, unitOf(unit)),
  }));
}

function pledgeEventView(event: RecordedEvent, unit: string, { coalition }: Directory): PledgeEventView {
  const { position, type, occurredOn, recordedAt, actor, hash, data } = event;
  const said = (field: string): string | null => (data[field] as string | null | undefined) ?? null;
  const amount = (field: string, of: ReturnType<typeof unitOf>): string | null => {
    const text = said(field);
    return text === null ? null : formatAmount(Amount.parse(text), of);
  };
  return {
    position,
    type,
    occurredOn,
    recordedAt,
    actor,
    hash,
    by: said('by'),
    reason: said('reason'),
    quantity: amount('quantity', unitOf(unit)),
    value: amount('value', coalition.currency),
    dueOn: said('dueOn'),
    entryId: said('entryId'),
    handedTo: said('handedTo'),
  };
}
