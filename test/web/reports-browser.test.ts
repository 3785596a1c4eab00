import type { Browser } from 'playwright-core';
import { seenCoalition } from '../access/seen-coalition.js';
import { COALITION, Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { openedOn } from '../support/ledgers.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';

const HERE = `/c/${COALITION}`;

describeWith('chromium', 'reports and rules in a browser', () => {
  onSqlite('of a coalition at work', (engine) => {
    let door: Door;
    let browser: Browser;
    beforeAll(async () => {
      const url = await engine.freshUrl();
      const ledger = await openedOn(engine, { url });
      await seenCoalition(ledger);
      await ledger.close();
      [door, browser] = [await Door.open(url), await openBrowser()];
    });
    afterAll(async () => {
      await browser.close();
      await door.close();
    });

    it('are read, questioned and changed without a barrier', async () => {
      const { cookie } = await door.callers.headersOf('ana', [
        { coalitionId: COALITION, role: 'coordinator' },
      ]);
      const ana = await Guest.come(browser, door.address);
      const [name, value] = cookie!.split('=') as [string, string];
      await ana.page.context().addCookies([{ name, value, url: door.address }]);

      await ana.open(`${HERE}/reports`);
      await ana.look('reports');
      await ana.page.getByRole('link', { name: 'Fourth quarter of 2025', exact: true }).click();
      await ana.look('report');
      await ana.page.getByRole('link', { name: 'Is it fair?' }).click();
      await ana.page.locator('table[aria-labelledby="give-get"] tbody th a').first().click();
      expect(new URL(ana.page.url()).pathname).toBe(`${HERE}/reports/2025-Q4/statements/alder`);

      await ana.open(`${HERE}/reports/2026-Q2/compare`);
      await ana.page.getByLabel('With which quarter').selectOption('2025-Q4');
      await ana.page.waitForURL(/with=2025-Q4/);
      await ana.look('compare');

      await ana.open(`${HERE}/reports/2026-Q2/what-if`);
      await ana.fill({ Need: '0.6' });
      await ana.press('Show what would change');
      await ana.page.locator('input[name="proportionality"]').fill('0.2');
      await ana.press('Show what would change');
      await ana.look('what-if');

      await ana.open(`${HERE}/policies/rules`);
      await ana.fill({ Tolerance: '0.2', Reason: 'More leeway.' });
      await ana.press('Show what this would have changed');
      await ana.look('rules-preview');
      await ana.press('Adopt the rules');
      await ana.look('policies');

      expect(ana.complaints).toEqual([]);
      await ana.leave();
    });
  });
});
