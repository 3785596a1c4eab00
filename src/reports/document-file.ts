import type { PreparationSheet } from '../reviews/sheets.queries.js';
import type { ReviewAgenda } from '../reviews/agenda.queries.js';
import { agendaDocument } from './document/agenda-document.js';
import type { ReadingDocument } from './document/document.js';
import { comparisonDocument } from './document/comparison-document.js';
import { sheetDocument } from './document/sheet-document.js';
import { statementDocument } from './document/statement-document.js';
import type { ReportComparison } from './domain/report-comparison.js';
import type { MemberStatement } from './domain/statement.js';
import { documentHtml } from './html/document-html.js';
import { documentPdf } from './pdf/document-pdf.js';
import { documentXlsx } from './xlsx/document-xlsx.js';

/** What people can read a document as. */
export type DocumentFormat = 'xlsx' | 'pdf' | 'html';

/** A document as a file. The same document gives the same bytes. PDF and workbooks take long: they are for threads that nobody waits for. */
export async function documentFile(
  document: ReadingDocument,
  format: DocumentFormat,
): Promise<string | Buffer> {
  switch (format) {
    case 'xlsx':
      return documentXlsx(document);
    case 'pdf':
      return documentPdf(document);
    case 'html':
      return documentHtml(document);
  }
}

/** What a statement can be drawn as. */
export const STATEMENT_FORMATS = ['json', 'xlsx', 'pdf', 'html'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

export async function statementFile(
  statement: MemberStatement,
  format: StatementFormat,
): Promise<string | Buffer> {
  if (format === 'json') return `${JSON.stringify(statement, null, 2)}\n`;
  return documentFile(statementDocument(statement), format);
}

/** What two quarters beside each other can be drawn as, which is what a statement can. */
export async function comparisonFile(
  comparison: ReportComparison,
  format: StatementFormat,
): Promise<string | Buffer> {
  if (format === 'json') return `${JSON.stringify(comparison, null, 2)}\n`;
  return documentFile(comparisonDocument(comparison), format);
}

/** What a review can be prepared from, beside JSON. */
export const REVIEW_PAPER_FORMATS = ['pdf', 'html'] as const;
export type ReviewPaperFormat = (typeof REVIEW_PAPER_FORMATS)[number];

export function sheetFile(sheet: PreparationSheet, format: ReviewPaperFormat): Promise<string | Buffer> {
  return documentFile(sheetDocument(sheet), format);
}

export function agendaFile(agenda: ReviewAgenda, format: ReviewPaperFormat): Promise<string | Buffer> {
  return documentFile(agendaDocument(agenda), format);
}
