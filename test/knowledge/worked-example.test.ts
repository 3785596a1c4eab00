import { Amount } from '../../src/kernel/amount.js';
import { quarterClosed } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { exampleApplications, exampleCoalition, tableOf } from './example.js';

const hundredths = (text: unknown): string =>
  Amount.parse(text as string)
    .rounded(2)
    .toFixed(2);

onBothEngines('the worked example of docs/knowledge-equity.md', (engine) => {
  const ledgers = ledgersOn(engine);

  it.each([
    ['in the order of the table', (told: ReturnType<typeof exampleApplications>) => told],
    ['in the opposite order', (told: ReturnType<typeof exampleApplications>) => told.toReversed()],
  ])('comes to what was computed there by hand, confirmed %s', async (_, inOrder) => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...exampleCoalition(), ...inOrder(exampleApplications()));
    await ledger.tellAll(quarterClosed('2026-Q1'), quarterClosed('2026-Q2'));
    const pairs = await ledger.rows('SELECT * FROM accruals ORDER BY quarter, author_id, user_id');
    const found = pairs.map((row) => ({
      quarter: row['quarter'],
      author: row['author_id'],
      user: row['user_id'],
      raw: hundredths(row['raw']),
      counted: hundredths(row['counted']),
      credits: hundredths(row['credits']),
    }));
    expect(found).toEqual(tableOf('quarter', 'author', 'user', 'raw'));
    const lots = await ledger.rows('SELECT vested_in, member_id, vested FROM credit_lots ORDER BY 1, 2');
    const vested = lots.map((row) => ({
      quarter: row['vested_in'],
      member: row['member_id'],
      vested: hundredths(row['vested']),
    }));
    expect(vested).toEqual(tableOf('quarter', 'member', 'vested'));
    expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
  });
});
