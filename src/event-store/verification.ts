import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JsonObject } from '../kernel/canonical-json.js';
import { openScratch } from './database.js';
import type { RecordedEvent } from './event.js';
import { GENESIS_HASH, hashOf } from './hash-chain.js';
import type { LedgerModel } from './ledger-model.js';
import { eventRows, todaysData } from './log-reader.js';
import type { Progress } from './projector.js';
import { Replay } from './replay.js';
import { EPOCH, EVENT_COLUMNS, eventOfValues } from './store-rows.js';
import type { LedgerHead, LedgerStore, ReadSnapshot } from './store.js';
import { createTableSql, snakeCase, type SqlValue, type Table } from './table.js';

/** Where a chain stands: its last position and the hash there. */
export interface ChainHead {
  readonly position: number;
  readonly hash: string;
}

/** A ledger's head, as exported earlier and kept elsewhere; with it, where the chains stood that are kept beside the ledger. */
export interface ExportedHead extends ChainHead {
  readonly coalitionId: string;
  /** Of the coalition's trail of access, and of the whole service's; absent from heads that an older program exported. */
  readonly trail?: ChainHead;
  readonly serviceTrail?: ChainHead;
}

export interface Finding {
  /**
   * What was looked at: the chain of events, the exported head, a table of figures, a file that an event tells of, or a trail
   * of what was done about access.
   */
  readonly where: 'chain' | 'head' | 'exported-head' | 'projection' | 'evidence' | 'trail' | 'service-trail';
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

/** Stands for data that was not read yet. */
const NOT_READ: JsonObject = {};

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
  const scratch = await openScratch(join(folder, 'replay.sqlite'));
  const tables = model.projections.flatMap((projection) => projection.tables);
  try {
    // Without their indexes: a replay goes by keys, and so does the comparison.
    await scratch.write(async (transaction) => {
      for (const table of tables) {
        for (const sql of createTableSql(table, scratch.engine).table) await transaction.run(sql);
      }
    });
    return await store.read(async (snapshot) => {
      const head = await snapshot.head(coalitionId);
      const chain = new ChainCheck(head.position, against);
      const replay = new Replay(model, model.projections, coalitionId);
      for await (const page of checkedPages(snapshot, model, coalitionId, chain)) {
        try {
          await scratch.write((transaction) => replay.apply(transaction, page));
        } catch (error) {
          chain.findings.push(unreadable(replay.position + 1, error));
          break;
        }
        // SQLite works without ever yielding: let the requests in that came meanwhile.
        await nextTurn();
        progress?.(chain.events, head.position);
      }
      const findings = [...chain.findings];
      let rowsCompared = 0;
      if (findings.length === 0) {
        await scratch.write((transaction) => replay.finish(transaction));
        findings.push(...chain.headFindings(head), ...chain.exportedHeadFindings(coalitionId));
        await scratch.read(async (replayed) => {
          for (const table of tables) {
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
  private directoryPosition = 0;
  private recordedAt = EPOCH;
  private hashAtExported: string | undefined;

  constructor(
    private readonly headPosition: number,
    private readonly against: ExportedHead | undefined,
  ) {}

  /** The event behind the values of its columns, when it is whole and in its place. */
  check<Directory>(values: readonly SqlValue[], model: LedgerModel<Directory>): RecordedEvent | undefined {
    // What can't be read may be what was tampered with: the hash is looked at first.
    const stored = eventOfValues(values, () => NOT_READ);
    const { position, type, prevHash } = stored;
    const expectedPosition = this.position + 1;
    if (position !== expectedPosition) {
      return this.fail(
        expectedPosition,
        `an event at position ${String(position)}`,
        'no gap in the positions',
      );
    }
    if (prevHash !== this.hash) return this.fail(position, `previous hash ${prevHash}`, this.hash);
    const hash = hashOf(prevHash, stored);
    if (hash !== stored.hash)
      return this.fail(position, `hash ${stored.hash}`, `${hash}, computed from the event`);
    let data: JsonObject;
    let directory: boolean;
    try {
      data = todaysData(model.events)(type, stored.version, stored.canonicalData);
      ({ directory } = model.events.definitionOf(type));
    } catch (error) {
      this.findings.push(unreadable(position, error));
      return undefined;
    }
    const mark = values[EVENT_COLUMNS.indexOf('is_directory')];
    if ((directory ? 1 : 0) !== Number(mark)) {
      return this.fail(position, `directory mark ${String(mark)}`, directory ? '1' : '0');
    }
    if (directory) this.directoryPosition = position;
    this.recordedAt = stored.recordedAt;
    this.position = position;
    this.hash = hash;
    this.events += 1;
    if (this.against?.position === position) this.hashAtExported = hash;
    return { ...stored, data };
  }

  private fail(position: number, found: string, expected: string): undefined {
    this.findings.push({ where: 'chain', position, found, expected });
    return undefined;
  }

  /** The head row says in brief what the events say; deciders and readers rely on each of its columns. */
  headFindings(head: LedgerHead): Finding[] {
    const { position, hash, directoryPosition, recordedAt } = this;
    const [found, expected] = [head, { position, hash, directoryPosition, recordedAt }].map(
      (one) =>
        `position ${String(one.position)}, hash ${one.hash}, directory at ${String(one.directoryPosition)}, recorded at ${one.recordedAt}`,
    ) as [string, string];
    if (found === expected) return [];
    // Where one reaches further than the other, the first wrong position is the one that follows the shorter.
    const wrong = head.position === position ? position : Math.min(head.position, position) + 1;
    return [{ where: 'head', position: wrong, found, expected }];
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

function unreadable(position: number, error: unknown): Finding {
  return {
    where: 'chain',
    position,
    found: `an event that cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    expected: 'an event as this program, or an older one, writes it',
  };
}

async function* checkedPages<Directory>(
  snapshot: ReadSnapshot,
  model: LedgerModel<Directory>,
  coalitionId: string,
  chain: ChainCheck,
): AsyncGenerator<RecordedEvent[]> {
  for (;;) {
    const rows = await eventRows(snapshot, coalitionId, chain.position);
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
  const keyPlaces = table.key.map((column) => table.columnNames.indexOf(column));
  const positionPlace = table.columnNames.indexOf('position');
  let compared = 0;
  let [a, b] = [await one.next(), await other.next()];
  while (a ?? b) {
    compared += 1;
    // A row that only one side has comes first there, and the other side waits.
    const order = !a ? 1 : !b ? -1 : compareKeys(a, b, keyPlaces);
    const [found, expected] = [order <= 0 ? a : undefined, order >= 0 ? b : undefined];
    const [textFound, textExpected] = [found && JSON.stringify(found), expected && JSON.stringify(expected)];
    if (textFound !== textExpected) {
      findings.push({
        where: 'projection',
        position: positionPlace < 0 ? null : Number((expected ?? found)![positionPlace]),
        found: `${table.name}: ${textFound ?? 'no row'}`,
        expected: textExpected ?? 'no row',
      });
      if (findings.length >= FINDINGS_LIMIT) return compared;
    }
    if (found) a = await one.next();
    if (expected) b = await other.next();
  }
  return compared;
}

/** In the order of the database: text by its bytes. */
function compareKeys(a: readonly SqlValue[], b: readonly SqlValue[], places: readonly number[]): number {
  for (const place of places) {
    const [x, y] = [a[place]!, b[place]!];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
  }
  return 0;
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
    await nextTurn();
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
