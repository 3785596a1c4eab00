import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { nameOn } from '../coalition/domain/directory.js';
import { changesBetween, policyFor, type RuleChange } from '../coalition/domain/policy.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { supposedPolicy, type RulesSupposed } from '../coalition/policies.queries.js';
import { READS } from '../http/bus.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../kernel/unit.js';
import { SHARE_PLACES } from '../portfolios/domain/fit.js';
import { outlookOf, type LedgerReads } from '../portfolios/view.queries.js';
import { obstaclesIn } from './domain/proposal-words.js';
import type { Proposals } from './domain/proposals.js';
import type { QuarterFairness } from './fair-shares.queries.js';
import { frozenQuarter } from './frozen.js';
import { proposalsAsked } from './proposals-asked.queries.js';
import { ProposalsHere, SOLVER, type ProposalsPort } from './solver/proposals-port.js';

/** A supply, or a part of it, that would be proposed to a member; the value in base currency. */
export interface ProposedPart {
  readonly supply: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string;
}

/** What proposals come to for a member: the share to four places, the rest in base currency. */
export interface ProposedFigures {
  readonly share: string;
  /** The share of all that was received in the window, and of all that can be given next. */
  readonly target: string;
  /** What it received in the window. */
  readonly before: string;
  /** What it lacks of its target before proposals, and with them. */
  readonly shortfallBefore: string;
  readonly proposed: string;
  readonly after: string;
  readonly shortfallAfter: string;
}

export interface ProposedStanding extends ProposedFigures {
  /** In the order of supplies. */
  readonly parts: readonly ProposedPart[];
}

export interface MemberProposals {
  readonly id: string;
  readonly name: string;
  readonly real: ProposedStanding;
  readonly supposed: ProposedStanding;
  /** Supposed less real. */
  readonly difference: ProposedFigures;
}

/** All members together, and what stands in the way of a better answer. */
export interface ProposedTotals {
  readonly target: string;
  readonly shortfallBefore: string;
  readonly proposed: string;
  readonly shortfallAfter: string;
  readonly obstacles: readonly string[];
}

/** Proposals of a review by its policy, and beside them what they would be under other rules. Nothing of it is recorded. */
export interface ProposalsWhatIf {
  readonly quarter: string;
  /** The position that figures are known at. */
  readonly position: number;
  readonly isFrozen: boolean;
  readonly currency: string;
  readonly policyVersion: number;
  readonly rules: readonly RuleChange[];
  /** Those active on the quarter’s last day, in the order of their ids. */
  readonly members: readonly MemberProposals[];
  readonly real: ProposedTotals;
  readonly supposed: ProposedTotals;
}

/**
 * Reckons the proposals of a quarter twice, by its policy and with other rules, from the same figures and supplies: the frozen ones;
 * before the review is prepared, those of now.
 * @throws Problem `reviews.review-unknown`, `access.tier-withholds`, `coalition.policy-rule-unknown`, those of rules and of `propose`
 */
export async function proposalsWhatIf(
  ledger: LedgerReads,
  solver: ProposalsPort,
  coalitionId: string,
  quarterText: string,
  rules: RulesSupposed,
  sight: Sight = SEES_ALL,
): Promise<ProposalsWhatIf> {
  const { frozen, policy, other, asked, askedOtherwise } = await ledger.read(async (snapshot) => {
    const found = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    outlookOf(ledger, found.known, sight).assertSeesDetail('proposals under other rules');
    const ofQuarter = policyFor(found.known.directory, found.row.quarter);
    const changed = supposedPolicy(ofQuarter, rules);
    return {
      frozen: found,
      policy: ofQuarter,
      other: changed,
      asked: await proposalsAsked(ledger, snapshot, found),
      askedOtherwise: await proposalsAsked(ledger, snapshot, found, changed),
    };
  });
  const { known, period, isFrozen } = frozen;
  const base = known.directory.coalition.currency;
  const real = standingsIn(asked.fairness, await solver.propose(asked.asked), base);
  const supposed = standingsIn(askedOtherwise.fairness, await solver.propose(askedOtherwise.asked), base);
  return {
    quarter: frozen.row.quarter,
    position: known.position,
    isFrozen,
    currency: base.code,
    policyVersion: policy.version,
    rules: changesBetween(policy, other),
    members: [...real.members].map(([id, own]) => {
      const beside = supposed.members.get(id)!;
      const name = nameOn(known.directory.members.get(id)!, period.to);
      return { id, name, real: own, supposed: beside, difference: differenceOf(own, beside, base) };
    }),
    real: real.totals,
    supposed: supposed.totals,
  };
}

/** Asks for that wherever proposals are reckoned: of every door of the service. */
export class AskProposalsWhatIf extends Query<ProposalsWhatIf> {
  constructor(
    readonly coalitionId: string,
    readonly quarter: string,
    readonly rules: RulesSupposed,
    readonly sight: Sight,
  ) {
    super();
  }
}

@QueryHandler(AskProposalsWhatIf)
export class ProposalsWhatIfHandler implements IQueryHandler<AskProposalsWhatIf> {
  constructor(
    @Inject(READS) private readonly reads: LedgerReads,
    @Inject(SOLVER) private readonly solver: ProposalsPort,
  ) {}

  execute({ coalitionId, quarter, rules, sight }: AskProposalsWhatIf): Promise<ProposalsWhatIf> {
    return proposalsWhatIf(this.reads, this.solver, coalitionId, quarter, rules, sight);
  }
}

/** The same in this thread, for programs that nobody else waits for. */
export function proposalsWhatIfHere(
  ledger: LedgerReads,
  coalitionId: string,
  quarter: string,
  rules: RulesSupposed,
): Promise<ProposalsWhatIf> {
  return proposalsWhatIf(ledger, new ProposalsHere(), coalitionId, quarter, rules);
}

interface Standings {
  readonly members: ReadonlyMap<string, ProposedStanding>;
  readonly totals: ProposedTotals;
}

function standingsIn({ shares }: QuarterFairness, made: Proposals, base: Unit): Standings {
  const money = (amount: Amount): string => formatAmount(amount, base);
  const fractions = shares.shares();
  const members = new Map<string, ProposedStanding>();
  for (const { member, target, before, after } of made.targets) {
    const { over, under } = fractions.get(member)!.share;
    const own = made.proposals.filter((proposal) => proposal.member === member);
    members.set(member, {
      share: Amount.ofQuotient(over, under, SHARE_PLACES).toFixed(SHARE_PLACES),
      target,
      before,
      shortfallBefore: money(lacking(target, before)),
      proposed: money(sumOf(own.map(({ value }) => Amount.parse(value)))),
      after,
      shortfallAfter: money(lacking(target, after)),
      parts: own.map(({ supply, quantity, unit, value }) => ({
        ...{ supply, quantity: formatAmount(Amount.parse(quantity), unitOf(unit)), unit, value },
      })),
    });
  }
  const all = (figure: Exclude<keyof ProposedTotals, 'obstacles'>): string =>
    money(sumOf([...members.values()].map((standing) => Amount.parse(standing[figure]))));
  return {
    members,
    totals: {
      target: all('target'),
      shortfallBefore: all('shortfallBefore'),
      proposed: all('proposed'),
      shortfallAfter: all('shortfallAfter'),
      obstacles: obstaclesIn(made),
    },
  };
}

/** max(0, target − received). */
function lacking(target: string, received: string): Amount {
  const lacks = Amount.parse(target).minus(Amount.parse(received));
  return lacks.isNegative() ? Amount.zero : lacks;
}

function differenceOf(real: ProposedFigures, supposed: ProposedFigures, base: Unit): ProposedFigures {
  const by = (name: keyof ProposedFigures, places = base.scale): string =>
    Amount.parse(supposed[name]).minus(Amount.parse(real[name])).toFixed(places);
  return {
    share: by('share', SHARE_PLACES),
    target: by('target'),
    before: by('before'),
    shortfallBefore: by('shortfallBefore'),
    proposed: by('proposed'),
    after: by('after'),
    shortfallAfter: by('shortfallAfter'),
  };
}
