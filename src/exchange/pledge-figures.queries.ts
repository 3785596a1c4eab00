import type { Directory } from '../coalition/domain/directory.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import {
  pledgeFiguresOf,
  pledgeOn,
  type PledgeFact,
  type PledgeFigures,
  type PledgeOn,
} from './domain/pledge-figures.js';
import { pledgeFactsTable } from './pledges.tables.js';

/** A moment of a ledger: what was known of the coalition then, and the position up to which facts count. */
export interface KnownPledges {
  readonly directory: Directory;
  readonly position: number;
}

/** The end of a period: nothing else of it matters here, as pledges are a stock like balances. */
export interface EndOfPeriod {
  readonly to: string;
}

/** Facts read at once: few enough to die young in memory. */
const PAGE_FACTS = 10_000;

/**
 * The pledges of members at the end of a period, by member id (domain.md §5): as of its last day, as known at a position,
 * those that were made before it too. Pledges of a member that merged by then stand with its survivor. Members without any
 * are not in the answer: what they have is `noPledges` of `domain/pledge-figures.ts`.
 *
 * It reads the facts about pledges of the members asked for, one range of the key each.
 * @param members ids as of that day; undefined means all
 */
export async function pledgeFigures(
  snapshot: ReadSnapshot,
  known: KnownPledges,
  { to }: EndOfPeriod,
  members?: readonly string[],
): Promise<Map<string, PledgeFigures>> {
  const { directory } = known;
  const pledges = await pledgesAt(snapshot, known, { to }, members);
  return pledgeFiguresOf(pledges, (id) => directory.survivorOf(id, to), directory.coalition.currency);
}

/** The pledges behind those figures, one by one, in the order of the members that made them and of their ids. */
export async function pledgesAt(
  snapshot: ReadSnapshot,
  { directory, position }: KnownPledges,
  { to }: EndOfPeriod,
  members?: readonly string[],
): Promise<PledgeOn[]> {
  const { id: coalitionId, currency } = directory.coalition;
  const asked = members?.flatMap((id) => directory.carriedOnBy(id, to)).sort() ?? [null];
  const pledges: PledgeOn[] = [];
  for (const memberId of asked) {
    for await (const facts of factsByPledge(snapshot, coalitionId, position, memberId)) {
      const pledge = pledgeOn(facts, to, currency.scale);
      if (pledge) pledges.push(pledge);
    }
  }
  return pledges;
}

/** All that was known of each pledge at a position, of one member or of all. */
async function* factsByPledge(
  snapshot: ReadSnapshot,
  coalitionId: string,
  position: number,
  memberId: string | null,
): AsyncGenerator<PledgeFact[]> {
  let facts: PledgeFact[] = [];
  for await (const page of factPages(snapshot, coalitionId, position, memberId)) {
    for (const fact of page) {
      if (facts[0] && facts[0].pledgeId !== fact.pledgeId) {
        yield facts;
        facts = [];
      }
      facts.push(fact);
    }
  }
  if (facts.length > 0) yield facts;
}

/** Facts in the order of the table's key: member, pledge, position. */
async function* factPages(
  snapshot: ReadSnapshot,
  coalitionId: string,
  position: number,
  memberId: string | null,
): AsyncGenerator<PledgeFact[]> {
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
    const page = rows.map((row) => pledgeFactsTable.decode(row) as PledgeFact);
    if (page.length > 0) yield page;
    last = page.at(-1);
    if (page.length < PAGE_FACTS) return;
  }
}
