import { setTimeout as pause } from 'node:timers/promises';
import { reportJson } from '../../src/reports/report-json.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { sealQuarter } from '../../src/reports/sealing.js';
import {
  aCoalition,
  applicationConfirmed,
  COALITION,
  contribution,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  quarterClosed,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn } from '../support/ledgers.js';

/** How often each engine's process is killed; EVENHAND_TEST_KILLS asks for more than a quick run can afford. */
const KILLS = Number(process.env.EVENHAND_TEST_KILLS ?? 4);
/** Longer than a close takes, so that some are cut short and some are not. */
const LONGEST_CLOSE_MS = 60;
const MEMBERS = 150;

/** Quarters long ago, one after another: each is over. */
function quarterAt(i: number): { id: string; day: string } {
  const [year, n] = [1960 + (i >> 2), i % 4];
  return { id: `${year}-Q${n + 1}`, day: `${year}-${String(3 * n + 2).padStart(2, '0')}-10` };
}

/** Every member uses what the one before it shared, so that a close has many credits to write down. */
function usesOn(day: string): Told[] {
  return Array.from({ length: MEMBERS }, (_, i) => {
    const [assetId, memberId] = [`asset-${(i + 1) % MEMBERS}`, `m${i}`];
    const id = `use-${day}-${i}`;
    return [
      knowledgeApplied(id, assetId, { memberId, appliedOn: day, depth: 'adapted' }),
      applicationConfirmed(id, { on: day }),
    ];
  }).flat();
}

onBothEngines('a process killed while it closes a quarter', (engine) => {
  const ledgers = ledgersOn(engine);

  it(
    `leaves the quarter open or closed, and never between, ${KILLS} times over`,
    async () => {
      const joined = Array.from({ length: MEMBERS }, (_, i) => [
        memberJoined(`m${i}`, { joinedOn: '1960-01-01' }),
        knowledgeShared(`asset-${i}`, { authors: `m${i}`, sharedOn: '1960-01-01' }),
      ]);
      const ledger = await ledgers.with(...aCoalition(), ...joined.flat());
      const outcomes = { open: 0, closed: 0 };
      for (let i = 0; i < KILLS; i += 1) {
        const { id: quarter, day } = quarterAt(i);
        const given = contribution(`given-${quarter}`, { occurredOn: day, memberId: 'm0' });
        await ledger.tellTogether([given, ...usesOn(day)]);
        const victim = await LedgerProcess.open(ledger.url);
        const closing = victim.tell([quarterClosed(quarter)]);
        // Spread over the whole time, and not left to chance, so that a failure comes again.
        await pause((LONGEST_CLOSE_MS * ((i * 5) % KILLS)) / KILLS);
        await victim.kill();
        const answer = await closing;
        // Waits for its turn behind whatever the database has not yet let go.
        await ledger.tell(contribution(`after-${quarter}`, { occurredOn: '2026-05-05' }));
        const { status } = await quarterlyReport(ledger.ledger, COALITION, quarter);
        const vested = await ledger.rows(
          'SELECT count(*) AS lots FROM credit_lots WHERE coalition_id = ? AND vested_in = ?',
          COALITION,
          quarter,
        );
        expect([status, Number(vested[0]!['lots'])]).toEqual(
          status === 'closed' ? ['closed', MEMBERS] : ['open', 0],
        );
        if (answer) expect(status).toBe('closed');
        outcomes[status] += 1;
        // Whatever happened, the next try ends it.
        await ledger.tell(quarterClosed(quarter));
        const closed = reportJson(await quarterlyReport(ledger.ledger, COALITION, quarter));
        await sealQuarter(ledger.ledger, COALITION, quarter, 'backbone');
        expect(reportJson(await quarterlyReport(ledger.ledger, COALITION, quarter))).toBe(closed);
      }
      expect((await ledger.verify()).findings).toEqual([]);
      expect(outcomes.open).toBeGreaterThan(0);
    },
    10_000 + KILLS * 15_000,
  );
});
