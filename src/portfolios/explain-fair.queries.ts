import { onDate, statusOn, type Member } from '../coalition/domain/directory.js';
import type { FairnessRules, Policy } from '../coalition/domain/policy.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { countAlike, WEIGHT_OF } from '../reviews/domain/fair-shares.js';
import { quarterFairness, type QuarterFairness } from '../reviews/fair-shares.queries.js';
import {
  eventReference,
  figurePart,
  shownIn,
  type Explained,
  type FigurePart,
  type Part,
  type PolicyPart,
} from './domain/explanation.js';
import { FAIR_FORMULAS, WINDOW_FORMULAS } from './domain/fair-formulas.js';
import { figureId, viewText } from './domain/figure-id.js';
import { SHARE_PLACES } from './domain/fit.js';
import type { MemberFigures } from './domain/give-get.js';
import { largestFirst, partsAtHand } from './domain/part-list.js';
import { directoryEvents, type ExplainContext } from './explain-context.queries.js';
import { giveGetOfQuarters } from './give-get.queries.js';
import { figureViewOf, type Period } from './view.queries.js';

export const FAIR_FIGURES = 'share, target, shortfall, status, received, given, need, budget';

type Formula = keyof typeof FAIR_FORMULAS;

/** Explains fair shares (domain.md §8) down to what was given and received in each quarter of the window. */
export class FairExplainer {
  private readonly base: Unit;
  private told: Promise<QuarterFairness> | undefined;
  private figures: Promise<readonly QuarterFigures[]> | undefined;

  constructor(private readonly context: ExplainContext) {
    this.base = context.known.directory.coalition.currency;
  }

  /** A figure of a member below `fair`; undefined where there is no such figure. */
  member(member: Member, name: string): Promise<Explained> | undefined {
    const { period } = this.context;
    // Fair shares are of quarters: all time has no window.
    if (!period.quarter) return undefined;
    const isActive = statusOn(member, period.to) === 'active';
    switch (name) {
      case 'share':
        return isActive ? this.share(member.id) : this.none(member.id, name, 'fair-share');
      case 'target':
        return isActive ? this.target(member.id) : this.none(member.id, name, 'target');
      case 'shortfall':
        return isActive ? this.shortfall(member.id) : this.none(member.id, name, 'shortfall');
      case 'status':
        return isActive ? this.status(member.id) : this.none(member.id, name, 'status');
      case 'received':
        return isActive ? this.received(member.id) : this.none(member.id, name, 'sum');
      case 'given':
        return this.given(member.id);
      case 'need':
        return isActive ? this.need(member) : undefined;
      case 'budget':
        return this.budget(member);
      default:
        return undefined;
    }
  }

  /** What all active members have in the window; undefined where there is no such figure. */
  window(name: string): Promise<Explained> | undefined {
    if (!this.context.period.quarter) return undefined;
    if (name !== 'given' && name !== 'need' && name !== 'received') return undefined;
    return this.inAll(name);
  }

  fairness(): Promise<QuarterFairness> {
    const { ledger, snapshot, known, period } = this.context;
    return (this.told ??= quarterFairness(ledger, snapshot, known, period));
  }

  private id(memberId: string, name: string): string {
    return figureId('member', memberId, this.context.view, 'fair', name);
  }

  private none(memberId: string, name: Formula, rule: Explained['rule']): Promise<Explained> {
    const parts = partsAtHand([]);
    return Promise.resolve({
      figure: this.id(memberId, name),
      value: null,
      unit: null,
      formula: FAIR_FORMULAS[name],
      rule,
      parts,
    });
  }

  private explained(
    figure: string,
    value: string,
    unit: string | null,
    formula: string,
    rule: Explained['rule'],
    parts: readonly Part[],
  ): Explained {
    return { figure, value, unit, formula, rule, parts: partsAtHand(parts) };
  }

  private async rule(rule: keyof FairnessRules, policy: Policy): Promise<PolicyPart> {
    const adopted = await directoryEvents(this.context, 'PolicyAdopted');
    const event = adopted.find(({ data }) => data['policyVersion'] === policy.version);
    return {
      type: 'policy',
      rule,
      value: policy.fairness[rule].toString(),
      policyVersion: policy.version,
      amount: null,
      event: event ? eventReference(event) : null,
    };
  }

  private async share(memberId: string): Promise<Explained> {
    const { policy, shares, members } = await this.fairness();
    const { over, under } = shares.shares().get(memberId)!.share;
    const member = this.context.known.directory.members.get(memberId)!;
    const count = {
      figure: figureId('coalition', null, this.context.view, 'fairness', 'members'),
      value: String(members.length),
      unit: null,
    };
    return this.explained(
      this.id(memberId, 'share'),
      Amount.ofQuotient(over, under, SHARE_PLACES).toFixed(SHARE_PLACES),
      null,
      FAIR_FORMULAS.share,
      'fair-share',
      [
        await this.rule('proportionality', policy),
        figurePart(await this.given(memberId), 'numerator'),
        figurePart(await this.inAll('given'), 'denominator'),
        await this.rule('need', policy),
        figurePart(await this.need(member), 'numerator'),
        figurePart(await this.inAll('need'), 'denominator'),
        await this.rule('equality', policy),
        figurePart(count, 'denominator'),
      ],
    );
  }

  private async target(memberId: string): Promise<Explained> {
    const { shares } = await this.fairness();
    const fractions = shares.shares();
    const parts: FigurePart[] = [figurePart(await this.inAll('received'), 'whole')];
    for (const [id, { share }] of fractions) {
      const value = Amount.ofQuotient(share.over, share.under, SHARE_PLACES).toFixed(SHARE_PLACES);
      parts.push(figurePart({ figure: this.id(id, 'share'), value, unit: null }, 'share'));
    }
    const value = formatAmount(shares.standings(this.base.scale).get(memberId)!.target, this.base);
    const figure = this.id(memberId, 'target');
    return this.explained(figure, value, this.base.code, FAIR_FORMULAS.target, 'target', parts);
  }

  private async shortfall(memberId: string): Promise<Explained> {
    const [target, received] = [await this.target(memberId), await this.received(memberId)];
    const lacking = Amount.parse(target.value!).minus(Amount.parse(received.value!));
    return this.explained(
      this.id(memberId, 'shortfall'),
      formatAmount(lacking.isPositive() ? lacking : Amount.zero, this.base),
      this.base.code,
      FAIR_FORMULAS.shortfall,
      'shortfall',
      [figurePart(target, 'plus'), figurePart(received, 'minus')],
    );
  }

  private async status(memberId: string): Promise<Explained> {
    const { policy, shares } = await this.fairness();
    const { status } = shares.standings(this.base.scale).get(memberId)!;
    const figure = this.id(memberId, 'status');
    return this.explained(figure, status, null, FAIR_FORMULAS.status, 'status', [
      figurePart(await this.target(memberId), 'plus'),
      figurePart(await this.received(memberId), 'minus'),
      await this.rule('tolerance', policy),
    ]);
  }

  private async received(memberId: string): Promise<Explained> {
    const amounts = await this.byQuarter(memberId, ({ received }) => received.value);
    const parts = largestFirst(amounts).map(({ item: { member, view }, amount }) => {
      const figure = figureId('member', member.id, view, 'received', 'value');
      return figurePart({ figure, value: formatAmount(amount, this.base), unit: this.base.code }, 'plus');
    });
    const value = formatAmount(sumOf(amounts.map(({ amount }) => amount)), this.base);
    const figure = this.id(memberId, 'received');
    return this.explained(figure, value, this.base.code, FAIR_FORMULAS.received, 'sum', parts);
  }

  /** What counts of what a member gave: each weight, then what it is about. */
  private async given(memberId: string): Promise<Explained> {
    const { policy } = await this.fairness();
    const rules = policy.fairness;
    const parts: Part[] = [];
    const counted: Amount[] = [];
    for (const type of countAlike(rules) ? [null] : VALUE_TYPES) {
      const rule = WEIGHT_OF[type ?? 'strategic'];
      const amounts = await this.byQuarter(memberId, ({ given }) =>
        type === null ? given.value : given.byValueType[type],
      );
      const shown = largestFirst(amounts).map(({ item: { member, view }, amount }) => {
        const path = type === null ? ['value'] : ['byValueType', type];
        const figure = figureId('member', member.id, view, 'given', ...path);
        return figurePart({ figure, value: formatAmount(amount, this.base), unit: this.base.code }, 'member');
      });
      if (shown.length > 0) parts.push(await this.rule(rule, policy), ...shown);
      for (const { amount } of amounts) counted.push(rules[rule].times(amount, 18));
    }
    const sum = sumOf(counted);
    const value = shownIn(sum.isPositive() ? sum : Amount.zero, this.base.code);
    const figure = this.id(memberId, 'given');
    return this.explained(figure, value, this.base.code, FAIR_FORMULAS.given, 'counted', parts);
  }

  private async need(member: Member): Promise<Explained> {
    const { shares } = await this.fairness();
    const figure = this.id(member.id, 'need');
    const value = shares.needOf(member.id).toString();
    if (shares.needBasis === 'declared') {
      const stated = await this.stated(member, 'need', value);
      return this.explained(figure, value, null, FAIR_FORMULAS.needDeclared, 'declared', stated);
    }
    if (shares.needBasis === 'equal') {
      return this.explained(figure, value, null, FAIR_FORMULAS.needUntold, 'declared', []);
    }
    const own = await this.budget(member);
    const budget = (name: 'smallestBudget' | 'medianBudget', amount: Amount | null) => ({
      figure: figureId('coalition', null, this.context.view, 'fairness', name),
      value: amount && shownIn(amount, this.base.code),
      unit: this.base.code,
    });
    const { smallest, median } = shares.budgets;
    return this.explained(figure, value, null, FAIR_FORMULAS.needByBudget, 'per-budget', [
      figurePart(budget('smallestBudget', smallest), 'numerator'),
      figurePart(own.value === null ? budget('medianBudget', median) : own, 'denominator'),
    ]);
  }

  private async budget(member: Member): Promise<Explained> {
    const { period } = this.context;
    const text = onDate(member.profiles, period.to)?.capacityBudget;
    const budget = text == null || Amount.parse(text).isZero() ? null : Amount.parse(text);
    const value = budget && shownIn(budget, this.base.code);
    return {
      figure: this.id(member.id, 'budget'),
      value,
      unit: this.base.code,
      formula: FAIR_FORMULAS.budget,
      rule: 'declared',
      parts: partsAtHand(value === null ? [] : await this.stated(member, 'capacity budget', value)),
    };
  }

  /** The statement that holds on the period's last day: of the latest day, and of that day the one recorded last. */
  private async stated(member: Member, what: string, amount: string): Promise<Part[]> {
    const { to } = this.context.period;
    if (Amount.parse(amount).isZero()) return [];
    const joined = await directoryEvents(this.context, 'MemberJoined');
    const changed = await directoryEvents(this.context, 'MemberProfileChanged');
    const own = [...joined, ...changed]
      .filter(({ data, occurredOn }) => data['memberId'] === member.id && occurredOn <= to)
      .sort((one, other) => one.position - other.position);
    const latest = own
      .map(({ occurredOn }) => occurredOn)
      .sort()
      .at(-1);
    const event = own.findLast(({ occurredOn }) => occurredOn === latest);
    if (!event) return [];
    return [{ type: 'fact', what, amount, occurredOn: event.occurredOn, event: eventReference(event) }];
  }

  private async inAll(name: 'given' | 'need' | 'received'): Promise<Explained> {
    const { members, shares } = await this.fairness();
    const amountOf = {
      given: ({ counted }: QuarterFairness['members'][number]) => counted,
      need: ({ id }: QuarterFairness['members'][number]) => shares.needOf(id),
      received: ({ received }: QuarterFairness['members'][number]) => received,
    }[name];
    const unit = name === 'need' ? null : this.base.code;
    const shown = (amount: Amount): string => (unit === null ? amount.toString() : shownIn(amount, unit));
    const amounts = members.map((member) => ({ item: member.id, amount: amountOf(member) }));
    const parts = largestFirst(amounts).map(({ item, amount }) =>
      figurePart({ figure: this.id(item, name), value: shown(amount), unit }, 'plus'),
    );
    const value = shown(sumOf(amounts.map(({ amount }) => amount)));
    const figure = figureId('coalition', null, this.context.view, 'fairness', 'window', name);
    return this.explained(figure, value, unit, WINDOW_FORMULAS[name], 'sum', parts);
  }

  /** What a member has in each quarter of the window, and those that came to it by the period's end, as each quarter shows them. */
  private async byQuarter(
    memberId: string,
    amountOf: (figures: MemberFigures) => Amount,
  ): Promise<{ item: { member: MemberFigures; view: string }; amount: Amount }[]> {
    const { known, period } = this.context;
    this.figures ??= this.ofQuarters();
    return (await this.figures).flatMap(({ view, members }) =>
      members
        .filter(({ id }) => known.directory.survivorOf(id, period.to) === memberId)
        .map((member) => ({ item: { member, view }, amount: amountOf(member) })),
    );
  }

  private async ofQuarters(): Promise<QuarterFigures[]> {
    const { ledger, snapshot, known, period } = this.context;
    const all: QuarterFigures[] = [];
    for (const quarter of (await this.fairness()).window) {
      const isLast = quarter.id === period.quarter!.id;
      const { from, to } = quarter;
      const own: Period = isLast ? period : { quarter, from, to, asOf: null, isOpenEnded: false };
      const { members } = await giveGetOfQuarters(ledger, snapshot, known, own, [quarter]);
      all.push({ view: viewText(figureViewOf(known, own)), members });
    }
    return all;
  }
}

/** What members have in a quarter, and the view as ids have it. */
interface QuarterFigures {
  readonly view: string;
  readonly members: readonly MemberFigures[];
}
