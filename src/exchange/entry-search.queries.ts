import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { parseParty, type Party } from '../coalition/domain/authority.js';
import { nameOn, type Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { daysOf, type EntriesAsked, type EntryFilter } from './entry-filter.queries.js';
import { disputesAbout, waitsForOf, type Today } from './entry-views.js';
import { standingsSeenOfOthers } from './entry-sight.js';
import { entriesTable, type EntryRow } from './exchange.tables.js';

/** A place in the order of entries. */
export interface EntryKey {
  readonly date: string;
  readonly id: string;
}

export interface FoundRows {
  /** In order, at most one more than were asked for. */
  readonly rows: readonly EntryRow[];
  /** Where the look ended although there is more to look at; null where all that matches was found. */
  readonly lookedTo: EntryKey | null;
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

/** Entries that one page looks at where its filter has no index, and the same where it has to read their words. */
export const LOOK_LIMITS = { rows: 20_000, words: 2_000 };

/** How long a look keeps its thread from others at a time. */
const TURN_MS = 8;

/** What should have a value and has none: what knowledge is worth, credits tell. */
const LACKS_VALUE =
  "value IS NULL AND standing <> 'withdrawn' AND reverses IS NULL AND reversed_by IS NULL " +
  "AND (arises_from IS NULL OR arises_from LIKE 'redemption/%')";

/**
 * The entries that were asked for, along as many indexes as it takes; one page reads about as many rows as it shows, and where its
 * filter has no index, as many as `LOOK_LIMITS` says at most.
 */
export class EntrySearch {
  private readonly now: Today;
  private readonly waitingFor: Party | null;
  private readonly recordedBy: Party | null;
  private readonly words: readonly string[];
  private readonly days: { readonly from: string | null; readonly to: string | null };
  private readonly limit: number;
  private readonly isNewestFirst: boolean;
  private readonly outlook: Outlook;

  constructor(
    private readonly reads: Pick<CoalitionReads, 'events'>,
    private readonly snapshot: ReadSnapshot,
    private readonly view: LedgerView<Directory>,
    private readonly asked: EntryFilter & Pick<EntriesAsked, 'limit' | 'order'>,
    private readonly position: number,
    { today, outlook }: { readonly today: string; readonly outlook: Outlook },
    private readonly look = LOOK_LIMITS,
  ) {
    const { directory } = view;
    this.now = { directory, today };
    this.outlook = outlook;
    this.waitingFor = asked.waitingFor === null ? null : parseParty(asked.waitingFor, directory);
    this.recordedBy = asked.recordedBy === null ? null : parseParty(asked.recordedBy, directory);
    this.words = wordsIn(asked.text ?? null);
    this.days = daysOf(asked, directory);
    this.limit = asked.limit;
    this.isNewestFirst = asked.order === 'newest';
  }

  /** One row more than the page has room for, where there are as many. */
  async rowsAfter(from: EntryKey | null): Promise<FoundRows> {
    const found: EntryRow[] = [];
    let lookedTo: EntryKey | null = null;
    for (const scan of this.scans()) {
      const bound = await this.boundOf(scan, from);
      if (bound && (lookedTo === null || this.isBefore(bound, lookedTo))) lookedTo = bound;
      found.push(...(await this.along(scan, from, bound)));
    }
    const end = lookedTo;
    const seen = end === null ? found : found.filter((row) => !this.isBefore(end, keyOf(row)));
    const rows = seen
      .sort((one, other) => (this.isBefore(keyOf(one), keyOf(other)) ? -1 : 1))
      .slice(0, this.limit + 1);
    return { rows, lookedTo: rows.length > this.limit ? null : end };
  }

  /** Whether there is more to look at than one look takes in: then not all that matches can be told. */
  async isTooMuch(): Promise<boolean> {
    for (const scan of this.scans()) if (await this.boundOf(scan, null)) return true;
    return false;
  }

  /** How many match, where that needs no look at their words; null where there are more. */
  async countUpTo(limit: number): Promise<number | null> {
    if (await this.isTooMuch()) return null;
    let count = 0;
    for (const scan of this.scans()) {
      const { where, parameters } = this.matching(scan, null);
      const [row] = await this.snapshot.rows(
        `SELECT count(*) FROM (SELECT 1 FROM entries WHERE ${where.join(' AND ')} LIMIT ${String(limit + 1)}) counted`,
        parameters,
      );
      count += Number(row![0]);
      if (count > limit) return null;
    }
    return count;
  }

  private isBefore(one: EntryKey, other: EntryKey): boolean {
    const isEarlier = one.date === other.date ? one.id < other.id : one.date < other.date;
    const isSame = one.date === other.date && one.id === other.id;
    return !isSame && isEarlier !== this.isNewestFirst;
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
      // An entry between a member and one that merged into it is found by its first side. Nobody exchanges with itself: of one
      // member alone the index says all, and no entry is read to count them.
      { column: 'other_member', memberId, without: ids.length > 1 ? ids : [] },
    ]);
  }

  /** The member's id, and those of members that merged into it. */
  private idsOf(member: string): string[] {
    const { directory, today } = this.now;
    const ids = new Set([member]);
    for (const id of directory.members.keys()) if (directory.survivorOf(id, today) === member) ids.add(id);
    return [...ids];
  }

  /**
   * The last key that a scan looks at, where its filter has no index and there is more than that to look at. It walks along the
   * index alone.
   */
  private async boundOf(scan: Scan, from: EntryKey | null): Promise<EntryKey | null> {
    const { kind, direction, pool, unvalued, project, pledge, award } = this.asked;
    const isApart = scan.standing !== undefined && scan.standing !== 'accepted';
    const hasIndex = [project, pledge, award].some((one) => one !== null) || isApart;
    const isNarrowed =
      [kind, direction].some((one) => one !== null) ||
      [pool, unvalued].some((one) => one !== null && one !== undefined) ||
      this.recordedBy === 'backbone';
    const limit = this.words.length > 0 ? this.look.words : this.look.rows;
    if (this.words.length === 0 && (hasIndex || !isNarrowed)) return null;
    const { where, parameters } = this.wayOf(scan, from);
    const [row] = await this.snapshot.rows(
      `SELECT occurred_on, entry_id FROM entries WHERE ${where.join(' AND ')} ${this.inOrder} ` +
        `LIMIT 1 OFFSET ${String(limit - 1)}`,
      parameters,
    );
    return row ? { date: row[0] as string, id: row[1] as string } : null;
  }

  /** Rows along one index. Where not all that it finds are those that were asked for, it reads on. */
  private async along(scan: Scan, from: EntryKey | null, bound: EntryKey | null): Promise<EntryRow[]> {
    const { limit } = this;
    const found: EntryRow[] = [];
    let last: EntryKey | null = from;
    let since = performance.now();
    for (;;) {
      const rows = await this.rowsAlong(scan, last, bound);
      found.push(...(await this.worded(await this.waiting(rows))));
      if (found.length > limit || rows.length <= limit) return found;
      last = keyOf(rows.at(-1)!);
      // What waits for this thread goes between, as a look that finds little reads thousands of rows; but seldom, as each turn may be long.
      if (performance.now() - since < TURN_MS) continue;
      await nextTurn();
      since = performance.now();
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

  /** Those that hold all words. What was said of an entry stands in the log alone. */
  private async worded(rows: EntryRow[]): Promise<EntryRow[]> {
    if (this.words.length === 0) return rows;
    const positions = rows.map(({ position }) => position);
    const { coalitionId } = this.view.head;
    const events = await eventsAt(this.snapshot, this.reads.events, coalitionId, positions);
    return rows.filter((row) => {
      const { description } = events.get(row.position)!.data as { description?: unknown };
      const said = typeof description === 'string' ? description : '';
      const { entryId, project, memberId, otherMember } = row;
      const text = [entryId, project ?? '', said, this.named(memberId), this.named(otherMember)].join('\n');
      const folded = foldedText(text);
      return this.words.every((word) => folded.includes(word));
    });
  }

  private named(memberId: string | null): string {
    const member = memberId === null ? undefined : this.now.directory.members.get(memberId);
    return member ? `${member.id}\n${nameOn(member, this.now.today)}` : '';
  }

  private get inOrder(): string {
    const way = this.isNewestFirst ? ' DESC' : '';
    return `ORDER BY occurred_on${way}, entry_id${way}`;
  }

  /** The conditions that go along an index. */
  private wayOf(
    { column, memberId, standing }: Scan,
    after: EntryKey | null,
  ): { readonly where: string[]; readonly parameters: SqlValue[] } {
    const where = ['coalition_id = ?'];
    const parameters: SqlValue[] = [this.view.head.coalitionId];
    const only = (condition: string, ...values: SqlValue[]): void => {
      where.push(condition);
      parameters.push(...values);
    };
    if (column && memberId !== undefined) only(`${column} = ?`, memberId);
    if (standing !== undefined) {
      // The words of the partial indexes, so that they are used.
      if (standing !== 'accepted') only("standing <> 'accepted'");
      only('standing = ?', standing);
    }
    const { from, to } = this.days;
    if (from !== null) only('occurred_on >= ?', from);
    if (to !== null) only('occurred_on <= ?', to);
    const sign = this.isNewestFirst ? '<' : '>';
    if (after) only(`(occurred_on, entry_id) ${sign} (?, ?)`, after.date, after.id);
    return { where, parameters };
  }

  private async rowsAlong(scan: Scan, last: EntryKey | null, bound: EntryKey | null): Promise<EntryRow[]> {
    const { where, parameters } = this.matching(scan, last);
    where.push('position <= ?');
    parameters.push(this.position);
    if (bound) {
      where.push(`(occurred_on, entry_id) ${this.isNewestFirst ? '>=' : '<='} (?, ?)`);
      parameters.push(bound.date, bound.id);
    }
    const rows = await this.snapshot.rows(
      `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE ${where.join(' AND ')} ` +
        `${this.inOrder} LIMIT ${String(this.limit + 1)}`,
      parameters,
    );
    return rows.map((row) => entriesTable.decode(row));
  }

  /** All conditions of what was asked for, by its columns. */
  private matching(
    scan: Scan,
    last: EntryKey | null,
  ): { readonly where: string[]; readonly parameters: SqlValue[] } {
    const { asked, recordedBy, outlook } = this;
    const { where, parameters } = this.wayOf(scan, last);
    const only = (condition: string, ...values: SqlValue[]): void => {
      where.push(condition);
      parameters.push(...values);
    };
    const { without } = scan;
    if (without && without.length > 0) only(`member_id NOT IN (${placesFor(without)})`, ...without);
    const eitherSide = (ids: readonly string[]): [string, ...string[]] => [
      `(member_id IN (${placesFor(ids)}) OR other_member IN (${placesFor(ids)}))`,
      ...ids,
      ...ids,
    ];
    // Where the way does not go along the member that was asked for: along it, each entry is its own, and the index says all.
    if (asked.member !== null && (this.waitingFor !== null || !outlook.seesOthersInDetail)) {
      const ids = this.idsOf(asked.member.normalize('NFC'));
      if (scan.memberId === undefined || !ids.includes(scan.memberId)) only(...eitherSide(ids));
    }
    if (!outlook.seesAll && outlook.seesOthersInDetail) {
      const [ofOwn, ...own] = eitherSide([...outlook.own]);
      const standings = standingsSeenOfOthers(outlook);
      only(`(standing IN (${placesFor(standings)}) OR ${ofOwn})`, ...standings, ...own);
    }
    if (recordedBy === 'backbone') only('recorded_by = ?', recordedBy);
    else if (recordedBy !== null) {
      const recorders = this.idsOf(memberIn(recordedBy)).map((id) => `member:${id}`);
      only("recorded_by <> 'backbone'");
      only(`recorded_by IN (${placesFor(recorders)})`, ...recorders);
    }
    if (asked.kind !== null) only('kind = ?', asked.kind);
    if (asked.direction !== null) only('direction = ?', asked.direction);
    if (asked.project !== null) only('project = ?', asked.project.normalize('NFC'));
    if (asked.pledge !== null) only('pledge_id = ?', asked.pledge.normalize('NFC'));
    if (asked.award !== null) only('award = ?', asked.award.normalize('NFC'));
    if (asked.pool) only('counterparty = ?', `pool:${asked.pool.normalize('NFC')}`);
    if (asked.unvalued === 'true') only(LACKS_VALUE);
    return { where, parameters };
  }
}

function wordsIn(text: string | null): string[] {
  return text === null
    ? []
    : foldedText(text)
        .split(/\s+/)
        .filter((word) => word !== '');
}

const foldedText = (text: string): string => text.normalize('NFC').toLowerCase();

const keyOf = ({ occurredOn, entryId }: EntryRow): EntryKey => ({ date: occurredOn, id: entryId });

const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const memberIn = (party: Party): string => party.slice('member:'.length);
