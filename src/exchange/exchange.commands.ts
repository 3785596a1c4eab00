import type { Directory } from '../coalition/domain/directory.js';
import type { CommandDefinition, Decision, DecisionContext } from '../event-store/ledger-model.js';
import type { RowView, Wants } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { dateIn, parseDate } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { identifier, IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { unitOf } from '../kernel/unit.js';
import {
  acceptEntry,
  answerDispute,
  attachEvidence,
  disputeEntry,
  resolveDispute,
} from './domain/decide-dispute.js';
import { recordEntry, valueEntry } from './domain/decide-entry.js';
import { replaceEntry, type ReplaceEntry } from './domain/decide-replacement.js';
import { parseCounterparty, type DisputeState, type RecordEntry } from './domain/entry.js';
import type { DepartureSettled, ExchangeEvent } from './domain/events.js';
import type { ExchangeFacts } from './domain/facts.js';
import type { PledgeState } from './domain/pledge.js';
import { isHeld } from './domain/postings.js';
import { entryState } from './exchange.projection.js';
import {
  claimsTable,
  disputesTable,
  entriesTable,
  evidenceTable,
  poolFlowsTable,
} from './exchange.tables.js';
import { departuresTable, memberPledgesTable, pledgesTable } from './pledges.tables.js';

/**
 * `record-entry` as it travels: `poolsCheckedLater` is set by imports, whose pools are checked once all rows are in.
 */
export type RecordEntryRequest = RecordEntry & { readonly poolsCheckedLater?: boolean };

/** Asks for what `lowestPoolBalance` looks at. */
export function wantPoolBalance(
  wants: Wants,
  poolId: string,
  kind: string,
  unit: string,
  from: string,
): void {
  wants.row(poolFlowsTable, { grain: 'life', poolId, kind, unit, period: 'life' });
  wants.rowsFrom(poolFlowsTable, { grain: 'day', poolId, kind, unit }, from);
}

/**
 * The lowest balance at the end of any day from `on` onwards: the balance of today, walked back over the later days.
 */
export function lowestPoolBalance(
  rows: RowView,
  poolId: string,
  kind: string,
  unit: string,
  on: string,
): Amount {
  return lowestDay(rows, poolId, kind, unit, on).balance;
}

/** The day on which a pool is lowest, from `on` onwards, and its balance at the end of that day. */
export function lowestDay(
  rows: RowView,
  poolId: string,
  kind: string,
  unit: string,
  on: string,
): { readonly on: string; readonly balance: Amount } {
  const life = rows.get(poolFlowsTable, { grain: 'life', poolId, kind, unit, period: 'life' });
  const days = rows
    .from(poolFlowsTable, { grain: 'day', poolId, kind, unit }, on)
    .sort((a, b) => (a.period > b.period ? -1 : 1));
  let balance = life ? life.inflow.minus(life.outflow) : Amount.zero;
  let lowest = { on: days[0]?.period ?? on, balance };
  for (const day of days) {
    if (balance.compare(lowest.balance) <= 0) lowest = { on: day.period, balance };
    balance = balance.minus(day.inflow).plus(day.outflow);
  }
  // What is left is the balance before the first of these days, which holds on `on` if nothing moved that day.
  if (days.at(-1)?.period !== on && balance.compare(lowest.balance) < 0) lowest = { on, balance };
  return lowest;
}

export function factsOf(
  { rows, directory, now }: DecisionContext<Directory>,
  poolsCheckedLater = false,
): ExchangeFacts {
  return {
    today: () => dateIn(directory.coalition.timeZone, now),
    entry: (entryId) => {
      const row = rows.get(entriesTable, { entryId });
      return row && entryState(row);
    },
    dispute: (entryId) => rows.get(disputesTable, { entryId }) as DisputeState | undefined,
    pledge: (pledgeId) => rows.get(pledgesTable, { pledgeId }) as PledgeState | undefined,
    pledgesOf: (memberId) =>
      rows
        .from(memberPledgesTable, { memberId }, '')
        .map(({ pledgeId }) => rows.get(pledgesTable, { pledgeId }) as PledgeState),
    departure: (memberId, leftOn) => {
      const row = rows.get(departuresTable, { memberId, leftOn });
      return row && (JSON.parse(row.outcomes) as DepartureSettled['pledges']);
    },
    claimOf: (memberId, item) => {
      const claim = rows.get(claimsTable, { memberId, item });
      return claim && claim.entryId !== null ? { entryId: claim.entryId, award: claim.award } : undefined;
    },
    hasEvidence: (entryId, sha256) => rows.get(evidenceTable, { entryId, sha256 }) !== undefined,
    lowestPoolBalance: (poolId, kind, unit, on) =>
      poolsCheckedLater ? undefined : lowestPoolBalance(rows, poolId, kind, unit, on),
  };
}

export function decision(
  events: readonly ExchangeEvent[],
  subject: string,
  answer: JsonObject,
  context: DecisionContext<Directory>,
): Decision<JsonObject> {
  return {
    events: events.map(({ type, occurredOn, data }) => ({
      type,
      subject,
      occurredOn,
      data: data as unknown as JsonObject,
    })),
    answer: { ...answer, changed: events.length > 0, position: context.position + events.length },
  };
}

/** The id of the entry to be recorded: the one it was given, or the command's own. */
function entryIdOf(request: RecordEntryRequest, context: DecisionContext<Directory>): string {
  return request.entryId === null ? context.newId() : identifier(request.entryId, 'entry_id');
}

const recordEntryCommand: CommandDefinition<Directory> = {
  name: 'record-entry',
  wants(data, wants, directory) {
    const request = data as unknown as RecordEntryRequest;
    if (request.entryId !== null) wantEntry(wants, request.entryId);
    if (request.reverses !== null) wantEntry(wants, request.reverses);
    if (request.pledgeId !== null && isId(request.pledgeId)) {
      wants.row(pledgesTable, { pledgeId: request.pledgeId.normalize('NFC') });
    }
    const { memberId, costShare } = request;
    if (costShare !== null && isId(memberId) && isId(costShare.item)) {
      wants.row(claimsTable, { memberId: memberId.normalize('NFC'), item: costShare.item.normalize('NFC') });
    }
    if (request.poolsCheckedLater || !isHeld(request.kind)) return;
    wantPool(request, wants, directory);
  },
  decide(data, context) {
    const request = data as unknown as RecordEntryRequest;
    const entryId = entryIdOf(request, context);
    const facts = factsOf(context, request.poolsCheckedLater ?? false);
    // An id that was made just now can't be known.
    const isNew = (id: string): boolean => request.entryId === null && id === entryId;
    const events = recordEntry(
      request,
      entryId,
      context.directory,
      {
        ...facts,
        entry: (id) => (isNew(id) ? undefined : facts.entry(id)),
      },
      request.poolsCheckedLater,
    );
    return decision(events, `entry/${entryId}`, { entryId }, context);
  },
};

/** Both ids are given with it: what is made anew for every try can't be looked up. */
const replaceEntryCommand: CommandDefinition<Directory> = {
  name: 'replace-entry',
  wants(data, wants, directory) {
    const { reversal, entry } = data as unknown as ReplaceEntry;
    for (const request of [reversal, entry])
      recordEntryCommand.wants!(request as unknown as JsonObject, wants, directory);
  },
  decide(data, context) {
    const request = data as unknown as ReplaceEntry;
    const { actingFor } = data as { actingFor?: string | null };
    const { reversal, entry } = request;
    const by = { actingFor: actingFor ?? null };
    const entryId = identifier(entry.entryId, 'entry_id');
    const reversalId = identifier(reversal.entryId, 'entry_id');
    const both = {
      reversal: { ...reversal, ...by, entryId: reversalId },
      entry: { ...entry, ...by, entryId },
    };
    const decided = replaceEntry(both, context.directory, factsOf(context));
    const taken = decision(decided.reversal, `entry/${reversalId}`, {}, context);
    const made = decision(decided.entry, `entry/${entryId}`, {}, context);
    const events = [...taken.events, ...made.events];
    return {
      events,
      answer: { entryId, reversalId, changed: true, position: context.position + events.length },
    };
  },
};

export function isId(text: string): boolean {
  return isIdentifierText(text, IDENTIFIER_LIMIT);
}

/** An id that is malformed can't be looked for in every database; its decider says what is wrong with it. */
function wantEntry(wants: Wants, entryId: string): void {
  if (isId(entryId)) wants.row(entriesTable, { entryId: entryId.normalize('NFC') });
}

/**
 * A command that is malformed wants nothing: its decider says what is wrong with it. What can't be foreseen, such as the
 * pool of an entry to be reversed, is read once the decider looks at it.
 */
function wantPool(request: RecordEntryRequest, wants: Wants, directory: Directory): void {
  try {
    const counterparty = parseCounterparty(request.counterparty);
    if (!('pool' in counterparty) || directory.pool(counterparty.pool)?.allowNegative !== false) return;
    const unit = unitOf(request.unit).code;
    wantPoolBalance(wants, counterparty.pool, request.kind, unit, parseDate(request.occurredOn));
  } catch {
    return;
  }
}

/**
 * A command about one entry that is there already. Like `record-entry`, it may come from an import, whose pools are checked at
 * its end.
 */
function aboutEntry<Data extends { readonly entryId: string; readonly poolsCheckedLater?: boolean }>(
  name: string,
  decide: (data: Data, directory: Directory, facts: ExchangeFacts) => ExchangeEvent[],
  wantMore?: (data: Data, wants: Wants) => void,
): CommandDefinition<Directory> {
  return {
    name,
    wants(data, wants) {
      const request = data as unknown as Data;
      wantEntry(wants, request.entryId);
      if (!isId(request.entryId)) return;
      wants.row(disputesTable, { entryId: request.entryId.normalize('NFC') });
      wantMore?.(request, wants);
    },
    decide(data, context) {
      const request = data as unknown as Data;
      const events = decide(request, context.directory, factsOf(context, request.poolsCheckedLater));
      const entryId = request.entryId.normalize('NFC');
      return decision(events, `entry/${entryId}`, { entryId }, context);
    },
  };
}

export const exchangeCommands: readonly CommandDefinition<Directory>[] = [
  recordEntryCommand,
  replaceEntryCommand,
  aboutEntry('value-entry', valueEntry),
  aboutEntry('accept-entry', acceptEntry),
  aboutEntry('dispute-entry', disputeEntry),
  aboutEntry('answer-dispute', answerDispute),
  aboutEntry('resolve-dispute', resolveDispute),
  aboutEntry('attach-evidence', attachEvidence, ({ entryId, sha256 }, wants) => {
    if (isId(sha256)) wants.row(evidenceTable, { entryId: entryId.normalize('NFC'), sha256 });
  }),
];
