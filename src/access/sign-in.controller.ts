import { Body, Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cancels, Does, Needs, Reads } from '../http/operation.decorator.js';
import { Site } from '../http/site.js';
import { StandingOf } from '../http/standing.js';
import { Problem } from '../kernel/problem.js';
import { ACCESS_TOOLS, type AccessTools } from './access-tools.js';
import { DoneAnswer } from './accounts-answers.js';
import { AskPasswordResetBody, LinkProviderBody } from './accounts-requests.js';
import { credentialIn } from './credential.js';
import { WHOLE_SERVICE, type Standing } from './domain/standing.js';
import { SignInElsewhere, type OwnSession } from './elsewhere.commands.js';
import { signInPath } from './link-paths.js';
import { PasswordResets } from './password-resets.commands.js';
import { principalBehind } from './principals.queries.js';
import { browserCookie, type TokenCookie } from './session-cookie.js';
import { SessionReply } from './session-reply.js';
import { LinkedProvidersAnswer, LinkingBegunAnswer, WaysInAnswer } from './sign-in-answers.js';
import { SIGN_IN_MS } from './sign-in/sign-in-acts.js';

const DONE: DoneAnswer = { done: true };

/** Ways in that are not a password: OpenID Connect providers, and letters for who forgot theirs. */
@ApiTags('access')
@Controller()
export class SignInController {
  constructor(
    private readonly elsewhere: SignInElsewhere,
    private readonly resets: PasswordResets,
    private readonly sessions: SessionReply,
    private readonly site: Site,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
  ) {}

  @Reads('api/v1/sign-in/ways', {
    id: 'listWaysIn',
    needs: 'be reached',
    summary: 'By which ways people sign in here',
    answer: WaysInAnswer,
  })
  ways(): WaysInAnswer {
    const providers = this.elsewhere.choices.map((one) => ({ ...one, path: signInPath(one.name) }));
    return { providers, passwordResetsByMail: this.resets.arePossible };
  }

  @Does('api/v1/password-resets', {
    id: 'askPasswordReset',
    needs: 'sign in',
    status: 202,
    summary: 'Ask for a letter with a link to set a new password',
    description: 'The answer is the same, and comes as soon, whether anybody has that address here or not.',
    answer: DoneAnswer,
    problems: [429],
  })
  async askReset(
    @Body() { email }: AskPasswordResetBody,
    @Req() { ip }: FastifyRequest,
  ): Promise<DoneAnswer> {
    await this.resets.ask(email, ip);
    return DONE;
  }

  /** Sends a browser to a provider. A link leads here, so it is GET; what it keeps is forgotten in ten minutes. */
  @Get('sign-in/with/:provider')
  @Needs('sign in')
  @ApiExcludeEndpoint()
  async begin(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { returnTo, invitation } = textsIn(request.query, ['returnTo', 'invitation']);
    const asked = { returnTo: returnTo ?? '/', invitation: invitation ?? null, from: request.ip };
    const { url, browser } = await this.elsewhere.begin(provider, asked);
    this.bind(request, reply, browser);
    void reply.redirect(url, 302);
  }

  /** Where a provider sends the browser back to. */
  @Get('sign-in/with/:provider/return')
  @Needs('sign in')
  @ApiExcludeEndpoint()
  async return(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const cookie = this.cookieOf(request);
    const browser = cookie.parse(request.headers.cookie);
    const mark = request.url.indexOf('?');
    const query = mark < 0 ? '' : request.url.slice(mark);
    const returning = { browser, personId: await this.signedIn(request) };
    const { returnTo, started } = await this.elsewhere.finish(provider, query, returning);
    if (started) await this.sessions.begun(request, reply, started);
    void reply.header('set-cookie', cookie.cleared).redirect(returnTo, 302);
  }

  @Reads('api/v1/account/providers', {
    id: 'listOwnProviders',
    needs: 'be somebody',
    summary: 'Which providers vouch for whoever is signed in',
    answer: LinkedProvidersAnswer,
  })
  async linked(@StandingOf() { principal }: Standing): Promise<LinkedProvidersAnswer> {
    return { items: await this.elsewhere.linkedTo(principal.id) };
  }

  @Does('api/v1/account/providers/:name', {
    id: 'linkProvider',
    needs: 'change one’s own account',
    summary: 'Begin to link a provider to one’s own account',
    description: 'Within ten minutes of signing in. Send the browser to the address that is answered.',
    answer: LinkingBegunAnswer,
    problems: [429],
  })
  async link(
    @Param('name') name: string,
    @Body() { returnTo }: LinkProviderBody,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkingBegunAnswer> {
    const session = { ...this.ownSession(request, principal.id), from: request.ip };
    const { url, browser } = await this.elsewhere.beginLinking(name, {
      ...session,
      returnTo: returnTo ?? '/',
    });
    this.bind(request, reply, browser);
    return { url };
  }

  @Cancels('api/v1/account/providers/:name', {
    id: 'unlinkProvider',
    needs: 'change one’s own account',
    summary: 'Take a provider off one’s own account, within ten minutes of signing in',
    answer: DoneAnswer,
  })
  async unlink(
    @Param('name') name: string,
    @StandingOf() { principal }: Standing,
    @Req() request: FastifyRequest,
  ): Promise<DoneAnswer> {
    await this.elsewhere.unlink(name, this.ownSession(request, principal.id));
    return DONE;
  }

  private cookieOf(request: FastifyRequest): TokenCookie {
    return browserCookie(this.site.isSecure(request));
  }

  private bind(request: FastifyRequest, reply: FastifyReply, browser: string): void {
    void reply.header('set-cookie', this.cookieOf(request).set(browser, SIGN_IN_MS / 1000));
  }

  /** Who has signed in in the browser that a provider sent back; null for nobody. */
  private async signedIn(request: FastifyRequest): Promise<string | null> {
    const credential = credentialIn(request, this.site);
    if (credential?.kind !== 'session') return null;
    const found = await principalBehind(this.tools.reads, credential, WHOLE_SERVICE);
    return found?.principal.id ?? null;
  }

  private ownSession(request: FastifyRequest, personId: string): OwnSession {
    return { personId, tokenHash: credentialIn(request, this.site)!.tokenHash };
  }
}

/** Parameters of an address, each at most once: of two, nobody knows which is meant. */
function textsIn<Name extends string>(query: unknown, names: readonly Name[]): Partial<Record<Name, string>> {
  const found = query as Readonly<Record<string, unknown>>;
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = found[name];
    if (value === undefined) continue;
    if (typeof value !== 'string') {
      throw new Problem('request.malformed', { field: name, found: 'several', expected: 'one of it' });
    }
    texts[name] = value;
  }
  return texts;
}
