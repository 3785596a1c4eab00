import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, reachableTemporaryFolder, unprivilegedUser } from './postgres-process.js';

const DEPLOYED = fileURLToPath(new URL('../../deploy/pgbouncer.ini', import.meta.url));

/** PgBouncer with the settings of `deploy/`, before a server of the tests. */
export class PgBouncer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /**
   * @param urls of databases of one server, each with the login and password that it lets in
   * @param settings over those of `deploy/pgbouncer.ini`
   */
  static async before(
    urls: readonly string[],
    settings: Readonly<Record<string, string>> = {},
  ): Promise<PgBouncer> {
    const user = unprivilegedUser();
    const folder = mkdtempSync(join(reachableTemporaryFolder(user), 'evenhand-pgbouncer-'));
    const port = await freePort();
    const server = new URL(urls[0]!);
    const logins = urls.map((url) => {
      const { username, password } = new URL(url);
      return `"${username}" "${password}"\n`;
    });
    const over = { listen_port: String(port), auth_file: join(folder, 'userlist.txt'), ...settings };
    const ini = [
      readFileSync(DEPLOYED, 'utf8'),
      ...Object.entries(over).map(([name, value]) => `${name} = ${value}`),
      `[databases]\n* = host=${server.hostname} port=${server.port}\n`,
    ];
    writeFileSync(join(folder, 'userlist.txt'), logins.join(''));
    writeFileSync(join(folder, 'pgbouncer.ini'), ini.join('\n'));
    if (user)
      for (const name of ['', 'userlist.txt', 'pgbouncer.ini'])
        chownSync(join(folder, name), user.uid, user.gid);
    const child = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((ready, failed) => {
      let log = '';
      child.stderr.on('data', (chunk: Buffer) => {
        log += chunk.toString('utf8');
        if (/process up/.test(log)) ready();
      });
      child.once('error', failed);
      child.once('exit', () => failed(new Error(`PgBouncer did not start:\n${log}`)));
    });
    return new PgBouncer(child, folder, port);
  }

  /** The same database by way of the pooler. */
  urlOf(url: string): string {
    return Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
