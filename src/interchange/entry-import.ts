import type { RecordedEvent } from '../event-store/event.js';
import { Wants } from '../event-store/working-set.js';
import type { EntryRecorded, EntryReversed } from '../exchange/domain/events.js';
import { entriesTable, type EntryRow } from '../exchange/exchange.tables.js';
import { pledgesTable } from '../exchange/pledges.tables.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { isProblem, type Problem } from '../kernel/problem.js';
import { isUndoing } from './compensations.js';
import { differencesFrom, type Difference } from './entry-differences.js';
import { entryRequest, isAcceptedForMember } from './entry-rows.js';
import { conflictError } from './import-errors.js';
import type { ImportContext } from './import-context.js';
import type { Row } from './import-row.js';
import { PoolsTouched } from './pools-touched.js';
import { assertStatementsReadable, errorsOf, poolMovedBy } from './row-checks.js';
import { RowIds } from './row-ids.js';

/** Rows that are looked up and decided together. */
const CHUNK_ROWS = 500;

/** Staged sums are written when there are this many: some, such as a member's life, are added to by every chunk. */
const STAGED_LIMIT = 20_000;

interface EntryOfRow {
  readonly row: Row;
  readonly entryId: string;
  /** The entry that it takes back, where that is another than its row names; see `standingOf`. */
  readonly reverses: string | null;
}

/** Takes in the rows of entries. */
export class EntryImport {
  private ids = new RowIds('entries');
  private readonly pools = new PoolsTouched();
  /** Reversals of entries that are not known yet: they may come later in the same file. */
  private early: EntryOfRow[] = [];
  private finishing = false;

  constructor(private readonly context: ImportContext) {}

  /** Equal rows without ids are told apart by their occurrence within one file. */
  beginFile(): void {
    this.ids = new RowIds('entries');
  }

  /** A row, or a whole file, can't be read: nobody knows which pools it moves. */
  unreadable(): void {
    this.pools.refused('unknown');
  }

  async take(rows: readonly Row[]): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const some = rows.slice(from, from + CHUNK_ROWS);
      await this.takeChunk(some.map((row) => ({ row, entryId: this.ids.idOf(row), reverses: null })));
    }
  }

  /** To be called when all files are read: decides what had to wait for other rows, and then what pools hold. */
  async finish(): Promise<void> {
    this.finishing = true;
    for (let from = 0; from < this.early.length; from += CHUNK_ROWS) {
      await this.takeChunk(this.early.slice(from, from + CHUNK_ROWS));
    }
    this.early = [];
    await this.context.transaction.flush();
    for (const error of await this.pools.overdrawn(this.context.transaction)) this.context.errors.add(error);
  }

  private async takeChunk(chunk: readonly EntryOfRow[]): Promise<void> {
    const { transaction } = this.context;
    const standing = this.context.anew ? await this.standingOf(chunk) : chunk;
    const lookedUp = await this.lookUp(standing);
    for (const entry of standing) this.takeEntry(entry, lookedUp);
    await transaction.flushNewRows();
    if (transaction.staged >= STAGED_LIMIT) await transaction.flush();
  }

  /** Reads what the chunk's rows look at: entries under their ids with their pledges and claims, and how those that are known were recorded. */
  private async lookUp(chunk: readonly EntryOfRow[]): Promise<Map<number, RecordedEvent>> {
    const { transaction } = this.context;
    await transaction.prepare(chunk.map((entry) => this.context.request('record-entry', requestOf(entry))));
    const wants = new Wants();
    for (const { row } of chunk) {
      const reverses = row.cell('reverses');
      const pledgeId = reverses === '' ? null : (this.known(reverses.normalize('NFC'))?.pledgeId ?? null);
      if (pledgeId !== null) wants.row(pledgesTable, { pledgeId });
    }
    await transaction.load(wants);
    const positions: number[] = [];
    for (const { entryId } of chunk) {
      const known = this.known(entryId);
      if (known) positions.push(known.position);
    }
    return transaction.eventsAt(positions);
  }

  /**
   * Entries whose import was undone are recorded anew under ids that follow from theirs, `ID~2` and on; and what takes them back
   * names them so. Importing the same rows once more finds them there.
   */
  private async standingOf(chunk: readonly EntryOfRow[]): Promise<EntryOfRow[]> {
    const ids = new Set(
      chunk.flatMap(({ row, entryId }) => [entryId, row.cell('reverses').normalize('NFC')]),
    );
    const standing = new Map([...ids].filter(isId).map((id) => [id, id]));
    for (let asked = [...standing.keys()], times = 2; asked.length > 0; times += 1) {
      const wants = new Wants();
      for (const id of asked) wants.row(entriesTable, { entryId: standing.get(id)! });
      await this.context.transaction.load(wants);
      asked = asked.filter((id) => isUndoing(this.known(standing.get(id)!)?.reversedBy ?? null));
      for (const id of asked) standing.set(id, `${id}~${String(times)}`);
    }
    return chunk.map(({ row, entryId }) => {
      const reverses = standing.get(row.cell('reverses').normalize('NFC')) ?? null;
      return { row, entryId: standing.get(entryId) ?? entryId, reverses };
    });
  }

  private known(entryId: string): EntryRow | undefined {
    return isId(entryId) ? this.context.transaction.rows.get(entriesTable, { entryId }) : undefined;
  }

  private takeEntry(entry: EntryOfRow, recorded: ReadonlyMap<number, RecordedEvent>): void {
    const { transaction } = this.context;
    const known = this.known(entry.entryId);
    try {
      if (known) {
        const event = recorded.get(known.position) ?? transaction.stagedEvent(known.position)!;
        this.compare(entry, differencesFrom(entry.row, event, known));
        return;
      }
      this.record(entry);
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.refuse(entry, error);
    }
  }

  private compare({ row, entryId }: EntryOfRow, differences: readonly Difference[]): void {
    const { errors, countOf } = this.context;
    if (differences.length === 0) {
      const count = countOf('entries');
      count.unchanged += 1;
      if (isUndoing(this.known(entryId)?.reversedBy ?? null)) count.takenBack = (count.takenBack ?? 0) + 1;
    }
    for (const { column, recorded, found } of differences) {
      errors.add(conflictError(row, entryId, column, recorded, found));
    }
    if (differences.length > 0) this.pools.refused(poolMovedBy(row));
  }

  private record(entry: EntryOfRow): void {
    const { row, entryId } = entry;
    const { transaction } = this.context;
    assertStatementsReadable(row);
    // The entry comes first of all that follows from it, such as the delivery of a pledge.
    const position = transaction.position + 1;
    transaction.execute(this.context.request('record-entry', requestOf(entry)));
    const accepts = isAcceptedForMember(row);
    if (accepts) {
      const acceptance = { entryId, actingFor: null, poolsCheckedLater: true };
      transaction.execute(this.context.request('accept-entry', acceptance));
    }
    this.context.stated('entries', row);
    const event = transaction.stagedEvent(position)!;
    const data = event.data as unknown as EntryRecorded | EntryReversed;
    const standing = accepts ? 'accepted' : data.standing;
    this.pools.recorded(event.occurredOn, { ...data, standing }, row, transaction.directory);
  }

  private refuse(entry: EntryOfRow, refusal: Problem): void {
    const { row } = entry;
    if (refusal.code === 'exchange.entry-unknown' && !this.finishing) {
      this.early.push(entry);
      return;
    }
    const { errors, refused, transaction } = this.context;
    const found = errorsOf('entries', row, transaction.directory, refusal);
    for (const error of refused.newOf(found)) errors.add(error);
    refused.row('entries', row);
    this.pools.refused(poolMovedBy(row));
  }
}

function requestOf({ row, entryId, reverses }: EntryOfRow): ReturnType<typeof entryRequest> {
  const request = entryRequest(row, entryId);
  return reverses === null ? request : { ...request, reverses };
}

function isId(text: string): boolean {
  return isIdentifierText(text, IDENTIFIER_LIMIT);
}
