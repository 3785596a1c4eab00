import { cp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseLocation, openDatabase } from '../../src/event-store/database.js';
import { ADA, aPerson, BEN } from '../access/people-builders.js';
import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('people at the terminal', (engine) => {
  it('are listed and erased, which the trail tells, and no older backup brings them back', async () => {
    const url = await engine.freshUrl();
    const folder = dirname(url.slice('sqlite:'.length));
    const run = (...words: string[]) => terminal.run(url, words);
    await run(
      'init',
      '--coalition',
      'river-basin',
      '--name',
      'River',
      '--currency',
      'EUR',
      '--time-zone',
      'UTC',
    );
    const { store } = await openDatabase(databaseLocation(url));
    await aPerson(store, ADA, 'adamantine');
    await aPerson(store, BEN, '=benevolent');
    await store.close();

    expect((await run('people', 'list')).stdout).toMatch(
      new RegExp(`${ADA} +adamantine@example.org +adamantine Lovelace .*river-basin:representative:cedar`),
    );
    expect((await run('people', 'list', '--format', 'csv')).stdout).toContain("'=benevolent Lovelace");
    const old = join(folder, 'old.gz');
    expect((await run('backup', old)).stderr).toContain('2 people');
    const head = join(folder, 'head.json');
    await run('verify', '--coalition', 'river-basin', '--write-head', head);

    expect(await run('people', 'erase', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('access.person-unknown') as string,
    });
    const erased = await run('people', 'erase', ADA);
    expect(JSON.parse(erased.stdout)).toMatchObject({ personId: ADA, roles: 1, wiped: true });
    expect(erased.stdout + erased.stderr).not.toContain('adamantine');
    expect((await run('people', 'list', '--format', 'json')).stdout).not.toContain('adamantine');
    expect((await run('trail', '--coalition', 'river-basin')).stdout).toMatch(
      new RegExp(`2 +\\S+ +terminal +person-erased +person ${ADA}`),
    );
    expect((await run('trail', '--format', 'csv')).stdout).toMatch(
      /^position,at,actor,act,about,prev_hash,hash/,
    );
    expect((await run('trail', '--coalition', 'made-up')).code).toBe(1);
    expect((await run('verify', '--coalition', 'river-basin', '--against', head)).stderr).toContain(
      '2 entries of its trail and 1 of the service’s',
    );
    expect(JSON.parse(await readFile(head, 'utf8'))).toMatchObject({ trail: { position: 0 } });

    const restoreOf = async (backup: string, ...words: string[]) => {
      const target = `sqlite:${join(folder, `${String((restores += 1))}.sqlite`)}`;
      const { stderr, code } = await terminal.run(target, ['restore', backup, ...words]);
      const { stdout } = await terminal.run(target, ['people', 'list']);
      return { code, stderr, isBack: stdout.includes('adamantine') };
    };
    let restores = 0;
    expect(await restoreOf(old)).toMatchObject({
      isBack: true,
      stderr: expect.stringContaining('is back') as string,
    });
    const list = join(folder, 'list.json');
    await run('people', 'erasures', '--out', list);
    expect(await restoreOf(old, '--erasures', list)).toMatchObject({
      isBack: false,
      stderr: expect.stringContaining('Erased again: 1') as string,
    });
    expect(await restoreOf(old, '--erasures', join(folder, 'none.json'))).toMatchObject({ code: 1 });
    // A later backup in the same folder keeps the list there.
    await run('backup', join(folder, 'new.gz'));
    expect(await restoreOf(old)).toMatchObject({ code: 0, isBack: false });
    await cp(old, join(folder, 'evenhand-erasures.json'));
    expect(await restoreOf(old)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('access.erasures-malformed') as string,
    });
    await rm(join(folder, 'evenhand-erasures.json'));
  });
});
