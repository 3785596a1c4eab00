import type { Member } from '../coalition/domain/directory.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { Budgets } from '../reviews/domain/budgets.js';
import {
  giniOf,
  gotNothing,
  meanOf,
  panelMembersOf,
  statedNone,
  topFifthShareOf,
  type PanelMember,
} from '../reviews/domain/fairness.js';
import { statedPositions } from '../reviews/positions.queries.js';
import { figurePart, shownIn, type Explained, type FigurePart } from './domain/explanation.js';
import { FAIR_FORMULAS, FAIRNESS_FORMULAS, OF_SIZE_FORMULAS, SIZE_FORMULAS } from './domain/fair-formulas.js';
import { figureId } from './domain/figure-id.js';
import { ratioOf, SHARE_PLACES } from './domain/fit.js';
import { partsAtHand } from './domain/part-list.js';
import type { ExplainContext } from './explain-context.queries.js';
import { FairExplainer } from './explain-fair.queries.js';
import { giveGetFigures } from './give-get.queries.js';

export const FAIRNESS_FIGURES =
  'giniGiven, giniReceived, giniGivenPerCapacity, topFifthShareGiven, meanAlignment, gotNothing, statedNoPosition, members, medianBudget, smallestBudget, bySize/small/… and bySize/large/…, window/given, window/need, window/received';

type Told = Omit<Explained, 'figure' | 'parts'> & { readonly parts: readonly FigurePart[] };

/** Explains the fairness panel by the figures of the active members, and what stands below `fair` of each. */
export class FairnessExplainer {
  private readonly base: Unit;

  constructor(private readonly context: ExplainContext) {
    this.base = context.known.directory.coalition.currency;
  }

  member(member: Member, name: string): Promise<Explained> | undefined {
    if (name === 'givenPerBudget' && this.context.period.quarter) return this.givenPerBudget(member.id);
    return new FairExplainer(this.context).member(member, name);
  }

  /** A path below `fairness`; undefined where there is no such figure. */
  coalition(path: readonly string[]): Promise<Explained> | undefined {
    const [head = '', name = '', ...more] = path;
    if (!this.context.period.quarter || more.length > 1) return undefined;
    if (head === 'window')
      return more.length === 0 ? new FairExplainer(this.context).window(name) : undefined;
    if (head === 'bySize') {
      const [of = ''] = more;
      const isKnown = Object.hasOwn(SIZE_FORMULAS, name) && Object.hasOwn(OF_SIZE_FORMULAS, of);
      if (!isKnown) return undefined;
      return this.ofSize(name as keyof typeof SIZE_FORMULAS, of as keyof typeof OF_SIZE_FORMULAS);
    }
    if (path.length !== 1 || !Object.hasOwn(FAIRNESS_FORMULAS, head)) return undefined;
    return this.panel(head as keyof typeof FAIRNESS_FORMULAS);
  }

  private id(...path: readonly string[]): string {
    return figureId('coalition', null, this.context.view, 'fairness', ...path);
  }

  private async members(): Promise<readonly PanelMember[]> {
    const { ledger, snapshot, known, period } = this.context;
    const { members } = await giveGetFigures(ledger, snapshot, known, period);
    return panelMembersOf(members, known.directory, period.to);
  }

  private async panel(name: keyof typeof FAIRNESS_FORMULAS): Promise<Explained> {
    const members = await this.members();
    const { parts, ...told } =
      name === 'statedNoPosition' ? await this.statedNone(members) : this.told(name, members);
    return { figure: this.id(name), ...told, parts: partsAtHand(parts) };
  }

  private async statedNone(members: readonly PanelMember[]): Promise<Told> {
    const { ledger, snapshot, known, period } = this.context;
    const stated = await statedPositions(ledger, snapshot, known, period.quarter!.id);
    const some = stated && statedNone(members, stated);
    const value = some && String(some.length);
    const formula = FAIRNESS_FORMULAS.statedNoPosition;
    return { value, unit: null, formula, rule: 'count', parts: this.of(some ?? [], 'received') };
  }

  private told(
    name: Exclude<keyof typeof FAIRNESS_FORMULAS, 'statedNoPosition'>,
    members: readonly PanelMember[],
  ): Told {
    const formula = FAIRNESS_FORMULAS[name];
    const figure = (value: Amount | null): string | null => value && value.toFixed(SHARE_PLACES);
    const given = members.map((member) => member.given);
    const budgets = new Budgets(members.map(({ budget }) => budget));
    switch (name) {
      case 'giniGiven':
        return {
          value: figure(giniOf(given)),
          unit: null,
          formula,
          rule: 'gini',
          parts: this.of(members, 'given'),
        };
      case 'topFifthShareGiven': {
        const value = figure(topFifthShareOf(given));
        return { value, unit: null, formula, rule: 'top-fifth', parts: this.of(members, 'given') };
      }
      case 'giniReceived': {
        const value = figure(giniOf(members.map((member) => member.received)));
        return { value, unit: null, formula, rule: 'gini', parts: this.of(members, 'received') };
      }
      case 'giniGivenPerCapacity': {
        const amounts = members.map((one) => ({ one, amount: budgets.perSmallest(one.given, one.budget) }));
        const stated = amounts.flatMap(({ one, amount }) => (amount ? [{ one, amount }] : []));
        const parts = stated.map(({ one, amount }) =>
          this.part(one.id, ['fair', 'givenPerBudget'], shownIn(amount, this.base.code), 'member'),
        );
        const value = figure(giniOf(stated.map(({ amount }) => amount)));
        return { value, unit: null, formula, rule: 'gini', parts };
      }
      case 'meanAlignment': {
        const aligned = members.flatMap(({ id, alignment }) => (alignment ? [{ id, alignment }] : []));
        const parts = aligned.map(({ id, alignment }) =>
          this.part(id, ['alignment'], figure(alignment)!, 'plus', null),
        );
        const value = figure(meanOf(aligned.map(({ alignment }) => alignment)));
        return { value, unit: null, formula, rule: 'mean', parts };
      }
      case 'gotNothing':
      case 'members': {
        const some = name === 'members' ? members : members.filter(gotNothing);
        const parts = this.of(some, 'received');
        return { value: String(some.length), unit: null, formula, rule: 'count', parts };
      }
      case 'medianBudget':
      case 'smallestBudget': {
        const unit = this.base.code;
        const amount = name === 'medianBudget' ? budgets.median : budgets.smallest;
        const parts = members.flatMap(({ id, budget }) =>
          budget?.isPositive() ? [this.part(id, ['fair', 'budget'], shownIn(budget, unit), 'member')] : [],
        );
        const rule = name === 'medianBudget' ? 'median' : 'least';
        return { value: amount && shownIn(amount, unit), unit, formula, rule, parts };
      }
      default:
        return name satisfies never;
    }
  }

  private async ofSize(
    size: keyof typeof SIZE_FORMULAS,
    of: keyof typeof OF_SIZE_FORMULAS,
  ): Promise<Explained> {
    const all = await this.members();
    const budgets = new Budgets(all.map(({ budget }) => budget));
    const members = all.filter(({ budget }) => budgets.isSmall(budget) === (size === 'small'));
    const head = {
      figure: this.id('bySize', size, of),
      formula: `${SIZE_FORMULAS[size]}: ${OF_SIZE_FORMULAS[of]}.`,
    };
    if (of === 'count') {
      const parts = partsAtHand(this.of(members, 'given'));
      return { ...head, value: String(members.length), unit: null, rule: 'count', parts };
    }
    if (of === 'return') {
      const [received, given] = [await this.ofSize(size, 'received'), await this.ofSize(size, 'given')];
      const value = ratioOf(Amount.parse(received.value!), Amount.parse(given.value!));
      const parts = partsAtHand([figurePart(received, 'numerator'), figurePart(given, 'denominator')]);
      return { ...head, value, unit: null, rule: 'ratio', parts };
    }
    const value = formatAmount(sumOf(members.map((member) => member[of])), this.base);
    const parts = partsAtHand(this.of(members, of, 'plus'));
    return { ...head, value, unit: this.base.code, rule: 'sum', parts };
  }

  private async givenPerBudget(memberId: string): Promise<Explained> {
    const members = await this.members();
    const budgets = new Budgets(members.map(({ budget }) => budget));
    const own = members.find(({ id }) => id === memberId);
    const amount = own ? budgets.perSmallest(own.given, own.budget) : null;
    const unit = this.base.code;
    const smallest = budgets.smallest && shownIn(budgets.smallest, unit);
    const parts =
      own && amount
        ? [
            ...this.of([own], 'given', 'numerator'),
            figurePart({ figure: this.id('smallestBudget'), value: smallest, unit }, 'weight'),
            this.part(memberId, ['fair', 'budget'], shownIn(own.budget!, unit), 'denominator'),
          ]
        : [];
    return {
      figure: figureId('member', memberId, this.context.view, 'fair', 'givenPerBudget'),
      value: amount && shownIn(amount, unit),
      unit,
      formula: FAIR_FORMULAS.givenPerBudget,
      rule: 'per-budget',
      parts: partsAtHand(parts),
    };
  }

  /** The figures of the quarter of some members. */
  private of(
    members: readonly PanelMember[],
    side: 'given' | 'received',
    role: FigurePart['role'] = 'member',
  ): FigurePart[] {
    return members.map((member) =>
      this.part(member.id, [side, 'value'], formatAmount(member[side], this.base), role),
    );
  }

  private part(
    memberId: string,
    path: readonly string[],
    value: string,
    role: FigurePart['role'],
    unit: string | null = this.base.code,
  ): FigurePart {
    return figurePart(
      { figure: figureId('member', memberId, this.context.view, ...path), value, unit },
      role,
    );
  }
}
