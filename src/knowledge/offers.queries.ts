import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { weightsOf, type ValueTypeWeights } from '../coalition/domain/value-types.js';
import type { CursorPage, PageAsked } from '../event-store/cursor.js';
import { pageOfRows, rowById, type Conditions } from '../event-store/row-search.js';
import { dateIn, parseDate } from '../kernel/calendar.js';
import { identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { hasLapsed, type OpenReservation } from './domain/offer.js';
import { offersTable, type OfferRow } from './knowledge.tables.js';

/** Which offers; null where a filter is not used. */
export interface OffersAsked extends PageAsked {
  /** Those that can be reserved on this day, as far as their dates go; they may have no places left. */
  readonly openOn: string | null;
}

/** An offer as it stands today. */
export interface OfferView {
  readonly id: string;
  /** Where it was listed. */
  readonly position: number;
  readonly title: string;
  /** `pool:ID` or `member:ID`. */
  readonly offeredBy: string;
  /** In credits. */
  readonly price: string;
  /** How often it can be had in all; null where there is no limit. */
  readonly capacity: number | null;
  readonly redeemed: number;
  /** Reservations that can still be redeemed today. */
  readonly reserved: number;
  /** Places left today: capacity − redeemed − reserved; null where there is no limit. */
  readonly left: number | null;
  readonly valueTypes: ValueTypeWeights;
  /** What one is worth, in base currency; null where that is not said. */
  readonly value: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** The first day on which it could be reserved no longer. */
  readonly withdrawnOn: string | null;
}

/**
 * Offers in the order of their ids. All members see them, and how many places are taken.
 * @throws Problem `request.cursor-malformed`
 */
export async function offersOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: OffersAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<OfferView>> {
  return reads.read(async (snapshot) => {
    const { head, directory } = await reads.directories.view(snapshot, coalitionId);
    const on = asked.openOn === null ? null : parseDate(asked.openOn);
    const only = (where: Conditions): void => {
      if (on === null) return;
      where.only('valid_from <= ?', on).only('(valid_to IS NULL OR valid_to >= ?)', on);
      where.only('(withdrawn_on IS NULL OR withdrawn_on > ?)', on);
    };
    const { rows, next } = await pageOfRows(
      snapshot,
      head,
      {
        list: 'offers',
        table: offersTable,
        order: ['offer_id'],
        keyOf: ({ offerId }) => [offerId],
        ways: outlookIn(directory, sight, reads.now()).isInside ? [{ along: {}, only }] : [],
      },
      asked,
    );
    const today = dateIn(directory.coalition.timeZone, reads.now());
    return { items: rows.map((row) => offerView(row, directory, today)), next };
  });
}

/**
 * One offer.
 * @throws Problem `knowledge.offer-unknown`
 */
export async function offerOf(
  reads: CoalitionReads,
  coalitionId: string,
  text: string,
  sight: Sight = SEES_ALL,
): Promise<OfferView> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const id = identifier(text, 'offer_id');
    const row = await rowById(snapshot, offersTable, coalitionId, 'offer_id', id);
    if (!row || !outlookIn(directory, sight, reads.now()).isInside)
      throw new Problem('knowledge.offer-unknown', { offer: id });
    return offerView(row, directory, dateIn(directory.coalition.timeZone, reads.now()));
  });
}

function offerView(row: OfferRow, { coalition }: Directory, today: string): OfferView {
  const { offerId: id, position, title, offeredBy, capacity, redeemed, value } = row;
  const { validFrom, validTo, withdrawnOn } = row;
  const open = JSON.parse(row.open) as OpenReservation[];
  const reserved = open.filter((reservation) => !hasLapsed(reservation, today)).length;
  return {
    ...{ id, position, title, offeredBy },
    price: formatAmount(row.price, unitOf('credits')),
    ...{ capacity, redeemed, reserved },
    left: capacity === null ? null : capacity - redeemed - reserved,
    valueTypes: weightsOf(row.valueTypes),
    value: value && formatAmount(value, coalition.currency),
    ...{ validFrom, validTo, withdrawnOn },
  };
}
