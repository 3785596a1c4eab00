import { setTimeout as pause } from 'node:timers/promises';
import { aCoalition, contribution } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

/** How often each engine's process is killed; EVENHAND_TEST_KILLS asks for more than a quick run can afford. */
const KILLS = Number(process.env.EVENHAND_TEST_KILLS ?? 6);
const CALLERS = 50;
const BATCH_ENTRIES = 2_000;
/** The kill comes at any moment of this; longer than a batch takes, so that some are cut short and some are not. */
const LONGEST_LIFE_MS = 400;

async function entryIds(ledger: TestLedger, pattern: string): Promise<string[]> {
  const rows = await ledger.rows('SELECT entry_id FROM entries WHERE entry_id LIKE ?', pattern);
  return rows.map((row) => String(row['entry_id']));
}

onBothEngines('a process killed without a warning', (engine) => {
  const ledgers = ledgersOn(engine);

  /** Has callers enter one after another until the process is gone; collects what it acknowledged. */
  const enterUntilKilled = async (victim: LedgerProcess, life: number): Promise<string[]> => {
    const acknowledged: string[] = [];
    const caller = async (who: number): Promise<void> => {
      for (let turn = 0; ; turn += 1) {
        const entryId = `life-${life}-${who}-${turn}`;
        const answer = await victim.tell([contribution(entryId)], { idempotencyKey: entryId });
        if (!answer) return;
        if (!('results' in answer)) throw new Error(`${entryId} was refused: ${answer.refused.code}`);
        acknowledged.push(entryId);
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, (_, who) => caller(who)));
    return acknowledged;
  };

  it(
    `has recorded all that it acknowledged and no part of an unfinished batch, ${KILLS} times over`,
    async () => {
      const ledger = await ledgers.with(...aCoalition());
      const acknowledged: string[] = [];
      let finishedBatches = 0;
      for (let life = 0; life < KILLS; life += 1) {
        const victim = await LedgerProcess.open(ledger.url);
        const entering = enterUntilKilled(victim, life);
        const batch = victim.batch(
          Array.from({ length: BATCH_ENTRIES }, (_, i) => contribution(`batch-${life}-${i}`)),
        );
        // Spread over the whole time, and not left to chance, so that a failure comes again.
        await pause((LONGEST_LIFE_MS * ((life * 7) % KILLS)) / KILLS);
        await victim.kill();
        acknowledged.push(...(await entering));
        const batchAnswer = await batch;
        // Waits for its turn behind whatever the database has not yet let go.
        await ledger.tell(contribution(`after-${life}`));
        const inBatch = await entryIds(ledger, `batch-${life}-%`);
        expect([0, BATCH_ENTRIES]).toContain(inBatch.length);
        if (batchAnswer) expect(inBatch).toHaveLength(BATCH_ENTRIES);
        if (inBatch.length > 0) finishedBatches += 1;
      }
      const there = new Set(await entryIds(ledger, 'life-%'));
      expect(acknowledged.filter((entryId) => !there.has(entryId))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(0);
      const verification = await ledger.verify();
      expect(verification).toMatchObject({ ok: true, findings: [] });
      expect(verification.events).toBe(5 + there.size + KILLS + finishedBatches * BATCH_ENTRIES);
      await ledger.close();
      const reopened = await ledgers.open({ url: ledger.url });
      // A caller that saw no answer asks again with its key, and is answered as if nothing had happened.
      for (const entryId of acknowledged.slice(0, 20)) {
        const again = await reopened.tell(contribution(entryId), { idempotencyKey: entryId });
        expect(again).toMatchObject({ repeated: true, answer: { entryId } });
      }
    },
    30_000 + KILLS * 5_000,
  );
});
