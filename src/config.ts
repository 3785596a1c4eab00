import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { providersOf, type OpenIdProvider } from './access/sign-in/provider-settings.js';
import { databaseLocation, type DatabaseLocation } from './event-store/database.js';
import { smtpSettingsOf, type SmtpSettings } from './access/mail/smtp-settings.js';
import { REQUEST_LIMITS, type CountedBy, type RequestLimitSettings } from './access/limits/request-limits.js';
import type { SecretSource } from './access/secrets/installation-secret.js';
import { DOOR_DEFAULTS, type DoorSettings } from './http/door-settings.js';
import type { LogFormat } from './http/stderr-logger.js';
import { Problem } from './kernel/problem.js';

/** Where ledgers are kept when nothing else is said. */
export const DEFAULT_DATABASE_URL = 'sqlite:data/evenhand.sqlite';

/** The machine itself and nobody else, until somebody says where it is to be reached. */
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;
/** Long enough for whoever comes back to it next week; what comes later can be made again. */
const DEFAULT_REPORT_FILES_DAYS = 7;

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that is set but empty says nothing. */
function variable(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}

/** The database of this process: `EVENHAND_DATABASE_URL`, `sqlite:PATH` or `postgres://…`. */
export function databaseOf(environment: Environment): DatabaseLocation {
  return databaseLocation(variable(environment, 'EVENHAND_DATABASE_URL') ?? DEFAULT_DATABASE_URL);
}

/**
 * The folder for files of evidence: `EVENHAND_EVIDENCE`, or else `evidence` beside the SQLite file, and `data/evidence` where
 * PostgreSQL keeps the ledgers.
 */
export function evidenceFolderOf(environment: Environment, location: DatabaseLocation): string {
  return folderOf(environment, location, 'EVENHAND_EVIDENCE', 'evidence');
}

/**
 * The folder for files of reports: `EVENHAND_REPORT_FILES`, or else `report-files` beside the SQLite file, and
 * `data/report-files` where PostgreSQL keeps the ledgers.
 */
export function reportFilesFolderOf(environment: Environment, location: DatabaseLocation): string {
  return folderOf(environment, location, 'EVENHAND_REPORT_FILES', 'report-files');
}

/**
 * The folder for uploads between their preview and their import: `EVENHAND_UPLOADS`, or else `uploads` beside the SQLite file, and
 * `data/uploads` where PostgreSQL keeps the ledgers.
 */
export function uploadsFolderOf(environment: Environment, location: DatabaseLocation): string {
  return folderOf(environment, location, 'EVENHAND_UPLOADS', 'uploads');
}

/**
 * The secret of this installation: `EVENHAND_SECRET` (base64 of 32 bytes or more), or the file `EVENHAND_SECRET_FILE`, or else a
 * file `secret`, made when it is first needed, beside the SQLite file or in `data` where PostgreSQL keeps the ledgers.
 */
export function secretSourceOf(environment: Environment, location: DatabaseLocation): SecretSource {
  const text = variable(environment, 'EVENHAND_SECRET');
  const path = variable(environment, 'EVENHAND_SECRET_FILE');
  if (text !== undefined && path !== undefined) {
    throw new Problem('request.malformed', {
      field: 'variable EVENHAND_SECRET_FILE',
      found: path,
      expected: 'either this or EVENHAND_SECRET, and not both,',
    });
  }
  if (text !== undefined) return { from: 'variable', name: 'EVENHAND_SECRET', text };
  if (path !== undefined) return { from: 'file', path: resolve(path) };
  return { from: 'own-file', path: folderOf(environment, location, 'EVENHAND_SECRET_FILE', 'secret') };
}

/**
 * The OpenID Connect providers that people may sign in with: `EVENHAND_OIDC_NAME_ISSUER` and `_CLIENT_ID`, with
 * `_CLIENT_SECRET` or `_CLIENT_SECRET_FILE` and `_LABEL` where wanted, for each NAME.
 */
export function openIdProvidersOf(environment: Environment): OpenIdProvider[] {
  return providersOf(environment);
}

/** Where letters are handed to: `EVENHAND_SMTP_URL` and `EVENHAND_MAIL_FROM`; null where none are written. */
export function mailServerOf(environment: Environment): SmtpSettings | null {
  return smtpSettingsOf(environment);
}

function folderOf(
  environment: Environment,
  location: DatabaseLocation,
  name: string,
  folder: string,
): string {
  const said = variable(environment, name);
  if (said !== undefined) return resolve(said);
  return location.engine === 'sqlite' ? join(dirname(location.path), folder) : resolve('data', folder);
}

/** How many days a file of a report is kept once it is made: `EVENHAND_REPORT_FILES_DAYS`, 7 where nothing is said. */
export function reportFilesDaysOf(environment: Environment): number {
  return wholeNumber(environment, 'EVENHAND_REPORT_FILES_DAYS', DEFAULT_REPORT_FILES_DAYS, {
    least: 1,
    most: 9_999,
    words: 'a number of days',
  });
}

/** Where the service listens: `EVENHAND_HOST` and `EVENHAND_PORT`. */
export function listenerOf(environment: Environment): { readonly host: string; readonly port: number } {
  const host = variable(environment, 'EVENHAND_HOST') ?? DEFAULT_HOST;
  const port = { least: 0, most: 65_535, words: 'a port' };
  return { host, port: wholeNumber(environment, 'EVENHAND_PORT', DEFAULT_PORT, port) };
}

/** Where those who run the service read its metrics: `EVENHAND_METRICS_PORT` and `EVENHAND_METRICS_HOST`; nowhere without a port. */
export function metricsPlaceOf(
  environment: Environment,
): { readonly host: string; readonly port: number } | null {
  if (variable(environment, 'EVENHAND_METRICS_PORT') === undefined) return null;
  const host = variable(environment, 'EVENHAND_METRICS_HOST') ?? DEFAULT_HOST;
  const port = { least: 0, most: 65_535, words: 'a port' };
  return { host, port: wholeNumber(environment, 'EVENHAND_METRICS_PORT', 0, port) };
}

/** How the log is written: `EVENHAND_LOG_FORMAT`, `text` (one line for people, where nothing is said) or `json` (one object a line). */
export function logFormatOf(environment: Environment): LogFormat {
  return oneOf(environment, 'EVENHAND_LOG_FORMAT', ['text', 'json']);
}

/** Whether every request is told of in the log: `EVENHAND_LOG_REQUESTS`, `off` where nothing is said. */
export function logsRequestsOf(environment: Environment): boolean {
  return oneOf(environment, 'EVENHAND_LOG_REQUESTS', ['off', 'on']) === 'on';
}

/**
 * How the door is set up: `EVENHAND_PUBLIC_URL` (nothing: the site has no name but `localhost`), `EVENHAND_TRUSTED_PROXIES`
 * (addresses and networks, separated by commas; nothing: none) and `EVENHAND_MAX_CONNECTIONS`.
 */
export function doorOf(environment: Environment): DoorSettings {
  return {
    ...DOOR_DEFAULTS,
    publicUrl: publicUrlOf(environment),
    trustedProxies: trustedProxiesOf(environment),
    maxConnections: wholeNumber(environment, 'EVENHAND_MAX_CONNECTIONS', DOOR_DEFAULTS.maxConnections, {
      least: 1,
      most: 1_000_000,
      words: 'a number of connections',
    }),
  };
}

/**
 * Requests in a minute that are let through by address, person and key: `EVENHAND_LIMIT_PER_ADDRESS`, `…_PER_PERSON` and
 * `…_PER_KEY`; `off` is no limit.
 */
export function requestLimitsOf(environment: Environment): RequestLimitSettings {
  const of = (by: CountedBy): number | null => {
    const name = `EVENHAND_LIMIT_PER_${by.toUpperCase()}`;
    if (variable(environment, name) === 'off') return null;
    const words = 'off, or a number of requests in a minute';
    return wholeNumber(environment, name, REQUEST_LIMITS[by]!, { least: 1, most: 10_000_000, words });
  };
  return { address: of('address'), person: of('person'), key: of('key') };
}

/**
 * What sends people here from elsewhere must know where this is, and believes no request about it.
 * @throws Problem `request.malformed`
 */
export function assertPublicUrl(publicUrl: string | null, what: string): asserts publicUrl is string {
  if (publicUrl === null) {
    throw malformed('EVENHAND_PUBLIC_URL', '', `the address that browsers reach this site by, with ${what},`);
  }
}

function publicUrlOf(environment: Environment): string | null {
  const name = 'EVENHAND_PUBLIC_URL';
  const text = variable(environment, name);
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The site stands at the root of its host: the cookie of a session is for all of that.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw malformed(name, text, 'an address without a path such as https://evenhand.example');
}

function trustedProxiesOf(environment: Environment): string[] {
  return networksIn(environment, 'EVENHAND_TRUSTED_PROXIES');
}

/**
 * Networks that web hooks may call though they are not public, over plain http as well: `EVENHAND_WEB_HOOK_NETWORKS` (addresses and
 * networks, separated by commas; nothing: none).
 */
export function webHookNetworksOf(environment: Environment): string[] {
  return networksIn(environment, 'EVENHAND_WEB_HOOK_NETWORKS');
}

function networksIn(environment: Environment, name: string): string[] {
  const texts = (variable(environment, name) ?? '').split(',').map((text) => text.trim());
  return texts.filter((text) => {
    if (text !== '' && !isNetwork(text))
      throw malformed(name, text, 'an address such as 10.0.0.1, or a network such as 10.0.0.0/8');
    return text !== '';
  });
}

/** `/0` would be everybody, and then everybody says who they are. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)]!;
  if (bits === 0 || address.includes('%') || more.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits);
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  /** What it is a number of. */
  readonly words: string;
}

function wholeNumber(
  environment: Environment,
  name: string,
  otherwise: number,
  { least, most, words }: Bounds,
): number {
  const text = variable(environment, name);
  if (text === undefined) return otherwise;
  const number = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw malformed(name, text, `${words} from ${String(least)} to ${String(most)}`);
}

/** One of several words; the first where nothing is said. */
function oneOf<Word extends string>(
  environment: Environment,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = variable(environment, name) ?? words[0];
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw malformed(name, text, words.join(' or '));
}

function malformed(name: string, found: string, expected: string): Problem {
  return new Problem('request.malformed', { field: `variable ${name}`, found, expected });
}
