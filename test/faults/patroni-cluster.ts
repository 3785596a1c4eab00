import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isInstalled } from '../support/other-programs.js';
import { reachableTemporaryFolder, unprivilegedUser } from '../support/postgres-process.js';

const DEPLOYED = fileURLToPath(new URL('../../deploy/', import.meta.url));
/** Where Debian puts each version's programs. */
const VERSIONS = '/usr/lib/postgresql';
const NAMES = ['one', 'two', 'three'] as const;
export type Name = (typeof NAMES)[number];

/** The folder of the newest PostgreSQL here that has all that Patroni asks for. */
function binaries(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'pg_rewind')));
}

/** What of the programs that a cluster is made of is not here. */
export function missingForCluster(): string[] {
  const missing = ['patroni', 'etcd', 'haproxy', 'pgbouncer'].filter((program) => !isInstalled(program));
  return binaries() === undefined ? [...missing, `PostgreSQL in ${VERSIONS}`] : missing;
}

export interface Standing {
  readonly name: Name;
  readonly role: string;
  readonly state: string;
}

/**
 * Three members of `deploy/patroni.yml`, with etcd beside them and `deploy/haproxy.cfg` and `deploy/pgbouncer.ini` before them. Each has an address of its
 * own in 127.0.0.0/8, so that ports are those of the files.
 */
export class PatroniCluster {
  private readonly user = unprivilegedUser();
  readonly folder = mkdtempSync(join(reachableTemporaryFolder(this.user), 'evenhand-patroni-'));
  private readonly network = `127.${String(1 + (randomBytes(1)[0]! % 250))}.${String(randomBytes(1)[0]!)}`;
  private readonly passwords = { superuser: secret(), replicator: secret(), rewinder: secret() };
  private readonly keepers = new Map<Name, ChildProcess>();
  private readonly others: ChildProcess[] = [];
  private readonly addresses: Readonly<Record<Name, string>> = {
    one: `${this.network}.11`,
    two: `${this.network}.12`,
    three: `${this.network}.13`,
  };

  private constructor() {}

  static async start(): Promise<PatroniCluster> {
    const cluster = new PatroniCluster();
    try {
      await cluster.startAll();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** The primary's database as PgBouncer leads to it, or as a balancer does. */
  url(by: 'pool' | 'primary' | 'standbys', database = 'evenhand'): string {
    const port = { pool: 6432, primary: 5000, standbys: 5001 }[by];
    return `postgres://postgres:${this.passwords.superuser}@${this.network}.1:${String(port)}/${database}`;
  }

  urlAt(name: Name, database = 'postgres'): string {
    return `postgres://postgres:${this.passwords.superuser}@${this.addresses[name]}:5432/${database}`;
  }

  private async startAll(): Promise<void> {
    if (this.user) chownSync(this.folder, this.user.uid, this.user.gid);
    const etcd = `http://${this.network}.2:2379`;
    this.others.push(
      this.spawn('etcd', [
        ...['--data-dir', join(this.folder, 'etcd'), '--log-level', 'error'],
        ...['--listen-client-urls', etcd, '--advertise-client-urls', etcd],
        ...['--listen-peer-urls', `http://${this.network}.2:2380`],
      ]),
    );
    for (const name of NAMES) this.startMember(name);
    this.others.push(this.spawn('haproxy', ['-f', this.write('haproxy.cfg', this.haproxy()), '-db']));
    this.write('userlist.txt', `"postgres" "${this.passwords.superuser}"\n`);
    this.others.push(this.spawn('pgbouncer', [this.write('pgbouncer.ini', this.pgbouncer())]));
  }

  /** Begins to keep a member, or to keep it again. */
  startMember(name: Name): void {
    const path = this.write(`${name}.yml`, this.patroni(name));
    this.keepers.set(name, this.spawn('patroni', [path]));
  }

  private spawn(program: string, parameters: readonly string[]): ChildProcess {
    const child = spawn(program, parameters, {
      ...this.user,
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    const log = join(this.folder, `${program}-${String(child.pid)}.log`);
    const note = (chunk: Buffer): void => writeFileSync(log, chunk, { flag: 'a' });
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('error', () => undefined);
    return child;
  }

  private write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    if (this.user) chownSync(path, this.user.uid, this.user.gid);
    return path;
  }

  private patroni(name: Name): string {
    return filled('patroni.yml', {
      MEMBER: name,
      ADDRESS: this.addresses[name],
      ETCD_HOSTS: `${this.network}.2:2379`,
      NETWORK: '127.0.0.0/8',
      SUPERUSER_PASSWORD: this.passwords.superuser,
      REPLICATOR_PASSWORD: this.passwords.replicator,
      REWINDER_PASSWORD: this.passwords.rewinder,
      '/var/lib/postgresql/evenhand': join(this.folder, name),
      '/var/lib/postgresql/pgpass-evenhand': join(this.folder, `pgpass-${name}`),
      '/usr/lib/postgresql/15/bin': binaries()!,
    });
  }

  private haproxy(): string {
    const { one, two, three } = this.addresses;
    const at = `${this.network}.1`;
    return filled('haproxy.cfg', {
      ...{ ADDRESS_ONE: one, ADDRESS_TWO: two, ADDRESS_THREE: three },
      ...{ '127.0.0.1:5000': `${at}:5000`, '127.0.0.1:5001': `${at}:5001` },
    });
  }

  private pgbouncer(): string {
    return filled('pgbouncer.ini', {
      '/etc/pgbouncer/userlist.txt': join(this.folder, 'userlist.txt'),
      'host=127.0.0.1': `host=${this.network}.1`,
      'listen_addr = 127.0.0.1': `listen_addr = ${this.network}.1`,
    });
  }

  /** What Patroni says of its members; nothing where none answers. */
  async members(): Promise<Standing[]> {
    for (const name of NAMES) {
      try {
        const response = await fetch(`http://${this.addresses[name]}:8008/cluster`, {
          signal: AbortSignal.timeout(2_000),
        });
        return ((await response.json()) as { members: Standing[] }).members;
      } catch {
        // The next one may.
      }
    }
    return [];
  }

  /** Waits until there is a primary, a standby that it waits for, and another that follows; the primary's name. */
  async untilWhole(): Promise<Name> {
    for (const end = performance.now() + 180_000; performance.now() < end; await pause(250)) {
      const members = await this.members();
      const leader = members.find(({ role, state }) => role === 'leader' && state === 'running');
      const following = members.filter(
        ({ role, state }) => role !== 'leader' && /running|streaming/.test(state),
      );
      const isWaitedFor = following.some(({ role }) => role === 'sync_standby');
      if (leader && isWaitedFor && following.length === NAMES.length - 1) return leader.name;
    }
    throw new Error(
      `the cluster did not become whole: ${JSON.stringify(await this.members())}\n${this.logs()}`,
    );
  }

  /** Waits until another one than this is the primary; its name. */
  async untilAnother(than: Name): Promise<Name> {
    for (const end = performance.now() + 120_000; performance.now() < end; await pause(50)) {
      const leader = (await this.members()).find(
        ({ role, state }) => role === 'leader' && state === 'running',
      );
      if (leader && leader.name !== than) return leader.name;
    }
    throw new Error(`nobody was promoted: ${JSON.stringify(await this.members())}\n${this.logs()}`);
  }

  /** Ends a member, its keeper and every process of its server, as a power cut would. */
  async kill(name: Name): Promise<void> {
    const keeper = this.keepers.get(name)!;
    keeper.kill('SIGKILL');
    const server = this.serverOf(name);
    if (server === undefined) return;
    for (const pid of [server, ...childrenOf(server)]) signal(pid, 'SIGKILL');
  }

  /** Stops the keeper of a member, whose server goes on: as a keeper that hangs. */
  hang(name: Name): void {
    this.keepers.get(name)!.kill('SIGSTOP');
  }

  resume(name: Name): void {
    this.keepers.get(name)!.kill('SIGCONT');
  }

  private serverOf(name: Name): number | undefined {
    const file = join(this.folder, name, 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  }

  private logs(): string {
    const logs = readdirSync(this.folder).filter((file) => file.endsWith('.log'));
    return logs
      .map((file) => `${file}\n${readFileSync(join(this.folder, file), 'utf8').slice(-3_000)}`)
      .join('\n');
  }

  async stop(): Promise<void> {
    for (const name of NAMES) if (this.keepers.has(name)) await this.kill(name);
    for (const child of this.others) child.kill('SIGKILL');
    await pause(200);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const secret = (): string => randomBytes(12).toString('hex');

/** A file of `deploy/` with other words in the place of some. */
function filled(name: string, words: Readonly<Record<string, string>>): string {
  let text = readFileSync(join(DEPLOYED, name), 'utf8');
  for (const [word, other] of Object.entries(words)) {
    if (!text.includes(word)) throw new Error(`deploy/${name} does not say ${word}`);
    // Not within a longer word, such as ADDRESS in ADDRESS_ONE.
    text = text.replaceAll(new RegExp(`(?<![A-Z_])${word.replace(/[.]/g, '\\.')}(?![A-Z_])`, 'g'), other);
  }
  return text;
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        // pid (name) state parent
        return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}
