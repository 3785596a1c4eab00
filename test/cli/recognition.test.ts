import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { AttributionOptions } from '../../src/cli/attribution-options.js';
import { onSqlite } from '../support/engines.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { databaseLocation } from '../../src/event-store/database.js';
import type { Directory } from '../../src/coalition/domain/directory.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { aCoalition, contribution } from '../support/builders.js';
import { requestOf } from '../support/ledgers.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'river-basin'];
const DYKE = ['--achievement', 'dyke'];
const RECORD = [
  ...['record', '--id', 'dyke', '--title', 'The dyke', '--on', '2026-05-20', '--show-shares'],
  ...['--member', 'alder', '--share', '0.6', '--wording', 'paid for the pumps', '--behind', 'entry/e1'],
  ...[
    '--member',
    'birch',
    '--share',
    '0.4',
    '--wording',
    'dug | it',
    '--behind',
    'entry/e2',
    '--behind',
    'entry/e3',
  ],
];

onSqlite('recognition at the terminal', (engine) => {
  const terminal = TerminalProcess.open();
  let url: string;
  const recognition = (...words: string[]): Promise<Ran> =>
    terminal.run(url, ['recognition', ...words, ...OF]);
  const does = async (...words: string[]): Promise<void> => {
    const { code, stdout, stderr } = await recognition(...words);
    expect([words[0], code, stderr]).toEqual([words[0], 0, expect.stringContaining('Recorded for dyke')]);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'dyke', changed: true });
  };

  afterAll(() => terminal.close());

  beforeEach(async () => {
    url = await engine.readyUrl();
    const ledger = await Ledger.open<Directory>(databaseLocation(url), ledgerModel);
    const [ofBirch, more] = ['e2', 'e3'].map((id) => contribution(id, { memberId: 'birch' }));
    for (const told of [...aCoalition(), contribution('e1'), ofBirch!, more!])
      await ledger.execute(requestOf(told));
    await ledger.close();
  });

  it('goes from an achievement to a page for the annual report', async () => {
    await does(...RECORD);
    expect((await recognition('list', '--waiting-for', 'member:birch')).stdout).toMatch(
      /^dyke +The dyke +2026-05-20 +open +— +1 +0 +2$/m,
    );
    await does(
      'decline',
      ...DYKE,
      '--member',
      'birch',
      '--edition',
      '1',
      '--reason',
      'too long',
      '--as',
      'member:birch',
    );
    await does('amend', ...DYKE, '--no-show-shares', '--reason', 'as birch says');
    const consent = ['consent', ...DYKE, '--edition', '2', '--member'];
    await does(...consent, 'alder');
    const refused = await recognition(...consent, 'birch', '--as', 'member:alder');
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('coalition.act-not-permitted'),
    ]);
    await does(...consent, 'birch', '--as', 'member:birch');
    const show = (await recognition('show', ...DYKE)).stdout;
    expect(show).toMatch(/^dyke: The dyke\nAchieved on 2026-05-20; edition 2; open\nShares are not told/);
    expect(show).toMatch(/^Waits for: backbone\.$/m);
    expect(show).toMatch(
      /^birch +The birch association +dug \| it +entry\/e2, entry\/e3 +agreed +member:birch /m,
    );
    await does('publish', ...DYKE, '--on', '2026-06-20');
    expect((await recognition('statement', ...DYKE)).stdout).toBe(
      'The dyke. Achieved on 20 May 2026 in the coalition River Basin Alliance. The alder association: paid for the pumps. ' +
        'The birch association: dug | it. Every member named here has consented to this wording.\n',
    );
    const file = `${url.slice('sqlite:'.length)}-dyke.html`;
    expect(await recognition('statement', ...DYKE, '--format', 'html', '--out', file)).toMatchObject({
      stdout: '',
    });
    expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html>[^]*<bdi>The dyke<\/bdi>[^]*<\/html>\n$/);
    const portfolio = await terminal.run(url, [
      'portfolio',
      '--member',
      'alder',
      '--quarter',
      '2026-Q2',
      ...OF,
    ]);
    expect(portfolio.stdout).toMatch(/^ {2}2026-06-20 +dyke +The dyke +paid for the pumps +0\.6$/m);
    await does('retract', ...DYKE, '--reason', 'it leaks');
  });
});

describe('the options that name members', () => {
  const attributionsOf = (...words: string[]): unknown => {
    const options = new AttributionOptions();
    const command = options.addTo(
      new Command('record').exitOverride().configureOutput({ writeErr: () => undefined }),
    );
    command.parse(words, { from: 'user' });
    return options.attributions(command);
  };

  it('go with the member before them', () =>
    expect(attributionsOf(...RECORD.slice(RECORD.indexOf('--member')))).toEqual([
      { memberId: 'alder', share: '0.6', wording: 'paid for the pumps', behind: ['entry/e1'] },
      { memberId: 'birch', share: '0.4', wording: 'dug | it', behind: ['entry/e2', 'entry/e3'] },
    ]));

  it('may all be left out', () => expect(attributionsOf()).toBeNull());

  it.each([
    [['--share', '1'], '--member comes before --share.'],
    [['--member', 'alder', '--share', '1'], '--member alder needs --wording, --behind after it'],
  ])('say what is missing: %j', (words, expected) => {
    expect(() => attributionsOf(...words)).toThrow(expected);
  });
});
