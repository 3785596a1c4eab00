import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { firstOpenDay } from '../coalition/domain/closing.js';
import { DEFAULT_POOL, knownMember, nameOn, statusOn } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { addDays, dateIn, parseDate } from '../kernel/calendar.js';
import { formatAmount, Quantity, unitOf } from '../kernel/unit.js';
import { parseCounterparty } from './domain/entry.js';
import type { Valuation } from './domain/events.js';
import { checkedDirection, checkedKind, checkedUnit } from './domain/field-checks.js';
import { valueOf } from './domain/valuation.js';
import { isSeenEntry } from './entry-sight.js';
import { entriesTable } from './exchange.tables.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What whoever records something of a kind chooses from. */
export interface RecordChoices {
  /** In the coalition's zone. */
  readonly today: string;
  /** The first day on which something can be booked; null while no quarter is closed. */
  readonly openFrom: string | null;
  readonly currency: string;
  /** Those that have not left, in the order of their names. */
  readonly members: readonly Named[];
  readonly pools: readonly Named[];
  /** Categories for which there is a rate of this kind, with its unit. */
  readonly categories: readonly { readonly category: string; readonly unit: string }[];
  /** Units that rates of this kind are for; for funds, the currencies that there are rates of. */
  readonly units: readonly string[];
}

/** What a form for recording a kind of entry offers. */
export async function recordChoices(
  reads: CoalitionReads,
  coalitionId: string,
  kind: string,
  sight: Sight = SEES_ALL,
): Promise<RecordChoices> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const { coalition, closedThrough } = directory;
    const today = dateIn(coalition.timeZone, reads.now());
    const { isInside } = outlookIn(directory, sight, reads.now());
    const members = [...directory.members.values()]
      .filter((member) => isInside && statusOn(member, today) === 'active')
      .map((member) => ({ id: member.id, name: nameOn(member, today) }))
      .sort((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1));
    const pools = [...new Set([DEFAULT_POOL, ...directory.pools.keys()])].map((id) => {
      const { poolId, name } = directory.pool(id)!;
      return { id: poolId, name };
    });
    const rates = directory.rates.filter((rate) => rate.kind === kind);
    const categories = new Map(
      rates.map(({ category, unit }) => [`${category}\n${unit}`, { category, unit }]),
    );
    const base = coalition.currency.code;
    const units =
      kind === 'funds' ? [base, ...directory.exchangeRates.keys()] : rates.map(({ unit }) => unit);
    return {
      today,
      openFrom: closedThrough === null ? null : firstOpenDay(directory),
      currency: base,
      members,
      pools,
      categories: [...categories.values()].filter(({ category }) => category !== ''),
      units: [...new Set(units)].sort((one, other) => Number(other === base) - Number(one === base)),
    };
  });
}

/** What is about to be recorded, as far as it was said. */
export interface EntryDraft {
  readonly direction: string;
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string | null;
  readonly kind: string;
  /** The day on which it happened. */
  readonly happenedOn: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly valuationBasis: string | null;
}

/** What an entry would be worth, and how that follows. */
export interface DraftValue {
  /** In base currency; null where it would be unvalued. */
  readonly value: string | null;
  readonly currency: string;
  readonly valuation: Valuation | null;
}

/**
 * What an entry would be worth if it were recorded so, by the same rule by which it is valued then.
 * @throws Problem where its kind, day, unit, quantity or value is malformed
 */
export async function draftValue(
  reads: CoalitionReads,
  coalitionId: string,
  draft: Omit<EntryDraft, 'memberId' | 'counterparty'>,
): Promise<DraftValue> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const kind = checkedKind(draft.kind, checkedDirection(draft.direction));
    const occurredOn = parseDate(draft.happenedOn);
    const unit = checkedUnit(draft.unit, kind, occurredOn);
    const quantity = Quantity.of(Amount.parse(draft.quantity), unit.code).amount;
    const statedValue = draft.value === null ? null : Amount.parse(draft.value);
    const asked = { kind, unit, quantity, occurredOn, statedValue, basis: draft.valuationBasis };
    const { value, valuation } = valueOf(asked, directory);
    const { currency } = directory.coalition;
    return { value: value && formatAmount(value, currency), currency: currency.code, valuation };
  });
}

/** An entry that may be the same as one that is about to be recorded. */
export interface SimilarEntry {
  readonly id: string;
  readonly occurredOn: string;
  readonly quantity: string;
  readonly unit: string;
  readonly status: string;
  readonly memberId: string;
  readonly counterparty: string;
}

/** Days before and after within which an equal amount is taken for the same thing told twice. */
const SIMILAR_WITHIN_DAYS = 7;
const SIMILAR_LIMIT = 3;

/** Entries that stand between the same two, of the same kind and quantity, a few days around: told to whoever sees them. */
export async function similarEntries(
  reads: CoalitionReads,
  coalitionId: string,
  draft: EntryDraft,
  sight: Sight = SEES_ALL,
): Promise<SimilarEntry[]> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    const { id } = knownMember(directory, draft.memberId);
    const counterparty = parseCounterparty(draft.counterparty);
    const other = 'member' in counterparty ? counterparty.member : null;
    const day = parseDate(draft.happenedOn);
    const quantity = Quantity.of(Amount.parse(draft.quantity), unitOf(draft.unit).code).amount;
    const days = [addDays(day, -SIMILAR_WITHIN_DAYS), addDays(day, SIMILAR_WITHIN_DAYS)] as const;
    const rows = await rowsAbout(snapshot, coalitionId, [id, other], days);
    const unit = unitOf(draft.unit).code;
    return rows
      .map((row) => entriesTable.decode(row))
      .filter((row) => {
        const sides = [row.memberId, row.otherMember];
        const isBetweenThem = sides.includes(id) && (other === null || sides.includes(other));
        const stands = row.reverses === null && row.reversedBy === null && row.standing !== 'withdrawn';
        const isEqual = row.kind === draft.kind && row.unit === unit && row.quantity.equals(quantity);
        return isBetweenThem && stands && isEqual && isSeenEntry(row, outlook);
      })
      .slice(0, SIMILAR_LIMIT)
      .map((row) => ({
        id: row.entryId,
        occurredOn: row.lateFor ?? row.occurredOn,
        quantity: formatAmount(row.quantity, unitOf(row.unit)),
        unit: row.unit,
        status: row.standing,
        memberId: row.memberId,
        counterparty: row.counterparty,
      }));
  });
}

/** The rows of some days on whose first side, or between members on whose other side, one of these stands. */
async function rowsAbout(
  snapshot: ReadSnapshot,
  coalitionId: string,
  ids: readonly (string | null)[],
  [from, to]: readonly [string, string],
) {
  const found = new Map<string, Awaited<ReturnType<ReadSnapshot['rows']>>[number]>();
  for (const id of ids) {
    if (id === null) continue;
    for (const column of ['member_id', 'other_member']) {
      const rows = await snapshot.rows(
        `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE coalition_id = ? AND ${column} = ? ` +
          'AND occurred_on >= ? AND occurred_on <= ? ORDER BY occurred_on, entry_id',
        [coalitionId, id, from, to],
      );
      for (const row of rows) found.set(row[0] as string, row);
    }
  }
  return [...found.values()];
}
