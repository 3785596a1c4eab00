import type { Progress } from '../event-store/projector.js';
import type { QuarterlyReport } from './domain/report.js';
import { reportCsv } from './csv.js';
import type { Block, ReadingDocument } from './document/document.js';
import { reportDocument } from './document/report-document.js';
import { documentFile } from './document-file.js';
import { statementPieces } from './document/statement-document.js';
import { documentPdf } from './pdf/document-pdf.js';
import type { ManyStatements } from './domain/statement.js';
import { reportJson } from './report-json.js';

/** Everything that a report can be drawn as. The same report gives the same bytes. */
export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportFormat(text: string): text is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(text);
}

/** Steps of drawing beside the statements: the report laid out as a document, and the file put together. */
const STEPS = 2;

/**
 * The report as a file. PDF and workbooks take long: they are for threads that nobody waits for.
 * @param statements of members, which stand after the report in the PDF
 * @param progress is told of each step and statement that is done
 */
export async function reportFile(
  report: QuarterlyReport,
  format: ReportFormat,
  statements: ManyStatements = [],
  progress?: Progress,
): Promise<string | Buffer> {
  const steps = STEPS + statements.length;
  const laidOut = (): ReadingDocument => {
    const document = reportDocument(report, { hasStatements: statements.length > 0 });
    progress?.(1, steps);
    return document;
  };
  const file = await drawnAs(format, report, laidOut, () =>
    watched(statementPieces(statements), (done) => progress?.(1 + done, steps)),
  );
  progress?.(steps, steps);
  return file;
}

async function drawnAs(
  format: ReportFormat,
  report: QuarterlyReport,
  laidOut: () => ReadingDocument,
  annex: () => Iterable<readonly Block[]>,
): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'csv':
      return reportCsv(report);
    case 'pdf':
      return documentPdf(laidOut(), annex());
    case 'xlsx':
    case 'html':
      return documentFile(laidOut(), format);
  }
}

/** The same, telling how many were taken. */
function* watched<Item>(items: Iterable<Item>, taken: (count: number) => void): Iterable<Item> {
  let count = 0;
  for (const item of items) {
    yield item;
    taken((count += 1));
  }
}
