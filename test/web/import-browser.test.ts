import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { COALITION, Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';

const HEAD = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,description\n';
const RIGHT = `${HEAD}spring-nurses,contribution,clinic,staff-time,2026-07-01,12.00,hours,two nurses at the camp\nroom,contribution,school,in-kind,2026-07-02,2,rooms,class rooms\ngrant,contribution,clinic,funds,2026-07-03,2500.00,EUR,for the camp\n`;
const WRONG = RIGHT.replace('12.00', 'twelve').replace('2026-07-02', '2026-02-30').replace('EUR', 'euro');

describeWith('chromium', 'files in a browser', () => {
  onSqlite('from errors to an import, and back', (engine) => {
    let door: Door;
    let browser: Browser;
    let folder: string;
    beforeAll(async () => {
      [door, browser] = [await Door.open(await engine.readyUrl()), await openBrowser()];
      folder = await mkdtemp(join(tmpdir(), 'evenhand-test-'));
      await door.found();
    });
    afterAll(async () => {
      await browser.close();
      await door.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('leads a coordinator through, with nothing in the way', async () => {
      const ana = await Guest.come(browser, door.address);
      const roles = [{ coalitionId: COALITION, role: 'coordinator' }] as const;
      const [name, value] = (await door.callers.headersOf('ana', roles))['cookie']!.split('=') as [
        string,
        string,
      ];
      await ana.page.context().addCookies([{ name, value, url: door.address }]);
      const path = join(folder, 'entries.csv');
      const choose = async (content: string): Promise<void> => {
        await writeFile(path, content);
        await ana.page.getByLabel('CSV files').setInputFiles(path);
        await ana.press('See what they would do');
      };

      await ana.open(`/c/${COALITION}/import`);
      await choose(WRONG);
      await ana.look('import-wrong');
      await choose(RIGHT);
      await ana.look('import-preview');
      await ana.press('Import');
      expect(await ana.page.getByRole('status').first().innerText()).toBe('The files are imported.');
      await ana.page.getByRole('link', { name: 'Undo this import…' }).click();
      await ana.look('import-undoing');
      await ana.fill({ Why: 'the wrong year' });
      await ana.press('Undo the import');
      expect(await ana.page.getByRole('main').innerText()).toContain('the wrong year');

      await ana.open(`/c/${COALITION}/verify`);
      await ana.press('Check now');
      await ana.page.getByText('All is as it was recorded').waitFor();
      await ana.page.getByLabel('Id of the entry').fill('grant');
      await ana.page.locator('form.filters').getByRole('button').click();
      await ana.look('verify');
      await ana.open('/help#fair-share');
      await ana.look('help');

      expect(ana.complaints).toEqual([]);
      await ana.leave();
    });
  });
});
