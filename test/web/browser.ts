import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { smallPng } from './small-png.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pictures of the pages go, for people to look at; none are taken without it. */
const PICTURES = process.env['EVENHAND_PICTURES'];
const WIDTHS = { phone: 390, wide: 1440 } as const;
export type Screen = keyof typeof WIDTHS;
/** Of longer pages the top is shown, in pixels. */
const PICTURE_HEIGHT = 2200;
const LOOKS = [
  ['light', 'wide', false],
  ['dark', 'phone', false],
  ['light', 'phone', true],
  ['dark', 'wide', true],
] as const;

/** On no page does anything stand behind more stops. */
const MOST_TABS = 150;
/** What is called out to who has reached something by the keyboard. */
const FOCUSED = `(() => {
  const { activeElement: at } = document;
  return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').replace(/\\s+/g, ' ').trim().slice(0, 100);
})()`;

/** Everything that axe knows; and of the same page in other colours and narrower, what these change. */
const WHOLE = { resultTypes: ['violations'] };
const LOOKS_ONLY = { ...WHOLE, runOnly: ['color-contrast', 'target-size', 'scrollable-region-focusable'] };

export function openBrowser(): Promise<Browser> {
  // The sandbox needs rights that containers do not give, and the pages are our own.
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
}

/** Somebody with a browser of their own, of which everything is noted that a careful reader would mind. */
export class Guest {
  readonly complaints: string[] = [];
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly address: string,
  ) {}

  /**
   * @param cookie of somebody who has signed in: see `Callers.headersOf`
   * @param script whether the browser runs any
   */
  static async come(
    browser: Browser,
    address: string,
    locale = 'en-GB',
    cookie?: string,
    script = true,
  ): Promise<Guest> {
    const context = await browser.newContext({ locale, javaScriptEnabled: script });
    if (cookie !== undefined) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: address }]);
    }
    const page = await context.newPage();
    const guest = new Guest(page, context, address);
    page.on('console', (message) => {
      // That a refused form is no success is said in its status, which a browser tells of.
      const isStatus = /the server responded with a status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !isStatus) guest.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => guest.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) guest.complaints.push(`elsewhere: ${request.url()}`);
    });
    return guest;
  }

  /** @returns the status that was answered */
  async open(path: string): Promise<number | undefined> {
    return (await this.page.goto(`${this.address}${path}`))?.status();
  }

  /** Pictures for people to look at, of at most so much of a page as somebody reads there. */
  async picture(pathOf: (screen: Screen) => string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
    for (const [screen, width] of Object.entries(WIDTHS) as [Screen, number][]) {
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await this.page.setViewportSize({ width, height: 900 });
      const height = await this.page.evaluate<number>('document.documentElement.scrollHeight');
      const clip = { x: 0, y: 0, width, height: Math.min(height, PICTURE_HEIGHT) };
      await writeFile(pathOf(screen), smallPng(await this.page.screenshot({ fullPage: true, clip })));
    }
  }

  async fill(labels: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(labels)) {
      await this.page.getByLabel(label, { exact: false }).first().fill(text);
    }
  }

  /** Goes where a link of the page leads. */
  async follow(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('link', typeof name === 'string' ? { name, exact: true } : { name })
      .first()
      .click();
    await this.page.waitForLoadState();
  }

  /** Goes to a link, button or summary by the Tab key alone, and presses Enter on it. */
  async tabTo(name: string | RegExp): Promise<void> {
    const isIt = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text));
    const passed: string[] = [];
    while (passed.length < MOST_TABS) {
      await this.page.keyboard.press('Tab');
      const text = await this.page.evaluate<string>(FOCUSED);
      if (isIt(text)) {
        const leads = await this.page.evaluate<boolean>(
          "document.activeElement.matches('a[href], form button')",
        );
        const gone = leads ? this.page.waitForEvent('framenavigated') : undefined;
        await this.page.keyboard.press('Enter');
        await gone;
        await this.page.waitForLoadState();
        return;
      }
      passed.push(text);
    }
    throw new Error(`Tab leads to no ${String(name)}, but to ${passed.join(' | ')}`);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
    await this.page.waitForLoadState();
  }

  /**
   * Looks at the page as it is for barriers, and for what runs over the edge: on a wide screen in light, on a phone in the dark.
   * Where pictures are taken, in all four ways.
   */
  async look(name: string): Promise<void> {
    for (const [colorScheme, screen, isOnlyForPictures] of LOOKS) {
      if (isOnlyForPictures && !PICTURES) continue;
      const width = WIDTHS[screen];
      await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await this.page.setViewportSize({ width, height: 900 });
      const rules = colorScheme === 'light' && screen === 'wide' ? WHOLE : LOOKS_ONLY;
      await this.note(`${name} ${colorScheme} ${screen}`, rules);
      const path = PICTURES && join(PICTURES, `${name}-${colorScheme}-${String(width)}.png`);
      if (path) await this.page.screenshot({ path, fullPage: true });
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
    await this.page.setViewportSize({ width: WIDTHS.wide, height: 900 });
  }

  private async note(where: string, rules: object): Promise<void> {
    const found = await this.page.evaluate<string[]>(`(async () => {
      if (!window.axe) { ${AXE} }
      const { violations } = await window.axe.run(document, ${JSON.stringify(rules)});
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      return [
        ...violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')),
        ...(over > 0 ? ['runs ' + over + ' pixels over the edge'] : []),
      ];
    })()`);
    this.complaints.push(...found.map((text) => `${where}: ${text}`));
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
