import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ACCESS_TOOLS, type AccessTools } from '../../../src/access/access-tools.js';
import { hashOf, newToken } from '../../../src/access/secrets/tokens.js';
import { randomStream } from '../../../scripts/demo/random.js';
import { personId } from '../callers.js';
import { Conformity, type Answer, type Json } from '../conformity.js';
import { Door } from '../door.js';
import { openedOn } from '../../support/ledgers.js';
import { assertUntouched, foreignRows } from './aftermath.js';
import { Judge, unknownTwin, withoutNames } from './judge.js';
import { operationsIn, type Operation } from './operations.js';
import { Requests, type Made } from './requests.js';
import { Sender, typed } from './sender.js';
import { foundWorld, HASHING, type World } from './world.js';

/** Requests that are under way at once: enough for commits to go in groups. */
const CONNECTIONS = 8;
const FAR_AWAY = '2190-01-01T00:00:00.000Z';
/** In memory, where there is such a place: what a commit waits for is the disk. */
const QUICK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** More would say nothing new. */
const FAULTS_TOLD = 25;

export interface Tally {
  sent: number;
  readonly byOperation: Map<string, Map<number, number>>;
  /** What was wrong, each with its seed and a line to type. */
  readonly faults: string[];
  readonly milliseconds: Map<string, number>;
}

export interface CampaignOptions {
  readonly seed: string;
  /** Requests of each operation in one round. */
  readonly each: number;
  readonly rounds: number;
  /** Operations whose id it matches; all of them without it. */
  readonly only?: RegExp;
  /** The one request with this seed, instead of all. */
  readonly alone?: string;
  readonly judge?: (judge: Judge) => Pick<Judge, 'fault'>;
}

/** A world that was founded once, and is copied for every round: ledgers stay small, and rounds know nothing of each other. */
export class Campaign {
  private constructor(
    private readonly folder: string,
    private readonly world: World,
    readonly description: Record<string, Json>,
    private readonly conformity: Conformity,
  ) {}

  static async prepare(url: string): Promise<Campaign> {
    const door = await Door.open(url, { hashing: HASHING() });
    try {
      const world = await foundWorld(door);
      const response = await fetch(`${door.address}/api/openapi.json`);
      const description = (await response.json()) as Record<string, Json>;
      return new Campaign(
        dirname(url.slice('sqlite:'.length)),
        world,
        description,
        new Conformity(description),
      );
    } finally {
      await door.close();
    }
  }

  get operations(): readonly Operation[] {
    return operationsIn(this.description).operations;
  }

  async run(options: CampaignOptions): Promise<Tally> {
    const tally: Tally = { sent: 0, byOperation: new Map(), faults: [], milliseconds: new Map() };
    for (let round = 0; round < options.rounds; round += 1) {
      await this.round(round, options, tally);
      if (tally.faults.length >= FAULTS_TOLD) break;
    }
    return tally;
  }

  private async round(round: number, options: CampaignOptions, tally: Tally): Promise<void> {
    const folder = await mkdtemp(join(QUICK, 'evenhand-requests-'));
    try {
      await cp(this.folder, folder, { recursive: true });
      const url = `sqlite:${join(folder, 'evenhand.sqlite')}`;
      const before = await foreignRows(url);
      const door = await Door.open(url, { hashing: HASHING() });
      try {
        await this.sendAll(door, round, options, tally);
      } finally {
        await door.close();
      }
      tally.faults.push(
        ...(await assertUntouched(url, before, () => openedOn({ readyUrl: () => Promise.resolve(url) }))),
      );
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  private async sendAll(door: Door, round: number, options: CampaignOptions, tally: Tally): Promise<void> {
    const sender = new Sender(door.address, CONNECTIONS);
    const requests = new Requests(operationsIn(this.description), this.world);
    const judge = new Judge(this.conformity, this.world);
    const runner = new Runner(door, sender, options.judge?.(judge) ?? judge, tally);
    const queue = this.queueOf(round, options);
    const work = async (): Promise<void> => {
      for (let next = queue.pop(); next && tally.faults.length < FAULTS_TOLD; next = queue.pop()) {
        await runner.run(requests.make(next.operation, next.seed));
      }
    };
    try {
      await Promise.all(Array.from({ length: CONNECTIONS }, work));
    } finally {
      sender.close();
    }
  }

  /** All requests of a round, in an order that its seed makes. */
  private queueOf(
    round: number,
    { seed, each, only, alone }: CampaignOptions,
  ): { operation: Operation; seed: string }[] {
    const queue = this.operations
      .filter(({ id }) => only?.test(id) ?? true)
      .flatMap((operation) =>
        Array.from({ length: each }, (_, i) => ({
          operation,
          seed: `${seed}/${String(round)}/${operation.id}/${String(i)}`,
        })),
      )
      .filter(({ seed: one }) => alone === undefined || one === alone);
    const random = randomStream(0, `${seed}/${String(round)}`);
    for (let i = queue.length - 1; i > 0; i -= 1) {
      const j = random.between(0, i);
      [queue[i], queue[j]] = [queue[j]!, queue[i]!];
    }
    return queue;
  }
}

/** Sends one request after another, and says what was wrong with the answers. */
class Runner {
  private readonly tools: AccessTools;

  constructor(
    door: Door,
    private readonly sender: Sender,
    private readonly judge: Pick<Judge, 'fault'>,
    private readonly tally: Tally,
  ) {
    this.tools = door.served.app.get<AccessTools>(ACCESS_TOOLS);
  }

  async run(made: Made): Promise<void> {
    const { id } = made.operation;
    const began = performance.now();
    let fault: string | undefined;
    try {
      const answer = await this.ask(made);
      const statuses = this.tally.byOperation.get(id) ?? new Map<number, number>();
      this.tally.byOperation.set(id, statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1));
      fault = this.judge.fault(made, answer) ?? (await this.difference(made, answer));
    } catch (error) {
      fault = `was not answered: ${String(error)}`;
    }
    this.tally.sent += 1;
    this.tally.milliseconds.set(id, (this.tally.milliseconds.get(id) ?? 0) + performance.now() - began);
    if (fault !== undefined) this.tally.faults.push(`${made.seed}\n  ${typed(made)}\n  ${fault}`);
  }

  /** A guest comes with a session that is theirs for this once. */
  private async ask(made: Made): Promise<Answer> {
    if (!made.caller.name.startsWith('guest ')) return this.sender.send(made);
    const token = newToken('session');
    const session = {
      tokenHash: hashOf(token),
      personId: personId(made.caller.name),
      method: 'password' as const,
    };
    const now = this.tools.reads.now();
    await this.tools.acts.run('startSession', { ...session, now, idleUntil: FAR_AWAY, expiresAt: FAR_AWAY });
    return this.sender.send(made, { cookie: `evenhand-session=${token}` });
  }

  /**
   * Whatever is asked about something of a foreign coalition is answered as if there were no such thing. Others change what there
   * is between two requests, so a difference counts once it was seen three times.
   */
  private async difference(made: Made, answer: Answer): Promise<string | undefined> {
    const { foreign, caller, path } = made;
    if (foreign.length === 0 || (caller.operates && !path.includes('/coalitions/'))) return undefined;
    const twin = unknownTwin(made);
    let [of, unknown] = [answer, await this.ask(twin)];
    for (let tries = 0; tries < 3; tries += 1) {
      if (isSame(of, unknown, made)) return undefined;
      [of, unknown] = [await this.ask(made), await this.ask(twin)];
    }
    return `is answered otherwise than about what is not there: ${String(of.status)} ${of.text.slice(0, 400)}, and ${String(unknown.status)} ${unknown.text.slice(0, 400)}`;
  }
}

function isSame(of: Answer, unknown: Answer, { foreign }: Made): boolean {
  // What was recorded twice stands at two positions, under two ids, or was there already.
  if (of.status < 300 && unknown.status < 300) return true;
  if (of.status !== unknown.status) return false;
  return withoutNames(of.text, foreign) === unknown.text;
}
