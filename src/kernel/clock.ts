import { parseInstant } from './calendar.js';

/** Says what time it is, in RFC 3339, UTC, with milliseconds. Whoever needs the time is handed a clock. */
export interface Clock {
  now(): string;
}

/** The machine's clock. Nothing else reads it. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * A clock that stands still.
 * @throws Problem `kernel.instant-malformed`
 */
export function fixedClock(instant: string): Clock {
  const now = parseInstant(instant);
  return { now: () => now };
}
