import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('credits at the terminal', (engine) => {
  it('are shown, supposed under other rules, and only together with a quarter', async () => {
    const url = await engine.readyUrl();
    const run = (...words: string[]) => terminal.run(url, [...words, '--coalition', 'riverbend']);
    await run('init', '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels');
    expect(JSON.parse((await run('credits', '--format', 'json')).stdout)).toMatchObject({
      members: [],
      totals: { accrued: '0.00', balance: '0.00' },
    });
    const supposed = await run('credits', '--quarter', '2026-Q3', '--what-if', 'base=12');
    expect(supposed.stdout).toMatch(/base +10 +12/);
    const { code, stderr } = await run('credits', '--what-if', 'base=12');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--what-if needs --quarter')]);
    expect((await run('knowledge-flows', '--quarter', '2026-Q3')).code).toBe(0);
  });
});
