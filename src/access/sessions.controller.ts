import { Controller, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PathId } from '../http/caller.decorator.js';
import { Cancels, Reads } from '../http/operation.decorator.js';
import { Site } from '../http/site.js';
import { StandingOf } from '../http/standing.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { credentialIn } from './credential.js';
import type { Standing } from './domain/standing.js';
import { ChangedAnswer } from './roles-answers.js';
import { sessionIdOf } from './secrets/tokens.js';
import { OpenSessionsAnswer } from './sessions-answers.js';
import { sessionsOf } from './sessions.queries.js';

/** Where somebody is signed in, for themselves: whoever finds a session there that is not theirs ends it. */
@ApiTags('access')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly site: Site,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
  ) {}

  @Reads('', {
    id: 'listSessions',
    needs: 'be somebody',
    summary: 'Where one is signed in at this moment; a key has no sessions',
    answer: OpenSessionsAnswer,
  })
  async list(
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
  ): Promise<OpenSessionsAnswer> {
    const own = sessionIdOf(credentialIn(request, this.site)!.tokenHash);
    const sessions = await sessionsOf(this.tools.reads, principal.id);
    return { items: sessions.map((session) => ({ ...session, isThis: session.id === own })) };
  }

  @Cancels(':id', {
    id: 'endSession',
    needs: 'change one’s own account',
    summary: 'End one of one’s own sessions',
    answer: ChangedAnswer,
  })
  async end(@PathId('id') id: string, @StandingOf() { principal }: Standing): Promise<ChangedAnswer> {
    const asked = { id, personId: principal.id, now: this.tools.reads.now() };
    return { changed: await this.tools.acts.run('endOneSession', asked) };
  }
}
