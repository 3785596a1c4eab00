/** Instances of the built program as they run for users: processes of their own, reached over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from './places.js';

/** A cold start on a busy machine. */
const START_PATIENCE_MS = 180_000;
const LOG_CHARACTERS = 20_000;

/** Everybody who asks comes from this machine, and is counted as one address: counted they are, but not held back. */
const ONE_ADDRESS_FOR_ALL = { EVENHAND_LIMIT_PER_ADDRESS: '10000000' };
/** A key asks for a whole coalition here, and a few people for all of its members. */
const FEW_FOR_MANY = { EVENHAND_LIMIT_PER_PERSON: '10000000', EVENHAND_LIMIT_PER_KEY: '10000000' };

export class Served {
  private constructor(
    private readonly child: ChildProcess,
    readonly name: string,
    /** `http://127.0.0.1:PORT` */
    readonly origin: string,
    private readonly metricsUrl: string,
    private readonly said: () => string,
  ) {}

  /**
   * Starts an instance, and waits until it listens.
   * @param folder what instances share: the installation's secret, evidence, reports, uploads
   * @param port 0 for a free one
   */
  static async start(name: string, databaseUrl: string, folder: string, port = 0): Promise<Served> {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'dist', 'src', 'cli.js'), 'serve', '--port', String(port)],
      {
        env: { ...process.env, ...environmentOf(databaseUrl, folder) },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let said = '';
    const listening = new Promise<readonly [string, string]>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${name} does not start:\n${said}`));
      }, START_PATIENCE_MS);
      child.once('exit', () => {
        reject(new Error(`${name} ended:\n${said}`));
      });
      child.stderr.on('data', (chunk: Buffer) => {
        said = `${said}${chunk.toString('utf8')}`.slice(-LOG_CHARACTERS);
        const origin = /listening on (http:\S+)/.exec(said)?.[1];
        const metrics = /metrics at (http:\S+)/.exec(said)?.[1];
        if (origin === undefined || metrics === undefined) return;
        clearTimeout(timer);
        resolve([origin, metrics]);
      });
    });
    try {
      const [origin, metrics] = await listening;
      return new Served(child, name, origin, metrics, () => said);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** Starts several at once, or none. */
  static async startAll(names: readonly string[], databaseUrl: string, folder: string): Promise<Served[]> {
    const starts = await Promise.allSettled(names.map((name) => Served.start(name, databaseUrl, folder)));
    const served = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const failed = starts.find((start) => start.status === 'rejected');
    if (!failed) return served;
    await Promise.all(served.map((instance) => instance.stop()));
    throw failed.reason;
  }

  get port(): number {
    return Number(new URL(this.origin).port);
  }

  /** What it said last on standard error. */
  get log(): string {
    return this.said();
  }

  /** Its metrics by name and labels, as they stand before the value of each line. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    const answer = await fetch(this.metricsUrl);
    const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      lines.map((line) => {
        const space = line.lastIndexOf(' ');
        return [line.slice(0, space), Number(line.slice(space + 1))];
      }),
    );
  }

  /** `kill -9`, and nothing is finished. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}

function environmentOf(databaseUrl: string, folder: string): NodeJS.ProcessEnv {
  return {
    ...{ EVENHAND_DATABASE_URL: databaseUrl, EVENHAND_METRICS_PORT: '0', EVENHAND_PUBLIC_URL: '' },
    ...{ EVENHAND_SECRET_FILE: join(folder, 'secret'), EVENHAND_EVIDENCE: join(folder, 'evidence') },
    ...{ EVENHAND_REPORT_FILES: join(folder, 'report-files'), EVENHAND_UPLOADS: join(folder, 'uploads') },
    ...ONE_ADDRESS_FOR_ALL,
    ...FEW_FOR_MANY,
  };
}
