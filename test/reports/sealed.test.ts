import { createHash } from 'node:crypto';
import { closingThat } from '../../src/coalition/domain/closing.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { reportCsv } from '../../src/reports/csv.js';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import { reportJson } from '../../src/reports/report-json.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { sealQuarter } from '../../src/reports/sealing.js';
import {
  aCoalition,
  applicationConfirmed,
  benefit,
  COALITION,
  contribution,
  exchange,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  memberMerged,
  memberRenamed,
  prioritiesDeclared,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import {
  closeSigned,
  decidingOpened,
  discussionOpened,
  positionStated,
  proposalDecided,
  proposalsRecorded,
  quarterReopened,
  reckoned,
  reviewOpened,
  reviewPrepared,
  supplyListed,
} from '../support/review-builders.js';

const QUARTER = '2026-Q1';
const of = { quarter: QUARTER };

const quarter = [
  ...aCoalition(),
  prioritiesDeclared('birch', '2026-02-01', { strategic: '0.4', financial: '0.6' }),
  contribution('given', { quantity: '900.50', counterparty: 'pool:fund' }),
  benefit('got', { quantity: '120.25', counterparty: 'pool:fund' }),
  exchange('helped'),
  knowledgeShared('guide', { authors: 'alder:0.6|birch:0.4' }),
  knowledgeApplied('u1', 'guide', { depth: 'embedded', memberId: 'cedar' }),
  applicationConfirmed('u1'),
];

const year = ['2026-04', '2026-05', '2026-06'].flatMap((month, i) => [
  contribution(`later-${i}`, { occurredOn: `${month}-02`, quantity: '77.77' }),
  benefit(`later-got-${i}`, { occurredOn: `${month}-03`, quantity: '33.33', memberId: 'alder' }),
  memberRenamed('alder', `${month}-10`, `Alder of ${month}`),
  memberJoined(`new-${i}`, { joinedOn: `${month}-11` }),
]);

function report(ledger: TestLedger): Promise<QuarterlyReport> {
  return quarterlyReport(ledger.ledger, COALITION, QUARTER);
}

function seal(ledger: TestLedger): Promise<void> {
  return sealQuarter(ledger.ledger, COALITION, QUARTER, 'backbone');
}

onBothEngines('the report of a closed quarter', (engine) => {
  const ledgers = ledgersOn(engine);

  it('is the same to the byte before it is sealed, after that, and a year of events later', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...quarter);
    expect(await report(ledger)).toMatchObject({ status: 'open' });
    await ledger.tell(quarterClosed(QUARTER));
    const closed = await report(ledger);
    const { position } = await ledger.ledger.read(async (snapshot) =>
      closingThat((await ledger.ledger.directories.view(snapshot, COALITION)).directory, QUARTER)!,
    );
    expect(closed).toMatchObject({ status: 'closed', position });
    const files = [reportJson(closed), reportCsv(closed)];
    const again = async (): Promise<string[]> => {
      const now = await report(ledger);
      return [reportJson(now), reportCsv(now)];
    };
    await ledger.tell(contribution('meanwhile', { occurredOn: '2026-04-01' }));
    expect(await again()).toEqual(files);
    await seal(ledger);
    expect(await again()).toEqual(files);
    await ledger.tellAll(...year, quarterClosed('2026-Q2'));
    await seal(ledger);
    expect(await again()).toEqual(files);

    const [sealed, ...more] = await ledger.rows('SELECT quarter, closed_at, hash FROM seals');
    expect(more).toEqual([]);
    const hash = createHash('sha256').update(files[0]!).digest('hex');
    expect({ ...sealed, closed_at: Number(sealed!['closed_at']) }).toEqual({
      quarter: QUARTER,
      closed_at: position,
      hash,
    });
    const statements = await ledger.rows('SELECT member_id FROM sealed_statements ORDER BY member_id');
    expect(statements.map((row) => row['member_id'])).toEqual(['alder', 'birch', 'cedar']);
    expect((await ledger.verify()).findings).toEqual([]);
  });

  it('equals what a replay of the ledger up to its close gives', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...quarter, quarterClosed(QUARTER));
    await seal(ledger);
    const sealed = await report(ledger);
    const other = await ledgers.open();
    await other.tellAll(...quarter, quarterClosed(QUARTER));
    const { position } = sealed;
    const again = await report(other);
    // Made entries bear ids of their own, and with them hashes; no figure does.
    const figures = ({ headHash: _, ...rest }: QuarterlyReport): object => rest;
    expect(figures(again)).toEqual(figures(sealed));
    expect(position).toBe(again.position);
  });

  it('is as it was when the quarter is open again, closed again, and nothing changed; and new where something did', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...quarter, quarterClosed(QUARTER));
    await seal(ledger);
    const first = await report(ledger);
    await ledger.tell(quarterReopened(of));
    expect(await report(ledger)).toMatchObject({ status: 'open' });
    await ledger.tellAll(contribution('forgotten', { quantity: '10' }), quarterClosed(QUARTER));
    const second = await report(ledger);
    expect(second.position).toBeGreaterThan(first.position);
    expect(second.totals.given.value).toBe('910.50');
    // What vested stays, to the hundredth.
    expect(second.members.map(({ credits }) => credits)).toEqual(first.members.map(({ credits }) => credits));
    await seal(ledger);
    expect(reportJson(await report(ledger))).toBe(reportJson(second));
    expect(await ledger.rows('SELECT hash FROM seals')).toHaveLength(2);
    expect((await ledger.verify()).findings).toEqual([]);
  });

  it('shows what its review proposed and decided, and whether reasons were published in time', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...quarter, reviewOpened(of), supplyListed('money', { ...of, quantity: '400' }));
    await ledger.tell(reviewPrepared(of));
    const [{ at }] = (await ledger.rows('SELECT prepared_at AS at FROM reviews')) as [{ at: number }];
    await ledger.tellAll(
      proposalsRecorded(Number(at), [reckoned({ quantity: '150', value: '150' })], of),
      discussionOpened(of),
      decidingOpened(of),
      proposalDecided('1.1', 'amended', {
        ...of,
        quantity: '100',
        dissent: [{ memberId: 'cedar', words: 'too little' }],
        actions: [{ what: '=ask the board', owner: 'Bo', dueOn: '2026-09-30' }],
      }),
      closeSigned('facilitator', 'Ana', of),
      closeSigned('backbone', 'Bo', of),
    );
    expect((await report(ledger)).decisions).toMatchObject([{ publishedAt: null, publishedInTime: null }]);
    await ledger.tell(quarterClosed(QUARTER));
    await seal(ledger);
    const sealed = await report(ledger);
    const { proposals, decisions } = sealed;
    const rows = reportCsv(sealed).split('\r\n');
    expect(rows.filter((row) => /^(proposal|decision),/.test(row))).toEqual([
      'proposal,1.1,The alder association,member,,,,alder',
      'proposal,1.1,The alder association,supply,,,,money',
      'proposal,1.1,The alder association,quantity,,EUR,,150.00',
      'proposal,1.1,The alder association,value,,EUR,financial,150.00',
      'proposal,1.1,The alder association,before,,EUR,,100.00',
      'proposal,1.1,The alder association,after,,EUR,,700.00',
      'proposal,1.1,The alder association,why,,,,It received less than its share.',
      'decision,1.1,The alder association,outcome,,,,amended',
      'decision,1.1,The alder association,quantity,,EUR,,100.00',
      'decision,1.1,The alder association,value,,EUR,financial,100.00',
      'decision,1.1,The alder association,reason,,,,agreed by all',
      'decision,1.1,The cedar association,dissent,,,,too little',
      "decision,1.1,Bo,action,,,,'=ask the board",
      'decision,1.1,Bo,action.dueOn,,,,2026-09-30',
      expect.stringMatching(/^decision,1\.1,The alder association,becomes,,,,entry\//),
      'decision,1.1,The alder association,decidedAt,,,,2026-07-01T09:00:00.000Z',
      'decision,1.1,The alder association,publishedAt,,,,2026-07-01T09:00:00.000Z',
      'decision,1.1,The alder association,publishedInTime,,,,true',
    ]);
    expect(proposals).toEqual([
      {
        id: '1.1',
        member: 'alder',
        supply: 'money',
        quantity: '150.00',
        unit: 'EUR',
        value: '150.00',
        valueType: 'financial',
        before: '100.00',
        after: '700.00',
        why: 'It received less than its share.',
      },
    ]);
    expect(decisions).toMatchObject([
      {
        proposal: '1.1',
        outcome: 'amended',
        quantity: '100.00',
        value: '100.00',
        dissent: [{ member: 'cedar', words: 'too little' }],
        publishedInTime: true,
        publishedAt: '2026-07-01T09:00:00.000Z',
      },
    ]);
  });

  it('names who took no position in its review, as far as it was known', async () => {
    const ledger = await ledgers.open();
    const silent = async (asKnownAt?: string) =>
      (await quarterlyReport(ledger.ledger, COALITION, QUARTER, asKnownAt)).fairness.statedNoPosition;
    await ledger.tellAll(...quarter, memberJoined('dune'), memberMerged('dune', 'cedar', '2026-03-30'));
    expect(await silent()).toBeNull();
    await ledger.tellAll(reviewOpened(of), reviewPrepared(of), discussionOpened(of));
    expect(await silent()).toEqual(['alder', 'birch', 'cedar']);
    await ledger.tell(positionStated('birch', 'object', of));
    const { position } = await ledger.head();
    await ledger.tellAll(
      positionStated('dune', 'concern', of),
      positionStated('birch', 'support', { ...of, words: 'all is clear now' }),
    );
    expect(await silent()).toEqual(['alder']);
    // Of what birch says the last word alone is kept, which came later.
    expect(await silent(String(position))).toEqual(['alder', 'cedar']);
    expect(await silent(String(position - 1))).toEqual(['alder', 'birch', 'cedar']);
    const figure = `coalition/${QUARTER}~${String(position)}/fairness/statedNoPosition`;
    const explained = await explainFigure(ledger.ledger, COALITION, figure);
    expect(explained).toMatchObject({ value: '2', rule: 'count', page: { of: 2 } });
    const rows = reportCsv(await report(ledger)).split('\r\n');
    expect(rows).toContain('fairness,river-basin,River Basin Alliance,statedNoPosition,,,,alder');
  });

  it('has every entry of fifty callers wholly in it, or wholly after it', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...quarter);
    const before = (await report(ledger)).totals.given.value;
    const callers = Array.from({ length: 50 }, (_, i) => contribution(`racing-${i}`, { quantity: '1.00' }));
    const told = [...callers.slice(0, 25), quarterClosed(QUARTER), ...callers.slice(25)];
    // Half of them a moment later, so that the close meets others on their way in other groups too.
    const first = ledger.tellTogether(told.slice(0, 20));
    const answers = [...(await ledger.tellTogether(told.slice(20))), ...(await first)];
    await seal(ledger);
    const recorded = answers.filter(
      (answer) => answer.status === 'fulfilled' && answer.value.answer['entryId'] !== undefined,
    ).length;
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(recorded + refused.length).toBe(callers.length);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ code: 'coalition.quarter-closed' });
    }
    const [whole, cents] = before.split('.');
    const sealed = await report(ledger);
    expect(sealed.totals.given.value).toBe(`${Number(whole) + recorded}.${cents}`);
    await ledger.ledger.rebuild();
    expect(reportJson(await report(ledger))).toBe(reportJson(sealed));
    expect((await ledger.verify()).findings).toEqual([]);
  });
});
