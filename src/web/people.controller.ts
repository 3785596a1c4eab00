import { SEES_ALL } from '../coalition/domain/sight.js';
import { Controller, Get, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import {
  grantRole,
  inviteInto,
  makeKey,
  revokeKey,
  withdrawInvitation,
  withdrawRole,
  type HandedOut,
  type RoleAsked,
} from '../access/access.commands.js';
import { ACCESS_TOOLS, type AccessTools } from '../access/access-tools.js';
import { ROLES, type Standing } from '../access/domain/standing.js';
import { KEY_DAYS_LIMIT } from '../access/lifetimes.js';
import { Letters } from '../access/letters.js';
import { Links } from '../access/links.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { StandingOf } from '../http/standing.js';
import { Form } from './form.js';
import { HandedOutPage } from './pages/people/handed-out-page.js';
import { PeoplePage, PAGE_ACTS } from './pages/people/people-page.js';
import { memberTyped } from './pages/people/role-fields.js';
import { roleWords } from './pages/people/role-words.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const PEOPLE_LIMIT = 100;
const KEYS_LIMIT = 50;
const KEY_NAME_LIMIT = 100;
const EMAIL_LIMIT = 254;

/** Who has access to a coalition, and as what. */
@ApiExcludeController()
@Controller('c/:slug/people')
export class PeoplePagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
    private readonly links: Links,
    private readonly letters: Letters,
  ) {}

  @Get()
  @Needs('see who has access')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view));
  }

  @Post('invitations')
  @Needs('manage access')
  invite(
    @CoalitionId() coalitionId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'invite',
      work: async (form, view) => {
        const grant = await this.roleIn(form, coalitionId);
        const email = form.optional('email', EMAIL_LIMIT);
        form.assertRight();
        const made = await inviteInto(this.tools, { ...grant, email, by: principal.id });
        const { handedOut } = view.words;
        const posted =
          email === null
            ? 'no-mail'
            : await this.letters.invitation(email, inCoalition(view).coalition.name, made);
        const role = await this.grantWords(view, grant);
        const how =
          posted === 'sent' ? handedOut.invitationMailed(role, email!) : handedOut.invitationHow(role);
        const note = posted === 'not-sent' ? `${handedOut.notMailed} ` : '';
        const secret = this.links.toInvitation(visit.request, made.token);
        return shownOnce(view, made, { title: handedOut.invitationTitle, how: `${note}${how}`, secret });
      },
      again: (view, form) => this.draw(visit, view, form),
    });
  }

  @Post('invitations/:id/withdrawal')
  @Needs('manage access')
  withdrawInvitation(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.act(visit, async () => {
      await withdrawInvitation(this.tools, { coalitionId, id, by: principal.id });
      return saying('invitation-withdrawn', pathOf(coalitionId));
    });
  }

  @Post(':id/roles')
  @Needs('manage access')
  grant(
    @CoalitionId() coalitionId: string,
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: `role-${personId}`,
      work: async (form) => {
        const grant = await this.roleIn(form, coalitionId);
        form.assertRight();
        await grantRole(this.tools, { ...grant, personId, by: principal.id });
        return saying('role-given', pathOf(coalitionId));
      },
      again: (view, form) => this.draw(visit, view, form),
    });
  }

  @Post(':id/roles/withdrawal')
  @Needs('manage access')
  withdraw(
    @CoalitionId() coalitionId: string,
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.act(visit, async (form) => {
      const grant = await this.roleIn(form, coalitionId);
      form.assertRight();
      await withdrawRole(this.tools, { ...grant, personId, by: principal.id });
      return saying('role-withdrawn', pathOf(coalitionId));
    });
  }

  @Post('keys')
  @Needs('manage access')
  makeKey(
    @CoalitionId() coalitionId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'key',
      work: async (form, view) => {
        const name = form.line('name', KEY_NAME_LIMIT);
        const grant = await this.roleIn(form, coalitionId);
        const days = Number(form.text('days'));
        if (!Number.isInteger(days) || days < 1 || days > KEY_DAYS_LIMIT) {
          form.add('days', view.words.errors.days(KEY_DAYS_LIMIT));
        }
        form.assertRight();
        const asked = { ...grant, name, days, writes: form.isTicked('writes'), by: principal.id };
        const made = await makeKey(this.tools, asked);
        const { keyTitle: title, keyHow: how } = view.words.handedOut;
        return shownOnce(view, made, { title, how, secret: made.token });
      },
      again: (view, form) => this.draw(visit, view, form),
    });
  }

  @Post('keys/:id/revocation')
  @Needs('manage access')
  revokeKey(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.act(visit, async () => {
      await revokeKey(this.tools, { coalitionId, id, by: principal.id });
      return saying('key-revoked', pathOf(coalitionId));
    });
  }

  /** What a button does. Where it is refused, the page says so at its top. */
  private act(visit: Visit, work: (form: Form) => Promise<string>): Promise<string> {
    const again = (view: View, form: Form): Promise<VNode> => this.draw(visit, view, form);
    return this.pages.submit(visit, { form: PAGE_ACTS, work, again });
  }

  private async roleIn(form: Form, coalitionId: string): Promise<RoleAsked> {
    const role = form.choice('role', ROLES);
    const typed = form.optional('member');
    if (typed === null) return { coalitionId, role, memberId: null };
    const { members } = await this.queries.execute(ask.names.ask(coalitionId, SEES_ALL));
    return { coalitionId, role, memberId: memberTyped(typed, members) };
  }

  private async grantWords({ words }: View, { coalitionId, role, memberId }: RoleAsked): Promise<string> {
    if (memberId === null) return roleWords(words, role, null);
    const { answer } = await this.queries.execute(ask.member.ask(coalitionId, memberId, null, SEES_ALL));
    return roleWords(words, role, answer.name);
  }

  private async draw(visit: Visit, view: View, sent?: Form): Promise<VNode> {
    const { query } = visit.request;
    const here = inCoalition(view);
    const { id } = here.coalition;
    const { after, keysAfter } = (query ?? {}) as { after?: unknown; keysAfter?: unknown };
    const cursor = (text: unknown): string | null => (typeof text === 'string' ? text : null);
    const people = await this.queries.execute(
      ask.people.ask(id, { after: cursor(after), limit: PEOPLE_LIMIT }),
    );
    const keys = await this.queries.execute(
      ask.keys.ask(id, { after: cursor(keysAfter), limit: KEYS_LIMIT }),
    );
    return PeoplePage({
      view: here,
      formOf: (name: string) => (sent?.name === name ? sent : new Form(name, view.words)),
      people: people.items,
      nextPeople: people.next,
      invitations: await this.queries.execute(ask.invitations.ask(id)),
      keys: keys.items,
      nextKeys: keys.next,
      members: (await this.queries.execute(ask.names.ask(id, SEES_ALL))).members,
      isMailed: this.letters.areWritten,
      now: this.tools.reads.now(),
    });
  }
}

const pathOf = (coalitionId: string): string => `/c/${coalitionId}/people`;

interface Secret {
  readonly title: string;
  readonly how: string;
  readonly secret: string;
}

function shownOnce(view: View, { expiresAt }: HandedOut, secret: Secret): VNode {
  const { id, timeZone } = inCoalition(view).coalition;
  const until = view.reader.moment(expiresAt, timeZone);
  return HandedOutPage({ view, ...secret, until, back: pathOf(id) });
}
