import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = (text: string, integer: string): string => `
  coalition_id ${text} NOT NULL,
  position ${integer} NOT NULL,
  event_id ${text} NOT NULL,
  type ${text} NOT NULL,
  version ${integer} NOT NULL,
  subject ${text} NOT NULL,
  occurred_on ${text} NOT NULL,
  recorded_at ${text} NOT NULL,
  actor ${text} NOT NULL,
  correlation_id ${text} NOT NULL,
  causation_id ${text},
  idempotency_key ${text},
  is_directory ${integer} NOT NULL,
  data TEXT NOT NULL,
  prev_hash ${text} NOT NULL,
  hash ${text} NOT NULL,
  PRIMARY KEY (coalition_id, position)`;

const HEADS = (text: string, integer: string): string => `
  coalition_id ${text} NOT NULL PRIMARY KEY,
  position ${integer} NOT NULL,
  hash ${text} NOT NULL,
  directory_position ${integer} NOT NULL,
  recorded_at ${text} NOT NULL`;

const ANSWERS = (text: string): string => `
  coalition_id ${text} NOT NULL,
  idempotency_key ${text} NOT NULL,
  request_hash ${text} NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (coalition_id, idempotency_key)`;

const PROJECTIONS = (text: string, integer: string): string => `
  name ${text} NOT NULL PRIMARY KEY,
  version ${integer} NOT NULL,
  generation ${integer} NOT NULL`;

/** An index over the few events that every decision needs, however long the history around them is. */
const DIRECTORY_INDEX =
  'CREATE INDEX events_directory ON events (coalition_id, position) WHERE is_directory = 1';

/**
 * The log: events, the head of each ledger, the answers kept for idempotency keys, and the versions of the
 * projections. Tables of projections are made by the projector, which can also make them anew.
 *
 * Events and answers refuse every change and removal by trigger, so that not even a hand at the database's prompt
 * rewrites history without first switching that off.
 */
export class Ledger1764000000001 implements MigrationInterface {
  name = 'Ledger1764000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (queryRunner.connection.options.type === 'postgres') await this.upPostgres(queryRunner);
    else await this.upSqlite(queryRunner);
  }

  private async upSqlite(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE events (${COLUMNS('TEXT', 'INTEGER')}) WITHOUT ROWID`);
    await queryRunner.query(DIRECTORY_INDEX);
    await queryRunner.query(`CREATE TABLE ledger_heads (${HEADS('TEXT', 'INTEGER')}) WITHOUT ROWID`);
    await queryRunner.query(`CREATE TABLE answers (${ANSWERS('TEXT')}) WITHOUT ROWID`);
    await queryRunner.query(`CREATE TABLE projections (${PROJECTIONS('TEXT', 'INTEGER')}) WITHOUT ROWID`);
    for (const [table, key] of [
      ['events', 'position'],
      ['answers', 'idempotency_key'],
    ] as const) {
      const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;
      await queryRunner.query(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`);
      await queryRunner.query(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`);
      // INSERT OR REPLACE deletes without firing delete triggers, unless the connection asked for it.
      await queryRunner.query(
        `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} ` +
          `WHERE coalition_id = NEW.coalition_id AND ${key} = NEW.${key}) ${refuse}`,
      );
    }
  }

  private async upPostgres(queryRunner: QueryRunner): Promise<void> {
    const text = 'TEXT COLLATE "C"';
    await queryRunner.query(`CREATE TABLE events (${COLUMNS(text, 'BIGINT')})`);
    await queryRunner.query(DIRECTORY_INDEX);
    await queryRunner.query(`CREATE TABLE ledger_heads (${HEADS(text, 'BIGINT')})`);
    await queryRunner.query(`CREATE TABLE answers (${ANSWERS(text)})`);
    await queryRunner.query(`CREATE TABLE projections (${PROJECTIONS(text, 'BIGINT')})`);
    await queryRunner.query(
      'CREATE FUNCTION evenhand_append_only() RETURNS trigger LANGUAGE plpgsql AS ' +
        `$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$`,
    );
    for (const table of ['events', 'answers']) {
      await queryRunner.query(
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} ` +
          'FOR EACH STATEMENT EXECUTE FUNCTION evenhand_append_only()',
      );
    }
  }

  async down(): Promise<void> {
    throw new Error(
      'A ledger is never taken back to a time before its first event; restore a backup instead.',
    );
  }
}
