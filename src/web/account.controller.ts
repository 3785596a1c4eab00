import { Controller, Get, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { Accounts } from '../access/accounts.commands.js';
import type { Standing } from '../access/domain/standing.js';
import { OwnSignIns } from '../access/own-sign-ins.js';
import { SessionReply } from '../access/session-reply.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { StandingOf } from '../http/standing.js';
import { Problem } from '../kernel/problem.js';
import { Form } from './form.js';
import { NamedRoles } from './named-roles.js';
import { AccountPage, GoOnPage, NewSecondFactorPage } from './pages/account/account-pages.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import type { View } from './view.js';

const CODE_LIMIT = 20;
/** What `offerSecondFactor` makes; it comes back with the form, as nothing is kept of it yet. */
const OFFERED_URI = /^otpauth:\/\/totp\/[!-~]{1,500}$/;
const OFFERED_SECRET = /^[A-Z2-7]{16,64}$/;

/** Somebody’s own account. */
@ApiExcludeController()
@Controller('account')
export class AccountController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly accounts: Accounts,
    private readonly sessions: SessionReply,
    private readonly roles: NamedRoles,
    private readonly signIns: OwnSignIns,
  ) {}

  @Get()
  @Needs('change one’s own account')
  show(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, principal.id));
  }

  @Post('password')
  @Needs('change one’s own account')
  changePassword(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'password',
      work: async (form) => {
        const [current, password] = [form.text('current'), form.text('password')];
        form.assertRight();
        const started = await this.accounts.changePassword(principal.id, current, password);
        await this.sessions.begun(visit.request, visit.reply, started);
        return saying('password-changed', '/account');
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  @Post('second-factor/offer')
  @Needs('change one’s own account')
  offerSecondFactor(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'second-factor',
      work: async (form, view) => {
        const current = form.text('current');
        form.assertRight();
        const offered = await this.accounts.offerSecondFactor(principal.id, current);
        return NewSecondFactorPage({ view, form: new Form('new-factor', view.words), ...offered });
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  @Post('second-factor')
  @Needs('change one’s own account')
  addSecondFactor(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'new-factor',
      work: async (form) => {
        const [code, password] = [form.line('code', CODE_LIMIT), form.text('current')];
        form.assertRight();
        const asked = { password, secret: form.typed('secret'), code };
        await this.sessions.begun(
          visit.request,
          visit.reply,
          await this.accounts.addSecondFactor(principal.id, asked),
        );
        return saying('second-factor-added', '/account');
      },
      again: (view, form) => {
        const [secret, uri] = [form.typed('secret'), form.typed('uri')];
        // Whatever else came is none of ours, and not for a picture that somebody scans.
        if (!OFFERED_SECRET.test(secret) || !OFFERED_URI.test(uri) || !uri.includes(secret)) {
          return this.draw(visit, view, principal.id);
        }
        return NewSecondFactorPage({ view, form, secret, uri });
      },
    });
  }

  @Post('second-factor/removal')
  @Needs('change one’s own account')
  removeSecondFactor(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'second-factor',
      work: async (form) => {
        const [current, code] = [form.text('current'), form.line('code', CODE_LIMIT)];
        form.assertRight();
        const started = await this.accounts.removeSecondFactor(principal.id, current, code);
        await this.sessions.begun(visit.request, visit.reply, started);
        return saying('second-factor-removed', '/account');
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  @Post('sign-out-everywhere')
  @Needs('change one’s own account')
  signOutEverywhere(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'sign-out',
      work: async () => {
        await this.accounts.signOutEverywhere(principal.id);
        this.sessions.ended(visit.request, visit.reply);
        return saying('signed-out-everywhere', '/sign-in');
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  @Post('sessions/:id/ending')
  @Needs('change one’s own account')
  endSession(
    @PathId('id') id: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'sessions',
      work: async () => {
        await this.signIns.endSession(principal.id, id);
        return saying('session-ended', '/account');
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  /** A form must not lead to another site, so what comes of it is a page with the way there. */
  @Post('providers/:name')
  @Needs('change one’s own account')
  link(
    @Param('name') name: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'providers',
      work: async (_form, view) => {
        const asked = { personId: principal.id, name, returnTo: saying('provider-linked', '/account') };
        const url = await this.signIns.beginLinking(visit.request, visit.reply, asked);
        const linked = await this.signIns.linked(principal.id);
        return GoOnPage({ view, url, label: linked.find((one) => one.name === name)?.label ?? name });
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  @Post('providers/:name/removal')
  @Needs('change one’s own account')
  unlink(
    @Param('name') name: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'providers',
      work: async () => {
        await this.signIns.unlink(visit.request, principal.id, name);
        return saying('provider-unlinked', '/account');
      },
      again: (view, form) => this.draw(visit, view, principal.id, form),
    });
  }

  private async draw(visit: Visit, view: View, personId: string, sent?: Form): Promise<VNode> {
    const profile = await this.queries.execute(ask.profile.ask(personId));
    // The guard lets in people only; one who was erased meanwhile has no session any more.
    if (!profile) throw new Problem('access.not-signed-in');
    const formOf = (name: string): Form => (sent?.name === name ? sent : new Form(name, view.words));
    return AccountPage({
      view,
      formOf,
      profile,
      roles: await this.roles.of(personId, view.words),
      sessions: await this.signIns.sessions(visit.request, personId),
      providers: await this.signIns.linked(personId),
    });
  }
}
