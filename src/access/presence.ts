import { Inject, Injectable, Logger } from '@nestjs/common';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { plusMs, SESSION_IDLE_MS } from './lifetimes.js';
import type { Credential, Recognised } from './principals.queries.js';
import { RememberedPrincipals } from './remembered-principals.js';

/** How far what is noted may lag behind: a note costs a write, and a request should cost none. */
const SESSION_LAG_MS = 60 * 1000;
const KEY_LAG_MS = 5 * 60 * 1000;

/** Notes now and then that somebody is here, which keeps their session alive, and tells of a key when it was used last. */
@Injectable()
export class Presence {
  private readonly log = new Logger('Access');

  /** Of whom a note is being written, or was a moment ago: many requests of one page come at once. */
  private readonly writing = new Set<string>();

  constructor(
    @Inject(ACCESS_TOOLS) private readonly tools: Pick<AccessTools, 'acts'>,
    private readonly principals: RememberedPrincipals,
  ) {}

  /** Nobody waits for it: whether it can be written down is no matter of the request. */
  note({ kind, tokenHash }: Credential, { principal, seenAt }: Recognised, now: string): void {
    const lag = kind === 'session' ? SESSION_LAG_MS : KEY_LAG_MS;
    if (seenAt !== null && Date.parse(now) - Date.parse(seenAt) < lag) return;
    const who = tokenHash.toString('base64');
    if (this.writing.has(who)) return;
    this.writing.add(who);
    const { acts } = this.tools;
    const written =
      kind === 'session'
        ? acts.run('keepSession', { tokenHash, now, idleUntil: plusMs(now, SESSION_IDLE_MS) })
        : acts.run('useKey', { id: principal.id, now });
    written
      .catch((error: unknown) => {
        this.log.warn(`It was not noted that a ${kind} was used: ${String(error)}`);
      })
      .finally(() => {
        const noted = (): boolean => this.writing.delete(who);
        // For that long, what is remembered of them may lack the note.
        const { forMs } = this.principals;
        if (forMs === 0) noted();
        else setTimeout(noted, forMs).unref();
      });
  }
}
