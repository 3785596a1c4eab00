import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Problem } from '../../kernel/problem.js';
import type { InstallationSecret, KeyPurpose } from './installation-secret.js';

/** Names the form, so that another cipher can be told from this one. */
const FORM = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with AES-256-GCM under a key of 32 bytes and a random nonce: `v1.` and base64url of nonce, tag and ciphertext.
 * `about` says whose it is; it is not in the text, but must be said again to open it, so that a row copied to somebody else's
 * does not open.
 */
export function seal(key: Buffer, plain: Buffer, about: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return FORM + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws Problem `access.sealed-unreadable` where the key is another, the text is somebody else's, or it was changed */
export function unseal(key: Buffer, text: string, about: string): Buffer {
  const bytes = Buffer.from(text.slice(FORM.length), 'base64url');
  if (!text.startsWith(FORM) || bytes.length < NONCE_BYTES + TAG_BYTES) throw unreadable();
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw unreadable();
  }
}

const unreadable = (): Problem => new Problem('access.sealed-unreadable');

/** Seals texts and opens them again, for one purpose; the secret is asked for when it is first needed. */
export interface TextSealing {
  seal(text: string, about: string): Promise<string>;
  /** @throws Problem `access.sealed-unreadable` */
  unseal(sealed: string, about: string): Promise<string>;
}

export function textSealing(secret: () => Promise<InstallationSecret>, purpose: KeyPurpose): TextSealing {
  const key = async (): Promise<Buffer> => (await secret()).keyFor(purpose);
  return {
    seal: async (text, about) => seal(await key(), Buffer.from(text, 'utf8'), about),
    unseal: async (sealed, about) => unseal(await key(), sealed, about).toString('utf8'),
  };
}
