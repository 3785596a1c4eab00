import type { Site } from '../http/site.js';
import type { HandedOut } from './access.commands.js';
import { invitationPath, passwordResetPath } from './link-paths.js';
import { noMail, type Mail, type Posting } from './mail/mail.js';

/** Letters with links that are of use once. They are plain text, and nothing of them is kept. */
export class Letters {
  constructor(
    private readonly mail: Mail,
    private readonly site: Pick<Site, 'publicOrigin'>,
  ) {}

  /**
   * Whether letters are written here. A link in a letter begins with what was written down as the site's address, never with
   * what a request called it: whoever asks for somebody else's letter would choose where its link leads.
   */
  get areWritten(): boolean {
    return this.mail !== noMail && this.site.publicOrigin !== null;
  }

  /** @param into the name of the coalition, or of this service */
  invitation(to: string, into: string, { token, expiresAt }: HandedOut): Promise<Posting> {
    return this.send(to, `Your invitation to ${into}`, [
      `You are invited to ${into}.`,
      `Take up the invitation here, once, until ${inWords(expiresAt)}:`,
      this.address(invitationPath(token)),
      'If you do not know what this is about, leave it: nothing happens then.',
    ]);
  }

  passwordReset(to: string, { token, expiresAt }: Omit<HandedOut, 'id'>): Promise<Posting> {
    return this.send(to, 'A new password for Evenhand', [
      'Somebody, you we hope, asked for a new password for your account.',
      `Choose one here, once, until ${inWords(expiresAt)}:`,
      this.address(passwordResetPath(token)),
      'If you did not ask for it, leave it: your password stays as it is.',
    ]);
  }

  private async send(to: string, subject: string, lines: readonly string[]): Promise<Posting> {
    return this.areWritten ? this.mail.send({ to, subject, text: `${lines.join('\n\n')}\n` }) : 'no-mail';
  }

  private address(path: string): string {
    return `${this.site.publicOrigin ?? ''}${path}`;
  }
}

const inWords = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
