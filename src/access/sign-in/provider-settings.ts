import { readFileSync } from 'node:fs';
import { codeOf } from '../../event-store/kept-files.js';
import { Problem } from '../../kernel/problem.js';
import { isLoopback } from './provider-addresses.js';

/** A provider of OpenID Connect with which people may sign in here. */
export interface OpenIdProvider {
  /** In addresses and tables: `my-company` of EVENHAND_OIDC_MY_COMPANY_ISSUER. */
  readonly name: string;
  /** What people read on the button. */
  readonly label: string;
  /** Exactly as the provider writes it, a slash at its end or none. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client, which shows by PKCE alone that it began the sign-in. */
  readonly clientSecret: string | null;
}

const VARIABLE =
  /^EVENHAND_OIDC_([A-Z0-9]+(?:_[A-Z0-9]+)*?)_(ISSUER|CLIENT_ID|CLIENT_SECRET_FILE|CLIENT_SECRET|LABEL)$/;
const PREFIX = 'EVENHAND_OIDC_';

type Variables = Readonly<Record<string, string>>;

/**
 * The providers that the environment names, in the order of their names: for each NAME the variables
 * `EVENHAND_OIDC_NAME_ISSUER` and `_CLIENT_ID`, and if wanted `_CLIENT_SECRET` or `_CLIENT_SECRET_FILE`, and `_LABEL`.
 * @throws Problem `request.malformed`, which never holds a secret
 */
export function providersOf(environment: Readonly<Record<string, string | undefined>>): OpenIdProvider[] {
  const found = new Map<string, Record<string, string>>();
  for (const [variable, value] of Object.entries(environment)) {
    // A variable that is set but empty says nothing.
    if (!variable.startsWith(PREFIX) || value === undefined || value === '') continue;
    const [, name, part] = VARIABLE.exec(variable) ?? [];
    if (name === undefined || part === undefined) {
      const expected = `${PREFIX}NAME_ISSUER, _CLIENT_ID, _CLIENT_SECRET, _CLIENT_SECRET_FILE or _LABEL`;
      throw malformed('name of a variable', variable, expected);
    }
    found.set(name, { ...found.get(name), [part]: value });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, said]) => providerOf(name, said));
}

function providerOf(name: string, said: Variables): OpenIdProvider {
  const needed = (part: string): string => {
    const value = said[part];
    if (value === undefined)
      throw malformed(`variable ${PREFIX}${name}_${part}`, '', 'one with each provider');
    return value;
  };
  const issuer = needed('ISSUER');
  if (!isIssuer(issuer)) {
    const expected = 'an https address without query, as the provider itself writes it,';
    throw malformed(`variable ${PREFIX}${name}_ISSUER`, issuer, expected);
  }
  return {
    name: name.toLowerCase().replaceAll('_', '-'),
    label: said['LABEL'] ?? name,
    issuer,
    clientId: needed('CLIENT_ID'),
    clientSecret: secretOf(name, said),
  };
}

/** Without encryption only on this machine itself, where tests and first trials are. */
function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username !== '' || url.password !== '' || /[?#]/.test(text)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function secretOf(name: string, said: Variables): string | null {
  const { CLIENT_SECRET: text, CLIENT_SECRET_FILE: path } = said;
  const field = `variable ${PREFIX}${name}_CLIENT_SECRET_FILE`;
  if (path === undefined) return text ?? null;
  if (text !== undefined) throw malformed(field, path, 'either this or _CLIENT_SECRET, and not both,');
  let secret: string;
  try {
    secret = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw malformed(field, `${path} (${codeOf(error)})`, 'a file that this program may read');
  }
  if (secret === '') throw malformed(field, `${path}, which is empty`, 'a file with the secret');
  return secret;
}

function malformed(field: string, found: string, expected: string): Problem {
  return new Problem('request.malformed', { field, found, expected });
}
