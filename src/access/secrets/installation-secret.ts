import { hkdfSync, randomBytes } from 'node:crypto';
import { link, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, makeFolder, syncFolder } from '../../event-store/kept-files.js';
import { Problem } from '../../kernel/problem.js';

/** What is sealed or signed under the secret, each with a key of its own. */
export type KeyPurpose = 'second-step' | 'totp' | 'trail' | 'limits' | 'web-hooks';

const SECRET_BYTES = 32;
/** A file of secrets is no place for anything long. */
const LARGEST_FILE_BYTES = 4_096;

/** Where the secret of an installation comes from. */
export type SecretSource =
  /** As it was given in a variable: base64 of 32 bytes or more. */
  | { readonly from: 'variable'; readonly name: string; readonly text: string }
  /** A file that whoever runs the service keeps. */
  | { readonly from: 'file'; readonly path: string }
  /** A file that is made where it is not there yet. */
  | { readonly from: 'own-file'; readonly path: string };

/**
 * 32 random bytes or more that no database and no backup of one holds. Nothing prints them: they are a private field, which
 * neither JSON nor an inspection shows.
 */
export class InstallationSecret {
  readonly #bytes: Buffer;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws Problem `access.secret-unusable` */
  static async open(source: SecretSource): Promise<InstallationSecret> {
    if (source.from === 'variable')
      return new InstallationSecret(bytesOf(source.text, `variable ${source.name}`));
    if (source.from === 'own-file') await makeUnlessThere(source.path);
    return new InstallationSecret(bytesOf(await textIn(source), `file ${source.path}`));
  }

  /** 32 bytes for one purpose (HKDF-SHA-256, RFC 5869): from one key nothing leads to another, nor to the secret. */
  keyFor(purpose: KeyPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#bytes, '', `evenhand ${purpose} 1`, SECRET_BYTES));
  }
}

/** Base64 of either alphabet, as a generator of secrets prints it; white space at its ends does not count. */
function bytesOf(text: string, where: string): Buffer {
  const trimmed = text.trim();
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed);
  const bytes = Buffer.from(isBase64 ? trimmed : '', 'base64');
  if (bytes.length >= SECRET_BYTES) return bytes;
  const found = isBase64 ? `of ${bytes.length} bytes` : 'no base64';
  throw unusable(where, found, `base64 of ${SECRET_BYTES} random bytes or more`);
}

async function textIn({ from, path }: Exclude<SecretSource, { from: 'variable' }>): Promise<string> {
  const where = `file ${path}`;
  try {
    const { size, mode } = await stat(path);
    if (size > LARGEST_FILE_BYTES) {
      throw unusable(where, `of ${size} bytes`, `a file of at most ${LARGEST_FILE_BYTES} bytes`);
    }
    // Files that others keep are mounted with all kinds of modes, inside what nobody else can look into.
    if (from === 'own-file' && process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw unusable(where, 'open to others than its owner', 'mode 600');
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unusable(where, `not to be read (${codeOf(error)})`, 'a file that this program may read');
  }
}

/**
 * Whole or not at all, and once: it is written under another name, and given its own by a link, which fails where somebody else
 * was first. Two processes that start at once so have the same secret.
 */
async function makeUnlessThere(path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    await makeFolder(dirname(path));
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(SECRET_BYTES).toString('base64')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    await syncFolder(dirname(path));
  } catch (error) {
    throw unusable(
      `file ${path}`,
      `not there and not to be made (${codeOf(error)})`,
      'EVENHAND_SECRET or EVENHAND_SECRET_FILE',
    );
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

function unusable(where: string, found: string, expected: string): Problem {
  return new Problem('access.secret-unusable', { where, found, expected });
}
