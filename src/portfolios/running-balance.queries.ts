import { outlookIn } from '../coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { Amount } from '../kernel/amount.js';
import { dateIn, parseDate, type Quarter } from '../kernel/calendar.js';
import { formatAmount } from '../kernel/unit.js';
import { baselineOn } from './domain/give-get.js';
import { flowsStanding, STANDING_COLUMNS } from './entry-outlines.queries.js';
import { FlowReader } from './flow-sums.queries.js';
import { LIFE } from './portfolios.tables.js';
import { knownLedger, type KnownLedger, type LedgerReads } from './view.queries.js';

/** Balances in base currency after entries of a member, by the entry’s id. */
export type RunningBalances = ReadonlyMap<string, string>;

/** An entry’s place in the order of days. */
export interface EntryPlace {
  readonly id: string;
  readonly occurredOn: string;
}

/**
 * A member's balance (domain.md §5: given − received) after each of some entries of its own that follow each other without a gap, in
 * the order of days and ids, with those of members that merged into it. It runs over everything of all kinds that is accepted and has
 * a value, from the baseline that the member joined with. It costs the member's sums by quarter, and the entries of one quarter.
 * @param page as a list shows them, in either order; a reversal stands on the day on which it is booked
 */
export async function runningBalances(
  ledger: LedgerReads,
  coalitionId: string,
  memberId: string,
  page: readonly EntryPlace[],
  sight: Sight = SEES_ALL,
): Promise<RunningBalances> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const { directory } = known;
    const outlook = outlookIn(directory, sight, ledger.now());
    const id = memberId.normalize('NFC');
    if (page.length === 0 || !directory.members.has(id) || !outlook.seesDetailOf(id)) return new Map();
    const today = dateIn(directory.coalition.timeZone, ledger.now());
    const ids = [id, ...directory.carriedOnBy(id, today).filter((other) => other !== id)];
    const days = await bookedOn(snapshot, known, page);
    const [first, last] = [days.at(0)!, days.at(-1)!];
    const { fiscalCalendar, currency } = directory.coalition;
    const quarter = fiscalCalendar.quarter(fiscalCalendar.quarterOf(parseDate(first.occurredOn)));
    let balance = await balanceBefore(snapshot, known, ids, quarter);
    const balances = new Map<string, string>();
    const baselines = new BaselinesMet(ids, known);
    for (const { id: entryId, occurredOn, change } of await changesOf(
      snapshot,
      known,
      ids,
      quarter.from,
      last,
    )) {
      balance = balance.plus(change);
      const told = balance.plus(baselines.on(occurredOn));
      balances.set(entryId, formatAmount(told, currency));
    }
    return new Map(page.map((entry) => [entry.id, balances.get(entry.id)!]));
  });
}

/** The days on which entries are booked, oldest first: lists tell of a reversal the day on which it was put right. */
async function bookedOn(
  snapshot: ReadSnapshot,
  { head }: KnownLedger,
  page: readonly EntryPlace[],
): Promise<EntryPlace[]> {
  const rows = await snapshot.rows(
    `SELECT entry_id, occurred_on FROM entries WHERE coalition_id = ? AND entry_id IN (${page.map(() => '?').join(', ')})`,
    [head.coalitionId, ...page.map(({ id }) => id)],
  );
  // In order here: SQLite would go through all entries in the order of days, to save itself the sorting of these few.
  return rows
    .map(([id, occurredOn]) => ({ id: id as string, occurredOn: occurredOn as string }))
    .sort(inOrderOfDays);
}

/** What counted before a quarter: of all time, less the quarter and all later ones. */
async function balanceBefore(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  ids: readonly string[],
  quarter: Quarter,
): Promise<Amount> {
  const reader = new FlowReader(snapshot, known);
  let balance = Amount.zero;
  for (const id of ids) {
    await reader.ofMember(id, quarter, (period, { standing, direction, value }) => {
      if (standing !== 'accepted') return;
      const isAdded = (direction === 'given') === (period === LIFE);
      balance = isAdded ? balance.plus(value) : balance.minus(value);
    });
  }
  return balance;
}

interface Change extends EntryPlace {
  readonly change: Amount;
}

/** What each entry from a day on up to another one changes, in order. */
async function changesOf(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  ids: readonly string[],
  from: string,
  last: EntryPlace,
): Promise<Change[]> {
  const places = ids.map(() => '?').join(', ');
  const { scale } = known.directory.coalition.currency;
  const sides: readonly [string, readonly SqlValue[]][] = [
    [`member_id IN (${places})`, ids],
    // One between a member and another that merged into it is found by its first side.
    [`other_member IN (${places}) AND member_id NOT IN (${places})`, [...ids, ...ids]],
  ];
  const changes: Change[] = [];
  for (const [side, parameters] of sides) {
    const rows = await snapshot.rows(
      `SELECT ${STANDING_COLUMNS}, entry_id FROM entries WHERE coalition_id = ? AND ${side} ` +
        'AND occurred_on >= ? AND (occurred_on, entry_id) <= (?, ?)',
      [known.head.coalitionId, ...parameters, from, last.occurredOn, last.id],
    );
    for (const row of rows) {
      let change = Amount.zero;
      for (const { memberId, direction, standing, value } of flowsStanding(row, scale)) {
        if (standing !== 'accepted' || !ids.includes(memberId)) continue;
        change = direction === 'given' ? change.plus(value) : change.minus(value);
      }
      changes.push({ id: row[11] as string, occurredOn: row[0] as string, change });
    }
  }
  return changes.sort(inOrderOfDays);
}

function inOrderOfDays(one: EntryPlace, other: EntryPlace): number {
  if (one.occurredOn !== other.occurredOn) return one.occurredOn < other.occurredOn ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** The baselines of members, from the day on for which they were stated. */
class BaselinesMet {
  constructor(
    private readonly ids: readonly string[],
    private readonly known: KnownLedger,
  ) {}

  on(day: string): Amount {
    const { members } = this.known.directory;
    return this.ids.reduce((sum, id) => sum.plus(baselineOn(members.get(id)!.baseline, day)), Amount.zero);
  }
}
