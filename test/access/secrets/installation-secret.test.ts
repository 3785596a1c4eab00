import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { secretSourceOf } from '../../../src/config.js';
import { InstallationSecret } from '../../../src/access/secrets/installation-secret.js';
import { refusalOf } from '../../support/problems.js';

const BYTES = Buffer.alloc(32, 7);
const TEXT = BYTES.toString('base64');
const given = (text: string) => ({ from: 'variable', name: 'EVENHAND_SECRET', text }) as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenhand-secret-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the secret of an installation', () => {
  it('gives each purpose a key of its own, always the same', async () => {
    const secret = await InstallationSecret.open(given(TEXT));
    const again = await InstallationSecret.open(given(` ${BYTES.toString('base64url')}\n`));
    expect(secret.keyFor('totp')).toHaveLength(32);
    expect(secret.keyFor('totp')).toEqual(again.keyFor('totp'));
    expect(secret.keyFor('totp')).not.toEqual(secret.keyFor('trail'));
    expect(secret.keyFor('totp')).not.toEqual(BYTES);
    const other = await InstallationSecret.open(given(Buffer.alloc(32, 8).toString('base64')));
    expect(other.keyFor('totp')).not.toEqual(secret.keyFor('totp'));
  });

  it('shows itself in no log', async () => {
    const secret = await InstallationSecret.open(given(TEXT));
    const seen = [inspect(secret, { depth: 9, showHidden: true }), JSON.stringify(secret)];
    for (const text of seen) {
      expect(text).not.toContain(TEXT);
      expect(text).not.toContain(BYTES.toString('hex').slice(0, 8));
      expect(text).not.toContain('07 07 07');
    }
  });

  it.each([
    ['too few bytes', Buffer.alloc(31, 1).toString('base64'), 'of 31 bytes'],
    ['words', 'correct horse battery staple correct horse', 'no base64'],
    ['nothing', '  ', 'no base64'],
  ])('is not %s, and what is wrong is told without the text', async (_, text, found) => {
    const problem = await refusalOf(InstallationSecret.open(given(text)));
    expect(problem).toMatchObject({
      code: 'access.secret-unusable',
      details: { where: 'variable EVENHAND_SECRET', found },
    });
    if (text.trim() !== '') expect(JSON.stringify(problem.toDocument())).not.toContain(text);
  });

  it('is made in a file where there is none, for its owner only, and stays the same', async () => {
    const source = { from: 'own-file', path: join(folder, 'new', 'secret') } as const;
    const secret = await InstallationSecret.open(source);
    expect((await stat(source.path)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(source.path, 'utf8'), 'base64')).toHaveLength(32);
    expect((await InstallationSecret.open(source)).keyFor('totp')).toEqual(secret.keyFor('totp'));
    expect(await readdir(join(folder, 'new'))).toEqual(['secret']);
  });

  it('is one for all who start at the same moment', async () => {
    const source = { from: 'own-file', path: join(folder, 'secret') } as const;
    const secrets = await Promise.all(Array.from({ length: 20 }, () => InstallationSecret.open(source)));
    expect(new Set(secrets.map((secret) => secret.keyFor('totp').toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('is not taken from a file of its own that others can read', async () => {
    const path = join(folder, 'secret');
    await writeFile(path, TEXT);
    await chmod(path, 0o640);
    expect(await refusalOf(InstallationSecret.open({ from: 'own-file', path }))).toMatchObject({
      code: 'access.secret-unusable',
      details: { found: 'open to others than its owner' },
    });
    // As a mounted one is.
    const mounted = await InstallationSecret.open({ from: 'file', path });
    expect(mounted.keyFor('totp')).toEqual((await InstallationSecret.open(given(TEXT))).keyFor('totp'));
  });

  it('is not made where somebody said that it is', async () => {
    const path = join(folder, 'elsewhere');
    expect(await refusalOf(InstallationSecret.open({ from: 'file', path }))).toMatchObject({
      code: 'access.secret-unusable',
      details: { found: 'not to be read (ENOENT)' },
    });
    await writeFile(path, 'A'.repeat(5_000));
    expect(await refusalOf(InstallationSecret.open({ from: 'file', path }))).toMatchObject({
      details: { found: 'of 5000 bytes' },
    });
  });

  it('is found where the environment says', () => {
    const sqlite = { engine: 'sqlite', path: '/srv/evenhand/ledger.sqlite' } as const;
    expect(secretSourceOf({}, sqlite)).toEqual({ from: 'own-file', path: '/srv/evenhand/secret' });
    expect(secretSourceOf({ EVENHAND_SECRET_FILE: '/run/secrets/evenhand' }, sqlite)).toEqual({
      from: 'file',
      path: '/run/secrets/evenhand',
    });
    expect(secretSourceOf({ EVENHAND_SECRET: TEXT, EVENHAND_SECRET_FILE: '' }, sqlite)).toEqual(given(TEXT));
    expect(() => secretSourceOf({ EVENHAND_SECRET: TEXT, EVENHAND_SECRET_FILE: '/x' }, sqlite)).toThrow(
      'not both',
    );
  });
});
