import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const COMMAND_LINE = resolve('dist/src/cli.js');
const LONGEST_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs one command line of the compiled program, as a coordinator would. Never fails: the exit code is a result. */
export function evenhand(databaseUrl: string, ...words: string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [COMMAND_LINE, ...words],
      {
        env: { ...process.env, EVENHAND_DATABASE_URL: databaseUrl, NODE_OPTIONS: '' },
        maxBuffer: LONGEST_OUTPUT_BYTES,
      },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
      },
    );
  });
}

/** Runs a command that must succeed, and reads what it printed as JSON. */
export async function evenhandJson<T>(databaseUrl: string, ...words: string[]): Promise<T> {
  const { code, stdout, stderr } = await evenhand(databaseUrl, ...words);
  if (code !== 0) throw new Error(`evenhand ${words.join(' ')} ended with ${String(code)}:\n${stderr}`);
  return JSON.parse(stdout) as T;
}
