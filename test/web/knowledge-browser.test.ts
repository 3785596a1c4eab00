import type { Browser } from 'playwright-core';
import type { RoleAt } from '../http/callers.js';
import { COALITION, contribution, Door, HERE, member } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';

const SITE = `/c/${COALITION}`;
const representing = (memberId: string): RoleAt => ({
  coalitionId: COALITION,
  role: 'representative',
  memberId,
});

describeWith('chromium', 'pledges and knowledge in a browser', () => {
  onSqlite('for those who take part', (engine) => {
    let door: Door;
    let browser: Browser;
    beforeAll(async () => {
      [door, browser] = [await Door.open(await engine.readyUrl()), await openBrowser()];
      await door.found();
      await door.post(`${HERE}/members`, member('mill'));
    });
    afterAll(async () => {
      await browser.close();
      await door.close();
    });

    const come = async (name: string, roles: readonly RoleAt[]): Promise<Guest> => {
      const guest = await Guest.come(browser, door.address);
      const { cookie } = await door.callers.headersOf(name, roles);
      const [key, value] = cookie!.split('=') as [string, string];
      await guest.page.context().addCookies([{ name: key, value, url: door.address }]);
      return guest;
    };

    it('lead from sharing to a redemption, and look right on the way', async () => {
      const clinic = await come('rep of clinic', [representing('clinic')]);
      await clinic.open(`${SITE}/knowledge`);
      await clinic.look('library-empty');
      await clinic.page.getByRole('link', { name: 'Share knowledge' }).click();
      await clinic.fill({ 'What it is called': 'Guide to damp walls', 'Shared on': '2026-04-10' });
      await clinic.look('asset-new');
      await clinic.press('Share it');

      const mill = await come('rep of mill', [representing('mill')]);
      await mill.page.goto(clinic.page.url());
      await mill.page.getByLabel('How deeply').selectOption('embedded');
      await mill.fill({ 'On which day': '2026-05-04', 'How one can tell': 'It is in our handbook.' });
      await mill.look('asset');
      await mill.press('Tell it');
      await mill.press('Confirm it');
      await mill.look('application');

      const backbone = await come('co', [{ coalitionId: COALITION, role: 'coordinator' }]);
      await backbone.open(`${SITE}/knowledge/credits?quarter=2026-Q2`);
      expect(await backbone.page.locator('p.lead').innerText()).toContain('40.00 credits so far');
      await backbone.look('credits');
      await backbone.page.getByRole('link', { name: 'The clinic' }).click();
      await backbone.look('credit-why');
      await door.post(`${HERE}/quarters/2026-Q2/close`);

      await backbone.open(`${SITE}/new/offer`);
      await backbone.fill({ 'What it is': 'A day of advice', Price: '10', 'How often in all': '3' });
      await backbone.page.getByLabel('Offered by').selectOption('pool');
      await backbone.press('Offer it');
      await clinic.page.goto(backbone.page.url());
      await clinic.look('offer');
      await clinic.press('Reserve it');
      await backbone.page.reload();
      await backbone.press('It was handed over: The clinic');
      expect(await backbone.page.locator('.said').innerText()).toContain('the credits are spent');
      await clinic.open(`${SITE}/knowledge/offers`);
      await clinic.look('offers');

      await door.post(`${HERE}/entries`, contribution({ id: 'money' }));
      await door.post(`${HERE}/achievements`, {
        ...{ id: 'camp', title: 'A summer camp', achievedOn: '2026-07-10' },
        attributions: [{ memberId: 'clinic', share: '1', wording: 'paid for it', behind: ['entry/money'] }],
      });
      await clinic.open(`${SITE}/knowledge/recognition/camp`);
      await clinic.look('achievement');
      for (const guest of [clinic, mill, backbone]) {
        expect(guest.complaints).toEqual([]);
        await guest.leave();
      }
    });

    it('show pledges with their bars, and filter them at once', async () => {
      for (const [id, dueOn] of [
        ['late', '2026-07-10'],
        ['soon', '2026-12-31'],
      ] as const) {
        const promised = { kind: 'funds', quantity: '500', unit: 'EUR', madeOn: '2026-07-01', dueOn };
        const { status } = await door.post(`${HERE}/pledges`, { id, memberId: 'clinic', ...promised });
        expect(status).toBe(201);
      }
      await door.post(`${HERE}/entries`, contribution({ id: 'part', pledgeId: 'soon' }));
      const backbone = await come('co', [{ coalitionId: COALITION, role: 'coordinator' }]);
      await backbone.open(`${SITE}/pledges`);
      await backbone.look('pledges');
      await backbone.page.getByLabel('State').selectOption('overdue');
      await backbone.page.waitForURL(/state=overdue/);
      await backbone.page.locator('tbody .badge').first().waitFor();
      expect(await backbone.page.locator('tbody .badge').allInnerTexts()).toEqual(['overdue']);
      await backbone.open(`${SITE}/pledges/late`);
      await backbone.look('pledge');
      expect(backbone.complaints).toEqual([]);
      await backbone.leave();
    });
  });
});
