import { dayBefore, onDate, type Member } from '../coalition/domain/directory.js';
import { isValueType, VALUE_TYPES, type ValueType } from '../coalition/domain/value-types.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, type Unit } from '../kernel/unit.js';
import { byDay, type EntryOutline } from './domain/entry-facts.js';
import { eventReference, figurePart, shownIn, type Explained, type FactPart } from './domain/explanation.js';
import { figureId } from './domain/figure-id.js';
import { fitOf, ratioOf } from './domain/fit.js';
import type { FlowChange } from './domain/flows.js';
import {
  ALIGNMENT_FORMULA,
  BALANCE_FORMULAS,
  flowFormula,
  GAP_FORMULA,
  MIX_FORMULA,
  PRIORITY_FORMULA,
  RETURN_FORMULA,
  shareFormula,
  undecidedFormula,
} from './domain/formulas.js';
import { amountIn, flowFigure, type Measure } from './domain/measure.js';
import { partsAtHand, partsByEntries, type ReadEntries } from './domain/part-list.js';
import { entryFactsOfFound, type EntriesOfMembers } from './entry-facts.queries.js';
import { entryOutlinesOf } from './entry-outlines.queries.js';
import {
  directoryEvents,
  unknownFigure,
  type ExplainContext,
  type Explainer,
} from './explain-context.queries.js';
import { CreditExplainer } from './explain-credits.queries.js';
import { FAIR_FIGURES } from './explain-fair.queries.js';
import { FairnessExplainer } from './explain-fairness.queries.js';
import { PLEDGE_FIGURES, PledgeExplainer } from './explain-pledges.queries.js';
import { coalitionFigures } from './member-totals.queries.js';

const CREDITS = 'opening, accrued, vested, reserved, redeemed, expired, closing, balance, equityShare';
const KNOWN =
  'given, received, balance/opening, balance/period, balance/closing, return, priorities/TYPE, mix/TYPE, gap/TYPE, alignment, shares/given, shares/received, pending/entries, pending/value, disputed/entries, disputed/value, pledges/…, credits/…, fair/…';

/** Explains the figures of one member, from the entries of its accounts as the log tells them. */
export class MemberExplainer implements Explainer {
  private readonly base: Unit;
  private readonly ids: ReadonlySet<string>;
  private readonly inPeriod = new Map<string, Promise<EntryOutline[]>>();

  constructor(
    private readonly context: ExplainContext,
    private readonly member: Member,
    /** The member, and those that merged into it by the period's end. */
    private readonly accounts: readonly Member[],
  ) {
    this.base = context.known.directory.coalition.currency;
    this.ids = new Set(accounts.map(({ id }) => id));
  }

  async explain(path: readonly string[]): Promise<Explained> {
    const [head = '', ...rest] = path;
    const [name, ...more] = rest;
    if (head === 'given' || head === 'received') return this.flow(head, rest);
    if (head === 'pledges') {
      const pledges = new PledgeExplainer(this.context, this.member.id, (...below) => this.id(...below));
      const explained = pledges.explain(rest);
      if (!explained) throw this.unknown(path, PLEDGE_FIGURES);
      return explained;
    }
    if (more.length > 0) throw this.unknown(path);
    if (head === 'credits') {
      const explained = new CreditExplainer(this.context, this.member.id).explain(name ?? 'closing');
      if (!explained) throw this.unknown(path, CREDITS);
      return explained;
    }
    if (head === 'fair') {
      const explained = new FairnessExplainer(this.context).member(this.member, name ?? 'share');
      if (!explained) throw this.unknown(path, FAIR_FIGURES);
      return explained;
    }
    if (head === 'balance') return this.balance(name ?? 'closing', path);
    if (head === 'pending' || head === 'disputed') return this.undecided(head, name ?? 'value', path);
    if (head === 'priorities' || head === 'mix' || head === 'gap') {
      if (name === undefined || !isValueType(name)) throw this.unknown(path, VALUE_TYPES.join(', '));
      return head === 'priorities' ? this.priority(name) : this.fit(head, name);
    }
    if (head === 'shares' && (name === 'given' || name === 'received')) return this.share(name);
    if (name === undefined) {
      if (head === 'return') return this.return();
      if (head === 'alignment') return this.alignment();
    }
    throw this.unknown(path);
  }

  /** Whether how entries stand now is how they stood. */
  private get isNow(): boolean {
    const { position, head } = this.context.known;
    return position === head.position;
  }

  private id(...path: readonly string[]): string {
    return figureId('member', this.member.id, this.context.view, ...path);
  }

  private unknown(path: readonly string[], expected = KNOWN): Error {
    return unknownFigure('member', this.member.id, this.context.view, path, expected);
  }

  /** The entries of the period, read once however many figures are made of them. */
  private entriesInPeriod(which: WhichEntries): Promise<EntryOutline[]> {
    const { from, to } = this.context.period;
    const key = JSON.stringify(which);
    let entries = this.inPeriod.get(key);
    if (!entries) this.inPeriod.set(key, (entries = this.entries(from, to, which)));
    return entries;
  }

  private async entries(from: string | null, to: string, which: WhichEntries): Promise<EntryOutline[]> {
    const { ledger, snapshot, known } = this.context;
    const asked = { memberIds: [...this.ids], from, to, ...which };
    return (await entryOutlinesOf(ledger, snapshot, known, asked)).sort(byDay);
  }

  /** A figure that is the sum of what entries, and perhaps other facts, add to it. */
  private byEntries(
    figure: string,
    formula: string,
    unit: string,
    entries: readonly EntryOutline[],
    amountIn: (change: FlowChange) => Amount,
    facts: readonly FactPart[] = [],
  ): Explained {
    const { ledger, snapshot, known } = this.context;
    const read: ReadEntries = (some) => entryFactsOfFound(ledger, snapshot, known, some);
    const parts = partsByEntries(entries, amountIn, unit, read, facts);
    return { figure, value: shownIn(sumOf(parts.amounts), unit), unit, formula, rule: 'sum', parts };
  }

  /** What changes of these accounts add to a measure. */
  private counted(measure: Measure): (change: FlowChange) => Amount {
    return (change) => (this.ids.has(change.memberId) ? amountIn(change, measure) : Amount.zero);
  }

  private async flow(direction: 'given' | 'received', path: readonly string[]): Promise<Explained> {
    const found = flowFigure(path);
    if ('expected' in found) throw this.unknown([direction, ...path], found.expected);
    const { measure } = found;
    const unit =
      measure.of === 'quantity' ? measure.unit! : measure.of === 'value' ? this.base.code : 'entries';
    return this.byEntries(
      this.id(direction, ...found.path),
      flowFormula(direction, measure, this.base.code),
      unit,
      await this.entriesInPeriod({ direction }),
      this.counted({ ...measure, direction, standing: 'accepted' }),
    );
  }

  private async balance(part: string, path: readonly string[]): Promise<Explained> {
    if (part === 'opening') return this.opening();
    const figure = this.id('balance', part);
    const unit = this.base.code;
    if (part === 'period') {
      const [given, received] = [await this.flow('given', []), await this.flow('received', [])];
      const value = money(given).minus(money(received));
      const parts = [figurePart(given, 'plus'), figurePart(received, 'minus')];
      const formula = BALANCE_FORMULAS.period;
      return {
        figure,
        value: formatAmount(value, this.base),
        unit,
        formula,
        rule: 'sum',
        parts: partsAtHand(parts),
      };
    }
    if (part !== 'closing') throw this.unknown(path, 'opening, period, closing');
    const [opening, period] = [await this.opening(), await this.balance('period', path)];
    const value = formatAmount(money(opening).plus(money(period)), this.base);
    const parts = [figurePart(opening, 'plus'), figurePart(period, 'plus')];
    return { figure, value, unit, formula: BALANCE_FORMULAS.closing, rule: 'sum', parts: partsAtHand(parts) };
  }

  private async opening(): Promise<Explained> {
    const { from } = this.context.period;
    const given = this.counted({ ...ACCEPTED_VALUE, direction: 'given' });
    const received = this.counted({ ...ACCEPTED_VALUE, direction: 'received' });
    return this.byEntries(
      this.id('balance', 'opening'),
      BALANCE_FORMULAS.opening,
      this.base.code,
      from === null ? [] : await this.entries(null, dayBefore(from), {}),
      (change) => given(change).minus(received(change)),
      await this.baselines(),
    );
  }

  private async baselines(): Promise<FactPart[]> {
    const { to } = this.context.period;
    if (!this.accounts.some(({ baseline }) => baseline && baseline.on <= to)) return [];
    const events = await directoryEvents(this.context, 'BaselineStated');
    return events.flatMap((event) => {
      const { memberId, given, received } = event.data as Record<'memberId' | 'given' | 'received', string>;
      if (!this.ids.has(memberId) || event.occurredOn > to) return [];
      const amount = formatAmount(Amount.parse(given).minus(Amount.parse(received)), this.base);
      const what = `baseline of ${memberId}`;
      return { type: 'fact', what, amount, occurredOn: event.occurredOn, event: eventReference(event) };
    });
  }

  private async undecided(
    head: 'pending' | 'disputed',
    of: string,
    path: readonly string[],
  ): Promise<Explained> {
    if (of !== 'entries' && of !== 'value') throw this.unknown(path, 'entries, value');
    const standing = head === 'pending' ? 'proposed' : 'disputed';
    return this.byEntries(
      this.id(head, of),
      undecidedFormula(head, of, this.base.code),
      of === 'entries' ? 'entries' : this.base.code,
      await this.entriesInPeriod(this.isNow ? { undecided: true } : {}),
      this.counted({ ...ACCEPTED_VALUE, direction: null, standing, of }),
    );
  }

  private async return(): Promise<Explained> {
    const [given, received] = [await this.flow('given', []), await this.flow('received', [])];
    return {
      figure: this.id('return'),
      value: ratioOf(money(received), money(given)),
      unit: null,
      formula: RETURN_FORMULA,
      rule: 'ratio',
      parts: partsAtHand([figurePart(received, 'numerator'), figurePart(given, 'denominator')]),
    };
  }

  private async share(direction: 'given' | 'received'): Promise<Explained> {
    const { ledger, snapshot, known, period, view } = this.context;
    const own = await this.flow(direction, []);
    const all = await coalitionFigures(ledger, snapshot, known, period);
    const { value } = all.total(direction);
    const total = value && {
      figure: figureId('coalition', null, view, direction, 'value'),
      value: formatAmount(value, this.base),
      unit: this.base.code,
    };
    return {
      figure: this.id('shares', direction),
      value: all.share(direction, money(own)),
      unit: null,
      formula: shareFormula(direction),
      rule: 'ratio',
      parts: partsAtHand([
        figurePart(own, 'numerator'),
        ...(total ? [figurePart(total, 'denominator')] : []),
      ]),
    };
  }

  private async priority(type: ValueType): Promise<Explained> {
    const weights = onDate(this.member.priorities, this.context.period.to);
    const declared = weights && (await this.declaration());
    const value = weights ? (weights[type] ?? '0') : null;
    return {
      figure: this.id('priorities', type),
      value,
      unit: null,
      formula: PRIORITY_FORMULA,
      rule: 'declared',
      parts: partsAtHand(declared && value !== null ? [{ ...declared, amount: value }] : []),
    };
  }

  /** The declaration that holds on the period's last day: of the latest day, and of that day the one recorded last. */
  private async declaration(): Promise<Omit<FactPart, 'amount'> | undefined> {
    const { to } = this.context.period;
    const declared = (await directoryEvents(this.context, 'PrioritiesDeclared')).filter(
      ({ data, occurredOn }) => data['memberId'] === this.member.id && occurredOn <= to,
    );
    const latest = declared
      .map(({ occurredOn }) => occurredOn)
      .sort()
      .at(-1);
    const event = declared.findLast(({ occurredOn }) => occurredOn === latest);
    if (!event) return undefined;
    return { type: 'fact', what: 'priorities', occurredOn: event.occurredOn, event: eventReference(event) };
  }

  private async receivedByType(): Promise<Record<ValueType, Explained>> {
    const all: [ValueType, Explained][] = [];
    for (const type of VALUE_TYPES) all.push([type, await this.flow('received', ['byValueType', type])]);
    return Object.fromEntries(all) as Record<ValueType, Explained>;
  }

  private async fit(head: 'mix' | 'gap', type: ValueType): Promise<Explained> {
    const byType = await this.receivedByType();
    const fit = fitOf(amountsOf(byType), onDate(this.member.priorities, this.context.period.to));
    const all = figurePart(await this.flow('received', []), 'denominator');
    const own = figurePart(byType[type], 'numerator');
    const weight = head === 'gap' ? [figurePart(await this.priority(type), 'weight')] : [];
    return {
      figure: this.id(head, type),
      value: fit[head]?.[type] ?? null,
      unit: null,
      formula: head === 'mix' ? MIX_FORMULA : GAP_FORMULA,
      rule: head === 'mix' ? 'ratio' : 'gap',
      parts: partsAtHand([...weight, own, all]),
    };
  }

  private async alignment(): Promise<Explained> {
    const byType = await this.receivedByType();
    const { alignment } = fitOf(amountsOf(byType), onDate(this.member.priorities, this.context.period.to));
    const parts = [figurePart(await this.flow('received', []), 'denominator')];
    for (const type of VALUE_TYPES) {
      parts.push(figurePart(await this.priority(type), 'weight'), figurePart(byType[type], 'numerator'));
    }
    return {
      figure: this.id('alignment'),
      value: alignment,
      unit: null,
      formula: ALIGNMENT_FORMULA,
      rule: 'alignment',
      parts: partsAtHand(parts),
    };
  }
}

/** Which of the entries of the member's accounts. */
type WhichEntries = Pick<EntriesOfMembers, 'direction' | 'undecided'>;

const ACCEPTED_VALUE = { standing: 'accepted', kind: null, unit: null, type: null, of: 'value' } as const;

function money({ value }: Explained): Amount {
  return Amount.parse(value!);
}

function amountsOf(explained: Record<ValueType, Explained>): Record<ValueType, Amount> {
  return Object.fromEntries(VALUE_TYPES.map((type) => [type, money(explained[type])])) as Record<
    ValueType,
    Amount
  >;
}
