import { BENEFIT_KINDS } from '../coalition/domain/value-types.js';
import type { EntryFilter } from '../exchange/exchange.queries.js';
import { FiscalCalendar, parseDate } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import type { Visit } from './visit.js';

export const FILTERED_BY = [
  ...(['from', 'to', 'quarter', 'member', 'kind', 'status', 'pool', 'unvalued', 'text'] as const),
] as const;
export type FilterName = (typeof FILTERED_BY)[number];
export type LedgerFilter = Readonly<Record<FilterName, string | null>>;

export const STATUSES = ['proposed', 'accepted', 'disputed', 'withdrawn'] as const;
const TEXT_LIMIT = 200;

/**
 * What the address of the ledger asks for. Choices that are none are as if they were not made.
 * @throws Problem `kernel.date-malformed`, `request.quarter-malformed`
 */
export function filterIn(visit: Visit): LedgerFilter {
  const oneOf = (name: FilterName, choices: readonly string[]): string | null => {
    const asked = visit.asked(name);
    return asked !== null && choices.includes(asked) ? asked : null;
  };
  const day = (name: FilterName): string | null => {
    const asked = visit.asked(name);
    return asked === null ? null : parseDate(asked);
  };
  const quarter = visit.asked('quarter');
  if (quarter !== null && !FiscalCalendar.isQuarterId(quarter)) {
    throw new Problem('request.quarter-malformed', { found: quarter });
  }
  return {
    from: day('from'),
    to: day('to'),
    quarter,
    member: plain(visit.asked('member')),
    kind: oneOf('kind', BENEFIT_KINDS),
    status: oneOf('status', STATUSES),
    pool: plain(visit.asked('pool')),
    unvalued: oneOf('unvalued', ['true']),
    text: plain(visit.asked('text'))?.slice(0, TEXT_LIMIT) ?? null,
  };
}

/** No text that is recorded holds control characters, and no database takes them all in a question. */
function plain(text: string | null): string | null {
  const clean = text?.replace(/\p{Cc}/gu, ' ').trim() ?? '';
  return clean === '' ? null : clean;
}

/** The same as the queries take it. */
export function entryFilterOf(filter: LedgerFilter): EntryFilter {
  return {
    ...filter,
    ...{ direction: null, project: null, recordedBy: null, waitingFor: null, pledge: null, award: null },
  };
}

export const NO_FILTER = Object.fromEntries(FILTERED_BY.map((name) => [name, null])) as LedgerFilter;

/** As the query of an address. */
export function filterQuery(filter: LedgerFilter, more: Readonly<Record<string, string>> = {}): string {
  const set = FILTERED_BY.flatMap((name): [string, string][] => {
    const value = filter[name];
    return value === null ? [] : [[name, value]];
  });
  const query = new URLSearchParams([...set, ...Object.entries(more)]).toString();
  return query === '' ? '' : `?${query}`;
}

export const isNarrowed = (filter: LedgerFilter): boolean =>
  FILTERED_BY.some((name) => filter[name] !== null);

/** Whether rows follow each other without a gap in the account of one member, so that a balance can run over them. */
export function runsOver({ member, ...filter }: LedgerFilter): string | null {
  const { kind, status, pool, unvalued, text } = filter;
  const isWhole = [kind, status, pool, unvalued, text].every((one) => one === null);
  return isWhole ? member : null;
}

/** A quarter and those before it: `2026-Q3`, `2026-Q2`… */
export function quartersBack(id: string, count: number): string[] {
  const [year, number] = [Number(id.slice(0, 4)), Number(id.slice(6))];
  return Array.from({ length: count }, (_, back) => {
    const ordinal = year * 4 + number - 1 - back;
    return `${String(Math.floor(ordinal / 4))}-Q${String((ordinal % 4) + 1)}`;
  });
}
