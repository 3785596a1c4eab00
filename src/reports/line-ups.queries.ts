import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import { entriesInLine, type EntryInLine } from '../exchange/line-up.queries.js';
import type { Valuation } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { FiscalCalendar, parseDate } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { costShareCriteria, meetsAll, type Criterion } from './domain/cost-share.js';
import { giftCategories, type Disposition, type GiftCategory } from './domain/gifts-in-kind.js';

/** Which days: a quarter, or from one day to another; all of them where nothing is said. */
export interface LineUpScope {
  readonly quarter: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

interface LineUp {
  readonly coalition: { readonly id: string; readonly name: string; readonly currency: string };
  /** First and last day; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** The ledger's position that it was read at. */
  readonly position: number;
}

export interface ClaimInLine {
  readonly id: string;
  readonly item: string;
  readonly memberId: string;
  readonly occurredOn: string;
  /** Only what is accepted counts; what is proposed or disputed is shown beside it. */
  readonly status: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly valuation: Valuation | null;
  readonly criteria: readonly Criterion[];
  readonly meetsAll: boolean;
}

/** Accepted claims: what meets all criteria, what does not, and how many have no value. */
export interface ClaimTotals {
  readonly meetsAll: string;
  readonly doesNot: string;
  readonly unvaluedEntries: number;
}

export interface CostShareLineUp extends LineUp {
  readonly standard: 'cost-share';
  readonly awards: readonly {
    readonly id: string;
    readonly totals: ClaimTotals;
    readonly claims: readonly ClaimInLine[];
  }[];
  readonly totals: ClaimTotals;
}

export interface DispositionInLine {
  readonly entries: number;
  readonly value: string;
  readonly projects: readonly string[];
}

export interface CategoryInLine {
  /** Null for gifts of which no category is stated. */
  readonly category: string | null;
  readonly entries: number;
  readonly value: string;
  readonly quantities: readonly { readonly unit: string; readonly quantity: string }[];
  readonly used: DispositionInLine;
  readonly monetised: DispositionInLine;
  readonly restrictions: readonly string[];
  readonly techniques: readonly { readonly technique: string; readonly inputs: readonly string[] }[];
  /** Gifts of which nothing is said about how their value was found. */
  readonly withoutTechnique: number;
}

/** A gift beside the categories: it has no value, or is not accepted. */
export interface GiftApart {
  readonly id: string;
  readonly memberId: string;
  readonly occurredOn: string;
  readonly status: string;
  readonly category: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
}

export interface GiftsInKindLineUp extends LineUp {
  readonly standard: 'gifts-in-kind';
  readonly categories: readonly CategoryInLine[];
  readonly totals: { readonly entries: number; readonly value: string };
  /** Accepted, and not valued yet: in no total. */
  readonly unvalued: readonly GiftApart[];
  /** Proposed or disputed: in no total. */
  readonly notAccepted: readonly GiftApart[];
}

/** What is claimed as cost sharing, award by award, against the criteria of 2 CFR 200.306(b). */
export async function costShareLineUp(
  reads: CoalitionReads,
  coalitionId: string,
  scope: LineUpScope & { readonly award: string | null },
): Promise<CostShareLineUp> {
  return reads.read(async (snapshot) => {
    const { directory, head } = await reads.directories.view(snapshot, coalitionId);
    const { from, to } = daysOf(scope, directory);
    const asked = { of: 'claims', from, to, award: scope.award } as const;
    const byAward = new Map<string, ClaimInLine[]>();
    for (const entry of await entriesInLine(reads, snapshot, coalitionId, asked)) {
      const award = entry.row.award!;
      const claims = byAward.get(award) ?? [];
      byAward.set(award, claims);
      claims.push(claimInLine(entry, directory));
    }
    const awards = [...byAward].sort(([one], [other]) => (one < other ? -1 : 1));
    return {
      standard: 'cost-share',
      ...lineUp(directory, from, to, head.position),
      awards: awards.map(([id, claims]) => ({ id, totals: totalsOf(claims, directory), claims })),
      totals: totalsOf([...byAward.values()].flat(), directory),
    };
  });
}

function claimInLine({ row, recorded, valuation, evidence }: EntryInLine, directory: Directory): ClaimInLine {
  const value = row.value === null ? null : formatAmount(row.value, directory.coalition.currency);
  const claim = recorded.costShare!;
  const { kind, inKind, valuation: recordedValuation } = recorded;
  const criteria = costShareCriteria({ kind, value, valuation, recordedValuation, inKind, claim, evidence });
  return {
    id: row.entryId,
    item: claim.item,
    memberId: row.memberId,
    occurredOn: row.occurredOn,
    status: row.standing,
    kind,
    quantity: formatAmount(row.quantity, unitOf(row.unit)),
    unit: row.unit,
    value,
    valuation,
    criteria,
    meetsAll: meetsAll(criteria),
  };
}

function totalsOf(claims: readonly ClaimInLine[], { coalition }: Directory): ClaimTotals {
  const accepted = claims.filter(({ status }) => status === 'accepted');
  const sum = (meets: boolean): string => {
    const counted = accepted.filter((claim) => claim.meetsAll === meets);
    const total = counted.reduce((of, { value }) => of.plus(Amount.parse(value ?? '0')), Amount.zero);
    return formatAmount(total, coalition.currency);
  };
  const unvalued = accepted.filter(({ value }) => value === null);
  return { meetsAll: sum(true), doesNot: sum(false), unvaluedEntries: unvalued.length };
}

/** Gifts in kind by category, as financial statements disclose them (FASB ASU 2020-07, ASC 958-605-50-1A). */
export async function giftsInKindLineUp(
  reads: CoalitionReads,
  coalitionId: string,
  scope: LineUpScope,
): Promise<GiftsInKindLineUp> {
  return reads.read(async (snapshot) => {
    const { directory, head } = await reads.directories.view(snapshot, coalitionId);
    const { from, to } = daysOf(scope, directory);
    const asked = { of: 'gifts-in-kind', from, to, award: null } as const;
    const entries = await entriesInLine(reads, snapshot, coalitionId, asked);
    const accepted = entries.filter(({ row }) => row.standing === 'accepted');
    const categories = giftCategories(
      accepted.map(({ row, recorded, valuation }) => ({
        ...row,
        inKind: recorded.inKind,
        basis: basisOf(valuation?.method === 'in-proportion' ? recorded.valuation : valuation),
      })),
    );
    const money = (amount: Amount): string => formatAmount(amount, directory.coalition.currency);
    const apart = (found: readonly EntryInLine[]): GiftApart[] =>
      found.map((entry) => giftApart(entry, money));
    return {
      standard: 'gifts-in-kind',
      ...lineUp(directory, from, to, head.position),
      categories: categories.map((category) => categoryInLine(category, money)),
      totals: {
        entries: categories.reduce((sum, category) => sum + category.entries, 0),
        value: money(categories.reduce((sum, category) => sum.plus(category.value), Amount.zero)),
      },
      unvalued: apart(accepted.filter(({ row }) => row.value === null)),
      notAccepted: apart(entries.filter(({ row }) => row.standing !== 'accepted')),
    };
  });
}

/** What a value rests on, in words; a rate of the coalition is a technique of its own. */
function basisOf(valuation: Valuation | null): string | null {
  if (valuation?.method === 'stated') return valuation.basis;
  return valuation?.method === 'rate' ? `${valuation.rateMethod}, ${valuation.source}` : null;
}

function categoryInLine(category: GiftCategory, money: (amount: Amount) => string): CategoryInLine {
  const disposition = ({ entries, value, projects }: Disposition): DispositionInLine => ({
    entries,
    value: money(value),
    projects: [...projects].sort(),
  });
  return {
    category: category.name,
    entries: category.entries,
    value: money(category.value),
    quantities: [...category.quantities]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([unit, quantity]) => ({ unit, quantity: formatAmount(quantity, unitOf(unit)) })),
    used: disposition(category.used),
    monetised: disposition(category.monetised),
    restrictions: [...category.restrictions].sort(),
    techniques: [...category.techniques]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([technique, inputs]) => ({ technique, inputs: [...inputs].sort() })),
    withoutTechnique: category.withoutTechnique,
  };
}

function giftApart({ row, recorded }: EntryInLine, money: (amount: Amount) => string): GiftApart {
  return {
    id: row.entryId,
    memberId: row.memberId,
    occurredOn: row.occurredOn,
    status: row.standing,
    category: recorded.inKind?.category ?? null,
    quantity: formatAmount(row.quantity, unitOf(row.unit)),
    unit: row.unit,
    value: row.value === null ? null : money(row.value),
  };
}

function lineUp({ coalition }: Directory, from: string | null, to: string | null, position: number): LineUp {
  const { id, name, currency } = coalition;
  return { coalition: { id, name, currency: currency.code }, from, to, position };
}

/** @throws Problem `request.quarter-malformed`, `coalition.period-malformed`, `reports.quarter-and-days` */
function daysOf(
  { quarter, from, to }: LineUpScope,
  { coalition }: Directory,
): { readonly from: string | null; readonly to: string | null } {
  if (quarter !== null) {
    if (from !== null || to !== null) throw new Problem('reports.quarter-and-days', { quarter });
    if (!FiscalCalendar.isQuarterId(quarter))
      throw new Problem('request.quarter-malformed', { found: quarter });
    return coalition.fiscalCalendar.quarter(quarter);
  }
  const first = from === null ? null : parseDate(from);
  const last = to === null ? null : parseDate(to);
  if (first && last && last < first)
    throw new Problem('coalition.period-malformed', { from: first, to: last });
  return { from: first, to: last };
}
