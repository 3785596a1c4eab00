import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { eventReference, type CreditPart, type FactPart } from '../portfolios/domain/explanation.js';
import type { KnownLedger, LedgerReads, Period } from '../portfolios/view.queries.js';
import { flowOf, type CreditFlow } from './domain/credit-accounts.js';
import {
  compareIds,
  creditOf,
  depthFactor,
  type CreditPart as PartOfUse,
  type Rules,
} from './domain/credits.js';
import { waysBack, type Source } from './domain/lineage.js';
import { QuarterReader } from './quarter-credits.queries.js';

/** What an explanation of credits reads from. */
export interface CreditsExplained {
  readonly ledger: LedgerReads;
  readonly snapshot: ReadSnapshot;
  readonly known: KnownLedger;
  readonly period: Period;
}

/** What of a movement counts: what vested, say, or what all of it comes to. */
export type FlowMeasure = keyof CreditFlow | 'held';

/**
 * The events that moved credits of some members, each with what it adds.
 * @param before those before the period, or those in it
 */
export async function creditFacts(
  { ledger, snapshot, known, period }: CreditsExplained,
  isMine: (memberId: string) => boolean,
  measure: FlowMeasure,
  before: boolean,
): Promise<FactPart[]> {
  const { coalitionId } = known.head;
  const days = before ? 'occurred_on < ?' : 'occurred_on >= ? AND occurred_on <= ?';
  const dates = before ? [period.from ?? ''] : [period.from ?? '', period.to];
  const rows = await snapshot.rows(
    'SELECT position, source, destination, credits FROM credit_postings ' +
      `WHERE coalition_id = ? AND ${days} AND position <= ? ORDER BY position, line`,
    [coalitionId, ...dates, known.position],
  );
  const moved = new Map<number, Amount>();
  for (const [at, source, destination, text] of rows as [number, string, string, string][]) {
    const { memberId, flow } = flowOf({ source, destination, credits: Amount.parse(text) });
    if (!isMine(memberId)) continue;
    const { vested, reserved, redeemed, expired } = flow;
    const amount = measure === 'held' ? vested.minus(reserved).minus(redeemed).minus(expired) : flow[measure];
    if (amount.isZero()) continue;
    const position = Number(at);
    moved.set(position, (moved.get(position) ?? Amount.zero).plus(amount));
  }
  const events = await eventsAt(snapshot, ledger.events, coalitionId, [...moved.keys()]);
  return [...events.values()].map((event) => ({
    type: 'fact',
    what: event.type,
    amount: formatAmount(moved.get(event.position)!, unitOf('credits')),
    occurredOn: event.occurredOn,
    event: eventReference(event),
  }));
}

/** What a quarter came to for a member, by every use, cap and rounding: amounts are exact, and add up to the value. */
export interface AccruedExplained {
  readonly value: Amount;
  readonly parts: readonly CreditPart[];
}

/**
 * Recomputed from the uses that count under the quarter's policy, closed or not. Where a closed quarter wrote something else
 * down, that difference is a part of its own.
 */
export async function accruedExplained(
  context: CreditsExplained,
  memberId: string,
  quarter: string,
): Promise<AccruedExplained> {
  const { ledger, snapshot, known, period } = context;
  const reader = await QuarterReader.in(ledger, snapshot, known, period);
  const { partsOf, pairs, accrued, vested, policy, sources } = await reader.credits(quarter);
  const rules = policy.knowledge;
  const told: CreditPart[] = [];
  for (const part of partsOf(memberId)) told.push(await usePart(context, quarter, part, rules, sources));
  for (const { authorId, userId, raw, counted, mutual, credits } of pairs) {
    if (authorId !== memberId) continue;
    const pair = { user: userId, raw: `${raw}`, counted: `${counted}`, mutual: `${mutual}` };
    const limits = { pairCap: `${rules.pairCap}`, mutualLimit: `${rules.mutualLimit}` };
    if (!counted.equals(raw)) told.push(adjustment('pair-cap', counted.minus(raw), { ...pair, ...limits }));
    if (!credits.equals(counted))
      told.push(adjustment('damping', credits.minus(counted), { ...pair, ...limits }));
  }
  const exact = accrued.get(memberId) ?? Amount.zero;
  const rounded = vested.get(memberId) ?? Amount.zero;
  if (!rounded.equals(exact)) {
    const all = sumOf(accrued.values());
    told.push(
      adjustment('quarter-cap-and-rounding', rounded.minus(exact), {
        ...{ accrued: `${exact}`, accruedByAll: `${all}`, vestsOfAll: `${sumOf(vested.values())}` },
        quarterCap: rules.quarterCap === null ? null : `${rules.quarterCap}`,
      }),
    );
  }
  if (!reader.isClosed(quarter)) return { value: rounded, parts: told };
  const isMine = (id: string): boolean => known.directory.survivorOf(id, period.to) === memberId;
  const facts = await creditFacts(context, isMine, 'vested', false);
  const written = sumOf(facts.map(({ amount }) => Amount.parse(amount)));
  const difference = written.minus(rounded);
  if (!difference.isZero()) {
    told.push(adjustment('written-down-otherwise', difference, { recomputed: `${rounded}` }));
  }
  return { value: written, parts: told };
}

export function adjustment(
  what: CreditPart['what'],
  amount: Amount,
  factors: CreditPart['factors'],
): CreditPart {
  return { type: 'credit', what, amount: amount.toString(), factors, applications: [], events: [] };
}

/** Lineages that part and meet again have more ways than anybody reads. */
const PATHS_TOLD = 5;

/** `guide ← atlas ← toolkit`: credit passes along the arrows. Several ways stand one after another. */
function pathText(from: string, to: string, sources: ReadonlyMap<string, Source>): string {
  const ways = waysBack(from, to, sources, PATHS_TOLD + 1);
  const told = ways.slice(0, PATHS_TOLD).map((way) => way.toReversed().join(' ← '));
  return [...told, ...(ways.length > PATHS_TOLD ? ['…'] : [])].join('; ');
}

/** One use, with every factor of its credit and the applications that count in it. */
export async function usePart(
  { ledger, snapshot, known }: CreditsExplained,
  quarter: string,
  { use, assetId: through, credits, excluded }: PartOfUse,
  rules: Rules,
  sources: ReadonlyMap<string, Source>,
): Promise<CreditPart> {
  const { coalitionId } = known.head;
  const { to: lastDay } = known.directory.coalition.fiscalCalendar.quarter(quarter);
  // Bounds of a range, as in `row-search.ts`: with an equality SQLite would read the applications of all assets.
  const rows = await snapshot.rows(
    'SELECT application_id, member_id, position, decided_position FROM applications ' +
      'WHERE coalition_id = ? AND asset_id >= ? AND asset_id <= ? AND quarter = ? AND position <= ?',
    [coalitionId, use.assetId, use.assetId, quarter, known.position],
  );
  const counted = (rows as [string, string, number, number][]).filter(
    ([, memberId]) => known.directory.survivorOf(memberId, lastDay) === use.userId,
  );
  const positions = counted.flatMap(([, , made, decided]) => [Number(made), Number(decided)]);
  const events = await eventsAt(
    snapshot,
    ledger.events,
    coalitionId,
    positions.filter((position) => position <= known.position),
  );
  return {
    type: 'credit',
    what: excluded === null ? 'use' : 'excluded',
    amount: excluded === null ? credits.toString() : '0',
    factors: {
      user: use.userId,
      asset: use.assetId,
      /** The asset by which the author has it: the one used, or one that it derives from. */
      through,
      /** How the credit came there; null where it is the asset itself. */
      path: through === use.assetId ? null : pathText(use.assetId, through, sources),
      depth: use.deepest,
      depthFactor: depthFactor(rules, use.deepest).toString(),
      base: rules.base.toString(),
      q: String(use.earlierQuarters + 1),
      outcomes: use.outcomes.toString(),
      outcomeCap: rules.outcomeCap.toString(),
      outcomeRate: rules.outcomeRate.toString(),
      creditOfUse: creditOf(use, rules).toString(),
      lineageShare: rules.lineageShare.toString(),
      ofAuthor: credits.toString(),
      excluded,
    },
    applications: counted.map(([id]) => id).sort(compareIds),
    events: [...events.values()].map(eventReference),
  };
}
