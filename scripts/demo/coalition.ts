/**
 * A believable coalition to look at, try out and test with: the invented city of Corran Bay, two years of its health
 * partnership, as the files a backbone office would import. Nothing is read from outside: the same seed gives the same
 * bytes on every machine.
 */
import { FIRST_DAY, LAST_DAY } from './calendar.js';
import { BASE_CURRENCY, couldHappen, entryRows, inOrder, withinPools, type Draft } from './drafts.js';
import { memberChanges, memberRows, MERGER_DATE } from './members.js';
import { pledgeRows, PLEDGES_IN_KIND } from './pledges.js';
import { poolRows } from './pools.js';
import { exchangeRateRows, rateRows } from './prices.js';
import { randomStream, type Random } from './random.js';
import { entriesByName } from './strands/by-name.js';
import { boughtTwice, exchanges } from './strands/exchanges.js';
import { goodsGiven, goodsReceived } from './strands/goods.js';
import { hoursGiven, hoursReceived } from './strands/hours.js';
import { knowledgeGiven, knowledgeReceived } from './strands/know-how.js';
import { applicationRows, assetRows, offerRows } from './strands/library.js';
import { bridging, grantsReceived, moneyGiven, yearlyPledges } from './strands/money.js';
import { withCorrections } from './strands/corrections.js';
import { servicesReceived } from './strands/services.js';
import { csvOf, type FileName, type Row } from './tables.js';

export type { FileName } from './tables.js';

export interface DemoCoalition {
  readonly coalition: {
    readonly slug: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly fiscalStartMonth: number;
  };
  /** The text of each import file, in the order in which they depend on each other. */
  readonly files: DemoFiles;
  /** The same without what is told by commands, as the office entered them: each has what it knew by the morning of its day. */
  readonly parts: readonly DemoPart[];
}

export interface DemoPart {
  readonly day: string;
  readonly files: Partial<DemoFiles>;
}

export type DemoFiles = Readonly<Record<FileName, string>>;
type Tables = { readonly [Name in FileName]: readonly Row<Name>[] };

/** The days on which the office imported what it had, the last of them in the evening. */
export const IMPORT_DAYS = ['2026-02-02', MERGER_DATE, '2026-05-04', '2026-08-17', LAST_DAY] as const;

/** The column that says when a row was known; the rows of other files were known from the beginning. */
const KNOWN_ON: Partial<Record<FileName, string>> = {
  'member_changes.csv': 'on',
  'exchange_rates.csv': 'valid_on',
  'pledges.csv': 'made_on',
  'entries.csv': 'occurred_on',
  'knowledge.csv': 'shared_on',
  'applications.csv': 'applied_on',
  'offers.csv': 'valid_from',
};

/** Each strand of the story draws from a stream of its own name, so that none disturbs another. */
const STRANDS: Readonly<Record<string, (random: Random) => Draft[]>> = {
  'money-given': moneyGiven,
  'hours-given': hoursGiven,
  'goods-given': goodsGiven,
  'knowledge-given': knowledgeGiven,
  bridging,
  grants: grantsReceived,
  'hours-received': hoursReceived,
  'goods-received': goodsReceived,
  'knowledge-received': knowledgeReceived,
  services: servicesReceived,
  exchanges,
  'bought-twice': boughtTwice,
};

/** The demo coalition of this seed (any safe integer; RangeError for anything else). */
export function demoCoalition(seed = 2026): DemoCoalition {
  const told = Object.entries(STRANDS).flatMap(([name, strand]) => strand(randomStream(seed, name)));
  const happened = withinPools(told.filter(couldHappen));
  const corrected = withCorrections(randomStream(seed, 'corrections'), happened);
  const tables: Tables = {
    'members.csv': memberRows(),
    'member_changes.csv': memberChanges,
    'pools.csv': poolRows(),
    'rates.csv': rateRows(),
    'exchange_rates.csv': exchangeRateRows(randomStream(seed, 'exchange-rates')),
    'pledges.csv': pledgeRows([...yearlyPledges(), ...PLEDGES_IN_KIND]),
    'entries.csv': entryRows(inOrder([...corrected, ...entriesByName()])),
    'knowledge.csv': assetRows(randomStream(seed, 'library')),
    'applications.csv': applicationRows(randomStream(seed, 'applications')),
    'offers.csv': offerRows(),
  };
  return {
    coalition: {
      slug: 'corran-bay',
      name: 'Corran Bay Health Partnership',
      currency: BASE_CURRENCY,
      timeZone: 'Europe/Dublin',
      fiscalStartMonth: 1,
    },
    files: filesOf(tables) as DemoFiles,
    parts: IMPORT_DAYS.map((day, i) => {
      const [from, to] = [IMPORT_DAYS[i - 1] ?? '', day === LAST_DAY ? '9999' : day];
      return { day, files: filesOf(tables, (knownOn) => from <= knownOn && knownOn < to) };
    }),
  };
}

/** The text of each file; of a part of the time, those that have rows of it. */
function filesOf(tables: Tables, isWanted?: (knownOn: string) => boolean): Partial<DemoFiles> {
  const texts = Object.entries(tables).flatMap(([key, rows]) => {
    const name = key as FileName;
    const wanted = rows.filter((row: Readonly<Record<string, string | undefined>>) => {
      const column = KNOWN_ON[name];
      const knownOn = column === undefined ? FIRST_DAY : row[column]!;
      return isWanted === undefined || (isWanted(knownOn) && !isToldByCommand(row));
    });
    return wanted.length === 0 ? [] : [[name, csvOf(name, wanted)] as const];
  });
  return Object.fromEntries(texts);
}

/** The merger and the departure are stories of their own. */
function isToldByCommand({ change }: Readonly<Record<string, string | undefined>>): boolean {
  return change === 'merged' || change === 'left';
}
