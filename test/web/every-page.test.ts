import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { LAST_DAY } from '../../scripts/demo/calendar.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { ROUTES } from '../access/routes.js';
import { ToldDemo } from '../demo/told.js';
import { Door } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { describeWith } from '../support/other-programs.js';
import { Guest, openBrowser } from './browser.js';
import { NO_PAGES, PAGES, type Made, type Sample } from './every-page.js';
import { screensPage } from './screens-page.js';
import { Visitor, type Got } from './visitor.js';

const SLUG = 'corran-bay';
const C = `/c/${SLUG}`;
/** Where pictures for the documentation go: `npm run screens`. */
const SCREENS = process.env['EVENHAND_SCREENS'];
/** What the first page may weigh without letters, in bytes over the wire. */
const FIRST_PAGE_BYTES = 100_000;

const HEAD = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,description\n';
const RIGHT = `${HEAD}van-october,contribution,bay-transit,funds,2026-10-12,180.00,GBP,fuel for the van\nroom-october,contribution,lumenbyte,in-kind,2026-10-14,2,rooms,rooms for the evening class\n`;
const WRONG = RIGHT.replace('180.00', 'plenty').replace('2026-10-14', '2026-10-34');

/** The paths of all pages that the program has, by the routes that the access tests hold it to. */
const routes = Object.values(ROUTES)
  .flat()
  .filter((route) => route.startsWith('GET /') && !route.startsWith('GET /api/'));

describe('every page', () => {
  it('is looked at somewhere, or is none', () => {
    expect([...Object.keys(PAGES), ...Object.keys(NO_PAGES)].sort()).toEqual([...routes].sort());
  });
});

async function picture(guest: Guest, { name, dark }: Sample, folder: string): Promise<void> {
  await guest.picture((screen) => join(folder, `${name}-${screen}.png`));
  if (dark) await guest.picture((screen) => join(folder, `${name}-dark-${screen}.png`), 'dark');
}

describeWith('chromium', 'every page in a browser', () => {
  onSqlite('with the story of the demo', (engine) => {
    let demo: ToldDemo;
    let door: Door;
    let browser: Browser;
    let coordinator: Guest;
    let stranger: Guest;
    let clerk: Visitor;

    beforeAll(async () => {
      const url = await engine.readyUrl();
      [demo, browser] = [await ToldDemo.tell(url), await openBrowser()];
      await demo.close();
      door = await Door.open(url, { clock: fixedClock(`${LAST_DAY}T18:00:00.000Z`) });
      await door.callers.headersOf('Faruk Demir', [{ coalitionId: SLUG, role: 'facilitator' }]);
      await door.callers.headersOf('Rosa Lindqvist', [
        { coalitionId: SLUG, role: 'representative', memberId: 'tenants-union' },
      ]);
      const { cookie } = await door.callers.headersOf('Carla Osei', [
        { coalitionId: '', role: 'operator' },
        { coalitionId: SLUG, role: 'coordinator' },
      ]);
      clerk = new Visitor(door.address, undefined, cookie);
      coordinator = await Guest.come(browser, door.address, 'en-GB', cookie);
      stranger = await Guest.come(browser, door.address);
      if (SCREENS) {
        mkdirSync(SCREENS, { recursive: true });
        writeFileSync(join(SCREENS, 'README.md'), screensPage(PAGES));
      }
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await door.close();
    });

    /** The first link of a page whose path ends in something like this. */
    const linkOn = ({ text }: Got, like: RegExp): string => {
      const links = [...text.matchAll(/\bhref="([^"]*)"/g)].map(([, href]) => href!.replace(/&amp;/g, '&'));
      const found = links.find((link) => new RegExp(`${like.source}$`).test(link.replace(/[?#].*$/, '')));
      if (found === undefined) throw new Error(`no link like ${String(like)} among ${links.join(' ')}`);
      return found;
    };
    const handedOut = ({ text }: Got): string => new URL(/class="secret">([^<]*)/.exec(text)![1]!).pathname;
    const previewOf = async (content: string): Promise<string> => {
      const sent = await clerk.submitFiles(await clerk.get(`${C}/import`), '/import/files', {
        'entries.csv': content,
      });
      return sent.location;
    };
    let batch = '';
    const making: Readonly<Record<Made, () => Promise<string>>> = {
      invitation: async () =>
        handedOut(
          await clerk.submit(await clerk.get(`${C}/people`), '/people/invitations', { role: 'observer' }),
        ),
      'new password': async () =>
        handedOut(await clerk.submit(await clerk.get('/people'), '/password-reset')),
      file: async () => {
        const report = await clerk.get(`${C}/reports/2026-Q2`);
        const { location } = await clerk.submit(report, '/files', { format: 'csv' });
        // Until it is made the page comes again by itself, and would do so while another one is looked at.
        while ((await clerk.get(location)).headers.has('refresh')) await setTimeout(100);
        return location;
      },
      preview: () => previewOf(RIGHT),
      errors: () => previewOf(WRONG),
      batch: async () => {
        const preview = await previewOf(RIGHT);
        return (batch = (await clerk.submit(await clerk.get(preview), preview.replace(/\?.*/, ''))).location);
      },
      // Of a kind that nobody records here: nothing is sent.
      hook: async () => {
        const typed = { url: 'https://crm.example/evenhand', QuarterReopened: 'yes' };
        const made = await clerk.submit(await clerk.get(`${C}/hooks`), '/hooks', typed);
        return /href="([^"]*\/hooks\/[^"]+)"/.exec(made.text)![1]!;
      },
      undoing: () => Promise.resolve(batch.replace(/\?.*|$/, '/undoing').replace(/(\/undoing).*/, '$1')),
    };
    const addressOf = async ({ at }: Sample): Promise<string> => {
      if (typeof at === 'string') return at;
      if ('made' in at) return making[at.made]();
      return linkOn(await clerk.get(at.on), at.link);
    };

    it.each(
      Object.entries(PAGES).flatMap(([route, samples]) =>
        samples.map((sample) => [sample.name, route, sample] as const),
      ),
    )('has no barrier, and fits: %s (%s)', async (name, _route, sample) => {
      const guest = sample.stranger ? stranger : coordinator;
      const response = await guest.open(await addressOf(sample));
      expect(response).toBe(200);
      if (SCREENS) await picture(guest, sample, SCREENS);
      else await guest.look(name);
      expect(guest.complaints.splice(0)).toEqual([]);
    });

    it('begins with a page that is light on the wire', async () => {
      const guest = await Guest.come(browser, door.address);
      const sizes: Promise<number>[] = [];
      guest.page.on('requestfinished', (request) => {
        if (request.resourceType() !== 'font')
          sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
      });
      await guest.open('/');
      await guest.page.waitForLoadState('networkidle');
      expect(sizes.length).toBeGreaterThan(2);
      expect((await Promise.all(sizes)).reduce((sum, size) => sum + size)).toBeLessThan(FIRST_PAGE_BYTES);
      await guest.leave();
    });

    it('is reached by keys: past the navigation, to another part, to a search, to the list of keys', async () => {
      const { page } = coordinator;
      await coordinator.open(C);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('content');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);

      const dialog = page.getByRole('dialog', { name: 'Keys' });
      await page.keyboard.press('?');
      await dialog.waitFor();
      expect(await dialog.innerText()).toContain('Ledger');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });

      await page.keyboard.press('g');
      await page.keyboard.press('l');
      await page.waitForURL(`**${C}/ledger`);
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.matches("[data-search]")')).toBe(true);
      await page.keyboard.type('g?n');
      expect(await page.locator('[data-search]').inputValue()).toBe('g?n');
      await page.keyboard.press('Escape');
      expect(coordinator.complaints.splice(0)).toEqual([]);
    });
  });
});
