import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('fair shares at the terminal', (engine) => {
  it('are a table, JSON or a file, also under other rules', async () => {
    const url = await engine.readyUrl();
    const run = (...words: string[]) => terminal.run(url, [...words, '--coalition', 'riverbend']);
    await run('init', '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels');
    for (const id of ['alder', 'birch']) {
      await run('member', 'join', '--id', id, '--name', `The ${id}`, '--joined-on', '2026-01-01');
    }
    const shares = (...words: string[]) => run('fair-shares', '--quarter', '2026-Q3', ...words);
    const table = await shares();
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toContain('2025-10-01 to 2026-09-30, the same need for all, EUR, policy 0');
    expect(table.stdout).toMatch(
      /^alder +The alder +in-balance +0\.5000 +0\.5000 +0\.5000 +0\.00 +0\.00 +0\.00$/m,
    );
    const supposed = await shares('--what-if', 'need=0.5', '--what-if', 'equality=0');
    expect(supposed.stdout).toMatch(/^need +0\.3 +0\.5$/m);
    expect(supposed.stdout).toMatch(/^birch .* 0\.5000 +0\.5000 +0\.0000 +0\.00 +0\.00 +0\.00$/m);
    expect(JSON.parse((await shares('--format', 'json')).stdout)).toMatchObject({ supposed: null });
    const file = (await shares('--format', 'csv', '--what-if', 'tolerance=1')).stdout;
    expect(file).toMatch(/^member,alder,The alder,supposed\.target,,EUR,,0\.00\r?$/m);
    const refused = await shares('--what-if', 'needs=1');
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('coalition.policy-rule-unknown');
  });
});
