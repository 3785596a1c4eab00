import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Verification } from '../../src/event-store/verification.js';
import { evenhand, evenhandJson } from '../support/terminal.js';

const OF = ['--coalition', 'riverbend'];
const FOUND = ['init', ...OF, '--name', 'Riverbend', '--currency', 'EUR', '--time-zone', 'Europe/Brussels'];

const MEMBERS = 'member_id,name,joined_on\nalder,Alder,2026-01-01\nbirch,Birch,2026-01-01\n';
const ENTRIES = [
  'entry_id,direction,member_id,kind,occurred_on,quantity,unit',
  'gift,contribution,alder,funds,2026-01-15,100.00,EUR',
  'grant,benefit,birch,funds,2026-02-15,40.00,EUR',
].join('\n');

/** What only a process of its own can show; all else of the terminal is in terminal.test.ts. */
describe('the program', () => {
  it('ends with 0, 1 or 2, and keeps standard output apart from standard error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-program-'));
    try {
      const url = `sqlite:${join(folder, 'evenhand.sqlite')}`;
      const founded = await evenhand(url, ...FOUND);
      expect([founded.code, founded.stderr]).toEqual([0, 'Founded riverbend.\n']);
      expect(JSON.parse(founded.stdout)).toEqual({ coalition: 'riverbend', position: 1 });
      const told = await evenhand(url, 'balances', ...OF, '--format', 'csv');
      expect(told).toEqual({ code: 0, stdout: expect.stringMatching(/\r\n$/), stderr: '' });
      const refused = await evenhand(url, 'balances', '--coalition', 'nowhere', '--json');
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'ledger.coalition-unknown', status: 404 });
      const wrong = await evenhand(url, 'balances');
      expect(wrong).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('--coalition') });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names the position of an event in which one byte was changed by hand', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-tampering-'));
    try {
      const path = join(folder, 'evenhand.sqlite');
      const url = `sqlite:${path}`;
      await evenhandJson(url, ...FOUND);
      writeFileSync(join(folder, 'members.csv'), MEMBERS);
      writeFileSync(join(folder, 'entries.csv'), ENTRIES);
      await evenhand(url, 'import', ...OF, join(folder, 'members.csv'), join(folder, 'entries.csv'));
      const database = new Database(path);
      database.exec('DROP TRIGGER events_no_update');
      database.exec("UPDATE events SET data = replace(data, '40', '41') WHERE position = 5");
      database.close();
      const { code, stdout, stderr } = await evenhand(url, 'verify', ...OF, '--json');
      expect(code).toBe(1);
      expect((JSON.parse(stdout) as Verification).findings).toMatchObject([{ where: 'chain', position: 5 }]);
      expect(stderr).toContain('at position 5');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends quietly when its reader has read enough', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-pipe-'));
    try {
      const url = `sqlite:${join(folder, 'evenhand.sqlite')}`;
      await evenhandJson(url, ...FOUND);
      const rows = Array.from({ length: 3000 }, (_, i) => `m${String(i)},Member ${String(i)},2026-01-01`);
      writeFileSync(join(folder, 'members.csv'), `member_id,name,joined_on\n${rows.join('\n')}\n`);
      await evenhand(url, 'import', ...OF, join(folder, 'members.csv'));
      const piped = await new Promise<{ stderr: string; stdout: string }>((resolve) => {
        const command = `"${process.execPath}" dist/src/cli.js balances --coalition riverbend --format json | head -n 1`;
        execFile(
          'sh',
          ['-c', command],
          { env: { ...process.env, EVENHAND_DATABASE_URL: url, NODE_OPTIONS: '' } },
          (_, stdout, stderr) => {
            resolve({ stdout, stderr });
          },
        );
      });
      expect(piped).toEqual({ stdout: '{\n', stderr: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
