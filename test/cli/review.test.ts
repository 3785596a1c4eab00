import type { Directory } from '../../src/coalition/domain/directory.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { ledgerModel } from '../../src/ledger-model.js';
import type { ReviewView } from '../../src/reviews/reviews.queries.js';
import {
  benefit,
  coalitionFounded,
  contribution,
  memberJoined,
  poolOpened,
  quarterClosed,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { requestOf } from '../support/ledgers.js';
import { proposalsRecorded, reckoned } from '../support/review-builders.js';
import { TerminalProcess } from '../support/terminal-process.js';
import type { Ran } from '../support/terminal.js';

const OF = ['--coalition', 'river-basin', '--quarter', '2026-Q2'];

let terminal: TerminalProcess;
beforeAll(() => {
  terminal = TerminalProcess.open();
});
afterAll(() => terminal.close());

onSqlite('a review at the terminal', (engine) => {
  let url: string;
  const run = (...words: string[]): Promise<Ran> => terminal.run(url, words);
  const json = <T>(...words: string[]): Promise<T> => terminal.json<T>(url, words);
  const review = (command: string, ...words: string[]): Promise<Ran> =>
    run('review', ...command.split(' '), ...OF, ...words);
  /** Runs acts that must succeed, one after another. */
  const acts = async (...commands: [command: string, ...words: string[]][]): Promise<void> => {
    for (const [command, ...words] of commands) {
      const { code, stderr } = await review(command, ...words);
      expect([command, code, stderr]).toEqual([command, 0, expect.stringContaining('Recorded for')]);
    }
  };
  const tell = async (...told: Parameters<typeof requestOf>[0][]): Promise<void> => {
    const ledger = await Ledger.open<Directory>(databaseLocation(url), ledgerModel);
    try {
      for (const one of told) await ledger.execute(requestOf(one));
    } finally {
      await ledger.close();
    }
  };
  const shown = () => json<ReviewView>('review', 'show', ...OF, '--format', 'json');

  it('goes from its opening to the close and back, as a coordinator would', async () => {
    url = await engine.readyUrl();
    await tell(
      coalitionFounded(),
      memberJoined('alder'),
      memberJoined('birch'),
      poolOpened('fund'),
      contribution('gift', { quantity: '2000', counterparty: 'pool:fund', occurredOn: '2026-04-10' }),
      benefit('aid', { quantity: '500', counterparty: 'pool:fund', occurredOn: '2026-05-10' }),
    );
    await acts(
      ['open', '--facilitator', 'Ana'],
      [
        ...(['supply add', '--id', 'money', '--title', 'Set aside', '--from', 'pool:fund'] as const),
        ...['--kind', 'funds', '--quantity', '1000.00', '--unit', 'EUR', '--value-type', 'financial'],
        ...['--open-to', 'alder', '--open-to', 'birch', '--most-each', '800'],
      ],
      [
        ...(['supply add', '--id', 'slip', '--title', 'A slip', '--from', 'pool:fund', '--kind'] as const),
        ...['funds', '--quantity', '1', '--unit', 'EUR', '--value-type', 'financial'],
      ],
      ['supply withdraw', '--supply', 'slip', '--reason', 'a slip'],
      ['prepare'],
      ['pulse', '--member', 'birch', '--fairness', '2', '--as', 'member:birch'],
    );
    const { preparedAt } = await shown();
    const whatIf = await review('propose', '--what-if', 'floor=0.5');
    expect(whatIf.stdout).toMatch(/^floor +0 +0\.5$/m);
    expect(whatIf.stdout).toMatch(/^alder +money +EUR +[\d.]+ +[\d.]+ +[\d.]+ +[\d.]+$/m);
    expect((await shown()).run).toBeNull();
    await tell(
      proposalsRecorded(preparedAt!, [
        reckoned(),
        reckoned({ memberId: 'birch', quantity: '400', value: '400' }),
      ]),
    );
    await acts(
      ['discuss'],
      [
        ...(['position', '--member', 'birch', '--stance', 'object', '--words', 'count again'] as const),
        ...['--proposal', '1.1', '--as', 'member:birch'],
      ],
    );
    expect((await review('supply list')).stdout).toMatch(
      /^money +Set aside +pool:fund +alder, birch +EUR +1000\.00 +0\.00 +1000\.00 +0\.00 +1000\.00$/m,
    );
    const agenda = (await review('agenda')).stdout;
    expect(agenda).toMatch(
      /^2026-Q2, figures frozen at position \d+\n1\. The alder association received 0\.00 EUR/,
    );
    expect(agenda).toContain('3. The birch association gives the fairness of the quarter 2 of 5.');
    expect((await review('completeness')).stdout).toMatch(/^entries without a value +0 +2$/m);
    const sheet = (await review('sheet', '--member', 'birch')).stdout;
    expect(sheet).toMatch(/^Received +500\.00$/m);
    expect(sheet).toMatch(/^received +0\.00 +500\.00 +500\.00$/m);
    expect(sheet).toMatch(/\nQuestions\n1\. .+\n2\. .+\n3\. .+\n\nHow fair you find the quarter: 2 of 5\n$/);
    await acts(
      ['deciding'],
      [
        ...(['decide', '--proposal', '1.1', '--outcome', 'amended', '--quantity', '500'] as const),
        ...['--reason', 'a little less', '--dissent', 'birch=it = too much', '--action'],
        ...['buy pumps|Bo|2026-12-31', '--action', 'ask the board|Cleo|2027-01-31'],
      ],
      ['decide', '--proposal', '1.2', '--outcome', 'rejected', '--reason', 'not now'],
      ['publish'],
      ['sign', '--role', 'facilitator', '--signer', 'Ana'],
      ['sign', '--role', 'backbone', '--signer', 'Bo'],
    );
    const page = (await review('show')).stdout;
    expect(page).toMatch(/^Review of 2026-Q2 \(2026-04-01 to 2026-06-30\), led by Ana: deciding$/m);
    expect(page).toMatch(/^Next: Close 2026-Q2\.$/m);
    expect(page).toMatch(/^1\.1 +alder +money +amended +EUR +500\.00 +500\.00 +100\.00 +700\.00$/m);
    expect(page).toContain('  birch does not agree: it = too much\n  buy pumps: Bo, until 2026-12-31\n');
    expect(await shown()).toMatchObject({
      proposals: [
        {
          decision: {
            outcome: 'amended',
            actions: [{ owner: 'Bo' }, { owner: 'Cleo', dueOn: '2027-01-31' }],
          },
        },
        { decision: { outcome: 'rejected' } },
      ],
    });
    await tell(quarterClosed('2026-Q2'));
    expect((await run('review', 'list', '--coalition', 'river-basin')).stdout).toMatch(
      /^2026-Q2 +closed +Ana /m,
    );
    const reopened = await run(
      'reopen',
      ...OF,
      '--signer',
      'Ana',
      '--signer',
      'Bo',
      '--reason',
      'booked twice',
    );
    expect([reopened.code, reopened.stderr]).toEqual([0, expect.stringContaining('Recorded for 2026-Q2')]);
    const refused = await review('prepare', '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'reviews.not-at-this-stage', status: 409 });
  });
});

describe('the words of the terminal for reviews', () => {
  /** No database is opened for these. */
  const NOWHERE = 'sqlite:/nowhere/at/all.sqlite';
  const DECIDE = ['review', 'decide', ...OF, '--proposal', '1.1', '--outcome', 'accepted', '--reason', 'so'];

  it.each([
    [['review']],
    [['review', 'open', ...OF]],
    [['review', 'pulse', ...OF, '--member', 'alder', '--fairness', '6']],
    [['review', 'position', ...OF, '--member', 'alder', '--stance', 'shrug', '--words', 'so']],
    [[...DECIDE, '--dissent', 'birch']],
    [[...DECIDE, '--action', 'buy pumps|Bo']],
    [['review', 'propose', ...OF, '--format', 'json']],
    [['review', 'propose', ...OF, '--what-if', 'floor=0.5', '--as', 'backbone']],
    [['review', 'sign', ...OF, '--role', 'treasurer', '--signer', 'Ana']],
  ])('answers wrong usage with 2 and nothing on standard output: %j', async (words) => {
    expect(await terminal.run(NOWHERE, words)).toMatchObject({ code: 2, stdout: '' });
  });

  it('has an example for each of its commands', async () => {
    const acts = 'open prepare pulse discuss position deciding decide publish sign'.split(' ');
    const questions = ['list', 'show', 'completeness', 'agenda', 'sheet'];
    const supplies = ['supply add', 'supply withdraw', 'supply list'];
    const names = [...acts, ...questions, ...supplies].map((name) => `review ${name}`);
    for (const name of [...names, 'reopen']) {
      const { stdout } = await terminal.run(NOWHERE, [...name.split(' '), '--help']);
      expect(stdout).toContain(`Example:\n  evenhand ${name} --coalition`);
    }
  });
});
