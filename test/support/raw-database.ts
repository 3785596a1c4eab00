import Sqlite from 'better-sqlite3';
import pg from 'pg';

export type Cell = string | number | null;

/** A database's own prompt, past every rule of the program: placeholders are `?` on both engines. */
export interface RawDatabase {
  readonly engine: 'sqlite' | 'postgres';
  query(sql: string, ...cells: Cell[]): Promise<Record<string, Cell>[]>;
  close(): Promise<void>;
}

export async function rawDatabase(url: string): Promise<RawDatabase> {
  if (url.startsWith('sqlite:')) return new RawSqlite(url.slice('sqlite:'.length));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    engine: 'postgres',
    async query(sql, ...cells) {
      let place = 0;
      const text = sql.replaceAll('?', () => `$${String((place += 1))}`);
      return (await client.query<Record<string, Cell>>(text, cells)).rows;
    },
    close: () => client.end(),
  };
}

class RawSqlite implements RawDatabase {
  readonly engine = 'sqlite';
  private readonly connection: Sqlite.Database;

  constructor(path: string) {
    this.connection = new Sqlite(path, { timeout: 20_000 });
  }

  async query(sql: string, ...cells: Cell[]): Promise<Record<string, Cell>[]> {
    const statement = this.connection.prepare(sql);
    if (statement.reader) return statement.all(...cells) as Record<string, Cell>[];
    statement.run(...cells);
    return [];
  }

  async close(): Promise<void> {
    this.connection.close();
  }
}

/** Takes the triggers off a table, as somebody who tampers with it would. */
export async function dropTriggers(database: RawDatabase, table: string): Promise<void> {
  if (database.engine === 'postgres') {
    await database.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    return;
  }
  const triggers = await database.query(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
    table,
  );
  for (const { name } of triggers) await database.query(`DROP TRIGGER ${String(name)}`);
}
