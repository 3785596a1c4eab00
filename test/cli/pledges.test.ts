import type { PledgeView } from '../../src/exchange/pledges.queries.js';
import type { SettlementStatement } from '../../src/reports/domain/settlement.js';
import { onSqlite } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const FOUND = ['init', ...OF, '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels'];
const join = (id: string, name: string): string[] => [
  'member',
  'join',
  ...OF,
  '--id',
  id,
  '--name',
  name,
  '--joined-on',
  '2026-01-01',
];
const PROMISE =
  '--member alder --kind funds --quantity 300.00 --unit EUR --made-on 2026-01-10 --due-on 2026-03-31';
const WHY = ['--reason', 'parted as friends'];

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('pledges, and members coming and going, at the terminal', (engine) => {
  let url: string;
  const run = (...words: string[]): Promise<Ran> => terminal.run(url, words);
  const json = <T>(...words: string[]): Promise<T> => terminal.json<T>(url, words);
  /** Runs commands that must succeed, one after another. */
  const runAll = async (...commands: string[][]): Promise<void> => {
    for (const words of commands) await json(...words);
  };
  const promise = (id: string, ...more: string[]): string[] => [
    'pledge',
    'make',
    ...OF,
    '--id',
    id,
    ...PROMISE.split(' '),
    ...more,
  ];

  beforeEach(async () => {
    url = await engine.readyUrl();
    await runAll(FOUND, join('alder', 'Alder'), join('birch', 'Birch'));
  });

  it('makes, amends, waives and lapses pledges, and lists them as table, JSON and CSV', async () => {
    const made = await run(
      ...promise('p1', '--to', 'member:birch', '--description', '=wells', '--as', 'member:alder'),
    );
    expect(made).toMatchObject({ code: 0, stderr: 'Recorded for p1, at position 4.\n' });
    expect(JSON.parse(made.stdout)).toEqual({ id: 'p1', position: 4, changed: true });
    await runAll(
      promise('p2'),
      promise('p3'),
      ['pledge', 'amend', ...OF, '--pledge', 'p1', '--on', '2026-02-01', '--quantity', '250.00', ...WHY],
      ['pledge', 'waive', ...OF, '--pledge', 'p2', '--on', '2026-02-01', ...WHY],
      ['pledge', 'lapse', ...OF, '--pledge', 'p3', '--on', '2026-04-01', ...WHY],
    );
    expect((await run('pledges', ...OF)).stdout).toMatch(
      /^p1 +alder +overdue +2026-03-31 +EUR +250\.00 +0\.00 +250\.00$/m,
    );
    const list = async (...words: string[]): Promise<string[]> => {
      const { pledges } = await json<{ pledges: PledgeView[] }>(
        'pledges',
        ...OF,
        '--format',
        'json',
        ...words,
      );
      return pledges.map(({ id, state }) => `${id} ${state}`);
    };
    expect(await list()).toEqual(['p1 overdue', 'p2 waived', 'p3 lapsed']);
    expect(await list('--state', 'settled', '--member', 'alder')).toEqual(['p2 waived', 'p3 lapsed']);
    expect(await list('--due-by', '2026-03-30')).toEqual([]);
    expect((await run('pledges', ...OF, '--state', 'open', '--format', 'csv')).stdout).toBe(
      'id,memberId,state,kind,unit,quantity,value,delivered,outstanding,madeOn,dueOn,settledOn,counterparty,handedTo,takenOverFrom,description\r\n' +
        "p1,alder,overdue,funds,EUR,250.00,250.00,0.00,250.00,2026-01-10,2026-03-31,,member:birch,,,'=wells\r\n",
    );
  });

  it('refuses by a rule with 1, on whose behalf somebody acts among them', async () => {
    expect(await run(...promise('p1', '--as', 'member:birch'))).toMatchObject({ code: 1, stdout: '' });
    await runAll(promise('p1'));
    const end = ['pledge', 'waive', ...OF, '--pledge', 'p1', '--on', '2026-02-01', ...WHY];
    const refused = await run(...end, '--as', 'member:alder', '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'coalition.act-not-permitted', status: 403 });
    expect((await run(...promise('p1'))).stderr).toContain('nothing changed');
  });

  it('follows a member that comes with a baseline, is renamed, leaves, is settled and comes back', async () => {
    const alder = [...OF, '--member', 'alder'];
    await runAll(
      [
        'member',
        'baseline',
        ...alder,
        '--given',
        '1000.00',
        '--received',
        '400.00',
        '--reason',
        'the years before',
      ],
      join('cedar', 'Cedar'),
      ['member', 'merge', ...OF, '--member', 'cedar', '--into', 'birch', '--on', '2026-03-01'],
      ['member', 'rename', ...alder, '--on', '2026-04-01', '--name', 'Alder and Daughters'],
      promise('p1'),
      promise('p2'),
      promise('p3'),
      ['member', 'leave', ...alder, '--on', '2026-06-30'],
    );
    expect((await run('balances', ...OF)).stdout).toMatch(
      /^alder +Alder and Daughters +600\.00 +0\.00 +0\.00 +600\.00 +0$/m,
    );
    expect((await run('settlement', ...alder)).stderr).toContain('exchange.departure-not-settled');
    await runAll(
      ['member', 'settle', ...alder, ...WHY, '--keep', 'p1', '--waive', 'p2', '--hand-over', 'p3', 'birch'],
      ['member', 'rejoin', ...alder, '--on', '2026-09-01'],
    );
    expect((await run('pledges', ...alder)).stdout).toMatch(/^p3 +alder +handed over to birch +2026-03-31 /m);
    const statement = await json<SettlementStatement>('settlement', ...alder, '--format', 'json');
    expect(statement).toMatchObject({ leftOn: '2026-06-30', balance: { closing: '600.00' } });
    const table = (await run('settlement', ...alder)).stdout;
    expect(table).toContain('Alder and Daughters (alder) in Riverbend, 2026-01-01 to 2026-06-30');
    expect(table).toMatch(/^As known at position \d+, head [0-9a-f]{64}$/m);
    expect(table).toMatch(/^Opening \(baseline\) +600\.00$/m);
    expect(table).toMatch(/^p1 +2026-03-31 +kept +EUR +300\.00 +0\.00 +300\.00$/m);
    expect(table).toMatch(/^p3 +2026-03-31 +handed over to birch as p3\/birch +EUR /m);
    expect(
      (await run('settlement', ...alder, '--left-on', '2026-06-30', '--format', 'csv')).stdout,
    ).toContain('pledge,p2,,outcome,,,,waived\r\n');
  });
});

describe('the words of the terminal for pledges and members', () => {
  /** No database is opened for these. */
  const NOWHERE = 'sqlite:/nowhere/at/all.sqlite';

  it.each([
    [['pledge']],
    [['pledge', 'make', ...OF]],
    [['pledge', 'burn', ...OF]],
    [['pledges', ...OF, '--state', 'late']],
    [['member', 'merge', ...OF, '--member', 'alder', '--on', '2026-02-01']],
    [['member', 'settle', ...OF, '--member', 'alder', ...WHY, '--hand-over', 'p1']],
    [['settlement', ...OF]],
  ])('answers wrong usage with 2 and nothing on standard output: %j', async (words) => {
    expect(await terminal.run(NOWHERE, words)).toMatchObject({ code: 2, stdout: '' });
  });

  it('has an example for each of its commands', async () => {
    const groups = {
      pledge: ['make', 'amend', 'waive', 'lapse'],
      member: ['join', 'rename', 'merge', 'leave', 'rejoin', 'settle', 'baseline'],
    };
    const named = Object.entries(groups).flatMap(([group, names]) => names.map((name) => `${group} ${name}`));
    for (const name of [...named, 'pledges', 'settlement']) {
      const { stdout } = await terminal.run(NOWHERE, [...name.split(' '), '--help']);
      expect(stdout).toContain(`Example:\n  evenhand ${name} --coalition`);
    }
  });
});
