import type { RuleChange } from '../../coalition/domain/policy.js';
import { Amount } from '../../kernel/amount.js';
import type { Flow } from '../../portfolios/domain/flow.js';
import type { QuarterlyReport, ReportMember } from './report.js';

/** A figure of two quarters, and what the later has more. Null where a quarter has none; then there is no difference either. */
export interface ComparedAmount {
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
}

export interface ComparedQuarter {
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'open' | 'closed';
  readonly position: number;
  readonly headHash: string;
  readonly policyVersion: number;
}

export interface ComparedSides {
  readonly given: ComparedAmount;
  readonly received: ComparedAmount;
}

export interface ComparedKind extends ComparedSides {
  readonly kind: string;
}

export interface ComparedMember extends ComparedSides {
  readonly id: string;
  /** As it was called on the last day of the later quarter that has it. */
  readonly name: string;
  /** The member in each quarter as `explain` knows it; null where a quarter does not have it. */
  readonly figures: { readonly before: string | null; readonly after: string | null };
  /** The balance on the quarter’s last day. */
  readonly closing: ComparedAmount;
  readonly share: ComparedAmount;
  readonly status: { readonly before: string | null; readonly after: string | null };
}

/** A rule that is other in the later quarter, and what it says. */
export interface ComparedRule extends RuleChange {
  readonly inWords: string;
}

/** Two quarters side by side: what their reports say, and the differences, exact. Amounts in base currency. */
export interface ReportComparison {
  readonly coalition: QuarterlyReport['coalition'];
  /** The earlier quarter, and the later. */
  readonly before: ComparedQuarter;
  readonly after: ComparedQuarter;
  readonly madeAt: string;
  readonly totals: ComparedSides;
  /** In the order in which they stand in reports. */
  readonly kinds: readonly ComparedKind[];
  readonly fairness: {
    readonly giniGiven: ComparedAmount;
    readonly giniReceived: ComparedAmount;
    readonly topFifthShareGiven: ComparedAmount;
    readonly meanAlignment: ComparedAmount;
    /** How many members were under-served, and how many received nothing of value. */
    readonly underServed: ComparedAmount;
    readonly gotNothing: ComparedAmount;
  };
  /** Rules that are other in the later quarter. */
  readonly rules: readonly ComparedRule[];
  /** In the order of their ids. */
  readonly members: readonly ComparedMember[];
}

/** Compares two reports, whichever comes first. */
export function reportsCompared(
  one: QuarterlyReport,
  other: QuarterlyReport,
  rules: readonly ComparedRule[],
): ReportComparison {
  const [before, after] = one.quarter <= other.quarter ? [one, other] : [other, one];
  return {
    coalition: after.coalition,
    before: quarterOf(before),
    after: quarterOf(after),
    madeAt: before.generatedAt > after.generatedAt ? before.generatedAt : after.generatedAt,
    totals: {
      given: amounts(before.totals.given.value, after.totals.given.value),
      received: amounts(before.totals.received.value, after.totals.received.value),
    },
    kinds: kindsOf(before.totals, after.totals),
    fairness: fairnessOf(before, after),
    rules,
    members: membersOf(before, after),
  };
}

function quarterOf(report: QuarterlyReport): ComparedQuarter {
  const { quarter, from, to, status, position, headHash, policyVersion } = report;
  return { quarter, from, to, status, position, headHash, policyVersion };
}

/** after − before, with as many places as the longer one has. */
function amounts(before: string | null, after: string | null): ComparedAmount {
  if (before === null || after === null) return { before, after, difference: null };
  const places = Math.max(...[before, after].map((amount) => amount.split('.')[1]?.length ?? 0));
  const difference = Amount.parse(after).minus(Amount.parse(before)).toFixed(places);
  return { before, after, difference };
}

interface Sides {
  readonly given: Flow;
  readonly received: Flow;
}

function kindsOf(before: Sides, after: Sides): ComparedKind[] {
  const flows = [before.given, before.received, after.given, after.received];
  const kinds = [...new Set(flows.flatMap(({ byKind }) => Object.keys(byKind)))];
  const valueOf = ({ byKind, unvaluedEntries }: Flow, kind: string): string | null => {
    const value = byKind[kind]?.value ?? null;
    // Where nothing of a kind is valued, it is not worth zero.
    return value !== null && unvaluedEntries > 0 && Amount.parse(value).isZero() ? null : value;
  };
  return kinds.map((kind) => ({
    kind,
    given: amounts(valueOf(before.given, kind), valueOf(after.given, kind)),
    received: amounts(valueOf(before.received, kind), valueOf(after.received, kind)),
  }));
}

function fairnessOf(before: QuarterlyReport, after: QuarterlyReport): ReportComparison['fairness'] {
  const of = (name: 'giniGiven' | 'giniReceived' | 'topFifthShareGiven' | 'meanAlignment'): ComparedAmount =>
    amounts(before.fairness[name], after.fairness[name]);
  const underServed = ({ members }: QuarterlyReport): string =>
    String(members.filter(({ fair }) => fair.status === 'under-served').length);
  const gotNothing = ({ fairness }: QuarterlyReport): string => String(fairness.gotNothing.length);
  return {
    giniGiven: of('giniGiven'),
    giniReceived: of('giniReceived'),
    topFifthShareGiven: of('topFifthShareGiven'),
    meanAlignment: of('meanAlignment'),
    underServed: amounts(underServed(before), underServed(after)),
    gotNothing: amounts(gotNothing(before), gotNothing(after)),
  };
}

function membersOf(before: QuarterlyReport, after: QuarterlyReport): ComparedMember[] {
  const [was, is] = [before, after].map(
    ({ members }) => new Map(members.map((member) => [member.id, member])),
  ) as [Map<string, ReportMember>, Map<string, ReportMember>];
  return [...new Set([...was.keys(), ...is.keys()])].sort().map((id): ComparedMember => {
    const [one, other] = [was.get(id), is.get(id)];
    const both = (read: (member: ReportMember) => string | null): ComparedAmount =>
      amounts(one ? read(one) : null, other ? read(other) : null);
    return {
      id,
      name: (other ?? one)!.name,
      figures: { before: one?.figure ?? null, after: other?.figure ?? null },
      given: both(({ given }) => given.value),
      received: both(({ received }) => received.value),
      closing: both(({ balance }) => balance.closing),
      share: both(({ fair }) => fair.share),
      status: { before: one?.fair.status ?? null, after: other?.fair.status ?? null },
    };
  });
}
