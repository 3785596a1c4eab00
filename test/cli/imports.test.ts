import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportView } from '../../src/interchange/imports.queries.js';
import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const FOUND = ['init', ...OF, '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels'];
const GIRO = {
  name: 'giro',
  about: 'Our account',
  columns: { occurred_on: 'Day', quantity: 'Amount', member_id: 'Who' },
  constants: { kind: 'funds', unit: 'EUR', direction: 'contribution' },
};

let terminal: TerminalProcess;
let folder: string;
beforeAll(() => {
  terminal = TerminalProcess.open();
  folder = mkdtempSync(join(tmpdir(), 'evenhand-imports-'));
});
afterAll(async () => {
  await terminal.close();
  rmSync(folder, { recursive: true, force: true });
});

onSqlite('past imports and mappings at the terminal', (engine) => {
  let url: string;
  const run = (...words: string[]): Promise<Ran> => terminal.run(url, [...words, ...OF]);
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const batches = async (): Promise<readonly ImportView[]> =>
    (JSON.parse((await run('imports', 'list', '--format', 'json')).stdout) as { items: ImportView[] }).items;

  beforeEach(async () => {
    url = await engine.readyUrl();
    await terminal.done(url, FOUND);
  });

  it('undoes an import once, after a dry run, and says of one that others rest on what stays', async () => {
    const members = file('members.csv', 'member_id,name,joined_on\nann,Ann,2020-01-01\nbob,Bob,2020-01-01\n');
    expect((await run('import', members)).code).toBe(0);
    const entry =
      'direction,member_id,kind,occurred_on,quantity,unit\ncontribution,ann,funds,2026-03-01,5.00,EUR\n';
    expect((await run('import', file('entries.csv', entry))).code).toBe(0);
    const [last, first] = await batches();
    const undo = (id: string, ...more: string[]): Promise<Ran> =>
      run('imports', 'undo', id, '--reason', 'the wrong year', ...more);
    const refused = await undo(first!.id);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^member\/ann, position \d+: .*ann.*is named by entry\//m);
    const tried = await undo(last!.id, '--dry-run');
    expect(tried).toMatchObject({
      code: 0,
      stderr: 'Would take back: 1 entries.\nNothing was recorded: this was a dry run.\n',
    });
    const done = await undo(last!.id, '--json');
    expect([done.code, JSON.parse(done.stdout)]).toEqual([
      0,
      expect.objectContaining({ changed: true, isUndone: true, reversed: { entries: 1 }, staying: [] }),
    ]);
    expect((await undo(last!.id)).stderr).toBe('It is undone already; nothing changed.\n');
    expect((await undo(first!.id)).stderr).toMatch(
      /^Took back: 2 members\.\nThe ledger is at position \d+\.\n$/,
    );
    expect((await run('imports')).stdout.match(/undone \S+: the wrong year/g)).toHaveLength(2);
    expect(await undo('0199a5c2-7f31-7c44-9d0e-2b6f7a1c0e55')).toMatchObject({ code: 1 });
    expect((await run('imports', 'undo', last!.id)).code).toBe(2);
  });

  it('saves, shows, uses and removes mappings', async () => {
    const mapping = file('giro.json', JSON.stringify(GIRO));
    expect((await run('mappings', 'save', mapping)).stderr).toBe('Saved giro, revision 1.\n');
    expect((await run('mappings', 'save', mapping)).stderr).toBe('giro was just so already.\n');
    const { stdout: list } = await run('mappings', 'list');
    expect(list).toMatch(/^giro +1 +Our account$/m);
    expect(list).toMatch(/^open-collective +built in /m);
    const shown = await run('mappings', 'show', 'giro');
    expect(JSON.parse(shown.stdout)).toMatchObject(GIRO);
    await run('member', 'join', '--id', 'ann', '--name', 'Ann', '--joined-on', '2020-01-01');
    const statement = file('statement.csv', 'Day,Amount,Who\n2026-03-01,5.00,ann\n2026-03-02,x,ann\n');
    const wrong = await run('import', '--mapping', 'giro', statement);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('Amount (quantity)');
    const right = file('right.csv', 'Day,Amount,Who\n2026-03-01,5.00,ann\n');
    expect((await run('import', '--mapping', mapping, right)).code).toBe(0);
    expect((await run('mappings', 'remove', 'giro')).stderr).toBe('Removed giro.\n');
    expect((await run('mappings', 'remove', 'giro')).stderr).toBe('There was no mapping giro of its own.\n');
    expect((await run('mappings', 'show', 'giro')).code).toBe(1);
    const damaged = await run('mappings', 'save', file('damaged.json', '{'));
    expect([damaged.code, damaged.stdout]).toEqual([1, '']);
    const malformed = await run('mappings', 'save', file('other.json', '{"name":"x","columns":{}}'));
    expect(malformed.code).toBe(1);
    expect(malformed.stderr).toContain('columns.direction');
  });
});
