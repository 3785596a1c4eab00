import { outlookIn } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { daysOf, type EntryFilter } from '../exchange/entry-filter.queries.js';
import { EntrySearch } from '../exchange/entry-search.queries.js';
import { Amount } from '../kernel/amount.js';
import { dateIn, parseDate } from '../kernel/calendar.js';
import { formatAmount } from '../kernel/unit.js';
import { sumsOfAll } from './coalition-flows.queries.js';
import { sidesOf } from './domain/flows.js';
import { LIFE } from './portfolios.tables.js';
import type { LedgerReads } from './view.queries.js';

/** What counts of one direction, and what waits to. */
export interface DirectionTotals {
  /** In base currency. */
  readonly value: string;
  readonly entries: number;
  readonly unvalued: number;
  /** The value of what is proposed or disputed, which is not in `value`. */
  readonly waiting: string;
}

/** What a list of entries comes to: of a member that was asked for, or else of all that the reader sees. */
export interface EntryTotals {
  /** How many entries match; null where there are more than were counted. */
  readonly entries: number | null;
  /** Null where more match than one look adds up, and no sums are kept for such a filter. */
  readonly given: DirectionTotals | null;
  readonly received: DirectionTotals | null;
}

/** Entries that are counted and added up for one look at a list. */
export const TOTALS_LIMIT = 10_000;

/**
 * What the entries of a filter come to, by the same rule as every figure: what is accepted counts, what was taken back counts as
 * nothing. Of whole quarters or all time it is read from the sums that are kept, at the price of a row or two a member; of anything
 * else from the entries, as long as they are not more than `TOTALS_LIMIT`.
 */
export async function entryTotals(
  ledger: LedgerReads,
  coalitionId: string,
  asked: EntryFilter,
  sight: Sight = SEES_ALL,
): Promise<EntryTotals> {
  return ledger.read(async (snapshot) => {
    const view = await ledger.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, ledger.now());
    const outlook = outlookIn(view.directory, sight, ledger.now());
    const page = { ...asked, limit: TOTALS_LIMIT };
    const { position } = view.head;
    const search = new EntrySearch(ledger, snapshot, view, page, position, { today, outlook });
    const whose = whoseSides(asked, view.directory, outlook, today);
    const periods = keptPeriods(asked, view.directory);
    const totals = new Totals(asked.status, view.directory);
    if (periods !== null && outlook.isInside) {
      const count = await search.countUpTo(TOTALS_LIMIT);
      await addSums(snapshot, view, { periods, kind: asked.kind, whose }, totals);
      return { entries: count, ...totals.told() };
    }
    const uncounted = { entries: null, given: null, received: null };
    if (await search.isTooMuch()) return uncounted;
    const { rows } = await search.rowsAfter(null);
    if (rows.length > TOTALS_LIMIT) return uncounted;
    for (const row of rows) {
      const sides = sidesOf(row as Parameters<typeof sidesOf>[0]);
      for (const { memberId, direction } of sides) {
        if (!whose.includes(memberId, row.standing)) continue;
        const entries = row.reverses === null ? 1 : -1;
        const unvalued = row.value === null ? entries : 0;
        totals.add({ direction, standing: row.standing, value: row.value ?? Amount.zero, entries, unvalued });
      }
    }
    return { entries: rows.length, ...totals.told() };
  });
}

interface Sides {
  /** The members that are asked for; null for all. */
  readonly ids: readonly string[] | null;
  includes(memberId: string, standing: string): boolean;
}

/** Whose giving and getting it is: of what is not decided, only what the reader sees one by one. */
function whoseSides(asked: EntryFilter, directory: Directory, outlook: Outlook, today: string): Sides {
  const { member } = asked;
  const id = member?.normalize('NFC') ?? null;
  const of = id === null ? null : [id, ...directory.carriedOnBy(id, today).filter((other) => other !== id)];
  const own = outlook.seesOthersInDetail ? null : [...outlook.own];
  const ids = of && own ? of.filter((one) => own.includes(one)) : (of ?? own);
  const set = ids && new Set(ids);
  const seesSo = (memberId: string, standing: string): boolean =>
    standing === 'accepted' ||
    outlook.seesUndecidedOf(memberId) ||
    (standing === 'disputed' && outlook.seesDisputesOfOthers);
  return {
    ids,
    includes: (memberId, standing) => (set === null || set.has(memberId)) && seesSo(memberId, standing),
  };
}

/** The periods for which sums are kept that a filter comes to; null where it asks for what no sums tell apart. */
function keptPeriods(asked: EntryFilter, directory: Directory): string[] | null {
  const { direction, project, recordedBy, waitingFor, pledge, award, pool, unvalued, text } = asked;
  const others = [direction, project, recordedBy, waitingFor, pledge, award, pool, unvalued, text];
  if (others.some((one) => one !== null && one !== undefined)) return null;
  const { from, to } = daysOf(asked, directory);
  if (from === null && to === null) return [LIFE];
  if (from === null || to === null || from > to) return null;
  const { fiscalCalendar } = directory.coalition;
  const periods: string[] = [];
  for (let day = from; day <= to;) {
    const quarter = fiscalCalendar.quarter(fiscalCalendar.quarterOf(parseDate(day)));
    if (quarter.from !== day || quarter.to > to || periods.length === QUARTERS_LIMIT) return null;
    periods.push(quarter.id);
    if (quarter.to === to) break;
    day = fiscalCalendar.quarter(fiscalCalendar.next(quarter.id)).from;
  }
  return periods;
}

/** Ten years. */
const QUARTERS_LIMIT = 40;

interface SumsAsked {
  readonly periods: readonly string[];
  readonly kind: string | null;
  readonly whose: Sides;
}

async function addSums(
  snapshot: ReadSnapshot,
  { head }: LedgerView<Directory>,
  { periods, kind, whose }: SumsAsked,
  totals: Totals,
): Promise<void> {
  const places = (values: readonly string[]): string => values.map(() => '?').join(', ');
  const ofMembers = whose.ids === null ? '' : ` AND member_id IN (${places(whose.ids)})`;
  if (whose.ids?.length === 0) return;
  if (whose.ids === null) {
    // Of all members it is kept as one, but for what waits.
    for (const period of periods[0] === LIFE ? [undefined] : periods)
      for (const sum of await sumsOfAll(snapshot, head.coalitionId, period, period))
        if (kind === null || sum.kind === kind) totals.add({ ...sum, standing: 'accepted' });
  }
  const waiting = whose.ids === null ? " AND standing <> 'accepted'" : '';
  const rows = await snapshot.rows(
    'SELECT member_id, standing, direction, value, entries, unvalued FROM member_flows ' +
      `WHERE coalition_id = ? AND period IN (${places(periods)})${ofMembers}${kind === null ? '' : ' AND kind = ?'}${waiting}`,
    [head.coalitionId, ...periods, ...(whose.ids ?? []), ...(kind === null ? [] : [kind])],
  );
  for (const [memberId, standing, direction, value, entries, unvalued] of rows as string[][]) {
    if (!whose.includes(memberId!, standing!)) continue;
    totals.add({
      direction: direction as 'given' | 'received',
      standing: standing!,
      value: Amount.parse(value!),
      entries: Number(entries),
      unvalued: Number(unvalued),
    });
  }
}

interface Added {
  readonly direction: 'given' | 'received';
  readonly standing: string;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
}

class Totals {
  private readonly sums = { given: nothing(), received: nothing() };

  constructor(
    private readonly status: string | null,
    private readonly directory: Directory,
  ) {}

  add({ direction, standing, value, entries, unvalued }: Added): void {
    if (this.status !== null && standing !== this.status) return;
    const sum = this.sums[direction];
    if (standing === 'withdrawn') return;
    // Where a status is asked for, it is that which is shown.
    if (standing !== (this.status ?? 'accepted')) {
      sum.waiting = sum.waiting.plus(value);
      return;
    }
    sum.value = sum.value.plus(value);
    sum.entries += entries;
    sum.unvalued += unvalued;
  }

  told(): Pick<EntryTotals, 'given' | 'received'> {
    const { currency } = this.directory.coalition;
    const of = ({ value, waiting, entries, unvalued }: ReturnType<typeof nothing>): DirectionTotals => ({
      value: formatAmount(value, currency),
      waiting: formatAmount(waiting, currency),
      entries,
      unvalued,
    });
    return { given: of(this.sums.given), received: of(this.sums.received) };
  }
}

const nothing = () => ({ value: Amount.zero, waiting: Amount.zero, entries: 0, unvalued: 0 });
