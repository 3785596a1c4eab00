import { contribution } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { ledgersOn } from '../support/ledgers.js';
import { Lives } from './lives.js';
import { survivingIn } from './surviving.js';

/** How often the disk is full; `npm run faults` asks for more. */
const TIMES = Number(process.env.EVENHAND_TEST_FULL_DISKS ?? 4);
const AT_ONCE = 20;

onSqlite('a ledger whose disk is full', (engine) => {
  const ledgers = ledgersOn(engine);
  let lives: Lives;
  beforeAll(async () => {
    lives = await Lives.on(ledgers);
  });
  afterAll(() => lives.remove());

  it(
    `says so and records nothing, and goes on once there is room or it is started again, ${String(TIMES)} times over`,
    async () => {
      const { disk } = lives;
      lives.begin();
      const recorded: string[] = [];
      const refusals: string[] = [];
      let process = await LedgerProcess.open(disk.url, disk.environment());
      const enter = async (name: string): Promise<void> => {
        const ids = Array.from({ length: AT_ONCE }, (_, i) => `${name}-${String(i)}`);
        const answers = await Promise.all(ids.map((id) => process.tell([contribution(id)])));
        answers.forEach((answer, i) => {
          if (answer && 'results' in answer) recorded.push(ids[i]!);
          else refusals.push(answer ? answer.refused.code : 'unanswered');
        });
      };
      for (let time = 0; time < TIMES; time += 1) {
        await enter(`room-${String(time)}`);
        disk.fill();
        const before = recorded.length;
        await enter(`full-${String(time)}`);
        expect(recorded.length).toBe(before);
        expect(new Set(refusals.splice(0))).toEqual(new Set(['ledger.storage-full']));
        if (time % 2 === 1) {
          await process.kill();
          disk.makeRoom();
          process = await LedgerProcess.open(disk.url, disk.environment());
        }
        disk.makeRoom();
        await enter(`again-${String(time)}`);
        expect(refusals).toEqual([]);
      }
      await process.close();
      const { entryIds, faults } = survivingIn(disk.folder);
      expect(faults).toEqual([]);
      expect([...entryIds].sort()).toEqual([...recorded].sort());
      const ledger = await ledgers.open({ url: disk.url });
      expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
      await ledger.close();
    },
    30_000 + TIMES * 5_000,
  );
});
