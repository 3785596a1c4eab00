import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * On SQLite, the triggers that keep tables append-only now end a statement with FAIL instead of ABORT.
 *
 * Before a statement that may be aborted, SQLite copies each page that it is to change, so that it can put it back; that
 * was a third of what an event cost to write. Nothing needs to be put back here: rows are inserted one to a statement, and
 * the trigger looks before anything is written. Changes and removals are refused at their first row.
 */
export class RefuseWithoutJournal1764000000002 implements MigrationInterface {
  name = 'RefuseWithoutJournal1764000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (queryRunner.connection.options.type === 'postgres') return;
    const triggers = (await queryRunner.query(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT, ''% is append-only'')%'`,
    )) as { name: string; sql: string }[];
    for (const { name, sql } of triggers) {
      await queryRunner.query(`DROP TRIGGER ${name}`);
      await queryRunner.query(sql.replace('RAISE(ABORT,', 'RAISE(FAIL,'));
    }
  }

  async down(): Promise<void> {
    throw new Error(
      'A ledger is never taken back to a time before its first event; restore a backup instead.',
    );
  }
}
