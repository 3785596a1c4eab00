import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API, Door } from '../http/door.js';
import type { Json } from '../http/conformity.js';
import { TerminalProcess } from '../support/terminal-process.js';

const COALITION = 'corran-quay';
const HERE = `${API}/coalitions/${COALITION}`;
const OF = ['--coalition', COALITION];

/** Something to do, as the API takes it: a path below the coalition, a body, and for whom. */
export interface Deed {
  readonly at: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly as?: string;
}

/** Something to ask, as the API takes it: a path below the coalition, and what it is asked for. */
export interface Question {
  readonly at: string;
  readonly of?: Readonly<Record<string, string>>;
}

/** One of the two ways into the program; both are told the same, in the words of each. */
export interface StoryDoor {
  do(deed: Deed): Promise<void>;
  /** Must be refused; answers the problem's code. */
  refused(deed: Deed): Promise<string>;
  attach(entry: string, file: string, text: string, as: string): Promise<void>;
  ask<T = Json>(question: Question): Promise<T>;
  close(): Promise<void>;
}

/** Opens each door in turn; the coalition is empty but for the members that join on the first of the year. */
export const DOORS: readonly (readonly [string, (url: string) => Promise<StoryDoor>])[] = [
  ['by commands', (url) => Promise.resolve(new TerminalDoor(url))],
  ['over HTTP', (url) => HttpDoor.open(url)],
];

export async function founded(door: StoryDoor, ...members: string[]): Promise<void> {
  await door.do({ at: '', body: { name: 'Corran Quay', currency: 'EUR', timeZone: 'Europe/Dublin' } });
  for (const id of members) {
    await door.do({ at: 'members', body: { id, name: `The ${id}`, joinedOn: '2026-01-01' } });
  }
}

class HttpDoor implements StoryDoor {
  private constructor(
    private readonly door: Door,
    private readonly evidence: string,
  ) {}

  static async open(url: string): Promise<HttpDoor> {
    const evidence = mkdtempSync(join(tmpdir(), 'evenhand-story-'));
    return new HttpDoor(await Door.open(url, { evidence }), evidence);
  }

  async do(deed: Deed): Promise<void> {
    const { status, text } = await this.send(deed);
    if (status !== 201) throw new Error(`${deed.at}: ${String(status)} ${text}`);
  }

  async refused(deed: Deed): Promise<string> {
    const { status, body } = await this.send(deed);
    return status < 400 ? 'done' : String(body.code);
  }

  async attach(entry: string, file: string, text: string, as: string): Promise<void> {
    const body = new FormData();
    body.append('file', new Blob([text]), file);
    const headers = { 'evenhand-acting-for': as };
    const { status } = await this.door.send('POST', `${HERE}/entries/${entry}/evidence`, { body, headers });
    expect(status).toBe(201);
  }

  async ask<T>({ at, of = {} }: Question): Promise<T> {
    const { status, body, text } = await this.door.get(`${HERE}/${at}?${new URLSearchParams(of).toString()}`);
    if (status !== 200) throw new Error(`${at}: ${String(status)} ${text}`);
    return body as T;
  }

  async close(): Promise<void> {
    await this.door.close();
    rmSync(this.evidence, { recursive: true, force: true });
  }

  private send({ at, body = {}, as = 'backbone' }: Deed) {
    const isFounding = at === '';
    const path = isFounding ? `${API}/coalitions` : `${HERE}/${at}`;
    const founding = isFounding ? { id: COALITION } : {};
    return this.door.post(path, { ...founding, ...body }, isFounding ? {} : { 'evenhand-acting-for': as });
  }
}

/** The options whose names are not those of the API in kebab case. */
const OPTIONS: Readonly<Record<string, string>> = {
  memberId: 'member',
  occurredOn: 'on',
  valuationBasis: 'basis',
  pledgeId: 'pledge',
  answer: 'words',
};

/** One for all stories of this process, with which it ends: to start it takes longer than any of their commands. */
let terminal: TerminalProcess | undefined;

class TerminalDoor implements StoryDoor {
  private readonly terminal = (terminal ??= TerminalProcess.open().holdingUpNobody());

  constructor(private readonly url: string) {}

  async do(deed: Deed): Promise<void> {
    await this.terminal.done(this.url, wordsOf(deed));
  }

  async refused(deed: Deed): Promise<string> {
    const { code, stderr } = await this.terminal.run(this.url, [...wordsOf(deed), '--json']);
    return code === 1 ? (JSON.parse(stderr) as { code: string }).code : 'done';
  }

  async attach(entry: string, file: string, text: string, as: string): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-paper-'));
    writeFileSync(join(folder, file), text);
    const words = ['attach', join(folder, file), ...OF, '--entry', entry, '--as', as];
    expect(await this.terminal.run(this.url, words)).toMatchObject({
      code: 0,
      stderr: `Attached ${file}.\n`,
    });
    rmSync(folder, { recursive: true });
  }

  async ask<T>(question: Question): Promise<T> {
    const words = [...questionOf(question), ...OF, '--format', 'json'];
    return JSON.parse(await this.terminal.done(this.url, words)) as T;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function wordsOf({ at, body = {}, as }: Deed): string[] {
  const actor = as === undefined ? [] : ['--as', as];
  const [place = '', id = '', ...act] = at.split('/').map(decodeURIComponent);
  const { direction, outcome, ...said } = body as Record<string, string>;
  const COMMANDS: Readonly<Record<string, readonly string[]>> = {
    '': ['init'],
    members: ['member', 'join'],
    'members merge': ['member', 'merge', '--member', id],
    'members leave': ['member', 'leave', '--member', id],
    'members baseline': ['member', 'baseline', '--member', id],
    'members settlement': ['member', 'settle', '--member', id],
    entries: ['record', String(direction)],
    'entries acceptance': ['accept', id],
    'entries disputes': ['dispute', id],
    'entries disputes answers': ['answer', id],
    'entries disputes resolution': ['resolve', id, String(outcome)],
    pledges: ['pledge', 'make'],
  };
  const command = COMMANDS[[place, ...act].filter((word) => word !== '').join(' ')];
  if (!command) throw new Error(`The terminal has no words for ${at}`);
  return [...command, ...OF, ...optionsOf(said), ...actor];
}

function optionsOf(body: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(body).flatMap(([name, said]) => {
    if (name === 'inKind') return optionsOf(said as Record<string, unknown>);
    if (name === 'pledges') return (said as DecisionSaid[]).flatMap(decisionWords);
    const option = OPTIONS[name] ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [`--${option}`, String(said)];
  });
}

interface DecisionSaid {
  readonly pledgeId: string;
  readonly how: string;
  readonly to?: string;
}

function decisionWords({ pledgeId, how, to }: DecisionSaid): string[] {
  return [`--${how}`, pledgeId, ...(to === undefined ? [] : [to])];
}

function questionOf({ at, of = {} }: Question): string[] {
  const [place = '', id = '', what = ''] = at.split('/').map(decodeURIComponent);
  const scope = optionsOf(of);
  if (place === 'members') return [what, '--member', id, ...scope];
  if (place === 'reports') return ['report', '--quarter', id, ...scope];
  if (place === 'figures') return ['explain', of['figure']!];
  if (place === 'comparison') return ['compare', ...scope];
  if (place === 'entries' && id !== '') return ['entry', id];
  return [place, ...scope];
}
