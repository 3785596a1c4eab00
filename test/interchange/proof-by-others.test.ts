import { writeFileSync } from 'node:fs';
import { creditLedger } from './credit-ledger.js';
import { HOSTILE_IDS, HOSTILE_UNITS, generatedLedger } from './generated-ledgers.js';
import { closeAll, type TestLedger } from './support.js';
import {
  beanCheck,
  beancountBalances,
  beancountNaming,
  exported,
  hledgerBalances,
  hledgerNaming,
  hledgerStrict,
  ourBalances,
  ourCredits,
  ourDisputed,
  under,
  type Balances,
} from './tools.js';
import { describeWith } from '../support/other-programs.js';

afterAll(closeAll);

const SEEDS = [1, 2, 3];
const ledgers = new Map<number, TestLedger>();

let withCredits: TestLedger;

beforeAll(async () => {
  withCredits = await creditLedger();
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

describeWith('hledger', 'credits in hledger', () => {
  it('are ours for every member, held, reserved, redeemed and expired, and what was issued in all', async () => {
    const { path } = await exported(withCredits, 'hledger');
    const ours = await ourCredits(withCredits, hledgerNaming);
    for (const kind of ['held', 'reserved', 'redeemed', 'expired', 'issued'])
      expect(Object.keys(ours).some((key) => key.startsWith(`credits:${kind}`))).toBe(true);
    expect(Object.keys(ours).length).toBeGreaterThan(2.5 * HOSTILE_IDS.length);
    expect(under(hledgerBalances(path), 'credits:')).toEqual(ours);
    expect(hledgerStrict(path)).toBe('');
  }, 60_000);

  it('are not ours any more once a figure is changed', async () => {
    const { path, text } = await exported(withCredits, 'hledger');
    const changed = text.replace(
      /( credits:issued) {2}-(\d\S*) credits\n(.*) (\d\S*) credits\n/,
      '$1  -1$2 credits\n$3 1$4 credits\n',
    );
    expect(changed).not.toBe(text);
    writeFileSync(path, changed);
    expect(hledgerStrict(path)).toBe('');
    const theirs = under(hledgerBalances(path), 'credits:');
    expect(theirs).not.toEqual(await ourCredits(withCredits, hledgerNaming));
  }, 60_000);
});

describeWith('bean-check', 'credits in beancount', () => {
  it('are ours for every member, and not once a figure is changed', async () => {
    const { path, text } = await exported(withCredits, 'beancount');
    const ours = await ourCredits(withCredits, beancountNaming);
    const theirs = (): Balances => under(beancountBalances(path, 'SUM(number)'), 'Equity:Credits:');
    expect(theirs()).toEqual(ours);
    expect(beanCheck(path)).toBe('');
    const changed = text.replace(
      /( Equity:Credits:Issued) {2}-(\d\S*) CREDITS\n(.*) (\d\S*) CREDITS\n/,
      '$1  -1$2 CREDITS\n$3 1$4 CREDITS\n',
    );
    expect(changed).not.toBe(text);
    writeFileSync(path, changed);
    expect(theirs()).not.toEqual(ours);
  }, 60_000);
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
    expect(new Set(HOSTILE_IDS.map((id) => hledgerNaming.account('given', 'funds', id))).size).toBe(
      HOSTILE_IDS.length,
    );
    expect(new Set(HOSTILE_IDS.map((id) => beancountNaming.account('given', 'funds', id))).size).toBe(
      HOSTILE_IDS.length,
    );
  });

  it('of units stay apart in both tools', () => {
    const units = [...HOSTILE_UNITS, 'EUR', 'hours', 'HOURS', 'USD'];
    expect(new Set(units.map(hledgerNaming.unit)).size).toBe(units.length);
    expect(new Set(units.map(beancountNaming.unit)).size).toBe(units.length);
  });
});
