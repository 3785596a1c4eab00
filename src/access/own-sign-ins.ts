import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Site } from '../http/site.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { credentialIn } from './credential.js';
import { SignInElsewhere, type OwnSession } from './elsewhere.commands.js';
import { SIGN_IN_MS } from './sign-in/sign-in-acts.js';
import { sessionIdOf } from './secrets/tokens.js';
import { browserCookie } from './session-cookie.js';
import { sessionsOf, type OpenSession } from './sessions.queries.js';

/** A session of one's own, and whether the request came with it. */
export interface OwnSessionView extends OpenSession {
  readonly isThis: boolean;
}

export type LinkedProvider = Awaited<ReturnType<SignInElsewhere['linkedTo']>>[number];

/** Where and how somebody signs in, for the page of their own account: as the API has it, with the cookies that go with it. */
@Injectable()
export class OwnSignIns {
  constructor(
    private readonly site: Site,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
    private readonly elsewhere: SignInElsewhere,
  ) {}

  async sessions(request: FastifyRequest, personId: string): Promise<OwnSessionView[]> {
    const own = sessionIdOf(this.sessionOf(request, personId).tokenHash);
    const sessions = await sessionsOf(this.tools.reads, personId);
    return sessions.map((session) => ({ ...session, isThis: session.id === own }));
  }

  /** Whether there was such a session. */
  endSession(personId: string, id: string): Promise<boolean> {
    return this.tools.acts.run('endOneSession', { id, personId, now: this.tools.reads.now() });
  }

  linked(personId: string): Promise<LinkedProvider[]> {
    return this.elsewhere.linkedTo(personId);
  }

  /**
   * Begins to link a provider; the address to go on to.
   * @throws Problem `access.session-not-fresh`, `access.provider-unknown`, `access.provider-unavailable`, `request.too-many`
   */
  async beginLinking(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      personId,
      name,
      returnTo,
    }: { readonly personId: string; readonly name: string; readonly returnTo: string },
  ): Promise<string> {
    const session = { ...this.sessionOf(request, personId), from: request.ip };
    const { url, browser } = await this.elsewhere.beginLinking(name, { ...session, returnTo });
    const cookie = browserCookie(this.site.isSecure(request)).set(browser, SIGN_IN_MS / 1000);
    void reply.header('set-cookie', cookie);
    return url;
  }

  /** @throws Problem `access.session-not-fresh`, `access.provider-unknown`, `access.provider-not-linked`, `access.last-way-in` */
  unlink(request: FastifyRequest, personId: string, name: string): Promise<void> {
    return this.elsewhere.unlink(name, this.sessionOf(request, personId));
  }

  private sessionOf(request: FastifyRequest, personId: string): OwnSession {
    return { personId, tokenHash: credentialIn(request, this.site)!.tokenHash };
  }
}
