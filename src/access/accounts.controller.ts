import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cancels, Does, Reads } from '../http/operation.decorator.js';
import { Site } from '../http/site.js';
import { StandingOf } from '../http/standing.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { Accounts } from './accounts.commands.js';
import {
  DoneAnswer,
  HeldRoleAnswer,
  OfferedSecondFactorAnswer,
  SessionAnswer,
  WhoAnswer,
} from './accounts-answers.js';
import {
  AcceptInvitationBody,
  AddSecondFactorBody,
  ChangePasswordBody,
  JoinBody,
  ReassuranceBody,
  RemoveSecondFactorBody,
  ResetPasswordBody,
  SignInBody,
} from './accounts-requests.js';
import { credentialIn } from './credential.js';
import type { Standing } from './domain/standing.js';
import { accountById, rolesOf } from './people.queries.js';
import { SessionReply } from './session-reply.js';

const DONE: DoneAnswer = { done: true };

/** How people get in and out, and what they change about that. */
@ApiTags('access')
@Controller('api/v1')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: SessionReply,
    private readonly site: Site,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
  ) {}

  @Does('sessions', {
    id: 'signIn',
    needs: 'sign in',
    status: 201,
    summary: 'Sign in with a password',
    description: 'The session comes as a cookie. Whatever was wrong, the answer is the same.',
    answer: SessionAnswer,
    problems: [401, 403, 429],
  })
  async signIn(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return this.sessions.begun(request, reply, await this.accounts.signIn(body, request.ip));
  }

  @Does('invitations/acceptance', {
    id: 'joinByInvitation',
    needs: 'sign in',
    status: 201,
    summary: 'Take up an invitation as somebody new',
    answer: SessionAnswer,
    problems: [403, 410, 429],
  })
  async join(
    @Body() { token, ...person }: JoinBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const started = await this.accounts.joinWithPassword(token, person, request.ip);
    return this.sessions.begun(request, reply, started);
  }

  @Does('password-resets/completion', {
    id: 'resetPassword',
    needs: 'sign in',
    summary: 'Set a new password with a link',
    answer: DoneAnswer,
    problems: [403, 410, 429],
  })
  async resetPassword(
    @Body() { token, password }: ResetPasswordBody,
    @Req() { ip }: FastifyRequest,
  ): Promise<DoneAnswer> {
    await this.accounts.resetPassword(token, password, ip);
    return DONE;
  }

  @Reads('session', {
    id: 'getSession',
    needs: 'be somebody',
    summary: 'Who is behind this session or key, and what they are where',
    answer: WhoAnswer,
  })
  async who(@StandingOf() { principal }: Standing): Promise<WhoAnswer> {
    const { id, by } = principal;
    const account = by === 'session' ? await accountById(this.tools.reads, id) : undefined;
    return {
      id,
      by,
      name: account?.name ?? null,
      email: account?.email ?? null,
      secondFactor: (account?.totpSecret ?? null) !== null,
      roles: await rolesOf(this.tools.reads, id),
    };
  }

  @Cancels('session', {
    id: 'signOut',
    needs: 'change one’s own account',
    summary: 'Sign out',
    answer: DoneAnswer,
  })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoneAnswer> {
    await this.accounts.signOut(credentialIn(request, this.site)!.tokenHash);
    this.sessions.ended(request, reply);
    return DONE;
  }

  @Cancels('sessions', {
    id: 'signOutEverywhere',
    needs: 'change one’s own account',
    summary: 'Sign out everywhere: all sessions end, in whatever browser',
    answer: DoneAnswer,
  })
  async signOutEverywhere(
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DoneAnswer> {
    await this.accounts.signOutEverywhere(principal.id);
    this.sessions.ended(request, reply);
    return DONE;
  }

  @Does('account/invitations', {
    id: 'acceptInvitation',
    needs: 'change one’s own account',
    summary: 'Take up an invitation as who is signed in',
    answer: HeldRoleAnswer,
    problems: [410],
  })
  acceptInvitation(
    @Body() { token }: AcceptInvitationBody,
    @StandingOf() { principal }: Standing,
  ): Promise<object> {
    return this.accounts.acceptInvitation(token, principal.id);
  }

  @Does('account/password', {
    id: 'changePassword',
    needs: 'change one’s own account',
    summary: 'Change the password; all other sessions end',
    answer: SessionAnswer,
    problems: [429],
  })
  async changePassword(
    @Body() { current, password }: ChangePasswordBody,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const started = await this.accounts.changePassword(principal.id, current, password);
    return this.sessions.begun(request, reply, started);
  }

  @Does('account/second-factor/offer', {
    id: 'offerSecondFactor',
    needs: 'change one’s own account',
    summary: 'A new secret for an authenticator, of which nothing is kept yet',
    answer: OfferedSecondFactorAnswer,
    problems: [429],
  })
  offerSecondFactor(
    @Body() { password }: ReassuranceBody,
    @StandingOf() { principal }: Standing,
  ): Promise<OfferedSecondFactorAnswer> {
    return this.accounts.offerSecondFactor(principal.id, password);
  }

  @Does('account/second-factor', {
    id: 'addSecondFactor',
    needs: 'change one’s own account',
    summary: 'Add a second factor, with a first code from it; all other sessions end',
    answer: SessionAnswer,
    problems: [429],
  })
  async addSecondFactor(
    @Body() body: AddSecondFactorBody,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return this.sessions.begun(request, reply, await this.accounts.addSecondFactor(principal.id, body));
  }

  @Does('account/second-factor/removal', {
    id: 'removeSecondFactor',
    needs: 'change one’s own account',
    summary: 'Remove the second factor, with a last code from it; all other sessions end',
    answer: SessionAnswer,
    problems: [429],
  })
  async removeSecondFactor(
    @Body() { password, code }: RemoveSecondFactorBody,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const started = await this.accounts.removeSecondFactor(principal.id, password, code);
    return this.sessions.begun(request, reply, started);
  }
}
