import { idsOfMember, outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { CursorPage, PageAsked } from '../event-store/cursor.js';
import { pageOfRows, placesFor, rowById, type Way } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { dateIn } from '../kernel/calendar.js';
import { identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { FromLot } from './domain/events.js';
import { hasLapsed, type RedemptionStatus } from './domain/offer.js';
import { redemptionState } from './knowledge-facts.js';
import { redemptionsTable, type RedemptionRow } from './knowledge.tables.js';

export const REDEMPTION_STATUSES = ['reserved', 'lapsed', 'redeemed', 'released'] as const;

/** Which redemptions, as they stand today; null where a filter is not used. */
export interface RedemptionsAsked extends PageAsked {
  /** By this member, or by members that merged into it. */
  readonly member: string | null;
  readonly offer: string | null;
  readonly state: string | null;
}

/** One of an offer, as it stands today. */
export interface RedemptionView {
  readonly id: string;
  /** Where it was reserved. */
  readonly position: number;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: string;
  /** `lapsed`: nobody fetched it in time, and it waits to be set free. */
  readonly state: RedemptionStatus | 'lapsed';
  readonly reservedOn: string;
  /** The last day on which it can be redeemed. */
  readonly until: string;
  /** When it was redeemed or set free. */
  readonly endedOn: string | null;
  /** The entry that records what the member got. */
  readonly entryId: string | null;
}

export interface RedemptionDetail extends RedemptionView {
  /** Whose credits of which quarter pay for it, oldest first. */
  readonly lots: readonly FromLot[];
}

/**
 * Redemptions by the day of their reservation, and id. A member sees its own, those of what it offers, and those of others as the
 * coalition agreed.
 * @throws Problem `coalition.member-unknown`, `request.cursor-malformed`
 */
export async function redemptionsOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: RedemptionsAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<RedemptionView>> {
  return reads.read(async (snapshot) => {
    const { head, directory } = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const { member, offer, state } = asked;
    const offerId = offer === null ? null : identifier(offer, 'offer_id');
    const members = member === null ? [null] : idsOfMember(directory, member, today);
    const outlook = outlookIn(directory, sight, reads.now());
    const asIs = (memberId: string | null): Way => wayTo(offerId, memberId, state, today);
    const ways = outlook.seesOthersInDetail
      ? members.map(asIs)
      : waysToOwn(asIs, coalitionId, members, outlook);
    const { rows, next } = await pageOfRows(
      snapshot,
      head,
      {
        list: 'redemptions',
        table: redemptionsTable,
        order: ['reserved_on', 'redemption_id'],
        keyOf: ({ reservedOn, redemptionId }) => [reservedOn, redemptionId],
        ways,
      },
      asked,
    );
    return { items: rows.map((row) => redemptionView(row, today)), next };
  });
}

/** Along the reader's own redemptions, and those of others of what it offers. */
function waysToOwn(
  wayOf: (memberId: string | null) => Way,
  coalitionId: string,
  members: readonly (string | null)[],
  outlook: Outlook,
): Way[] {
  if (!outlook.isInside) return [];
  const own = [...outlook.own];
  const asked = members.filter((id) => id !== null);
  const ways: Way[] = own.filter((id) => asked.length === 0 || asked.includes(id)).map((id) => wayOf(id));
  const { along, only } = wayOf(null);
  const offered = `SELECT offer_id FROM offers WHERE coalition_id = ? AND offered_by IN (${placesFor(own)})`;
  ways.push({
    along,
    only: (where) => {
      only(where);
      if (asked.length > 0) where.only(`member_id IN (${placesFor(asked)})`, ...asked);
      where.only(`member_id NOT IN (${placesFor(own)})`, ...own);
      where.only(`offer_id IN (${offered})`, coalitionId, ...own.map((id) => `member:${id}`));
    },
  });
  return ways;
}

async function isOffering(
  snapshot: ReadSnapshot,
  coalitionId: string,
  offerId: string,
  { own }: Outlook,
): Promise<boolean> {
  if (own.size === 0) return false;
  const found = await snapshot.rows(
    `SELECT 1 FROM offers WHERE coalition_id = ? AND offer_id = ? AND offered_by IN (${placesFor([...own])})`,
    [coalitionId, offerId, ...[...own].map((id) => `member:${id}`)],
  );
  return found.length > 0;
}

function wayTo(offerId: string | null, memberId: string | null, state: string | null, today: string): Way {
  const along: Record<string, string> = {};
  if (memberId !== null) along['member_id'] = memberId;
  else if (offerId !== null) along['offer_id'] = offerId;
  return {
    along,
    only: (where) => {
      if (memberId !== null && offerId !== null) where.only('offer_id = ?', offerId);
      if (state === 'reserved') where.only('open_until IS NOT NULL AND open_until >= ?', today);
      else if (state === 'lapsed') where.only('open_until IS NOT NULL AND open_until < ?', today);
      else if (state !== null) where.only('state = ?', state);
    },
  };
}

/**
 * One redemption. Whose credits pay for it is told to those who see the redeemer's account.
 * @throws Problem `knowledge.redemption-unknown`
 */
export async function redemptionOf(
  reads: CoalitionReads,
  coalitionId: string,
  text: string,
  sight: Sight = SEES_ALL,
): Promise<RedemptionDetail> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const id = identifier(text, 'redemption_id');
    const row = await rowById(snapshot, redemptionsTable, coalitionId, 'redemption_id', id);
    const outlook = outlookIn(directory, sight, reads.now());
    const seesAccount = row !== undefined && outlook.seesDetailOf(row.memberId);
    if (!row || !(seesAccount || (await isOffering(snapshot, coalitionId, row.offerId, outlook))))
      throw new Problem('knowledge.redemption-unknown', { redemption: id });
    const paying = seesAccount ? redemptionState(row).lots : [];
    const lots = paying.map((lot) => ({ ...lot, credits: inCredits(lot.credits) }));
    return { ...redemptionView(row, dateIn(directory.coalition.timeZone, reads.now())), lots };
  });
}

function inCredits(text: string): string {
  return formatAmount(Amount.parse(text), unitOf('credits'));
}

function redemptionView(row: RedemptionRow, today: string): RedemptionView {
  const { redemptionId: id, position, offerId, memberId, reservedOn, until, endedOn, entryId } = row;
  const state = row.state as RedemptionStatus;
  return {
    ...{ id, position, offerId, memberId },
    credits: formatAmount(row.credits, unitOf('credits')),
    state: state === 'reserved' && hasLapsed(row, today) ? 'lapsed' : state,
    ...{ reservedOn, until, endedOn, entryId },
  };
}
