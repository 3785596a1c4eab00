/** Clients that send what is to be done to several instances in turn, and again where one broke off, as a balancer does. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** One request, to whichever instance. */
export interface Deed {
  /** What it is to whoever sends it: deeds of one kind are measured together. */
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The answers that are right. */
  readonly expects: readonly number[];
  /** Told of the answer where it was a right one. */
  readonly done?: (answer: Answer) => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Connections of the clients to one instance. */
const CONNECTIONS = 128;
const PROBE_MS = 250;
/** A client that finds nobody gives up after this. */
const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 100;
const ANSWER_PATIENCE_MS = 60_000;

/** What became of the requests. */
export interface Fates {
  answered: number;
  /** Connections that were not taken, or broke before the answer was whole. */
  broken: number;
  /** Requests that were answered by another instance, once theirs had broken. */
  repeated: number;
  /** Of those, what the first one had recorded already, and was answered from what is kept. */
  replayed: number;
  /** Neither right answers nor expected refusals, in words. */
  readonly errors: string[];
}

export class Clients {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private readonly down = new Set<string>();
  private turn = 0;
  readonly fates: Fates = { answered: 0, broken: 0, repeated: 0, replayed: 0, errors: [] };

  /** @param origins of the instances that are asked, in turns */
  constructor(readonly origins: readonly string[]) {}

  /** Sends a deed, to one after another until it is answered. */
  async send(deed: Deed, first = this.next()): Promise<void> {
    let origin = first;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const answer = await this.ask(origin, deed);
        this.judge(deed, answer, attempt > 1);
        return;
      } catch (error) {
        if (error instanceof Misunderstood) {
          this.fates.errors.push(error.message);
          return;
        }
        this.fates.broken += 1;
        this.leaveOut(origin);
        if (attempt === ATTEMPTS) this.fates.errors.push(`${deed.kind}: ${(error as Error).message}`);
        else if (this.down.size === this.origins.length) await pause(ATTEMPT_PAUSE_MS);
        origin = this.next();
      }
    }
  }

  /** Whether the instance is left out at present. */
  isLeftOut(origin: string): boolean {
    return this.down.has(origin);
  }

  close(): void {
    this.agent.destroy();
    this.down.clear();
  }

  private next(): string {
    for (let i = 0; i < this.origins.length; i += 1) {
      const origin = this.origins[(this.turn += 1) % this.origins.length]!;
      if (!this.down.has(origin)) return origin;
    }
    return this.origins[this.turn % this.origins.length]!;
  }

  private judge(deed: Deed, answer: Answer, isRepeated: boolean): void {
    this.fates.answered += 1;
    if (isRepeated) this.fates.repeated += 1;
    if (isRepeated && answer.headers['idempotency-replayed'] === 'true') this.fates.replayed += 1;
    if (deed.expects.includes(answer.status)) {
      try {
        deed.done?.(answer);
      } catch (error) {
        throw new Misunderstood(`${deed.kind}: ${(error as Error).message}: ${answer.text.slice(0, 300)}`);
      }
    } else {
      throw new Misunderstood(
        `${deed.kind}: ${deed.method} ${deed.path} answered ${String(answer.status)}: ${answer.text.slice(0, 500)}`,
      );
    }
  }

  /** Sends nothing there until it says that it is ready. */
  private leaveOut(origin: string): void {
    if (this.down.has(origin) || this.origins.length === 1) return;
    this.down.add(origin);
    const probe = async (): Promise<void> => {
      while (this.down.has(origin)) {
        await pause(PROBE_MS);
        const isReady = await fetch(`${origin}/api/v1/readiness`).then(
          ({ ok }) => ok,
          () => false,
        );
        if (isReady) this.down.delete(origin);
      }
    };
    void probe();
  }

  private ask(origin: string, { method, path, headers, body }: Deed): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const own = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      // What a browser sends along: without it a session may only read.
      const from = method === 'POST' && 'cookie' in headers ? { origin } : {};
      const sent = request(
        `${origin}${path}`,
        { method, agent: this.agent, headers: { ...headers, ...own, ...from }, timeout: ANSWER_PATIENCE_MS },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('error', reject);
          answer.once('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            resolve({ status: answer.statusCode!, headers: answer.headers, text });
          });
        },
      );
      sent.once('timeout', () => sent.destroy(new Error(`no answer in ${String(ANSWER_PATIENCE_MS)} ms`)));
      sent.once('error', reject);
      sent.end(body);
    });
  }
}

class Misunderstood extends Error {}
