import { coalitionOverview } from '../../src/coalition/coalition.queries.js';
import { entriesOf } from '../../src/exchange/exchange.queries.js';
import { entryTotals } from '../../src/portfolios/entry-totals.queries.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import type { LedgerReads } from '../../src/portfolios/view.queries.js';
import { runningBalances } from '../../src/portfolios/running-balance.queries.js';
import { reportsListed, reportStanding } from '../../src/reports/report-standings.queries.js';
import { aCoalition, COALITION, contribution, exchange } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { watched } from '../support/watched.js';

const ANY = {
  ...{ member: null, kind: null, direction: null, from: null, to: null, project: null },
  ...{ status: null, recordedBy: null, waitingFor: null, pledge: null, award: null },
};

/** A table that is read from its key's first column alone, or between two positions of the log, is read whole. */
const WHOLE = /^SCAN (?!counted)|(entries|events)\S* USING .*\(coalition_id=\?( AND position[<>]\?)*\)$/;
/** The log by the few events of the directory. */
const MEANT = /INDEX events_directory|LIST SUBQUERY/;

onSqlite('what pages read', (engine) => {
  const ledgers = ledgersOn(engine);

  async function waysOf(work: (reads: LedgerReads) => Promise<unknown>): Promise<string[]> {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('gift', { quantity: '400.00' }),
      exchange('swap', { memberId: 'birch', counterparty: 'member:alder' }),
    );
    const ways: string[] = [];
    await work(watched(ledger, ways));
    expect(ways).not.toEqual([]);
    return ways.filter((way) => WHOLE.test(way) && !MEANT.test(way));
  }

  it('is never the whole log, of a coalition and its directory', async () => {
    expect(await waysOf((reads) => coalitionOverview(reads, COALITION))).toEqual([]);
  });

  it('is never the whole log, of reports', async () => {
    expect(await waysOf((reads) => reportsListed(reads, COALITION, { after: null, limit: 12 }))).toEqual([]);
    expect(await waysOf((reads) => reportStanding(reads, COALITION, '2026-Q1'))).toEqual([]);
  });

  it('is never the whole log, of an explanation', async () => {
    const figure = 'member/alder/2026-Q1/fair';
    expect(await waysOf((reads) => explainFigure(reads, COALITION, figure))).toEqual([]);
  });

  it('is never all entries, of a list of one member’s with its balances and what it comes to', async () => {
    const of = { ...ANY, member: 'alder' };
    expect(
      await waysOf(async (reads) => {
        const page = { after: null, limit: 50, order: 'newest' as const };
        const { items } = await entriesOf(reads, COALITION, { ...of, ...page });
        expect(items).toHaveLength(2);
        expect((await runningBalances(reads, COALITION, 'alder', items)).size).toBe(2);
        expect((await entryTotals(reads, COALITION, of)).entries).toBe(2);
      }),
    ).toEqual([]);
  });
});
