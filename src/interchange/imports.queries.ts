import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { RecordedEvent } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { FilesImported, ImportedFile, ImportedRows, ImportUndone } from './domain/events.js';
import { importsTable, type ImportRow } from './imports.tables.js';

/** What stands behind the event of an import, or of its undoing. */
interface ImportFact {
  readonly position: number;
  readonly on: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly by: string;
}

/** An import that stated something. */
export interface ImportView extends ImportFact {
  readonly id: string;
  /** The batch’s facts in the log. */
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly files: readonly ImportedFile[];
  readonly tables: Readonly<Record<string, ImportedRows>>;
  /** Null while it stands. */
  readonly undone: (ImportFact & { readonly reason: string }) | null;
}

const LIST = 'imports';

/** Imports, the last one first. Those of before batches were recorded are not among them. */
export function importsOf(
  reads: CoalitionReads,
  coalitionId: string,
  { after, limit }: PageAsked,
): Promise<CursorPage<ImportView>> {
  return reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const before = after === null ? null : (partsOfCursor(LIST, after, ['number'])[0] as number);
    const values = await snapshot.rows(
      `SELECT ${COLUMNS} FROM imports WHERE coalition_id = ? AND position < ? ORDER BY position DESC LIMIT ?`,
      [coalitionId, before ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    const rows = values.map((row) => importsTable.decode(row));
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await viewsOf(reads, snapshot, coalitionId, page),
      next: last && rows.length > limit ? cursorOf(LIST, [last.position]) : null,
    };
  });
}

/** @throws Problem `interchange.import-unknown` */
export function importOf(reads: CoalitionReads, coalitionId: string, batchId: string): Promise<ImportView> {
  return reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const [row] = isIdentifierText(batchId, IDENTIFIER_LIMIT)
      ? await snapshot.rows(`SELECT ${COLUMNS} FROM imports WHERE coalition_id = ? AND batch_id = ?`, [
          coalitionId,
          batchId,
        ])
      : [];
    if (!row) throw new Problem('interchange.import-unknown', { import: batchId });
    const [view] = await viewsOf(reads, snapshot, coalitionId, [importsTable.decode(row)]);
    return view!;
  });
}

const COLUMNS = importsTable.sqlColumns.join(', ');

async function viewsOf(
  reads: CoalitionReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  rows: readonly ImportRow[],
): Promise<ImportView[]> {
  const positions = rows.flatMap(({ position, undonePosition }) => [position, undonePosition ?? []].flat());
  const events = await eventsAt(snapshot, reads.events, coalitionId, positions);
  return rows.map(({ position, undonePosition }) => {
    const imported = events.get(position)!;
    const { batchId, firstPosition, lastPosition, files, tables } = imported.data as unknown as FilesImported;
    const undone = undonePosition === null ? undefined : events.get(undonePosition)!;
    return {
      id: batchId,
      ...factOf(imported),
      firstPosition,
      lastPosition,
      files,
      tables,
      undone: undone ? { ...factOf(undone), reason: (undone.data as unknown as ImportUndone).reason } : null,
    };
  });
}

function factOf({ position, occurredOn: on, recordedAt, actor, data }: RecordedEvent): ImportFact {
  return { position, on, recordedAt, actor, by: data['by'] as string };
}
