import type { Browser } from 'playwright-core';
import { COALITION, Door, HERE as API_HERE } from '../http/door.js';
import type { RoleAt } from '../http/callers.js';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';

const HERE = `/c/${COALITION}`;

describeWith('chromium', 'entries in a browser', () => {
  onSqlite('with script', (engine) => {
    let door: Door;
    let browser: Browser;
    beforeAll(async () => {
      [door, browser] = [await Door.open(await engine.readyUrl()), await openBrowser()];
      await door.found();
    });
    afterAll(async () => {
      await browser.close();
      await door.close();
    });

    const guest = async (name: string, role: Omit<RoleAt, 'coalitionId'>): Promise<Guest> => {
      const { cookie } = await door.callers.headersOf(name, [{ coalitionId: COALITION, ...role }]);
      const come = await Guest.come(browser, door.address);
      const [key, value] = cookie!.split('=') as [string, string];
      await come.page.context().addCookies([{ name: key, value, url: door.address }]);
      return come;
    };
    const given = async (): Promise<string> =>
      (await door.get(`${API_HERE}/members/clinic/portfolio`)).body.given.value as string;

    it('go from a form with a live value to the portfolio, and through a dispute', async () => {
      const carla = await guest('carla', { role: 'coordinator' });
      const rosa = await guest('rosa', { role: 'representative', memberId: 'clinic' });
      await carla.open(`${HERE}/ledger`);
      await carla.look('ledger-empty');

      await rosa.open(`${HERE}/ledger`);
      await rosa.page.keyboard.press('n');
      await rosa.page.waitForURL('**/record');
      await rosa.fill({ Quantity: '250', 'In words': 'Grant for the summer school' });
      await rosa.page.locator('[data-preview-into] .figure', { hasText: '250.00 EUR' }).waitFor();
      // Another kind keeps what was typed.
      await rosa.page.getByRole('link', { name: 'In kind' }).click();
      expect(await rosa.page.getByLabel('In words').inputValue()).toBe('Grant for the summer school');
      await rosa.page.getByRole('link', { name: 'Funds' }).click();
      await rosa.fill({ Quantity: 'plenty' });
      await rosa.press('Record it');
      await rosa.look('record-refused');
      await rosa.fill({ Quantity: '250' });
      await rosa.press('Record it');
      const entry = new URL(rosa.page.url()).pathname;
      expect(await given()).toBe('0.00');

      await carla.open(entry);
      await carla.press('Accept it');
      expect(await carla.page.locator('.said').innerText()).toContain('counts from now on');
      expect(await given()).toBe('250.00');

      await carla.page.locator('summary', { hasText: 'Dispute it' }).click();
      await carla.page.locator('form[action$="/disputes"]').getByLabel('Why').fill('The bank shows 240');
      await carla.page.locator('form[action$="/disputes"] button').click();
      await carla.page.locator('.said').waitFor();
      expect(await given()).toBe('0.00');
      const settle = carla.page.locator('form[action$="/resolution"]');
      await carla.page.locator('summary', { hasText: 'Settle the dispute' }).click();
      await settle.getByLabel('What becomes of it').selectOption('adjusted');
      await settle.getByLabel('Other quantity').fill('240');
      await settle.getByLabel('Why').fill('As the bank shows');
      await carla.look('entry-disputed');
      await settle.getByRole('button').click();
      await carla.page.locator('.said', { hasText: 'settled' }).waitFor();
      expect(await given()).toBe('240.00');

      await carla.open(`${HERE}/ledger`);
      await carla.page.getByLabel('Member').selectOption('clinic');
      await carla.page.waitForURL('**member=clinic**');
      expect(await carla.page.locator('tbody').innerText()).toContain('240.00');
      await carla.look('ledger-of-a-member');

      expect(carla.complaints).toEqual([]);
      expect(rosa.complaints).toEqual([]);
      await Promise.all([carla.leave(), rosa.leave()]);
    });
  });
});
