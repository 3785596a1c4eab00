import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const FOUND = ['init', ...OF, '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels'];
const words = (text: string): string[] => text.split(' ');
const join = (id: string): string[] => [
  ...words(`member join --id ${id} --name ${id} --joined-on 2024-01-01`),
  ...OF,
];
const SHARE = words('knowledge share --id guide --title Guide --authors alder:0.6|birch:0.4 --on 2025-01-10');
const APPLY = words('knowledge apply --asset guide --member cedar --depth embedded');

interface Recorded {
  readonly id: string;
  readonly changed: boolean;
}

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('knowledge, credits and what they buy, at the terminal', (engine) => {
  let url: string;
  const run = (...given: string[]): Promise<Ran> => terminal.run(url, [...given, ...OF]);
  const json = <T>(...words: string[]): Promise<T> => terminal.json<T>(url, words);
  /** Runs a command that must succeed: what it is about, and whether it recorded anything. */
  const record = async (text: string, ...more: string[]): Promise<string> => {
    const { id, changed } = await json<Recorded>(...words(text), ...more, ...OF);
    return `${id} ${String(changed)}`;
  };

  beforeEach(async () => {
    url = await engine.readyUrl();
    await json(...FOUND);
    for (const id of ['alder', 'birch', 'cedar']) await json(...join(id));
    await json(...SHARE, ...OF);
  });

  it('follows an asset from its first day to what its authors have redeemed for it', async () => {
    expect(await run(...SHARE)).toMatchObject({
      code: 0,
      stderr: 'Recorded so before for guide; nothing changed.\n',
    });
    expect(await record('knowledge share --id atlas --title Atlas --authors cedar --on 2025-01-11')).toBe(
      'atlas true',
    );
    expect(await record('knowledge derive --asset atlas --from guide --on 2025-01-20')).toBe('atlas true');
    expect(await record('knowledge revise --asset guide --on 2025-02-01 --note clearer')).toBe('guide true');
    expect(
      await record(
        'knowledge apply --id u1 --asset guide --member cedar --depth adapted --on 2025-02-10 --outcome 100.00 --confirmed-by member:cedar --confirmed-on 2025-02-11',
      ),
    ).toBe('u1 true');
    await json(...APPLY, '--id', 'u2', '--on', '2025-02-12', ...OF);
    expect(await record('knowledge confirm --application u2 --as member:cedar')).toBe('u2 true');
    expect(await record('knowledge contest --application u2 --reason another', '--as', 'member:cedar')).toBe(
      'u2 true',
    );
    expect(await record('knowledge withdraw --application u2 --reason twice')).toBe('u2 true');
    // 10 × 2 / 1 + 0.001 × 100 = 20.1: 12.06 for alder.
    expect(await record('close --quarter 2025-Q1')).toBe('2025-Q1 true');
    expect(
      await record(
        'offer add --id course --title Course --by pool --price 12.05 --capacity 2 --value 90 --from 2025-04-01 --to 2026-12-31',
      ),
    ).toBe('course true');
    expect(await record('redemption reserve --id r1 --offer course --member alder --on 2025-04-10')).toBe(
      'r1 true',
    );
    expect(
      await record('redemption release --redemption r1 --on 2025-04-11 --reason later --as member:alder'),
    ).toBe('r1 true');
    const again = ['reserve', '--offer', 'course', '--member', 'alder', '--on', '2025-04-12', '--id'];
    await json('redemption', ...again, 'r2', ...OF);
    expect(await record('redemption redeem --redemption r2 --on 2025-04-13')).toBe('r2 true');
    expect((await run('redemption', ...again, 'r3')).stderr).toContain('0.01');
    expect(await record('offer withdraw --offer course --on 2025-05-01 --reason over')).toBe('course true');
    expect((await run(...words('balances'))).stdout).toMatch(/^alder .* 90\.00 /m);
    const read = async (text: string): Promise<string> => {
      const { code, stdout } = await run(...words(text));
      expect([text, code]).toEqual([text, 0]);
      return stdout;
    };
    expect(await read('knowledge list --search guí --author birch --format csv')).toBe(
      'id,title,assetType,licence,sharedOn,authors,derivesFrom,edition,uses,description\r\n' +
        'guide,Guide,,,2025-01-10,alder:0.6|birch:0.4,,2,1,\r\n',
    );
    expect(await read('knowledge show --asset guide')).toMatch(
      /^Made from it +Title +Weight\natlas +Atlas +1\n[^]*^2025-Q1 +1 +0 +1 +0 +100\.00 +0 +0$/m,
    );
    expect(await read('knowledge applications --state withdrawn')).toMatch(/^2025-02-12 +u2 +guide +cedar /m);
    expect(await read('offer list')).toMatch(/^course +Course .* 12\.05 +1 +0 +1$/m);
    expect(await read('redemption list --member alder')).toMatch(/ r1 .* released .*\n.* r2 .* redeemed /);
    expect(JSON.parse(await read('redemption lapse'))).toMatchObject({ released: [], changed: false });
  });

  it('refuses by a rule with 1, on whose behalf somebody acts among them', async () => {
    const refused = async (text: string): Promise<unknown> => {
      const { code, stderr, stdout } = await run(...words(text), '--json');
      expect([code, stdout]).toEqual([1, '']);
      return (JSON.parse(stderr) as { code: string }).code;
    };
    expect(await refused('knowledge revise --asset guide --on 2025-02-01 --note n --as member:cedar')).toBe(
      'coalition.act-not-permitted',
    );
    expect(await refused('knowledge derive --asset guide --from guide --on 2025-02-01')).toBe(
      'knowledge.lineage-cycle',
    );
    const apply = 'knowledge apply --id u1 --asset guide --member cedar --depth adapted --on 2025-02-10';
    expect(await refused(`${apply} --as member:alder --confirmed-by member:cedar`)).toBe(
      'coalition.act-not-permitted',
    );
    await record(apply);
    expect(await refused('knowledge confirm --application u1 --as member:alder')).toBe(
      'coalition.act-not-permitted',
    );
    expect(await refused('close --quarter 2025-Q1 --as member:alder')).toBe('coalition.act-not-permitted');
    expect(await refused('close --quarter 2025-Q5')).toBe('request.quarter-malformed');
    expect(await refused('redemption redeem --redemption r1 --on 2025-04-13')).toBe(
      'knowledge.redemption-unknown',
    );
  });
});

describe('the words of the terminal for knowledge and credits', () => {
  /** No database is opened for these. */
  const NOWHERE = 'sqlite:/nowhere/at/all.sqlite';

  it.each([
    [['knowledge', 'share', ...OF]],
    [[...APPLY.slice(0, -1), 'glanced', '--on', '2025-02-12', ...OF]],
    [['offer', 'show', ...OF]],
    [['knowledge', 'applications', '--state', 'open', ...OF]],
    [['redemption', ...OF]],
    [['close', ...OF]],
  ])('answers wrong usage with 2 and nothing on standard output: %j', async (given) => {
    expect(await terminal.run(NOWHERE, given)).toMatchObject({ code: 2, stdout: '' });
  });

  it('has an example for each of its commands', async () => {
    const groups = {
      knowledge: [
        'share',
        'derive',
        'revise',
        'apply',
        'confirm',
        'contest',
        'withdraw',
        'list',
        'show',
        'applications',
      ],
      offer: ['add', 'withdraw', 'list'],
      redemption: ['reserve', 'redeem', 'release', 'lapse', 'list'],
    };
    const named = Object.entries(groups).flatMap(([group, names]) => names.map((name) => `${group} ${name}`));
    for (const name of [...named, 'close']) {
      const { stdout } = await terminal.run(NOWHERE, [...name.split(' '), '--help']);
      expect(stdout).toContain(`Example:\n  evenhand ${name} --coalition`);
    }
  });
});
