import type { ImportFile } from '../import-file.js';
import { sheetRecords } from './sheet-records.js';
import { readWorkbook } from './workbook.js';
import { SHEET_BYTES_LIMIT, ZipParts, type Archive } from './zip-parts.js';

/** The sheets of a workbook, each as a file of an import. @throws WorkbookFault */
export async function sheetFiles(name: string, archive: Archive): Promise<ImportFile[]> {
  const workbook = await readWorkbook(archive);
  return workbook.sheets.map(({ name: sheet, part, bytes }) => ({
    name: `${name}, sheet ${sheet}`,
    sheet,
    size: bytes,
    named: false,
    open: async function* () {
      const parts = await ZipParts.open(archive);
      try {
        yield* parts.bytes(part, SHEET_BYTES_LIMIT);
      } finally {
        parts.close();
      }
    },
    records: (content: AsyncIterable<Uint8Array>) => sheetRecords(content, workbook),
  }));
}
