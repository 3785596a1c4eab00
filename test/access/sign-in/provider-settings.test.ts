import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayBeAsked } from '../../../src/access/sign-in/provider-addresses.js';
import { pathOfThisSite } from '../../../src/access/sign-in/return-to.js';
import { openIdProvidersOf } from '../../../src/config.js';
import { isProblem } from '../../../src/kernel/problem.js';

const MINIMAL = {
  EVENHAND_OIDC_CONTOSO_ISSUER: 'https://login.contoso.org/realms/all',
  EVENHAND_OIDC_CONTOSO_CLIENT_ID: 'evenhand',
};

describe('providers in the environment', () => {
  it('are none where nothing is said', () => {
    expect(openIdProvidersOf({ EVENHAND_PORT: '1', EVENHAND_OIDC_CONTOSO_ISSUER: '' })).toEqual([]);
  });

  it('are read one by one, each with its own', () => {
    expect(
      openIdProvidersOf({
        ...MINIMAL,
        EVENHAND_OIDC_ACME_2_LABEL: 'Acme & sons',
        EVENHAND_OIDC_ACME_2_CLIENT_ID: 'abc',
        EVENHAND_OIDC_ACME_2_CLIENT_SECRET: 's',
        EVENHAND_OIDC_ACME_2_ISSUER: 'https://acme.example/',
      }),
    ).toEqual([
      {
        name: 'acme-2',
        label: 'Acme & sons',
        issuer: 'https://acme.example/',
        clientId: 'abc',
        clientSecret: 's',
      },
      {
        name: 'contoso',
        label: 'CONTOSO',
        issuer: 'https://login.contoso.org/realms/all',
        clientId: 'evenhand',
        clientSecret: null,
      },
    ]);
  });

  it('may have their secret in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-provider-'));
    const path = join(folder, 'secret');
    const read = () => openIdProvidersOf({ ...MINIMAL, EVENHAND_OIDC_CONTOSO_CLIENT_SECRET_FILE: path });
    try {
      expect(read).toThrow('(ENOENT)');
      await writeFile(path, '\n');
      expect(read).toThrow('which is empty');
      await writeFile(path, ' from a file\n');
      expect(read()[0]!.clientSecret).toBe('from a file');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    [{ EVENHAND_OIDC_CONTOSO_ISSUR: 'x' }, 'EVENHAND_OIDC_CONTOSO_ISSUR'],
    [{ EVENHAND_OIDC_ISSUER: 'x' }, 'EVENHAND_OIDC_NAME_ISSUER'],
    [{ EVENHAND_OIDC_contoso_ISSUER: 'x' }, 'EVENHAND_OIDC_contoso_ISSUER'],
    [{ EVENHAND_OIDC_CONTOSO_ISSUER: 'https://x.example' }, 'EVENHAND_OIDC_CONTOSO_CLIENT_ID'],
    [{ EVENHAND_OIDC_CONTOSO_CLIENT_ID: 'x' }, 'EVENHAND_OIDC_CONTOSO_ISSUER'],
    [{ ...MINIMAL, EVENHAND_OIDC_CONTOSO_ISSUER: 'http://login.contoso.org' }, 'an https address'],
    [{ ...MINIMAL, EVENHAND_OIDC_CONTOSO_ISSUER: 'http://127.0.0.1.evil.example' }, 'an https address'],
    [{ ...MINIMAL, EVENHAND_OIDC_CONTOSO_ISSUER: 'https://me:secret@contoso.org' }, 'an https address'],
    [{ ...MINIMAL, EVENHAND_OIDC_CONTOSO_ISSUER: 'https://contoso.org?tenant=1' }, 'an https address'],
    [{ ...MINIMAL, EVENHAND_OIDC_CONTOSO_ISSUER: 'contoso.org' }, 'an https address'],
  ])('are refused that are not whole (%#)', (environment, told) => {
    expect(() => openIdProvidersOf(environment)).toThrow(told);
  });

  it('have one secret, which no problem tells', () => {
    try {
      openIdProvidersOf({
        ...MINIMAL,
        EVENHAND_OIDC_CONTOSO_CLIENT_SECRET: 'hush',
        EVENHAND_OIDC_CONTOSO_CLIENT_SECRET_FILE: '/run/secret',
      });
    } catch (error) {
      expect(isProblem(error) && JSON.stringify(error.toDocument())).toMatch(/^(?!.*hush).*not both/);
      return;
    }
    throw new Error('Both were taken.');
  });
});

describe('an address that a provider names', () => {
  const ISSUER = 'https://login.contoso.org/realms/all';

  it.each([
    [ISSUER, 'https://login.contoso.org/token', true],
    [ISSUER, 'https://oauth2.other-name.example/token', true],
    ['https://keycloak:8443/realms/all', 'https://keycloak:8443/token', true],
    ['https://10.0.0.5', 'https://10.0.0.5/token', true],
    ['http://127.0.0.1:3001', 'http://127.0.0.1:3001/token', true],
    ['http://localhost:3001', 'http://[::1]:3001/token', true],
    [ISSUER, 'http://login.contoso.org/token', false],
    [ISSUER, 'http://127.0.0.1/token', false],
    [ISSUER, 'https://127.0.0.1/token', false],
    [ISSUER, 'https://2130706433/token', false],
    [ISSUER, 'https://0x7f.1/token', false],
    [ISSUER, 'https://169.254.169.254/latest', false],
    [ISSUER, 'https://[::1]/token', false],
    [ISSUER, 'https://[fd00::1]/token', false],
    [ISSUER, 'https://8.8.8.8/token', false],
    [ISSUER, 'https://localhost/token', false],
    [ISSUER, 'https://LOCALHOST./token', false],
    [ISSUER, 'https://a.localhost/token', false],
    [ISSUER, 'https://metadata.google.internal/token', false],
    [ISSUER, 'https://database/token', false],
    [ISSUER, 'https://printer.local/token', false],
    [ISSUER, 'https://login.contoso.org@evil.example/token', false],
    [ISSUER, 'file:///etc/passwd', false],
    [ISSUER, 'data:application/json,{}', false],
    ['http://127.0.0.1:3001', 'http://10.0.0.1/token', false],
    ['http://127.0.0.1:3001', 'http://login.contoso.org/token', false],
    ['http://127.0.0.1:3001', 'https://login.contoso.org/token', false],
  ])('(of %s: %s) may be asked: %p', (issuer, address, may) => {
    expect(mayBeAsked(new URL(address), new URL(issuer))).toBe(may);
  });
});

describe('the path of a return', () => {
  it.each([
    ['/', '/'],
    ['/members', '/members'],
    ['/members?all=1&back=//x#top', '/members?all=1&back=//x#top'],
    ['/a/../members', '/members'],
    ['/https://evil.example', '/https://evil.example'],
    ['/@evil.example', '/@evil.example'],
    ['/größe', '/gr%C3%B6%C3%9Fe'],
  ])('%s is one of this site', (text, path) => {
    expect(pathOfThisSite(text)).toBe(path);
  });

  it.each([
    '',
    'members',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/members\\all',
    '\\/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/members\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
    ' /members',
    `/${'a'.repeat(500)}`,
  ])('%j is none', (text) => {
    expect(() => pathOfThisSite(text)).toThrow('leads away from here');
  });
});
