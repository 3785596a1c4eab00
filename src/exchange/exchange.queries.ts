import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { parseParty, type Party } from '../coalition/domain/authority.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { dateIn } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { disputesAbout, viewsOf, waitsForOf, type EntryView, type Today } from './entry-views.js';
import { entriesTable, type EntryRow } from './exchange.tables.js';

export type { EntryView } from './entry-views.js';

/** Which entries; null where a filter is not used. */
export interface EntriesAsked extends PageAsked {
  /** On either side; entries of members that merged into it too. */
  readonly member: string | null;
  readonly kind: string | null;
  readonly direction: string | null;
  /** First and last day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly project: string | null;
  readonly status: string | null;
  /** `backbone` or `member:ID`, and members that merged into it. */
  readonly recordedBy: string | null;
  /** `backbone` or `member:ID`: what that party can bring further today. */
  readonly waitingFor: string | null;
  readonly pledge: string | null;
  /** Claimed as cost sharing on this award. */
  readonly award: string | null;
}

export interface EntriesPage extends CursorPage<EntryView> {
  /** The position of the ledger at which the first page was read. Later entries are on no page that follows from it. */
  readonly position: number;
}

const LIST = 'entries';

interface From {
  readonly date: string;
  readonly id: string;
  /** The ledger's position when the first page was read. */
  readonly position: number;
}

/**
 * Entries by date and id. The pages that follow from one first page hold each entry that was recorded by then exactly
 * once, whatever is recorded meanwhile. A reader that does not see all finds those that it sees, along the same indexes.
 */
export async function entriesOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: EntriesAsked,
  sight: Sight = SEES_ALL,
): Promise<EntriesPage> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    const from = asked.after === null ? null : fromOf(asked.after);
    const position = Math.min(from?.position ?? view.head.position, view.head.position);
    const outlook = outlookIn(view.directory, sight, reads.now());
    const search = new EntrySearch(snapshot, view, asked, position, { today, outlook });
    const found = await search.rowsAfter(from);
    const page = found.slice(0, asked.limit);
    const last = page.at(-1);
    const more = found.length > asked.limit && last !== undefined;
    return {
      items: await viewsOf(reads, snapshot, view, page, today),
      next: more ? cursorOf(LIST, [last.occurredOn, last.entryId, position]) : null,
      position,
    };
  });
}

function fromOf(cursor: string): From {
  const [date, id, position] = partsOfCursor(LIST, cursor, ['string', 'string', 'number']);
  return { date: date as string, id: id as string, position: position as number };
}

/** One way through the entries, each along an index: no entry is found by two of them. */
interface Scan {
  readonly column?: 'member_id' | 'other_member';
  readonly memberId?: string;
  /** First sides whose entries another scan finds. */
  readonly without?: readonly string[];
  readonly standing?: string;
}

/** What waits for somebody stands so. */
const WAITING = ['proposed', 'disputed'];

/** The entries that were asked for, along as many indexes as it takes; one page reads about as many rows as it shows. */
class EntrySearch {
  private readonly now: Today;
  private readonly outlook: Outlook;
  private readonly waitingFor: Party | null;
  private readonly recordedBy: Party | null;

  constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly view: LedgerView<Directory>,
    private readonly asked: EntriesAsked,
    private readonly position: number,
    { today, outlook }: { readonly today: string; readonly outlook: Outlook },
  ) {
    const { directory } = view;
    this.now = { directory, today };
    this.outlook = outlook;
    this.waitingFor = asked.waitingFor === null ? null : parseParty(asked.waitingFor, directory);
    this.recordedBy = asked.recordedBy === null ? null : parseParty(asked.recordedBy, directory);
  }

  /** One row more than the page has room for, where there are as many. */
  async rowsAfter(from: From | null): Promise<EntryRow[]> {
    const found: EntryRow[] = [];
    for (const scan of this.scans()) found.push(...(await this.along(scan, from)));
    return found.sort(byDateAndId).slice(0, this.asked.limit + 1);
  }

  private scans(): Scan[] {
    const { member, status } = this.asked;
    if (!this.outlook.isInside) return [];
    const standings = status === null ? WAITING : WAITING.filter((standing) => standing === status);
    const ofOwn = this.scansOfOwn(standings);
    if (ofOwn) return ofOwn;
    if (this.waitingFor === 'backbone') return standings.map((standing) => ({ standing }));
    if (this.waitingFor !== null) {
      return standings.flatMap((standing) =>
        this.sidesOf(memberIn(this.waitingFor!)).map((scan) => ({ ...scan, standing })),
      );
    }
    const sides: Scan[] = member === null ? [{}] : this.sidesOf(member.normalize('NFC'));
    return status === null ? sides : sides.map((scan) => ({ ...scan, standing: status }));
  }

  /** Where the reader sees no entries but its own, and where others' do not wait for it to see them, along its own ids. */
  private scansOfOwn(waiting: readonly string[]): Scan[] | undefined {
    const { own, seesOthersInDetail, seesDisputesOfOthers } = this.outlook;
    const isApart = this.waitingFor !== null;
    if (seesOthersInDetail && (!isApart || seesDisputesOfOthers)) return undefined;
    const { status } = this.asked;
    const standings = isApart ? waiting : status === null ? [undefined] : [status];
    const sides = this.sidesOfIds([...own]);
    return standings.flatMap((standing) =>
      sides.map((scan) => (standing === undefined ? scan : { ...scan, standing })),
    );
  }

  private sidesOf(member: string): Scan[] {
    return this.sidesOfIds(this.idsOf(member));
  }

  private sidesOfIds(ids: readonly string[]): Scan[] {
    return ids.flatMap((memberId): Scan[] => [
      { column: 'member_id', memberId },
      // An entry between a member and one that merged into it is found by its first side.
      { column: 'other_member', memberId, without: ids },
    ]);
  }

  /** The member's id, and those of members that merged into it. */
  private idsOf(member: string): string[] {
    const { directory, today } = this.now;
    const ids = new Set([member]);
    for (const id of directory.members.keys()) if (directory.survivorOf(id, today) === member) ids.add(id);
    return [...ids];
  }

  /** Rows along one index. Where not all that it finds wait for whom was asked for, it reads on. */
  private async along(scan: Scan, from: From | null): Promise<EntryRow[]> {
    const { limit } = this.asked;
    const found: EntryRow[] = [];
    let last: Pick<From, 'date' | 'id'> | null = from;
    for (;;) {
      const rows = await this.rowsAlong(scan, last);
      found.push(...(await this.waiting(rows)));
      if (found.length > limit || rows.length <= limit) return found;
      last = { date: rows.at(-1)!.occurredOn, id: rows.at(-1)!.entryId };
    }
  }

  private async waiting(rows: EntryRow[]): Promise<EntryRow[]> {
    const { waitingFor } = this;
    if (waitingFor === null) return rows;
    const disputes = await disputesAbout(this.snapshot, this.view.head.coalitionId, rows);
    return rows.filter((row) =>
      waitsForOf(row, disputes, this.now).some(({ party }) => party === waitingFor),
    );
  }

  private async rowsAlong(scan: Scan, last: Pick<From, 'date' | 'id'> | null): Promise<EntryRow[]> {
    const { asked, recordedBy } = this;
    const where = ['coalition_id = ?'];
    const parameters: SqlValue[] = [this.view.head.coalitionId];
    const only = (condition: string, ...values: SqlValue[]): void => {
      where.push(condition);
      parameters.push(...values);
    };
    const { column, memberId, without, standing } = scan;
    if (column && memberId !== undefined) only(`${column} = ?`, memberId);
    if (without) only(`member_id NOT IN (${placesFor(without)})`, ...without);
    if (standing !== undefined) {
      // The words of the partial indexes, so that they are used.
      if (standing !== 'accepted') only("standing <> 'accepted'");
      only('standing = ?', standing);
    }
    const eitherSide = (ids: readonly string[]): [string, ...string[]] => [
      `(member_id IN (${placesFor(ids)}) OR other_member IN (${placesFor(ids)}))`,
      ...ids,
      ...ids,
    ];
    // Where the way does not go along the member that was asked for.
    if (asked.member !== null && (this.waitingFor !== null || !this.outlook.seesOthersInDetail))
      only(...eitherSide(this.idsOf(asked.member.normalize('NFC'))));
    if (!this.outlook.seesAll && this.outlook.seesOthersInDetail) {
      const [ofOwn, ...own] = eitherSide([...this.outlook.own]);
      only(
        `(standing IN (${placesFor(standingsSeenOfOthers(this.outlook))}) OR ${ofOwn})`,
        ...standingsSeenOfOthers(this.outlook),
        ...own,
      );
    }
    if (recordedBy === 'backbone') only('recorded_by = ?', recordedBy);
    else if (recordedBy !== null) {
      const recorders = this.idsOf(memberIn(recordedBy)).map((id) => `member:${id}`);
      only("recorded_by <> 'backbone'");
      only(`recorded_by IN (${placesFor(recorders)})`, ...recorders);
    }
    only('position <= ?', this.position);
    if (asked.kind !== null) only('kind = ?', asked.kind);
    if (asked.direction !== null) only('direction = ?', asked.direction);
    if (asked.project !== null) only('project = ?', asked.project.normalize('NFC'));
    if (asked.pledge !== null) only('pledge_id = ?', asked.pledge.normalize('NFC'));
    if (asked.award !== null) only('award = ?', asked.award.normalize('NFC'));
    if (asked.from !== null) only('occurred_on >= ?', asked.from);
    if (asked.to !== null) only('occurred_on <= ?', asked.to);
    if (last) only('(occurred_on, entry_id) > (?, ?)', last.date, last.id);
    const rows = await this.snapshot.rows(
      `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE ${where.join(' AND ')} ` +
        `ORDER BY occurred_on, entry_id LIMIT ${String(asked.limit + 1)}`,
      parameters,
    );
    return rows.map((row) => entriesTable.decode(row));
  }
}

/** What others only proposed is theirs until it is accepted; what was disputed, and withdrawn so, goes with disputes. */
function standingsSeenOfOthers({ seesDisputesOfOthers }: Outlook): string[] {
  return seesDisputesOfOthers ? ['accepted', 'disputed', 'withdrawn'] : ['accepted'];
}

/** Whether a reader sees an entry at all: by the same rule as in lists. */
function isSeen({ memberId, otherMember, standing }: EntryRow, outlook: Outlook): boolean {
  if (outlook.seesAll || isOwnEntry({ memberId, otherMember }, outlook)) return true;
  return outlook.seesOthersInDetail && standingsSeenOfOthers(outlook).includes(standing);
}

/** Whether the reader is on either side of an entry. */
export function isOwnEntry(
  { memberId, otherMember }: Pick<EntryRow, 'memberId' | 'otherMember'>,
  outlook: Outlook,
): boolean {
  return outlook.isOwn(memberId) || (otherMember !== null && outlook.isOwn(otherMember));
}

const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const memberIn = (party: Party): string => party.slice('member:'.length);

function byDateAndId(one: EntryRow, other: EntryRow): number {
  if (one.occurredOn !== other.occurredOn) return one.occurredOn < other.occurredOn ? -1 : 1;
  return one.entryId < other.entryId ? -1 : 1;
}

/**
 * An entry that the reader sees. One that it does not see is answered for like one that is unknown.
 * @throws Problem `exchange.entry-unknown`
 */
export async function entryRow(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entryId: string,
  outlook: Outlook,
): Promise<EntryRow> {
  const id = entryId.normalize('NFC');
  const [row] = await snapshot.rows(
    `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE coalition_id = ? AND entry_id = ?`,
    [coalitionId, id],
  );
  const entry = row && entriesTable.decode(row);
  if (!entry || !isSeen(entry, outlook)) throw new Problem('exchange.entry-unknown', { entry: id });
  return entry;
}

/** What a reversal of an entry must say, so that both add up to nothing. */
export interface MirrorOfEntry {
  readonly direction: string;
  readonly memberId: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly project: string | null;
}

/**
 * An entry, negated, to be read before the command that reverses it runs. Should the entry be adjusted in between, that command
 * is refused, as it would no longer mirror it.
 */
export async function mirrorOf(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
  sight: Sight = SEES_ALL,
): Promise<MirrorOfEntry> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const row = await entryRow(snapshot, coalitionId, entryId, outlookIn(directory, sight, reads.now()));
    const { direction, memberId, kind, unit, project } = row;
    return { direction, memberId, kind, unit, project, quantity: row.quantity.negated().toString() };
  });
}
