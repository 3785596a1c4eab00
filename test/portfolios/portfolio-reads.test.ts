import type { ReadSnapshot } from '../../src/event-store/store.js';
import type { SqlValue } from '../../src/event-store/table.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import type { LedgerReads } from '../../src/portfolios/view.queries.js';
import {
  aCoalition,
  COALITION,
  contribution,
  entryDisputed,
  exchange,
  pledgeMade,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

/** The ledger, noting how SQLite finds the rows of each statement that is read from it. */
function watched({ ledger }: TestLedger, ways: string[]): LedgerReads {
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
    read: (work) =>
      ledger.read((snapshot) =>
        work({
          query: async (sql, parameters) => {
            await note(snapshot, sql, parameters);
            return snapshot.query(sql, parameters);
          },
          rows: async (sql, parameters) => {
            await note(snapshot, sql, parameters);
            return snapshot.rows(sql, parameters);
          },
        }),
      ),
  };
}

onSqlite('what a portfolio reads', (engine) => {
  const ledgers = ledgersOn(engine);

  it.each([[{ quarter: '2026-Q1' }], [{}]])(
    'is sums, and of entries only those that are not decided: %j',
    async (scope) => {
      const ledger = await ledgers.with(
        ...aCoalition(),
        contribution('gift', { quantity: '400.00' }),
        contribution('maybe', { status: 'proposed' }),
        exchange('swap', { memberId: 'birch', counterparty: 'member:alder' }),
        entryDisputed('swap', 'member:alder'),
        pledgeMade('money', { quantity: '300.00' }),
      );
      const ways: string[] = [];
      const portfolio = await valuePortfolio(watched(ledger, ways), COALITION, 'alder', scope);
      expect([portfolio.pending.items.length, portfolio.disputed.items.length]).toEqual([1, 1]);
      const entries = ways.filter((way) => /\bentries\b/.test(way));
      expect(entries).toHaveLength(4);
      for (const way of entries) {
        expect(way).toMatch(/INDEX entries_(g\d+_)?apart_by_(member|other) .*standing=\? AND occurred_on>\?/);
      }
      // A table that is read from its key's first column alone is read whole.
      expect(
        ways.filter((way) => /^SCAN|\(coalition_id=\?\)$/.test(way) && !way.includes('ledger_heads')),
      ).toEqual([]);
    },
  );
});
