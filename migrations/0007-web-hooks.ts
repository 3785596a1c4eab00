import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CATALOGUE_SQL, catalogueTable, wallSql } from '../src/event-store/walls.js';

const HOOKS = (text: string, integer: string): string => `
  coalition_id ${text} NOT NULL,
  id ${text} NOT NULL,
  url TEXT NOT NULL,
  types TEXT,
  state ${text} NOT NULL,
  paused_for ${text},
  position ${integer} NOT NULL,
  failures ${integer} NOT NULL,
  failing_since ${integer},
  next_at ${integer} NOT NULL,
  last_outcome ${text},
  last_at ${integer},
  secret TEXT NOT NULL,
  old_secret TEXT,
  old_secret_until ${integer},
  holder ${text},
  lease_until ${integer},
  created_by TEXT NOT NULL,
  created_at ${text} NOT NULL,
  PRIMARY KEY (coalition_id, id)`;

const DEAD_LETTERS = (text: string, integer: string): string => `
  coalition_id ${text} NOT NULL,
  hook_id ${text} NOT NULL,
  position ${integer} NOT NULL,
  event_type ${text} NOT NULL,
  outcome ${text} NOT NULL,
  attempts ${integer} NOT NULL,
  last_at ${integer} NOT NULL,
  again ${integer} NOT NULL,
  PRIMARY KEY (coalition_id, hook_id, position)`;

const TABLES = ['web_hooks', 'web_hook_dead_letters'] as const;

/** A coalition has few hooks; of what they keep aside, whoever looks for something to deliver reads what is to be sent again alone. */
const AGAIN =
  'CREATE INDEX web_hook_dead_letters_again ON web_hook_dead_letters (coalition_id, hook_id, position) WHERE again = 1';

/**
 * Web hooks, how far each has delivered its coalition's events, and the events that its receiver did not take. They are no facts of a
 * coalition: they change, and they go, so they stand beside the log and in no backup.
 */
export class WebHooks1764700000007 implements MigrationInterface {
  name = 'WebHooks1764700000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const [text, integer] = isPostgres ? ['TEXT COLLATE "C"', 'BIGINT'] : ['TEXT', 'INTEGER'];
    const end = isPostgres ? '' : ' WITHOUT ROWID';
    await queryRunner.query(`CREATE TABLE web_hooks (${HOOKS(text, integer)})${end}`);
    await queryRunner.query(`CREATE TABLE web_hook_dead_letters (${DEAD_LETTERS(text, integer)})${end}`);
    await queryRunner.query(AGAIN);
    if (!isPostgres) return;
    const tables = (await queryRunner.query(CATALOGUE_SQL)) as Record<string, unknown>[];
    for (const table of tables.map(catalogueTable)) {
      if (!(TABLES as readonly string[]).includes(table.name)) continue;
      for (const sql of wallSql(table)) await queryRunner.query(sql);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
