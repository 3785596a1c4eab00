import { idsOfMember, outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { CursorPage, PageAsked } from '../event-store/cursor.js';
import { pageOfRows, placesFor, rowById, type Conditions, type Way } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { eventsAt } from '../event-store/log-reader.js';
import { dateIn } from '../kernel/calendar.js';
import { identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount } from '../kernel/unit.js';
import type { ApplicationStanding } from './domain/application.js';
import type { ApplicationContested } from './domain/events.js';
import { applicationsTable, type ApplicationRow } from './knowledge.tables.js';

export const APPLICATION_STATES = ['awaiting', 'confirmed', 'contested', 'withdrawn'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATES)[number];

/** Which applications; null where a filter is not used. */
export interface ApplicationsAsked extends PageAsked {
  readonly asset: string | null;
  /** By this member, or by members that merged into it. */
  readonly member: string | null;
  readonly state: string | null;
  /** Of the days of this quarter, whichever one they count in. */
  readonly quarter: string | null;
}

/** An application as it stands now. */
export interface ApplicationView {
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  readonly assetId: string;
  readonly memberId: string;
  readonly appliedOn: string;
  readonly depth: string;
  /** In base currency; null where that is not known. */
  readonly outcomeValue: string | null;
  readonly description: string | null;
  readonly state: ApplicationStatus;
  readonly recordedBy: string;
  /** The quarter in which it counts; null while it does not. */
  readonly quarter: string | null;
  /** Who last confirmed, contested or withdrew it. */
  readonly decidedBy: string | null;
  /** The day of its confirmation; null while it does not count. */
  readonly confirmedOn: string | null;
  /** The entry by which its user got something; null while it does not count. */
  readonly entryId: string | null;
}

export interface ApplicationDetail extends ApplicationView {
  /** Why it was contested or withdrawn. */
  readonly reason: string | null;
}

/**
 * Applications by day and id. A member sees its own uses, those of assets it authored, and of others those that count, as the
 * coalition agreed.
 * @throws Problem `coalition.member-unknown`, `request.quarter-malformed`, `request.cursor-malformed`
 */
export async function applicationsOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: ApplicationsAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<ApplicationView>> {
  return reads.read(async (snapshot) => {
    const { head, directory } = await reads.directories.view(snapshot, coalitionId);
    const { asset, member, state, quarter } = asked;
    const { timeZone, fiscalCalendar } = directory.coalition;
    const assetId = asset === null ? null : identifier(asset, 'asset_id');
    const days = quarter === null ? undefined : fiscalCalendar.quarter(quarter);
    const members = member === null ? [null] : idsOfMember(directory, member, dateIn(timeZone, reads.now()));
    const outlook = outlookIn(directory, sight, reads.now());
    const ways = waysSeen(
      members.map((memberId) => wayTo(assetId, memberId, state)),
      { coalitionId, assetId, members, state },
      outlook,
    );
    const { rows, next } = await pageOfRows(
      snapshot,
      head,
      {
        list: 'applications',
        table: applicationsTable,
        order: ['applied_on', 'application_id'],
        keyOf: ({ appliedOn, applicationId }) => [appliedOn, applicationId],
        ways,
        days,
      },
      asked,
    );
    return { items: rows.map((row) => applicationView(row, directory)), next };
  });
}

/** Along the asset, the member, or how it stands, whichever is asked for first. What is not confirmed is in indexes of its own. */
function wayTo(assetId: string | null, memberId: string | null, state: string | null): Way {
  const standing = state === 'awaiting' ? 'recorded' : state;
  const isApart = standing !== null && standing !== 'confirmed';
  const along: Record<string, string> = {};
  if (assetId !== null) along['asset_id'] = assetId;
  else if (memberId !== null) along['member_id'] = memberId;
  if (isApart && memberId === null) along['standing'] = standing;
  return {
    along,
    only: (where) => {
      if (assetId !== null && memberId !== null) where.only('member_id = ?', memberId);
      // The words of the partial indexes, so that they are used.
      if (isApart) where.only("standing <> 'confirmed'");
      if (standing !== null && !('standing' in along)) where.only('standing = ?', standing);
    },
  };
}

interface Searched {
  readonly coalitionId: string;
  readonly assetId: string | null;
  readonly members: readonly (string | null)[];
  readonly state: string | null;
}

/** The ways with what the reader does not see left out; where it sees little, along what is its own. */
function waysSeen(
  ways: readonly Way[],
  { coalitionId, assetId, members, state }: Searched,
  outlook: Outlook,
): Way[] {
  if (outlook.seesAll) return [...ways];
  if (!outlook.isInside) return [];
  const own = [...outlook.own];
  const places = placesFor(own);
  const authored = `asset_id IN (SELECT asset_id FROM authored_assets WHERE coalition_id = ? AND member_id IN (${places}))`;
  if (outlook.seesOthersInDetail) {
    const only = (where: Conditions): void => {
      const seen = `(standing = 'confirmed' OR member_id IN (${places}) OR ${authored})`;
      where.only(seen, ...own, coalitionId, ...own);
    };
    return ways.map((way) => withCondition(way, only));
  }
  const among = (where: Conditions): void => {
    const asked = members.filter((id) => id !== null);
    if (asked.length > 0) where.only(`member_id IN (${placesFor(asked)})`, ...asked);
  };
  return [
    ...own.map((id) => withCondition(wayTo(assetId, id, state), among)),
    withCondition(wayTo(assetId, null, state), (where) => {
      among(where);
      where.only(authored, coalitionId, ...own).only(`member_id NOT IN (${places})`, ...own);
    }),
  ];
}

function withCondition({ along, only }: Way, more: (where: Conditions) => void): Way {
  return {
    along,
    only: (where) => {
      only(where);
      more(where);
    },
  };
}

/** Whether the reader sees an application, by the same rule as in lists. */
async function isSeen(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { memberId, assetId, standing }: ApplicationRow,
  outlook: Outlook,
): Promise<boolean> {
  if (outlook.seesAll || outlook.isOwn(memberId)) return true;
  if (outlook.seesOthersInDetail && standing === 'confirmed') return true;
  return isAuthoredBy(snapshot, coalitionId, assetId, outlook);
}

/** Whether the reader is among the authors of an asset. */
export async function isAuthoredBy(
  snapshot: ReadSnapshot,
  coalitionId: string,
  assetId: string,
  { own }: Outlook,
): Promise<boolean> {
  if (own.size === 0) return false;
  const found = await snapshot.rows(
    `SELECT 1 FROM authored_assets WHERE coalition_id = ? AND asset_id = ? AND member_id IN (${placesFor([...own])}) LIMIT 1`,
    [coalitionId, assetId, ...own],
  );
  return found.length > 0;
}

/**
 * One application.
 * @throws Problem `knowledge.application-unknown`
 */
export async function applicationOf(
  reads: CoalitionReads,
  coalitionId: string,
  text: string,
  sight: Sight = SEES_ALL,
): Promise<ApplicationDetail> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const id = identifier(text, 'application_id');
    const row = await rowById(snapshot, applicationsTable, coalitionId, 'application_id', id);
    const outlook = outlookIn(directory, sight, reads.now());
    if (!row || !(await isSeen(snapshot, coalitionId, row, outlook)))
      throw new Problem('knowledge.application-unknown', { application: id });
    const at = row.decidedPosition === null ? [] : [row.decidedPosition];
    const decided = [...(await eventsAt(snapshot, reads.events, coalitionId, at)).values()];
    const said = decided[0]?.data as Partial<ApplicationContested> | undefined;
    return { ...applicationView(row, directory), reason: said?.reason ?? null };
  });
}

function applicationView(row: ApplicationRow, { coalition }: Directory): ApplicationView {
  const { applicationId: id, position, assetId, memberId, appliedOn, depth, outcomeValue, description } = row;
  const { recordedBy, quarter, decidedBy, decidedOn: confirmedOn, entryId } = row;
  const standing = row.standing as ApplicationStanding;
  return {
    ...{ id, position, assetId, memberId, appliedOn, depth },
    outcomeValue: outcomeValue && formatAmount(outcomeValue, coalition.currency),
    description,
    state: standing === 'recorded' ? 'awaiting' : standing,
    ...{ recordedBy, quarter, decidedBy, confirmedOn, entryId },
  };
}
