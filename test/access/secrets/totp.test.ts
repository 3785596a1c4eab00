import {
  newTotpSecret,
  openedTotpSecret,
  sealedTotpSecret,
  stepOfCode,
  totpText,
  totpUri,
} from '../../../src/access/secrets/totp.js';
import { seal, unseal } from '../../../src/access/secrets/sealing.js';
import { randomBytes } from 'node:crypto';
import { isProblem } from '../../../src/kernel/problem.js';

/** The secret of RFC 6238, appendix B; its eight digits end with the six that are usual. */
const SECRET = Buffer.from('12345678901234567890');
const KEY = randomBytes(32);

const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();

describe('a code of a second factor', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is at second %d what RFC 6238 says', (seconds, code) => {
    expect(stepOfCode(SECRET, code, { now: at(seconds), lastStep: null })).toBe(Math.floor(seconds / 30));
  });

  it.each([
    ['its own step', 0, 41_152_263],
    ['the step before', 30, 41_152_263],
    ['the step after', -30, 41_152_263],
    ['two steps before', 60, null],
    ['two steps after', -60, null],
  ])('is right in %s and a step beside it', (_, later, step) => {
    expect(stepOfCode(SECRET, '005924', { now: at(1_234_567_890 + later), lastStep: null })).toBe(step);
  });

  it('serves once, and no earlier one serves after it', () => {
    const now = at(1_234_567_890);
    const step = stepOfCode(SECRET, '005924', { now, lastStep: null })!;
    expect(stepOfCode(SECRET, '005924', { now, lastStep: step - 1 })).toBe(step);
    expect(stepOfCode(SECRET, '005924', { now, lastStep: step })).toBeNull();
    expect(stepOfCode(SECRET, '005924', { now: at(1_234_567_890 + 30), lastStep: step })).toBeNull();
    expect(stepOfCode(SECRET, '005924', { now, lastStep: step + 1 })).toBeNull();
  });

  it.each(['', '5924', '0005924', '005925', ' 005924', '005924\n', '００５９２４', '+05924', '5924.0'])(
    'is not %p',
    (code) => {
      expect(stepOfCode(SECRET, code, { now: at(1_234_567_890), lastStep: null })).toBeNull();
    },
  );

  it('is of its own secret', () => {
    expect(stepOfCode(newTotpSecret(), '005924', { now: at(1_234_567_890), lastStep: null })).toBeNull();
  });
});

describe('the secret of a second factor', () => {
  it('is 160 random bits', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(newTotpSecret()).not.toEqual(newTotpSecret());
  });

  it('is told to an app as a link and as a text', () => {
    expect(totpText(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    const uri = new URL(totpUri(SECRET, 'mirjana+ledger@contoso.org'));
    expect(uri.protocol + uri.host).toBe('otpauth:totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/Evenhand:mirjana+ledger@contoso.org');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Evenhand',
      secret: totpText(SECRET),
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('is kept sealed, twice the same never alike', () => {
    const sealed = sealedTotpSecret(KEY, SECRET, 'person-1');
    expect(sealed).not.toContain(SECRET.toString('base64url'));
    expect(sealedTotpSecret(KEY, SECRET, 'person-1')).not.toBe(sealed);
    expect(openedTotpSecret(KEY, sealed, 'person-1')).toEqual(SECRET);
  });
});

describe('what was sealed', () => {
  const sealed = seal(KEY, SECRET, 'one');
  const flipped = (i: number): string => {
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[i] = bytes[i]! ^ 1;
    return `v1.${bytes.toString('base64url')}`;
  };

  it.each([
    ['under another key', () => unseal(randomBytes(32), sealed, 'one')],
    ['as somebody else’s', () => unseal(KEY, sealed, 'other')],
    ['with another nonce', () => unseal(KEY, flipped(0), 'one')],
    ['with another tag', () => unseal(KEY, flipped(12), 'one')],
    ['with other content', () => unseal(KEY, flipped(28), 'one')],
    ['cut short', () => unseal(KEY, sealed.slice(0, 30), 'one')],
    ['of another form', () => unseal(KEY, sealed.replace('v1.', 'v2.'), 'one')],
    ['empty', () => unseal(KEY, '', 'one')],
  ])('does not open %s', (_, open) => {
    try {
      open();
    } catch (error) {
      expect(isProblem(error) && error.code).toBe('access.sealed-unreadable');
      return;
    }
    throw new Error('It opened.');
  });
});
