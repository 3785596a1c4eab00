import type { EntryRecorded, EntryReversed } from '../../exchange/domain/events.js';
import { type Amount, sumOf } from '../../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../../kernel/unit.js';
import type { FlowChange } from './flows.js';
import type { UndecidedItem } from './portfolio.js';

/** A recorded fact, as far as figures speak of it. */
export interface FactEvent {
  readonly position: number;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly hash: string;
  readonly data: unknown;
}

/** One recorded fact about an entry, and what it adds for whom. */
export interface EntryFact {
  readonly event: FactEvent;
  readonly changes: readonly FlowChange[];
}

/** An entry with what is known of it, in the order in which it was recorded. */
export interface EntryFacts {
  readonly entryId: string;
  readonly occurredOn: string;
  readonly facts: readonly EntryFact[];
}

/** An entry by what it comes to: enough to add it up, and to put it in its place. */
export interface EntryOutline {
  readonly entryId: string;
  readonly occurredOn: string;
  /** Where it was recorded. */
  readonly position: number;
  readonly changes: readonly FlowChange[];
}

/** The order of entries by their days, and by their ids within a day. */
export function byDay(
  one: Pick<EntryOutline, 'occurredOn' | 'entryId'>,
  other: Pick<EntryOutline, 'occurredOn' | 'entryId'>,
): -1 | 1 {
  if (one.occurredOn !== other.occurredOn) return one.occurredOn < other.occurredOn ? -1 : 1;
  return one.entryId < other.entryId ? -1 : 1;
}

/** What was said when the entry was recorded. */
export function wordsOf({ facts }: EntryFacts): EntryRecorded | EntryReversed {
  return facts[0]!.event.data as EntryRecorded | EntryReversed;
}

/** What an entry comes to on one side of one account, in one standing. */
export interface EntrySide {
  readonly memberId: string;
  readonly direction: 'given' | 'received';
  readonly quantity: Amount;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
}

/** The sides of an entry that stand so, of these members; those that came to nothing are left out. */
export function sidesStanding(
  { facts }: EntryFacts,
  standing: string,
  memberIds: ReadonlySet<string>,
): EntrySide[] {
  const bySide = new Map<string, FlowChange[]>();
  for (const change of facts.flatMap(({ changes }) => changes)) {
    if (change.standing !== standing || !memberIds.has(change.memberId)) continue;
    const side = `${change.direction} ${change.memberId}`;
    bySide.set(side, [...(bySide.get(side) ?? []), change]);
  }
  return [...bySide.values()]
    .map((changes) => ({
      memberId: changes[0]!.memberId,
      direction: changes[0]!.direction,
      quantity: sumOf(changes.map(({ quantity }) => quantity)),
      value: sumOf(changes.map(({ value }) => value)),
      entries: changes.reduce((sum, { entries }) => sum + entries, 0),
      unvalued: changes.reduce((sum, { unvalued }) => sum + unvalued, 0),
    }))
    .filter(({ entries, quantity, value }) => entries !== 0 || !quantity.isZero() || !value.isZero());
}

/** The entries that stand so, an item for each side that is an account's. Their values and counts add up to its figures. */
export function undecidedItems(
  entries: readonly EntryFacts[],
  standing: string,
  memberIds: ReadonlySet<string>,
  base: Unit,
): UndecidedItem[] {
  return entries.flatMap((entry) =>
    sidesStanding(entry, standing, memberIds).map((side) => itemOf(entry, side, base)),
  );
}

/** One side of an entry as people read it. */
export function itemOf(entry: EntryFacts, side: EntrySide, base: Unit): UndecidedItem {
  const words = wordsOf(entry);
  const { recordedAt, actor } = entry.facts[0]!.event;
  return {
    entry: entry.entryId,
    side: side.direction,
    memberId: words.memberId,
    counterparty: words.counterparty,
    kind: words.kind,
    occurredOn: entry.occurredOn,
    recordedAt,
    actor,
    quantity: formatAmount(side.quantity, unitOf(words.unit)),
    unit: words.unit,
    value: side.unvalued === 0 ? formatAmount(side.value, base) : null,
    description: words.description,
    reverses: 'reverses' in words ? words.reverses : null,
  };
}
