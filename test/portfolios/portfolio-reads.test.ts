import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import {
  aCoalition,
  COALITION,
  contribution,
  entryDisputed,
  exchange,
  pledgeMade,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { watched } from '../support/watched.js';

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
