const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to go on with what does not arrive. */
export interface Patience {
  /** Between an attempt and the next, after the first failure, the second…; the last counts for all that follow. In ms. */
  readonly pausesMs: readonly number[];
  /** A hook that delivered nothing for so long is paused. In ms. */
  readonly failingMs: number;
  /** An event that its receiver refused so often is put aside. */
  readonly refusals: number;
}

export const PATIENCE: Patience = {
  pausesMs: [
    5 * SECOND,
    30 * SECOND,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
  ],
  failingMs: 3 * 24 * HOUR,
  refusals: 8,
};

/** Pauses are up to a fifth shorter or longer, so that receivers which were down are not met by all hooks at once. */
const JITTER = 0.2;
/** No receiver holds a hook up for longer by its own word. */
const LONGEST_ASKED_MS = HOUR;

/** What an attempt came to. */
export type Verdict =
  | 'delivered'
  /** Its receiver is there and does not take this event: another might fare better. */
  | 'refused'
  /** Its receiver says that it will never take one again. */
  | 'gone'
  /** The network, or the receiver, is not well; the event has no part in it. */
  | 'failed';

/** Statuses that speak of the moment, and not of what was sent. */
const OF_THE_MOMENT = [408, 425, 429];

export function verdictOn(status: number): Verdict {
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status >= 400 && status < 500 && !OF_THE_MOMENT.includes(status) ? 'refused' : 'failed';
}

/**
 * How long to wait before the next attempt, in ms.
 * @param failures how often it failed by now, from 1
 * @param random from 0 to 1
 * @param askedMs what the receiver asked for (`Retry-After`); it is waited for at least so long, up to an hour
 */
export function pauseAfter(
  failures: number,
  { pausesMs }: Pick<Patience, 'pausesMs'>,
  random: number,
  askedMs = 0,
): number {
  const pause = pausesMs[Math.min(failures, pausesMs.length) - 1]!;
  const shaken = Math.round(pause * (1 - JITTER + 2 * JITTER * random));
  return Math.max(shaken, Math.min(askedMs, LONGEST_ASKED_MS));
}

export type PausedFor = 'asked' | 'gone' | 'failing' | 'dead-letters';

export type NextStep = 'try-again' | 'put-aside' | { readonly pause: PausedFor };

/**
 * What becomes of an event that was not delivered.
 * @param failures how often it failed by now
 * @param failingForMs since when nothing was delivered
 * @param isRoom whether one more event can be kept aside
 */
export function nextStep(
  verdict: Exclude<Verdict, 'delivered'>,
  {
    failures,
    failingForMs,
    isRoom,
  }: { readonly failures: number; readonly failingForMs: number; readonly isRoom: boolean },
  { failingMs, refusals }: Omit<Patience, 'pausesMs'>,
): NextStep {
  if (verdict === 'gone') return { pause: 'gone' };
  if (failingForMs >= failingMs) return { pause: 'failing' };
  if (verdict === 'failed' || failures < refusals) return 'try-again';
  return isRoom ? 'put-aside' : { pause: 'dead-letters' };
}
