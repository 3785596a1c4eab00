/** What a command line left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one command line in this process and keeps what it prints, so that a story of a hundred commands need not start a program a
 * hundred times. One at a time: the streams of a process are its only ones.
 * @param run runs it and answers its exit code
 */
export async function captured(run: () => Promise<number>): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const write = stream.write.bind(stream);
    stream.write = (chunk: Uint8Array | string): boolean => {
      printed[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
    return (): void => {
      stream.write = write;
    };
  });
  try {
    const code = await withoutExitCode(run);
    return { code, ...printed };
  } finally {
    for (const undo of restore) undo();
  }
}

/** Commands tell a failed check by the exit code of the process, which must not reach the command after them. */
export async function withoutExitCode(run: () => Promise<number>): Promise<number> {
  process.exitCode = undefined;
  try {
    return await run();
  } finally {
    process.exitCode = undefined;
  }
}
