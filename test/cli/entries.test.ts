import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntryDetail } from '../../src/exchange/entry-story.queries.js';
import type { EntriesPage } from '../../src/exchange/exchange.queries.js';
import { PDF, PNG } from '../support/evidence-samples.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const AS_CLINIC = ['--as', 'member:clinic'];
const AS_SCHOOL = ['--as', 'member:school'];
const MEMBERS = 'member_id,name,joined_on\nclinic,Clinic,2026-01-01\nschool,School,2026-01-01\n';

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

describe('entries at the terminal', () => {
  let folder: string;
  let url: string;
  const run = (...words: string[]): Promise<Ran> => terminal.run(url, words);
  const json = <T>(...words: string[]): Promise<T> => terminal.json<T>(url, words);
  const hours = ['--kind', 'staff-time', '--on', '2026-03-02', '--quantity', '8', '--unit', 'hours'];
  const record = (id: string, ...more: string[]): Promise<Ran> =>
    run('record', 'contribution', ...OF, '--member', 'clinic', ...hours, '--id', id, ...more);
  const entry = (id: string): Promise<EntryDetail> =>
    json<EntryDetail>('entry', id, ...OF, '--format', 'json');
  const idsOf = async (...filters: string[]): Promise<string[]> => {
    const page = await json<EntriesPage>('entries', ...OF, ...filters, '--format', 'json');
    return page.items.map(({ id }) => id);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evenhand-entries-'));
    url = `sqlite:${join(folder, 'ledger.sqlite')}`;
    const found = ['--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels'];
    await json('init', ...OF, ...found);
    const members = join(folder, 'members.csv');
    writeFileSync(members, MEMBERS);
    await run('import', ...OF, members);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('records for the backbone at once, and for a member as proposed, and prints the id', async () => {
    expect(await record('h1')).toEqual({ code: 0, stdout: 'h1\n', stderr: 'Recorded h1.\n' });
    const { code, stdout } = await record('h2', ...AS_CLINIC, '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { id: 'h2', changed: true, position: 6 }]);
    expect([(await entry('h1')).status, (await entry('h2')).status]).toEqual(['accepted', 'proposed']);
  });

  it('records late items of a closed quarter, and tells what they restate', async () => {
    expect((await run('close', ...OF, '--quarter', '2026-Q1')).code).toBe(0);
    const refused = await record('h1');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('late for 2026-03-02')]);
    const late = ['--on', '2026-04-05', '--late-for', '2026-03-02', '--value', '240.00'];
    expect((await record('h1', ...late)).stderr).toBe('Recorded h1.\n');
    expect((await run('entry', 'h1', ...OF)).stdout).toMatch(/Late for +2026-03-02/);
    expect((await run('entries', ...OF)).stdout).toContain('late for 2026-03-02');
    expect((await run('reverse', 'h1', ...OF, '--on', '2026-04-06', '--reason', 'twice')).code).toBe(0);
    const out = join(folder, 'report');
    await run('report', ...OF, '--quarter', '2026-Q2', '--format', 'csv', '--out', out);
    const csv = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))[0]!;
    expect(csv).toContain('restatement,clinic,Clinic,2026-Q1.given.change,,EUR,,0.00');
    expect(csv).toContain('2026-Q1.given.late-quantity,staff-time,hours,,-8.00');
  });

  it('leads an entry through a dispute to its end, and tells the story', async () => {
    await record('h1', ...AS_CLINIC, '--counterparty', 'member:school', '--value', '240.00');
    expect((await run('accept', 'h1', ...OF, ...AS_CLINIC)).code).toBe(1);
    expect((await run('accept', 'h1', ...OF, ...AS_SCHOOL)).stderr).toBe('h1 is accepted.\n');
    expect((await run('accept', 'h1', ...OF, ...AS_SCHOOL)).stderr).toContain('nothing changed');
    const why = ['--reason', 'they stayed for five'];
    expect((await run('dispute', 'h1', ...OF, ...AS_SCHOOL, ...why)).code).toBe(0);
    expect(await idsOf('--waiting-for', 'member:clinic')).toEqual(['h1']);
    const words = ['--words', 'the time sheet says eight'];
    expect((await run('answer', 'h1', ...OF, ...AS_CLINIC, ...words)).code).toBe(0);
    const waiting = await run('entry', 'h1', ...OF);
    expect(waiting.stdout).toContain('backbone: answer, uphold, adjust, withdraw');
    const six = ['--quantity', '6', '--reason', 'six were agreed'];
    const resolved = await run('resolve', 'h1', 'adjusted', ...OF, ...six);
    expect(resolved.stderr).toBe('The dispute about h1 is over: adjusted.\n');
    expect(await entry('h1')).toMatchObject({ status: 'accepted', quantity: '6.00', value: '180.00' });
    const { stdout } = await run('entry', 'h1', ...OF);
    for (const line of [
      /^Status +accepted$/m,
      /^Valuation +in proportion, quantity 8, value 240$/m,
      /^Disputed +by member:school on .*Z: they stayed for five$/m,
      /^Answered +by member:clinic on .*Z: the time sheet says eight$/m,
      /^Resolved +adjusted by backbone on .*Z: six were agreed$/m,
      /^Adjusted +from 8.00 \(worth 240.00\) to 6.00 \(worth 180.00\)$/m,
      /^9 +\S+ +DisputeResolved +backbone +terminal:\S+ +[0-9a-f]{64}$/m,
    ])
      expect(stdout).toMatch(line);
  });

  it('takes an entry back, and values one', async () => {
    await record('h1', '--project', 'wells');
    expect((await run('value', 'h1', ...OF, '--amount', '90.00', '--basis', 'a quotation')).code).toBe(0);
    expect((await entry('h1')).value).toBe('90.00');
    const back = ['--on', '2026-03-03', '--reason', 'typed twice', '--id', 'back'];
    expect((await run('reverse', 'h1', ...OF, ...back)).stderr).toBe('h1 is taken back by back.\n');
    expect(await entry('back')).toMatchObject({ quantity: '-8.00', value: '-90.00', project: 'wells' });
    expect((await run('entries', ...OF)).stdout).toMatch(/^2026-03-02 +h1 .*accepted, reversed .* 90\.00$/m);
  });

  it('takes the details of a gift in kind and of a claim', async () => {
    const kind = ['--kind', 'in-kind', '--unit', 'beds', '--value', '80.00'];
    const details = ['--category', 'furniture', '--use', 'monetised', '--approved-by', 'treasurer'];
    const claim = ['--award', 'a7', '--item', 'invoice 12', '--necessary', 'yes', '--federally-funded', 'no'];
    expect((await record('beds', ...kind, ...details, ...claim)).code).toBe(0);
    expect(await entry('beds')).toMatchObject({
      inKind: { category: 'furniture', use: 'monetised', approvedBy: 'treasurer', technique: null },
      costShare: {
        award: 'a7',
        item: 'invoice 12',
        necessary: true,
        allowable: null,
        federallyFunded: false,
      },
    });
    expect(await idsOf('--award', 'a7')).toEqual(['beds']);
    expect((await run('entry', 'beds', ...OF)).stdout).toMatch(/^Cost share: allowable +not stated$/m);
    expect((await record('more', '--award', 'a7')).stderr).toContain('has an --award and an --item');
    const lineUp = (...words: string[]): Promise<Ran> => run('lineup', ...OF, '--standard', ...words);
    const { stdout } = await lineUp('cost-share', '--quarter', '2026-Q1');
    expect(stdout).toMatch(/^2026-03-02 +beds +invoice 12 .* 1- 2\+ 3\+ 4\? 5\+ 6\? 7\? +80\.00$/m);
    expect(stdout).toMatch(/^beds +200\.306\(b\)\(1\) +verifiable in the records +no evidence is attached$/m);
    expect((await lineUp('gifts-in-kind')).stdout).toMatch(/^furniture +.* 80\.00 +80\.00$/m);
    expect((await lineUp('gifts-in-kind', '--award', 'a7')).code).toBe(2);
    expect((await lineUp('cost-share', '--format', 'csv')).stdout).toContain('a7,beds,invoice 12,clinic');
  });

  it('lists by every filter, a page at a time, as a table, JSON or CSV', async () => {
    await record('a', '--on', '2026-03-01');
    await record('b', '--on', '2026-03-02', ...AS_CLINIC, '--project', 'wells');
    await record('c', '--on', '2026-03-03', '--description', '=cmd');
    expect(await idsOf()).toEqual(['a', 'b', 'c']);
    expect(await idsOf('--status', 'proposed')).toEqual(['b']);
    expect(await idsOf('--recorded-by', 'member:clinic')).toEqual(['b']);
    expect(await idsOf('--waiting-for', 'backbone')).toEqual(['b']);
    expect(await idsOf('--from', '2026-03-02', '--to', '2026-03-02')).toEqual(['b']);
    expect(await idsOf('--project', 'wells', '--kind', 'staff-time', '--direction', 'contribution')).toEqual([
      'b',
    ]);
    expect(await idsOf('--member', 'school')).toEqual([]);
    const first = await run('entries', ...OF, '--limit', '2', '--format', 'csv');
    expect(first.stdout.split('\r\n')).toHaveLength(4);
    const [, cursor] = /--after (\S+)/.exec(first.stderr)!;
    const rest = await run('entries', ...OF, '--limit', '2', '--after', cursor!, '--format', 'csv');
    expect(rest.stdout).toContain("'=cmd");
    expect(rest.stderr).toBe('');
    const line =
      /^2026-03-02 +b +contribution +clinic +pool:pool +staff-time +proposed +backbone +8\.00 +hours +unvalued$/m;
    const table = (await run('entries', ...OF)).stdout;
    expect(table).toMatch(line);
    expect(table).toMatch(/^2026-03-03 +c .* accepted +=cmd +8\.00 +hours /m);
  });

  it('prints what was recorded as text that can’t command a terminal', async () => {
    await record('h1', '--description', 'a\u202eb');
    const { stdout } = await run('entry', 'h1', ...OF);
    expect(stdout).toContain('a\\u202eb');
  });

  it('attaches all of some files or none, and verifies them', async () => {
    await record('h1', ...AS_CLINIC);
    const files = [join(folder, 'note.pdf'), join(folder, 'photo.png')];
    writeFileSync(files[0]!, PDF);
    writeFileSync(files[1]!, PNG);
    const attach = (...words: string[]): Promise<Ran> => run('attach', ...words, ...OF, '--entry', 'h1');
    const notAllowed = join(folder, 'program.pdf');
    writeFileSync(notAllowed, 'MZ\u0090\u0000');
    expect((await attach(...files, notAllowed)).stderr).toContain('evidence-type-not-allowed');
    expect((await attach(...files, ...AS_SCHOOL)).stderr).toContain('act-not-permitted');
    const kept = (): string[] =>
      readdirSync(join(folder, 'evidence'), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name);
    expect(kept()).toEqual([]);
    const { code, stdout, stderr } = await attach(...files, ...AS_CLINIC);
    expect([code, stderr]).toEqual([0, 'Attached note.pdf.\nAttached photo.png.\n']);
    expect(kept().sort()).toEqual(stdout.trim().split('\n').sort());
    expect((await attach(files[0]!)).stderr).toContain('nothing changed');
    expect((await run('entry', 'h1', ...OF)).stdout).toMatch(
      /^note\.pdf +application\/pdf +[0-9a-f]{64} +\d+$/m,
    );
    expect((await run('verify', ...OF)).code).toBe(0);
    rmSync(join(folder, 'evidence'), { recursive: true });
    expect((await run('verify', ...OF)).code).toBe(1);
  });

  it('answers wrong usage with 2', async () => {
    for (const words of [
      ['record', 'gift', ...OF, '--member', 'clinic', ...hours],
      ['resolve', 'h1', 'forgotten', ...OF, '--reason', 'x'],
      ['dispute', 'h1', ...OF],
      ['entries', ...OF, '--limit', '0'],
      ['entries', ...OF, '--status', 'lost'],
    ])
      expect([words, await run(...words)]).toMatchObject([words, { code: 2, stdout: '' }]);
  });

  it('answers a refusal with 1, in words or as a problem document', async () => {
    const { code, stdout, stderr } = await run('accept', 'nothing', ...OF, '--json');
    expect([code, stdout, (JSON.parse(stderr) as { code: string }).code]).toEqual([
      1,
      '',
      'exchange.entry-unknown',
    ]);
    expect((await run('entries', ...OF, '--from', '2026-02-30')).stderr).toContain('kernel.date-malformed');
    expect((await run('entries', ...OF, '--waiting-for', 'clinic')).code).toBe(1);
  });
});
