import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '../../src/event-store/event.js';
import { Replay } from '../../src/event-store/replay.js';
import type { Table } from '../../src/event-store/table.js';
import type { RowAccess } from '../../src/event-store/working-set.js';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { COALITION } from './builders.js';

export const GOLDEN_FOLDER = 'test/golden/events';

/** What of a stored event a replay looks at. */
export interface StoredShape {
  readonly type: string;
  readonly version: number;
  readonly occurredOn: string;
  readonly data: JsonObject;
}

/** One version of one event as it was written, after what had to be written before it, and what becomes of it today. */
export interface Golden {
  readonly before: readonly StoredShape[];
  readonly event: StoredShape;
  readonly today: {
    readonly data: JsonObject;
    readonly directory: unknown;
    readonly rows: Readonly<Record<string, readonly unknown[]>>;
  };
}

export const goldenName = (type: string, version: number): string => `${type}.v${version}.json`;

export function goldenFiles(): string[] {
  return readdirSync(GOLDEN_FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort();
}

export function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(GOLDEN_FOLDER, name), 'utf8')) as Golden;
}

export function writeGolden(name: string, golden: Golden): void {
  mkdirSync(GOLDEN_FOLDER, { recursive: true });
  writeFileSync(join(GOLDEN_FOLDER, name), `${JSON.stringify(golden, undefined, 2)}\n`);
}

/** Tables in memory, so that all rows can be looked at. */
export class RowsInMemory implements RowAccess {
  private readonly tables = new Map<Table, Map<string, object>>();

  private of(table: Table): Map<string, object> {
    let rows = this.tables.get(table);
    if (!rows) this.tables.set(table, (rows = new Map<string, object>()));
    return rows;
  }

  async rowsByKey<Row extends object>(table: Table<Row>, _: string, keys: readonly Partial<Row>[]) {
    return keys.flatMap((key) => (this.of(table).get(table.keyOf(key)) ?? []) as Row[]);
  }

  async rowsFrom<Row extends object>(): Promise<Row[]> {
    throw new Error('a replay asks for no ranges');
  }

  async insert<Row extends object>(table: Table<Row>, _: string, rows: readonly Row[]) {
    for (const row of rows) this.of(table).set(table.keyOf(row), row);
  }

  async upsert<Row extends object>(table: Table<Row>, _: string, rows: readonly Row[]) {
    await this.insert(table, _, rows);
  }

  all(): Record<string, unknown[]> {
    const sorted = [...this.tables].map(([table, rows]): [string, unknown[]] => [
      table.name,
      [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    ]);
    return Object.fromEntries(sorted.filter(([, rows]) => rows.length > 0));
  }
}

/** What this program makes of events as they were stored: the last one's data, the directory, and every row. */
export async function madeOf(stored: readonly StoredShape[]): Promise<Golden['today']> {
  const events = stored.map(({ type, version, occurredOn, data }, i): RecordedEvent => ({
    coalitionId: COALITION,
    position: i + 1,
    eventId: `event-${i + 1}`,
    type,
    version,
    subject: 'golden',
    occurredOn,
    recordedAt: '2026-07-01T09:00:00.000Z',
    actor: 'backbone',
    correlationId: 'golden',
    causationId: null,
    idempotencyKey: null,
    data: ledgerModel.events.upcast(type, version, data),
    prevHash: '',
    hash: '',
  }));
  const rows = new RowsInMemory();
  const replay = new Replay(ledgerModel, ledgerModel.projections, COALITION);
  await replay.apply(rows, events);
  await replay.finish(rows);
  const directory = ledgerModel.directory.empty(COALITION);
  for (const event of events) {
    if (ledgerModel.events.definitionOf(event.type).directory) ledgerModel.directory.evolve(directory, event);
  }
  return plain({ data: events.at(-1)!.data, directory, rows: rows.all() });
}

/** As JSON, with maps as objects. */
function plain<T>(value: T): T {
  const mapsToo = (_: string, inner: unknown): unknown =>
    inner instanceof Map ? Object.fromEntries(inner as Map<string, unknown>) : inner;
  return JSON.parse(JSON.stringify(value, mapsToo)) as T;
}
