import { writeFileSync } from 'node:fs';
import { HOSTILE_IDS, HOSTILE_UNITS, generatedLedger } from './generated-ledgers.js';
import { closeAll, type TestLedger } from './support.js';
import {
  beanCheck,
  beancountBalances,
  beancountNaming,
  describeWith,
  exported,
  hledgerBalances,
  hledgerNaming,
  hledgerStrict,
  ourBalances,
  ourDisputed,
  under,
} from './tools.js';

afterAll(closeAll);

const SEEDS = [1, 2, 3];
const ledgers = new Map<number, TestLedger>();

beforeAll(async () => {
  for (const seed of SEEDS) ledgers.set(seed, await generatedLedger(seed));
}, 60_000);

describeWith('hledger', 'hledger', () => {
  describe.each(SEEDS)('on the generated ledger %i', (seed) => {
    it('has our balance for every member, kind and unit, and for what pools hold', async () => {
      const ledger = ledgers.get(seed)!;
      const { path } = await exported(ledger, 'hledger');
      const theirs = hledgerBalances(path);
      const ours = await ourBalances(ledger, hledgerNaming);
      expect(Object.keys(ours.quantities).length).toBeGreaterThan(50);
      expect(under(theirs, 'given:', 'received:')).toEqual(ours.quantities);
      expect(under(theirs, 'pool:funds:', 'pool:in-kind:')).toEqual(ours.pools);
      const disputed = await ourDisputed(ledger, hledgerNaming);
      expect(Object.keys(disputed).length).toBeGreaterThan(2);
      expect(under(theirs, 'disputed-')).toEqual(disputed);
      expect(Object.keys(ours.baselines).length).toBeGreaterThan(10);
      expect(under(theirs, 'baseline:')).toEqual(ours.baselines);
    }, 60_000);

    it('passes its strict checks, and its balances are not ours once an amount is changed', async () => {
      const ledger = ledgers.get(seed)!;
      const { path, text } = await exported(ledger, 'hledger');
      expect(hledgerStrict(path)).toBe('');
      const changed = text.replace(
        /( (?:given|pool|direct):.*) -(\d\S*) EUR\n(.*) (\d\S*) EUR\n/,
        '$1 -1$2 EUR\n$3 1$4 EUR\n',
      );
      expect(changed).not.toBe(text);
      writeFileSync(path, changed);
      const theirs = under(hledgerBalances(path), 'given:', 'received:');
      expect(theirs).not.toEqual((await ourBalances(ledger, hledgerNaming)).quantities);
    }, 60_000);

    it('has our values at cost', async () => {
      const ledger = ledgers.get(seed)!;
      const { path } = await exported(ledger, 'hledger');
      const theirs = under(hledgerBalances(path, '-B'), 'given:', 'received:');
      const inEuro = Object.fromEntries(Object.entries(theirs).filter(([key]) => key.endsWith(' EUR')));
      expect(inEuro).toEqual((await ourBalances(ledger, hledgerNaming)).valuesByAccount);
    }, 60_000);
  });
});

describeWith('bean-check', 'beancount', () => {
  describe.each(SEEDS)('on the generated ledger %i', (seed) => {
    it('finds nothing wrong', async () => {
      const { path } = await exported(ledgers.get(seed)!, 'beancount');
      expect(beanCheck(path)).toBe('');
    }, 60_000);

    it('has our balance for every member, kind and unit, and for what pools hold', async () => {
      const ledger = ledgers.get(seed)!;
      const { path } = await exported(ledger, 'beancount');
      const theirs = beancountBalances(path, 'SUM(number)');
      const ours = await ourBalances(ledger, beancountNaming);
      expect(under(theirs, 'Income:Given:', 'Expenses:Received:')).toEqual(ours.quantities);
      expect(under(theirs, 'Assets:Pool:Funds:', 'Assets:Pool:In-Kind:')).toEqual(ours.pools);
      const disputed = await ourDisputed(ledger, beancountNaming);
      expect(under(theirs, 'Income:Disputed-Given:', 'Expenses:Disputed-Received:')).toEqual(disputed);
      expect(under(theirs, 'Equity:Baseline:')).toEqual(ours.baselines);
    }, 60_000);

    it('has our values at cost', async () => {
      const ledger = ledgers.get(seed)!;
      const { path } = await exported(ledger, 'beancount');
      const theirs = beancountBalances(path, "NUMBER(ONLY('EUR', SUM(weight)))");
      const ours = await ourBalances(ledger, beancountNaming);
      expect(under(theirs, 'Income:Given:', 'Expenses:Received:')).toEqual(ours.values);
    }, 60_000);
  });
});

describe('names', () => {
  it('of members stay apart in both tools', () => {
    expect(new Set(HOSTILE_IDS.map(hledgerNaming.account.bind(null, 'given', 'funds'))).size).toBe(
      HOSTILE_IDS.length,
    );
    expect(new Set(HOSTILE_IDS.map(beancountNaming.account.bind(null, 'given', 'funds'))).size).toBe(
      HOSTILE_IDS.length,
    );
  });

  it('of units stay apart in both tools', () => {
    const units = [...HOSTILE_UNITS, 'EUR', 'hours', 'HOURS', 'USD'];
    expect(new Set(units.map(hledgerNaming.unit)).size).toBe(units.length);
    expect(new Set(units.map(beancountNaming.unit)).size).toBe(units.length);
  });
});
