import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { COALITION, contribution, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { PDF } from '../support/evidence-samples.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';
import { firstRunPath } from './first-run.js';

const PICTURES = process.env['EVENHAND_PICTURES'];
const PASSWORD = 'seven otters rowing north';
/** A page that lacks a link or a field is told sooner than the whole test is. */
const PATIENCE_MS = 8_000;
const ENTRIES = `entry_id,direction,member_id,kind,occurred_on,quantity,unit,description
nurses,contribution,north-clinic,staff-time,2026-05-11,24.00,hours,two nurses at the camp
rooms,contribution,hill-school,in-kind,2026-05-12,2,rooms,class rooms
meals,benefit,hill-school,funds,2026-06-02,300.00,EUR,meals from the common pool
`;

/*
 * Whole ways through the site, by what stands on its pages: after the first address of each person, nothing is typed into the
 * browser's own line.
 */
describeWith('chromium', 'a whole way through the site', () => {
  onSqlite('by links and buttons alone', (engine) => {
    let browser: Browser;
    let folder: string;
    beforeAll(async () => {
      browser = await openBrowser();
      folder = await mkdtemp(join(tmpdir(), 'evenhand-test-'));
    });
    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    });

    it.each([
      ['with script', true],
      ['without script', false],
    ])(
      'leads from the first run to the first report, %s',
      async (_, script) => {
        const door = await Door.open(await engine.readyUrl());
        const come = (): Promise<Guest> => Guest.come(browser, door.address, 'en-GB', undefined, script);
        const [ana, ben] = [await come(), await come()];
        for (const one of [ana, ben]) one.page.setDefaultTimeout(PATIENCE_MS);
        try {
          await ana.open(await firstRunPath(door.served));
          await ana.fill({ 'Your name': 'Ana Silva', 'E-mail address': 'ana@backbone.example' });
          await ana.fill({ Password: PASSWORD });
          await ana.press('Join');
          await ana.follow('Found a coalition');
          await ana.fill({ Name: 'River Basin Alliance' });
          await ana.page.getByLabel('Currency').selectOption('EUR');
          await ana.page.getByLabel('Time zone').selectOption('Europe/Brussels');
          await ana.press('Found the coalition');

          await ana.follow('Add the members');
          await ana.fill({ Member: 'North Clinic', 'First day as a member': '2026-04-01' });
          await ana.press('Add it, and another one');
          expect(await ana.page.locator('.said').innerText()).toContain('form for the next one');
          await ana.fill({ Member: 'Hill School', 'First day as a member': '2026-04-01' });
          await ana.press('Add the member');
          await ana.follow('River Basin Alliance');
          await ana.follow('Agree on rates');
          await ana.follow('Set a rate');
          await ana.page.getByLabel('Kind').selectOption('staff-time');
          await ana.page.getByLabel('Method').selectOption('comparable-market');
          await ana.fill({ 'EUR for one unit': '31.80', Source: 'Agreed by all', 'First day': '2026-01-01' });
          await ana.press('Set the rate');

          await ana.follow('Record');
          await ana.page.getByLabel('Member').first().selectOption('north-clinic');
          await ana.fill({ Quantity: '2500', 'Day on which it happened': '2026-05-04' });
          await ana.fill({ 'In words': 'Grant for the summer camp' });
          await ana.press('Record it');
          expect(await ana.page.getByRole('main').innerText()).toContain('accepted');

          await ana.follow('River Basin Alliance');
          await ana.follow('Import');
          const path = join(folder, 'entries.csv');
          await writeFile(path, ENTRIES);
          await ana.page.getByLabel('CSV files').setInputFiles(path);
          await ana.press('See what they would do');
          await ana.press('Import');
          expect(await ana.page.locator('.said').innerText()).toBe('The files are imported.');

          await ana.follow('River Basin Alliance');
          await ana.follow('Hold the first review');
          await ana.follow('Invite a facilitator');
          const invite = ana.page.locator('form[action$="/people/invitations"]');
          await invite.getByLabel('Role').selectOption('facilitator');
          await ana.press('Make the link');
          const link = new URL(await ana.page.locator('.handed-out').innerText());
          await ben.open(link.pathname);
          await ben.fill({ 'Your name': 'Ben Okafor', 'E-mail address': 'ben@backbone.example' });
          await ben.fill({ Password: PASSWORD });
          await ben.press('Join');
          await ben.follow('Review');
          await ben.press('Open the review');
          await ben.press('Freeze the figures');
          await ben.press('Open the discussion');
          await ben.press('Go on to deciding');
          await ben.press('Sign as facilitator');

          await ana.follow('Done: go back');
          await ana.follow('Needs you');
          await ana.follow(/Sign/);
          await ana.press('Sign for the backbone');
          await ana.press('Close the second quarter of 2026');
          await ana.follow('Read the report');
          expect(await ana.page.getByRole('main').innerText()).toContain('2,500.00');
          await ana.press('Make the PDF with all statements');
          const open = ana.page.getByRole('link', { name: 'Open the PDF' });
          await open.waitFor();
          // A browser shows it, and gives it to nobody: it is asked for once more, as the same person.
          const file = await ana.page
            .context()
            .request.get(`${door.address}${(await open.getAttribute('href'))!}`);
          expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
          expect([...ana.complaints, ...ben.complaints]).toEqual([]);
        } catch (error) {
          if (PICTURES) {
            await ana.page.screenshot({
              path: join(PICTURES, `stuck-ana-${String(script)}.png`),
              fullPage: true,
            });
            await ben.page.screenshot({
              path: join(PICTURES, `stuck-ben-${String(script)}.png`),
              fullPage: true,
            });
          }
          throw error;
        } finally {
          await Promise.all([ana.leave(), ben.leave()]);
          await door.close();
        }
      },
      150_000,
    );

    it.each([
      ['with script', true],
      ['without script', false],
    ])(
      'leads an auditor from a figure to its proof by the keyboard alone, %s',
      async (_, script) => {
        const door = await Door.open(await engine.readyUrl());
        await door.found();
        const evidence = new FormData();
        evidence.append('file', new Blob([new Uint8Array(PDF)]), 'letter.pdf');
        for (const [path, body] of [
          ['entries', contribution({ id: 'grant', occurredOn: '2026-07-03' })],
          ['entries/grant/evidence', evidence],
        ] as const)
          expect((await door.post(`${HERE}/${path}`, body)).status).toBe(201);
        const { cookie } = await door.callers.headersOf('ugo', [{ coalitionId: COALITION, role: 'auditor' }]);
        const ugo = await Guest.come(browser, door.address, 'en-GB', cookie, script);
        ugo.page.setDefaultTimeout(PATIENCE_MS);
        try {
          await ugo.open('/');
          await ugo.tabTo('River Basin Alliance');
          await ugo.tabTo('Reports');
          await ugo.tabTo(/^Read the report/);
          await ugo.tabTo('100.00');
          expect(await ugo.page.getByRole('heading', { level: 1 }).innerText()).toBe(
            'How a figure came to be',
          );
          await ugo.tabTo('grant');
          expect(await ugo.page.getByRole('link', { name: 'letter.pdf' }).count()).toBe(1);
          await ugo.tabTo('What an auditor holds this entry to');
          await ugo.tabTo(/^Prove it/);
          expect(await ugo.page.locator('.verdict').innerText()).toContain('its hash is right');
          await ugo.tabTo('Check now');
          await ugo.page.getByText('All is as it was recorded').waitFor();
          expect(ugo.complaints).toEqual([]);
        } catch (error) {
          if (PICTURES)
            await ugo.page.screenshot({
              path: join(PICTURES, `stuck-ugo-${String(script)}.png`),
              fullPage: true,
            });
          throw error;
        } finally {
          await ugo.leave();
          await door.close();
        }
      },
      150_000,
    );
  });
});
