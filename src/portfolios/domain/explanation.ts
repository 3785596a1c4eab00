import type { DisputeResolved, EntryRecorded, Valuation } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../../kernel/unit.js';
import { wordsOf, type EntryFacts, type FactEvent } from './entry-facts.js';

/**
 * How the parts of a figure make it:
 * `sum`: their amounts, added up; `ratio`: the numerator by the denominator, to four places, half-even;
 * `alignment`: Σ min(share, weight) over value types, a share being its part of what was received, to four places;
 * `gap`: the weight less the share, to four places; `median`: the middle one of the parts, or the mean of the two middle
 * ones, half-even; `mean`: their sum by their number, to four places, half-even; `declared`: as the fact has it.
 */
export type Rule = 'sum' | 'ratio' | 'alignment' | 'gap' | 'median' | 'mean' | 'declared' | FairRule;

/**
 * Of fair shares (docs/fair-shares.md): `counted`: each weight times the figures after it, added up, never below nothing;
 * `per-budget`: numerator × weight / denominator, half-even to eighteen places; `least`: the least of the parts;
 * `fair-share`: Σ weight × numerator / denominator, exactly, then half-even to four places; `target`: the whole cut by the members'
 * exact shares, by largest remainder; `shortfall`: plus less minus, never below nothing; `status`: minus beside plus, within
 * the tolerance; `count`: how many parts there are; `gini` and `top-fifth`: of the members' figures, half-even to four places.
 */
export const FAIR_RULES = [
  'counted',
  'per-budget',
  'least',
  'fair-share',
  'target',
  'shortfall',
  'status',
  'count',
  'gini',
  'top-fifth',
] as const;
export type FairRule = (typeof FAIR_RULES)[number];

/** An event in the log, by which anyone can check what is said of it. */
export interface EventReference {
  readonly position: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly hash: string;
}

export interface EvidenceReference {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a figure is made of: other figures, entries, or other facts. */
export type Part = FigurePart | EntryPart | PledgePart | FactPart | CreditPart | PolicyPart;

export const ROLES = [
  'plus',
  'minus',
  'numerator',
  'denominator',
  'weight',
  'whole',
  'share',
  'member',
] as const;

export interface FigurePart {
  readonly type: 'figure';
  readonly figure: string;
  /** What it is to the figure. */
  readonly role: (typeof ROLES)[number];
  readonly value: string | null;
  readonly unit: string | null;
  /** What it adds; null where the whole is no sum. */
  readonly amount: string | null;
}

export interface EntryPart {
  readonly type: 'entry';
  readonly entry: string;
  /** What it adds, below zero where it takes away. */
  readonly amount: string;
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  readonly direction: string;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  /** As it stands at last: after a dispute that changed it, the one that was agreed. */
  readonly quantity: string;
  readonly unit: string;
  readonly project: string | null;
  readonly description: string | null;
  readonly reverses: string | null;
  /** How its quantity became its value; null while it is unvalued, and of reversals, which mirror their entry. */
  readonly valuation: Valuation | null;
  readonly events: readonly EventReference[];
  readonly evidence: readonly EvidenceReference[];
}

/** A pledge at the end of the period. */
export interface PledgePart {
  readonly type: 'pledge';
  readonly pledge: string;
  readonly amount: string;
  readonly memberId: string;
  readonly kind: string;
  readonly unit: string;
  readonly madeOn: string;
  readonly dueOn: string;
  /** In its own unit, by the last amendment. */
  readonly promised: string;
  readonly delivered: string;
  readonly ended: 'waived' | 'lapsed' | null;
  readonly events: readonly EventReference[];
}

/** What one use adds to a quarter's credits of its author, or what a cap, damping or rounding takes away. */
export interface CreditPart {
  readonly type: 'credit';
  readonly what:
    | 'use'
    | 'excluded'
    | 'pair-cap'
    | 'damping'
    | 'quarter-cap-and-rounding'
    | 'rounding'
    | 'written-down-otherwise';
  /** Exact, to 18 places. */
  readonly amount: string;
  /** Everything that it follows from, by name. */
  readonly factors: Readonly<Record<string, string | null>>;
  readonly applications: readonly string[];
  readonly events: readonly EventReference[];
}

/** A fact about a member, such as the priorities that it declared. */
export interface FactPart {
  readonly type: 'fact';
  readonly what: string;
  readonly amount: string;
  readonly occurredOn: string;
  readonly event: EventReference;
}

/** An agreed rule that a figure goes by. */
export interface PolicyPart {
  readonly type: 'policy';
  readonly rule: string;
  readonly value: string;
  readonly policyVersion: number;
  readonly amount: null;
  /** Its adoption; null of the defaults, which nobody adopted. */
  readonly event: EventReference | null;
}

/** A rate by which some of the entries were valued. */
export interface RateUsed {
  readonly method: 'rate' | 'exchange-rate';
  readonly rate: string;
  /** From this day on; of an exchange rate, the day it was quoted for. */
  readonly validFrom: string;
  readonly source: string;
  /** For example `comparable-market`; null for exchange rates. */
  readonly rateMethod: string | null;
  readonly category: string | null;
  readonly unit: string;
  /** How many of the parts it valued. */
  readonly entries: number;
}

/** How a figure came to be. */
export interface Explanation {
  /** The figure's id in its long form. */
  readonly figure: string;
  /** Null where the figure cannot be told; the formula says why. */
  readonly value: string | null;
  /** A currency, `hours` or another unit; `entries` or `pledges` for counts; null for ratios and weights. */
  readonly unit: string | null;
  readonly formula: string;
  readonly rule: Rule;
  readonly policyVersion: number;
  /** The first day of its period; null where it has none. */
  readonly from: string | null;
  readonly to: string;
  readonly position: number;
  /** A page of them, or all. */
  readonly parts: readonly Part[];
  readonly page: PartsShown;
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** Those behind the parts that are shown. */
  readonly rates: readonly RateUsed[];
}

/** Which of all parts are shown. Of a sum, what is shown and what is not add up to its value, exactly. */
export interface PartsShown {
  /** How many parts there are. */
  readonly of: number;
  /** The place of the first one shown among them, from 1, and of the last one; 0 where none is shown. */
  readonly first: number;
  readonly last: number;
  /** What those shown add up to, and those that are not; null where the figure is no sum. */
  readonly shown: string | null;
  readonly notShown: string | null;
}

/**
 * All parts of a figure, in the order in which they are shown. What each adds is known of all of them; only those that are
 * shown are read in full, as there may be very many.
 */
export interface PartList {
  readonly length: number;
  /** What each adds, in the same order; null where the figure is no sum. */
  readonly amounts: readonly Amount[] | null;
  /** The parts from one place up to another, counted from nought. */
  read(from: number, to: number): Promise<readonly Part[]>;
}

/** What is told of one figure; view, page and rates are told of all in the same way. */
export interface Explained extends Pick<Explanation, 'figure' | 'value' | 'unit' | 'formula' | 'rule'> {
  readonly parts: PartList;
}

/** Counts are shown as whole numbers, everything else in its unit. */
export function shownIn(amount: Amount, unit: string): string {
  if (unit === 'entries' || unit === 'pledges') return amount.toString();
  // Parts of credits are exact, so that a page of them need not fit the unit.
  const known = unitOf(unit);
  return amount.fits(known.scale) ? formatAmount(amount, known) : amount.toString();
}

export function entryPart(entry: EntryFacts, amount: string): EntryPart {
  const words = wordsOf(entry);
  const events = entry.facts.map(({ event }) => event);
  return {
    type: 'entry',
    entry: entry.entryId,
    amount,
    occurredOn: entry.occurredOn,
    lateFor: lateForIn(events),
    direction: words.direction,
    memberId: words.memberId,
    counterparty: words.counterparty,
    kind: words.kind,
    quantity: formatAmount(Amount.parse(adjustedIn(events)?.quantity ?? words.quantity), unitOf(words.unit)),
    unit: words.unit,
    project: words.project,
    description: words.description,
    reverses: 'reverses' in words ? words.reverses : null,
    valuation: valuationIn(events),
    events: events.map(eventReference),
    evidence: events.flatMap(evidenceIn),
  };
}

export function eventReference({ position, type, recordedAt, actor, hash }: FactEvent): EventReference {
  return { position, type, recordedAt, actor, hash };
}

/** What the last fact says that the entry is late for. */
function lateForIn(events: readonly FactEvent[]): string | null {
  const said = events.map(({ data }) => (data as Partial<EntryRecorded>).lateFor);
  return said.findLast((lateFor) => lateFor !== undefined) ?? null;
}

/** With which quantity and value the last dispute ended that changed them. */
function adjustedIn(events: readonly FactEvent[]): DisputeResolved['adjusted'] {
  const adjusted = events.map(({ data }) => (data as Partial<DisputeResolved>).adjusted ?? null);
  return adjusted.findLast((one) => one !== null) ?? null;
}

/** How the entry got the value that it has at last: by the last of its events that says so. */
function valuationIn(events: readonly FactEvent[]): Valuation | null {
  let valuation: Valuation | null = null;
  for (const { data } of events) {
    const { valuation: stated, adjusted } = data as Partial<EntryRecorded & DisputeResolved>;
    if (adjusted) valuation = adjusted.valuation;
    else if (stated !== undefined) valuation = stated;
  }
  return valuation;
}

function evidenceIn({ type, data }: FactEvent): EvidenceReference[] {
  if (type !== 'EvidenceAttached') return [];
  const { name, mediaType, bytes, sha256 } = data as EvidenceReference;
  return [{ name, mediaType, bytes, sha256 }];
}

/** The rates by which the entries among some parts were valued, each once, in the order of their days. */
export function ratesUsed(parts: readonly Part[], base: Unit): RateUsed[] {
  const used = new Map<string, RateUsed>();
  for (const part of parts) {
    const rate = part.type === 'entry' ? rateOf(part, base) : undefined;
    if (!rate) continue;
    const key = JSON.stringify(rate);
    used.set(key, { ...rate, entries: (used.get(key)?.entries ?? 0) + 1 });
  }
  return [...used]
    .sort(([a, one], [b, other]) =>
      one.validFrom === other.validFrom ? (a < b ? -1 : 1) : one.validFrom < other.validFrom ? -1 : 1,
    )
    .map(([, rate]) => rate);
}

function rateOf({ valuation, unit }: EntryPart, base: Unit): RateUsed | undefined {
  if (valuation?.method === 'rate') {
    const { method, rate, validFrom, source, rateMethod, category } = valuation;
    return { method, rate, validFrom, source, rateMethod, category, unit, entries: 0 };
  }
  if (valuation?.method === 'exchange-rate') {
    const { method, rate, validOn, source } = valuation;
    return {
      method,
      rate,
      validFrom: validOn,
      source,
      rateMethod: null,
      category: null,
      unit: `${base.code} for 1 ${unit}`,
      entries: 0,
    };
  }
  return undefined;
}

/** A figure as part of another. */
export function figurePart(
  { figure, value, unit }: Pick<Explained, 'figure' | 'value' | 'unit'>,
  role: FigurePart['role'],
): FigurePart {
  const signed = role === 'plus' ? value : role === 'minus' && value !== null ? negated(value) : null;
  return { type: 'figure', figure, role, value, unit, amount: signed };
}

function negated(value: string): string {
  const amount = Amount.parse(value);
  return amount.isZero() ? value : value.startsWith('-') ? value.slice(1) : `-${value}`;
}
