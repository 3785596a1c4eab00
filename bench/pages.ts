/**
 * What the pages of the site take on the server, by fifty readers at once and by one alone, on a ledger with a long history.
 *
 * Readers have signed in: five coordinators, and representatives of forty-five members. Each asks for a page, reads it for some
 * seconds, and asks for another. The figures are what they wait for: from the request to the last byte, in the same process.
 *
 * Against the same pages, asked by one reader in turns, of a ledger that shows the same today behind a history of 10 000
 * events: what a page costs must follow what it shows.
 */
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { Ledger } from '../src/event-store/ledger.js';
import { ledgerModel } from '../src/ledger-model.js';
import { createApp } from '../src/main.js';
import { COORDINATOR, cookieAt } from './credentials.js';
import type { BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, percentileOf, type Outcome } from './measure.js';
import { pagesLedger, todayAt, type Today } from './pages-ledger.js';
import type { BenchOptions } from './places.js';
import { COALITION, memberId, randomNumbers } from './workload.js';

const READERS = 50;
const COORDINATORS = 5;
/** How long a reader looks at a page before the next: so that fifty ask for ten pages a second. */
const READING_MS = 5_000;
const WARMING_ROUNDS = 5;
const SHORT_HISTORY = 10_000;

interface Site {
  readonly origin: string;
  readonly agent: Agent;
  /** The first is a coordinator. */
  readonly readers: readonly Reader[];
  readonly close: () => Promise<void>;
}

interface Reader {
  readonly cookie: string;
  /** The address of each page by its name: of its own member, where that is what it is about. */
  readonly pages: ReadonlyMap<string, string>;
}

export async function pages({ short }: BenchOptions): Promise<Outcome> {
  const today = todayAt(Date.now());
  const [few, many] = short ? [20_000, 100_000] : [SHORT_HISTORY, 1_000_000];
  const rounds = short ? 7 : 21;
  const result = outcome(`pages, ${String(many)} events, ${String(READERS)} readers`);
  const sites = [await open(few, today), await open(many, today)] as const;
  try {
    const alone = await byOne(sites, rounds);
    const together = await byAll(sites[1], short ? 20_000 : 120_000);
    for (const [name, waits] of alone[1].waits) {
      addFigure(result, `${name}, alone`, 'ms', waits);
      addFigure(result, `${name}, alone: processor time`, 'ms', alone[1].processor.get(name)!);
      if (together.has(name)) addPercentiles(result, name, together.get(name)!);
    }
    addPercentiles(result, 'all pages', [...together.values()].flat());
    const kilobytes = await firstPageKilobytes(sites[1]);
    addFigure(result, 'the first page with style and script', 'kB', [kilobytes], '< 100');
    for (const [name, times] of alone[1].processor) {
      const what = `${name}, processor time: ${String(many)} events / ${String(few)}`;
      addRatio(result, what, times, alone[0].processor.get(name)!, '≤ 1.5');
    }
  } finally {
    for (const site of sites) await site.close();
  }
  return result;
}

/** Members read the reports of quarters that are closed, and these are open. */
const REPORT = 'report of a quarter';
/** The same by an address that nobody asked for before, so that it is reckoned and laid out: `ANEW` is another number each time. */
const REPORT_ANEW = 'report of a quarter, asked anew';
const ANEW = '{number}';

function addPercentiles(to: Outcome, name: string, waits: readonly number[]): void {
  const who = `by ${String(READERS)} readers`;
  addFigure(to, `${name}, ${who}`, 'ms', waits, '< 30');
  addFigure(to, `${name}, ${who}, the 99th of a hundred`, 'ms', [percentileOf(waits, 0.99)], '< 100');
}

function pathsOf({ quarter }: Today, entryId: string, member: string): Map<string, string> {
  const figure = `member/${member}/${quarter}/given/funds`;
  const below = {
    overview: '',
    'needs you': '/needs-you',
    members: '/members',
    portfolio: `/members/${member}`,
    ledger: '/ledger',
    'ledger of a quarter': `/ledger?quarter=${quarter}`,
    'ledger of a member': `/ledger?member=${member}`,
    'ledger by text': '/ledger?text=crane',
    entry: `/ledger/${encodeURIComponent(entryId)}`,
    record: '/record',
    pledges: '/pledges',
    knowledge: '/knowledge',
    asset: '/knowledge/asset-3',
    credits: '/knowledge/credits',
    review: '/review',
    reports: '/reports',
    [REPORT]: `/reports/${quarter}`,
    [REPORT_ANEW]: `/reports/${quarter}?all=${ANEW}`,
    policies: '/policies',
    explain: `/explain?figure=${encodeURIComponent(figure)}`,
  };
  return new Map(Object.entries(below).map(([name, path]) => [name, `/c/${COALITION}${path}`]));
}

/** The whole service on a ledger with so many events, and readers who have signed in. */
async function open(events: number, today: Today): Promise<Site> {
  const location = { engine: 'sqlite', path: await pagesLedger(events, today) } as const;
  const ledger = await Ledger.open(location, ledgerModel);
  const readers: Reader[] = [];
  for (let number = 0; number < READERS; number += 1) {
    const member = memberId(number);
    const paths = pathsOf(today, await lastEntry(ledger, member), member);
    const isCoordinator = number < COORDINATORS;
    if (!isCoordinator) paths.delete(REPORT);
    if (number > 0) paths.delete(REPORT_ANEW);
    const representative = { coalitionId: COALITION, role: 'representative', memberId: member } as const;
    const cookie = await cookieAt(ledger.store, isCoordinator ? COORDINATOR : representative);
    readers.push({ cookie, pages: paths });
  }
  await ledger.close();
  const requestLimits = { address: null, person: null, key: null };
  const { app, close } = await createApp({ location, requestLimits });
  await app.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  return {
    ...{ origin: await app.getUrl(), agent, readers },
    close: async () => {
      agent.destroy();
      await close();
    },
  };
}

function lastEntry(ledger: BenchLedger, member: string): Promise<string> {
  return ledger.read(async (snapshot) => {
    await snapshot.within(COALITION);
    const of = 'SELECT entry_id FROM entries WHERE coalition_id = ? AND member_id = ?';
    const [[entryId] = []] = await snapshot.rows(`${of} ORDER BY position DESC LIMIT 1`, [COALITION, member]);
    return entryId as string;
  });
}

type Waits = Map<string, number[]>;

interface Alone {
  readonly waits: Waits;
  /** Of the whole process: the server with its threads, and the little that asking takes. */
  readonly processor: Waits;
}

/** What one reader waits for, page by page and ledger by ledger in turns. */
async function byOne(sites: readonly [Site, Site], rounds: number): Promise<[Alone, Alone]> {
  const alone = (): Alone => ({ waits: new Map(), processor: new Map() });
  const measured: [Alone, Alone] = [alone(), alone()];
  for (let round = -WARMING_ROUNDS; round < rounds; round += 1) {
    for (const name of sites[0].readers[0]!.pages.keys()) {
      for (const [i, site] of sites.entries()) {
        const before = process.cpuUsage();
        const took = await waitFor(site, site.readers[0]!, name);
        const { user, system } = process.cpuUsage(before);
        if (round < 0) continue;
        add(measured[i]!.waits, name, took);
        add(measured[i]!.processor, name, (user + system) / 1_000);
      }
    }
  }
  return measured;
}

/** What fifty wait for, who each read what they get for a while. */
async function byAll(site: Site, forMs: number): Promise<Waits> {
  const waits: Waits = new Map();
  const end = performance.now() + forMs;
  const read = async (reader: Reader, number: number): Promise<void> => {
    const random = randomNumbers(number);
    const names = [...reader.pages.keys()].filter((name) => name !== REPORT_ANEW);
    await pause(random() * READING_MS);
    for (let step = number; performance.now() < end; step += 1) {
      const name = names[step % names.length]!;
      add(waits, name, await waitFor(site, reader, name));
      await pause(random() * 2 * READING_MS);
    }
  };
  await Promise.all(site.readers.map(read));
  return waits;
}

function add(to: Waits, name: string, took: number): void {
  const list = to.get(name);
  if (list) list.push(took);
  else to.set(name, [took]);
}

/** So many times pages were asked for. */
let asks = 0;

async function waitFor(site: Site, { cookie, pages }: Reader, name: string): Promise<number> {
  const path = pages.get(name)!.replace(ANEW, String((asks += 1)));
  const start = performance.now();
  await bodyOf(site, path, cookie);
  return performance.now() - start;
}

/** What travels for a page, as a browser asks for it. */
function bodyOf({ origin, agent }: Site, path: string, cookie: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      accept: 'text/html',
      'accept-encoding': 'gzip, br',
      'accept-language': 'en-GB',
    };
    const asked = get(`${origin}${path}`, { agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(parts));
        else reject(new Error(`${path} answered ${String(answer.statusCode)}`));
      });
    });
    asked.once('error', reject);
  });
}

/** The first page of the coalition, and the sheets of style and scripts that it names. Letters are loaded by the sheets. */
async function firstPageKilobytes(site: Site): Promise<number> {
  const { cookie, pages } = site.readers[0]!;
  const page = await bodyOf(site, pages.get('overview')!, cookie);
  const named =
    brotliDecompressSync(page)
      .toString('utf8')
      .match(/\/assets\/[^"]+\.(?:css|js)/g) ?? [];
  let bytes = page.length;
  for (const asset of new Set(named)) bytes += (await bodyOf(site, asset, cookie)).length;
  return bytes / 1_000;
}
