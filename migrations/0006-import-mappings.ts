import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CATALOGUE_SQL, catalogueTable, wallSql } from '../src/event-store/walls.js';

const MAPPINGS = (text: string, integer: string): string => `
  coalition_id ${text} NOT NULL,
  name ${text} NOT NULL,
  mapping TEXT NOT NULL,
  revision ${integer} NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at ${text} NOT NULL,
  PRIMARY KEY (coalition_id, name)`;

/**
 * How other programs' files are read. They are no facts of a coalition, and may say names of people (whose account is which member's), so
 * they stand beside the log, where they can be changed and removed.
 */
export class ImportMappings1764600000006 implements MigrationInterface {
  name = 'ImportMappings1764600000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const [text, integer] = isPostgres ? ['TEXT COLLATE "C"', 'BIGINT'] : ['TEXT', 'INTEGER'];
    await queryRunner.query(
      `CREATE TABLE import_mappings (${MAPPINGS(text, integer)})${isPostgres ? '' : ' WITHOUT ROWID'}`,
    );
    if (!isPostgres) return;
    const tables = (await queryRunner.query(CATALOGUE_SQL)) as Record<string, unknown>[];
    const [table] = tables.map(catalogueTable).filter(({ name }) => name === 'import_mappings');
    for (const sql of wallSql(table!)) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE import_mappings');
  }
}
