import { Problem } from '../../kernel/problem.js';
import { emailAddress } from '../domain/email-address.js';
import { isLoopback } from '../sign-in/provider-addresses.js';

/** The server that letters are handed to, and who they are from. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte; otherwise from STARTTLS on. */
  readonly secure: boolean;
  /** Whether nothing is said, and no password told, before the connection is encrypted. */
  readonly mustEncrypt: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
}

const URL_VARIABLE = 'EVENHAND_SMTP_URL';
const FROM_VARIABLE = 'EVENHAND_MAIL_FROM';
const SUBMISSION_PORT = 587;
const ENCRYPTED_SUBMISSION_PORT = 465;

/**
 * Where letters go: `EVENHAND_SMTP_URL`, `smtps://USER:PASSWORD@HOST` or `smtp://…` with STARTTLS, and `EVENHAND_MAIL_FROM`, the
 * address that they are from. Null where nothing is said: then no letter is written.
 * @throws Problem `request.malformed`, which never holds the password
 */
export function smtpSettingsOf(
  environment: Readonly<Record<string, string | undefined>>,
): SmtpSettings | null {
  const text = environment[URL_VARIABLE] ?? '';
  const from = environment[FROM_VARIABLE] ?? '';
  if (text === '' && from === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const login = url && loginIn(url);
  const isSmtp = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
  if (!isSmtp || login === undefined || (url.pathname !== '' && url.pathname !== '/') || /[?#]/.test(text)) {
    const expected = `smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST, together with ${FROM_VARIABLE},`;
    // Somewhere in it is the password.
    const found = text === '' ? '' : `${url?.protocol ?? ''}…`;
    throw new Problem('request.malformed', { field: `variable ${URL_VARIABLE}`, found, expected });
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? ENCRYPTED_SUBMISSION_PORT : SUBMISSION_PORT) : Number(url.port),
    secure,
    // What hands letters on from this machine itself seldom has a certificate, and nobody listens in between.
    mustEncrypt: !secure && !isLoopback(url.hostname),
    login,
    from: senderOf(from),
  };
}

/** Null where there is none; undefined where it is not written as a URL wants it. */
function loginIn({ username, password }: URL): SmtpSettings['login'] | undefined {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

function senderOf(text: string): string {
  try {
    return emailAddress(text);
  } catch {
    const expected = `an e-mail address, together with ${URL_VARIABLE},`;
    throw new Problem('request.malformed', { field: `variable ${FROM_VARIABLE}`, found: text, expected });
  }
}
