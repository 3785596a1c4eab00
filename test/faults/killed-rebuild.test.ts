import { setTimeout as pause } from 'node:timers/promises';
import { aCoalition, contribution } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn } from '../support/ledgers.js';

/** How often a process is killed while it makes the figures anew; `npm run faults` asks for more. */
const KILLS = Number(process.env.EVENHAND_TEST_KILLS ?? 3);
const ENTRIES = 1_500;
/** Longer than a rebuild takes, so that some are cut short and some are not. */
const LONGEST_REBUILD_MS = 600;

onBothEngines('a process killed while it makes the figures anew', (engine) => {
  const ledgers = ledgersOn(engine);

  it(
    `leaves the figures as they were, and the ledger at work, ${String(KILLS)} times over`,
    async () => {
      const ledger = await ledgers.with(...aCoalition());
      await ledger.tellTogether(
        Array.from({ length: ENTRIES }, (_, i) => contribution(`entry-${String(i)}`)),
      );
      let finished = 0;
      for (let time = 0; time < KILLS; time += 1) {
        const victim = await LedgerProcess.open(ledger.url);
        const rebuilt = victim.rebuild();
        // Spread over the whole time, and not left to chance, so that a failure comes again.
        await pause((LONGEST_REBUILD_MS * ((time * 7) % KILLS)) / KILLS);
        await victim.kill();
        if (await rebuilt) finished += 1;
        await ledger.tell(contribution(`after-${String(time)}`));
      }
      expect(finished).toBeLessThan(KILLS);
      expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
      const again = await LedgerProcess.open(ledger.url);
      expect(await again.rebuild()).toEqual({ id: expect.any(String), results: [] });
      await again.close();
      expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
    },
    60_000 + KILLS * 10_000,
  );
});
