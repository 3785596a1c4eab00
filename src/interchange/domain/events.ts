import type { Party } from '../../coalition/domain/party.js';

/** A file that was imported, by what was in it. */
export type ImportedFile = {
  readonly name: string;
  readonly bytes: number;
  /** Of its content, as lower-case hexadecimal digits. */
  readonly sha256: string;
};

/** Rows of one table: read, new, and known with the same content. */
export type ImportedRows = {
  readonly rows: number;
  readonly new: number;
  readonly unchanged: number;
};

/**
 * Files were imported: a batch, whose facts stand together and right before this one. An import that states nothing is none.
 * `occurredOn` is the day of the import.
 */
export interface FilesImported {
  readonly batchId: string;
  /** The batch’s facts: from the first position to the last. */
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly files: readonly ImportedFile[];
  readonly tables: Readonly<Record<string, ImportedRows>>;
  readonly by: Party;
}

/** All that a batch stated is taken back, by the facts that name it as their cause and stand right before this one. */
export interface ImportUndone {
  readonly batchId: string;
  readonly reason: string;
  readonly by: Party;
}

export type InterchangeEvent =
  | { readonly type: 'FilesImported'; readonly occurredOn: string; readonly data: FilesImported }
  | { readonly type: 'ImportUndone'; readonly occurredOn: string; readonly data: ImportUndone };

export const interchangeEventVersions: Readonly<Record<InterchangeEvent['type'], number>> = {
  FilesImported: 1,
  ImportUndone: 1,
};
