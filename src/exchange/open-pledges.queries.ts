import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { eventsAt } from '../event-store/log-reader.js';
import { Amount } from '../kernel/amount.js';
import { dateIn } from '../kernel/calendar.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { outstandingOf, type PledgeState } from './domain/pledge.js';
import { conditionsOf, pledgeView, type PledgeView } from './pledges.queries.js';
import { pledgesTable, type PledgeRow } from './pledges.tables.js';

/** What open pledges of one kind come to, in one unit. */
export interface StillToCome {
  readonly kind: string;
  readonly unit: string;
  readonly pledges: number;
  /** promised − delivered = outstanding, where nobody delivered more than it promised. */
  readonly promised: string;
  readonly delivered: string;
  readonly outstanding: string;
  /** What of that is past its due date. */
  readonly overdue: string;
}

/** The pledges of which something is outstanding today. */
export interface OpenPledges {
  readonly open: number;
  readonly overdue: number;
  /** The first day from today on on which one is due. */
  readonly nextDueOn: string | null;
  /** In the order of kinds and units. */
  readonly toCome: readonly StillToCome[];
  /** By due date, those past it first, ties by id; as many as were asked for. */
  readonly items: readonly PledgeView[];
}

/**
 * What was promised and has not come yet, as the reader sees it: what waits longest first. It looks at every open pledge of those
 * asked for, and at none that is settled.
 * @param asked of this member, and of members that merged into it; whether only overdue ones are listed; how many at most
 * @throws Problem `coalition.member-unknown`
 */
export async function openPledges(
  reads: CoalitionReads,
  coalitionId: string,
  asked: { readonly member: string | null; readonly onlyOverdue: boolean; readonly limit: number },
  sight: Sight = SEES_ALL,
): Promise<OpenPledges> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    const of = { member: asked.member, state: 'open', dueBy: null };
    const conditions = conditionsOf(view.directory, of, sight, reads.now());
    if (conditions === null) return { open: 0, overdue: 0, nextDueOn: null, toCome: [], items: [] };
    const found = await snapshot.rows(
      `SELECT ${pledgesTable.sqlColumns.join(', ')} FROM pledges WHERE ${conditions.sql} ORDER BY open_due_on, pledge_id`,
      conditions.parameters,
    );
    const rows = found.map((row) => pledgesTable.decode(row));
    const late = rows.filter(({ openDueOn }) => openDueOn! < today);
    const listed = (asked.onlyOverdue ? late : rows).slice(0, asked.limit);
    const made = await eventsAt(
      snapshot,
      reads.events,
      coalitionId,
      listed.map(({ position }) => position),
    );
    return {
      open: rows.length,
      overdue: late.length,
      nextDueOn: rows.find(({ openDueOn }) => openDueOn! >= today)?.openDueOn ?? null,
      toCome: stillToCome(rows, today),
      items: listed.map((row) => pledgeView(row, made.get(row.position)!, view, today)),
    };
  });
}

function stillToCome(rows: readonly PledgeRow[], today: string): StillToCome[] {
  const none = {
    pledges: 0,
    ...{ promised: Amount.zero, delivered: Amount.zero, outstanding: Amount.zero, overdue: Amount.zero },
  };
  const sums = new Map<string, typeof none & { readonly kind: string; readonly unit: string }>();
  for (const row of rows) {
    const { kind, unit, quantity, delivered, openDueOn } = row;
    const key = JSON.stringify([kind, unit]);
    const sum = sums.get(key) ?? { kind, unit, ...none };
    const outstanding = outstandingOf(row as PledgeState);
    sums.set(key, {
      ...{ kind, unit, pledges: sum.pledges + 1 },
      promised: sum.promised.plus(quantity),
      delivered: sum.delivered.plus(delivered),
      outstanding: sum.outstanding.plus(outstanding),
      overdue: openDueOn! < today ? sum.overdue.plus(outstanding) : sum.overdue,
    });
  }
  return [...sums.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { kind, unit, pledges, ...amounts }]) => {
      const inUnit = (amount: Amount): string => formatAmount(amount, unitOf(unit));
      const { promised, delivered, outstanding, overdue } = amounts;
      return {
        ...{ kind, unit, pledges, promised: inUnit(promised), delivered: inUnit(delivered) },
        ...{ outstanding: inUnit(outstanding), overdue: inUnit(overdue) },
      };
    });
}
