import { assertMay, parseParty } from '../coalition/domain/authority.js';
import type { Directory } from '../coalition/domain/directory.js';
import { reason } from '../coalition/domain/field-checks.js';
import type { CommandDefinition } from '../event-store/ledger-model.js';
import { dateIn } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { FilesImported, InterchangeEvent } from './domain/events.js';
import { importsTable } from './imports.tables.js';

/** Says what a batch was, once its facts are staged: the last step of every import that stated something. */
export interface CompleteImport extends Omit<FilesImported, 'by'> {
  readonly actingFor: string | null;
}

/** Says that a batch is undone, once what takes it back is staged: `undoImport` does that. */
export interface UndoImport {
  readonly batchId: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

const isId = (text: string): boolean => isIdentifierText(text, IDENTIFIER_LIMIT);

function stated(events: readonly InterchangeEvent[], batchId: string, position: number) {
  return {
    events: events.map(({ type, occurredOn, data }) => ({
      type,
      subject: `import/${batchId}`,
      occurredOn,
      data: data as unknown as JsonObject,
    })),
    answer: { batchId, changed: events.length > 0, position: position + events.length },
  };
}

const completeImport: CommandDefinition<Directory> = {
  name: 'complete-import',
  decide(input, { directory, now, position }) {
    const { actingFor, ...batch } = input as unknown as CompleteImport;
    const by = parseParty(actingFor, directory);
    assertMay('import files', by, new Set());
    const occurredOn = dateIn(directory.coalition.timeZone, now);
    return stated([{ type: 'FilesImported', occurredOn, data: { ...batch, by } }], batch.batchId, position);
  },
};

const undoImport: CommandDefinition<Directory> = {
  name: 'undo-import',
  wants(input, wants) {
    const { batchId } = input as unknown as UndoImport;
    if (isId(batchId)) wants.row(importsTable, { batchId });
  },
  decide(input, { directory, rows, now, position }) {
    const { batchId, reason: words, actingFor } = input as unknown as UndoImport;
    const by = parseParty(actingFor, directory);
    assertMay('undo an import', by, new Set());
    const why = reason(words, 'reason');
    const known = isId(batchId) ? rows.get(importsTable, { batchId }) : undefined;
    if (!known) throw new Problem('interchange.import-unknown', { import: batchId });
    if (known.undonePosition !== null) return stated([], batchId, position);
    const occurredOn = dateIn(directory.coalition.timeZone, now);
    return stated(
      [{ type: 'ImportUndone', occurredOn, data: { batchId, reason: why, by } }],
      batchId,
      position,
    );
  },
};

export const importCommands: readonly CommandDefinition<Directory>[] = [completeImport, undoImport];
