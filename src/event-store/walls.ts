/**
 * Walls between coalitions on PostgreSQL: row-level security, under a role that owns nothing. Here, and nowhere else, stands
 * how a table is walled in; projections make their tables with it, migrations use it for all others, the doctor looks for it.
 */

/** The role that requests run as. Roles belong to a whole server, so its other databases may have made it already. */
export const SERVICE_ROLE = 'evenhand_service';

/**
 * Whose rows a transaction reaches:
 * `coalition`: those of one coalition, which it names (`within`) before it asks for any;
 * `across`: of all coalitions, which of them there are, the jobs that wait and their web hooks; of anything else, those of the coalition that it named
 * last, as it goes from one to the next;
 * `owner`: everything, as the owner of the tables, who may change them: rebuilds, backup and restore.
 */
export type Reach = 'coalition' | 'across' | 'owner';

/** Settings of a transaction. A setting that was never made is null, and one of an earlier transaction '': no coalition's id. */
const COALITION_SETTING = 'evenhand.coalition';
const ACROSS_SETTING = 'evenhand.across';

export const setCoalitionSql = (literal: string): string => `SET LOCAL ${COALITION_SETTING} = ${literal}`;

/** What follows BEGIN, in the same message. */
export function reachSql(reach: Reach): string[] {
  const role = `SET LOCAL ROLE ${SERVICE_ROLE}`;
  const across = `SET LOCAL ${ACROSS_SETTING} = 'all'`;
  return { coalition: [role], across: [role, across], owner: [across] }[reach];
}

/** Whether the login owns the tables, as a row `is_owner`; no row where there are none yet. */
export const IS_OWNER_SQL =
  "SELECT pg_has_role(current_user, relowner, 'USAGE') AS is_owner FROM pg_class WHERE oid = to_regclass('ledger_heads')";

/**
 * Tables that name a coalition and have no wall. Whoever decides whether somebody may come in looks across all of them: a
 * person's grants, the key or the invitation behind a token. One act may be told in the trails of several coalitions.
 */
const WITHOUT_WALL: readonly string[] = [
  'grants',
  'api_keys',
  'invitations',
  'access_trail',
  'access_trail_heads',
];

/** What the service sees of all coalitions in a transaction that says so. */
const SEEN_ACROSS: Readonly<Record<string, 'SELECT' | 'ALL'>> = {
  ledger_heads: 'SELECT',
  file_jobs: 'ALL',
  file_job_keys: 'ALL',
  web_hooks: 'ALL',
  web_hook_dead_letters: 'ALL',
};

/** Tables behind walls whose rows may be removed: what is in them is no fact, and no figure. */
const REMOVABLE: readonly string[] = ['import_mappings'];

/** A table as the catalogue has it. */
export interface CatalogueTable {
  readonly name: string;
  readonly namesCoalition: boolean;
  readonly isAppendOnly: boolean;
}

const CATALOGUE_COLUMNS = `c.relname AS name,
  EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'coalition_id') AS names_coalition,
  EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_append_only') AS append_only`;
const CATALOGUE =
  "FROM pg_class AS c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname";

/** The tables of this program's schema, as rows that `catalogueTable` reads. */
export const CATALOGUE_SQL = `SELECT ${CATALOGUE_COLUMNS} ${CATALOGUE}`;

/** The same with `stands`: whether there is a wall around it that also holds for its owner, with no hole in it. */
export const STANDING_WALLS_SQL = `
  SELECT ${CATALOGUE_COLUMNS}, c.relrowsecurity AND c.relforcerowsecurity
    AND EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'evenhand_wall')
    AND EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'evenhand_owner' AND p.polroles = ARRAY[c.relowner])
    AND NOT EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid
      AND p.polname NOT IN ('evenhand_wall', 'evenhand_owner', 'evenhand_across')) AS stands ${CATALOGUE}`;

export function isWalled({ name, namesCoalition }: CatalogueTable): boolean {
  return namesCoalition && !WITHOUT_WALL.includes(name);
}

/** What the service may do with the rows of a table. Changing the table itself is the owner's. */
function privilegesOn(table: CatalogueTable): string {
  if (['migrations', 'projections'].includes(table.name)) return 'SELECT';
  if (table.isAppendOnly) return 'SELECT, INSERT';
  // Facts and figures stay; jobs, and what is known of people, go.
  const stays = isWalled(table) && SEEN_ACROSS[table.name] !== 'ALL' && !REMOVABLE.includes(table.name);
  return stays ? 'SELECT, INSERT, UPDATE' : 'SELECT, INSERT, UPDATE, DELETE';
}

/**
 * Gives the service what it needs of a table, and puts a wall around it where it has a coalition's rows. Whatever wall was there
 * before is replaced. The tables' owner is whoever runs this.
 */
export function wallSql(table: CatalogueTable): string[] {
  const { name } = table;
  const grants = [
    `REVOKE ALL ON ${name} FROM ${SERVICE_ROLE}`,
    `GRANT ${privilegesOn(table)} ON ${name} TO ${SERVICE_ROLE}`,
  ];
  if (!isWalled(table)) return grants;
  const policy = (called: string, whom: string, command: string, condition: string): string[] => [
    `DROP POLICY IF EXISTS ${called} ON ${name}`,
    `CREATE POLICY ${called} ON ${name} FOR ${command} TO ${whom} USING (${condition})`,
  ];
  // Written so, and not as a subquery, it is held against the query's own filter once for each scan, before any row is read.
  const ofThisCoalition = `coalition_id = current_setting('${COALITION_SETTING}', true)`;
  const acrossAll = `current_setting('${ACROSS_SETTING}', true) = 'all'`;
  const command = SEEN_ACROSS[name];
  return [
    ...grants,
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
    ...policy('evenhand_wall', SERVICE_ROLE, 'ALL', ofThisCoalition),
    // The owner too sees nothing without having said so.
    ...policy('evenhand_owner', 'CURRENT_USER', 'ALL', acrossAll),
    ...(command ? policy('evenhand_across', SERVICE_ROLE, command, acrossAll) : []),
  ];
}

/** Takes down what `wallSql` made. */
export function unwalledSql({ name }: CatalogueTable): string[] {
  return [
    ...['evenhand_wall', 'evenhand_owner', 'evenhand_across'].map(
      (policy) => `DROP POLICY IF EXISTS ${policy} ON ${name}`,
    ),
    `ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
    `REVOKE ALL ON ${name} FROM ${SERVICE_ROLE}`,
  ];
}

/** A row of `CATALOGUE_SQL`. */
export function catalogueTable(row: Readonly<Record<string, unknown>>): CatalogueTable {
  return {
    name: row['name'] as string,
    namesCoalition: row['names_coalition'] as boolean,
    isAppendOnly: row['append_only'] as boolean,
  };
}
