import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ran } from './terminal.js';

const PROGRAM = fileURLToPath(new URL('./programs/terminal-process.js', import.meta.url));

/** The terminal in one process for many command lines, for stories that have many; see programs/terminal-process.js. */
export class TerminalProcess {
  private readonly waiting: ((ran: Ran | undefined) => void)[] = [];
  private stderr = '';
  private isGone = false;

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString('utf8')));
    child.stdin.on('error', () => undefined);
    child.on('close', () => {
      this.isGone = true;
      for (const answer of this.waiting.splice(0)) answer(undefined);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.waiting.shift()!(JSON.parse(line) as Ran);
    });
  }

  /** @param folder in which it runs; that of this process without it */
  static open(folder?: string): TerminalProcess {
    const options = { stdio: 'pipe', ...(folder === undefined ? {} : { cwd: folder }) } as const;
    return new TerminalProcess(spawn(process.execPath, ['--no-warnings', PROGRAM], options));
  }

  /** Lets whoever started it end without closing it: it ends with the pipe that it reads from. */
  holdingUpNobody(): this {
    this.child.unref();
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) (stream as Socket).unref();
    return this;
  }

  /**
   * Runs one command line. What it ended with is a result; it fails only where the process itself is gone.
   * @param at what time it is for the ledger; the machine's time without it
   */
  async run(url: string, words: readonly string[], at: string | null = null): Promise<Ran> {
    const ran = await new Promise<Ran | undefined>((answer) => {
      if (this.isGone) return answer(undefined);
      this.waiting.push(answer);
      this.child.stdin.write(`${JSON.stringify({ words, url, at })}\n`);
    });
    if (!ran) throw new Error(`the terminal ended at ${words.join(' ')}: ${this.stderr}`);
    return ran;
  }

  /** Runs a command that must succeed, and answers what it printed. */
  async done(url: string, words: readonly string[], at: string | null = null): Promise<string> {
    const { code, stdout, stderr } = await this.run(url, words, at);
    if (code !== 0) throw new Error(`evenhand ${words.join(' ')} ended with ${String(code)}:\n${stderr}`);
    return stdout;
  }

  /** Runs a command that must succeed, and reads what it printed as JSON. */
  async json<T>(url: string, words: readonly string[]): Promise<T> {
    return JSON.parse(await this.done(url, words)) as T;
  }

  async close(): Promise<void> {
    this.child.stdin.end();
    if (this.child.exitCode === null) await once(this.child, 'close');
  }
}
