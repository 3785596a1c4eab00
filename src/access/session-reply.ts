import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Site } from '../http/site.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import type { StartedSession } from './accounts.commands.js';
import type { SessionAnswer } from './accounts-answers.js';
import { credentialIn } from './credential.js';
import { SESSION_MS } from './lifetimes.js';
import { sessionCookie } from './session-cookie.js';

/** What a browser is to forget of somebody who signs out: answers that it kept against our word, and what scripts stored. */
const FORGET = '"cache", "storage"';

/** Puts sessions into browsers, and takes them back. */
@Injectable()
export class SessionReply {
  constructor(
    private readonly site: Site,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
  ) {}

  /** A browser has one session. The one that it brought ends: nobody would sign out of it any more. */
  async begun(request: FastifyRequest, reply: FastifyReply, started: StartedSession): Promise<SessionAnswer> {
    const cookie = sessionCookie(this.site.isSecure(request));
    void reply.header('set-cookie', cookie.set(started.token, SESSION_MS / 1000));
    const before = credentialIn(request, this.site);
    if (before?.kind === 'session') {
      await this.tools.acts.run('endSession', {
        tokenHash: before.tokenHash,
        now: this.tools.reads.now(),
      });
    }
    return { personId: started.personId, expiresAt: started.expiresAt };
  }

  ended(request: FastifyRequest, reply: FastifyReply): void {
    void reply.header('set-cookie', sessionCookie(this.site.isSecure(request)).cleared);
    void reply.header('clear-site-data', FORGET);
  }
}
