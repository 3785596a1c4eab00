import { contribution } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn } from '../support/ledgers.js';
import { randomOf } from './disk.js';
import { Lives } from './lives.js';
import { survivingIn } from './surviving.js';

/** How often a process is killed, and how many disks each kill leaves; `npm run faults` asks for more. */
const KILLS = Number(process.env.EVENHAND_TEST_KILLS ?? 3);
const DISKS = 10;
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 1);

onSqlite('a ledger on a disk whose power is cut', (engine) => {
  const ledgers = ledgersOn(engine);
  let lives: Lives;
  beforeAll(async () => {
    lives = await Lives.on(ledgers);
  });
  afterAll(() => lives.remove());

  /** What is wrong on each of the disks that power cuts left, after so many lives. */
  const lossesAfter = async (kills: number, lies: boolean): Promise<{ disks: number; wrong: string[] }> => {
    const random = randomOf(SEED);
    const wrong: string[] = [];
    let disks = 0;
    for (let number = 0; number < kills; number += 1) {
      lives.begin();
      const acknowledged = await lives.live(`life-${String(number)}`, random, lies);
      for (const folder of lives.disk.afterPowerCuts(DISKS, random)) {
        const { entryIds, faults } = survivingIn(folder);
        const lost = acknowledged.filter(({ entryId }) => !entryIds.has(entryId));
        if (lost.length > 0)
          wrong.push(`life ${String(number)}: ${String(lost.length)} acknowledged entries are lost`);
        wrong.push(...faults.map((fault) => `life ${String(number)}: ${fault}`));
        disks += 1;
      }
    }
    return { disks, wrong };
  };

  it(
    `has all that it acknowledged and is whole, on each of ${String(KILLS * DISKS)} disks that ${String(KILLS)} kills left`,
    async () => {
      expect(await lossesAfter(KILLS, false)).toEqual({ disks: KILLS * DISKS, wrong: [] });
    },
    30_000 + KILLS * 5_000,
  );

  it('is seen to lose what it acknowledged where the disk says that it synced and did not', async () => {
    const { wrong } = await lossesAfter(1, true);
    expect(wrong.join('\n')).toContain('acknowledged entries are lost');
  });

  it('goes on from what is left, and is found whole by verification', async () => {
    const random = randomOf(SEED + 1);
    lives.begin();
    const acknowledged = await lives.live('life', random);
    for (const folder of lives.disk.afterPowerCuts(1, random)) lives.disk.become(folder);
    const ledger = await ledgers.open({ url: lives.disk.url });
    await ledger.tell(contribution('afterwards'));
    expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
    const there = new Set((await ledger.rows('SELECT entry_id FROM entries')).map((row) => row['entry_id']));
    expect(acknowledged.filter(({ entryId }) => !there.has(entryId))).toEqual([]);
    await ledger.close();
  });

  it('syncs its log at least once for each command that waits alone, and once for many that wait together', async () => {
    lives.begin();
    const process = await LedgerProcess.open(lives.disk.url, lives.disk.environment());
    const syncs = (): number => lives.disk.syncs('-wal');
    const before = syncs();
    for (let i = 0; i < 20; i += 1) await process.tell([contribution(`alone-${String(i)}`)]);
    const alone = syncs() - before;
    expect(alone).toBeGreaterThanOrEqual(20);
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => process.tell([contribution(`together-${String(i)}`)])),
    );
    const together = syncs() - before - alone;
    expect(together).toBeGreaterThanOrEqual(1);
    expect(together).toBeLessThan(100);
    await process.close();
  });
});
