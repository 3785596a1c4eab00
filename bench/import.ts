/**
 * A file of 100 000 entries taken in at once.
 *
 * Ours: `evenhand import` of a folder (members, pools, rates, entries, as `evenhand export --format csv` writes them) into an
 * empty ledger, the whole process: every row checked and decided, all or nothing, with figures, hashes and indexes.
 *
 * Against a plain program: better-sqlite3 inserting the rows of the same entries, as text, in one transaction, by one prepared
 * statement, into a table with a primary key; csv-parse reads the file. It checks nothing and makes nothing of them.
 */
import { createReadStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { parse } from 'csv-parse';
import { ledgerOfEvents, removeDatabase } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { hasTime, timedEvenhand, TIME_MISSING, type Run } from './timed-program.js';
import { COALITION } from './workload.js';

const FOUNDING = [
  ...['init', '--coalition', COALITION, '--name', 'Harbour coalition'],
  ...['--currency', 'EUR', '--time-zone', 'Europe/Lisbon'],
];

export async function importing({ short }: BenchOptions): Promise<Outcome> {
  const rounds = short ? 3 : 5;
  const result = outcome('import of a file of entries');
  if (!hasTime()) {
    result.skipped.push(TIME_MISSING);
    return result;
  }
  // A few events of a history are no entries.
  const history = await ledgerOfEvents(short ? 20_000 : 103_000);
  await withFolder(async (folder) => {
    const files = join(folder, 'files');
    mkdirSync(files);
    timedEvenhand(history, ['export', '--coalition', COALITION, '--format', 'csv', '--out', files]);
    const entries = join(files, 'entries.csv');
    const database = join(folder, 'ledger.sqlite');
    let rows = 0;
    const ours: Run[] = [];
    const plain: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      removeDatabase(database);
      timedEvenhand(database, FOUNDING);
      ours.push(timedEvenhand(database, ['import', '--coalition', COALITION, files]));
      removeDatabase(database);
      plain.push(await secondsOf(async () => (rows = await insertPlainly(entries, database))));
    }
    const perSecond = ours.map(({ seconds }) => rows / seconds);
    const plainPerSecond = plain.map((seconds) => rows / seconds);
    addFigure(result, 'entries in the file', 'rows', [rows]);
    addFigure(result, 'evenhand import', 'rows/s', perSecond, '≥ 10000');
    addFigure(
      result,
      'evenhand import, most memory',
      'MB',
      ours.map(({ megabytes }) => megabytes),
      '≤ 400',
    );
    addFigure(result, 'the rows as they stand, by plain inserts', 'rows/s', plainPerSecond);
    addRatio(result, 'import, against plain inserts', perSecond, plainPerSecond, '');
  });
  return result;
}

async function insertPlainly(file: string, path: string): Promise<number> {
  const connection = new Sqlite(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  let insert: Sqlite.Statement<unknown[]> | undefined;
  let rows = 0;
  connection.exec('BEGIN IMMEDIATE');
  for await (const cells of createReadStream(file).pipe(parse()) as AsyncIterable<string[]>) {
    if (insert) {
      insert.run(cells);
      rows += 1;
    } else {
      connection.exec(`CREATE TABLE entries (${cells.join(', ')}, PRIMARY KEY (entry_id))`);
      insert = connection.prepare<unknown[]>(
        `INSERT INTO entries VALUES (${cells.map(() => '?').join(', ')})`,
      );
    }
  }
  connection.exec('COMMIT');
  connection.close();
  return rows;
}
