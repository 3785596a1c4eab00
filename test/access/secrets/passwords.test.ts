import { readFile } from 'node:fs/promises';
import { PasswordHashing, ARGON2_COST } from '../../../src/access/secrets/password-hashing.js';
import {
  PASSWORD_MAX_CHARACTERS,
  refuseWeakPassword,
  type KnownOfPerson,
} from '../../../src/access/secrets/password-rules.js';
import { commonPasswords } from '../../../src/access/secrets/common-passwords.js';
import { refusalOf } from '../../support/problems.js';

/** As little work as Argon2 does, where a test is about other things. */
const CHEAP = { memoryKib: 8, passes: 1, lanes: 1 };
const RIGHT = 'quarry lantern 7 meadow';
const NOBODY: KnownOfPerson = { email: null, name: null };

describe('a hash of a password', () => {
  const hashing = new PasswordHashing({ cost: CHEAP });

  it('is Argon2id at the cost that OWASP names, unless a test says otherwise', async () => {
    const hashed = await new PasswordHashing().hash(RIGHT);
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(ARGON2_COST).toEqual({ memoryKib: 19_456, passes: 2, lanes: 1 });
  });

  it('has salt of its own', async () => {
    expect(await hashing.hash(RIGHT)).not.toBe(await hashing.hash(RIGHT));
  });

  it.each([
    ['the password itself', RIGHT, true],
    ['capitals for small letters', RIGHT.toUpperCase(), false],
    ['a space at its end', `${RIGHT} `, false],
    ['its first characters', RIGHT.slice(0, -1), false],
    ['nothing', '', false],
  ])('tells %s', async (_, password, is) => {
    expect(await hashing.verify(await hashing.hash(RIGHT), password)).toBe(is);
  });

  it('looks at the last of many characters, and at no text beyond the longest password', async () => {
    const long = 'é'.repeat(PASSWORD_MAX_CHARACTERS - 1);
    const hashed = await hashing.hash(`${long}a`);
    expect(await hashing.verify(hashed, `${long}a`)).toBe(true);
    expect(await hashing.verify(hashed, `${long}b`)).toBe(false);
    const tooLong = 'a'.repeat(PASSWORD_MAX_CHARACTERS + 1);
    expect(await hashing.verify(await hashing.hash(tooLong), tooLong)).toBe(false);
  });

  it.each([
    ['an accent after its letter', 'café au lait, twice', 'cafe\u0301 au lait, twice'],
    ['the wide digits of a Japanese keyboard', 'meadow 2026 quarry', 'meadow ２０２６ quarry'],
  ])('is the same for %s', async (_, one, other) => {
    expect(one).not.toBe(other);
    expect(await hashing.verify(await hashing.hash(one), other)).toBe(true);
  });

  it('takes as long to be told from nothing where there is no such person', async () => {
    const dear = new PasswordHashing();
    const hashed = await dear.hash(RIGHT);
    const least = { somebody: Infinity, nobody: Infinity };
    const take = async (who: keyof typeof least, of: string | null): Promise<void> => {
      const start = performance.now();
      expect(await dear.verify(of, 'something else altogether')).toBe(false);
      least[who] = Math.min(least[who], performance.now() - start);
    };
    for (let i = 0; i < 8; i += 1) {
      await take('somebody', hashed);
      await take('nobody', null);
    }
    // Without the work it would be some microseconds.
    expect(least.nobody).toBeGreaterThan(least.somebody / 2);
    expect(least.nobody).toBeLessThan(least.somebody * 2);
  });

  it('is made anew where its cost is another than today’s', async () => {
    const hashed = await hashing.hash(RIGHT);
    expect(hashing.needsRehash(hashed)).toBe(false);
    expect(new PasswordHashing({ cost: { ...CHEAP, passes: 2 } }).needsRehash(hashed)).toBe(true);
    expect(new PasswordHashing({ cost: { ...CHEAP, memoryKib: 16 } }).needsRehash(hashed)).toBe(true);
    expect(hashing.needsRehash(hashed.replace('argon2id', 'argon2i'))).toBe(true);
  });

  it('is made for so many at once, and whoever comes after them is told to come again', async () => {
    const few = new PasswordHashing({ cost: CHEAP, mayWait: 3 });
    const asked = Array.from({ length: 6 }, () => few.hash(RIGHT));
    expect(await refusalOf(asked.pop()!)).toMatchObject({ code: 'access.passwords-busy', retry: 'later' });
    expect(await Promise.all(asked)).toHaveLength(5);
    expect(await few.hash(RIGHT)).toContain('$argon2id$');
  });

  it('that nobody can read holds up nobody who comes after', async () => {
    for (let i = 0; i < 5; i += 1) await expect(hashing.verify('no hash', RIGHT)).rejects.toThrow();
    expect(await hashing.verify(await hashing.hash(RIGHT), RIGHT)).toBe(true);
  });
});

describe('a password', () => {
  it.each([
    ['words that have nothing to do with each other', 'quarry lantern meadow'],
    ['twelve characters', 'vk3-Lq8%tZ0w'],
    ['small letters alone', 'brxtlmqpwzkd'],
    ['digits alone', '739182640195'],
    ['spaces, signs and emoji', '  🐎🔋📎✅ ¿ ø !'],
    ['as many characters as there may be', 'ab cd-ef.gh/'.repeat(20).slice(0, 126) + '7Q'],
    ['64 characters of a manager', 'k9!Vq2#Zr7@Lm4$Wx1%Tb8^Ny5&Hc3*Jf6(Pd0)Sg_-Ru+Xa=Ke~Qi?Ow.Yz,E'],
    ['Greek', 'το ποτάμι κοιμάται'],
  ])('may be %s', async (_, password) => {
    await expect(refuseWeakPassword(password, NOBODY)).resolves.toBeUndefined();
  });

  it.each([
    ['', 0],
    ['vk3-Lq8%tZ0', 11],
    ['🐎'.repeat(6), 6],
    ['e\u0301'.repeat(6), 6],
    ['ﷺ', 1],
    ['xk'.repeat(65), 130],
    ['x'.repeat(1_000_000), 1_000_000],
  ])('has from 12 to 128 characters (%#)', async (password, found) => {
    expect(await refusalOf(refuseWeakPassword(password, NOBODY))).toMatchObject({
      code: 'access.password-length',
      details: { found, min: 12, max: 128 },
    });
  });

  it('has whole characters only', async () => {
    expect(await refusalOf(refuseWeakPassword('quarry lantern \ud800', NOBODY))).toMatchObject({
      code: 'access.password-malformed',
    });
  });

  it.each([
    'finalfantasy',
    'FinalFantasy',
    '1qaz2wsx3edc',
    'password1234',
    'Password2026!',
    '!!sunshine99!!',
    'qwerty123456',
    'passwordpassword',
    'dragondragondr',
    'aaaaaaaaaaaa',
    '----------------',
    'abcdefghijkl',
    '123456789012',
    '098765432109',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('may not be %s', async (password) => {
    const { code, message } = await refusalOf(refuseWeakPassword(password, NOBODY));
    expect(code).toBe('access.password-common');
    // What somebody meant for a password stands in no answer and no log.
    expect(message).not.toContain(password);
  });

  it.each([
    ['Evenhand is 1 good tool', 'evenhand'],
    ['mirjana and the seven', 'mirjana'],
    ['1 petrovic 2 petrovic', 'petrovic'],
    ['m.petrovic@contoso.org', 'm.petrovic'],
    ['my work at CONTOSO, 1999', 'contoso'],
    ['river trust, 4 ever', 'river trust'],
  ])('may not be “%s”, which holds what others know', async (password, found) => {
    const known = {
      email: 'm.petrovic@contoso.org',
      name: 'Mirjana Petrović-Petrovic',
      words: ['River Trust'],
    };
    expect(await refusalOf(refuseWeakPassword(password, known))).toMatchObject({
      code: 'access.password-telling',
      details: { found },
    });
  });

  it('may hold by chance what a short name is', async () => {
    await expect(
      refuseWeakPassword('a banana in savannah', { email: 'li@x.org', name: 'Li Na' }),
    ).resolves.toBeUndefined();
  });
});

describe('the list of common passwords', () => {
  it('holds more than the 3 000 that have to be known, of those of eight characters alone', async () => {
    const common = await commonPasswords();
    expect([...common].filter((password) => password.length >= 8).length).toBeGreaterThan(3_000);
    expect([...common].every((password) => password === password.toLowerCase())).toBe(true);
  });

  it('is read when it is asked for, and not with the program', async () => {
    const source = await readFile('src/access/secrets/common-passwords.ts', 'utf8');
    expect(source).not.toMatch(/^import .*language-common/m);
  });
});
