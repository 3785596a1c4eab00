import { explainFigure } from '../../src/portfolios/explain.queries.js';
import type { Block } from '../../src/reports/document/document.js';
import { reportDocument } from '../../src/reports/document/report-document.js';
import { statementDocument } from '../../src/reports/document/statement-document.js';
import { statusInWords } from '../../src/reports/document/words.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { memberStatement } from '../../src/reports/statements.queries.js';
import { READER, seenCoalition } from '../access/seen-coalition.js';
import { COALITION } from '../support/builders.js';
import { onSqlite } from '../support/engines.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';

/** What stands in a document, and the figure that it is said to be. */
interface Linked {
  readonly where: string;
  readonly figure: string;
  readonly cell: string | null;
}

function linkedIn(blocks: readonly Block[]): Linked[] {
  return blocks.flatMap((block) => {
    if (block.block !== 'table') return [];
    const rows = [
      ...block.rows.map((cells, row) => ({ cells, figures: block.about?.[row]?.figures ?? [] })),
      ...(block.total ? [{ cells: block.total, figures: block.totalAbout?.figures ?? [] }] : []),
    ];
    return rows.flatMap(({ cells, figures }) =>
      figures.flatMap((figure, column): Linked[] =>
        figure === null
          ? []
          : [{ where: `${block.key}, ${block.columns[column]!.title}`, figure, cell: cells[column]! }],
      ),
    );
  });
}

onSqlite('documents', (engine) => {
  let ledger: TestLedger;
  beforeAll(async () => {
    ledger = await openedOn(engine);
    await seenCoalition(ledger);
  });
  afterAll(() => ledger.close());

  it.each(['2025-Q4', '2026-Q2'])(
    'lead from each figure of the report of %s to one of its value',
    async (quarter) => {
      const report = await quarterlyReport(ledger.ledger, COALITION, quarter);
      await expectExplained(linkedIn(reportDocument(report).blocks), 60);
    },
  );

  it('lead from each figure of a statement to one of its value', async () => {
    const statement = await memberStatement(ledger.ledger, COALITION, READER, '2026-Q2');
    await expectExplained(linkedIn(statementDocument(statement).blocks), 20);
  });

  async function expectExplained(linked: readonly Linked[], atLeast: number): Promise<void> {
    expect(linked.length).toBeGreaterThan(atLeast);
    const wrong: string[] = [];
    for (const { where, figure, cell } of linked) {
      const { value } = await explainFigure(ledger.ledger, COALITION, figure);
      // A dash stands for an amount of nothing where a table has no room for zeros.
      const isSame =
        value === cell || statusInWords(value) === cell || (cell === null && Number(value) === 0);
      if (!isSame) wrong.push(`${where}: ${figure} is ${String(value)}, and ${String(cell)} stands there`);
    }
    expect(wrong).toEqual([]);
  }
});
