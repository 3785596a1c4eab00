import { formatAmount } from '../kernel/unit.js';
import { sumOf, type Amount } from '../kernel/amount.js';
import type { MedianName } from './domain/coalition-figures.js';
import { figurePart, shownIn, type Explained } from './domain/explanation.js';
import { figureId } from './domain/figure-id.js';
import { SHARE_PLACES } from './domain/fit.js';
import { BALANCE_FORMULAS, medianFormula, totalFormula } from './domain/formulas.js';
import type { MemberFigures } from './domain/give-get.js';
import { flowFigure } from './domain/measure.js';
import { largestFirst, partsAtHand } from './domain/part-list.js';
import { CreditExplainer } from './explain-credits.queries.js';
import { FAIRNESS_FIGURES, FairnessExplainer } from './explain-fairness.queries.js';
import { PraiseExplainer } from './explain-praise.queries.js';
import { unknownFigure, type ExplainContext, type Explainer } from './explain-context.queries.js';
import { giveGetFigures } from './give-get.queries.js';
import { coalitionFigures } from './member-totals.queries.js';

const KNOWN =
  'given, received, balance/opening, balance/period, balance/closing, medians/given, medians/received, medians/balance, medians/alignment, fairness/…, flows/FROM/TO, rings/A/B/C…';

/** The figure of a member that a median is taken of. */
const OF_MEMBER: Readonly<Record<MedianName, readonly string[]>> = {
  given: ['given', 'value'],
  received: ['received', 'value'],
  balance: ['balance', 'closing'],
  alignment: ['alignment'],
};

/** Explains the figures of all members together, by those of each. */
export class CoalitionExplainer implements Explainer {
  constructor(private readonly context: ExplainContext) {}

  explain(path: readonly string[]): Promise<Explained> {
    const [head = '', ...rest] = path;
    if (head === 'given' || head === 'received') return this.flow(head, rest);
    const [name, ...more] = rest;
    if (head === 'balance' && more.length === 0) return this.balance(name ?? 'closing', path);
    if (head === 'credits' && more.length === 0) {
      const explained = new CreditExplainer(this.context, null).explain(name ?? 'closing');
      if (explained) return explained;
    }
    if (head === 'medians' && more.length === 0 && Object.hasOwn(OF_MEMBER, name ?? '')) {
      return this.median(name as MedianName);
    }
    if (head === 'flows' || head === 'rings') {
      const explained = new PraiseExplainer(this.context).explain(head, rest);
      if (!explained)
        throw this.unknown(path, 'flows/FROM/TO or rings/A/B/C… of a quarter, by ids of members');
      return explained;
    }
    if (head === 'fairness') {
      const explained = new FairnessExplainer(this.context).coalition(rest);
      if (!explained) throw this.unknown(path, FAIRNESS_FIGURES);
      return explained;
    }
    throw this.unknown(path);
  }

  private id(...path: readonly string[]): string {
    return figureId('coalition', null, this.context.view, ...path);
  }

  private unknown(path: readonly string[], expected = KNOWN): Error {
    return unknownFigure('coalition', null, this.context.view, path, expected);
  }

  private async flow(direction: 'given' | 'received', path: readonly string[]): Promise<Explained> {
    const found = flowFigure(path);
    if ('expected' in found) throw this.unknown([direction, ...path], found.expected);
    const { measure } = found;
    const base = this.context.known.directory.coalition.currency.code;
    const unit = measure.of === 'quantity' ? measure.unit! : measure.of === 'value' ? base : 'entries';
    return this.total([direction, ...found.path], unit, totalFormula(direction, measure, base), (member) =>
      member[direction].amountOf(measure),
    );
  }

  private balance(part: string, path: readonly string[]): Promise<Explained> {
    if (part !== 'opening' && part !== 'period' && part !== 'closing') {
      throw this.unknown(path, 'opening, period, closing');
    }
    const { code } = this.context.known.directory.coalition.currency;
    const formula = `The sum over all members. Of each: ${BALANCE_FORMULAS[part]}`;
    return this.total(['balance', part], code, formula, (member) => member[part]);
  }

  /** A figure of all members, by those of each. */
  private async total(
    path: readonly string[],
    unit: string,
    formula: string,
    figureOf: (member: MemberFigures) => Amount,
  ): Promise<Explained> {
    const { ledger, snapshot, known, period, view } = this.context;
    const { members } = await giveGetFigures(ledger, snapshot, known, period);
    const amounts = members.map((member) => ({ item: member.id, amount: figureOf(member) }));
    const parts = largestFirst(amounts).map(({ item, amount }) =>
      figurePart(
        { figure: figureId('member', item, view, ...path), value: shownIn(amount, unit), unit },
        'plus',
      ),
    );
    const value = shownIn(sumOf(amounts.map(({ amount }) => amount)), unit);
    return { figure: this.id(...path), value, unit, formula, rule: 'sum', parts: partsAtHand(parts) };
  }

  private async median(name: MedianName): Promise<Explained> {
    const { ledger, snapshot, known, period, view } = this.context;
    const base = known.directory.coalition.currency;
    const all = await coalitionFigures(ledger, snapshot, known, period);
    const { value, of } = all.median(name, base.scale);
    const unit = name === 'alignment' ? null : base.code;
    const show = (amount: Amount): string =>
      unit === null ? amount.toFixed(SHARE_PLACES) : formatAmount(amount, base);
    const bySize = of.toSorted((one, other) => other.value.compare(one.value));
    const parts = bySize.map((member) =>
      figurePart(
        {
          figure: figureId('member', member.memberId, view, ...OF_MEMBER[name]),
          value: show(member.value),
          unit,
        },
        'member',
      ),
    );
    return {
      figure: this.id('medians', name),
      value: value && show(value),
      unit,
      formula: medianFormula(name),
      rule: 'median',
      // Where they are too few to be shown together, they are not shown one by one either.
      parts: partsAtHand(value ? parts : []),
    };
  }
}
