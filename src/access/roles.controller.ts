import { Body, Controller, Inject, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { seen } from '../coalition/coalition.queries.js';
import { question } from '../http/bus.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Cancels, Does, Reads } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { StandingOf } from '../http/standing.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import {
  grantRole,
  inviteInto,
  makeKey,
  revokeKey,
  withdrawInvitation,
  withdrawRole,
} from './access.commands.js';
import type { Standing } from './domain/standing.js';
import { Letters } from './letters.js';
import { Links } from './links.js';
import { keysIn, openInvitationsIn, peopleIn } from './people.queries.js';
import {
  ChangedAnswer,
  InvitationsAnswer,
  InvitedAnswer,
  KeysAnswer,
  MadeKeyAnswer,
  PeopleAnswer,
} from './roles-answers.js';
import { InvitationBody, KeyBody, RoleBody } from './roles-requests.js';

export const roleQuestions = {
  people: question(peopleIn),
  keys: question(keysIn),
  invitations: question(openInvitationsIn),
};
const ask = roleQuestions;

/** Who has access to a coalition, and as what. */
@ApiTags('access')
@Controller('api/v1/coalitions/:slug')
export class RolesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
    private readonly links: Links,
    private readonly letters: Letters,
  ) {}

  @Reads('people', {
    id: 'listPeople',
    needs: 'see who has access',
    query: true,
    summary: 'Who has a role here',
    answer: PeopleAnswer,
  })
  people(@CoalitionId() coalitionId: string, @Query() query: PageQuery): Promise<object> {
    return this.queries.execute(ask.people.ask(coalitionId, pageAsked(query)));
  }

  @Does('people/:id/roles', {
    id: 'grantRole',
    needs: 'manage access',
    summary: 'Give one more role to somebody who has one here; it holds from the next request on',
    answer: ChangedAnswer,
  })
  async grant(
    @CoalitionId() coalitionId: string,
    @PathId('id') personId: string,
    @Body() { role, memberId }: RoleBody,
    @StandingOf() { principal }: Standing,
  ): Promise<ChangedAnswer> {
    const change = { coalitionId, personId, role, memberId, by: principal.id };
    return { changed: await grantRole(this.tools, change) };
  }

  @Does('people/:id/roles/withdrawal', {
    id: 'withdrawRole',
    needs: 'manage access',
    summary: 'Take a role from somebody, from the next request on',
    answer: ChangedAnswer,
  })
  async withdraw(
    @CoalitionId() coalitionId: string,
    @PathId('id') personId: string,
    @Body() { role, memberId }: RoleBody,
    @StandingOf() { principal }: Standing,
  ): Promise<ChangedAnswer> {
    const change = { coalitionId, personId, role, memberId, by: principal.id };
    return { changed: await withdrawRole(this.tools, change) };
  }

  @Reads('invitations', {
    id: 'listInvitations',
    needs: 'see who has access',
    summary: 'Invitations that can still be taken up',
    answer: InvitationsAnswer,
  })
  async invitations(@CoalitionId() coalitionId: string): Promise<object> {
    return { items: await this.queries.execute(ask.invitations.ask(coalitionId)) };
  }

  @Does('invitations', {
    id: 'invitePerson',
    needs: 'manage access',
    status: 201,
    summary: 'Invite somebody to a role',
    description:
      'The role is theirs who come with the link, once. Where this service sends mail, an address that is named gets it in a letter.',
    answer: InvitedAnswer,
  })
  async invite(
    @CoalitionId() coalitionId: string,
    @Body() { role, memberId, email }: InvitationBody,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
  ): Promise<InvitedAnswer> {
    const asked = { coalitionId, role, memberId, email, by: principal.id };
    const invited = await inviteInto(this.tools, asked);
    const { id, token, expiresAt } = invited;
    const mail =
      email === null ? null : await this.letters.invitation(email, await this.nameOf(coalitionId), invited);
    return { id, link: this.links.toInvitation(request, token), expiresAt, mail };
  }

  private async nameOf(coalitionId: string): Promise<string> {
    const { answer } = await seen(this.tools.reads, coalitionId, ({ directory }) => directory.coalition.name);
    return answer;
  }

  @Cancels('invitations/:id', {
    id: 'withdrawInvitation',
    needs: 'manage access',
    summary: 'Withdraw an invitation that nobody has taken up',
    answer: ChangedAnswer,
  })
  async withdrawInvitation(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @StandingOf() { principal }: Standing,
  ): Promise<ChangedAnswer> {
    await withdrawInvitation(this.tools, { coalitionId, id, by: principal.id });
    return { changed: true };
  }

  @Reads('keys', {
    id: 'listKeys',
    needs: 'see who has access',
    query: true,
    summary: 'API keys, without what is secret of them',
    answer: KeysAnswer,
  })
  keys(@CoalitionId() coalitionId: string, @Query() query: PageQuery): Promise<object> {
    return this.queries.execute(ask.keys.ask(coalitionId, pageAsked(query)));
  }

  @Does('keys', {
    id: 'makeKey',
    needs: 'manage access',
    status: 201,
    summary: 'Make an API key for a program',
    answer: MadeKeyAnswer,
  })
  async makeKey(
    @CoalitionId() coalitionId: string,
    @Body() { role, memberId, name, writes, days }: KeyBody,
    @StandingOf() { principal }: Standing,
  ): Promise<MadeKeyAnswer> {
    const asked = { coalitionId, role, memberId, name, writes: writes ?? false, days, by: principal.id };
    const { id, token, expiresAt } = await makeKey(this.tools, asked);
    return { id, key: token, expiresAt };
  }

  @Cancels('keys/:id', {
    id: 'revokeKey',
    needs: 'manage access',
    summary: 'Revoke an API key, from the next request on',
    answer: ChangedAnswer,
  })
  async revokeKey(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @StandingOf() { principal }: Standing,
  ): Promise<ChangedAnswer> {
    await revokeKey(this.tools, { coalitionId, id, by: principal.id });
    return { changed: true };
  }
}
