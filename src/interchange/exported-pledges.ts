import type { Directory } from '../coalition/domain/directory.js';
import type { EventRegistry } from '../event-store/event.js';
import { eventOf, EVENT_SELECT } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { PledgeMade } from '../exchange/domain/events.js';
import { valueOf } from '../exchange/domain/valuation.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { unitOf } from '../kernel/unit.js';

/** A pledge as it was made, as ledgers go out. */
export interface ExportedPledge {
  readonly position: number;
  readonly madeOn: string;
  readonly data: PledgeMade;
}

const PAGE_PLEDGES = 1_000;

/** A ledger's pledges in the order of their ids, page by page. */
export async function* exportedPledges(
  snapshot: ReadSnapshot,
  events: EventRegistry,
  coalitionId: string,
): AsyncGenerator<ExportedPledge[]> {
  for (let after = ''; ;) {
    const rows = await snapshot.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position IN (` +
        "SELECT position FROM pledges WHERE coalition_id = ? AND pledge_id > ? AND status <> 'retracted' ORDER BY pledge_id " +
        `LIMIT ${String(PAGE_PLEDGES)})`,
      [coalitionId, coalitionId, after],
    );
    if (rows.length === 0) return;
    const page = rows.map((row) => {
      const { position, occurredOn: madeOn, data } = eventOf(row, events);
      return { position, madeOn, data: data as unknown as PledgeMade };
    });
    page.sort((a, b) => (a.data.pledgeId < b.data.pledgeId ? -1 : 1));
    yield page;
    after = page.at(-1)!.data.pledgeId;
  }
}

/** How many pledges stand otherwise by now than they were made. */
export async function changedPledges(snapshot: ReadSnapshot, coalitionId: string): Promise<number> {
  const [row] = await snapshot.rows(
    "SELECT COUNT(DISTINCT pledge_id) FROM pledge_facts WHERE coalition_id = ? AND type IN ('PledgeAmended', 'PledgeWaived', 'PledgeLapsed')",
    [coalitionId],
  );
  return Number(row![0]);
}

/** Where pledges were made: which of these there are, and since when. */
export async function pledgePositions(
  snapshot: ReadSnapshot,
  coalitionId: string,
  pledgeIds: readonly string[],
): Promise<Map<string, number>> {
  const positions = new Map<string, number>();
  const ids = [...new Set(pledgeIds)];
  for (let from = 0; from < ids.length; from += PAGE_PLEDGES) {
    const some = ids.slice(from, from + PAGE_PLEDGES);
    const rows = await snapshot.rows(
      `SELECT pledge_id, position FROM pledges WHERE coalition_id = ? AND status <> 'retracted' AND pledge_id IN (${some.map(() => '?').join(', ')})`,
      [coalitionId, ...some],
    );
    for (const [pledgeId, position] of rows) positions.set(pledgeId as string, Number(position));
  }
  return positions;
}

/** Whether a pledge without a value would get one by today's rates when it is read back. */
export function pledgeWouldBeValued({ madeOn, data }: ExportedPledge, directory: Directory): boolean {
  if (data.value !== null) return false;
  const { kind } = data;
  const asked = { kind, unit: unitOf(data.unit), quantity: Amount.parse(data.quantity), statedValue: null };
  return valueOf({ ...asked, occurredOn: parseDate(madeOn), basis: null }, directory).value !== null;
}
