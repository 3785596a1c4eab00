import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { Presets, SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import { isProblem, type Problem } from '../kernel/problem.js';

/** Exit codes that scripts rely on (contracts.md §1). */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** Words for people go to standard error; standard output carries what was asked for and nothing else. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Writes to standard output, and waits where the reader is slow. A reader that has had enough (`head`) is no error. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (process.stdout.destroyed) return;
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** What a person reads of a problem: its title, what was found, and the code to look it up by. */
export function sayProblem(problem: Problem, asJson: boolean): void {
  if (asJson) say(printable(JSON.stringify(problem.toDocument())));
  else say(`${problem.title}: ${printable(problem.message)}\n(${problem.code})`);
}

export function exitCodeOf(error: unknown): number {
  return isProblem(error) ? EXIT.refused : EXIT.usage;
}

/** Work shorter than this shows no bar. */
const BAR_AFTER_MS = 1_000;

/** A progress bar on a terminal, once work has taken over a second; nothing elsewhere. */
export class ProgressBar {
  private bar: SingleBar | undefined;
  private readonly startedAt = performance.now();

  constructor(private readonly label: string) {}

  readonly update = (done: number, total: number): void => {
    if (!process.stderr.isTTY || performance.now() - this.startedAt < BAR_AFTER_MS) return;
    if (!this.bar) {
      const format = `${this.label} {bar} {percentage}% | {value} of {total} | {eta_formatted} left`;
      this.bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
      this.bar.start(total, done);
    }
    this.bar.setTotal(total);
    this.bar.update(done);
  };

  stop(): void {
    this.bar?.stop();
  }
}

/** Runs work under a progress bar that is gone when the work is. */
export async function withProgress<T>(
  label: string,
  work: (update: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new ProgressBar(label);
  try {
    return await work(bar.update);
  } finally {
    bar.stop();
  }
}

/** An aligned table without frames; amounts to the right. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: number,
): string {
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const table = new Table({
    head: head.map(printable),
    chars: {
      ...none,
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, i) => (i >= head.length - right ? 'right' : 'left')),
  });
  table.push(...rows.map((row) => row.map(printable)));
  return `${table.toString().replace(/ +$/gm, '')}\n`;
}

/** Recorded text must not command the terminal: control characters, separators of lines and direction marks become visible. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    return `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  });
}

/**
 * Writes a file that appears under its name only when it is whole; without a name, writes to standard output.
 */
export async function writeOut<T>(
  file: string | undefined,
  produce: (write: (chunk: string | Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  if (file === undefined) return produce(print);
  const unfinished = new UnfinishedFile(file);
  try {
    const result = await produce((chunk) => unfinished.write(chunk));
    await unfinished.finish();
    return result;
  } catch (error) {
    await unfinished.discard();
    throw error;
  }
}

/** Writes files into a folder, each under its name only once all of them are whole. */
export async function writeOutFolder<T>(
  folder: string,
  produce: (write: (chunk: string, file: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  const files = new Map<string, UnfinishedFile>();
  try {
    const result = await produce((chunk, name) => {
      let file = files.get(name);
      if (!file) files.set(name, (file = new UnfinishedFile(join(folder, name))));
      return file.write(chunk);
    });
    for (const file of files.values()) await file.finish();
    return result;
  } catch (error) {
    for (const file of files.values()) await file.discard();
    throw error;
  }
}

/** A file on its way: written beside its name, and moved there when it is whole. */
class UnfinishedFile {
  private readonly path: string;
  private readonly stream: WriteStream;
  private failure: Error | undefined;

  constructor(private readonly file: string) {
    this.path = `${file}.unfinished`;
    this.stream = createWriteStream(this.path, { encoding: 'utf8' });
    // A failing disk shows in the next write; without a listener it would end the process before that.
    this.stream.on('error', (error) => (this.failure = error));
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    if (this.failure) throw this.failure;
    if (!this.stream.write(chunk)) await once(this.stream, 'drain');
  }

  async finish(): Promise<void> {
    if (this.failure) throw this.failure;
    this.stream.end();
    await once(this.stream, 'finish');
    await rename(this.path, this.file);
  }

  async discard(): Promise<void> {
    this.stream.destroy();
    await rm(this.path, { force: true });
  }
}
