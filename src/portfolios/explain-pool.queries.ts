import { isEntryEvent, type EntryEvent } from '../exchange/domain/events.js';
import { poolFlowOf } from '../exchange/domain/pool-flows.js';
import { poolFlowsBefore, type Stock } from '../exchange/pools.queries.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { parseDate, type Quarter } from '../kernel/calendar.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { EntryFacts } from './domain/entry-facts.js';
import { entryPart, figurePart, type Explained } from './domain/explanation.js';
import { figureId, viewText } from './domain/figure-id.js';
import { POOL_FORMULAS } from './domain/formulas.js';
import { largestFirst, partsAtHand } from './domain/part-list.js';
import { entryFactsOfPool } from './entry-facts.queries.js';
import { unknownFigure, type ExplainContext, type Explainer } from './explain-context.queries.js';
import { figureViewOf } from './view.queries.js';

const PARTS = ['opening', 'in', 'out', 'closing'] as const;
type StockPart = (typeof PARTS)[number];

/** Explains what one pool holds: its funds in base currency, or any other stock of it. */
export class PoolExplainer implements Explainer {
  constructor(
    private readonly context: ExplainContext,
    private readonly poolId: string,
    private readonly quarter: Quarter,
  ) {}

  explain(path: readonly string[]): Promise<Explained> {
    const { poolId } = this;
    if (path[0] === 'holdings') {
      const [, kind, unit, part, ...more] = path;
      if (kind === undefined || unit === undefined || more.length > 0 || !isPart(part)) {
        throw this.unknown(path, 'holdings/KIND/UNIT/opening, in, out or closing');
      }
      return this.part({ poolId, kind, unit }, part, ['holdings', kind, unit]);
    }
    const [part = 'closing', ...more] = path;
    if (!isPart(part) || more.length > 0)
      throw this.unknown(path, `${PARTS.join(', ')}, holdings/KIND/UNIT/…`);
    const { code } = this.context.known.directory.coalition.currency;
    return this.part({ poolId, kind: 'funds', unit: code }, part, []);
  }

  private unknown(path: readonly string[], expected: string): Error {
    return unknownFigure('pool', this.poolId, this.context.view, path, expected);
  }

  private part(stock: Stock, part: StockPart, below: readonly string[]): Promise<Explained> {
    if (part === 'opening') return this.opening(stock, below);
    if (part === 'closing') return this.closing(stock, below);
    return this.moved(stock, part, below);
  }

  private async moved(stock: Stock, part: 'in' | 'out', below: readonly string[]): Promise<Explained> {
    const { ledger, snapshot, known, view } = this.context;
    const { from, to } = this.quarter;
    const unit = unitOf(stock.unit);
    const entries = await entryFactsOfPool(ledger, snapshot, known, { ...stock, from, to });
    const counted = largestFirst(
      entries.map((item) => ({
        item,
        amount: flowOf(item, part === 'in' ? 'inflow' : 'outflow', this.quarter),
      })),
    );
    return {
      figure: figureId('pool', this.poolId, view, ...below, part),
      value: formatAmount(sumOf(counted.map(({ amount }) => amount)), unit),
      unit: stock.unit,
      formula: POOL_FORMULAS[part],
      rule: 'sum',
      parts: partsAtHand(counted.map(({ item, amount }) => entryPart(item, formatAmount(amount, unit)))),
    };
  }

  /** By the quarters before: a pool may have moved for many years. */
  private async opening(stock: Stock, below: readonly string[]): Promise<Explained> {
    const { ledger, snapshot, known, period, view } = this.context;
    const { coalition } = known.directory;
    const unit = unitOf(stock.unit);
    const upTo = {
      coalitionId: coalition.id,
      position: known.position,
      headPosition: known.head.position,
    };
    const quarterOf = (on: string): string => coalition.fiscalCalendar.quarterOf(parseDate(on));
    const before = await poolFlowsBefore(ledger.events, snapshot, upTo, stock, this.quarter, quarterOf);
    const parts = before.flatMap(({ quarter, inflow, outflow }) => {
      const then = viewText({ ...figureViewOf(known, period), quarter });
      const part = (name: 'in' | 'out', amount: Amount) => ({
        figure: figureId('pool', this.poolId, then, ...below, name),
        value: formatAmount(amount, unit),
        unit: stock.unit,
      });
      return [figurePart(part('in', inflow), 'plus'), figurePart(part('out', outflow), 'minus')];
    });
    const balance = sumOf(before.map(({ inflow, outflow }) => inflow.minus(outflow)));
    return {
      figure: figureId('pool', this.poolId, view, ...below, 'opening'),
      value: formatAmount(balance, unit),
      unit: stock.unit,
      formula: POOL_FORMULAS.opening,
      rule: 'sum',
      parts: partsAtHand(parts),
    };
  }

  private async closing(stock: Stock, below: readonly string[]): Promise<Explained> {
    const opening = await this.opening(stock, below);
    const [inflow, outflow] = [await this.moved(stock, 'in', below), await this.moved(stock, 'out', below)];
    const [before, put, taken] = [opening, inflow, outflow].map(({ value }) => Amount.parse(value!)) as [
      Amount,
      Amount,
      Amount,
    ];
    return {
      figure: figureId('pool', this.poolId, this.context.view, ...below, 'closing'),
      value: formatAmount(before.plus(put).minus(taken), unitOf(stock.unit)),
      unit: stock.unit,
      formula: POOL_FORMULAS.closing,
      rule: 'sum',
      parts: partsAtHand([
        figurePart(opening, 'plus'),
        figurePart(inflow, 'plus'),
        figurePart(outflow, 'minus'),
      ]),
    };
  }
}

function isPart(text: string | undefined): text is StockPart {
  return (PARTS as readonly (string | undefined)[]).includes(text);
}

/** What an entry moved in a quarter; in another one, it may have moved something before it was carried over. */
function flowOf({ facts }: EntryFacts, way: 'inflow' | 'outflow', { from, to }: Quarter): Amount {
  return sumOf(
    facts.flatMap(({ event }) => {
      const isThen = event.occurredOn >= from && event.occurredOn <= to;
      const flow = isThen && isEntryEvent(event) ? poolFlowOf(event as unknown as EntryEvent) : undefined;
      return flow ? [flow[way]] : [];
    }),
  );
}
