import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { placesFor } from '../event-store/row-search.js';
import type { SqlValue } from '../event-store/table.js';
import { dateIn } from '../kernel/calendar.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { redemptionsTable } from './knowledge.tables.js';

/** Credits that are reserved, for whoever can redeem them or set them free. */
export interface OpenRedemption {
  readonly id: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: string;
  readonly reservedOn: string;
  /** The last day on which it can be redeemed. */
  readonly until: string;
  readonly hasLapsed: boolean;
  /** Whether the reader is the one who redeems them, and not who offers. */
  readonly isOwn: boolean;
}

/**
 * The first reservations that are open, those that end first before others: a member’s own, and those of what it offers; all for
 * whoever sees all. It reads those that are open and no others.
 * @param limit how many at most
 */
export async function openRedemptions(
  reads: CoalitionReads,
  coalitionId: string,
  limit: number,
  sight: Sight = SEES_ALL,
): Promise<OpenRedemption[]> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const outlook = outlookIn(directory, sight, reads.now());
    if (!outlook.isInside) return [];
    const own = [...outlook.own];
    const parameters: SqlValue[] = [coalitionId];
    let seen = '';
    if (!outlook.seesAll) {
      const offered = `SELECT offer_id FROM offers WHERE coalition_id = ? AND offered_by IN (${placesFor(own)})`;
      seen = ` AND (member_id IN (${placesFor(own)}) OR offer_id IN (${offered}))`;
      parameters.push(...own, coalitionId, ...own.map((id) => `member:${id}`));
    }
    const rows = await snapshot.rows(
      `SELECT ${redemptionsTable.sqlColumns.join(', ')} FROM redemptions WHERE coalition_id = ? AND open_until IS NOT NULL${seen} ` +
        `ORDER BY open_until, redemption_id LIMIT ${String(limit)}`,
      parameters,
    );
    return rows.map((row) => {
      const { redemptionId, offerId, memberId, credits, reservedOn, until } = redemptionsTable.decode(row);
      return {
        id: redemptionId,
        offerId,
        memberId,
        credits: formatAmount(credits, unitOf('credits')),
        reservedOn,
        until,
        hasLapsed: until < today,
        isOwn: outlook.isOwn(memberId),
      };
    });
  });
}
