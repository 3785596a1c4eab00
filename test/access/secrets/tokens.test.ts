import { createHash } from 'node:crypto';
import {
  hashOf,
  isTokenText,
  newToken,
  sameBytes,
  type TokenKind,
} from '../../../src/access/secrets/tokens.js';

const KINDS: readonly [TokenKind, string][] = [
  ['session', 'evs_'],
  ['key', 'evk_'],
  ['invitation', 'evi_'],
  ['reset', 'evr_'],
  ['browser', 'evb_'],
];

describe('tokens', () => {
  it.each(KINDS)('of a %s begin with %s and hold 256 bits', (kind, prefix) => {
    const token = newToken(kind);
    expect(token.slice(0, 4)).toBe(prefix);
    expect(Buffer.from(token.slice(4), 'base64url')).toHaveLength(32);
    expect(isTokenText(kind, token)).toBe(true);
  });

  it('are never the same twice', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newToken('key'))).size).toBe(1_000);
  });

  it('do not pass as tokens of another kind', () => {
    for (const [kind] of KINDS)
      for (const [other] of KINDS) expect(isTokenText(other, newToken(kind))).toBe(kind === other);
  });

  it.each([
    ['nothing', ''],
    ['the prefix alone', 'evk_'],
    ['one character less', newToken('key').slice(0, -1)],
    ['one character more', `${newToken('key')}A`],
    ['a new line at its end', `${newToken('key')}\n`],
    ['padding', `${newToken('key').slice(0, -1)}=`],
    ['characters of plain base64', `evk_${'+/'.repeat(21)}+`],
    ['capitals in the prefix', newToken('key').replace('evk', 'EVK')],
  ])('are told from %s', (_, text) => {
    expect(isTokenText('key', text)).toBe(false);
  });

  it('are kept as the SHA-256 of their whole text', () => {
    const token = newToken('session');
    expect(hashOf(token)).toEqual(createHash('sha256').update(token).digest());
    expect(sameBytes(hashOf(token), hashOf(token))).toBe(true);
    expect(sameBytes(hashOf(token), hashOf(newToken('session')))).toBe(false);
    expect(sameBytes(hashOf(token), hashOf(token).subarray(1))).toBe(false);
  });
});
