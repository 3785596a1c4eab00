import type { Browser } from 'playwright-core';
import { seenCoalition } from '../access/seen-coalition.js';
import { COALITION, Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { openedOn } from '../support/ledgers.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';

const SITE = `/c/${COALITION}`;

describeWith('chromium', 'the first pages in a browser', () => {
  onSqlite('of a coalition in the middle of a review', (engine) => {
    let door: Door;
    let browser: Browser;
    beforeAll(async () => {
      const url = await engine.readyUrl();
      const ledger = await openedOn(engine, { url });
      await seenCoalition(ledger);
      await ledger.close();
      [door, browser] = [await Door.open(url), await openBrowser()];
    });
    afterAll(async () => {
      await browser.close();
      await door.close();
    });

    const guest = async (name: string, role: 'coordinator' | 'representative'): Promise<Guest> => {
      const as = role === 'representative' ? { role, memberId: 'alder' } : { role };
      const { cookie } = await door.callers.headersOf(name, [{ coalitionId: COALITION, ...as }]);
      const one = await Guest.come(browser, door.address);
      const [key, value] = cookie!.split('=') as [string, string];
      await one.page.context().addCookies([{ name: key, value, url: door.address }]);
      return one;
    };

    it('are without barriers, on a phone too, where a menu holds the parts of the coalition', async () => {
      const ana = await guest('ana', 'coordinator');
      await ana.open(SITE);
      await ana.look('overview');
      await ana.page.setViewportSize({ width: 390, height: 800 });
      expect(await ana.page.getByRole('link', { name: 'Pledges', exact: true }).count()).toBe(0);
      await ana.page.getByText('Menu').click();
      await ana.page.getByRole('link', { name: 'Needs you', exact: true }).first().click();
      await ana.look('needs-you');
      await ana.open(`${SITE}/members`);
      await ana.look('members');
      await ana.open(`${SITE}/members/alder/change`);
      await ana.look('member-change');
      await ana.page.keyboard.press('g');
      await ana.page.keyboard.press('m');
      await ana.page.waitForURL(`**${SITE}/members`);
      await ana.page.keyboard.press('/');
      await ana.page.keyboard.type('alder');
      await ana.page.keyboard.press('Enter');
      await ana.page.waitForURL('**q=alder**');
      expect(ana.complaints).toEqual([]);

      const ben = await guest('ben', 'representative');
      await ben.open(`${SITE}/members/alder?quarter=2026-Q2`);
      await ben.look('portfolio');
      await ben.page.locator('a.figure').first().click();
      expect(await ben.page.getByRole('heading', { level: 1 }).innerText()).toBe('How a figure came to be');
      await ben.look('explained');
      expect(ben.complaints).toEqual([]);
    });
  });
});
