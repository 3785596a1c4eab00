import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../kernel/problem.js';
import { offerPasswordReset } from './access.commands.js';
import type { AccessTools } from './access-tools.js';
import { emailAddress } from './domain/email-address.js';
import { NOBODY } from './domain/trail-acts.js';
import type { Letters } from './letters.js';
import type { Attempts } from './limits/attempts.js';
import { accountByEmail } from './people.queries.js';

export interface PasswordResetParts {
  readonly tools: AccessTools;
  readonly attempts: Attempts;
  readonly letters: Letters;
}

/** Letters that are written at once. A server for mail may take ten seconds, and each waits for no other. */
const AT_ONCE = 50;

/**
 * Letters for people who forgot their password. Whoever asks is answered before anything is looked up, so that neither words
 * nor time tell them whether somebody has that address here.
 */
export class PasswordResets implements OnApplicationShutdown {
  private readonly log = new Logger('Access');
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly parts: PasswordResetParts) {}

  get arePossible(): boolean {
    return this.parts.letters.areWritten;
  }

  /**
   * @param from the address that the request comes from
   * @throws Problem `access.no-mail`, `access.email-malformed`, `request.too-many`
   */
  async ask(email: string, from: string): Promise<void> {
    const { attempts } = this.parts;
    if (!this.arePossible) throw new Problem('access.no-mail');
    await attempts.countFrom('link', from);
    const address = emailAddress(email);
    await attempts.count('reset', address);
    if (this.underWay.size >= AT_ONCE) {
      this.log.warn('A letter for a new password was not written: too many are asked for at once.');
      return;
    }
    const writing = this.write(address)
      .catch((error: unknown) => {
        this.log.warn(`A letter for a new password was not written: ${String(error)}`);
      })
      .finally(() => this.underWay.delete(writing));
    this.underWay.add(writing);
  }

  /** What was promised is done before the service stops. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async write(address: string): Promise<void> {
    const { tools, letters } = this.parts;
    const account = await accountByEmail(tools.reads, address);
    if (!account) {
      await tools.acts.run('noteResetAsked', { now: tools.reads.now() });
      return;
    }
    const offered = await offerPasswordReset(tools, { personId: account.id, by: NOBODY });
    await letters.passwordReset(address, offered);
  }
}
