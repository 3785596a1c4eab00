import { nameOn } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { outlookOf, type LedgerReads } from '../portfolios/view.queries.js';
import { amountOf, demandOf } from './domain/demand.js';
import { frozenQuarter } from './frozen.js';
import { proposalsAsked } from './proposals-asked.queries.js';
import { proposalRows } from './review-rows.js';
import type { ProposalRow } from './reviews.tables.js';

/** What a member received in the window, what it would have with all that is proposed or decided, and its target. */
export interface MemberBeforeAndAfter {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Its share of all that was received in the window and of all that can be given next. */
  readonly target: string;
}

/** All members together: what is missing to targets, and how many are below theirs. */
export interface Fairness {
  readonly shortfall: string;
  readonly below: number;
}

/** How far a run of proposals, as it stands, brings members to their targets. In base currency. */
export interface ProposedFairness {
  readonly quarter: string;
  readonly currency: string;
  readonly before: Fairness;
  readonly after: Fairness;
  /** Those for whom something changes, most first; where nothing does, those that lack most. Ties by id. */
  readonly members: readonly MemberBeforeAndAfter[];
  /** How many members there are beside those. */
  readonly others: number;
}

/**
 * Fairness before and after the proposals of a review: from its frozen figures, its supplies, and what was proposed; where something
 * was decided, from what was decided.
 * @param limit most members in the answer
 * @throws Problem `request.quarter-malformed`, `reviews.review-unknown`, `access.tier-withholds`
 */
export async function proposedFairness(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  limit: number,
  sight: Sight = SEES_ALL,
): Promise<ProposedFairness> {
  return ledger.read(async (snapshot) => {
    const frozen = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { known, period, row } = frozen;
    // Targets are made of the figures of all.
    outlookOf(ledger, known, sight).assertSeesTotals('fairness before and after proposals');
    const { takers } = demandOf((await proposalsAsked(ledger, snapshot, frozen)).asked);
    const proposals = await proposalRows(snapshot, coalitionId, row);
    const base = known.directory.coalition.currency;
    const given = new Map<string, Amount>();
    for (const proposal of proposals) {
      const sum = given.get(proposal.memberId) ?? Amount.zero;
      given.set(proposal.memberId, sum.plus(givenBy(proposal)));
    }
    const standings = takers.map(({ memberId, received, target }): Standing => {
      const before = amountOf(received, base);
      const after = before.plus(given.get(memberId) ?? Amount.zero);
      return { memberId, before, after, target: amountOf(target, base) };
    });
    const changed = standings.filter(({ before, after }) => !after.equals(before));
    const shown = (changed.length > 0 ? changed : standings).toSorted(byChange).slice(0, limit);
    return {
      quarter: row.quarter,
      currency: base.code,
      before: fairnessOf(standings, 'before', base),
      after: fairnessOf(standings, 'after', base),
      members: shown.map(({ memberId: id, ...amounts }) => ({
        id,
        name: nameOn(known.directory.members.get(id)!, period.to),
        before: formatAmount(amounts.before, base),
        after: formatAmount(amounts.after, base),
        target: formatAmount(amounts.target, base),
      })),
      others: standings.length - shown.length,
    };
  });
}

interface Standing {
  readonly memberId: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly target: Amount;
}

/** The value of a proposal as it stands; rejected, nothing comes of it. */
function givenBy({ outcome, value, decidedValue }: ProposalRow): Amount {
  return outcome === null ? value : (decidedValue ?? Amount.zero);
}

function lacking({ target }: Standing, has: Amount): Amount {
  const lacks = target.minus(has);
  return lacks.isNegative() ? Amount.zero : lacks;
}

function fairnessOf(standings: readonly Standing[], when: 'before' | 'after', base: Unit): Fairness {
  const lacks = standings.map((standing) => lacking(standing, standing[when]));
  return {
    shortfall: formatAmount(sumOf(lacks), base),
    below: lacks.filter((amount) => amount.isPositive()).length,
  };
}

function byChange(one: Standing, other: Standing): number {
  const changeOf = ({ before, after }: Standing): Amount => after.minus(before);
  return (
    changeOf(other).compare(changeOf(one)) ||
    lacking(other, other.after).compare(lacking(one, one.after)) ||
    (one.memberId < other.memberId ? -1 : 1)
  );
}
