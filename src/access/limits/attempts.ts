import { Problem } from '../../kernel/problem.js';
import { isLoopback, networkOf, type BucketKind, type Buckets } from './buckets.js';
import type { LimitsPort } from './limit-acts.js';

/** How often something may be tried. */
export interface AttemptLimit {
  readonly kind: BucketKind;
  readonly limit: number;
  readonly windowMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * What is worth attacking: each by the secret that is guessed, and by who guesses. A person who mistypes is let in; a list of
 * leaked passwords gets nowhere, tried on one account or from one place.
 */
export const ATTEMPT_LIMITS = {
  /** A password, wherever it is asked for: by the e-mail address whose it is, whether somebody has it or not. */
  signInByEmail: { kind: 'sign-in-by-email', limit: 10, windowMs: 15 * MINUTE_MS },
  /** The same by the network that it comes from, and sign-ins with a provider. */
  signInByAddress: { kind: 'sign-in-by-address', limit: 100, windowMs: 15 * MINUTE_MS },
  /** By the person whose code it is. */
  totp: { kind: 'totp', limit: 5, windowMs: 15 * MINUTE_MS },
  /** Letters to one e-mail address, whether somebody has it or not. */
  reset: { kind: 'reset', limit: 5, windowMs: HOUR_MS },
  /** Links that are taken up, and passwords that are hashed for them, by network. */
  link: { kind: 'link', limit: 50, windowMs: HOUR_MS },
} as const satisfies Record<string, AttemptLimit>;

export type AttemptName = keyof typeof ATTEMPT_LIMITS;
export type AttemptLimits = Readonly<Record<AttemptName, AttemptLimit>>;

/** No window is longer: what began before is forgotten. */
export const LONGEST_WINDOW_MS = HOUR_MS;

export interface AttemptsParts {
  readonly acts: LimitsPort;
  readonly buckets: Buckets;
  readonly limits?: AttemptLimits;
  /** Called with the first try of a window that is refused. */
  readonly whenReached?: (kind: BucketKind) => Promise<void>;
}

/** Counts tries exactly, whichever instance of the service they come to: each is one short write. */
export class Attempts {
  private readonly limits: AttemptLimits;

  constructor(private readonly parts: AttemptsParts) {
    this.limits = parts.limits ?? ATTEMPT_LIMITS;
  }

  /**
   * Counts a try before it is looked at.
   * @param of whose it is: an e-mail address in its one form, a person's id
   * @throws Problem `request.too-many`
   */
  async count(name: AttemptName, of: string): Promise<void> {
    const { acts, buckets, whenReached } = this.parts;
    const { kind, limit, windowMs } = this.limits[name];
    const bucket = await buckets.of(kind, of);
    const { isWithin, tried, remainingMs } = await acts.run('attempt', { bucket, limit, windowMs });
    if (isWithin) return;
    // Once: whoever goes on trying writes nothing more than their count.
    if (tried === limit + 1) await whenReached?.(kind);
    throw tooMany({ limit, windowMs, remainingMs, counted: kind });
  }

  /**
   * Counts a try by the network of the address it comes from. This machine itself has no limit: a proxy on it that is not
   * trusted would be everybody at once.
   * @throws Problem `request.too-many`
   */
  async countFrom(name: AttemptName, address: string): Promise<void> {
    const network = networkOf(address);
    if (!isLoopback(network)) await this.count(name, network);
  }

  /**
   * Earlier tries no longer count: this one was right. Never of a network, where whoever guesses could sign in with an account
   * of their own now and then.
   */
  async forgive(name: AttemptName, of: string): Promise<void> {
    const { acts, buckets } = this.parts;
    await acts.run('forgive', { bucket: await buckets.of(this.limits[name].kind, of) });
  }
}

export function tooMany(about: {
  readonly limit: number;
  readonly windowMs: number;
  readonly remainingMs: number;
  readonly counted: string;
}): Problem {
  const { limit, windowMs, remainingMs, counted } = about;
  return new Problem('request.too-many', {
    limit,
    windowSeconds: windowMs / 1000,
    counted,
    retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1000)),
  });
}
