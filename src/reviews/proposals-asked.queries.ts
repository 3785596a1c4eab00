import { onDate } from '../coalition/domain/directory.js';
import type { Policy } from '../coalition/domain/policy.js';
import type { Kind, ValueType } from '../coalition/domain/value-types.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount, amountPlaces } from '../kernel/amount.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import type { Claimant, ProposalsAsked, Supply } from './domain/proposals.js';
import { quarterFairness, type QuarterFairness } from './fair-shares.queries.js';
import type { FrozenQuarter } from './frozen.js';
import { supplyRows } from './review-rows.js';

/**
 * Claimants and supplies of a review, with the floors that the policy of its quarter sets.
 * @param supposed other rules than those of that policy
 */
export async function proposalsAsked(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { row, known, period }: FrozenQuarter,
  supposed?: Policy,
): Promise<{ asked: ProposalsAsked; fairness: QuarterFairness }> {
  const { directory, head } = known;
  const { currency } = directory.coalition;
  const fairness = await quarterFairness(ledger, snapshot, known, period, supposed);
  const { policy, members, shares } = fairness;
  const supplies = (await supplyRows(snapshot, head.coalitionId, row.quarter))
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ supplyId, source, kind, unit, ...listed }): Supply => {
      const { quantity, step, value, valueType, openTo, mostEach } = listed;
      return {
        ...{ supplyId, source, unit, kind: kind as Kind, valueType: valueType as ValueType },
        ...{ quantity: `${quantity}`, step: `${step}`, value: `${value}` },
        openTo: openTo === null ? null : (JSON.parse(openTo) as string[]),
        mostEach: mostEach?.toString() ?? null,
      };
    });
  const more = supplies.reduce((sum, { value }) => sum.plus(Amount.parse(value)), Amount.zero);
  const targets = shares.targets(more, currency.scale);
  const fractions = shares.shares();
  const claimants = members.map(({ id, received }): Claimant => {
    const { over, under } = fractions.get(id)!.share;
    return {
      memberId: id,
      received: received.rounded(currency.scale).toString(),
      share: Amount.ofQuotient(over, under, amountPlaces).toString(),
      floor: targets.get(id)!.times(policy.fairness.floor, currency.scale).toString(),
      priorities: onDate(directory.members.get(id)!.priorities, period.to) ?? null,
    };
  });
  return { asked: { currency: currency.code, claimants, supplies }, fairness };
}
