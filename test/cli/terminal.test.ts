import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { GiveGetBalances } from '../../src/portfolios/give-get.queries.js';
import type { ValuePortfolio } from '../../src/portfolios/domain/portfolio.js';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import { onBothEngines } from '../support/engines.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const FOUND = ['init', ...OF, '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels'];

const MEMBERS = 'member_id,name,joined_on\nalder,Alder,2026-01-01\nbirch,Birch,2026-01-01\n';
const ENTRIES = [
  'entry_id,direction,member_id,kind,occurred_on,quantity,unit',
  'gift,contribution,alder,funds,2026-01-15,100.00,EUR',
  'grant,benefit,birch,funds,2026-02-15,40.00,EUR',
].join('\n');

/** Each command as the program runs it, without starting a program for each; as true processes some run in program.test.ts. */
let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());
const json = <T>(url: string, ...words: string[]): Promise<T> => terminal.json<T>(url, words);

onBothEngines('the terminal', (engine) => {
  let folder: string;
  let url: string;
  const file = (name: string, text: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const run = (...words: string[]): Promise<Ran> => terminal.run(url, words);
  const aLedger = async (): Promise<void> => {
    await json(url, ...FOUND);
    const { code } = await run('import', ...OF, file('members.csv', MEMBERS), file('entries.csv', ENTRIES));
    expect(code).toBe(0);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evenhand-terminal-'));
    url = await engine.readyUrl();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('founds a coalition once; the same again changes nothing, and another under its name is refused', async () => {
    expect(await run(...FOUND)).toMatchObject({ code: 0, stderr: 'Founded riverbend.\n' });
    expect((await run(...FOUND)).stderr).toContain('nothing changed');
    const other = await run(...FOUND.map((word) => (word === 'EUR' ? 'USD' : word)), '--json');
    expect(other.code).toBe(1);
    expect(other.stdout).toBe('');
    expect(JSON.parse(other.stderr)).toMatchObject({ code: 'ledger.coalition-exists', status: 409 });
  });

  it.each([
    [['balances']],
    [['balances', ...OF, '--format', 'xml']],
    [['init', ...OF, '--name', 'R', '--currency', 'EUR', '--time-zone', 'UTC', '--fiscal-start-month', '13']],
    [['nonsense']],
    [['serve', '--port', '70000']],
  ])('answers wrong usage with 2 and nothing on standard output: %j', async (words) => {
    expect(await run(...words)).toMatchObject({ code: 2, stdout: '' });
  });

  it('refuses by a rule with 1, in words or as a problem document', async () => {
    const words = await run('balances', ...OF);
    expect(words).toMatchObject({ code: 1, stdout: '' });
    expect(words.stderr).toContain('There is no coalition “riverbend”');
  });

  it('tells balances as JSON, CSV and a table with the same figures', async () => {
    await aLedger();
    const { members } = await json<GiveGetBalances>(url, 'balances', ...OF, '--format', 'json');
    expect(members.map(({ id, balance }) => [id, balance.closing])).toEqual([
      ['alder', '100.00'],
      ['birch', '-40.00'],
    ]);
    expect((await run('balances', ...OF, '--format', 'csv')).stdout).toContain(
      'member,birch,Birch,balance.closing,,EUR,,-40.00\r\n',
    );
    expect((await run('balances', ...OF)).stdout).toMatch(/^birch +Birch +0\.00 +40\.00 +-40\.00 +0$/m);
  });

  it('shows a member its portfolio, in sections, as JSON and as CSV', async () => {
    await aLedger();
    const ofAlder = ['portfolio', ...OF, '--member', 'alder', '--quarter', '2026-Q1'];
    const { stdout } = await run(...ofAlder);
    expect(stdout).toMatch(/^Alder \(alder\), active$/m);
    expect(stdout).toMatch(/^ {2}Given +100\.00 +— +— +0$/m);
    expect(stdout).toMatch(/^ {2}funds +100\.00 EUR +1 +0 +100\.00 .* 100\.00$/m);
    const portfolio = await json<ValuePortfolio>(url, ...ofAlder, '--format', 'json');
    expect(portfolio).toMatchObject({ figure: 'member/alder/2026-Q1', balance: { closing: '100.00' } });
    expect((await run(...ofAlder, '--format', 'csv')).stdout).toContain(
      'member,alder,Alder,balance.closing,,EUR,,100.00\r\n',
    );
    expect(await run('portfolio', ...OF, '--member', 'nobody')).toMatchObject({ code: 1, stdout: '' });
  });

  it('explains a figure down to its entries, and tells two views apart', async () => {
    await aLedger();
    const explained = await run('explain', ...OF, 'member/birch/2026-Q1/received');
    expect(explained.stdout).toMatch(/^member\/birch\/2026-Q1\/received\/value = 40\.00 EUR$/m);
    expect(explained.stdout).toMatch(
      /^2026-02-15 +grant +funds .*5 BenefitRecorded [0-9a-f]{12} .* 40\.00$/m,
    );
    const wrong = await run('explain', ...OF, 'member/birch/received');
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('member/ID/2026-Q3/given/value');
    const compared = await run('compare', ...OF, '--from-as-of', '2026-01-31', '--to-as-of', '2026-02-28');
    expect(compared.stdout).toMatch(
      /^ {2}2026-02-15 +grant +occurred on 2026-02-15 +0\.00 +0\.00 +40\.00 +-40\.00/m,
    );
    expect(compared.stdout).not.toContain('alder');
    expect((await run('compare', ...OF)).stdout).toContain('Nothing differs.');
  });

  it('explains a figure a page at a time in a table, and wholly for a program', async () => {
    await aLedger();
    const figure = 'coalition/2026-Q1/balance';
    const first = await run('explain', ...OF, figure, '--limit', '1');
    expect(first.stdout).toMatch(
      /^Parts 1 to 1 of \d add up to -?\d+\.\d\d EUR; the others to -?\d+\.\d\d EUR\.$/m,
    );
    const [, after] = /There are more: --after (\S+)/.exec(first.stderr)!;
    const second = await run('explain', ...OF, figure, '--limit', '1', '--after', after!, '--format', 'json');
    expect(JSON.parse(second.stdout)).toMatchObject({
      page: { first: 2, last: 2 },
      parts: [{ type: 'figure' }],
    });
    for (const whole of [
      ['--format', 'json'],
      ['--all', '--format', 'json'],
    ]) {
      const { stdout, stderr } = await run('explain', ...OF, figure, ...whole);
      const { parts, page, next } = JSON.parse(stdout) as { parts: []; page: { of: number }; next: null };
      expect([parts.length, next, stderr]).toEqual([page.of, null, '']);
    }
    const all = await run('explain', ...OF, figure, '--all');
    expect(all.stdout).not.toContain('add up to');
    for (const wrong of [
      ['--limit', '0'],
      ['--limit', '501'],
      ['--all', '--limit', '2'],
      ['--all', '--after', after!],
    ])
      expect(await run('explain', ...OF, figure, ...wrong)).toMatchObject({ code: 2, stdout: '' });
  });

  it('files the report, and leaves no half file where a format is unknown', async () => {
    await aLedger();
    const out = join(folder, 'reports');
    const filed = await run('report', ...OF, '--quarter', '2026-Q1', '--format', 'json,csv', '--out', out);
    const paths = filed.stdout.trim().split('\n');
    expect(paths).toEqual([join(out, 'riverbend-2026-Q1.json'), join(out, 'riverbend-2026-Q1.csv')]);
    const report = JSON.parse(readFileSync(paths[0]!, 'utf8')) as QuarterlyReport;
    expect(report).toMatchObject({
      quarter: '2026-Q1',
      from: '2026-01-01',
      to: '2026-03-31',
      totals: { balance: { opening: '0.00', period: '60.00', closing: '60.00' } },
      pools: [{ id: 'pool', opening: '0.00', in: '100.00', out: '40.00', closing: '60.00' }],
      proposals: [],
    });
    const refused = await run(
      'report',
      ...OF,
      '--quarter',
      '2026-Q1',
      '--format',
      'json,doc',
      '--out',
      join(folder, 'b'),
    );
    expect(refused).toMatchObject({ code: 1, stdout: '' });
  });

  it('backs up and restores to either engine, and the restored ledger verifies against the exported head', async () => {
    await aLedger();
    const head = join(folder, 'head.json');
    expect((await run('verify', ...OF, '--write-head', head)).code).toBe(0);
    const backup = join(folder, 'ledger.backup.gz');
    expect((await run('backup', backup)).code).toBe(0);
    for (const target of [await engine.freshUrl(), `sqlite:${join(folder, 'other.sqlite')}`]) {
      expect((await terminal.run(target, ['restore', backup])).code).toBe(0);
      expect((await terminal.run(target, ['verify', ...OF, '--against', head])).code).toBe(0);
      const { members } = await json<GiveGetBalances>(target, 'balances', ...OF, '--format', 'json');
      expect(members[0]!.balance.closing).toBe('100.00');
      expect((await terminal.run(target, ['restore', backup])).stderr).toContain(
        'ledger.restore-target-not-empty',
      );
    }
  });

  it('restores nothing from a backup that is cut short, altered, or no backup at all', async () => {
    await aLedger();
    const backup = join(folder, 'ledger.backup.gz');
    await run('backup', backup);
    const whole = gunzipSync(readFileSync(backup)).toString();
    const lines = whole.trimEnd().split('\n');
    const broken = {
      'cut.gz': readFileSync(backup).subarray(0, 300),
      'without-end.gz': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'altered.gz': gzipSync(whole.replace('100', '900')),
      'event-missing.gz': gzipSync(`${lines.filter((_, i) => i !== 2).join('\n')}\n`),
      'last-event-missing.gz': gzipSync(`${lines.filter((_, i) => i !== lines.length - 2).join('\n')}\n`),
      'no-backup.gz': gzipSync('{"something":"else"}\n'),
      'text.gz': Buffer.from('not gzip'),
      'empty.gz': Buffer.alloc(0),
    };
    const target = await engine.freshUrl();
    for (const [name, bytes] of Object.entries(broken)) {
      const { code, stderr } = await terminal.run(target, ['restore', file(name, bytes)]);
      expect({ name, code, malformed: stderr.includes('ledger.backup-malformed') }).toEqual({
        name,
        code: 1,
        malformed: true,
      });
    }
    expect((await terminal.run(target, ['balances', ...OF])).stderr).toContain('ledger.coalition-unknown');
    expect((await terminal.run(target, ['restore', backup])).code).toBe(0);
  });

  it('finds nothing wrong with a healthy database, and migrates and rebuilds without harm', async () => {
    const fresh = await engine.freshUrl();
    expect((await terminal.run(fresh, ['migrate'])).stderr).toContain('Ran ');
    expect((await terminal.run(fresh, ['migrate'])).stderr).toContain('up to date');
    await aLedger();
    expect((await run('rebuild')).code).toBe(0);
    const { checks } = await json<{ checks: { name: string; state: string }[] }>(url, 'doctor', '--json');
    expect(checks.filter(({ state }) => state === 'fault')).toEqual([]);
    expect(checks.map(({ name }) => name)).toContain('ledger riverbend');
    expect((await run('verify', ...OF)).code).toBe(0);
  });

  it('prints hostile names as text that can’t command a terminal', async () => {
    await json(url, ...FOUND);
    const hostile = file('members.csv', 'member_id,name,joined_on\n=cmd,"\u202eevil\u200f",2026-01-01\n');
    expect((await run('import', ...OF, hostile)).code).toBe(0);
    const { stdout } = await run('balances', ...OF);
    expect(stdout).not.toMatch(/\u202e/);
    expect(stdout).toContain('\\u202eevil');
    expect((await run('balances', ...OF, '--format', 'csv')).stdout).toContain("member,'=cmd,");
  });

  it('says in one line what is wrong with a file that is not there', async () => {
    await json(url, ...FOUND);
    const { code, stderr, stdout } = await run('import', ...OF, join(folder, 'nowhere.csv'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('nowhere.csv');
  });
});
