import { databaseLocation, openDatabase } from '../../src/event-store/database.js';
import { ADA, aPerson } from '../access/people-builders.js';
import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('access at the terminal', (engine) => {
  it('is given by links, roles and keys, which the trail tells', async () => {
    const url = await engine.freshUrl();
    const run = (line: string) => terminal.run(url, line.split(' '));
    const here = '--coalition river-basin';
    await run(`init ${here} --name River --currency EUR --time-zone UTC`);
    const { store } = await openDatabase(databaseLocation(url));
    await aPerson(store, ADA, 'ada');
    await store.close();

    const invited = await run(`invite ${here} --role observer --email bo@clinic.example`);
    expect([invited.code, invited.stdout]).toEqual([
      0,
      expect.stringMatching(/^\/invitations\/evi_\S{43}\n$/),
    ]);
    expect(invited.stderr).toContain('EVENHAND_PUBLIC_URL');
    expect((await run('invite --operator')).code).toBe(0);
    expect((await run(`invite ${here}`)).code).toBe(2);
    expect((await run(`invite --operator ${here}`)).code).toBe(2);
    expect((await run('invite --coalition made-up --role observer')).stderr).toContain(
      'ledger.coalition-unknown',
    );
    expect((await run(`invite ${here} --role representative`)).stderr).toContain('access.member-needed');

    expect((await run(`roles grant ${ADA} ${here} --role auditor`)).stderr).toContain('Given');
    expect((await run(`people roles ${ADA} --format csv`)).stdout).toContain('river-basin,auditor,');
    expect((await run(`roles withdraw ${ADA} ${here} --role auditor`)).stderr).toContain('Taken');
    expect((await run(`people roles nobody`)).stderr).toContain('access.person-unknown');
    expect((await run(`people reset ${ADA}`)).stdout).toMatch(/^\/password\/evr_\S{43}\n$/);

    const made = await run(`keys make ${here} --role auditor --name export --days 10`);
    expect(made.stdout).toMatch(/^evk_\S{43}\n$/);
    const listed = JSON.parse((await run(`keys list ${here} --format json`)).stdout) as {
      keys: { id: string }[];
    };
    expect(listed.keys).toMatchObject([{ name: 'export', writes: false }]);
    expect((await run(`keys make ${here} --role auditor --name x --days 500`)).code).toBe(2);
    expect((await run(`keys revoke ${listed.keys[0]!.id} ${here}`)).code).toBe(0);
    expect((await run(`keys revoke ${listed.keys[0]!.id} ${here}`)).stderr).toContain('access.key-unknown');

    const told = (await run(`trail ${here}`)).stdout;
    for (const act of ['person-invited', 'role-granted', 'role-withdrawn', 'key-made', 'key-revoked'])
      expect(told).toMatch(new RegExp(`terminal +${act}`));
  });
});
