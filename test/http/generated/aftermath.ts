import { createHash } from 'node:crypto';
import { verifyServiceTrail, verifyTrail } from '../../../src/access/trail-verification.queries.js';
import { rawDatabase } from '../../support/raw-database.js';
import type { TestLedger } from '../../support/ledgers.js';
import { FOREIGN, FOREIGN_MARK, OWN } from './story.js';

/** The rows of the foreign coalition and of its people, as a hash for each table. */
export type ForeignRows = ReadonlyMap<string, string>;

export async function foreignRows(url: string): Promise<ForeignRows> {
  const database = await rawDatabase(url);
  const hashes = new Map<string, string>();
  const people = `(SELECT id FROM people WHERE name LIKE '${FOREIGN_MARK}%')`;
  try {
    const tables = await database.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    for (const table of tables.map(({ name }) => String(name))) {
      const columns = (await database.query(`SELECT name FROM pragma_table_info('${table}')`)).map(
        ({ name }) => String(name),
      );
      const conditions = [
        ...(columns.includes('coalition_id') ? [`coalition_id = '${FOREIGN.slug}'`] : []),
        ...(table === 'people' ? [`id IN ${people}`] : []),
        ...['holder_id', 'person_id']
          .filter((column) => columns.includes(column))
          .map((column) => `${column} IN ${people}`),
      ];
      if (conditions.length === 0) continue;
      const rows = await database.query(`SELECT * FROM ${table} WHERE ${conditions.join(' OR ')}`);
      hashes.set(table, hashOf(rows));
    }
    return hashes;
  } finally {
    await database.close();
  }
}

function hashOf(rows: readonly object[]): string {
  const lines = rows.map((row) => JSON.stringify(row)).sort();
  return `${String(rows.length)} rows, ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`;
}

/** What a round did that it may not: to the foreign coalition anything, to the chains of the own one and the service harm. */
export async function assertUntouched(
  url: string,
  before: ForeignRows,
  open: () => Promise<TestLedger>,
): Promise<string[]> {
  const after = await foreignRows(url);
  const faults = [...before]
    .filter(([table, hash]) => after.get(table) !== hash)
    .map(
      ([table, hash]) =>
        `the foreign coalition changed in ${table}: ${hash} became ${String(after.get(table))}`,
    );
  const ledger = await open();
  try {
    for (const { slug } of [OWN, FOREIGN]) {
      const { findings } = await ledger.verify(undefined, slug);
      const trail = await ledger.ledger.store.read((snapshot) => verifyTrail(snapshot, slug), 'owner');
      for (const finding of [...findings, ...trail.findings])
        faults.push(`${slug}: ${JSON.stringify(finding)}`);
    }
    const service = await ledger.ledger.store.read((snapshot) => verifyServiceTrail(snapshot), 'owner');
    for (const finding of service.findings) faults.push(`the service: ${JSON.stringify(finding)}`);
    return faults;
  } finally {
    await ledger.close();
  }
}
