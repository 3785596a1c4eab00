import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceFiles } from '../../src/exchange/evidence/evidence-files.js';
import { backup, restore } from '../../src/operations/backup.js';
import { aCoalition, contribution } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn, NOW } from '../support/ledgers.js';

/** How many backups are made and restored while entries go on; `npm run faults` asks for more. */
const RESTORES = Number(process.env.EVENHAND_TEST_RESTORES ?? 2);
const CALLERS = 8;

onBothEngines('a backup that is made while entries go on', (engine) => {
  const ledgers = ledgersOn(engine);
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-backups-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it(
    `holds all that was acknowledged before it began, and restores to a whole ledger, ${String(RESTORES)} times over`,
    async () => {
      const evidence = new EvidenceFiles(join(folder, 'evidence'));
      const ledger = await ledgers.with(...aCoalition());
      const process = await LedgerProcess.open(ledger.url);
      const acknowledged: string[] = [];
      let over = false;
      const enter = async (who: number): Promise<void> => {
        for (let turn = 0; !over; turn += 1) {
          const entryId = `entry-${String(who)}-${String(turn)}`;
          const answer = await process.tell([contribution(entryId)]);
          if (answer && 'results' in answer) acknowledged.push(entryId);
        }
      };
      const callers = Array.from({ length: CALLERS }, (_, who) => enter(who));
      for (let time = 0; time < RESTORES; time += 1) {
        const before = [...acknowledged];
        const file = join(folder, `${engine.name}-${String(time)}.backup.gz`);
        const { events } = await backup(ledger.ledger.store, file, NOW, evidence);
        const restored = await ledgers.open();
        await restore(restored.ledger.store, file, evidence, { erasures: new Map(), now: NOW });
        await restored.ledger.bringUpToDate();
        expect(await restored.verify()).toMatchObject({ ok: true, events, findings: [] });
        const there = new Set(
          (await restored.rows('SELECT entry_id FROM entries')).map((row) => row['entry_id']),
        );
        expect(before.filter((id) => !there.has(id))).toEqual([]);
        await restored.close();
      }
      over = true;
      await Promise.all(callers);
      await process.close();
      expect(acknowledged.length).toBeGreaterThan(CALLERS);
      expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
    },
    60_000 + RESTORES * 20_000,
  );
});
