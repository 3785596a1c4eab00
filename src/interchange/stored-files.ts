import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { importFiles, type ImportOptions, type ImportResult } from './import.js';
import { fileAt } from './import-files.js';
import { parseMapping } from './mappings/mapping.js';
import { exportLedger, type ExportFormat, type ExportResult } from './export.js';

/** An import whose files lie on disk, as it travels to the thread that does it. */
export interface StoredImport {
  readonly coalitionId: string;
  readonly files: readonly { readonly name: string; readonly path: string; readonly size: number }[];
  readonly actor: string;
  readonly actingFor: string | null;
  readonly dryRun: boolean;
  readonly anew?: boolean;
  readonly previewed?: ImportOptions['previewed'] & object;
  /** How the files are read, where they are another program's. */
  readonly mapping?: JsonObject | null;
}

/** Takes files in that lie on disk. */
export function importStored(
  ledger: Ledger<Directory>,
  { coalitionId, files, mapping, ...options }: StoredImport,
  progress?: (done: number, total: number) => void,
): Promise<ImportResult> {
  return importFiles(
    ledger,
    coalitionId,
    files.map(({ path, name, size }) => fileAt(path, name, size, true)),
    { ...options, mapping: mapping ? parseMapping(mapping) : null },
    ({ bytes, totalBytes }) => progress?.(bytes, totalBytes),
  );
}

/** An export into a file. */
export interface StoredExport {
  readonly coalitionId: string;
  readonly format: ExportFormat;
  readonly path: string;
}

/** Exports into one file: a journal, or of csv the entries. */
export async function exportToFile(
  ledger: Ledger<Directory>,
  { coalitionId, format, path }: StoredExport,
  progress?: (done: number, total: number) => void,
): Promise<ExportResult> {
  const file = createWriteStream(path, { encoding: 'utf8' });
  // A failing disk shows in the next write; without a listener it would end the thread before that.
  let failure: Error | undefined;
  file.on('error', (error) => (failure = error));
  const write = async (chunk: string): Promise<void> => {
    if (failure) throw failure;
    if (!file.write(chunk)) await once(file, 'drain');
  };
  try {
    const options = { csvFiles: 'entries', ...(progress ? { progress } : {}) } as const;
    const result = await exportLedger(ledger, coalitionId, format, write, options);
    file.end();
    await finished(file);
    return result;
  } catch (error) {
    file.destroy();
    throw error;
  }
}
