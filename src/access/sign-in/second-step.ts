import { createHash } from 'node:crypto';
import { seal, unseal } from '../secrets/sealing.js';

/** Long enough to find the phone. */
const TICKET_MS = 5 * 60 * 1000;
const ABOUT = 'second step of a sign-in';

/** Whose password was right, and which it was. */
export interface FirstStep {
  readonly personId: string;
  /** As hashed: a ticket does not outlive the password that it was given for. */
  readonly password: string;
}

/**
 * What a page keeps between the password and the code, so that the password need not travel twice: sealed, for a few minutes, and
 * of no use without a code of the second factor.
 * @param now RFC 3339 in UTC
 */
export function ticketFor(key: Buffer, { personId, password }: FirstStep, now: string): string {
  const until = Date.parse(now) + TICKET_MS;
  const content = JSON.stringify([personId, until, fingerprintOf(password)]);
  return seal(key, Buffer.from(content, 'utf8'), ABOUT);
}

/** Whose ticket it is, and a look whether it still holds; undefined where it is none, or too old. */
export function openedTicket(
  key: Buffer,
  ticket: string,
  now: string,
): { readonly personId: string; isFor(password: string | null): boolean } | undefined {
  let content: [string, number, string];
  try {
    content = JSON.parse(unseal(key, ticket, ABOUT).toString('utf8')) as typeof content;
  } catch {
    return undefined;
  }
  const [personId, until, fingerprint] = content;
  if (Date.parse(now) >= until) return undefined;
  return { personId, isFor: (password) => password !== null && fingerprintOf(password) === fingerprint };
}

const fingerprintOf = (password: string): string => createHash('sha256').update(password).digest('base64url');
