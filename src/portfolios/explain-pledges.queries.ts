import { isKind } from '../coalition/domain/value-types.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { PledgeOn } from '../exchange/domain/pledge-figures.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { isIdentifierText } from '../kernel/ids.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import {
  eventReference,
  figurePart,
  shownIn,
  type EventReference,
  type Explained,
  type PartList,
  type PledgePart,
} from './domain/explanation.js';
import { SHARE_PLACES } from './domain/fit.js';
import { PLEDGE_FORMULAS, type PledgeFigureName } from './domain/formulas.js';
import { countOf } from './domain/measure.js';
import { largestFirst, partsAtHand, type Counted } from './domain/part-list.js';
import type { ExplainContext } from './explain-context.queries.js';

/** What could stand below `pledges`. */
export const PLEDGE_FIGURES =
  'pledged, delivered, outstanding, overdue, reliability, pledges, unvaluedPledges, fellDue, byKind/KIND/UNIT/…';

type Stock = 'pledged' | 'delivered' | 'outstanding' | 'overdue';
const STOCKS: readonly string[] = ['pledged', 'delivered', 'outstanding', 'overdue'];

/** Explains what a member promised and kept, by its pledges, each with the events that tell of it. */
export class PledgeExplainer {
  private read: Promise<readonly PledgeOn[]> | undefined;

  constructor(
    private readonly context: ExplainContext,
    private readonly memberId: string,
    private readonly id: (...path: readonly string[]) => string,
  ) {}

  /** Undefined where the path is no figure of pledges. */
  explain(path: readonly string[]): Promise<Explained> | undefined {
    const [head = '', ...rest] = path;
    if (head === 'byKind') {
      const [kind = '', unit = '', name = '', ...more] = rest;
      if (!isKind(kind) || !isIdentifierText(unit, 100) || more.length > 0 || !STOCKS.includes(name))
        return undefined;
      return this.stock(name as Stock, ['byKind', kind, unit], { kind, unit });
    }
    if (rest.length > 0) return undefined;
    if (STOCKS.includes(head)) return this.stock(head as Stock, [], null);
    switch (head) {
      case 'reliability':
        return this.reliability();
      case 'pledges':
        return this.count(head, () => true);
      case 'unvaluedPledges':
        return this.count(head, ({ pledged }) => pledged.value === null);
      case 'fellDue':
        return this.count(head, ({ kept }) => kept !== null);
      default:
        return undefined;
    }
  }

  /** In base currency, of the pledges that have a value; or of one kind, in one unit. */
  private async stock(
    name: Stock,
    below: readonly string[],
    native: { readonly kind: string; readonly unit: string } | null,
  ): Promise<Explained> {
    const unit = native?.unit ?? this.context.known.directory.coalition.currency.code;
    const figure = this.id('pledges', ...below, name);
    const formula = PLEDGE_FORMULAS[name];
    if (name === 'outstanding') {
      const pledged = await this.stock('pledged', below, native);
      const delivered = await this.stock('delivered', below, native);
      const value = Amount.parse(pledged.value!).minus(Amount.parse(delivered.value!));
      const parts = [figurePart(pledged, 'plus'), figurePart(delivered, 'minus')];
      return {
        figure,
        value: formatAmount(value, unitOf(unit)),
        unit,
        formula,
        rule: 'sum',
        parts: partsAtHand(parts),
      };
    }
    return this.sum(figure, formula, unit, (pledge) => {
      if (native && (pledge.kind !== native.kind || pledge.unit !== native.unit)) return Amount.zero;
      if (name === 'overdue' && !pledge.isOverdue) return Amount.zero;
      const measure = pledge[name === 'overdue' ? 'outstanding' : name];
      return (native ? measure.quantity : measure.value) ?? Amount.zero;
    });
  }

  private count(name: PledgeFigureName, isCounted: (pledge: PledgeOn) => boolean): Promise<Explained> {
    return this.sum(this.id('pledges', name), PLEDGE_FORMULAS[name], 'pledges', (pledge) =>
      isCounted(pledge) ? countOf(1) : Amount.zero,
    );
  }

  private async sum(
    figure: string,
    formula: string,
    unit: string,
    amountOf: (pledge: PledgeOn) => Amount,
  ): Promise<Explained> {
    const counted = largestFirst(
      (await this.pledges()).map((pledge) => ({ item: pledge, amount: amountOf(pledge) })),
    );
    return {
      figure,
      value: shownIn(sumOf(counted.map(({ amount }) => amount)), unit),
      unit,
      formula,
      rule: 'sum',
      parts: this.partsOf(counted, (amount) => shownIn(amount, unit)),
    };
  }

  private async reliability(): Promise<Explained> {
    const due = (await this.pledges()).filter(({ kept }) => kept !== null);
    const kept = sumOf(due.map((pledge) => pledge.kept!));
    const mean = due.length === 0 ? null : kept.dividedBy(countOf(due.length), SHARE_PLACES);
    return {
      figure: this.id('pledges', 'reliability'),
      value: mean && mean.toFixed(SHARE_PLACES),
      unit: null,
      formula: PLEDGE_FORMULAS.reliability,
      rule: 'mean',
      parts: this.partsOf(
        due.map((pledge) => ({ item: pledge, amount: pledge.kept! })),
        (amount) => amount.toString(),
      ),
    };
  }

  private pledges(): Promise<readonly PledgeOn[]> {
    const { snapshot, known, period } = this.context;
    return (this.read ??= pledgesAt(snapshot, known, period, [this.memberId]));
  }

  /** The events of those that are shown are looked up as they are shown. */
  private partsOf(counted: readonly Counted<PledgeOn>[], shown: (amount: Amount) => string): PartList {
    return {
      length: counted.length,
      amounts: counted.map(({ amount }) => amount),
      read: async (from, to) => {
        const page = counted.slice(from, to);
        const events = await this.eventsOf(page.map(({ item }) => item.pledgeId));
        return page.map(({ item, amount }) => pledgePart(item, events.get(item.pledgeId)!, shown(amount)));
      },
    };
  }

  private async eventsOf(pledgeIds: readonly string[]): Promise<Map<string, EventReference[]>> {
    const { ledger, snapshot, known } = this.context;
    const positions = await this.positions();
    const all = pledgeIds.flatMap((id) => positions.get(id)!);
    const events = await eventsAt(snapshot, ledger.events, known.head.coalitionId, all);
    const referencesOf = (id: string): EventReference[] =>
      positions.get(id)!.map((position) => eventReference(events.get(position)!));
    return new Map(pledgeIds.map((id) => [id, referencesOf(id)]));
  }

  /** Where the log speaks of the pledges of this account, by pledge. */
  private async positions(): Promise<Map<string, number[]>> {
    const { snapshot, known, period } = this.context;
    const positions = new Map<string, number[]>();
    for (const id of known.directory.carriedOnBy(this.memberId, period.to)) {
      const rows = await snapshot.rows(
        'SELECT pledge_id, position FROM pledge_facts WHERE coalition_id = ? AND member_id = ? AND position <= ? ORDER BY position',
        [known.head.coalitionId, id, known.position],
      );
      for (const [pledgeId, position] of rows as [string, number | string][]) {
        positions.set(pledgeId, [...(positions.get(pledgeId) ?? []), Number(position)]);
      }
    }
    return positions;
  }
}

function pledgePart(pledge: PledgeOn, events: readonly EventReference[], amount: string): PledgePart {
  const { promised, delivered } = pledge;
  const quantity = (value: Amount): string => formatAmount(value, unitOf(pledge.unit));
  return {
    type: 'pledge',
    pledge: pledge.pledgeId,
    amount,
    memberId: pledge.memberId,
    kind: pledge.kind,
    unit: pledge.unit,
    madeOn: pledge.madeOn,
    dueOn: pledge.dueOn,
    promised: quantity(promised.quantity),
    delivered: quantity(delivered.quantity),
    ended: pledge.ended,
    events,
  };
}
