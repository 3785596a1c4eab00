const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long a session lasts that nobody uses, and how long any lasts (NIST SP 800-63B-4, assurance level 2: at most one hour and
 * twenty-four hours).
 */
export const SESSION_IDLE_MS = HOUR_MS;
export const SESSION_MS = 24 * HOUR_MS;

export const INVITATION_MS = 14 * DAY_MS;
/** Who starts the service for the first time is at its console. */
export const FIRST_OPERATOR_MS = DAY_MS;
export const PASSWORD_RESET_MS = HOUR_MS;
/** So long after signing in somebody may change by which provider they sign in. */
export const FRESH_SESSION_MS = 10 * MINUTE_MS;

/** Days that a key holds at most, and without anything said: long enough for a yearly round, short enough to be looked at again. */
export const KEY_DAYS_LIMIT = 400;
export const KEY_DAYS = 90;

/** An instant so many milliseconds later. */
export function plusMs(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function plusDays(instant: string, days: number): string {
  return plusMs(instant, days * DAY_MS);
}
