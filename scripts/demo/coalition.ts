/**
 * A believable coalition to look at, try out and test with: the invented city of Corran Bay, two years of its health
 * partnership, as the files a backbone office would import. Nothing is read from outside: the same seed gives the same
 * bytes on every machine.
 */
import { couldHappen, entryRows, withinPools, BASE_CURRENCY, type Draft } from './drafts.js';
import { memberChanges, memberRows } from './members.js';
import { poolRows } from './pools.js';
import { exchangeRateRows, rateRows } from './prices.js';
import { randomStream, type Random } from './random.js';
import { boughtTwice, exchanges, proposedLines } from './strands/exchanges.js';
import { goodsGiven, goodsReceived } from './strands/goods.js';
import { hoursGiven, hoursReceived } from './strands/hours.js';
import { knowledgeGiven, knowledgeReceived } from './strands/know-how.js';
import { bridging, grantsReceived, moneyGiven } from './strands/money.js';
import { withCorrections } from './strands/corrections.js';
import { servicesReceived } from './strands/services.js';
import { csvOf, type FileName } from './tables.js';

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
  readonly files: Readonly<Record<FileName, string>>;
}

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
  proposed: proposedLines,
};

/** The demo coalition of this seed (any safe integer; RangeError for anything else). */
export function demoCoalition(seed = 2026): DemoCoalition {
  const told = Object.entries(STRANDS).flatMap(([name, strand]) => strand(randomStream(seed, name)));
  const happened = withinPools(told.filter(couldHappen));
  const lines = withCorrections(randomStream(seed, 'corrections'), happened);
  return {
    coalition: {
      slug: 'corran-bay',
      name: 'Corran Bay Health Partnership',
      currency: BASE_CURRENCY,
      timeZone: 'Europe/Dublin',
      fiscalStartMonth: 1,
    },
    files: {
      'members.csv': csvOf('members.csv', memberRows()),
      'member_changes.csv': csvOf('member_changes.csv', memberChanges),
      'pools.csv': csvOf('pools.csv', poolRows()),
      'rates.csv': csvOf('rates.csv', rateRows()),
      'exchange_rates.csv': csvOf(
        'exchange_rates.csv',
        exchangeRateRows(randomStream(seed, 'exchange-rates')),
      ),
      'entries.csv': csvOf('entries.csv', entryRows(lines)),
    },
  };
}
