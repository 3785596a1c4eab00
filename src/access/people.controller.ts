import { Controller, Inject, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { question } from '../http/bus.js';
import { PathId } from '../http/caller.decorator.js';
import { Cancels, Does, Reads } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { StandingOf } from '../http/standing.js';
import { offerPasswordReset, signOutPerson } from './access.commands.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { DoneAnswer } from './accounts-answers.js';
import type { Standing } from './domain/standing.js';
import { Links } from './links.js';
import { ErasedAnswer, EverybodyAnswer, ResetLinkAnswer } from './people-answers.js';
import { ChangedAnswer } from './roles-answers.js';
import { peopleHere } from './people-here.queries.js';

export const peopleQuestions = { everybody: question(peopleHere) };
const ask = peopleQuestions;

/** Everybody whom this service knows, for its operators. */
@ApiTags('access')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
    private readonly links: Links,
  ) {}

  @Reads('', {
    id: 'listEverybody',
    needs: 'look after people',
    query: true,
    summary: 'Everybody whom this service knows, erased people too',
    answer: EverybodyAnswer,
  })
  list(@Query() query: PageQuery): Promise<object> {
    return this.queries.execute(ask.everybody.ask(pageAsked(query)));
  }

  @Does(':id/password-reset', {
    id: 'offerPasswordReset',
    needs: 'look after people',
    status: 201,
    summary: 'A link with which somebody sets a new password',
    answer: ResetLinkAnswer,
  })
  async reset(
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
  ): Promise<ResetLinkAnswer> {
    const { token, expiresAt } = await offerPasswordReset(this.tools, { personId, by: principal.id });
    return { link: this.links.toPasswordReset(request, token), expiresAt };
  }

  @Cancels(':id/second-factor', {
    id: 'takeSecondFactor',
    needs: 'look after people',
    summary: 'Take the second factor off somebody who lost it; all their sessions end',
    answer: ChangedAnswer,
  })
  async takeSecondFactor(
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
  ): Promise<ChangedAnswer> {
    const asked = { personId, by: principal.id, now: this.tools.reads.now() };
    return { changed: await this.tools.acts.run('takeSecondFactor', asked) };
  }

  @Cancels(':id/sessions', {
    id: 'signOutPerson',
    needs: 'look after people',
    summary: 'End all sessions of somebody, in whatever browser',
    answer: DoneAnswer,
  })
  async signOut(@PathId('id') personId: string, @StandingOf() { principal }: Standing): Promise<DoneAnswer> {
    await signOutPerson(this.tools, { personId, by: principal.id });
    return { done: true };
  }

  @Cancels(':id', {
    id: 'erasePerson',
    needs: 'look after people',
    summary: 'Erase a person: all that is known of them goes, their id stays in events and trails',
    answer: ErasedAnswer,
  })
  erase(@PathId('id') personId: string, @StandingOf() { principal }: Standing): Promise<ErasedAnswer> {
    const asked = { personId, by: principal.id, now: this.tools.reads.now() };
    return this.tools.acts.run('erasePerson', asked);
  }
}
