import { Problem } from '../../kernel/problem.js';
import type { BucketKind, Buckets } from './buckets.js';
import type { LimitsPort } from './limit-acts.js';

/** How often something may be tried, by what. */
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
  signInByEmail: { kind: 'sign-in-by-email', limit: 10, windowMs: 15 * MINUTE_MS },
  signInByAddress: { kind: 'sign-in-by-address', limit: 100, windowMs: 15 * MINUTE_MS },
  totp: { kind: 'totp', limit: 5, windowMs: 15 * MINUTE_MS },
  reset: { kind: 'reset', limit: 5, windowMs: HOUR_MS },
  invitation: { kind: 'invitation', limit: 50, windowMs: HOUR_MS },
} as const satisfies Record<string, AttemptLimit>;

/** No window is longer: what began before is forgotten. */
export const LONGEST_WINDOW_MS = HOUR_MS;

/** Counts tries exactly, whichever instance of the service they come to: each is one short write. */
export class Attempts {
  constructor(
    private readonly acts: LimitsPort,
    private readonly buckets: Buckets,
  ) {}

  /**
   * Counts a try before it is looked at.
   * @param of whose it is: an e-mail address in its one form, a network, a person's id
   * @throws Problem `request.too-many`
   */
  async count({ kind, limit, windowMs }: AttemptLimit, of: string): Promise<void> {
    const bucket = await this.buckets.of(kind, of);
    const { isWithin, remainingMs } = await this.acts.run('attempt', { bucket, limit, windowMs });
    if (!isWithin) throw tooMany({ limit, windowMs, remainingMs, counted: kind });
  }

  /** Earlier tries no longer count: this one was right. */
  async forgive({ kind }: AttemptLimit, of: string): Promise<void> {
    await this.acts.run('forgive', { bucket: await this.buckets.of(kind, of) });
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
