import { onSqlite } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { randomOf, type Random } from './disk.js';
import { Lives } from './lives.js';
import { survivingIn } from './surviving.js';

/** How many write-ahead logs are damaged, in turn by each way; `npm run faults` asks for more. */
const LOGS = Number(process.env.EVENHAND_TEST_LOGS ?? 24);
const LOGS_OF_A_LIFE = 50;
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 1);

type Damage = (log: Buffer, at: number, random: Random) => Buffer;

const WAYS: Readonly<Record<string, Damage>> = {
  'is cut off': (log, at) => log.subarray(0, at),
  'has a bit turned': (log, at, random) => {
    const damaged = Buffer.from(log);
    damaged[at]! ^= 1 << Math.floor(random() * 8);
    return damaged;
  },
  'has a sector of zeros': (log, at) => Buffer.from(log).fill(0, at, Math.min(log.length, at + 512)),
  'has noise to its end': (log, at, random) => {
    const damaged = Buffer.from(log);
    for (let i = at; i < damaged.length; i += 1) damaged[i] = Math.floor(random() * 256);
    return damaged;
  },
};

onSqlite('a ledger whose write-ahead log is damaged', (engine) => {
  const ledgers = ledgersOn(engine);
  let lives: Lives;
  beforeAll(async () => {
    lives = await Lives.on(ledgers);
  });
  afterAll(() => lives.remove());

  it(
    `has all that was acknowledged before the place of the damage and is whole, ${String(LOGS)} times over`,
    async () => {
      const random = randomOf(SEED);
      const ways = Object.entries(WAYS);
      const wrong: string[] = [];
      let [logs, kept, lost] = [0, 0, 0];
      for (let life = 0; logs < LOGS; life += 1) {
        lives.begin();
        const acknowledged = await lives.live(`life-${String(life)}`, random);
        const count = Math.min(LOGS_OF_A_LIFE, LOGS - logs);
        let at = 0;
        const damage = (log: Buffer): Buffer => {
          at = Math.floor(random() * log.length);
          return ways[logs % ways.length]![1](log, at, random);
        };
        for (const folder of lives.disk.withDamage(count, '-wal', damage)) {
          const { entryIds, faults } = survivingIn(folder);
          const before = acknowledged.filter(({ logBytes }) => logBytes <= at);
          const missing = before.filter(({ entryId }) => !entryIds.has(entryId));
          const what = `a log that ${ways[logs % ways.length]![0]} at ${String(at)}`;
          wrong.push(...faults.map((fault) => `${what}: ${fault}`));
          if (missing.length > 0)
            wrong.push(`${what}: ${String(missing.length)} entries before that are lost`);
          logs += 1;
          kept += before.length;
          lost += acknowledged.length - entryIds.size;
        }
      }
      expect(wrong).toEqual([]);
      // Damage does take what came after it: the test has seen both.
      expect(kept).toBeGreaterThan(0);
      expect(lost).toBeGreaterThan(0);
    },
    30_000 + LOGS * 200,
  );

  it('is seen to be altered where the damage is in the file and not in its log', async () => {
    lives.begin();
    const acknowledged = await lives.live('life', randomOf(SEED));
    const ledger = await ledgers.open({ url: lives.disk.url });
    await ledger.close();
    const [{ entryId }] = acknowledged as [(typeof acknowledged)[number]];
    const faults: string[] = [];
    const altered = (content: Buffer): Buffer => {
      const at = content.indexOf(`"entryId":"${entryId}"`) + '"entryId":"'.length;
      return Buffer.concat([content.subarray(0, at), Buffer.from('L'), content.subarray(at + 1)]);
    };
    for (const folder of lives.disk.withDamage(1, '.sqlite', altered))
      faults.push(...survivingIn(folder).faults);
    expect(faults.join('\n')).toContain('does not follow');
  });
});
