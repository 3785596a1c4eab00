import { Table } from '../event-store/table.js';

/** An import that stated something. What it held stands in the event at `position`. */
export interface ImportRow {
  readonly batchId: string;
  readonly position: number;
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** Where it was undone; null while it stands. */
  readonly undonePosition: number | null;
}

export const importsTable = new Table<ImportRow>(
  'imports',
  'state',
  {
    batchId: 'text',
    position: 'integer',
    firstPosition: 'integer',
    lastPosition: 'integer',
    undonePosition: { type: 'integer', nullable: true },
  },
  ['batchId'],
  [{ name: 'by_position', columns: ['position'] }],
);
