import type { PolicyView } from '../../src/coalition/policies.queries.js';
import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const WHY = ['--reason', 'agreed in September'];

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('policies at the terminal', (engine) => {
  let url: string;
  const run = (...words: string[]): Promise<Ran> => terminal.run(url, words);
  const json = <T>(...words: string[]): Promise<T> => terminal.json<T>(url, words);
  const adopt = (...words: string[]): Promise<Ran> => run('policy', 'adopt', ...OF, ...WHY, ...words);

  beforeEach(async () => {
    url = await engine.readyUrl();
    const zone = ['--currency', 'EUR', '--time-zone', 'Europe/Brussels'];
    await json('init', ...OF, '--name', 'Riverbend', ...zone);
  });

  it('are adopted rule by rule, and listed as a table and as JSON', async () => {
    const sets = ['--set', 'base=12', '--set', 'windowQuarters=6', '--set', 'quarterCap=500'];
    const adopted = await adopt('--from', '2026-01-01', ...sets);
    expect(adopted).toMatchObject({ code: 0, stderr: 'Adopted as version 1 from 2026-01-01.\n' });
    expect(JSON.parse(adopted.stdout)).toEqual({
      version: 1,
      from: '2026-01-01',
      position: 2,
      changed: true,
    });
    const again = await adopt('--from', '2026-01-01', ...sets);
    expect(again).toMatchObject({
      code: 0,
      stderr: 'Version 1 says the same from 2026-01-01; nothing changed.\n',
    });
    await adopt('--from', '2100-01-01', '--set', 'quarterCap=none');

    const table = (await run('policy', ...OF)).stdout;
    expect(table).toMatch(
      /^1 +2026-01-01 +yes +yes +base 10 → 12, windowQuarters 4 → 6, quarterCap none → 500 +agreed in September$/m,
    );
    expect(table).toMatch(/^2 +2100-01-01 +quarterCap 500 → none +agreed in September$/m);
    expect(table).toMatch(/^pairCap +100$/m);
    const { policies } = await json<{ policies: PolicyView[] }>(
      ...['policy', 'list', ...OF, '--format', 'json'],
    );
    expect(policies.map(({ version, inForce }) => [version, inForce])).toEqual([
      [0, false],
      [1, true],
      [2, false],
    ]);
    const inWords = 'quarterCap 500 → none: credits that vest in a quarter at most, over all members';
    expect(policies[2]!.changes).toEqual([{ rule: 'quarterCap', from: '500', to: null, inWords }]);
  });

  it('say in words what each version changed, and all that holds', async () => {
    await adopt('--from', '2026-01-01', '--set', 'need=0.5', '--set', 'equality=0');
    const table = (await run('policy', ...OF)).stdout;
    expect(table).toMatch(
      /^1 +2026-01-01 +need 0\.3 → 0\.5: how much of a fair share follows what a member needs$/m,
    );
    expect(table).toMatch(/^1 +2026-01-01 +equality 0\.2 → 0: how much of a fair share is the same/m);
    expect(table).toMatch(/^fairWindowQuarters +4$/m);
  });

  it.each([
    [1, 'coalition.policy-rule-unknown', ['--set', 'bass=12']],
    [1, 'coalition.policy-rule-malformed', ['--set', 'windowQuarters=four']],
    [1, 'coalition.policy-rule-malformed', ['--set', 'expiryQuarters=81']],
    [1, 'kernel.amount-malformed', ['--set', 'base=']],
    [1, 'coalition.member-unknown', ['--as', 'member:nobody']],
    [2, 'rule=value is right', ['--set', 'base']],
    [2, 'base stands there twice', ['--set', 'base=1', '--set', 'base=2']],
  ])('end with %i and say %s', async (code, told, words) => {
    const ran = await adopt('--from', '2026-01-01', ...words);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(ran.stderr).toContain(told);
  });
});
