import { emailAddress } from '../domain/email-address.js';
import type { SmtpSettings } from './smtp-settings.js';

export interface Letter {
  readonly to: string;
  /** One line. */
  readonly subject: string;
  /** Plain text; nothing else is sent, so that a link is seen as what it is. */
  readonly text: string;
}

/**
 * What became of a letter. `not-sent` and `no-mail` are for whoever caused it to be told, who can hand over the link in another
 * way; where nobody may be told, as with a reset that anybody may ask for, the log has it.
 */
export type Posting = 'sent' | 'not-sent' | 'no-mail';

export interface Mail {
  /**
   * Hands a letter to the server for mail; that it was sent says that the server took it. Never fails because of the server.
   * @throws Problem `access.email-malformed`
   */
  send(letter: Letter): Promise<Posting>;
}

/** Where no server for mail was named. */
export const noMail: Mail = { send: async () => 'no-mail' };

/** Somebody waits for the answer meanwhile. */
const LIMIT_MS = 10_000;

export interface MailParts {
  readonly settings: SmtpSettings;
  /** For whoever runs the service; no address and nothing of a letter. */
  readonly log: (line: string) => void;
  readonly limitMs?: number;
}

/** Mail over SMTP, each letter with a connection of its own: they are few. */
export function smtpMail({ settings, log, limitMs = LIMIT_MS }: MailParts): Mail {
  return {
    async send({ to, subject, text }) {
      // One address: a list would send what is meant for one to several, and a line break would begin another header.
      const address = emailAddress(to);
      const transport = await transportTo(settings, limitMs);
      const sending = transport.sendMail({
        from: settings.from,
        // As parts and not as a text, which would be searched for names and further addresses.
        to: { name: '', address },
        envelope: { from: settings.from, to: [address] },
        subject: subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      try {
        await within(limitMs, sending);
        return 'sent';
      } catch (error) {
        log(`mail by ${settings.host}:${settings.port}: ${whyOf(error)}`);
        return 'not-sent';
      } finally {
        transport.close();
      }
    },
  };
}

/** Loaded when the first letter is written: most installations of a coalition write few, and some none. */
async function transportTo({ host, port, secure, mustEncrypt, login }: SmtpSettings, limitMs: number) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host,
    port,
    secure,
    requireTLS: mustEncrypt,
    tls: { minVersion: 'TLSv1.2' },
    ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
    dnsTimeout: limitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A server that goes on saying a little at a time would hold up everybody who waits for it. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // It may still fail, when nobody waits for it any more.
    work.catch(() => undefined);
  }
}

/** The step and the status, and not the server's own words, which may repeat an address. */
function whyOf(error: unknown): string {
  const { code, command, responseCode, message } = error as Error & {
    code?: string;
    command?: string;
    responseCode?: number;
  };
  if (code === undefined) return message;
  return [code, command, responseCode].filter((part) => part !== undefined).join(' ');
}
