import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * What tokens are for, and how each begins: people see what they hold, and scanners for secrets that were published by mistake
 * find it. `browser` ties a sign-in that is under way to the browser that began it.
 */
const PREFIXES = {
  session: 'evs_',
  key: 'evk_',
  invitation: 'evi_',
  reset: 'evr_',
  browser: 'evb_',
} as const;

export type TokenKind = keyof typeof PREFIXES;

const TOKEN_BYTES = 32;
/** 256 bits as base64url, without padding. */
const BODY = /^[A-Za-z0-9_-]{43}$/;

/** A new token: its kind's prefix and 256 random bits as base64url, 47 characters, fit for a URL, a header or a cookie as it is. */
export function newToken(kind: TokenKind): string {
  return PREFIXES[kind] + randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether a text has the form of a token of that kind: what has not need not be looked for. */
export function isTokenText(kind: TokenKind, text: string): boolean {
  const prefix = PREFIXES[kind];
  return text.startsWith(prefix) && BODY.test(text.slice(prefix.length));
}

/**
 * What is kept of a token: SHA-256 over its whole text, 32 bytes. Nobody can guess 256 random bits, so that neither salt nor a
 * slow hash would add anything, and a row is found by the hash itself.
 */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/**
 * What a session is called for whoever may end it: 128 bits of SHA-256 over the hash of its token, as 32 hexadecimal digits. It is
 * as good as unique, and of no use for signing in: nothing leads from it to the token, nor to the row.
 */
export function sessionIdOf(tokenHash: Buffer): string {
  return createHash('sha256').update(tokenHash).digest('hex').slice(0, 32);
}

/**
 * Whether two hashes or secrets are the same, in a time that does not tell how much of them is. A row found by the hash of what
 * somebody brought needs no such comparison: how long the index takes tells of the hash, from which nothing leads to a token.
 */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
