import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../kernel/canonical-json.js';
import { openDatabase } from './database.js';
import type { RecordedEvent } from './event.js';
import { GENESIS_HASH, hashOf } from './hash-chain.js';
import type { LedgerModel } from './ledger-model.js';
import { EVENT_SELECT } from './log-reader.js';
import { rebuild, Replay, type Progress } from './projector.js';
import { headOf } from './store-rows.js';
import type { LedgerStore, ReadSnapshot } from './store.js';
import { snakeCase, type SqlValue, type Table } from './table.js';

/** A ledger's head, as exported earlier and kept elsewhere. */
export interface ExportedHead {
  readonly coalitionId: string;
  readonly position: number;
  readonly hash: string;
}

export interface Finding {
  /** What was looked at: the chain of events, the exported head, or a table of figures. */
  readonly where: 'chain' | 'head' | 'exported-head' | 'projection';
  /** The first position that is wrong, where there is one. */
  readonly position: number | null;
  readonly found: string;
  readonly expected: string;
}

export interface Verification {
  readonly coalitionId: string;
  readonly ok: boolean;
  readonly position: number;
  readonly hash: string;
  readonly events: number;
  /** Rows of figures that were compared with those of a replay. */
  readonly rowsCompared: number;
  readonly findings: readonly Finding[];
}

const PAGE_ROWS = 5_000;
/** Differing rows that are named; more of them say nothing new. */
const FINDINGS_LIMIT = 20;

/**
 * Reads a whole ledger again: every event's hash and its place in the chain, the head, and every projected row, against
 * those of a replay into a scratch database. Changes nothing. Stops at the first event that is wrong: what follows it in
 * the chain can't be trusted either.
 */
export async function verifyLedger<Directory>(
  store: LedgerStore,
  model: LedgerModel<Directory>,
  coalitionId: string,
  against?: ExportedHead,
  progress?: Progress,
): Promise<Verification> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-verify-'));
  const scratch = (await openDatabase({ engine: 'sqlite', path: join(folder, 'replay.sqlite') })).store;
  try {
    await rebuild(scratch, model);
    return await store.read(async (snapshot) => {
      const [row] = await snapshot.query('SELECT * FROM ledger_heads WHERE coalition_id = ?', [coalitionId]);
      const head = headOf(coalitionId, row);
      const chain = new ChainCheck(head.position, against);
      const replay = new Replay(model, model.projections, coalitionId);
      for await (const page of checkedPages(snapshot, model, coalitionId, chain)) {
        await scratch.write((transaction) => replay.apply(transaction, page));
        progress?.(chain.events, head.position);
      }
      await scratch.write((transaction) => replay.finish(transaction));
      const findings = [...chain.findings];
      let rowsCompared = 0;
      if (findings.length === 0) {
        if (chain.hash !== head.hash || chain.position !== head.position) {
          findings.push({
            where: 'head',
            position: chain.position,
            found: `head at position ${String(head.position)} with hash ${head.hash}`,
            expected: `position ${String(chain.position)} with hash ${chain.hash}`,
          });
        }
        findings.push(...chain.exportedHeadFindings(coalitionId));
        await scratch.read(async (replayed) => {
          for (const table of model.projections.flatMap((projection) => projection.tables)) {
            rowsCompared += await compareTable(snapshot, replayed, table, coalitionId, findings);
          }
        });
      }
      return {
        coalitionId,
        ok: findings.length === 0,
        position: head.position,
        hash: head.hash,
        events: chain.events,
        rowsCompared,
        findings,
      };
    });
  } finally {
    await scratch.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Follows the chain event by event, and remembers what first breaks it. */
class ChainCheck {
  readonly findings: Finding[] = [];
  position = 0;
  hash = GENESIS_HASH;
  events = 0;
  private hashAtExported: string | undefined;

  constructor(
    private readonly headPosition: number,
    private readonly against: ExportedHead | undefined,
  ) {}

  /** The event, when it is whole and in its place. */
  check<Directory>(row: Record<string, SqlValue>, model: LedgerModel<Directory>): RecordedEvent | undefined {
    const position = Number(row['position']);
    const expectedPosition = this.position + 1;
    if (position !== expectedPosition) {
      return this.fail(
        expectedPosition,
        `an event at position ${String(position)}`,
        'no gap in the positions',
      );
    }
    const fields = {
      coalitionId: row['coalition_id'] as string,
      position,
      eventId: row['event_id'] as string,
      type: row['type'] as string,
      version: Number(row['version']),
      subject: row['subject'] as string,
      occurredOn: row['occurred_on'] as string,
      recordedAt: row['recorded_at'] as string,
      actor: row['actor'] as string,
      correlationId: row['correlation_id'] as string,
      causationId: row['causation_id'] as string | null,
      idempotencyKey: row['idempotency_key'] as string | null,
    };
    const prevHash = row['prev_hash'] as string;
    if (prevHash !== this.hash) return this.fail(position, `previous hash ${prevHash}`, this.hash);
    const storedHash = row['hash'] as string;
    const hash = hashOf(prevHash, { ...fields, canonicalData: row['data'] as string });
    if (hash !== storedHash)
      return this.fail(position, `hash ${storedHash}`, `${hash}, computed from the event`);
    const { directory } = model.events.definitionOf(fields.type);
    if (directory !== (Number(row['is_directory']) === 1)) {
      return this.fail(position, `directory mark ${String(row['is_directory'])}`, directory ? '1' : '0');
    }
    this.position = position;
    this.hash = hash;
    this.events += 1;
    if (this.against?.position === position) this.hashAtExported = hash;
    const data = model.events.upcast(
      fields.type,
      fields.version,
      JSON.parse(row['data'] as string) as JsonObject,
    );
    return { ...fields, data, prevHash, hash };
  }

  private fail(position: number, found: string, expected: string): undefined {
    this.findings.push({ where: 'chain', position, found, expected });
    return undefined;
  }

  exportedHeadFindings(coalitionId: string): Finding[] {
    const { against } = this;
    if (!against) return [];
    const finding = (found: string, expected: string): Finding[] => [
      { where: 'exported-head', position: against.position, found, expected },
    ];
    if (against.coalitionId !== coalitionId)
      return finding(`the head of ${against.coalitionId}`, coalitionId);
    if (against.position > this.headPosition) {
      return finding(
        `a ledger of ${String(this.headPosition)} events`,
        `at least ${String(against.position)}`,
      );
    }
    const hash = against.position === 0 ? GENESIS_HASH : this.hashAtExported;
    return hash === against.hash ? [] : finding(`hash ${String(hash)}`, against.hash);
  }
}

async function* checkedPages<Directory>(
  snapshot: ReadSnapshot,
  model: LedgerModel<Directory>,
  coalitionId: string,
  chain: ChainCheck,
): AsyncGenerator<RecordedEvent[]> {
  for (;;) {
    const rows = await snapshot.query(
      `SELECT ${EVENT_SELECT}, is_directory FROM events WHERE coalition_id = ? AND position > ? ORDER BY position LIMIT ${String(PAGE_ROWS)}`,
      [coalitionId, chain.position],
    );
    if (rows.length === 0) return;
    const page: RecordedEvent[] = [];
    for (const row of rows) {
      const event = chain.check(row, model);
      if (!event) return;
      page.push(event);
    }
    yield page;
  }
}

/** Walks two tables side by side in the order of their keys. Returns how many rows were compared. */
async function compareTable(
  stored: ReadSnapshot,
  replayed: ReadSnapshot,
  table: Table,
  coalitionId: string,
  findings: Finding[],
): Promise<number> {
  const one = new RowCursor(stored, table, coalitionId);
  const other = new RowCursor(replayed, table, coalitionId);
  let compared = 0;
  for (;;) {
    const [a, b] = [await one.next(), await other.next()];
    if (!a && !b) return compared;
    compared += 1;
    const [textA, textB] = [a && JSON.stringify(a), b && JSON.stringify(b)];
    if (textA === textB) continue;
    const column = table.columnNames.indexOf('position');
    findings.push({
      where: 'projection',
      position: column >= 0 ? Number((a ?? b)![column]) : null,
      found: `${table.name}: ${textA ?? 'no row'}`,
      expected: textB ?? 'no row',
    });
    // Once rows are missing or added the two are out of step, and each further row would differ.
    if (!a || !b || findings.length >= FINDINGS_LIMIT || keyText(table, a) !== keyText(table, b))
      return compared;
  }
}

function keyText(table: Table, row: readonly SqlValue[]): string {
  return JSON.stringify(table.key.map((column) => row[table.columnNames.indexOf(column)]));
}

/** Reads a table of one coalition in the order of its key, a page at a time. */
class RowCursor {
  private page: SqlValue[][] = [];
  private index = 0;
  private last: SqlValue[] | undefined;
  private ended = false;

  constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly table: Table,
    private readonly coalitionId: string,
  ) {}

  async next(): Promise<SqlValue[] | undefined> {
    if (this.index >= this.page.length) {
      if (this.ended) return undefined;
      await this.readPage();
      if (this.page.length === 0) return undefined;
    }
    const row = this.page[this.index]!;
    this.index += 1;
    return row;
  }

  private async readPage(): Promise<void> {
    const { table } = this;
    const key = table.key.map(snakeCase);
    const after = this.last ? ` AND (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : '';
    const parameters = this.last
      ? table.key.map((column) => this.last![table.columnNames.indexOf(column)]!)
      : [];
    const rows = await this.snapshot.rows(
      `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ?${after} ORDER BY ${key.join(', ')} LIMIT ${String(PAGE_ROWS)}`,
      [this.coalitionId, ...parameters],
    );
    // Each engine has its own idea of an integer; the ledger's are all safe numbers.
    const integers = table.columnNames.map((column) => table.columnOf(column).type === 'integer');
    this.page = rows.map((row) =>
      row.map((value, i) => (integers[i] && value !== null ? Number(value) : value)),
    );
    this.index = 0;
    this.last = this.page.at(-1);
    this.ended = rows.length < PAGE_ROWS;
  }
}
