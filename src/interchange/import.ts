import { assertMay, parseParty } from '../coalition/domain/authority.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { LedgerTransaction } from '../event-store/ledger-transaction.js';
import type { Ledger } from '../event-store/ledger.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { newEventId } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { ImportedFile } from './domain/events.js';
import { DirectoryImport } from './directory-import.js';
import { EntryImport } from './entry-import.js';
import type { ImportContext, TableCount } from './import-context.js';
import { rowsOf } from './file-rows.js';
import { HashedFiles } from './hashed-files.js';
import { ErrorList, type ImportError } from './import-errors.js';
import type { ImportFile } from './import-file.js';
import { planOf, type Plan } from './import-files.js';
import type { Row } from './import-row.js';
import { tableNames, type TableName } from './import-tables.js';
import type { CompleteImport } from './imports.commands.js';
import { isKnowledgeTable, KnowledgeImport } from './knowledge-import.js';
import { mappedFiles, type ImportRemark } from './mappings/mapped-files.js';
import type { Mapping } from './mappings/mapping.js';
import { PledgeImport } from './pledge-import.js';
import { RecognitionImport } from './recognition-import.js';
import { isRecognitionTable } from './recognition-rows.js';
import { Refused } from './refused.js';

export interface ImportOptions {
  /** Who imports; stands in every event. */
  readonly actor: string;
  /** `backbone` or `member:ID`; the backbone where nothing is said. Only it can import: files speak for everybody. */
  readonly actingFor?: string | null;
  /** Does everything, and then takes it back. */
  readonly dryRun?: boolean;
  /** Records entries anew that an undone import had recorded, under ids that follow from theirs. */
  readonly anew?: boolean;
  /** What a preview said that would be new, by table: where it is something else by now, nothing is imported. */
  readonly previewed?: Readonly<Partial<Record<TableName, number>>>;
  /** How the files' rows are read, where they are another program's. */
  readonly mapping?: Mapping | null;
}

/** A row as it would be recorded: what its cells say. */
export interface SampleRow {
  readonly table: TableName;
  readonly file: string;
  readonly line: number;
  /** By column; empty ones are left out. */
  readonly cells: Readonly<Record<string, string>>;
}

/** How far an import is. Bytes are those of the files; how many rows they hold is not known before. */
export interface ImportProgress {
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface ImportResult {
  readonly coalitionId: string;
  readonly dryRun: boolean;
  /** Only tables that the files hold. */
  readonly tables: Readonly<Partial<Record<TableName, TableCount>>>;
  /** The ledger's position; the same before and after where nothing was recorded. */
  readonly position: { readonly before: number; readonly after: number };
  /** Files of a folder that are no tables of an import, by name. */
  readonly ignored: readonly string[];
  /** The first thousand of them, by file and line. */
  readonly errors: readonly ImportError[];
  readonly errorCount: number;
  /** The batch, by which the import can be undone; null where nothing was recorded. */
  readonly batchId: string | null;
  /** What was read. */
  readonly files: readonly ImportedFile[];
  /** In a dry run, the first new rows of each table. */
  readonly sample: readonly SampleRow[];
  /** What is no error, and should be known: the first thousand of it. */
  readonly remarks: readonly ImportRemark[];
  readonly remarkCount: number;
  /** Rows that the mapping leaves out, or by which nothing moved; 0 without one. */
  readonly leftOut: number;
}

/** Rows of each table that a dry run shows. */
const SAMPLE_ROWS = 5;

/**
 * Takes files into a ledger in one transaction: all of it or nothing. Files with errors resolve too, with all that is wrong
 * and the ledger as it was; so does a dry run.
 * @throws Problem `ledger.coalition-unknown`, `interchange.preview-outdated`, `coalition.act-not-permitted`, `ledger.busy` and the store's other problems
 */
export async function importFiles(
  ledger: Ledger<Directory>,
  coalitionId: string,
  files: readonly ImportFile[],
  options: ImportOptions,
  progress?: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const errors = new ErrorList();
  const { mapping } = options;
  const hashed = new HashedFiles(files);
  const mapped = mapping
    ? await mappedFiles(ledger, coalitionId, hashed.files, mapping, errors)
    : { files: hashed.files, remarks: [], remarkCount: 0, leftOut: 0 };
  const plan = await planOf(mapped.files, errors);
  const dryRun = options.dryRun ?? false;
  const work = new ImportWork(coalitionId, plan, errors, options, progress);
  return ledger.batch(
    coalitionId,
    async (transaction): Promise<ImportResult> => {
      const before = transaction.position;
      if (before === 0) throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
      assertMay('import files', parseParty(options.actingFor ?? null, transaction.directory), new Set());
      const tables = await work.run(transaction);
      if (options.previewed && errors.count === 0) assertAsPreviewed(tables, options.previewed);
      const read = await hashed.imported(plan.ignored);
      const isNew = errors.count === 0 && transaction.position > before;
      if (isNew) work.complete(transaction, before + 1, read);
      return {
        coalitionId,
        dryRun,
        tables,
        position: { before, after: dryRun || errors.count > 0 ? before : transaction.position },
        ignored: plan.ignored,
        errors: errors.kept(),
        errorCount: errors.count,
        batchId: isNew && !dryRun ? work.batchId : null,
        files: read,
        sample: dryRun ? work.sample : [],
        remarks: mapped.remarks,
        remarkCount: mapped.remarkCount,
        leftOut: mapped.leftOut,
      };
    },
    (result) => (dryRun || result.errorCount > 0 ? 'rollback' : 'commit'),
  );
}

class ImportWork {
  private readonly counts: Partial<Record<TableName, TableCount>> = {};
  private readonly refused = new Refused();
  /** One import, one correlation, by which it can be undone. */
  readonly batchId = newEventId();
  readonly sample: SampleRow[] = [];
  private rows = 0;
  private bytes = 0;

  constructor(
    private readonly coalitionId: string,
    private readonly plan: Plan,
    private readonly errors: ErrorList,
    private readonly options: ImportOptions,
    private readonly progress: ((progress: ImportProgress) => void) | undefined,
  ) {}

  async run(
    transaction: LedgerTransaction<Directory>,
  ): Promise<Readonly<Partial<Record<TableName, TableCount>>>> {
    const context = this.contextOf(transaction);
    const directoryImport = new DirectoryImport(context);
    const pledgeImport = new PledgeImport(context);
    const entryImport = new EntryImport(context);
    const knowledgeImport = new KnowledgeImport(context);
    const recognitionImport = new RecognitionImport(context);
    const totalBytes = this.plan.files.reduce((sum, { file }) => sum + file.size, 0);
    for (const planned of this.plan.files) {
      const { table, readable } = planned;
      const count = context.countOf(table);
      if (!readable) {
        this.refused.wholeTable(table);
        if (table === 'entries') entryImport.unreadable();
        continue;
      }
      if (table === 'entries') entryImport.beginFile();
      if (table === 'pledges') pledgeImport.beginFile();
      if (isKnowledgeTable(table)) await knowledgeImport.beginFile(table);
      const refused = (): void => {
        count.rows += 1;
        this.refused.unknownRow(table);
        if (table === 'entries') entryImport.unreadable();
      };
      const read = (bytes: number): void => void (this.bytes += bytes);
      for await (const rows of rowsOf(planned, this.errors, refused, read)) {
        count.rows += rows.length;
        if (table === 'entries') await entryImport.take(rows);
        else if (table === 'pledges') await pledgeImport.take(rows);
        else if (isKnowledgeTable(table)) await knowledgeImport.take(table, rows);
        else if (isRecognitionTable(table)) recognitionImport.take(table, rows);
        else await directoryImport.take(table, rows);
        this.rows += rows.length;
        this.progress?.({ rows: this.rows, bytes: this.bytes, totalBytes });
      }
    }
    await knowledgeImport.finish();
    await entryImport.finish();
    await recognitionImport.finish();
    return this.counts;
  }

  /** The last fact of the batch: what it was. */
  complete(
    transaction: LedgerTransaction<Directory>,
    firstPosition: number,
    files: readonly ImportedFile[],
  ): void {
    const { coalitionId, batchId, counts, options } = this;
    const tables = Object.entries(counts).map(([table, { rows, new: fresh, unchanged }]) => [
      table,
      { rows, new: fresh, unchanged },
    ]);
    const batch: CompleteImport = {
      batchId,
      firstPosition,
      lastPosition: transaction.position,
      files,
      tables: Object.fromEntries(tables) as CompleteImport['tables'],
      actingFor: options.actingFor ?? null,
    };
    const { actor } = options;
    const data = batch as unknown as JsonObject;
    transaction.execute({ coalitionId, actor, correlationId: batchId, command: 'complete-import', data });
  }

  private countOf(table: TableName): TableCount {
    return (this.counts[table] ??= { rows: 0, new: 0, unchanged: 0 });
  }

  private contextOf(transaction: LedgerTransaction<Directory>): ImportContext {
    const { coalitionId, batchId: correlationId, options } = this;
    const { actor } = options;
    return {
      anew: options.anew ?? false,
      stated: (table, row) => {
        const count = this.countOf(table);
        count.new += 1;
        if (count.new <= SAMPLE_ROWS) this.sample.push(sampleOf(table, row));
      },
      transaction,
      errors: this.errors,
      refused: this.refused,
      countOf: (table) => this.countOf(table),
      request: (command, data) => ({ coalitionId, actor, correlationId, command, data: data as never }),
    };
  }
}

function sampleOf(table: TableName, row: Row): SampleRow {
  const cells = row.columns
    .map(({ name }) => [name, row.cell(name)] as const)
    .filter(([, cell]) => cell !== '');
  return { table, file: row.file, line: row.line, cells: Object.fromEntries(cells) };
}

/** @throws Problem `interchange.preview-outdated` */
function assertAsPreviewed(
  tables: Readonly<Partial<Record<TableName, TableCount>>>,
  previewed: Readonly<Partial<Record<TableName, number>>>,
): void {
  const words = (of: (table: TableName) => number): string =>
    tableNames
      .filter((table) => of(table) > 0)
      .map((table) => `${String(of(table))} new in ${table}`)
      .join(', ') || 'nothing new';
  const found = words((table) => tables[table]?.new ?? 0);
  const expected = words((table) => previewed[table] ?? 0);
  if (found !== expected) throw new Problem('interchange.preview-outdated', { found, expected });
}
