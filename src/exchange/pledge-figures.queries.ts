import type { Directory } from '../coalition/domain/directory.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import {
  PledgeFiguresFold,
  PledgeSum,
  type PledgeFact,
  type PledgeFigures,
} from './domain/pledge-figures.js';
import { pledgeFactsTable } from './pledges.tables.js';

/** A moment of a ledger: what was known of the coalition then, and the position up to which facts count. */
export interface KnownPledges {
  readonly directory: Directory;
  readonly position: number;
}

/** Facts read at once: few enough to die young in memory. */
const PAGE_FACTS = 10_000;

/**
 * The pledges of members at the end of a period, by member id (domain.md §5): as of its last day, as known at a position.
 * What was promised before counts too: pledges are a stock, like balances. Pledges of a member that merged by then stand with
 * its survivor. Members without any pledge are not in the answer; `noPledges` is what they have.
 *
 * It reads the facts about pledges of the members asked for, one range of the key each; of all members without any named.
 * @param period its last day; nothing else of it matters
 * @param members ids as of that day; undefined means all
 */
export async function pledgeFigures(
  snapshot: ReadSnapshot,
  { directory, position }: KnownPledges,
  { to }: { readonly to: string },
  members?: readonly string[],
): Promise<ReadonlyMap<string, PledgeFigures>> {
  const { coalition } = directory;
  const fold = new PledgeFiguresFold(to, coalition.currency.scale, (id) => directory.survivorOf(id, to));
  if (members === undefined) {
    await eachFact(snapshot, coalition.id, position, null, (fact) => {
      fold.add(fact);
    });
  } else {
    for (const memberId of members.flatMap((id) => directory.carriedOnBy(id, to))) {
      await eachFact(snapshot, coalition.id, position, memberId, (fact) => {
        fold.add(fact);
      });
    }
  }
  return new Map([...fold.finish()].map(([id, sum]) => [id, sum.toFigures(coalition.currency)]));
}

/** The figures of a member that never promised anything. */
export function noPledges({ coalition }: Directory): PledgeFigures {
  return new PledgeSum().toFigures(coalition.currency);
}

/** Facts in the order of the key: member, pledge, position; page by page. */
async function eachFact(
  snapshot: ReadSnapshot,
  coalitionId: string,
  position: number,
  memberId: string | null,
  take: (fact: PledgeFact) => void,
): Promise<void> {
  const columns = pledgeFactsTable.sqlColumns.join(', ');
  const ofMember = memberId === null ? '' : 'AND member_id = ? ';
  const asked: SqlValue[] = memberId === null ? [coalitionId] : [coalitionId, memberId];
  let last: PledgeFact | undefined;
  for (;;) {
    const from = last ? 'AND (member_id, pledge_id, position) > (?, ?, ?) ' : '';
    const after: SqlValue[] = last ? [last.memberId, last.pledgeId, last.position] : [];
    const rows = await snapshot.rows(
      `SELECT ${columns} FROM pledge_facts WHERE coalition_id = ? ${ofMember}${from}AND position <= ? ` +
        `ORDER BY member_id, pledge_id, position LIMIT ${String(PAGE_FACTS)}`,
      [...asked, ...after, position],
    );
    for (const row of rows) {
      last = pledgeFactsTable.decode(row) as PledgeFact;
      take(last);
    }
    if (rows.length < PAGE_FACTS) return;
  }
}
