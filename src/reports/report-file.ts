import type { Progress } from '../event-store/projector.js';
import type { QuarterlyReport } from './domain/report.js';
import { reportCsv } from './csv.js';
import type { ReadingDocument } from './document/document.js';
import { reportDocument } from './document/report-document.js';
import { documentHtml } from './html/document-html.js';
import { documentPdf } from './pdf/document-pdf.js';
import { reportJson } from './report-json.js';
import { documentXlsx } from './xlsx/document-xlsx.js';

/** Everything that a report can be drawn as. The same report gives the same bytes. */
export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportFormat(text: string): text is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(text);
}

/** Steps of drawing: the report laid out as a document, and that drawn. */
const STEPS = 2;

/**
 * The report as a file. PDF and workbooks take long: they are for threads that nobody waits for. `progress` is told of each
 * step that is done.
 */
export async function reportFile(
  report: QuarterlyReport,
  format: ReportFormat,
  progress?: Progress,
): Promise<string | Buffer> {
  const file = await drawnAs(format, report, () => {
    const document = reportDocument(report);
    progress?.(1, STEPS);
    return document;
  });
  progress?.(STEPS, STEPS);
  return file;
}

async function drawnAs(
  format: ReportFormat,
  report: QuarterlyReport,
  laidOut: () => ReadingDocument,
): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'csv':
      return reportCsv(report);
    case 'xlsx':
      return documentXlsx(laidOut());
    case 'pdf':
      return documentPdf(laidOut());
    case 'html':
      return documentHtml(laidOut());
  }
}
