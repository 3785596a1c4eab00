import type { Browser } from 'playwright-core';
import { Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';
import { firstRunPath } from './first-run.js';

const PASSWORD = 'seven otters rowing north';

describeWith('chromium', 'the site in a browser', () => {
  onSqlite('from its first start', (engine) => {
    let door: Door;
    let browser: Browser;
    beforeAll(async () => {
      [door, browser] = [await Door.open(await engine.readyUrl()), await openBrowser()];
    });
    afterAll(async () => {
      await browser.close();
      await door.close();
    });

    it('leads an operator to a coalition, and somebody else into it', async () => {
      const ana = await Guest.come(browser, door.address);
      await ana.open('/');
      await ana.look('welcome');

      await ana.open(await firstRunPath(door.served));
      await ana.fill({ 'Your name': 'Ana Silva', 'E-mail address': 'not an address', Password: 'short' });
      await ana.press('Join');
      await ana.look('first-run-refused');
      expect(await ana.page.getByLabel('Your name').inputValue()).toBe('Ana Silva');
      await ana.fill({ 'E-mail address': 'ana@backbone.example', Password: PASSWORD });
      await ana.press('Join');
      await ana.look('home-first');

      await ana.page.getByRole('link', { name: 'Found a coalition' }).click();
      await ana.fill({ Name: 'Riverbend Health Partners' });
      await ana.page.getByLabel('Currency').selectOption('EUR');
      await ana.page.getByLabel('Time zone').selectOption('Europe/Brussels');
      await ana.look('found');
      await ana.press('Found the coalition');
      expect(new URL(ana.page.url()).pathname).toBe('/c/riverbend-health-partners');
      await ana.look('coalition');

      await ana.page.getByRole('link', { name: 'People and access' }).first().click();
      const invite = ana.page.locator('form[action$="/people/invitations"]');
      await invite.getByLabel('Role').selectOption('facilitator');
      await invite.getByLabel('For whom').fill('ben@clinic.example');
      await ana.press('Make the link');
      await ana.look('invitation-link');
      const link = await ana.page.locator('.handed-out').innerText();
      await ana.page.getByRole('link', { name: 'Done: go back' }).click();

      const ben = await Guest.come(browser, door.address);
      await ben.page.goto(link);
      await ben.look('invitation');
      await ben.fill({ 'Your name': 'Ben Okafor', Password: PASSWORD });
      await ben.press('Join');
      expect(await ben.page.getByRole('heading', { level: 1 }).innerText()).toBe('Riverbend Health Partners');
      await ben.open('/c/riverbend-health-partners/people');
      await ben.look('not-permitted');

      await ana.page.reload();
      await ana.page.locator('summary', { hasText: 'Make a key' }).click();
      const key = ana.page.locator('form[action$="/people/keys"]');
      await key.getByLabel('What it is for').fill('Monthly export to the data warehouse');
      await key.getByLabel('Role').selectOption('auditor');
      await ana.press('Make the key');
      await ana.page.getByRole('link', { name: 'Done: go back' }).click();
      await ana.page.locator('summary', { hasText: 'Ben Okafor' }).click();
      await ana.look('people');

      await ana.open('/people');
      await ana.look('everybody');
      await ana.page.getByRole('link', { name: 'Erase… Ben Okafor' }).click();
      await ana.look('erasure');
      await ana.open('/account');
      await ana.look('account');
      await ana.page.locator('form[action$="/offer"]').getByLabel('Current password').fill(PASSWORD);
      await ana.press('Set up a second factor');
      await ana.look('second-factor');
      await ana.press('Sign out');
      await ana.look('sign-in');
      await ana.open('/nowhere?lang=fr');
      await ana.look('not-found-in-french');

      expect(ana.complaints).toEqual([]);
      expect(ben.complaints).toEqual([]);
      await Promise.all([ana.leave(), ben.leave()]);
    });

    it('is looked at so that barriers, wide pages, errors and other hosts are seen', async () => {
      const guest = await Guest.come(browser, door.address);
      await guest.open('/');
      await guest.page.evaluate(`
        document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/nowhere.png"><p class="bar" id="wide">hard to read</p>');
        document.getElementById('wide').style.cssText = 'width: 2000px; max-width: none; color: #777; background: #888';
        console.error('planted');
        fetch('https://elsewhere.example/').catch(() => undefined);
      `);
      await guest.look('planted');
      const seen = guest.complaints.join('\n');
      for (const complaint of ['image-alt', 'color-contrast', 'over the edge', 'console: planted'])
        expect(seen).toContain(complaint);
      // The policy of the page stops what would go elsewhere before it goes.
      expect(seen).toMatch(/console: .*elsewhere\.example.*Content Security Policy/s);
      await guest.leave();
    });
  });
});
