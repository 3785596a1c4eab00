import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { placesFor } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import { Problem } from '../kernel/problem.js';
import { openEntriesIn, type OpenEntry } from '../portfolios/open-entries.queries.js';
import { outlookOf, type KnownLedger, type LedgerReads } from '../portfolios/view.queries.js';
import { frozenQuarter } from './frozen.js';

/** How many there are, and the first few. */
export interface Lacking {
  readonly count: number;
  readonly first: readonly string[];
}

/** What is missing in a quarter, so that its figures tell the whole. */
export interface Completeness {
  readonly quarter: string;
  /** The ledger's position that all this is known at. */
  readonly position: number;
  readonly isFrozen: boolean;
  /** Entries that happened in the quarter, without those that take one back. */
  readonly entries: number;
  /** Without a value; what knowledge is worth, credits tell. */
  readonly unvalued: Lacking;
  /** Proposed, and not accepted yet. */
  readonly unaccepted: Lacking;
  readonly disputed: Lacking;
  /** Pledges that were made by the quarter's last day. */
  readonly pledges: number;
  readonly overduePledges: Lacking;
}

const FIRST = 10;

/**
 * What is missing in a quarter under review, at its frozen position; before it is prepared, now. A member is told of what it takes
 * part in, and of what it sees of others.
 */
export async function reviewCompleteness(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  sight: Sight = SEES_ALL,
): Promise<Completeness> {
  return ledger.read(async (snapshot) => {
    const { known, period, isFrozen } = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { id: quarter, from, to } = period.quarter!;
    const outlook = outlookOf(ledger, known, sight);
    if (!outlook.isInside) throw new Problem('reviews.review-unknown', { quarter });
    const open = (await openEntriesIn(ledger, snapshot, known, { from, to })).filter((entry) =>
      isOpenEntrySeen(entry, outlook),
    );
    const pledges = (await pledgesAt(snapshot, known, { to })).filter(({ memberId }) =>
      outlook.seesDetailOf(memberId),
    );
    const idsOf = (standing: string): string[] =>
      open.filter((entry) => entry.standing === standing).map(({ entryId }) => entryId);
    return {
      quarter,
      position: known.position,
      isFrozen,
      entries: await entriesIn(snapshot, known, { from, to }, outlook),
      unvalued: lacking(open.filter(({ lacksValue }) => lacksValue).map(({ entryId }) => entryId)),
      unaccepted: lacking(idsOf('proposed')),
      disputed: lacking(idsOf('disputed')),
      pledges: pledges.length,
      overduePledges: lacking(
        pledges
          .filter(({ isOverdue }) => isOverdue)
          .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
          .map(({ pledgeId }) => pledgeId),
      ),
    };
  });
}

/** Whether an entry that lacks something is told of to a reader: its own, and of others what it could look up. */
export function isOpenEntrySeen({ memberId, counterparty, standing }: OpenEntry, outlook: Outlook): boolean {
  if (outlook.seesAll || outlook.isOwn(memberId) || outlook.isOwnParty(counterparty)) return true;
  if (standing === 'accepted') return outlook.seesOthersInDetail;
  return standing === 'disputed' && outlook.seesDisputesOfOthers;
}

/** How many entries stood on some days. What was carried over from there, or to there, after the position, stood where it came from. */
async function entriesIn(
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position }: KnownLedger,
  { from, to }: { readonly from: string; readonly to: string },
  outlook: Outlook,
): Promise<number> {
  const own = [...outlook.own];
  const either = `(e.member_id IN (${placesFor(own)}) OR e.other_member IN (${placesFor(own)}))`;
  const seen = outlook.seesAll
    ? { sql: '', values: [] }
    : outlook.seesOthersInDetail
      ? { sql: ` AND (e.standing = 'accepted' OR ${either})`, values: [...own, ...own] }
      : { sql: ` AND ${either}`, values: [...own, ...own] };
  const count = async (table: string, on: string, more: string): Promise<number> => {
    const [row] = await snapshot.rows(
      `SELECT COUNT(*) FROM ${table} WHERE e.coalition_id = ? AND ${on} >= ? AND ${on} <= ? AND e.position <= ? AND e.reverses IS NULL${more}${seen.sql}`,
      [coalitionId, from, to, position, ...(more === '' ? [] : [position]), ...seen.values],
    );
    return Number(row![0]);
  };
  const now = await count('entries e', 'e.occurred_on', '');
  const carried =
    'late_items l JOIN entries e ON e.coalition_id = l.coalition_id AND e.entry_id = l.entry_id';
  const since = ' AND l.carried_from IS NOT NULL AND l.position > ?';
  const away = await count(carried, 'l.carried_from', since);
  const here = await count(carried, 'l.occurred_on', since);
  return now + away - here;
}

function lacking(ids: readonly string[]): Lacking {
  return { count: ids.length, first: ids.slice(0, FIRST) };
}
