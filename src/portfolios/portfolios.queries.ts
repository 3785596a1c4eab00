import type { Directory } from '../coalition/domain/directory.js';
import { VALUE_TYPES, weightsOf, type ValueType } from '../coalition/domain/value-types.js';
import type { DirectoryCache } from '../event-store/directory-cache.js';
import { eventPages, positionAt } from '../event-store/log-reader.js';
import type { EventRegistry } from '../event-store/event.js';
import type { LedgerHead, ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { isEntryEvent, type EntryEvent } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { dateIn, FiscalCalendar, parseDate, parseInstant, type Quarter } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount } from '../kernel/unit.js';
import { flowChangesOf, sidesOf, splitByValueType } from './domain/flows.js';
import type { Flow } from './domain/flow.js';
import { GiveGetFigures, type MemberMeasures, type MemberValue } from './domain/give-get.js';
import { LIFE } from './portfolios.tables.js';

/** What the read side needs of a ledger. */
export interface LedgerReads {
  read<T>(work: (snapshot: ReadSnapshot) => Promise<T>): Promise<T>;
  readonly directories: DirectoryCache<Directory>;
  readonly events: EventRegistry;
  now(): string;
}

/** Which figures: of a quarter or of all time; as of a date; as known at a position or an instant. */
export interface FigureScope {
  readonly quarter?: string | undefined;
  readonly asOf?: string | undefined;
  readonly asKnownAt?: string | undefined;
}

export interface MemberBalance {
  readonly id: string;
  readonly name: string;
  readonly given: Flow;
  readonly received: Flow;
  readonly balance: { readonly opening: string; readonly period: string; readonly closing: string };
}

export type GiveGetBalances = {
  /** The ledger's position that these figures are known at. */
  readonly position: number;
  readonly currency: string;
  readonly members: readonly MemberBalance[];
} & ({ readonly quarter: string; readonly asOf?: string } | { readonly asOf: string });

/** A moment of the ledger, with what was known of the coalition then. */
export interface KnownLedger {
  readonly head: LedgerHead;
  readonly directory: Directory;
  /** The position up to which facts count. */
  readonly position: number;
}

/** The period asked for, in dates of the coalition. */
export interface Period {
  readonly quarter: Quarter | null;
  /** The first day; null for all time. */
  readonly from: string | null;
  readonly to: string;
  /** Whether nothing recorded lies after `to`, so that sums for life can be used as they are. */
  readonly isOpenEnded: boolean;
}

/** Give/get of every member (domain.md §5), at the cost of what is shown and not of how long the history is. */
export async function giveGetBalances(
  ledger: LedgerReads,
  coalitionId: string,
  scope: FigureScope,
): Promise<GiveGetBalances> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId, scope.asKnownAt);
    const period = await periodOf(ledger, snapshot, known, scope);
    const figures = await giveGetFigures(ledger, snapshot, known, period);
    const base = known.directory.coalition.currency;
    const money = (amount: Amount): string => formatAmount(amount, base);
    const members = figures.members.map((member) => ({
      id: member.id,
      name: member.name,
      given: member.given.toFlow(base),
      received: member.received.toFlow(base),
      balance: {
        opening: money(member.opening),
        period: money(member.period),
        closing: money(member.closing),
      },
    }));
    const head = { position: known.position, currency: base.code };
    if (!period.quarter) return { asOf: period.to, ...head, members };
    const { id, to } = period.quarter;
    return { quarter: id, ...(period.to === to ? {} : { asOf: period.to }), ...head, members };
  });
}

/** The ledger as it is, or as it was known at a position or an instant. */
export async function knownLedger(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  asKnownAt?: string,
): Promise<KnownLedger> {
  const { head, directory } = await ledger.directories.view(snapshot, coalitionId);
  if (asKnownAt === undefined) return { head, directory, position: head.position };
  const position = /^\d{1,15}$/.test(asKnownAt)
    ? Number(asKnownAt)
    : await positionAt(snapshot, head, parseInstant(asKnownAt));
  if (position > head.position || position < 1) {
    throw new Problem('ledger.position-unknown', { found: asKnownAt, last: head.position });
  }
  if (position >= head.directoryPosition) return { head, directory, position };
  const earlier = await ledger.directories.directoryKnownAt(snapshot, coalitionId, position);
  return { head, directory: earlier, position };
}

/** Turns a scope into dates. Without a quarter and a date it is all time, up to today or the last deed, if that is later. */
export async function periodOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { directory, head }: KnownLedger,
  scope: FigureScope,
): Promise<Period> {
  const asOf = scope.asOf === undefined ? undefined : parseDate(scope.asOf);
  const { coalition } = directory;
  if (scope.quarter !== undefined) {
    if (!FiscalCalendar.isQuarterId(scope.quarter)) {
      throw new Problem('request.quarter-malformed', { found: scope.quarter });
    }
    const quarter = coalition.fiscalCalendar.quarter(scope.quarter);
    if (asOf !== undefined && asOf < quarter.from) {
      throw new Problem('request.as-of-before-quarter', { asOf, quarter: quarter.id, from: quarter.from });
    }
    const to = asOf !== undefined && asOf < quarter.to ? asOf : quarter.to;
    return { quarter, from: quarter.from, to, isOpenEnded: false };
  }
  const lastDeed = await lastDate(snapshot, head.coalitionId);
  const today = dateIn(coalition.timeZone, ledger.now());
  const latest = lastDeed !== undefined && lastDeed > today ? lastDeed : today;
  const to = asOf ?? latest;
  return { quarter: null, from: null, to, isOpenEnded: lastDeed === undefined || to >= lastDeed };
}

async function lastDate(snapshot: ReadSnapshot, coalitionId: string): Promise<string | undefined> {
  const [row] = await snapshot.query(
    'SELECT occurred_on FROM entries WHERE coalition_id = ? ORDER BY occurred_on DESC LIMIT 1',
    [coalitionId],
  );
  return row?.['occurred_on'] as string | undefined;
}

/** The figures of a period, for every member. */
export async function giveGetFigures(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
): Promise<GiveGetFigures> {
  const figures = new GiveGetFigures(known.directory, period.to);
  const reader = new FlowReader(snapshot, known);
  const addToPeriod = (row: MemberMeasures, sign: 1 | -1): void => {
    figures.addToPeriod(row, sign);
  };
  const addToOpening: AddValue = (row, sign) => {
    figures.addToOpening(row, sign);
  };
  if (known.position * 2 < known.head.position) {
    await addFacts(ledger, snapshot, known, period, 'known', addToPeriod, addToOpening);
    return figures;
  }
  await addSums(reader, known, period, addToPeriod, addToOpening);
  await addFacts(ledger, snapshot, known, period, 'not-yet-known', addToPeriod, addToOpening);
  return figures;
}

/** The figures of a period as they are now, from the sums. */
async function addSums(
  reader: FlowReader,
  known: KnownLedger,
  period: Period,
  addToPeriod: Add,
  addToOpening: AddValue,
): Promise<void> {
  if (period.quarter) {
    const { id, to, from } = period.quarter;
    if (period.to === to) await reader.quarter(id, addToPeriod);
    else await reader.days(from, period.to, addToPeriod);
    await reader.valuesBefore(id, addToOpening);
  } else if (period.isOpenEnded) {
    await reader.life(addToPeriod);
  } else {
    const { fiscalCalendar } = known.directory.coalition;
    const quarter = fiscalCalendar.quarter(fiscalCalendar.quarterOf(parseDate(period.to)));
    await reader.before(quarter.id, addToPeriod);
    await reader.days(quarter.from, period.to, addToPeriod);
  }
}

type Add = (row: MemberMeasures, sign: 1 | -1) => void;
type AddValue = (row: MemberValue, sign: 1 | -1) => void;

interface SignedRows {
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  readonly sign: 1 | -1;
}

/** Reads sums of a coalition, as they are now. */
class FlowReader {
  constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly known: KnownLedger,
  ) {}

  async quarter(quarter: string, add: Add): Promise<void> {
    await this.rows('period = ?', [quarter], 1, add);
  }

  async life(add: Add): Promise<void> {
    await this.rows('period = ?', [LIFE], 1, add);
  }

  /** All quarters before one. */
  async before(quarter: string, add: Add): Promise<void> {
    for (const { where, parameters, sign } of await this.quartersBefore(quarter)) {
      await this.rows(where, parameters, sign, add);
    }
  }

  /** The same, but only what was accepted, and of that only the value: a fifth of the work. */
  async valuesBefore(quarter: string, add: AddValue): Promise<void> {
    for (const { where, parameters, sign } of await this.quartersBefore(quarter)) {
      const rows = await this.snapshot.rows(
        'SELECT member_id, direction, value FROM member_flows ' +
          `WHERE coalition_id = ? AND ${where} AND standing = 'accepted' AND value <> '0'`,
        [this.known.head.coalitionId, ...parameters],
      );
      for (const [memberId, direction, value] of rows as [string, 'given' | 'received', string][]) {
        add({ memberId, direction, standing: 'accepted', value: Amount.parse(value) }, sign);
      }
    }
  }

  /** The rows whose sum is all quarters before one: those, or life less the others, whichever are fewer. */
  private async quartersBefore(quarter: string): Promise<SignedRows[]> {
    const first = await this.outermost('ASC');
    const last = await this.outermost('DESC');
    if (first === undefined || last === undefined || first >= quarter) return [];
    if (ordinal(quarter) - ordinal(first) <= ordinal(last) - ordinal(quarter) + 1) {
      return [{ where: 'period < ?', parameters: [quarter], sign: 1 }];
    }
    return [
      { where: 'period = ?', parameters: [LIFE], sign: 1 },
      { where: 'period >= ? AND period < ?', parameters: [quarter, LIFE], sign: -1 },
    ];
  }

  private async outermost(order: 'ASC' | 'DESC'): Promise<string | undefined> {
    const [row] = await this.snapshot.query(
      `SELECT period FROM member_flows WHERE coalition_id = ? AND period < ? ORDER BY period ${order} LIMIT 1`,
      [this.known.head.coalitionId, LIFE],
    );
    return row?.['period'] as string | undefined;
  }

  private async rows(where: string, parameters: readonly SqlValue[], sign: 1 | -1, add: Add): Promise<void> {
    const rows = await this.snapshot.rows(
      'SELECT member_id, standing, direction, kind, unit, quantity, value, entries, unvalued, ' +
        `${VALUE_TYPES.join(', ')} FROM member_flows WHERE coalition_id = ? AND ${where}`,
      [this.known.head.coalitionId, ...parameters],
    );
    for (const row of rows) add(measuresOf(row), sign);
  }

  /** Part of a quarter has no sums of its own: its entries are read. */
  async days(from: string, to: string, add: Add): Promise<void> {
    const { scale } = this.known.directory.coalition.currency;
    const rows = await this.snapshot.rows(
      'SELECT direction, member_id, counterparty, standing, kind, unit, quantity, value, value_types, reverses ' +
        'FROM entries WHERE coalition_id = ? AND occurred_on >= ? AND occurred_on <= ? AND standing <> ?',
      [this.known.head.coalitionId, from, to, 'withdrawn'],
    );
    for (const row of rows) {
      const [direction, memberId, counterparty, standing, kind, unit, quantity, value, valueTypes, reverses] =
        row as [string, string, string, string, string, string, string, string | null, string, string | null];
      const sign = reverses === null ? 1 : -1;
      const amount = value === null ? Amount.zero : Amount.parse(value);

      const measures = {
        standing,
        kind,
        unit,
        quantity: Amount.parse(quantity),
        value: amount,
        entries: sign,
        unvalued: value === null ? sign : 0,
        byValueType: splitByValueType(amount, weightsOf(valueTypes), scale),
      };
      for (const side of sidesOf({ direction: direction as never, memberId, counterparty })) {
        add({ ...measures, ...side }, 1);
      }
    }
  }
}

function measuresOf(row: readonly SqlValue[]): MemberMeasures {
  const [memberId, standing, direction, kind, unit, quantity, value, entries, unvalued, ...types] = row;
  const byValueType: Partial<Record<ValueType, Amount>> = {};
  VALUE_TYPES.forEach((type, i) => {
    if (types[i] !== '0') byValueType[type] = Amount.parse(types[i] as string);
  });
  return {
    memberId: memberId as string,
    standing: standing as string,
    direction: direction as 'given' | 'received',
    kind: kind as string,
    unit: unit as string,
    quantity: Amount.parse(quantity as string),
    value: Amount.parse(value as string),
    entries: Number(entries),
    unvalued: Number(unvalued),
    byValueType,
  };
}

/** A number that grows by one from quarter to quarter. */
function ordinal(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6));
}

/**
 * Figures as known at an earlier position are those of today less the facts recorded since; or, in the first half of a
 * history, those facts alone that were known. Facts come from the log, so this costs as much as the shorter side is long.
 */
async function addFacts(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { head, position, directory }: KnownLedger,
  period: Period,
  which: 'known' | 'not-yet-known',
  addToPeriod: Add,
  addToOpening: AddValue,
): Promise<void> {
  const { scale } = directory.coalition.currency;
  const [after, upTo] = which === 'known' ? [0, position] : [position, head.position];
  if (after === upTo) return;
  const sign = which === 'known' ? 1 : -1;
  for await (const page of eventPages(snapshot, ledger.events, head.coalitionId, after, upTo)) {
    for (const event of page) {
      if (!isEntryEvent(event)) continue;
      for (const change of flowChangesOf(event as unknown as EntryEvent, scale)) {
        if (change.occurredOn > period.to) continue;
        if (period.from === null || change.occurredOn >= period.from) addToPeriod(change, sign);
        else addToOpening(change, sign);
      }
    }
  }
}
