import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberStatement } from '../../src/reports/domain/statement.js';
import type { PreparationSheet } from '../../src/reviews/sheets.queries.js';
import { aCoalition, COALITION, contribution, exchange } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { openedOn } from '../support/ledgers.js';
import { reviewOpened, reviewPrepared } from '../support/review-builders.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', COALITION, '--quarter', '2026-Q2'];

onSqlite('papers at the terminal', (engine) => {
  let terminal: TerminalProcess;
  let url: string;
  let folder: string;
  const run = (command: string, ...words: string[]): Promise<Ran> =>
    terminal.run(url, [...command.split(' '), ...OF, ...words]);
  const refused = async (command: string, ...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(command, ...words);
    expect([code, stdout]).toEqual([1, '']);
    return stderr;
  };

  beforeAll(async () => {
    terminal = TerminalProcess.open();
    const ledger = await openedOn(engine);
    ({ url } = ledger);
    await ledger.tellAll(
      ...aCoalition(),
      contribution('gift', { quantity: '900.50', occurredOn: '2026-05-04' }),
      exchange('helped', { value: '120.00', occurredOn: '2026-05-05' }),
      reviewOpened(),
      reviewPrepared(),
    );
    await ledger.close();
  });
  afterAll(() => terminal.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-papers-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** The names of what was written, which the terminal named one a line, and each file’s first bytes. */
  const written = async ({ code, stdout, stderr }: Ran): Promise<Record<string, string>> => {
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('request.')]);
    const names = (await readdir(folder)).sort();
    expect(stdout.trimEnd().split('\n').sort()).toEqual(names.map((name) => join(folder, name)));
    const beginnings = await Promise.all(
      names.map(async (name) => (await readFile(join(folder, name))).subarray(0, 5).toString('latin1')),
    );
    return Object.fromEntries(names.map((name, i) => [name, beginnings[i]!]));
  };

  it('are the statement of one member, on standard output or in a folder', async () => {
    const { code, stdout } = await run('statement', '--member', 'alder');
    const statement = JSON.parse(stdout) as MemberStatement;
    expect([code, statement.member.id, statement.balance.closing]).toEqual([0, 'alder', '1020.50']);
    expect(statement.lines.map(({ entry }) => entry)).toEqual(['gift', 'helped']);
    const page = await run('statement', '--member', 'birch', '--format', 'html');
    expect(page.stdout).toMatch(/^<!doctype html>[^]*120\.00/i);
    expect(
      await written(
        await run('statement', '--member', 'birch', '--format', 'json,pdf,xlsx,html', '--out', folder),
      ),
    ).toEqual({
      'river-basin-2026-Q2-statement-birch.html': '<!doc',
      'river-basin-2026-Q2-statement-birch.json': '{\n  "',
      'river-basin-2026-Q2-statement-birch.pdf': '%PDF-',
      'river-basin-2026-Q2-statement-birch.xlsx': 'PK\u0003\u0004\u0014',
    });
  });

  it('are the statements of all members as known at a position, a file for each', async () => {
    const asked = ['--all', '--as-known-at', '6', '--out', folder];
    expect(Object.keys(await written(await run('statement', ...asked)))).toEqual(
      ['alder', 'birch', 'cedar'].map((id) => `river-basin-2026-Q2-statement-${id}.json`),
    );
    const text = await readFile(join(folder, 'river-basin-2026-Q2-statement-alder.json'), 'utf8');
    expect((JSON.parse(text) as MemberStatement).balance.closing).toBe('900.50');
  });

  it('are the sheet of a member and those of all, which say the same', async () => {
    const table = await run('review sheet', '--member', 'alder');
    expect([table.code, table.stdout]).toEqual([0, expect.stringMatching(/Given +.*1020\.50/)]);
    const { stdout } = await run('review sheet', '--member', 'birch', '--format', 'json');
    expect((JSON.parse(stdout) as PreparationSheet).received.value).toBe('120.00');
    const all = await run('review sheet', '--all', '--format', 'table,json,html', '--out', folder);
    const names = await written(all);
    expect(Object.keys(names)).toEqual(
      ['alder', 'birch', 'cedar'].flatMap((id) =>
        ['html', 'json', 'txt'].map((ending) => `river-basin-2026-Q2-preparation-${id}.${ending}`),
      ),
    );
    const birch = await readFile(join(folder, 'river-basin-2026-Q2-preparation-birch.json'), 'utf8');
    expect(birch).toBe(stdout);
  });

  it('are the agenda, as a table, as JSON, as a page and as PDF', async () => {
    const table = await run('review agenda');
    expect([table.code, table.stdout.length > 0]).toEqual([0, true]);
    expect(
      await written(await run('review agenda', '--format', 'table,json,html,pdf', '--out', folder)),
    ).toEqual({
      'river-basin-2026-Q2-agenda.html': '<!doc',
      'river-basin-2026-Q2-agenda.json': '{\n  "',
      'river-basin-2026-Q2-agenda.pdf': '%PDF-',
      'river-basin-2026-Q2-agenda.txt': table.stdout.slice(0, 5),
    });
  });

  it('are refused where it is not said whose, in which format, or where to', async () => {
    for (const command of ['statement', 'review sheet']) {
      expect(await refused(command)).toContain('reports.whose-statement');
      expect(await refused(command, '--member', 'alder', '--all')).toContain('reports.whose-statement');
      expect(await refused(command, '--all')).toContain('reports.folder-missing');
      expect(await refused(command, '--member', 'nobody')).toContain('coalition.member-unknown');
    }
    for (const command of ['statement --member alder', 'review sheet --member alder', 'review agenda']) {
      expect(await refused(command, '--format', 'docx')).toContain('reports.format-unknown');
      expect(await refused(command, '--format', 'json,html')).toContain('reports.folder-missing');
    }
  });
});
