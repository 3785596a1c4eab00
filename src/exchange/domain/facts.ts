import { isSameParty, type Party, type Standpoint } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import type { Amount } from '../../kernel/amount.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { parseCounterparty, type DisputeState, type EntryState } from './entry.js';
import type { DepartureSettled, Direction, Standing } from './events.js';
import type { PledgeState } from './pledge.js';
import { isHeld } from './postings.js';

/** What a decision about an entry or a pledge looks at beside the directory. */
export interface ExchangeFacts {
  /** Today, in the coalition's zone. */
  today(): string;
  /** The entry of that id, as it stands. */
  entry(entryId: string): EntryState | undefined;
  /** The last dispute about an entry. */
  dispute(entryId: string): DisputeState | undefined;
  pledge(pledgeId: string): PledgeState | undefined;
  /** Pledges of a member, whatever became of them. */
  pledgesOf(memberId: string): readonly PledgeState[];
  /** How the departure of a member on a day was settled. */
  departure(memberId: string, leftOn: string): DepartureSettled['pledges'] | undefined;
  /** The entry on which an item of a member is claimed, and on which award. */
  claimOf(memberId: string, item: string): { readonly entryId: string; readonly award: string } | undefined;
  /** Whether a file with this hash is attached to an entry. */
  hasEvidence(entryId: string, sha256: string): boolean;
  /**
   * The lowest balance of a pool at the end of any day from `on` onwards, as recorded so far. Undefined where it is not
   * to be checked now (an import checks its pools at its end, because the order of its rows means nothing).
   */
  lowestPoolBalance(poolId: string, kind: string, unit: string, on: string): Amount | undefined;
}

export function knownEntry(facts: ExchangeFacts, text: string): EntryState {
  const entryId = identifier(text, 'entry_id');
  const entry = facts.entry(entryId);
  if (!entry) throw new Problem('exchange.entry-unknown', { entry: entryId });
  return entry;
}

/** An entry that something can still be done with: not taken back, not itself a reversal, not withdrawn. */
export function assertStands(
  entry: EntryState,
): asserts entry is EntryState & { readonly standing: Exclude<Standing, 'withdrawn'> } {
  if (entry.reversedBy !== null) {
    throw new Problem('exchange.entry-already-reversed', {
      entry: entry.entryId,
      reversedBy: entry.reversedBy,
    });
  }
  // A reversal takes back what its entry was worth then; a life of its own would leave a remainder.
  if (entry.reverses !== null) {
    throw new Problem('exchange.entry-already-reversed', {
      entry: entry.reverses,
      reversedBy: entry.entryId,
    });
  }
  if (entry.standing === 'withdrawn') throw new Problem('exchange.entry-withdrawn', { entry: entry.entryId });
}

/**
 * What follows from something else goes with it: an entry that only its application, redemption or achievement makes is not
 * taken back or disputed by itself, or credits and statements would stay for what did not happen.
 * @throws Problem `exchange.entry-arises`
 */
export function assertRecordedByItself({ entryId, arisesFrom }: EntryState): void {
  if (arisesFrom === null || arisesFrom.startsWith('asset/')) return;
  throw new Problem('exchange.entry-arises', { entry: entryId, arisesFrom });
}

/** The members on both sides of an entry. */
export function partiesOf(entry: { readonly memberId: string; readonly counterparty: string }): Party[] {
  const counterparty = parseCounterparty(entry.counterparty);
  const parties: Party[] = [`member:${entry.memberId}`];
  if ('member' in counterparty) parties.push(`member:${counterparty.member}`);
  return parties;
}

/** The member that an entry does good to, if it is one: who received, or whom a contribution went to. */
function beneficiaryOf(entry: {
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
}): Party | undefined {
  if (entry.direction === 'benefit') return `member:${entry.memberId}`;
  const counterparty = parseCounterparty(entry.counterparty);
  return 'member' in counterparty ? `member:${counterparty.member}` : undefined;
}

/** What a party is to an entry, and to the dispute about it. Nobody accepts what it proposed itself. */
export function standpointsOf(
  party: Party,
  entry: Pick<EntryState, 'direction' | 'memberId' | 'counterparty' | 'recordedBy'>,
  directory: Directory,
  { today }: Pick<ExchangeFacts, 'today'>,
  dispute?: DisputeState,
): ReadonlySet<Standpoint> {
  const is = (other: Party): boolean => isSameParty(party, other, directory, today());
  const standpoints = new Set<Standpoint>();
  const isParty = partiesOf(entry).some(is);
  if (isParty) standpoints.add('party');
  if (is(entry.recordedBy)) standpoints.add('recorder');
  const beneficiary = beneficiaryOf(entry);
  if (beneficiary && is(beneficiary) && !is(entry.recordedBy)) standpoints.add('beneficiary');
  if (dispute && is(dispute.disputedBy)) {
    // After a merger the recorder may speak for the disputer too; what it recorded does not count by its own word.
    if (!is(entry.recordedBy)) standpoints.add('disputer');
  } else if (dispute && isParty) {
    standpoints.add('other-side');
  }
  return standpoints;
}

/**
 * A pool never goes below zero at the end of any day, however late the entry of an earlier day is recorded, unless the
 * coalition allows that pool to.
 * @param wanted what is about to leave the pool, or not to have come in; nothing is asked where it is not above zero
 */
export function assertPoolHolds(
  entry: Pick<EntryState, 'counterparty' | 'kind' | 'unit'>,
  on: string,
  wanted: Amount,
  directory: Directory,
  facts: ExchangeFacts,
): void {
  const { kind, unit } = entry;
  const parsed = parseCounterparty(entry.counterparty);
  if (!wanted.isPositive() || !('pool' in parsed) || !isHeld(kind)) return;
  if (directory.pool(parsed.pool)?.allowNegative) return;
  const balance = facts.lowestPoolBalance(parsed.pool, kind, unit, on);
  if (balance !== undefined && balance.compare(wanted) < 0) {
    throw new Problem('exchange.pool-overdrawn', {
      pool: parsed.pool,
      unit,
      on,
      balance: balance.toString(),
      wanted: wanted.toString(),
    });
  }
}
