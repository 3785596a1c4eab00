import type { QuarterlyReport } from '../domain/report.js';
import { reportFile, type ReportFormat } from '../report-file.js';

/** What is to be drawn, as plain values that travel between threads. */
export interface Drawing {
  readonly report: QuarterlyReport;
  readonly format: ReportFormat;
}

/** Where files are drawn that take long. */
export interface DrawingPort {
  draw(drawing: Drawing): Promise<string | Uint8Array>;
  close(): Promise<void>;
}

/** Draws where it is called, for programs that nobody else waits for. */
export class DrawingHere implements DrawingPort {
  draw({ report, format }: Drawing): Promise<string | Uint8Array> {
    return reportFile(report, format);
  }

  async close(): Promise<void> {
    // Nothing is kept.
  }
}
