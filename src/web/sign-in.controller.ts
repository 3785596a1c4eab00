import { Controller, Get, Inject, Optional, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Accounts } from '../access/accounts.commands.js';
import { credentialIn } from '../access/credential.js';
import { SessionReply } from '../access/session-reply.js';
import { Needs } from '../http/operation.decorator.js';
import { SIGN_IN_WAYS, type SignInWay } from '../http/sign-in-ways.js';
import { Site } from '../http/site.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { Form } from './form.js';
import { SecondStepPage, SignInPage } from './pages/account/sign-in-pages.js';
import { readerOf, withParameter } from './reader.js';
import { returnToIn } from './return-to.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';

/** How people get in and out. */
@ApiExcludeController()
@Controller()
export class SignInController {
  constructor(
    private readonly pages: SitePages,
    private readonly accounts: Accounts,
    private readonly sessions: SessionReply,
    private readonly site: Site,
    @Optional() @Inject(SIGN_IN_WAYS) private readonly ways: readonly SignInWay[] = [],
  ) {}

  @Get('sign-in')
  @Needs('be welcomed')
  show(@Visiting() visit: Visit): Promise<string> {
    const returnTo = returnToIn(visit.request);
    if (visit.request.standing) {
      void visit.reply.status(303).header('location', readerOf(visit.request).to(returnTo ?? '/'));
      return Promise.resolve('');
    }
    return this.pages.show(visit, (view) =>
      SignInPage({ view, form: new Form('sign-in', view.words), ways: this.ways, returnTo }),
    );
  }

  @Post('sign-in')
  @Needs('sign in')
  signIn(@Visiting() visit: Visit): Promise<string> {
    const returnTo = returnToIn(visit.request);
    return this.pages.submit(visit, {
      form: 'sign-in',
      work: async (form, view) => {
        const [email, password] = [form.text('email'), form.text('password')];
        form.assertRight();
        const begun = await this.accounts.beginSignIn(email, password, visit.request.ip);
        if ('ticket' in begun) {
          const next = new Form('code', view.words);
          return SecondStepPage({
            view: { ...view, here: null },
            form: next,
            ticket: begun.ticket,
            returnTo,
          });
        }
        await this.sessions.begun(visit.request, visit.reply, begun.started);
        return returnTo ?? '/';
      },
      again: (view, form) => SignInPage({ view, form, ways: this.ways, returnTo }),
    });
  }

  @Post('sign-in/code')
  @Needs('sign in')
  secondStep(@Visiting() visit: Visit): Promise<string> {
    const returnTo = returnToIn(visit.request);
    return this.pages.submit(visit, {
      form: 'code',
      work: async (form) => {
        const code = form.line('code', 20);
        form.assertRight();
        try {
          await this.sessions.begun(
            visit.request,
            visit.reply,
            await this.accounts.finishSignIn(form.typed('ticket'), code),
          );
        } catch (error) {
          if (!isProblem(error)) throw error;
          if (error.code === 'access.link-not-valid') {
            return saying('too-long-ago', withParameter('/sign-in', 'returnTo', returnTo ?? '/'));
          }
          // Whoever comes here had the password: that it is the code tells them nothing.
          if (error.code === 'access.sign-in-refused') {
            throw new Problem('access.second-factor-not-right', { found: code });
          }
          throw error;
        }
        return returnTo ?? '/';
      },
      again: (view, form) => SecondStepPage({ view, form, ticket: form.typed('ticket'), returnTo }),
    });
  }

  @Post('sign-out')
  @Needs('change one’s own account')
  signOut(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'sign-out',
      work: async () => {
        await this.accounts.signOut(credentialIn(visit.request, this.site)!.tokenHash);
        this.sessions.ended(visit.request, visit.reply);
        return saying('signed-out', '/sign-in');
      },
      again: () => {
        throw new Error('signing out asks for nothing that could be refused');
      },
    });
  }
}
