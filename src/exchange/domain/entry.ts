import type { Party } from '../../coalition/domain/authority.js';
import type { ValueTypeWeights } from '../../coalition/domain/value-types.js';
import { DEFAULT_POOL } from '../../coalition/domain/directory.js';
import type { Amount } from '../../kernel/amount.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { CostShareClaim, Direction, EntryCore, Standing } from './events.js';

/** An entry as it stands now, as far as decisions about it need it. */
export interface EntryState {
  readonly entryId: string;
  /** Where it was recorded. */
  readonly position: number;
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  readonly quantity: Amount;
  readonly unit: string;
  readonly value: Amount | null;
  readonly valueTypes: ValueTypeWeights;
  readonly standing: Standing;
  readonly recordedBy: Party;
  readonly pledgeId: string | null;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
  /** The entry that takes this one back. */
  readonly reversedBy: string | null;
  /** `asset/ID`, `application/ID`, `redemption/ID`, `achievement/ID`, where it follows from that. */
  readonly arisesFrom: string | null;
}

/** The parts of an entry that every fact about it says again. */
export function coreOf(entry: EntryState): EntryCore {
  const { entryId, direction, memberId, counterparty, kind, unit, valueTypes } = entry;
  const quantity = entry.quantity.toString();
  return {
    entryId,
    direction,
    memberId,
    counterparty,
    kind,
    unit,
    valueTypes,
    quantity,
    value: entry.value?.toString() ?? null,
  };
}

/** A dispute about an entry, as far as decisions need it. */
export interface DisputeState {
  readonly entryId: string;
  readonly heldFrom: 'proposed' | 'accepted';
  readonly disputedBy: Party;
}

/** What `record-entry` is asked, as doors hand it over: texts as they came; null where nothing was said. */
export interface RecordEntry {
  readonly entryId: string | null;
  readonly direction: string;
  readonly memberId: string;
  readonly kind: string;
  readonly occurredOn: string;
  /** For a late item: the day in a closed quarter that it really belongs to; most entries are none, and need not say so. */
  readonly lateFor?: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  /** With a value, its basis in words; without one, the category of the rate to use. */
  readonly valuationBasis: string | null;
  readonly valueType: string | null;
  /** `pool`, `pool:ID` or `member:ID`; null means the default pool. */
  readonly counterparty: string | null;
  readonly project: string | null;
  readonly description: string | null;
  readonly pledgeId: string | null;
  readonly reverses: string | null;
  readonly status: string | null;
  /** `backbone` or `member:ID`; null means the backbone. */
  readonly actingFor: string | null;
  readonly inKind: InKindInput | null;
  readonly costShare: CostShareClaim | null;
}

/** What may be said of a gift in kind; see `InKindDetails`. */
export interface InKindInput {
  readonly category: string;
  readonly technique: string | null;
  readonly inputs: string | null;
  readonly approvedBy: string | null;
  /** `used` or `monetised`; null means used. */
  readonly use: string | null;
  readonly restrictions: string | null;
}

export interface ValueEntry {
  readonly entryId: string;
  readonly value: string;
  readonly basis: string | null;
  readonly actingFor: string | null;
}

export interface AcceptEntry {
  readonly entryId: string;
  readonly actingFor: string | null;
}

export interface DisputeEntry {
  readonly entryId: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

export interface AnswerDispute {
  readonly entryId: string;
  readonly answer: string;
  readonly actingFor: string | null;
}

export interface ResolveDispute {
  readonly entryId: string;
  /** `upheld`, `adjusted` or `withdrawn`. */
  readonly outcome: string;
  /** With `adjusted`: what the entry comes to instead; null leaves it as it was. */
  readonly quantity: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly actingFor: string | null;
}

/** A file that lies in the store of evidence already; what is known of it comes from there. */
export interface AttachEvidence {
  readonly entryId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly actingFor: string | null;
}

export type Counterparty = { readonly pool: string } | { readonly member: string };

/** Reads `pool`, `pool:ID` or `member:ID`. Nothing means the default pool. */
export function parseCounterparty(text: string | null): Counterparty {
  if (text === null || text === 'pool') return { pool: DEFAULT_POOL };
  if (text.startsWith('pool:')) return { pool: identifier(text.slice('pool:'.length), 'counterparty') };
  if (text.startsWith('member:')) return { member: identifier(text.slice('member:'.length), 'counterparty') };
  throw new Problem('exchange.counterparty-malformed', { found: text });
}

export function counterpartyText(counterparty: Counterparty): string {
  return 'pool' in counterparty ? `pool:${counterparty.pool}` : `member:${counterparty.member}`;
}
