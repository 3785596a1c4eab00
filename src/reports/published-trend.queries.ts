import type { ReadSnapshot } from '../event-store/store.js';
import { knownLedger, type LedgerReads } from '../portfolios/view.queries.js';
import { isReportPublished } from '../reviews/sealed-report.queries.js';
import type { QuarterlyReport } from './domain/report.js';

/** What the last published report says of all members together. Values in base currency. */
export interface PublishedTrend {
  readonly quarter: string;
  readonly currency: string;
  readonly members: number;
  readonly given: string;
  readonly received: string;
  /** Its own quarter, and those before it that it looks back on; oldest first. */
  readonly trend: readonly {
    readonly quarter: string;
    readonly given: Readonly<Record<string, string>>;
    readonly received: Readonly<Record<string, string>>;
  }[];
}

/**
 * The last report that is published, for everybody who may read what is published; null while there is none. It is read as it was
 * sealed, without what it says of single members.
 */
export async function publishedTrend(
  ledger: LedgerReads,
  coalitionId: string,
): Promise<PublishedTrend | null> {
  return ledger.read(async (snapshot) => {
    const { directory } = await knownLedger(ledger, snapshot, coalitionId);
    for (const { quarter, position } of [...directory.closings].reverse()) {
      if (await isReportPublished(snapshot, coalitionId, quarter, position))
        return trendIn(snapshot, coalitionId, quarter, position);
    }
    return null;
  });
}

async function trendIn(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
  closedAt: number,
): Promise<PublishedTrend> {
  const about = [coalitionId, quarter, closedAt];
  const where = 'coalition_id = ? AND quarter = ? AND closed_at = ?';
  const [seal] = await snapshot.rows(`SELECT report FROM seals WHERE ${where}`, about);
  const [members] = await snapshot.rows(`SELECT COUNT(*) FROM sealed_statements WHERE ${where}`, about);
  const report = JSON.parse(seal![0] as string) as Omit<QuarterlyReport, 'members'>;
  const valuesOf = (flow: QuarterlyReport['totals']['given']): Record<string, string> =>
    Object.fromEntries(Object.entries(flow.byKind).map(([kind, { value }]) => [kind, value]));
  return {
    quarter,
    currency: report.coalition.currency,
    members: Number(members![0]),
    given: report.totals.given.value,
    received: report.totals.received.value,
    // Reports that were sealed before trends came with them have none.
    trend: (report.trend ?? []).map(({ quarter: of, given, received }) => ({
      quarter: of,
      given: valuesOf(given),
      received: valuesOf(received),
    })),
  };
}
