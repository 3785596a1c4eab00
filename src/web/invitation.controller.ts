import { SEES_ALL } from '../coalition/domain/sight.js';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { Accounts } from '../access/accounts.commands.js';
import { WHOLE_SERVICE, type Standing } from '../access/domain/standing.js';
import type { Offered } from '../access/people.queries.js';
import { SessionReply } from '../access/session-reply.js';
import { Needs } from '../http/operation.decorator.js';
import { StandingOf } from '../http/standing.js';
import { Problem } from '../kernel/problem.js';
import { Form } from './form.js';
import { InvitationPage } from './pages/account/invitation-page.js';
import { NewPasswordPage } from './pages/account/sign-in-pages.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import type { View } from './view.js';

/** A name of 200 characters is the longest that accounts take. */
const NAME_LIMIT = 200;

/** What links lead to that are handed out once: invitations, and new passwords. */
@ApiExcludeController()
@Controller()
export class InvitationController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly accounts: Accounts,
    private readonly sessions: SessionReply,
  ) {}

  @Get('invitations/:token')
  @Needs('be welcomed')
  show(@Param('token') token: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(view, new Form('join', view.words), token));
  }

  @Post('invitations/:token')
  @Needs('sign in')
  join(@Param('token') token: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'join',
      work: async (form) => {
        const offer = await this.offerOf(token);
        const person = {
          name: form.line('name', NAME_LIMIT),
          email: form.text('email').trim(),
          password: form.text('password'),
        };
        form.assertRight();
        await this.sessions.begun(
          visit.request,
          visit.reply,
          await this.accounts.joinWithPassword(token, person, visit.request.ip),
        );
        return saying('joined', placeOf(offer));
      },
      again: (view, form) => this.draw(view, form, token),
    });
  }

  @Post('invitations/:token/acceptance')
  @Needs('change one’s own account')
  accept(
    @Param('token') token: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'accept',
      work: async () =>
        saying('role-taken', placeOf(await this.accounts.acceptInvitation(token, principal.id))),
      again: (view, form) => this.draw(view, form, token),
    });
  }

  @Get('password/:token')
  @Needs('be reached')
  async password(@Param('token') token: string, @Visiting() visit: Visit): Promise<string> {
    if (!(await this.queries.execute(ask.isResetOpen.ask(token)))) throw new Problem('access.link-not-valid');
    return this.pages.show(visit, (view) =>
      NewPasswordPage({ view, token, form: new Form('password', view.words) }),
    );
  }

  @Post('password/:token')
  @Needs('sign in')
  setPassword(@Param('token') token: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'password',
      work: async (form) => {
        const password = form.text('password');
        form.assertRight();
        await this.accounts.resetPassword(token, password, visit.request.ip);
        return saying('password-set', '/sign-in');
      },
      again: (view, form) => NewPasswordPage({ view, form, token }),
    });
  }

  private async draw(view: View, form: Form, token: string): Promise<VNode> {
    const offer = await this.offerOf(token);
    const { coalitionId, memberId } = offer;
    if (coalitionId === WHOLE_SERVICE) {
      return InvitationPage({ view, form, token, offer, coalition: null, member: null });
    }
    const { name } = await this.queries.execute(ask.overview.ask(coalitionId));
    const member =
      memberId === null
        ? null
        : (await this.queries.execute(ask.member.ask(coalitionId, memberId, null, SEES_ALL))).answer.name;
    return InvitationPage({ view, form, token, offer, coalition: name, member });
  }

  /** @throws Problem `access.link-not-valid` */
  private async offerOf(token: string): Promise<Offered> {
    const offer = await this.queries.execute(ask.offer.ask(token));
    if (!offer) throw new Problem('access.link-not-valid');
    return offer;
  }
}

/** Where somebody with a new role goes first. */
function placeOf({ coalitionId }: { readonly coalitionId: string }): string {
  return coalitionId === WHOLE_SERVICE ? '/' : `/c/${coalitionId}`;
}
