import type { QuarterlyReport } from './domain/report.js';

/** The report as its JSON file has it. Sealed reports are hashed in this form, so a file can be checked by its hash. */
export function reportJson(report: QuarterlyReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
