import { aCoalition, contribution, reversalOf } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { dropTriggers, type RawDatabase } from '../support/raw-database.js';

const entry = contribution('e1');

/** Every way to change or remove a row that SQL has. */
function waysToRewrite(table: string, column: string, engine: RawDatabase['engine']): string[] {
  const everyEngine = [
    `UPDATE ${table} SET ${column} = ${column}`,
    `UPDATE ${table} SET ${column} = ${column} WHERE 1 = 0 OR coalition_id IS NOT NULL`,
    `DELETE FROM ${table}`,
    `DELETE FROM ${table} WHERE coalition_id = 'river-basin'`,
    `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT DO NOTHING`,
  ];
  return engine === 'postgres'
    ? [
        ...everyEngine.slice(0, 4),
        `TRUNCATE ${table}`,
        `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT (${keyOf(table)}) DO UPDATE SET ${column} = excluded.${column}`,
        `MERGE INTO ${table} t USING ${table} o ON t.coalition_id = o.coalition_id WHEN MATCHED THEN DELETE`,
      ]
    : [
        ...everyEngine,
        `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
        `REPLACE INTO ${table} SELECT * FROM ${table}`,
        `UPDATE OR REPLACE ${table} SET ${column} = ${column}`,
        `UPDATE OR IGNORE ${table} SET ${column} = ${column}`,
        `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT (${keyOf(table)}) DO UPDATE SET ${column} = excluded.${column}`,
      ];
}

const keyOf = (table: string): string =>
  ({
    events: 'coalition_id, position',
    answers: 'coalition_id, idempotency_key',
    postings: 'coalition_id, position, line',
  })[table]!;

const refused = expect.stringContaining('is append-only') as string;

async function attempt(database: RawDatabase, statement: string): Promise<[string, string]> {
  try {
    await database.query(statement);
    return [statement, 'accepted'];
  } catch (error) {
    return [statement, (error as Error).message];
  }
}

const tables = [
  ['events', 'hash'],
  ['answers', 'answer'],
  ['postings', 'quantity'],
] as const;

onBothEngines('what is written', (engine) => {
  const ledgers = ledgersOn(engine);

  const written = async (): Promise<{ database: RawDatabase; url: string }> => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.tell(entry, { idempotencyKey: 'k1' });
    return { database: await ledgers.raw(ledger.url), url: ledger.url };
  };

  it.each(tables)('refuses every change of %s at the database’s own prompt', async (table, column) => {
    const { database } = await written();
    const before = await database.query(`SELECT * FROM ${table}`);
    expect(before.length).toBeGreaterThan(0);
    for (const statement of waysToRewrite(table, column, database.engine)) {
      expect(await attempt(database, statement)).toEqual([statement, refused]);
    }
    expect(await database.query(`SELECT * FROM ${table}`)).toEqual(before);
  });

  it('refuses it after a rebuild too', async () => {
    const { database, url } = await written();
    const ledger = await ledgers.open({ url });
    await ledger.ledger.rebuild();
    await ledger.ledger.rebuild();
    await ledger.tell(reversalOf(entry, 'r1'));
    for (const [table, column] of tables) {
      for (const statement of waysToRewrite(table, column, database.engine)) {
        expect(await attempt(database, statement)).toEqual([statement, refused]);
      }
    }
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  it('can be rewritten once the triggers are gone, which shows that they are what refuses it', async () => {
    const { database } = await written();
    for (const [table, column] of tables) {
      await dropTriggers(database, table);
      await database.query(`UPDATE ${table} SET ${column} = ${column}`);
      await database.query(`DELETE FROM ${table}`);
      expect(await database.query(`SELECT * FROM ${table}`)).toEqual([]);
    }
  });
});
