import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { seal, unseal } from './sealing.js';

/** What authenticator apps know: SHA-1, six digits, thirty seconds. Others are in the standard, and apps take no notice of them. */
const ALGORITHM = 'SHA1';
const DIGITS = 6;
const STEP_SECONDS = 30;
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;
/** A phone may be half a minute early or late, or its owner slow (RFC 6238 §5.2). */
const STEPS_BESIDE = 1;
const ISSUER = 'Evenhand';

const CODE = new RegExp(`^[0-9]{${DIGITS}}$`);

/** A new secret of a second factor, 160 random bits. */
export function newTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** What an authenticator app reads, as a link or from a picture: `otpauth://totp/…`. It holds the secret. */
export function totpUri(secret: Buffer, account: string): string {
  return totpOf(secret, account).toString();
}

/** The secret as people type it where their app takes no picture: base32. */
export function totpText(secret: Buffer): string {
  return new Secret({ buffer: arrayBufferOf(secret) }).base32;
}

/** The secret behind such a text, however it is spaced; null where it is none of ours. */
export function secretOfText(text: string): Buffer | null {
  const base32 = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z2-7]+$/.test(base32)) return null;
  const secret = Buffer.from(Secret.fromBase32(base32).buffer);
  return secret.length === SECRET_BYTES ? secret : null;
}

/**
 * The step of time (RFC 6238) that a code is of, where it is one of now or of a step beside it, and later than the last that was
 * used; null otherwise. Who accepts it keeps the step as the last one, on condition that it still is later: a code serves once.
 */
export function stepOfCode(
  secret: Buffer,
  code: string,
  { now, lastStep }: { readonly now: string; readonly lastStep: number | null },
): number | null {
  if (!CODE.test(code)) return null;
  const timestamp = Date.parse(now);
  const totp = totpOf(secret, '');
  const beside = totp.validate({ token: code, timestamp, window: STEPS_BESIDE });
  if (beside === null) return null;
  const step = totp.counter({ timestamp }) + beside;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** A secret as it is kept of a person: sealed, and of use in that person's row only. */
export function sealedTotpSecret(key: Buffer, secret: Buffer, personId: string): string {
  return seal(key, secret, aboutOf(personId));
}

/** @throws Problem `access.sealed-unreadable` */
export function openedTotpSecret(key: Buffer, sealed: string, personId: string): Buffer {
  return unseal(key, sealed, aboutOf(personId));
}

const aboutOf = (personId: string): string => `totp of ${personId}`;

function totpOf(secret: Buffer, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: STEP_SECONDS,
    secret: new Secret({ buffer: arrayBufferOf(secret) }),
  });
}

/** Its own bytes and no others: a small Buffer is a part of a larger one. */
function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
