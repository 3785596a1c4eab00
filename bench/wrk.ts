import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './places.js';

/** A load that takes longer than this is broken off. */
const LONGEST_SECONDS = 120;

/** What came of sending each of some bodies once. */
export interface Load {
  readonly perSecond: number;
  /** The bodies of the answers, which were all 201. */
  readonly answers: readonly string[];
  /** Processor time in seconds: of this process, which is the server, and of wrk. */
  readonly serverSeconds: number;
  readonly wrkSeconds: number;
}

/** Lets wrk POST each body once with these headers, over so many connections. Throws where one of them is not answered with 201. */
export async function postAll(
  url: string,
  bodies: readonly string[],
  connections: number,
  folder: string,
  headers: Readonly<Record<string, string>>,
): Promise<Load> {
  const bodiesPath = join(folder, 'bodies');
  const answersPath = join(folder, 'answers');
  writeFileSync(bodiesPath, `${bodies.join('\n')}\n`);
  const wrk = ['-t1', `-c${String(connections)}`, `-d${String(LONGEST_SECONDS)}s`, '--timeout', '30s'];
  for (const [name, value] of Object.entries(headers)) wrk.push('-H', `${name}: ${value}`);
  const script = ['-s', join(ROOT, 'bench', 'http-load.lua'), url, '--', bodiesPath, answersPath];
  // The shell outlives the signal that ends wrk early, and then says what wrk took of the processor.
  const child = spawn('sh', ['-c', `trap '' INT; wrk "$@"; times`, 'sh', ...wrk, ...script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const said: string[] = [];
  let began: Moment | undefined;
  let ended: Moment | undefined;
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    if (line === 'begun') began = moment();
    else if (line === 'answered') ended = moment();
    else if (line === 'written') process.kill(-child.pid!, 'SIGINT');
  });
  await closed;
  if (!began || !ended) throw new Error(`wrk did not get every answer:\n${said.join('\n')}`);
  const answers = readFileSync(answersPath, 'utf8').trimEnd().split('\n');
  const refused = answers.find((answer) => !answer.startsWith('{'));
  if (refused !== undefined) throw new Error(`not every request was answered with 201: ${refused}`);
  const seconds = ended.at - began.at;
  return {
    perSecond: bodies.length / seconds,
    answers,
    serverSeconds: ended.processor - began.processor,
    wrkSeconds: childSecondsOf(said.at(-1)!),
  };
}

interface Moment {
  readonly at: number;
  readonly processor: number;
}

function moment(): Moment {
  const { user, system } = process.cpuUsage();
  return { at: performance.now() / 1_000, processor: (user + system) / 1_000_000 };
}

/** The shell's last line, `0m0.52s 0m1.31s`: what its children took, as themselves and in the system. */
function childSecondsOf(line: string): number {
  const found = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  if (found.length !== 2) throw new Error(`the shell did not say what wrk took: ${line}`);
  return found.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
