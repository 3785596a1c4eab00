import type { MemberStatus } from '../../coalition/domain/directory.js';
import type { ValueTypeWeights } from '../../coalition/domain/value-types.js';
import type { PledgeFigures } from '../../exchange/domain/pledge-figures.js';
import { Amount } from '../../kernel/amount.js';
import { formatAmount, type Unit } from '../../kernel/unit.js';
import type { CoalitionFigures, MedianName } from './coalition-figures.js';
import { fitOf, ratioOf, SHARE_PLACES, type Fit } from './fit.js';
import type { MatrixFlow } from './flow.js';
import type { Apart, PeriodFigures } from './give-get.js';

/** A balance over a period: opening + period = closing. */
export interface BalanceFigures {
  readonly opening: string;
  readonly period: string;
  readonly closing: string;
}

/** opening + vested − reserved − redeemed − expired = closing, which is what can be redeemed. */
export interface CreditFigures {
  readonly opening: string;
  readonly accrued: string;
  readonly vested: string;
  /** Less what was redeemed of it or set free. */
  readonly reserved: string;
  readonly redeemed: string;
  readonly expired: string;
  readonly closing: string;
  readonly equityShare: string | null;
}

/** An entry that is not decided: it counts nowhere, and is never hidden from who entered it. */
export interface UndecidedItem {
  readonly entry: string;
  readonly side: 'given' | 'received';
  /** Under whose id it was recorded. */
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly description: string | null;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
}

export interface UndecidedFigures {
  readonly entries: number;
  readonly value: string;
  readonly items: readonly UndecidedItem[];
}

/** An achievement for which a member is recognised in public. */
export interface RecognisedFor {
  readonly achievementId: string;
  readonly title: string;
  /** Under whose id: its own, or that of a member that merged into it. */
  readonly memberId: string;
  /** Its part of the achievement; the shares of all sum to 1. */
  readonly share: string;
  /** What it did, as it consented to it. */
  readonly wording: string;
  readonly publishedOn: string;
  /** The benefit that the publication was; null where the member had left by then. */
  readonly entry: string | null;
  /** `entry/ID`: what it gave for that, and was reversed or withdrawn by the period's end. */
  readonly takenBack: readonly string[];
}

/** What one quarter came to, by its own last day: mergers after it move nothing into it. */
export interface TrendQuarter {
  readonly figure: string;
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  readonly given: string;
  readonly received: string;
  readonly balance: BalanceFigures;
  readonly alignment: string | null;
}

export interface PortfolioMember {
  readonly id: string;
  /** As it is called on the period's last day. */
  readonly name: string;
  readonly status: MemberStatus;
  /** What it was called before, each name with its first and last day. */
  readonly formerNames: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Members whose history is shown here, since they merged into this one, directly or by way of others. */
  readonly joinedBy: readonly {
    readonly id: string;
    readonly name: string;
    readonly into: string;
    readonly on: string;
  }[];
}

/** A member's value portfolio (domain.md §6). Amounts in base currency, as exact decimals. */
export interface ValuePortfolio {
  readonly figure: string;
  readonly coalition: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly member: PortfolioMember;
  /** The id that was asked for, where it merged into this member by then: its history went here. */
  readonly movedFrom: {
    readonly id: string;
    readonly name: string;
    readonly into: string;
    readonly on: string;
  } | null;
  /** Null for all time. */
  readonly quarter: string | null;
  readonly from: string | null;
  readonly to: string;
  /** The ledger's position that the figures are known at. */
  readonly position: number;
  readonly policyVersion: number;
  readonly given: MatrixFlow;
  readonly received: MatrixFlow;
  readonly balance: BalanceFigures;
  readonly return: string | null;
  /** Declared weights on the period's last day. */
  readonly priorities: ValueTypeWeights;
  readonly mix: Fit['mix'];
  readonly gap: Fit['gap'];
  readonly alignment: string | null;
  /** Its part of what all members gave and received; null where fewer than five did. */
  readonly shares: { readonly given: string | null; readonly received: string | null };
  /** Over the members active on the period's last day; null where they are fewer than five. */
  readonly medians: { readonly figure: string } & Readonly<Record<MedianName, string | null>>;
  /** Up to eight quarters, oldest first. */
  readonly trend: readonly TrendQuarter[];
  readonly pledges: PledgeFigures;
  readonly credits: CreditFigures;
  /** What was published in the period, and not retracted by its end; by day and id. */
  readonly recognition: readonly RecognisedFor[];
  readonly pending: UndecidedFigures;
  readonly disputed: UndecidedFigures;
}

/** The parts of a portfolio that are figures of the member alone. */
export type OwnFigures = Pick<
  ValuePortfolio,
  'given' | 'received' | 'balance' | 'return' | 'priorities' | 'mix' | 'gap' | 'alignment'
>;

export function ownFigures(
  figures: PeriodFigures,
  priorities: ValueTypeWeights | undefined,
  base: Unit,
): OwnFigures {
  return {
    given: figures.given.toMatrix(base),
    received: figures.received.toMatrix(base),
    balance: balanceOf(figures, base),
    return: returnOf(figures),
    priorities: priorities ?? {},
    ...fitOf(figures.received.byValueType, priorities),
  };
}

export function balanceOf({ opening, period, closing }: PeriodFigures, base: Unit): BalanceFigures {
  const money = (amount: Amount): string => formatAmount(amount, base);
  return { opening: money(opening), period: money(period), closing: money(closing) };
}

/** return = received / given, to four places, rounded once, half-even; null where nothing was given. */
export function returnOf({ given, received }: PeriodFigures): string | null {
  return ratioOf(received.value, given.value);
}

export function sharesOf(
  coalition: CoalitionFigures,
  { given, received }: PeriodFigures,
): ValuePortfolio['shares'] {
  return {
    given: coalition.share('given', given.value),
    received: coalition.share('received', received.value),
  };
}

export function mediansOf(
  coalition: CoalitionFigures,
  base: Unit,
): Readonly<Record<MedianName, string | null>> {
  const median = (name: MedianName): string | null => {
    const { value } = coalition.median(name, base.scale);
    if (value === null) return null;
    return name === 'alignment' ? value.toFixed(SHARE_PLACES) : formatAmount(value, base);
  };
  return {
    given: median('given'),
    received: median('received'),
    balance: median('balance'),
    alignment: median('alignment'),
  };
}

export function undecidedOf(
  { entries, value }: Apart,
  items: readonly UndecidedItem[],
  base: Unit,
): UndecidedFigures {
  return { entries, value: formatAmount(value, base), items };
}

/** What was given and received from the first quarter of a trend up to each of them, added up. */
export function cumulativeOf(
  trend: readonly TrendQuarter[],
  base: Unit,
): { readonly quarter: string; readonly given: string; readonly received: string }[] {
  let [given, received] = [Amount.zero, Amount.zero];
  return trend.map((quarter) => {
    given = given.plus(Amount.parse(quarter.given));
    received = received.plus(Amount.parse(quarter.received));
    return {
      quarter: quarter.quarter,
      given: formatAmount(given, base),
      received: formatAmount(received, base),
    };
  });
}
