import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { dateIn } from '../kernel/calendar.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { heldIn } from './domain/account.js';
import { lotKeysOf } from './knowledge-facts.js';
import { creditLotsTable, type CreditLotRow } from './knowledge.tables.js';

/**
 * The credits that a member could redeem now, by its lots alone. Null where the reader does not see its account.
 * @throws Problem `coalition.member-unknown`
 */
export async function heldCredits(
  reads: CoalitionReads,
  coalitionId: string,
  memberId: string,
  sight: Sight = SEES_ALL,
): Promise<string | null> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    if (!outlookIn(directory, sight, reads.now()).seesDetailOf(memberId)) return null;
    const keys = lotKeysOf(memberId, directory, dateIn(directory.coalition.timeZone, reads.now()));
    const lots: CreditLotRow[] = [];
    for (const { expiresIn, memberId: id, vestedIn } of keys) {
      const rows = await snapshot.rows(
        `SELECT ${creditLotsTable.sqlColumns.join(', ')} FROM credit_lots WHERE coalition_id = ? AND expires_in = ? AND member_id = ? AND vested_in = ?`,
        [coalitionId, expiresIn, id, vestedIn],
      );
      lots.push(...rows.map((row) => creditLotsTable.decode(row)));
    }
    return formatAmount(heldIn(lots), unitOf('credits'));
  });
}
