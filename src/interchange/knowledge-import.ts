import { applicationsTable, redemptionsTable, type ApplicationRow } from '../knowledge/knowledge.tables.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { decided, type Asked } from './decided-request.js';
import { cellError, conflictError } from './import-errors.js';
import type { ImportContext } from './import-context.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';
import { askedBy, KNOWLEDGE_TABLES, REDEMPTION_STATES, type KnowledgeTable } from './knowledge-rows.js';
import { lineageOrder, type AssetOfRow } from './lineage-order.js';
import { malformed } from './cell-checks.js';
import { errorsOf } from './row-checks.js';
import { RowIds } from './row-ids.js';

/** Rows that are looked up and decided together. */
const CHUNK_ROWS = 500;

/** Staged sums are written when there are this many. */
const STAGED_LIMIT = 20_000;

export function isKnowledgeTable(table: TableName): table is KnowledgeTable {
  return (KNOWLEDGE_TABLES as readonly TableName[]).includes(table);
}

/** Takes in the rows of the library: assets, their uses, what credits buy, and what was redeemed. */
export class KnowledgeImport {
  private ids = new RowIds('knowledge');
  /** Assets wait until all are read: a file may name a parent after what derives from it. */
  private assets: AssetOfRow[] = [];

  constructor(private readonly context: ImportContext) {}

  /** Equal rows without ids are told apart by their occurrence within one file. */
  async beginFile(table: KnowledgeTable): Promise<void> {
    if (table !== 'knowledge') await this.takeAssets();
    this.ids = new RowIds(table);
  }

  async take(table: KnowledgeTable, rows: readonly Row[]): Promise<void> {
    const identified = rows.map((row) => ({ row, id: this.ids.idOf(row) }));
    if (table === 'knowledge') for (const one of identified) this.assets.push(one);
    else await this.takeAll(table, identified);
  }

  async finish(): Promise<void> {
    await this.takeAssets();
    await this.context.transaction.flush();
  }

  private async takeAssets(): Promise<void> {
    const { ordered, circles, stuck } = lineageOrder(this.assets);
    this.assets = [];
    for (const circle of circles) this.refuseCircle(circle);
    for (const { row } of stuck) this.refuse('knowledge', row);
    await this.takeAll('knowledge', ordered);
  }

  private refuseCircle(circle: readonly AssetOfRow[]): void {
    const { row, id: asset } = circle[0]!;
    const path = [...circle, circle[0]!].map(({ row: { line }, id }) => `${id} (line ${String(line)})`);
    const parent = circle[1 % circle.length]!.id;
    const problem = new Problem('knowledge.lineage-cycle', { asset, parent, path: path.join(' ← ') });
    const expected = 'assets that do not come from it';
    this.context.errors.add(cellError(row, 'derives_from', row.cell('derives_from'), expected, problem));
  }

  private async takeAll(table: KnowledgeTable, rows: readonly AssetOfRow[]): Promise<void> {
    const { transaction } = this.context;
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const chunk = rows.slice(from, from + CHUNK_ROWS);
      const asked = chunk.map(({ row, id }) => askedBy[table](row, id));
      await transaction.prepare(asked.map(({ command, data }) => this.context.request(command, data)));
      for (const [place, { row, id }] of chunk.entries()) await this.takeRow(table, row, id, asked[place]!);
      await transaction.flushNewRows();
      if (transaction.staged >= STAGED_LIMIT) await transaction.flush();
    }
  }

  private async takeRow(table: KnowledgeTable, row: Row, id: string, asked: Asked): Promise<void> {
    try {
      const isNew = await this.record(table, row, id, asked);
      if (isNew) this.context.stated(table, row);
      else this.context.countOf(table).unchanged += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
      const { field, known, found } = error.details as Record<string, string>;
      if (/^knowledge\.(asset|application|offer|redemption)-exists$/.test(error.code))
        this.context.errors.add(conflictError(row, id, field!, known!, found!));
      else this.refuse(table, row, error);
    }
  }

  /** Whether anything was recorded. */
  private async record(table: KnowledgeTable, row: Row, id: string, asked: Asked): Promise<boolean> {
    if (table === 'applications') return this.execute(this.withoutKnownConfirmation(id, asked));
    if (table !== 'redemptions') return this.execute(asked);
    const state = row.cell('state');
    if (!REDEMPTION_STATES.some((known) => known === state))
      throw malformed(row, 'state', state, REDEMPTION_STATES.join(', '));
    const reserved = await this.execute(asked);
    return (await this.endAs(state, row, id)) || reserved;
  }

  /** What became of an application since is no difference: only one that still waits is confirmed by its row. */
  private withoutKnownConfirmation(id: string, asked: Asked): Asked {
    const known = this.knownApplication(id);
    if (!known || known.standing === 'recorded') return asked;
    const { confirmedBy, confirmedOn, appliedOn } = asked.data as Record<string, string | null>;
    if (known.standing === 'confirmed' && confirmedBy !== null) {
      assertKnown(id, 'confirmed_by', known.decidedBy!, confirmedBy!.normalize('NFC'));
      assertKnown(id, 'confirmed_on', known.decidedOn!, confirmedOn ?? appliedOn!);
    }
    return { ...asked, data: { ...asked.data, confirmedBy: null } };
  }

  private knownApplication(applicationId: string): ApplicationRow | undefined {
    if (!isIdentifierText(applicationId, IDENTIFIER_LIMIT)) return undefined;
    return this.context.transaction.rows.get(applicationsTable, { applicationId });
  }

  private async endAs(state: string, row: Row, redemptionId: string): Promise<boolean> {
    if (state === 'reserved') return false;
    const known = this.context.transaction.rows.get(redemptionsTable, { redemptionId })!;
    if (known.state !== 'reserved' && known.state !== state)
      throw new Problem('knowledge.redemption-exists', {
        redemption: redemptionId,
        field: 'state',
        known: known.state,
        found: state,
      });
    const command = state === 'redeemed' ? 'redeem-credits' : 'release-credits';
    return this.execute({
      command,
      data: { redemptionId, on: row.cell('on'), reason: null, actingFor: null },
    });
  }

  private execute(asked: Asked): Promise<boolean> {
    return decided(this.context, asked);
  }

  private refuse(table: KnowledgeTable, row: Row, refusal?: Problem): void {
    const { errors, refused, transaction } = this.context;
    for (const error of refused.newOf(errorsOf(table, row, transaction.directory, refusal)))
      errors.add(error);
    refused.row(table, row);
  }
}

function assertKnown(application: string, field: string, known: string, found: string): void {
  if (known !== found)
    throw new Problem('knowledge.application-exists', { application, field, known, found });
}
