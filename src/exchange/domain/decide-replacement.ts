import type { Directory } from '../../coalition/domain/directory.js';
import { Amount } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import { recordEntry } from './decide-entry.js';
import type { RecordEntry } from './entry.js';
import type { EntryRecorded, EntryReversed, ExchangeEvent } from './events.js';
import { assertPoolHolds, knownEntry, type ExchangeFacts } from './facts.js';

/** An entry taken back, and recorded as it should have been: both or nothing. */
export interface ReplaceEntry {
  /** What takes the wrong one back. */
  readonly reversal: RecordEntry & { readonly entryId: string; readonly reverses: string };
  /** What is recorded in its place. */
  readonly entry: RecordEntry & { readonly entryId: string };
}

export interface Replacement {
  readonly reversal: readonly ExchangeEvent[];
  readonly entry: readonly ExchangeEvent[];
}

/**
 * Takes an entry back and records another in its place. Each is decided by its own rules; what pools hold is asked of both together, as
 * a pool that has spent what came in by the wrong entry could not give it back first.
 * @throws Problem whatever a reversal or an entry is refused for; `exchange.pool-overdrawn` for both together
 */
export function replaceEntry(
  { reversal, entry }: ReplaceEntry,
  directory: Directory,
  facts: ExchangeFacts,
): Replacement {
  if (reversal.entryId === entry.entryId)
    throw new Problem('exchange.entry-exists', { entry: entry.entryId });
  const unasked: ExchangeFacts = { ...facts, lowestPoolBalance: () => undefined };
  const wrong = knownEntry(facts, reversal.reverses);
  const takenBack = recordEntry(reversal, reversal.entryId, directory, unasked);
  const recorded = recordEntry({ ...entry, reverses: null }, entry.entryId, directory, {
    ...unasked,
    // A claim ends with its entry, so that the one in its place may take it on.
    claimOf: (memberId, item) => {
      const claim = facts.claimOf(memberId, item);
      return claim?.entryId === wrong.entryId ? undefined : claim;
    },
  });
  assertPoolsHold([...takenBack, ...recorded], directory, facts);
  return { reversal: takenBack, entry: recorded };
}

/**
 * What leaves pools by several facts together, from each of their days on. What comes in later does not help a day before; so a pool
 * that is lowest only after that is asked for more than it needs, and never for less.
 */
function assertPoolsHold(events: readonly ExchangeEvent[], directory: Directory, facts: ExchangeFacts): void {
  const moves = events.flatMap(({ type, occurredOn, data }) => {
    if (type === 'PledgeDelivered') return [];
    const move = data as EntryRecorded | EntryReversed;
    if (move.standing !== 'accepted' || move.direction === 'exchange') return [];
    const quantity = Amount.parse(move.quantity);
    return [{ ...move, occurredOn, leaving: move.direction === 'benefit' ? quantity : quantity.negated() }];
  });
  for (const { counterparty, kind, unit, occurredOn } of moves) {
    const leaving = moves
      .filter((other) => other.counterparty === counterparty && other.kind === kind && other.unit === unit)
      .filter((other) => other.occurredOn <= occurredOn)
      .reduce((sum, other) => sum.plus(other.leaving), Amount.zero);
    assertPoolHolds({ counterparty, kind, unit }, occurredOn, leaving, directory, facts);
  }
}
