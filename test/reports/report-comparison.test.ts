import { readable } from '../../src/kernel/readable.js';
import { comparisonFile } from '../../src/reports/document-file.js';
import { comparisonDocument } from '../../src/reports/document/comparison-document.js';
import { comparedReports } from '../../src/reports/report-comparison.queries.js';
import { reportStanding, reportsListed } from '../../src/reports/report-standings.queries.js';
import { sealQuarter } from '../../src/reports/sealing.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  exchange,
  policyAdopted,
  quarterClosed,
} from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';
import { quarterReopened } from '../support/review-builders.js';

const fund = { counterparty: 'pool:fund' };

onSqlite('reports beside each other', (engine) => {
  let ledger: TestLedger;
  beforeAll(async () => {
    ledger = await openedOn(engine);
    const seal = (): Promise<void> => sealQuarter(ledger.ledger, COALITION, '2026-Q1', 'backbone');
    await ledger.tellAll(
      ...aCoalition(),
      contribution('gift', { ...fund, quantity: '100.00', occurredOn: '2026-02-01' }),
      benefit('got', { ...fund, quantity: '40.50', occurredOn: '2026-02-03' }),
      quarterClosed('2026-Q1'),
    );
    await seal();
    await ledger.tellAll(
      quarterReopened({ quarter: '2026-Q1' }),
      contribution('found', { ...fund, quantity: '5.00', occurredOn: '2026-03-01' }),
      quarterClosed('2026-Q1'),
    );
    await seal();
    await ledger.tellAll(
      policyAdopted({ tolerance: '0.2' }),
      contribution('more', { ...fund, quantity: '130.25', occurredOn: '2026-05-01' }),
      exchange('hours', { occurredOn: '2026-05-04', quantity: '2', value: null }),
      contribution('late', { ...fund, quantity: '7.00', occurredOn: '2026-05-05', lateFor: '2026-02-10' }),
    );
  });
  afterAll(() => ledger.close());

  it('are compared exactly, whichever is named first', async () => {
    const compared = await comparedReports(ledger.ledger, COALITION, '2026-Q2', '2026-Q1');
    expect(await comparedReports(ledger.ledger, COALITION, '2026-Q1', '2026-Q2')).toEqual(compared);
    expect([compared.before.quarter, compared.after.quarter]).toEqual(['2026-Q1', '2026-Q2']);
    expect(compared.totals).toEqual({
      given: { before: '105.00', after: '137.25', difference: '32.25' },
      received: { before: '40.50', after: '0.00', difference: '-40.50' },
    });
    expect(compared.rules).toMatchObject([{ rule: 'tolerance', from: '0.1', to: '0.2' }]);
    const time = compared.kinds.find(({ kind }) => kind === 'staff-time')!;
    // Hours without a value are not worth zero.
    expect(time.given).toEqual({ before: null, after: null, difference: null });
  });

  it('are refused where they are one and the same', async () => {
    const same = comparedReports(ledger.ledger, COALITION, '2026-Q1', '2026-Q1');
    await expect(same).rejects.toMatchObject({ code: 'reports.same-quarter' });
  });

  it('say in every format what was compared', async () => {
    const compared = await comparedReports(ledger.ledger, COALITION, '2026-Q1', '2026-Q2');
    const html = String(await comparisonFile(compared, 'html'));
    for (const { name, given } of compared.members) {
      expect(html).toContain(name);
      expect(html).toContain(readable(given.difference!));
    }
    expect((await comparisonFile(compared, 'pdf')).slice(0, 5).toString()).toBe('%PDF-');
    expect((await comparisonFile(compared, 'xlsx')).slice(0, 2).toString()).toBe('PK');
    expect(comparisonDocument(compared).blocks.length).toBeGreaterThan(8);
  });

  it('tell of each close as a version, why a quarter was opened again, and what came late', async () => {
    const standing = await reportStanding(ledger.ledger, COALITION, '2026-Q1');
    expect(standing.versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(standing.version).toEqual(standing.versions[1]);
    expect(new Set(standing.versions.map(({ hash }) => hash)).size).toBe(2);
    expect(standing.reopened).toHaveLength(1);
    expect(standing.reopened[0]!.reason.length).toBeGreaterThan(0);
    expect(standing.restated).toMatchObject([{ given: { sealed: '105.00', restated: '112.00' } }]);
    expect([standing.before, standing.after]).toEqual([null, '2026-Q2']);
  });

  it('are listed a page at a time, back to the first quarter', async () => {
    const listed: string[] = [];
    let after: string | null = null;
    do {
      const page = await reportsListed(ledger.ledger, COALITION, { after, limit: 2 });
      listed.push(...page.items.map(({ quarter, given }) => `${quarter} ${String(given)}`));
      after = page.next;
    } while (after !== null);
    expect(listed.slice(0, 3)).toEqual(['2026-Q3 0.00', '2026-Q2 137.25', '2026-Q1 105.00']);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
