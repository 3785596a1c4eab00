import { nameOn } from '../coalition/domain/directory.js';
import { changesBetween, policyFor, type RuleChange } from '../coalition/domain/policy.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { supposedPolicy, type RulesSupposed } from '../coalition/policies.queries.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { SHARE_PLACES } from '../portfolios/domain/fit.js';
import { knownLedger, outlookOf, periodOf, type LedgerReads } from '../portfolios/view.queries.js';
import type { FairStatus, Fraction, NeedBasis } from './domain/fair-shares.js';
import { quarterFairness, windowShown, type QuarterFairness } from './fair-shares.queries.js';

/** What fair shares stand on. */
export interface FairBasis {
  readonly needBasis: NeedBasis;
  readonly window: { readonly from: string; readonly to: string; readonly quarters: readonly string[] };
}

/** How a member stands: shares to four places, amounts of the window in base currency. */
export interface FairStandingFigures {
  readonly contributionShare: string;
  readonly needShare: string;
  readonly share: string;
  readonly received: string;
  readonly target: string;
  readonly shortfall: string;
  readonly status: FairStatus;
}

export type FairDifference = Omit<FairStandingFigures, 'status'>;

export interface MemberFairShare extends FairStandingFigures {
  readonly id: string;
  readonly name: string;
  /** The same under the other rules, and what that is more or less; null where none are supposed. */
  readonly supposed: FairStandingFigures | null;
  readonly difference: FairDifference | null;
}

export interface FairTotals {
  readonly received: string;
  readonly target: string;
  readonly shortfall: string;
}

/** Fair shares of the members active on a quarter's last day (domain.md §8). */
export interface FairSharesInQuarter extends FairBasis {
  readonly quarter: string;
  readonly currency: string;
  readonly position: number;
  readonly policyVersion: number;
  readonly members: readonly MemberFairShare[];
  readonly totals: FairTotals;
  readonly supposed:
    (FairBasis & { readonly rules: readonly RuleChange[]; readonly totals: FairTotals }) | null;
}

/**
 * Fair shares of a quarter, and beside them what they would be under other rules. Nothing in the ledger changes.
 * @param rules those that are other; none to see the quarter as it is
 * @throws Problem `coalition.policy-rule-unknown`, those of rules, and `access.tier-withholds`: a share tells the whole
 */
export async function fairSharesOf(
  ledger: LedgerReads,
  coalitionId: string,
  quarterId: string,
  rules: RulesSupposed | null,
  sight: Sight = SEES_ALL,
): Promise<FairSharesInQuarter> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const outlook = outlookOf(ledger, known, sight);
    if (rules === null) outlook.assertSeesTotals('fair shares');
    else outlook.assertSeesDetail('fair shares under other rules');
    const period = await periodOf(ledger, snapshot, known, { quarter: quarterId });
    const { directory } = known;
    const base = directory.coalition.currency;
    const policy = policyFor(directory, period.quarter!.id);
    const other = rules && supposedPolicy(policy, rules);
    const real = standingsIn(await quarterFairness(ledger, snapshot, known, period), base);
    const supposed =
      other && standingsIn(await quarterFairness(ledger, snapshot, known, period, other), base);
    return {
      quarter: period.quarter!.id,
      currency: base.code,
      position: known.position,
      policyVersion: policy.version,
      ...real.basis,
      members: [...real.members].map(([id, own]) => {
        const beside = supposed?.members.get(id) ?? null;
        return {
          id,
          name: nameOn(directory.members.get(id)!, period.to),
          ...own,
          supposed: beside,
          difference: beside && differenceOf(own, beside, base),
        };
      }),
      totals: real.totals,
      supposed: other &&
        supposed && {
          rules: changesBetween(policy, other),
          ...supposed.basis,
          totals: supposed.totals,
        },
    };
  });
}

export interface Standings {
  readonly basis: FairBasis;
  readonly members: ReadonlyMap<string, FairStandingFigures>;
  readonly totals: FairTotals;
}

/** The standing of each member, as figures. */
export function standingsIn(fairness: QuarterFairness, base: Unit): Standings {
  const { shares } = fairness;
  const money = (amount: Amount): string => formatAmount(amount, base);
  const parts = shares.shares();
  const standings = shares.standings(base.scale);
  const all = [...standings.values()];
  return {
    basis: { needBasis: shares.needBasis, window: windowShown(fairness) },
    members: new Map(
      [...standings].map(([id, { received, target, shortfall, status }]) => {
        const { contribution, need, share } = parts.get(id)!;
        return [
          id,
          {
            contributionShare: shown(contribution),
            needShare: shown(need),
            share: shown(share),
            received: money(received),
            target: money(target),
            shortfall: money(shortfall),
            status,
          },
        ];
      }),
    ),
    totals: {
      received: money(sumOf(all.map(({ received }) => received))),
      target: money(sumOf(all.map(({ target }) => target))),
      shortfall: money(sumOf(all.map(({ shortfall }) => shortfall))),
    },
  };
}

function shown({ over, under }: Fraction): string {
  return Amount.ofQuotient(over, under, SHARE_PLACES).toFixed(SHARE_PLACES);
}

/** Of the figures as they are shown, so that a reader can take one from the other. */
function differenceOf(real: FairStandingFigures, supposed: FairStandingFigures, base: Unit): FairDifference {
  const by = (name: keyof FairDifference, places: number): string =>
    Amount.parse(supposed[name]).minus(Amount.parse(real[name])).toFixed(places);
  return {
    contributionShare: by('contributionShare', SHARE_PLACES),
    needShare: by('needShare', SHARE_PLACES),
    share: by('share', SHARE_PLACES),
    received: by('received', base.scale),
    target: by('target', base.scale),
    shortfall: by('shortfall', base.scale),
  };
}
