import type { Browser } from 'playwright-core';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';
import { REVIEW, REVIEWS, ReviewSite, type Person } from './review-site.js';

describeWith('chromium', 'a review in three browsers', () => {
  onSqlite('with script', (engine) => {
    let site: ReviewSite;
    let browser: Browser;
    beforeAll(async () => {
      [site, browser] = [await ReviewSite.open(engine), await openBrowser()];
    });
    afterAll(async () => {
      await browser.close();
      await site.close();
    });

    const come = async (name: Person): Promise<Guest> =>
      Guest.come(browser, site.door.address, 'en-GB', await site.cookieOf(name));

    it('goes from its opening to its close, by a facilitator, a representative and a coordinator', async () => {
      const [ana, orla, sipho] = [await come('Ana'), await come('Orla'), await come('Sipho')];
      await ana.open(REVIEWS);
      await ana.look('reviews-none');
      await ana.press('Open the review');

      await orla.open(REVIEW);
      await orla.fill({
        'What it is': 'Set aside for the spring',
        'How much': '1200',
        'At most, for each member': '700',
      });
      await orla.page.getByLabel('Kind').selectOption('funds');
      await orla.page.getByLabel('Value it brings').selectOption('financial');
      await orla.press('List it');
      await orla.press('Freeze the figures');
      await orla.look('review-prepare');

      await sipho.open(REVIEW);
      await sipho.page.getByLabel('Fairness').selectOption('2');
      await sipho.page.locator('#pulse').getByLabel('In words').fill('We give many evenings.');
      await sipho.page.locator('#pulse').getByRole('button').click();
      await sipho.page.waitForLoadState();
      await sipho.look('review-sheet');

      await ana.open(REVIEW);
      await ana.press('Open the discussion');
      await ana.press('Make proposals');
      await sipho.open(REVIEW);
      await sipho.page.getByLabel('About').selectOption({ index: 1 });
      await sipho.page.getByLabel('Where you stand').selectOption('object');
      await sipho.fill({ 'Why, in words': 'The clinic can do without.' });
      await sipho.press('State it');
      await ana.open(`${REVIEW}/discuss`);
      await ana.look('review-discuss');
      await ana.open(`${REVIEW}/compare?need=0&proportionality=0.8`);
      await ana.look('review-compare');

      await ana.open(REVIEW);
      await ana.press('Go on to deciding');
      await ana.press('Record the decision');
      await ana.look('review-decide-refused');
      await ana.page.getByLabel('Decision').first().selectOption('rejected');
      await ana.fill({ Reason: 'The clinic agrees to wait.' });
      while (await ana.page.getByRole('button', { name: 'Record the decision' }).first().isVisible()) {
        await ana.press('Record the decision');
        const next = ana.page.getByLabel('Decision').first();
        if (!(await next.isVisible())) break;
        await next.selectOption('accepted');
        await ana.fill({ Reason: 'It is what they lack.' });
      }
      await ana.open(REVIEW);
      await ana.press('Sign as facilitator');
      await orla.open(REVIEW);
      await orla.press('Sign for the backbone');
      await orla.press('Close the second quarter of 2026');
      await orla.look('review-closed');
      await sipho.open(REVIEWS);
      expect(await sipho.page.locator('table').innerText()).toMatch(/\d accepted, 1 rejected/);
      expect([ana, orla, sipho].flatMap(({ complaints }) => complaints)).toEqual([]);
    }, 60_000);
  });
});
