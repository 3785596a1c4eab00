import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Site } from '../http/site.js';
import type { StartedSession } from './accounts.commands.js';
import type { SessionAnswer } from './accounts-answers.js';
import { SESSION_MS } from './lifetimes.js';
import { sessionCookie } from './session-cookie.js';

/** Puts sessions into browsers, and takes them back. */
@Injectable()
export class SessionReply {
  constructor(private readonly site: Site) {}

  begun(request: FastifyRequest, reply: FastifyReply, started: StartedSession): SessionAnswer {
    const cookie = sessionCookie(this.site.isSecure(request));
    void reply.header('set-cookie', cookie.set(started.token, SESSION_MS / 1000));
    return { personId: started.personId, expiresAt: started.expiresAt };
  }

  ended(request: FastifyRequest, reply: FastifyReply): void {
    void reply.header('set-cookie', sessionCookie(this.site.isSecure(request)).cleared);
  }
}
