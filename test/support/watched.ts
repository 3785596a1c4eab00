import type { ReadSnapshot } from '../../src/event-store/store.js';
import type { SqlValue } from '../../src/event-store/table.js';
import type { LedgerReads } from '../../src/portfolios/view.queries.js';
import type { TestLedger } from './ledgers.js';

/** The ledger, noting how SQLite finds the rows of each statement that is read from it. */
export function watched({ ledger }: TestLedger, ways: string[]): LedgerReads {
  const note = async (snapshot: ReadSnapshot, sql: string, parameters: readonly SqlValue[] = []) => {
    // The first or the last of something is one row, wherever it is looked for.
    if (sql.endsWith('LIMIT 1')) return;
    const plan = await snapshot.query(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    ways.push(...plan.map(({ detail }) => detail as string));
  };
  return {
    directories: ledger.directories,
    events: ledger.events,
    now: () => ledger.now(),
    read: (work, reach) =>
      ledger.read(
        (snapshot) =>
          work({
            within: (coalitionId) => snapshot.within(coalitionId),
            head: (coalitionId) => snapshot.head(coalitionId),
            query: async (sql, parameters) => {
              await note(snapshot, sql, parameters);
              return snapshot.query(sql, parameters);
            },
            rows: async (sql, parameters) => {
              await note(snapshot, sql, parameters);
              return snapshot.rows(sql, parameters);
            },
          }),
        reach,
      ),
  };
}
