import type { ReadSnapshot } from '../event-store/store.js';
import { STANDING_WALLS_SQL, isWalled, catalogueTable, SERVICE_ROLE } from '../event-store/walls.js';
import type { Check } from './check.js';

/** What walls rest on beside the policies: who logs in, and what the role that it takes on could do past them. */
const ROLES_SQL = `
  SELECT session_user AS login, current_user AS role,
    (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) AS login_is_superuser,
    (SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS role_passes_by,
    EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace
      AND pg_has_role(current_user, relowner, 'MEMBER')) AS role_owns,
    EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace
      AND pg_has_role(session_user, relowner, 'MEMBER')) AS login_owns`;

/** Whether rows of one coalition are kept from transactions of another, on PostgreSQL. */
export async function wallsCheck(snapshot: ReadSnapshot): Promise<Check> {
  const tables = await snapshot.query(STANDING_WALLS_SQL);
  const walled = tables.filter((row) => isWalled(catalogueTable(row)));
  const open = walled.filter((row) => !row['stands']).map(({ name }) => String(name));
  const faults: string[] = [];
  if (open.length > 0) faults.push(`no wall around ${open.join(', ')}: let the owner put it back`);
  const [roles] = await snapshot.query(ROLES_SQL);
  const { login, role, login_is_superuser, login_owns, role_passes_by, role_owns } = roles!;
  if (role !== SERVICE_ROLE) faults.push(`requests run as ${String(role)}, not as ${SERVICE_ROLE}`);
  if (role_passes_by || role_owns) {
    faults.push(
      `${String(role)} owns tables or may pass by walls: it must be a plain role that owns nothing`,
    );
  }
  if (faults.length > 0) return { name: 'walls', state: 'fault', found: faults.join('; ') };
  const found = `around ${String(walled.length)} tables; ${String(login)} works as ${String(role)}`;
  if (!login_is_superuser && !login_owns) return { name: 'walls', state: 'ok', found };
  const who = login_is_superuser ? 'a superuser' : 'the owner of the tables';
  return {
    name: 'walls',
    state: login_is_superuser ? 'warning' : 'ok',
    found: `${found}, and is ${who}: a login that is only a member of ${SERVICE_ROLE} could not go back behind the walls`,
  };
}
