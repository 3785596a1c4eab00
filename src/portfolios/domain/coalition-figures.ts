import { onDate, statusOn, type Directory, type Member } from '../../coalition/domain/directory.js';
import { VALUE_TYPES, type ValueType } from '../../coalition/domain/value-types.js';
import { Amount, sumOf } from '../../kernel/amount.js';
import { alignmentOf, ratioOf, SHARE_PLACES } from './fit.js';

/**
 * No aggregate that a member is shown has fewer members behind it: with four or less, those who know their own figures
 * could tell the others'. This holds for the total behind a share as well.
 */
export const FEWEST_MEMBERS = 5;

/** What one member's figures come to, as far as aggregates over members need them. */
export interface MemberTotals {
  given: Amount;
  received: Amount;
  /** Given less received, in all time up to the period's end. */
  closing: Amount;
  readonly receivedByType: Record<ValueType, Amount>;
}

/** An aggregate, and the members it is made from, with what each has to it. */
export interface Aggregate {
  readonly value: Amount | null;
  readonly of: readonly ValueOfMember[];
}

export interface ValueOfMember {
  readonly memberId: string;
  readonly value: Amount;
}

export type MedianName = 'given' | 'received' | 'balance' | 'alignment';

/** The figures of all members of a coalition in a period, as far as one member may see them: sums and medians. */
export class CoalitionFigures {
  private readonly totals = new Map<string, MemberTotals>();
  private active: readonly Member[] | undefined;

  constructor(
    private readonly directory: Directory,
    private readonly endsOn: string,
  ) {}

  /** Adds to the account that a member's history is shown in at the period's end. */
  add(
    memberId: string,
    sign: 1 | -1,
    { given, received, closing, receivedByType }: Partial<MemberTotals>,
  ): void {
    const own = this.totalsOf(this.directory.survivorOf(memberId, this.endsOn));
    if (given) own.given = sum(own.given, given, sign);
    if (received) own.received = sum(own.received, received, sign);
    if (closing) own.closing = sum(own.closing, closing, sign);
    if (!receivedByType) return;
    const types = own.receivedByType;
    for (const type of VALUE_TYPES) types[type] = sum(types[type], receivedByType[type], sign);
  }

  /** What the account of a member comes to, where anything was added to it. */
  of(memberId: string): Readonly<MemberTotals> | undefined {
    return this.totals.get(memberId);
  }

  private totalsOf(memberId: string): MemberTotals {
    let totals = this.totals.get(memberId);
    if (!totals) this.totals.set(memberId, (totals = nothing()));
    return totals;
  }

  /** What all members gave, or received, and each of those who did; without a value where they are too few. */
  total(direction: 'given' | 'received'): Aggregate {
    const of: ValueOfMember[] = [];
    for (const [memberId, totals] of this.totals) {
      if (!totals[direction].isZero()) of.push({ memberId, value: totals[direction] });
    }
    return { value: of.length < FEWEST_MEMBERS ? null : sumOf(of.map(({ value }) => value)), of };
  }

  /** A member's part of what all gave or received, to four places; null where fewer than five did. */
  share(direction: 'given' | 'received', own: Amount): string | null {
    const { value } = this.total(direction);
    return value === null ? null : ratioOf(own, value);
  }

  /**
   * The median over the members that are active on the period's last day, also those that gave or received nothing; of
   * alignments, over those that have one. Between two middle figures it is their mean, rounded here, half-even, to the
   * figure's places.
   */
  median(name: MedianName, scale: number): Aggregate {
    const of: ValueOfMember[] = [];
    for (const member of (this.active ??= this.activeMembers())) {
      const value = this.figureOf(member, name);
      if (value) of.push({ memberId: member.id, value });
    }
    if (of.length < FEWEST_MEMBERS) return { value: null, of };
    const figures = of.map(({ value }) => value.atto);
    const upper = nthSmallest(figures, figures.length >> 1);
    const lower = figures.length % 2 === 1 ? upper : nthSmallest(figures, (figures.length >> 1) - 1);
    const places = name === 'alignment' ? SHARE_PLACES : scale;
    return { value: Amount.ofQuotient(lower + upper, 2n * Amount.one.atto, places), of };
  }

  private activeMembers(): Member[] {
    return [...this.directory.members.values()].filter(
      (member) => statusOn(member, this.endsOn) === 'active',
    );
  }

  private figureOf(member: Member, name: MedianName): Amount | undefined {
    const totals = this.totals.get(member.id);
    if (name === 'balance') return totals?.closing ?? Amount.zero;
    if (name !== 'alignment') return totals?.[name] ?? Amount.zero;
    const weights = totals && onDate(member.priorities, this.endsOn);
    return weights && alignmentOf(totals.receivedByType, weights);
  }
}

/** Written out, as there is one for every member of the coalition. */
function nothing(): MemberTotals {
  const { zero } = Amount;
  return {
    given: zero,
    received: zero,
    closing: zero,
    receivedByType: {
      financial: zero,
      innovative: zero,
      operational: zero,
      reputational: zero,
      strategic: zero,
    },
  };
}

/** Most of what is added is nothing, or the first there is. */
function sum(before: Amount, amount: Amount, sign: 1 | -1): Amount {
  if (amount.isZero()) return before;
  if (sign === -1) return before.minus(amount);
  return before.isZero() ? amount : before.plus(amount);
}

/** The value that stands in place `n`, counted from nought, once all are in order (Hoare's selection). Reorders them. */
function nthSmallest(values: bigint[], n: number): bigint {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left += 1;
      while (values[right]! > pivot) right -= 1;
      if (left > right) break;
      [values[left], values[right]] = [values[right]!, values[left]!];
      left += 1;
      right -= 1;
    }
    if (n <= right) high = right;
    else if (n >= left) low = left;
    else break;
  }
  return values[n]!;
}
