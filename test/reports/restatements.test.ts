import { firstOpenDay } from '../../src/coalition/domain/closing.js';
import { compareFigures } from '../../src/portfolios/compare.queries.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { reportCsv } from '../../src/reports/csv.js';
import type { Restatement } from '../../src/reports/domain/restatements.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { sealQuarter } from '../../src/reports/sealing.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  exchange,
  memberMerged,
  quarterClosed,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';
import { quarterReopened } from '../support/review-builders.js';

const fund = { counterparty: 'pool:fund' } as const;
const given = contribution('given', { ...fund, quantity: '900.00' });
const wrong = contribution('wrong', { ...fund, quantity: '50.00' });
const mistaken = contribution('mistaken', { quantity: '3.00', actingFor: 'member:alder' });

/** Q1 as it was closed: 950.00 given by Alder; 40.00 pending of it, and 70.00 disputed. */
const first = [
  ...aCoalition(),
  given,
  wrong,
  contribution('waiting', { ...fund, quantity: '40.00', actingFor: 'member:alder' }),
  mistaken,
  contribution('held', { ...fund, quantity: '70.00' }),
  entryDisputed('held', 'backbone'),
  quarterClosed('2026-Q1'),
];

/** All of it booked in Q2: 10.00 more, 5.00 of hours unvalued first, 40.00 accepted, 60.00 agreed, 50.00 taken back. */
const second = [
  contribution('forgotten', { ...fund, quantity: '10.00', occurredOn: '2026-05-04', lateFor: '2026-02-10' }),
  exchange('hours', { quantity: '2', occurredOn: '2026-05-05', lateFor: '2026-03-31' }),
  entryValued('hours', '5.00'),
  entryAccepted('waiting'),
  disputeResolved('held', { outcome: 'adjusted', quantity: '60.00' }),
  reversalOf(wrong, 'taken back', { ...fund, occurredOn: '2026-06-01' }),
  reversalOf(mistaken, 'mistaken back', { occurredOn: '2026-06-01', actingFor: 'member:alder' }),
  memberMerged('cedar', 'birch', '2026-06-10'),
  contribution('own', { ...fund, quantity: '7.00', occurredOn: '2026-06-02' }),
  quarterClosed('2026-Q2'),
];

const third = [
  contribution('later still', { ...fund, quantity: '1.00', occurredOn: '2026-07-02', lateFor: '2026-01-15' }),
  benefit('of cedar', {
    ...fund,
    memberId: 'cedar',
    quantity: '2.00',
    occurredOn: '2026-07-03',
    lateFor: '2026-06-03',
  }),
];

/** Sealed, earlier, change, difference, restated. */
const numbers = ({ quarter, member, given: g, received: r, balance: b }: Restatement): string[] =>
  [g, r, b].map((figure) => [quarter, member, ...Object.values(figure)].join(' '));

onBothEngines('restatements', (engine) => {
  let ledger: TestLedger;
  /** Positions of the ledger after each quarter's close. */
  let closes: string[];
  let acceptedAt: string;

  const report = (quarter: string, asKnownAt?: string) =>
    quarterlyReport(ledger.ledger, COALITION, quarter, asKnownAt);
  const restated = async (quarter: string, asKnownAt?: string): Promise<string[]> =>
    (await report(quarter, asKnownAt)).restatements.flatMap(numbers);
  const seen = async (quarter: string, asKnownAt?: string) => {
    const { members } = await giveGetBalances(ledger.ledger, COALITION, { quarter, asKnownAt });
    return members.map(({ id, given, received, balance }) => ({ id, given, received, balance }));
  };
  const valueOf = async (figure: string): Promise<string> =>
    (await explainFigure(ledger.ledger, COALITION, figure)).value!;

  beforeAll(async () => {
    ledger = await openedOn(engine);
    closes = [];
    for (const told of [...first, ...second, ...third]) {
      const { answer } = await ledger.tell(told);
      if (told.command === 'accept-entry') acceptedAt = String((answer as { position: number }).position);
      if (told.command === 'close-quarter') {
        closes.push(String((answer as { position: number }).position));
        await sealQuarter(ledger.ledger, COALITION, (told.data as { quarter: string }).quarter, 'test');
      }
    }
  });

  afterAll(() => ledger.close());

  it('are none of a quarter in which nothing was late', async () => {
    expect((await report('2026-Q1')).restatements).toEqual([]);
  });

  it('say what the closed quarter said, what late items change, and what it would say', async () => {
    expect(await restated('2026-Q2')).toEqual([
      '2026-Q1 alder 950.00 0.00 65.00 65.00 1015.00',
      '2026-Q1 alder 0.00 0.00 0.00 0.00 0.00',
      '2026-Q1 alder 950.00 0.00 65.00 65.00 1015.00',
      '2026-Q1 birch 0.00 0.00 0.00 0.00 0.00',
      '2026-Q1 birch 0.00 0.00 5.00 5.00 5.00',
      '2026-Q1 birch 0.00 0.00 -5.00 -5.00 -5.00',
    ]);
  });

  it('list the facts behind them, with native quantities', async () => {
    const [alder, birch] = (await report('2026-Q2')).restatements;
    expect(
      alder!.items.map((item) => [item.entry, item.type, item.quantity, item.value, item.lateFor]),
    ).toEqual([
      ['forgotten', 'ContributionRecorded', '10.00', '10.00', '2026-02-10'],
      ['hours', 'ExchangeRecorded', '2.00', null, '2026-03-31'],
      ['hours', 'EntryValued', '0.00', '5.00', '2026-03-31'],
      ['waiting', 'EntryAccepted', '40.00', '40.00', '2026-03-02'],
      ['held', 'DisputeResolved', '60.00', '60.00', '2026-03-02'],
      ['taken back', 'EntryReversed', '-50.00', '-50.00', '2026-03-02'],
    ]);
    expect(birch!.items.map(({ entry, direction, occurredOn }) => [entry, direction, occurredOn])).toEqual([
      ['hours', 'received', '2026-05-05'],
      ['hours', 'received', '2026-05-05'],
    ]);
    expect([alder!.name, alder!.closedAt]).toEqual(['The alder association', Number(closes[0])]);
    expect(await valueOf(`${alder!.figure}/given/value`)).toBe(alder!.given.sealed);
  });

  it('tell earlier late items apart, and stand in whose statement they would have stood', async () => {
    expect(await restated('2026-Q3')).toEqual([
      '2026-Q1 alder 950.00 65.00 1.00 66.00 1016.00',
      '2026-Q1 alder 0.00 0.00 0.00 0.00 0.00',
      '2026-Q1 alder 950.00 65.00 1.00 66.00 1016.00',
      '2026-Q2 birch 0.00 0.00 0.00 0.00 0.00',
      '2026-Q2 birch 5.00 0.00 2.00 2.00 7.00',
      '2026-Q2 birch -5.00 0.00 -2.00 -2.00 -7.00',
    ]);
  });

  it('are as known earlier what they were then', async () => {
    expect((await restated('2026-Q2', acceptedAt))[0]).toBe('2026-Q1 alder 950.00 0.00 55.00 55.00 1005.00');
    expect(await restated('2026-Q2', closes[0])).toEqual([]);
  });

  it('stand in the report as CSV', async () => {
    const lines = reportCsv(await report('2026-Q2')).split('\r\n');
    expect(lines).toContain('restatement,alder,The alder association,2026-Q1.given.restated,,EUR,,1015.00');
    expect(lines).toContain(
      'restatement,alder,The alder association,2026-Q1.given.late-entry,staff-time,,,hours',
    );
    expect(lines).toContain(
      'restatement,alder,The alder association,2026-Q1.given.late-quantity,staff-time,hours,,2.00',
    );
  });

  it('leave closed figures as they were, in the report and wherever else they are shown', async () => {
    const [q1, q2] = closes;
    expect(await seen('2026-Q1')).toEqual(await seen('2026-Q1', q1));
    expect(await seen('2026-Q2')).toEqual(await seen('2026-Q2', q2));
    const of = (asKnownAt?: string) =>
      valuePortfolio(ledger.ledger, COALITION, 'alder', { quarter: '2026-Q1', asKnownAt });
    const [now, then] = [await of(), await of(q1)];
    expect([now.given, now.received, now.balance]).toEqual([then.given, then.received, then.balance]);
    // What waited then was decided since; it never counted there.
    expect([then.pending.value, then.disputed.value]).toEqual(['43.00', '70.00']);
    expect(then.pending.items.map(({ entry }) => entry)).toEqual(['mistaken', 'waiting']);
    expect(then.disputed.items.map(({ entry, occurredOn }) => [entry, occurredOn])).toEqual([
      ['held', '2026-03-02'],
    ]);
    expect([now.pending.value, now.pending.entries, now.disputed.entries]).toEqual(['0.00', 0, 0]);
    const { members, pools } = await report('2026-Q2');
    expect(members.map(({ pending, disputed }) => [pending.entries, disputed.entries])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    // The pool keeps what it had of what was disputed: 70.00 came in Q1, and 10.00 went back in Q2.
    const fundThen = pools.find(({ id }) => id === 'fund')!;
    expect([fundThen.opening, fundThen.in, fundThen.out]).toEqual(['1020.00', '47.00', '50.00']);
  });

  it('explain figures by the entries that are booked there', async () => {
    const figures: [string, string][] = [
      ['member/alder/2026-Q1/given/value', '950.00'],
      ['member/alder/2026-Q2/given/value', '72.00'],
      ['member/alder/2026-Q2@2026-05-31/given/value', '115.00'],
      ['member/alder/2026-Q1/pending/value', '0.00'],
      ['member/alder/2026-Q2/pending/value', '0.00'],
      ['member/alder/life/given/value', '1023.00'],
      ['member/alder/2026-Q3/balance/opening', '1022.00'],
      [`member/alder/2026-Q1~${closes[0]!}/pending/value`, '43.00'],
      [`member/alder/2026-Q1~${closes[0]!}/disputed/value`, '70.00'],
      [`member/alder/2026-Q2~${closes[1]!}/given/value`, '72.00'],
      ['pool/fund/2026-Q1/in', '1020.00'],
      ['pool/fund/2026-Q2/in', '47.00'],
      ['pool/fund/2026-Q2/out', '50.00'],
    ];
    for (const [figure, value] of figures) {
      const explained = await explainFigure(ledger.ledger, COALITION, figure);
      expect([figure, explained.value]).toEqual([figure, value]);
    }
    const { parts } = await explainFigure(ledger.ledger, COALITION, 'member/alder/2026-Q2/given/value');
    expect(parts).toContainEqual(
      expect.objectContaining({ entry: 'waiting', occurredOn: '2026-04-01', lateFor: '2026-03-02' }),
    );
  });

  it('account for the difference between what was known at the close and what is known now', async () => {
    for (const quarter of ['2026-Q1', '2026-Q2']) {
      const compared = await compareFigures(ledger.ledger, COALITION, {
        quarter,
        from: { asKnownAt: closes[0]! },
        to: {},
      });
      for (const { difference, lines } of compared.members) {
        const added = lines.reduce((sum, line) => sum + BigInt(line.difference.given.replace('.', '')), 0n);
        expect([quarter, added]).toEqual([quarter, BigInt(difference.given.replace('.', ''))]);
      }
    }
  });

  it('restate nothing while their quarter is open again, and then what it says at its new close', async () => {
    const { position } = await ledger.head();
    await ledger.tellAll(
      quarterReopened({ quarter: '2026-Q2' }),
      quarterReopened({ quarter: '2026-Q1' }),
      contribution('after all', { ...fund, quantity: '100.00' }),
    );
    expect(await restated('2026-Q2')).toEqual([]);
    // As known before, it still says what it said, sealed or reckoned.
    expect((await restated('2026-Q3', String(position)))[0]).toBe(
      '2026-Q1 alder 950.00 65.00 1.00 66.00 1016.00',
    );
    expect((await restated('2026-Q2', closes[1]))[0]).toBe('2026-Q1 alder 950.00 0.00 65.00 65.00 1015.00');
    await ledger.tell(quarterClosed('2026-Q1'));
    expect((await restated('2026-Q2'))[0]).toBe('2026-Q1 alder 1050.00 0.00 65.00 65.00 1115.00');
    expect(
      firstOpenDay((await ledger.ledger.read((s) => ledger.ledger.directories.view(s, COALITION))).directory),
    ).toBe('2026-04-01');
  });
});
