import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('web hooks at the terminal', (engine) => {
  it('are made, looked after and removed, which the trail tells', async () => {
    const url = await engine.freshUrl();
    const run = (line: string) => terminal.run(url, line.split(' '));
    const here = '--coalition river-basin';
    await run(`init ${here} --name River --currency EUR --time-zone UTC`);

    const made = await run(
      `hooks make https://crm.example/in ${here} --types evenhand.QuarterClosed --after 0`,
    );
    expect(made.stdout).toMatch(/^whsec_[A-Za-z0-9+/]{43}=\n$/);
    const id = /Hook (\S+)\./.exec(made.stderr)![1]!;
    const { stderr } = await run(`hooks make https://10.0.0.1/in ${here}`);
    expect(stderr).toContain('hooks.address-refused');
    const listed = async () =>
      JSON.parse((await run(`hooks list ${here} --format json`)).stdout) as { hooks: unknown[] };
    const types = ['evenhand.QuarterClosed'];
    expect((await listed()).hooks).toMatchObject([{ id, types, state: 'active', position: 0, behind: 1 }]);

    expect((await run(`hooks secret ${id} ${here}`)).stdout).not.toBe(made.stdout);
    expect((await run(`hooks pause ${id} ${here}`)).stderr).toBe('Paused.\n');
    expect((await run(`hooks list ${here}`)).stdout).toContain('paused (asked)');
    expect((await run(`hooks resume ${id} ${here} --put-aside`)).stderr).toBe('It goes on.\n');
    expect((await run(`hooks dead-letters ${id} ${here} --format csv`)).stdout).toMatch(/^position,type/);
    for (const then of ['', ' --send'])
      expect((await run(`hooks dead-letter ${id} 1 ${here}${then}`)).stderr).toContain(
        'hooks.dead-letter-unknown',
      );
    expect((await run(`hooks remove ${id} ${here}`)).stderr).toBe('Removed.\n');
    expect((await run(`hooks pause ${id} ${here}`)).stderr).toContain('hooks.hook-unknown');

    const told = (await run(`trail ${here}`)).stdout;
    for (const act of ['web-hook-made', 'web-hook-secret-changed', 'web-hook-removed'])
      expect(told).toMatch(new RegExp(`terminal +${act}`));
  });
});
