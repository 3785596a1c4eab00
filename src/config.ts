import { dirname, join, resolve } from 'node:path';
import { providersOf, type OpenIdProvider } from './access/sign-in/provider-settings.js';
import { databaseLocation, type DatabaseLocation } from './event-store/database.js';
import { smtpSettingsOf, type SmtpSettings } from './access/mail/smtp-settings.js';
import type { SecretSource } from './access/secrets/installation-secret.js';
import { Problem } from './kernel/problem.js';

/** Where ledgers are kept when nothing else is said. */
export const DEFAULT_DATABASE_URL = 'sqlite:data/evenhand.sqlite';

/** The machine itself and nobody else: there is no access control yet. */
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
  const text = variable(environment, 'EVENHAND_REPORT_FILES_DAYS');
  if (text === undefined) return DEFAULT_REPORT_FILES_DAYS;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  const expected = 'a number of days from 1 to 9999';
  throw new Problem('request.malformed', {
    field: 'variable EVENHAND_REPORT_FILES_DAYS',
    found: text,
    expected,
  });
}

/** Where the service listens: `EVENHAND_HOST` and `EVENHAND_PORT`. */
export function listenerOf(environment: Environment): { readonly host: string; readonly port: number } {
  const host = variable(environment, 'EVENHAND_HOST') ?? DEFAULT_HOST;
  const text = variable(environment, 'EVENHAND_PORT');
  if (text === undefined) return { host, port: DEFAULT_PORT };
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) {
    const expected = 'a port from 0 to 65535';
    throw new Problem('request.malformed', { field: 'variable EVENHAND_PORT', found: text, expected });
  }
  return { host, port };
}
