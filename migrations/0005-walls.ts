import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CATALOGUE_SQL,
  catalogueTable,
  SERVICE_ROLE,
  unwalledSql,
  wallSql,
  type CatalogueTable,
} from '../src/event-store/walls.js';

/**
 * Makes the role, and lets whoever migrates take it on. Another database of the server may have made it before, or be making
 * it at this moment. Since PostgreSQL 16 a membership says for itself whether it lets one take the role on.
 */
const ROLE = `
  DO $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${SERVICE_ROLE}') THEN
      BEGIN
        CREATE ROLE ${SERVICE_ROLE} NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    IF NOT pg_has_role(current_user, '${SERVICE_ROLE}',
      CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
      GRANT ${SERVICE_ROLE} TO CURRENT_USER;
    END IF;
    IF NOT has_schema_privilege('${SERVICE_ROLE}', current_schema(), 'USAGE') THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${SERVICE_ROLE}', current_schema());
    END IF;
  END $$`;

/**
 * Walls between coalitions, on PostgreSQL: requests run as a role that owns nothing, and see no rows but those of the coalition
 * that their transaction names. The tables of figures that are there already are walled in with the others.
 */
export class Walls1764500000005 implements MigrationInterface {
  name = 'Walls1764500000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (queryRunner.connection.options.type !== 'postgres') return;
    await queryRunner.query(ROLE);
    for (const sql of (await tablesOf(queryRunner)).flatMap(wallSql)) await queryRunner.query(sql);
  }

  /** The role stays: other databases of the server may have it, too. */
  async down(queryRunner: QueryRunner): Promise<void> {
    if (queryRunner.connection.options.type !== 'postgres') return;
    for (const sql of (await tablesOf(queryRunner)).flatMap(unwalledSql)) await queryRunner.query(sql);
  }
}

async function tablesOf(queryRunner: QueryRunner): Promise<CatalogueTable[]> {
  const rows = (await queryRunner.query(CATALOGUE_SQL)) as Record<string, unknown>[];
  return rows.map(catalogueTable);
}
