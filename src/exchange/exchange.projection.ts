import type { Directory } from '../coalition/domain/directory.js';
import { weightsOf, weightsText } from '../coalition/domain/value-types.js';
import type { ProjectedEvent } from '../event-store/event.js';
import type { Projection } from '../event-store/projection.js';
import type { RowWriter } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { parseCounterparty, type EntryState } from './domain/entry.js';
import {
  isEntryEvent,
  isExchangeEvent,
  isPledgeEvent,
  type DisputeResolved,
  type EntryAccepted,
  type EntryCore,
  type EntryDisputed,
  type EntryEvent,
  type EntryRecorded,
  type EntryReversed,
  type ExchangeEvent,
  type PledgeEvent,
} from './domain/events.js';
import { poolFlowOf } from './domain/pool-flows.js';
import { holdingsOf, movementOf, type Movement } from './domain/postings.js';
import {
  claimsTable,
  disputesTable,
  entriesTable,
  entryEventsTable,
  evidenceTable,
  lateItemsTable,
  poolFlowsTable,
  postingsTable,
  type EntryRow,
} from './exchange.tables.js';
import { applyPledgeEvent, wantPledge } from './pledges.projection.js';
import { departuresTable, memberPledgesTable, pledgeFactsTable, pledgesTable } from './pledges.tables.js';

/** Entries and pledges as they stand, the double entry behind entries, and what pools hold. */
export const exchangeProjection: Projection<Directory> = {
  name: 'exchange',
  version: 8,
  tables: [
    entriesTable,
    entryEventsTable,
    lateItemsTable,
    disputesTable,
    evidenceTable,
    claimsTable,
    pledgesTable,
    memberPledgesTable,
    pledgeFactsTable,
    departuresTable,
    postingsTable,
    poolFlowsTable,
  ],
  wants(event, wants) {
    if (!isExchangeEvent(event)) return;
    const fact = event as unknown as ExchangeEvent;
    switch (fact.type) {
      case 'ContributionRecorded':
      case 'BenefitRecorded':
      case 'ExchangeRecorded':
      case 'DepartureSettled':
        break;
      case 'EntryReversed':
        wants.row(entriesTable, { entryId: fact.data.reverses });
        break;
      case 'EntryValued':
      case 'EntryAccepted':
      case 'EntryDisputed':
      case 'DisputeAnswered':
      case 'EvidenceAttached':
        wants.row(entriesTable, { entryId: fact.data.entryId });
        break;
      case 'DisputeResolved':
        wants.row(entriesTable, { entryId: fact.data.entryId });
        wants.row(disputesTable, { entryId: fact.data.entryId });
        break;
      default:
        wantPledge(fact, wants);
    }
  },
  apply(event, rows, { directory }) {
    if (!isExchangeEvent(event)) return;
    const fact = event as unknown as ExchangeEvent;
    if (isPledgeEvent(fact)) {
      applyPledgeEvent(fact as PledgeEvent, event.position, rows);
      return;
    }
    new EntryProjection(event, rows).apply(fact as Exclude<ExchangeEvent, PledgeEvent>);
    if (!isEntryEvent(fact)) return;
    addLateItem(fact as EntryEvent, event.position, rows);
    addPoolFlow(fact as EntryEvent, rows, directory);
  },
};

/** What one event about an entry does to the rows. */
class EntryProjection {
  private line = 0;

  constructor(
    private readonly event: ProjectedEvent,
    private readonly rows: RowWriter,
  ) {}

  apply(fact: Exclude<ExchangeEvent, PledgeEvent>): void {
    switch (fact.type) {
      case 'ContributionRecorded':
      case 'BenefitRecorded':
      case 'ExchangeRecorded':
        this.recorded(fact.data);
        break;
      case 'EntryReversed':
        this.reversed(fact.data);
        break;
      case 'EntryValued':
        this.change(fact.data.entryId, { value: Amount.parse(fact.data.value) });
        break;
      case 'EntryAccepted':
        this.change(fact.data.entryId, { standing: 'accepted', ...this.bookedBy(fact.data) });
        this.post(fact.data, Amount.parse(fact.data.quantity));
        break;
      case 'EntryDisputed':
        this.disputed(fact.data);
        break;
      case 'DisputeResolved':
        this.resolved(fact.data);
        break;
      case 'EvidenceAttached': {
        const { entryId, sha256, name, mediaType, bytes } = fact.data;
        const { position } = this.event;
        this.rows.put(evidenceTable, { entryId, sha256, position, name, mediaType, bytes });
        this.change(entryId, {});
        break;
      }
      case 'DisputeAnswered':
        this.change(fact.data.entryId, {});
        break;
      case 'DepartureSettled': {
        const { occurredOn: leftOn, position } = this.event;
        const { memberId, pledges } = fact.data;
        // Canonical, as a replay reads events whose members come in another order.
        const outcomes = canonicalJson(pledges);
        this.rows.put(departuresTable, { memberId, leftOn, position, outcomes });
        break;
      }
      default:
        fact satisfies never;
    }
  }

  private recorded(data: EntryRecorded): void {
    const { entryId, memberId, costShare, recordedBy, pledgeId } = data;
    const claim = { award: costShare?.award ?? null, claimedItem: costShare?.item ?? null };
    this.rows.put(entriesTable, this.rowOf(data, { recordedBy, pledgeId, ...claim, reverses: null }));
    if (costShare) {
      const { item, award } = costShare;
      this.rows.put(claimsTable, { memberId, item, award, entryId });
    }
    if (data.standing === 'accepted') this.post(data, Amount.parse(data.quantity));
  }

  private reversed(data: EntryReversed): void {
    const reversed = this.rows.get(entriesTable, { entryId: data.reverses })!;
    const { pledgeId } = reversed;
    const { reverses, by: recordedBy } = data;
    const claim = { award: null, claimedItem: null };
    const row = this.rowOf(data, { recordedBy, pledgeId, ...claim, reverses });
    // What takes back something undecided stands where that does, so that both come to nothing there.
    this.rows.put(entriesTable, { ...row, occurredOn: data.carriedFrom ?? row.occurredOn });
    this.change(reverses, { reversedBy: data.entryId });
    this.endClaim(reversed);
    if (data.standing !== 'accepted') return;
    this.move(movementOf({ ...data, quantity: Amount.parse(data.quantity) }), data);
  }

  private disputed(data: EntryDisputed): void {
    const { entryId, heldFrom, by } = data;
    const { position } = this.event;
    this.change(entryId, { standing: 'disputed', ...this.bookedBy(data) });
    this.rows.put(disputesTable, {
      entryId,
      heldFrom,
      disputedBy: by,
      disputedPosition: position,
      resolvedPosition: null,
      openSince: position,
    });
    if (heldFrom === 'accepted') this.hold(data, Amount.parse(data.quantity));
  }

  private resolved(data: DisputeResolved): void {
    const { entryId, heldFrom, outcome, adjusted } = data;
    const held = Amount.parse(data.quantity);
    const dispute = this.rows.get(disputesTable, { entryId })!;
    const { position } = this.event;
    this.rows.put(disputesTable, { ...dispute, resolvedPosition: position, openSince: null });
    if (heldFrom === 'accepted') this.hold(data, held.negated());
    if (outcome === 'withdrawn') {
      this.change(entryId, { standing: 'withdrawn', ...this.bookedBy(data) });
      this.endClaim(this.rows.get(entriesTable, { entryId })!);
      if (heldFrom === 'accepted') this.post(data, held.negated());
      return;
    }
    const quantity = adjusted ? Amount.parse(adjusted.quantity) : held;
    const value = adjusted ? adjusted.value : data.value;
    this.change(entryId, {
      ...this.bookedBy(data),
      standing: 'accepted',
      quantity,
      value: value === null ? null : Amount.parse(value),
    });
    const counted = heldFrom === 'accepted' ? held : Amount.zero;
    this.post(data, quantity.minus(counted));
  }

  /** Where an entry is booked after a decision about it: that may carry it over from a closed quarter. */
  private bookedBy({ lateFor }: Pick<EntryAccepted, 'lateFor'>): Pick<EntryRow, 'occurredOn' | 'lateFor'> {
    return { occurredOn: this.event.occurredOn, lateFor };
  }

  /** What no longer counts is claimed no longer. */
  private endClaim({ memberId, award, claimedItem: item }: EntryRow): void {
    if (award === null || item === null) return;
    this.rows.put(claimsTable, { memberId, item, award, entryId: null });
  }

  /** Changes the row of an entry, and notes that the event belongs to its history. */
  private change(entryId: string, change: Partial<EntryRow>): void {
    const row = this.rows.get(entriesTable, { entryId })!;
    const { position, type } = this.event;
    this.rows.put(entriesTable, { ...row, ...change });
    this.rows.append(entryEventsTable, { entryId, position, type });
  }

  private rowOf(
    data: EntryRecorded | EntryReversed,
    more: Pick<EntryRow, 'recordedBy' | 'pledgeId' | 'award' | 'claimedItem' | 'reverses'>,
  ): EntryRow {
    const counterparty = parseCounterparty(data.counterparty);
    return {
      entryId: data.entryId,
      position: this.event.position,
      direction: data.direction,
      memberId: data.memberId,
      counterparty: data.counterparty,
      kind: data.kind,
      occurredOn: this.event.occurredOn,
      lateFor: data.lateFor,
      quantity: Amount.parse(data.quantity),
      unit: data.unit,
      value: data.value === null ? null : Amount.parse(data.value),
      valueTypes: weightsText(data.valueTypes),
      standing: data.standing,
      recordedBy: more.recordedBy,
      pledgeId: more.pledgeId,
      award: more.award,
      claimedItem: more.claimedItem,
      reverses: more.reverses,
      reversedBy: null,
      otherMember: 'member' in counterparty ? counterparty.member : null,
      project: data.project,
      arisesFrom: 'arisesFrom' in data ? (data.arisesFrom ?? null) : null,
    };
  }

  /** Double entry for what is accepted. What is no longer accepted is taken out again. */
  private post(entry: EntryCore, quantity: Amount): void {
    if (quantity.isZero()) return;
    this.move(movementOf({ ...entry, quantity }), entry);
  }

  private hold(entry: EntryCore, quantity: Amount): void {
    for (const movement of holdingsOf({ ...entry, quantity })) this.move(movement, entry);
  }

  private move({ source, destination, quantity }: Movement, { unit }: EntryCore): void {
    const { position, occurredOn } = this.event;
    this.line += 1;
    this.rows.append(postingsTable, {
      position,
      line: this.line,
      occurredOn,
      source,
      destination,
      unit,
      quantity,
    });
  }
}

/** Notes a fact that is booked later than the quarter that it belongs to. */
function addLateItem({ occurredOn, data }: EntryEvent, position: number, rows: RowWriter): void {
  const { entryId, lateFor } = data;
  if (lateFor === null) return;
  const carriedFrom = 'carriedFrom' in data ? data.carriedFrom : null;
  rows.append(lateItemsTable, { position, entryId, occurredOn, lateFor, carriedFrom });
}

/** What a fact moves in a pool, by day, by quarter, and in its life. */
function addPoolFlow(fact: EntryEvent, rows: RowWriter, { coalition: { fiscalCalendar } }: Directory): void {
  const flow = poolFlowOf(fact);
  if (!flow) return;
  const { poolId, kind, unit, inflow, outflow } = flow;
  const { occurredOn } = fact;
  const quarter = fiscalCalendar.quarterOf(occurredOn as never);
  rows.add(poolFlowsTable, { grain: 'day', poolId, kind, unit, period: occurredOn, inflow, outflow });
  rows.add(poolFlowsTable, { grain: 'quarter', poolId, kind, unit, period: quarter, inflow, outflow });
  rows.add(poolFlowsTable, { grain: 'life', poolId, kind, unit, period: 'life', inflow, outflow });
}

/** The entry behind a row, as deciders see it. */
export function entryState(row: EntryRow): EntryState {
  const { valueTypes, otherMember: _, project: __, award: ___, claimedItem: ____, ...rest } = row;
  return { ...rest, valueTypes: weightsOf(valueTypes) } as EntryState;
}
