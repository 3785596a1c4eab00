import { accruedExplained, creditFacts, type FlowMeasure } from '../knowledge/explain-credits.queries.js';
import { QuarterReader } from '../knowledge/quarter-credits.queries.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { shownIn, figurePart, type Explained, type Part } from './domain/explanation.js';
import { figureId, viewText } from './domain/figure-id.js';
import { ratioOf } from './domain/fit.js';
import { CREDIT_FORMULAS, type CreditFigureName } from './domain/formulas.js';
import { partsAtHand } from './domain/part-list.js';
import type { ExplainContext } from './explain-context.queries.js';
import { figureViewOf } from './view.queries.js';

const UNIT = 'credits';

/** Explains the credits of a member, or of all members together: each movement by its event, what accrued by every use. */
export class CreditExplainer {
  constructor(
    private readonly context: ExplainContext,
    /** Null for all members. */
    private readonly memberId: string | null,
  ) {}

  /** Undefined where there is no such figure. */
  explain(name: string): Promise<Explained> | undefined {
    switch (name) {
      case 'opening':
        return this.facts('opening', 'held', true);
      case 'vested':
      case 'reserved':
      case 'redeemed':
      case 'expired':
        return this.facts(name, name, false);
      case 'closing':
      case 'balance':
        return this.closing(name);
      case 'accrued':
        return this.memberId === null ? undefined : this.accrued(this.memberId);
      case 'equityShare':
        return this.memberId === null ? undefined : this.equityShare(this.memberId);
      default:
        return undefined;
    }
  }

  private id(name: string, view = this.context.view): string {
    return figureId(this.memberId === null ? 'coalition' : 'member', this.memberId, view, 'credits', name);
  }

  private sum(name: CreditFigureName, parts: readonly Part[]): Explained {
    const amounts = parts.map(({ amount }) => Amount.parse(amount!));
    return {
      figure: this.id(name),
      value: shownIn(sumOf(amounts), UNIT),
      unit: UNIT,
      formula: CREDIT_FORMULAS[name],
      rule: 'sum',
      parts: partsAtHand(parts),
    };
  }

  private async facts(name: CreditFigureName, measure: FlowMeasure, before: boolean): Promise<Explained> {
    const { known, period } = this.context;
    const isMine = (id: string): boolean =>
      this.memberId === null || known.directory.survivorOf(id, period.to) === this.memberId;
    const parts =
      before && period.from === null ? [] : await creditFacts(this.context, isMine, measure, before);
    return this.sum(name, parts);
  }

  private async closing(name: 'closing' | 'balance'): Promise<Explained> {
    const parts: Part[] = [];
    for (const [figure, role] of [
      ['opening', 'plus'],
      ['vested', 'plus'],
      ['reserved', 'minus'],
      ['redeemed', 'minus'],
      ['expired', 'minus'],
    ] as const) {
      parts.push(figurePart((await this.explain(figure))!, role));
    }
    return this.sum(name, parts);
  }

  private async accrued(memberId: string): Promise<Explained> {
    const { ledger, snapshot, known, period } = this.context;
    if (period.quarter) {
      const { parts } = await accruedExplained(this.context, memberId, period.quarter.id);
      return this.sum('accrued', parts);
    }
    const reader = await QuarterReader.in(ledger, snapshot, known, period);
    const parts: Part[] = [];
    for (const quarter of await reader.openQuarters()) {
      const value = shownIn((await reader.credits(quarter)).vested.get(memberId) ?? Amount.zero, UNIT);
      const { to } = known.directory.coalition.fiscalCalendar.quarter(quarter);
      const asOf = period.asOf !== null && period.asOf < to ? period.asOf : null;
      const view = viewText({ ...figureViewOf(known, period), quarter, asOf });
      parts.push(figurePart({ figure: this.id('accrued', view), value, unit: UNIT }, 'plus'));
    }
    return this.sum('accrued', parts);
  }

  private async equityShare(memberId: string): Promise<Explained> {
    const { known, period } = this.context;
    const asOf = period.asOf ?? period.quarter?.to ?? null;
    const view = viewText({ ...figureViewOf(known, period), quarter: null, asOf });
    const life = { ...this.context, view, period: { ...period, quarter: null, from: null, asOf } };
    const own = (await new CreditExplainer(life, memberId).explain('vested'))!;
    const all = (await new CreditExplainer(life, null).explain('vested'))!;
    return {
      figure: this.id('equityShare'),
      value: ratioOf(Amount.parse(own.value!), Amount.parse(all.value!)),
      unit: null,
      formula: CREDIT_FORMULAS.equityShare,
      rule: 'ratio',
      parts: partsAtHand([figurePart(own, 'numerator'), figurePart(all, 'denominator')]),
    };
  }
}
