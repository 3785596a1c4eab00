import type { QuarterlyReport } from './domain/report.js';
import { reportCsv } from './csv.js';
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

/** The report as a file. PDF and workbooks take long: they are for threads that nobody waits for. */
export async function reportFile(report: QuarterlyReport, format: ReportFormat): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return reportJson(report);
    case 'csv':
      return reportCsv(report);
    case 'xlsx':
      return documentXlsx(reportDocument(report));
    case 'pdf':
      return documentPdf(reportDocument(report));
    case 'html':
      return documentHtml(reportDocument(report));
  }
}
