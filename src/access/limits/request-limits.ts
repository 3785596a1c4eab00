import type { LoggerService } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LONGEST_WINDOW_MS, tooMany } from './attempts.js';
import { isLoopback, networkOf, type Buckets } from './buckets.js';
import type { LimitsPort } from './limit-acts.js';

/** By whom requests are counted: the address they come from, and the person or the key behind them. */
export type CountedBy = 'address' | 'person' | 'key';

/** Requests in a minute, by each; null where there is no limit. */
export type RequestLimitSettings = Readonly<Record<CountedBy, number | null>>;

export const REQUEST_LIMITS: RequestLimitSettings = { address: 3_000, person: 1_200, key: 3_000 };

export interface RequestLimitsParts {
  readonly acts: LimitsPort;
  readonly buckets: Buckets;
  readonly settings: RequestLimitSettings;
  readonly logger: LoggerService;
  readonly windowMs?: number;
  readonly shareEveryMs?: number;
}

interface Tries {
  readonly by: CountedBy;
  readonly of: string;
  /** Counted here, and not told to the others yet. */
  own: number;
  /** What all instances had told when this one last did. */
  shared: number;
}

const WINDOW_MS = 60_000;
const SHARE_EVERY_MS = 1_000;
/** Whoever is far from the limit is not told of: most requests then cost no write at all, and instances differ by this much. */
const SHARED_FROM = 0.1;
/** Whoever comes from ever new addresses fills no more memory than this. */
const REMEMBERED_LIMIT = 100_000;
const FORGET_EVERY_MS = 10 * 60_000;

/**
 * Limits how many requests come from one place, person or key. They are counted in memory, and what is worth telling is added up
 * in the database about every second, so that a request waits for no write and all instances of the service count together.
 */
export class RequestLimits {
  private readonly tries = new Map<string, Tries>();
  private readonly windowMs: number;
  private readonly timers: NodeJS.Timeout[] = [];
  /** What the database's clock is ahead of this process's; until it is heard, of the machine's. */
  private ahead = Date.now() - performance.now();
  private windowStart = 0;
  private sharing: Promise<void> | undefined;

  constructor(private readonly parts: RequestLimitsParts) {
    this.windowMs = parts.windowMs ?? WINDOW_MS;
  }

  async start(): Promise<void> {
    await this.addUp([]);
    const { acts, shareEveryMs = SHARE_EVERY_MS } = this.parts;
    this.every(shareEveryMs, () => this.share());
    this.every(FORGET_EVERY_MS, () => acts.run('forget', { longestMs: LONGEST_WINDOW_MS + this.windowMs }));
  }

  async stop(): Promise<void> {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    await this.sharing?.catch(() => undefined);
  }

  /**
   * Counts a request by where it comes from. This machine itself has no limit: a proxy on it that is not trusted would be
   * everybody at once.
   * @throws Problem `request.too-many`
   */
  admitAddress(request: FastifyRequest, reply: FastifyReply): void {
    const network = networkOf(request.ip);
    if (!isLoopback(network)) this.admit('address', network, reply);
  }

  /**
   * Counts a request, and says in its answer how many are left (RateLimit header fields for HTTP, IETF draft 10).
   * @throws Problem `request.too-many`
   */
  admit(by: CountedBy, of: string, reply: FastifyReply): void {
    const limit = this.parts.settings[by];
    if (limit === null) return;
    const now = this.now();
    this.roll(now);
    const tries = this.triesOf(by, of);
    tries.own += 1;
    const { windowMs } = this;
    const left = Math.max(0, limit - tries.own - tries.shared);
    const remainingMs = this.windowStart + windowMs - now;
    const seconds = String(Math.ceil(remainingMs / 1000));
    void reply.header('ratelimit-policy', `"${by}";q=${String(limit)};w=${String(windowMs / 1000)}`);
    void reply.header('ratelimit', `"${by}";r=${String(left)};t=${seconds}`);
    if (tries.own + tries.shared > limit) throw tooMany({ limit, windowMs, remainingMs, counted: by });
  }

  /** Tells the others what is worth telling, and hears what they counted. */
  share(): Promise<void> {
    this.sharing ??= this.shareNow().finally(() => (this.sharing = undefined));
    return this.sharing;
  }

  private async shareNow(): Promise<void> {
    this.roll(this.now());
    const worthTelling = [...this.tries.values()].filter(({ by, own, shared }) => {
      const limit = this.parts.settings[by]!;
      return own > 0 && own + shared >= limit * SHARED_FROM;
    });
    if (worthTelling.length > 0) await this.addUp(worthTelling);
  }

  private async addUp(tries: readonly Tries[]): Promise<void> {
    const { windowStart } = this;
    const { buckets } = this.parts;
    const named = tries.map(async (of) => ({ of, bucket: await buckets.of(of.by, of.of), tried: of.own }));
    const told = (await Promise.all(named)).sort((a, b) => (a.bucket < b.bucket ? -1 : 1));
    const counts = told.map(({ bucket, tried }) => ({ bucket, tried }));
    const { now, tried } = await this.parts.acts.run('addUp', { windowStart, counts });
    this.ahead = now - performance.now();
    told.forEach(({ of, tried: own }, i) => {
      // What came meanwhile is still to be told of.
      of.own -= own;
      of.shared = tried[i]!;
    });
  }

  private triesOf(by: CountedBy, of: string): Tries {
    const name = `${by} ${of}`;
    let tries = this.tries.get(name);
    if (!tries) {
      if (this.tries.size >= REMEMBERED_LIMIT) this.forgetQuiet();
      tries = { by, of, own: 0, shared: 0 };
      this.tries.set(name, tries);
    }
    return tries;
  }

  private forgetQuiet(): void {
    for (const [name, { by, own, shared }] of this.tries)
      if (own + shared < this.parts.settings[by]! * SHARED_FROM) this.tries.delete(name);
  }

  private now(): number {
    return performance.now() + this.ahead;
  }

  private roll(now: number): void {
    if (now >= this.windowStart && now < this.windowStart + this.windowMs) return;
    this.windowStart = Math.floor(now - (now % this.windowMs));
    this.tries.clear();
  }

  private every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      work().catch((error: unknown) => {
        // They are counted on in memory, and told of the next time.
        this.parts.logger.warn(`limits: ${(error as Error).message}`, 'Evenhand');
      });
    }, ms);
    timer.unref();
    this.timers.push(timer);
  }
}
