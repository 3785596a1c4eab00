import type { RecordedEvent } from '../event-store/event.js';
import { Wants } from '../event-store/working-set.js';
import type { PledgeMade } from '../exchange/domain/events.js';
import { pledgesTable, type PledgeRow } from '../exchange/pledges.tables.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { isProblem, type Problem } from '../kernel/problem.js';
import { conflictError } from './import-errors.js';
import type { ImportContext } from './import-context.js';
import type { Row } from './import-row.js';
import { differencesFromPledge, pledgeRequest } from './pledge-rows.js';
import { errorsOf } from './row-checks.js';
import { RowIds } from './row-ids.js';

/** Rows that are looked up and decided together. */
const CHUNK_ROWS = 1_000;

interface PledgeOfRow {
  readonly row: Row;
  readonly pledgeId: string;
}

/** Takes in the rows of pledges, which come before the entries that deliver them. */
export class PledgeImport {
  private ids = new RowIds('pledges');

  constructor(private readonly context: ImportContext) {}

  /** Equal rows without ids are told apart by their occurrence within one file. */
  beginFile(): void {
    this.ids = new RowIds('pledges');
  }

  async take(rows: readonly Row[]): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const some = rows.slice(from, from + CHUNK_ROWS);
      await this.takeChunk(some.map((row) => ({ row, pledgeId: this.ids.idOf(row) })));
    }
    await this.context.transaction.flush();
  }

  private async takeChunk(chunk: readonly PledgeOfRow[]): Promise<void> {
    const { transaction } = this.context;
    const wants = new Wants();
    for (const { pledgeId } of chunk) if (isId(pledgeId)) wants.row(pledgesTable, { pledgeId });
    await transaction.load(wants);
    const positions = chunk.flatMap(({ pledgeId }) => this.known(pledgeId)?.position ?? []);
    const made = await transaction.eventsAt(positions);
    for (const pledge of chunk) this.takePledge(pledge, made);
  }

  private known(pledgeId: string): PledgeRow | undefined {
    const known = isId(pledgeId) ? this.context.transaction.rows.get(pledgesTable, { pledgeId }) : undefined;
    // What was retracted is made anew.
    return known?.status === 'retracted' ? undefined : known;
  }

  private takePledge(pledge: PledgeOfRow, made: ReadonlyMap<number, RecordedEvent>): void {
    const { transaction, stated } = this.context;
    const { row, pledgeId } = pledge;
    const known = this.known(pledgeId);
    try {
      if (known) {
        this.compare(pledge, made.get(known.position) ?? transaction.stagedEvent(known.position)!);
        return;
      }
      transaction.execute(this.context.request('make-pledge', pledgeRequest(row, pledgeId)));
      stated('pledges', row);
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.refuse(row, error);
    }
  }

  private compare({ row, pledgeId }: PledgeOfRow, { occurredOn, data }: RecordedEvent): void {
    const { errors, countOf } = this.context;
    const differences = differencesFromPledge(row, occurredOn, data as unknown as PledgeMade);
    if (differences.length === 0) countOf('pledges').unchanged += 1;
    for (const { column, recorded, found } of differences) {
      errors.add(conflictError(row, pledgeId, column, recorded, found));
    }
  }

  private refuse(row: Row, refusal: Problem): void {
    const { errors, refused, transaction } = this.context;
    for (const error of refused.newOf(errorsOf('pledges', row, transaction.directory, refusal)))
      errors.add(error);
    refused.row('pledges', row);
  }
}

function isId(text: string): boolean {
  return isIdentifierText(text, IDENTIFIER_LIMIT);
}
