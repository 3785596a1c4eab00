import { Problem } from '../kernel/problem.js';
import type { AccessTools } from './access-tools.js';
import type { Attempts } from './limits/attempts.js';
import { accountById, lastStepOf, type Account } from './people.queries.js';
import type { InstallationSecret } from './secrets/installation-secret.js';
import type { PasswordHashing } from './secrets/password-hashing.js';
import { openedTotpSecret, stepOfCode } from './secrets/totp.js';

export interface ProofParts {
  readonly tools: AccessTools;
  readonly hashing: PasswordHashing;
  /** Opened when the first second factor needs it. */
  readonly secret: () => Promise<InstallationSecret>;
  readonly attempts: Attempts;
}

/** What people show to prove who they are: passwords and codes. Each try is counted before it is looked at. */
export class Proofs {
  constructor(private readonly parts: ProofParts) {}

  /**
   * Whether a password is the one of an account; without an account it takes as long and says no.
   * @param email under which it is tried, in its one form
   * @throws Problem `request.too-many`, `access.passwords-busy`
   */
  async isPassword(email: string, account: Account | undefined, password: string): Promise<boolean> {
    const { attempts, hashing } = this.parts;
    await attempts.count('signInByEmail', email);
    return hashing.verify(account?.password ?? null, password);
  }

  /**
   * Whether a code is the one of this moment; it serves once.
   * @throws Problem `request.too-many`
   */
  async isCode({ id, totpSecret }: Account, code: string): Promise<boolean> {
    if (totpSecret === null) return false;
    const { tools, secret, attempts } = this.parts;
    await attempts.count('totp', id);
    const opened = openedTotpSecret((await secret()).keyFor('totp'), totpSecret, id);
    const lastStep = await lastStepOf(tools.reads, id);
    const step = stepOfCode(opened, code, { now: tools.reads.now(), lastStep });
    if (step === null || !(await tools.acts.run('useSecondFactor', { personId: id, step }))) return false;
    await attempts.forgive('totp', id);
    return true;
  }

  /** Whoever showed all that was asked for was no attacker: earlier slips no longer count. */
  forgive({ email }: Account): Promise<void> {
    return this.parts.attempts.forgive('signInByEmail', email);
  }

  /**
   * Asks for the password again: whoever finds a browser open can't change how its owner signs in. It is the same password as at
   * sign-in, so its tries are counted together with those.
   * @throws Problem `access.password-not-right`, `request.too-many`, `access.passwords-busy`
   */
  async reassured(personId: string, password: string): Promise<Account> {
    const account = await accountById(this.parts.tools.reads, personId);
    if (!account || !(await this.isPassword(account.email, account, password))) {
      throw new Problem('access.password-not-right');
    }
    await this.forgive(account);
    return account;
  }
}
