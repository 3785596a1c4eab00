import { assertMay, parseParty } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { policyFor } from '../../coalition/domain/policy.js';
import type { QuarterClosed } from '../../coalition/domain/events.js';
import { Problem } from '../../kernel/problem.js';
import { expiryOf, heldOf, type CreditLot } from './account.js';
import { compareIds } from './credits.js';
import type { AccruedFrom, KnowledgeEvent } from './events.js';
import type { QuarterCredits } from './quarter-credits.js';

export interface CloseQuarter {
  readonly quarter: string;
  readonly actingFor: string | null;
}

/** What closing a quarter looks at beside the directory. */
export interface CloseFacts {
  /** Today, in the coalition's zone. */
  today(): string;
  /** The quarters in which applications count, in their order. */
  usedQuarters(): readonly string[];
  credits(quarter: string): QuarterCredits;
  /** The lots that expire at the end of a quarter. */
  lotsExpiringIn(quarter: string): readonly CreditLot[];
}

export type CloseEvent =
  | KnowledgeEvent
  | { readonly type: 'QuarterClosed'; readonly occurredOn: string; readonly data: QuarterClosed };

/**
 * Closes a quarter: what accrued is written down, capped, and vests; what was not redeemed in time expires; and nothing in it
 * changes any more. All in one step. The same again states nothing.
 */
export function closeQuarter(command: CloseQuarter, directory: Directory, facts: CloseFacts): CloseEvent[] {
  const { closedThrough, vestedThrough, coalition } = directory;
  const { id: quarter, to: lastDay } = coalition.fiscalCalendar.quarter(command.quarter);
  const by = parseParty(command.actingFor, directory);
  assertMay('close a quarter', by, new Set());
  if (closedThrough !== null && quarter <= closedThrough) return [];
  const today = facts.today();
  if (today <= lastDay) throw new Problem('knowledge.quarter-not-over', { quarter, to: lastDay, today });
  assertNext(quarter, directory, facts);
  const policyVersion = policyFor(directory, quarter).version;
  // What vested at a close that was taken back has its owners already, and stays as it is.
  const isVested = vestedThrough !== null && quarter <= vestedThrough;
  const events: CloseEvent[] = isVested ? [] : vesting(quarter, lastDay, directory, facts);
  for (const lot of closedWith(quarter, directory).flatMap((closed) => facts.lotsExpiringIn(closed))) {
    const held = heldOf(lot);
    if (!held.isPositive()) continue;
    const { memberId, vestedIn, expiresIn: quarterOfExpiry } = lot;
    const data = { memberId, vestedIn, expiresIn: quarterOfExpiry, credits: held.toString() };
    events.push({ type: 'CreditsExpired', occurredOn: lastDay, data });
  }
  // Last, as the directory can't take a fact back.
  return [...events, { type: 'QuarterClosed', occurredOn: lastDay, data: { quarter, policyVersion, by } }];
}

/** What accrued, pair by pair, and what vests of it. */
function vesting(
  quarter: string,
  lastDay: string,
  directory: Directory,
  facts: CloseFacts,
): KnowledgeEvent[] {
  const { policy, pairs, accrued, vested } = facts.credits(quarter);
  const policyVersion = policy.version;
  const expiresIn = expiryOf(directory, quarter);
  const events: KnowledgeEvent[] = [];
  const pairsOf = new Map<string, AccruedFrom[]>();
  for (const { authorId, userId: user, raw, counted, credits } of pairs) {
    let from = pairsOf.get(authorId);
    if (!from) pairsOf.set(authorId, (from = []));
    // Mostly nothing is capped or damped, and the three are one amount, which is written out once.
    from.push({ user, raw: raw.toString(), counted: counted.toString(), credits: credits.toString() });
  }
  for (const [memberId, from] of pairsOf) {
    const credits = accrued.get(memberId)!.toString();
    const data = { memberId, quarter, policyVersion, from, credits };
    events.push({ type: 'CreditsAccrued', occurredOn: lastDay, data });
  }
  for (const [memberId, credits] of [...vested].sort(([a], [b]) => compareIds(a, b))) {
    const data = { memberId, quarter, expiresIn, policyVersion, credits: credits.toString() };
    events.push({ type: 'CreditsVested', occurredOn: lastDay, data });
  }
  return events;
}

/** A quarter and those without anything in them that close with it. */
export function closedWith(quarter: string, { closedThrough, coalition }: Directory): string[] {
  if (closedThrough === null) return [quarter];
  const closed: string[] = [];
  for (let next = closedThrough; next < quarter;) closed.push((next = coalition.fiscalCalendar.next(next)));
  return closed;
}

/**
 * Quarters close in their order. The first one that closes closes whatever came before it, where nothing was earned; after it,
 * quarters with nothing in them are closed with the next one.
 */
function assertNext(quarter: string, { closedThrough }: Directory, facts: CloseFacts): void {
  const earlier = facts
    .usedQuarters()
    .find((used) => used < quarter && (closedThrough === null || used > closedThrough));
  if (earlier !== undefined) throw new Problem('knowledge.earlier-quarter-open', { earlier, quarter });
}
