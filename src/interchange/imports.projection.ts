import type { Directory } from '../coalition/domain/directory.js';
import type { Projection } from '../event-store/projection.js';
import type { InterchangeEvent } from './domain/events.js';
import { importsTable } from './imports.tables.js';

/** The imports of a coalition, and which of them are undone. */
export const importsProjection: Projection<Directory> = {
  name: 'imports',
  version: 1,
  tables: [importsTable],
  wants(event, wants) {
    if (event.type === 'ImportUndone') wants.row(importsTable, { batchId: event.data['batchId'] as string });
  },
  apply(event, rows) {
    const fact = event as unknown as InterchangeEvent;
    if (fact.type === 'FilesImported') {
      const { batchId, firstPosition, lastPosition } = fact.data;
      const { position } = event;
      rows.put(importsTable, { batchId, position, firstPosition, lastPosition, undonePosition: null });
    } else if (fact.type === 'ImportUndone') {
      const known = rows.get(importsTable, { batchId: fact.data.batchId })!;
      rows.put(importsTable, { ...known, undonePosition: event.position });
    }
  },
};
