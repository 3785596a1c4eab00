import { randomBytes } from 'node:crypto';
import { freshDatabase } from './postgres.js';
import { rawDatabase, type RawDatabase } from './raw-database.js';

/** A database as it should be set up: its owner is no superuser, and the service logs in as a member of its role and no more. */
export interface WalledDatabase {
  readonly ownerUrl: string;
  readonly memberUrl: string;
  /** The prompt of the server's administrator, whom no wall stops. */
  readonly admin: RawDatabase;
  /** What docs/postgresql.md has an administrator run. */
  letLoginsServe(): Promise<void>;
  drop(): Promise<void>;
}

export async function walledDatabase(): Promise<WalledDatabase> {
  const { url, drop } = await freshDatabase();
  const admin = await rawDatabase(url);
  const id = randomBytes(6).toString('hex');
  const urlOf = async (login: string): Promise<string> => {
    await admin.query(`CREATE ROLE ${login} LOGIN PASSWORD '${id}'`);
    return Object.assign(new URL(url), { username: login, password: id }).href;
  };
  const [owner, member] = [`owner_${id}`, `member_${id}`];
  const [ownerUrl, memberUrl] = [await urlOf(owner), await urlOf(member)];
  await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} OWNER TO ${owner}`);
  return {
    ownerUrl,
    memberUrl,
    admin,
    letLoginsServe: async () => {
      // Another test on this server may make it at the same moment.
      await admin.query('CREATE ROLE evenhand_service NOLOGIN').catch(() => undefined);
      await admin.query(`GRANT evenhand_service TO ${owner}, ${member}`);
    },
    drop: async () => {
      await admin.query(`DROP OWNED BY ${owner}, ${member}`);
      await admin.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} OWNER TO CURRENT_USER`);
      await admin.query(`DROP ROLE ${owner}, ${member}`);
      await admin.close();
      await drop();
    },
  };
}
