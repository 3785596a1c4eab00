import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CommandRequest, CommandResult } from '../../src/event-store/ledger-transaction.js';
import type { Told } from './builders.js';
import { requestOf } from './ledgers.js';

const PROGRAM = fileURLToPath(new URL('./programs/ledger-process.js', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../dist/src/ledger-model.js', import.meta.url));

export type Answer =
  | { readonly results: readonly CommandResult[] }
  | { readonly refused: { readonly code: string; readonly details?: unknown } };

interface Reply {
  readonly id?: string;
  readonly ready?: { readonly migrated: readonly string[]; readonly rebuilt: readonly string[] };
}

/** A ledger in another process, spoken to by lines; see programs/ledger-process.js. */
export class LedgerProcess {
  private asked = 0;
  private readonly waiting = new Map<string, (answer: Answer | undefined) => void>();
  private stderr = '';

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    // What was asked of a process that is gone stays unanswered, which is what tests of killing are about.
    child.stdin.on('error', () => undefined);
    child.on('close', () => {
      for (const answer of this.waiting.values()) answer(undefined);
      this.waiting.clear();
    });
  }

  /**
   * Resolves once the process has opened the database, or fails with what it said.
   * @param environment variables beside those of this process
   */
  static async open(url: string, environment: NodeJS.ProcessEnv = {}): Promise<LedgerProcess> {
    if (!existsSync(COMPILED)) throw new Error('there is no compiled program; run `npm run build` first');
    const child = spawn(process.execPath, ['--no-warnings', PROGRAM, url], {
      stdio: 'pipe',
      env: { ...process.env, ...environment },
    });
    const opened = new LedgerProcess(child);
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const reply = JSON.parse(line) as Reply & Answer;
        if (reply.ready) resolve();
        else opened.waiting.get(reply.id!)?.(reply);
        if (reply.id) opened.waiting.delete(reply.id);
      });
      child.once('close', (code) =>
        reject(new Error(`the process ended with ${String(code)}: ${opened.stderr}`)),
      );
    });
    return opened;
  }

  /** What came of the commands; undefined where the process was gone before it could say. */
  tell(commands: readonly Told[], over: Partial<CommandRequest> = {}): Promise<Answer | undefined> {
    return this.ask({ commands: commands.map((command) => requestOf(command, over)) });
  }

  /** All in one transaction. */
  batch(commands: readonly Told[]): Promise<Answer | undefined> {
    return this.ask({ batch: commands.map((command) => requestOf(command)) });
  }

  rebuild(): Promise<Answer | undefined> {
    return this.ask({ rebuild: true });
  }

  private ask(request: object): Promise<Answer | undefined> {
    const id = String((this.asked += 1));
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.stdin.write(`${JSON.stringify({ id, ...request })}\n`);
    });
  }

  /** Without a warning, as by a power cut. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'close');
  }

  /** Lets it finish what was asked. Fails where it did not end well. */
  async close(): Promise<void> {
    if (this.child.signalCode !== null) return;
    this.child.stdin.end();
    if (this.child.exitCode === null) await once(this.child, 'close');
    if (this.child.exitCode !== 0) throw new Error(`the process failed: ${this.stderr}`);
  }
}
