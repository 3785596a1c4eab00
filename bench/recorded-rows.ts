import { eventPages } from '../src/event-store/log-reader.js';
import type { ReadSnapshot } from '../src/event-store/store.js';
import { EVENT_COLUMNS } from '../src/event-store/store-rows.js';
import { snakeCase, type SqlValue, type Table } from '../src/event-store/table.js';
import type { RowWriter } from '../src/event-store/working-set.js';
import { ledgerModel } from '../src/ledger-model.js';
import type { BenchLedger } from './ledgers.js';
import { COALITION } from './workload.js';

/** Rows for one table, as values in the order of `columns`. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns by which a row that is there already is replaced; none where rows are only ever added. */
  readonly replacedBy: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** All rows that some events in a row have written, by table: what a plain program would insert in one transaction. */
export type Batch = readonly TableRows[];

/** Stands in for the database under a projection, and notes which rows it touches. */
class TouchedRows implements RowWriter {
  readonly keys = new Map<Table, Map<string, object>>();

  private touch(table: Table, row: object): void {
    let keys = this.keys.get(table);
    if (!keys) this.keys.set(table, (keys = new Map<string, object>()));
    keys.set(table.keyOf(row), row);
  }

  append<Row extends object>(table: Table<Row>, row: Row): void {
    this.touch(table, row);
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    this.touch(table, row);
  }

  add<Row extends object>(table: Table<Row>, row: Row): void {
    this.touch(table, row);
  }

  /** The key is all that counts here. */
  get<Row extends object>(_table: Table<Row>, key: Partial<Row>): Row {
    return key as Row;
  }

  from<Row extends object>(): Row[] {
    return [];
  }
}

/** Reads back, in batches of so many events, every row that the events after a position have written. */
export async function recordedRows(
  ledger: BenchLedger,
  after: number,
  eventsPerBatch: number,
): Promise<Batch[]> {
  return ledger.read(async (snapshot) => {
    const { directory } = await ledger.directories.view(snapshot, COALITION);
    const context = { coalitionId: COALITION, directory };
    const batches: Batch[] = [];
    let touched = new TouchedRows();
    let first = after + 1;
    let last = after;
    const finish = async (): Promise<void> => {
      if (last < first) return;
      batches.push(await rowsOf(snapshot, first, last, touched));
      touched = new TouchedRows();
      first = last + 1;
    };
    for await (const page of eventPages(snapshot, ledger.events, COALITION, after)) {
      for (const event of page) {
        for (const projection of ledgerModel.projections) {
          projection.apply(event, touched, context);
        }
        last = event.position;
        if (last - first + 1 === eventsPerBatch) await finish();
      }
    }
    await finish();
    return batches;
  });
}

async function rowsOf(
  snapshot: ReadSnapshot,
  first: number,
  last: number,
  touched: TouchedRows,
): Promise<Batch> {
  const events = await snapshot.rows(
    `SELECT ${EVENT_COLUMNS.join(', ')} FROM events WHERE coalition_id = ? AND position BETWEEN ? AND ?`,
    [COALITION, first, last],
  );
  const heads = 'coalition_id, position, hash, directory_position, recorded_at';
  const [head] = await snapshot.rows(`SELECT ${heads} FROM ledger_heads WHERE coalition_id = ?`, [COALITION]);
  const batch: TableRows[] = [
    { table: 'events', columns: EVENT_COLUMNS, replacedBy: [], rows: events },
    { table: 'ledger_heads', columns: heads.split(', '), replacedBy: ['coalition_id'], rows: [head!] },
  ];
  for (const [table, keys] of touched.keys) {
    const columns = ['coalition_id', ...table.sqlColumns];
    const key = ['coalition_id', ...table.key.map(snakeCase)];
    const select = `SELECT ${columns.join(', ')} FROM ${table.name} WHERE ${key.map((name) => `${name} = ?`).join(' AND ')}`;
    const rows: SqlValue[][] = [];
    for (const row of keys.values()) {
      const cells = row as Record<string, SqlValue>;
      const found = await snapshot.rows(select, [COALITION, ...table.key.map((column) => cells[column]!)]);
      rows.push(found[0]!);
    }
    batch.push({ table: table.name, columns, replacedBy: table.shape === 'append' ? [] : key, rows });
  }
  return batch;
}
