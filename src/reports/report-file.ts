import type { QuarterlyReport } from './domain/report.js';
import { reportCsv } from './csv.js';
import { reportDocument } from './document/report-document.js';
import { documentFile } from './document-file.js';
import { statementPieces } from './document/statement-document.js';
import { documentPdf } from './pdf/document-pdf.js';
import type { MemberStatement } from './domain/statement.js';
import { reportJson } from './report-json.js';

/** Everything that a report can be drawn as. The same report gives the same bytes. */
export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportFormat(text: string): text is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(text);
}

/**
 * The report as a file. PDF and workbooks take long: they are for threads that nobody waits for.
 * @param statements of members, which stand after the report in the PDF
 */
export async function reportFile(
  report: QuarterlyReport,
  format: ReportFormat,
  statements: readonly MemberStatement[] = [],
): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'csv':
      return reportCsv(report);
    case 'pdf':
      return documentPdf(
        reportDocument(report, { hasStatements: statements.length > 0 }),
        statementPieces(statements),
      );
    case 'xlsx':
    case 'html':
      return documentFile(reportDocument(report), format);
  }
}
