import { demoCoalition } from '../../scripts/demo/coalition.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles } from '../../src/interchange/import.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { cell, centsOf, quarterOf, rowsOf } from '../demo/reading.js';
import { coalitionFounded, COALITION } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { figuresIn, Walk, type Leaf } from '../support/explained.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';

const WHOLE = '2026-Q3';
/** Of these, every so-manieth figure that is shown, and all that each is made of. */
const SAMPLED = ['2024-Q4', '2026-Q2'];
const EVERY = 7;
const { files } = demoCoalition();

onSqlite('the demo coalition explains itself', (engine) => {
  let ledger: TestLedger;
  beforeAll(async () => {
    ledger = await openedOn(engine);
    await ledger.tell(coalitionFounded({ timeZone: 'Europe/Dublin' }));
    const texts = Object.entries(files).map(([name, text]) => fileOf(name, text));
    const { errors } = await importFiles(ledger.ledger, COALITION, texts, { actor: 'backbone' });
    expect(errors).toEqual([]);
  });
  afterAll(() => ledger.close());

  /** Every figure of the report, the balances and the portfolios of a quarter. */
  async function figuresOf(quarter: string): Promise<Leaf[]> {
    const report = await quarterlyReport(ledger.ledger, COALITION, quarter);
    const documents: object[] = [report, await giveGetBalances(ledger.ledger, COALITION, { quarter })];
    for (const { id } of report.members)
      documents.push(await valuePortfolio(ledger.ledger, COALITION, id, { quarter }));
    return documents.flatMap((document) => figuresIn(document));
  }

  it('in every figure of all time and of one quarter, and in one of seven of two others, down to the entries', async () => {
    const leaves = figuresIn(await giveGetBalances(ledger.ledger, COALITION, {}));
    leaves.push(...(await figuresOf(WHOLE)));
    for (const quarter of SAMPLED)
      leaves.push(...(await figuresOf(quarter)).filter((_, place) => place % EVERY === 0));
    const walk = new Walk(ledger);
    for (const leaf of leaves) await walk.check(leaf);
    expect(walk.wrong).toEqual([]);
    expect(walk.explained.size).toBeGreaterThan(5_000);
  });

  it('by just the entries of its files, each with what it is worth there', async () => {
    const walk = new Walk(ledger);
    const report = await quarterlyReport(ledger.ledger, COALITION, WHOLE);
    for (const { figure } of report.members) {
      for (const side of ['given', 'received'])
        await walk.check({ id: `${figure}/${side}/value`, value: null });
    }
    const worth = centsOf(files);
    const expected = rowsOf(files, 'entries.csv')
      .filter((row) => row['status'] === 'accepted' && quarterOf(cell(row, 'occurred_on')) === '2026-Q3')
      .filter((row) => (worth(row) ?? 0n) !== 0n)
      // An exchange counts on both sides.
      .flatMap((row) => {
        const line = `${cell(row, 'entry_id')} ${String(worth(row)!)}`;
        return cell(row, 'direction') === 'exchange' ? [line, line] : [line];
      });
    const found: string[] = [];
    for (const explanation of await Promise.all(walk.explained.values())) {
      for (const part of explanation.parts) {
        if (part.type === 'entry') found.push(`${part.entry} ${part.amount.replace('.', '')}`);
      }
    }
    const cents = (line: string): string => line.replace(/ (-?)0+(?=\d)/, ' $1');
    expect(found.map(cents).sort()).toEqual(expected.map(cents).sort());
  });
});
