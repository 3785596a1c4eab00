import type { Watch } from '../../event-store/single-use-threads.js';
import type { QuarterlyReport } from '../domain/report.js';
import { reportFile, type ReportFormat } from '../report-file.js';

/** What is to be drawn, as plain values that travel between threads. */
export interface Drawing {
  readonly report: QuarterlyReport;
  readonly format: ReportFormat;
}

/** Where files are drawn that take long. */
export interface DrawingPort {
  /** `watch` follows how much is drawn, and ends the drawing where nobody wants it any more. */
  draw(drawing: Drawing, watch?: Watch): Promise<string | Uint8Array>;
  close(): Promise<void>;
}

/** Draws where it is called, for programs that nobody else waits for. */
export class DrawingHere implements DrawingPort {
  draw({ report, format }: Drawing, { progress }: Watch = {}): Promise<string | Uint8Array> {
    return reportFile(report, format, progress);
  }

  async close(): Promise<void> {
    // Nothing is kept.
  }
}
