import type { MigrationInterface, QueryRunner } from 'typeorm';

const JOBS = (text: string, integer: string): string => `
  coalition_id ${text} NOT NULL,
  id ${text} NOT NULL,
  question TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  state ${text} NOT NULL,
  stage ${text},
  done ${integer},
  total ${integer},
  asked_at ${text} NOT NULL,
  started_at ${text},
  finished_at ${text},
  attempt ${integer} NOT NULL,
  holder ${text},
  lease_until ${integer},
  place TEXT,
  bytes ${integer},
  sha256 ${text},
  problem TEXT,
  PRIMARY KEY (coalition_id, id)`;

const KEYS = (text: string): string => `
  coalition_id ${text} NOT NULL,
  idempotency_key ${text} NOT NULL,
  request TEXT NOT NULL,
  job_id ${text} NOT NULL,
  PRIMARY KEY (coalition_id, idempotency_key)`;

/** The same question has one job while it waits, runs or has its file. */
const LIVE =
  "CREATE UNIQUE INDEX file_jobs_live ON file_jobs (coalition_id, question) WHERE state IN ('waiting', 'running', 'done')";
/** Few jobs are unfinished, however many there were: whoever looks for one to take reads these alone. */
const UNFINISHED =
  "CREATE INDEX file_jobs_unfinished ON file_jobs (coalition_id, id) WHERE state IN ('waiting', 'running')";

/**
 * Jobs that make files, and the keys with which they were asked for. They are no facts of a coalition: nothing follows from
 * them, they change, and they go, so they stand beside the log and in no backup.
 */
export class FileJobs1764300000003 implements MigrationInterface {
  name = 'FileJobs1764300000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const [text, integer] = isPostgres ? ['TEXT COLLATE "C"', 'BIGINT'] : ['TEXT', 'INTEGER'];
    const end = isPostgres ? '' : ' WITHOUT ROWID';
    await queryRunner.query(`CREATE TABLE file_jobs (${JOBS(text, integer)})${end}`);
    await queryRunner.query(LIVE);
    await queryRunner.query(UNFINISHED);
    await queryRunner.query(`CREATE TABLE file_job_keys (${KEYS(text)})${end}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE file_job_keys');
    await queryRunner.query('DROP TABLE file_jobs');
  }
}
