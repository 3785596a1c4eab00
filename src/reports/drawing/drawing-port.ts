import type { Watch } from '../../event-store/single-use-threads.js';
import type { ReviewAgenda } from '../../reviews/agenda.queries.js';
import type { PreparationSheet } from '../../reviews/sheets.queries.js';
import {
  agendaFile,
  comparisonFile,
  sheetFile,
  statementFile,
  type ReviewPaperFormat,
  type StatementFormat,
} from '../document-file.js';
import type { QuarterlyReport } from '../domain/report.js';
import type { ReportComparison } from '../domain/report-comparison.js';
import type { MemberStatement } from '../domain/statement.js';
import { reportFile, type ReportFormat } from '../report-file.js';
import { PackedStatements, type Packed } from './packed-statements.js';

/** Where files are drawn, as controllers ask for it. */
export const DRAWING = Symbol('drawing');

/** What is to be drawn, as plain values that travel between threads. */
export type Drawing =
  | {
      readonly report: QuarterlyReport;
      /** Of members, after the report in its PDF. */
      readonly statements?: Packed;
      readonly format: ReportFormat;
    }
  | { readonly statement: MemberStatement; readonly format: StatementFormat }
  | { readonly comparison: ReportComparison; readonly format: StatementFormat }
  | { readonly sheet: PreparationSheet; readonly format: ReviewPaperFormat }
  | { readonly agenda: ReviewAgenda; readonly format: ReviewPaperFormat };

/** Where files are drawn that take long. */
export interface DrawingPort {
  /** `watch` follows how much is drawn, and ends the drawing where nobody wants it any more. */
  draw(drawing: Drawing, watch?: Watch): Promise<string | Uint8Array>;
  close(): Promise<void>;
}

/** Draws where it is called, for programs that nobody else waits for. */
export class DrawingHere implements DrawingPort {
  draw(drawing: Drawing, { progress }: Watch = {}): Promise<string | Uint8Array> {
    if ('report' in drawing) {
      const { report, format, statements } = drawing;
      return reportFile(report, format, statements && new PackedStatements(statements), progress);
    }
    if ('statement' in drawing) return statementFile(drawing.statement, drawing.format);
    if ('comparison' in drawing) return comparisonFile(drawing.comparison, drawing.format);
    if ('sheet' in drawing) return sheetFile(drawing.sheet, drawing.format);
    return agendaFile(drawing.agenda, drawing.format);
  }

  async close(): Promise<void> {
    // Nothing is kept.
  }
}
