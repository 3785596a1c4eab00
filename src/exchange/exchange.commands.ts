import type { Directory } from '../coalition/domain/directory.js';
import type { CommandDefinition, DecisionContext } from '../event-store/ledger-model.js';
import type { RowView, Wants } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { identifier, IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { unitOf } from '../kernel/unit.js';
import { recordEntry, valueEntry, type EntryFacts } from './domain/decide-entry.js';
import { parseCounterparty, type RecordEntry, type ValueEntry } from './domain/entry.js';
import type { ExchangeEvent } from './domain/events.js';
import { isHeld } from './domain/postings.js';
import { entryState } from './exchange.projection.js';
import { entriesTable, poolFlowsTable } from './exchange.tables.js';

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

function factsOf(rows: RowView, poolsCheckedLater: boolean): EntryFacts {
  return {
    entry: (entryId) => {
      const row = rows.get(entriesTable, { entryId });
      return row && entryState(row);
    },
    lowestPoolBalance: (poolId, kind, unit, on) =>
      poolsCheckedLater ? undefined : lowestPoolBalance(rows, poolId, kind, unit, on),
  };
}

function decision(events: readonly ExchangeEvent[], entryId: string, context: DecisionContext<Directory>) {
  return {
    events: events.map(({ type, occurredOn, data }) => ({
      type,
      subject: `entry/${entryId}`,
      occurredOn,
      data: data as unknown as JsonObject,
    })),
    answer: { entryId, changed: events.length > 0, position: context.position + events.length },
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
    wantEntry(request.entryId, wants);
    wantEntry(request.reverses, wants);
    if (request.poolsCheckedLater || request.reverses !== null) return;
    wantPool(request.counterparty, request, wants, directory);
  },
  // A reversal takes back from the pool that its entry went into, whether it names it or not.
  wantsNext(data, wants, directory, rows) {
    const request = data as unknown as RecordEntryRequest;
    if (request.poolsCheckedLater || request.reverses === null || !isEntryId(request.reverses)) return;
    const reversed = rows.get(entriesTable, { entryId: request.reverses.normalize('NFC') });
    if (reversed) wantPool(reversed.counterparty, request, wants, directory);
  },
  decide(data, context) {
    const request = data as unknown as RecordEntryRequest;
    const entryId = entryIdOf(request, context);
    const facts = factsOf(context.rows, request.poolsCheckedLater ?? false);
    // An id that was made just now can't be known.
    const known =
      request.entryId === null
        ? { ...facts, entry: (id: string) => (id === entryId ? undefined : facts.entry(id)) }
        : facts;
    return decision(recordEntry(request, entryId, context.directory, known), entryId, context);
  },
};

/** A text that can't be an id is never looked up, as not every engine takes every text; the decider refuses it. */
function wantEntry(entryId: string | null, wants: Wants): void {
  if (entryId === null || !isEntryId(entryId)) return;
  wants.row(entriesTable, { entryId: entryId.normalize('NFC') });
}

function isEntryId(text: string): boolean {
  return isIdentifierText(text, IDENTIFIER_LIMIT);
}

/** A command that is malformed wants nothing: its decider says what is wrong with it. */
function wantPool(
  found: string | null,
  request: RecordEntryRequest,
  wants: Wants,
  directory: Directory,
): void {
  if (!isHeld(request.kind)) return;
  try {
    const counterparty = parseCounterparty(found);
    if (!('pool' in counterparty) || directory.pool(counterparty.pool)?.allowNegative !== false) return;
    const unit = unitOf(request.unit).code;
    wantPoolBalance(wants, counterparty.pool, request.kind, unit, parseDate(request.occurredOn));
  } catch {
    return;
  }
}

const valueEntryCommand: CommandDefinition<Directory> = {
  name: 'value-entry',
  wants(data, wants) {
    wantEntry((data as unknown as ValueEntry).entryId, wants);
  },
  decide(data, context) {
    const request = data as unknown as ValueEntry;
    const events = valueEntry(request, context.directory, factsOf(context.rows, false));
    return decision(events, request.entryId.normalize('NFC'), context);
  },
};

export const exchangeCommands: readonly CommandDefinition<Directory>[] = [
  recordEntryCommand,
  valueEntryCommand,
];
