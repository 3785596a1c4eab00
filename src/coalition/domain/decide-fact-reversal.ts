import { dateIn } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { assertMay, parseParty } from './authority.js';
import { isSameRate, knownMember, type Directory } from './directory.js';
import type { CoalitionEvent, FactOfImport } from './events.js';
import { reason } from './field-checks.js';

/** Takes a fact about the coalition back, for an import that is undone. */
export interface ReverseFact {
  readonly of: FactOfImport;
  /** Where the fact stands in the ledger. */
  readonly reverses: number;
  readonly reason: string;
  readonly actingFor: string | null;
}

/**
 * Takes back that a member joined, that a pool was opened, or a rate. Whoever asks has made sure that nothing else names it: that
 * takes the log. What is not there any more is taken back already.
 * @throws Problem `coalition.member-merged` where its history went to another, or came from others
 */
export function reverseFact(command: ReverseFact, directory: Directory, now: string): CoalitionEvent[] {
  const by = parseParty(command.actingFor, directory);
  assertMay('undo an import', by, new Set());
  const why = reason(command.reason, 'reason');
  const occurredOn = dayOf(command.of, directory) ?? dateIn(directory.coalition.timeZone, now);
  if (!stands(command.of, directory)) return [];
  const { of, reverses } = command;
  return [{ type: 'CoalitionFactReversed', occurredOn, data: { ...of, reverses, reason: why, by } }];
}

function stands(of: FactOfImport, directory: Directory): boolean {
  switch (of.fact) {
    case 'member': {
      const member = directory.members.get(of.memberId);
      if (!member || member.takenBack) return false;
      assertOnItsOwn(of.memberId, directory);
      return true;
    }
    case 'pool': {
      const pool = directory.pools.get(of.poolId);
      return pool !== undefined && !pool.takenBack;
    }
    case 'rate':
      return directory.rates.some((rate) => isSameRate(rate, of));
    case 'exchange-rate':
      return directory.exchangeRates.get(of.currency)?.some(({ validOn }) => validOn === of.validOn) ?? false;
  }
}

/** The day that a fact changed figures on; none of a rate. */
function dayOf(of: FactOfImport, directory: Directory): string | undefined {
  if (of.fact === 'member') return directory.members.get(of.memberId)?.joinedAs.on;
  if (of.fact === 'pool') return directory.pools.get(of.poolId)?.openedOn;
  return undefined;
}

function assertOnItsOwn(memberId: string, directory: Directory): void {
  const { merged } = knownMember(directory, memberId);
  const other = [...directory.members.values()].find((one) => one.merged?.into === memberId);
  const merger = merged
    ? { member: memberId, ...merged }
    : other?.merged && { member: other.id, ...other.merged };
  if (!merger) return;
  const { member, into, on } = merger;
  throw new Problem('coalition.member-merged', { member, into, mergedOn: on });
}
