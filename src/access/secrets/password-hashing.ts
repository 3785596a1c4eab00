import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { Problem } from '../../kernel/problem.js';
import { PASSWORD_MAX_CHARACTERS, charactersOf } from './password-rules.js';

/** What one hash costs whoever makes it, and whoever guesses. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/**
 * The least that OWASP's Password Storage Cheat Sheet names for Argon2id, which it holds to be as good as its dearer-looking
 * alternatives (46 MiB with one pass). Memory is what makes guessing on graphics cards slow, and what several people who sign in
 * at once take of this machine; one lane, because a second thread would help us no more than it helps a guesser.
 */
export const ARGON2_COST: Argon2Cost = { memoryKib: 19_456, passes: 2, lanes: 1 };

/** Two hashes at once take 38 MiB and half of the threads in which Node reads files as well. */
const AT_ONCE = 2;
/** About a second of work: who comes after that is told to come again rather than kept, and memory stays bounded. */
const MAY_WAIT = 32;

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Hashes passwords and compares them, a few at a time. One for the whole process, so that the limit is one. */
export class PasswordHashing {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly cost: Argon2Cost;
  private readonly mayWait: number;
  /** A hash that nobody's password has, and that takes as long to compare as anybody's. */
  private readonly nobodys: string;

  constructor({ cost = ARGON2_COST, mayWait = MAY_WAIT }: { cost?: Argon2Cost; mayWait?: number } = {}) {
    this.cost = cost;
    this.mayWait = mayWait;
    const { memoryKib, passes, lanes } = cost;
    this.nobodys = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(SALT_BYTES)}$${unpadded(HASH_BYTES)}`;
  }

  /**
   * Argon2id (RFC 9106) with 16 random bytes of salt, as a PHC text that names its cost.
   * The password is not asked here whether it will do: `refuseWeakPassword` does that.
   * @throws Problem `access.passwords-busy`
   */
  hash(password: string): Promise<string> {
    const { memoryKib, passes, lanes } = this.cost;
    return this.inTurn(() =>
      hash(normalised(password), { memoryCost: memoryKib, timeCost: passes, parallelism: lanes }),
    );
  }

  /**
   * Whether a password is the one behind a hash. Without a hash, as there is no such person or the person has no password, it
   * takes as long and says no: the time of an answer tells nobody who has an account.
   * @throws Problem `access.passwords-busy`
   */
  verify(hashed: string | null, password: string): Promise<boolean> {
    // Nobody can have set it, and normalising a text of any length would be work for nothing.
    if (charactersOf(password) > PASSWORD_MAX_CHARACTERS) return Promise.resolve(false);
    return this.inTurn(async () => {
      const is = await verify(hashed ?? this.nobodys, normalised(password));
      return is && hashed !== null;
    });
  }

  /** Whether a hash was made at another cost than today's, so that it is made anew while the password is at hand. */
  needsRehash(hashed: string): boolean {
    const { memoryKib, passes, lanes } = this.cost;
    const made = parseOptions(hashed);
    return (
      !hashed.startsWith('$argon2id$') ||
      made.memoryCost !== memoryKib ||
      made.timeCost !== passes ||
      made.parallelism !== lanes
    );
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < AT_ONCE) this.running += 1;
    else {
      if (this.waiting.length >= this.mayWait) {
        throw new Problem('access.passwords-busy', { max: this.mayWait });
      }
      // Whoever is done hands on its turn, so that nobody who comes meanwhile is first.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/**
 * NFKC, as NIST SP 800-63B asks: the same password typed on another keyboard comes as other code points. Nothing is cut, and
 * capitals stay capitals.
 */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

function unpadded(bytes: number): string {
  return randomBytes(bytes).toString('base64').replaceAll('=', '');
}
