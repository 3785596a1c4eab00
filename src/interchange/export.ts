import type { LedgerReads } from '../portfolios/portfolios.queries.js';
export const EXPORT_FORMATS = ['hledger', 'beancount', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export async function exportLedger(
  _: LedgerReads,
  __: string,
  ___: ExportFormat,
  ____: (chunk: string) => Promise<void>,
): Promise<void> {
  return Promise.reject(new Error('soon'));
}
