import { Controller, Get, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { offerPasswordReset } from '../access/access.commands.js';
import { ACCESS_TOOLS, type AccessTools } from '../access/access-tools.js';
import type { Standing } from '../access/domain/standing.js';
import { Links } from '../access/links.js';
import type { Profile } from '../access/people.queries.js';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { StandingOf } from '../http/standing.js';
import { Problem } from '../kernel/problem.js';
import { Form } from './form.js';
import { ErasurePage, EverybodyPage } from './pages/people/everybody-pages.js';
import { HandedOutPage } from './pages/people/handed-out-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';

const PEOPLE_LIMIT = 100;

/** Everybody whom this service knows, for its operators. */
@ApiExcludeController()
@Controller('people')
export class EverybodyController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    @Inject(ACCESS_TOOLS) private readonly tools: AccessTools,
    private readonly links: Links,
  ) {}

  @Get()
  @Needs('look after people')
  show(@Visiting() visit: Visit): Promise<string> {
    const { after } = (visit.request.query ?? {}) as { after?: unknown };
    const page = { after: typeof after === 'string' ? after : null, limit: PEOPLE_LIMIT };
    return this.pages.show(visit, async (view) => {
      const { items, next } = await this.queries.execute(ask.everybody.ask(page));
      const all = await this.queries.execute(ask.coalitions.ask({ after: null, limit: PAGE_LIMIT }, null));
      const coalitions = new Map(all.items.map(({ id, name }) => [id, name]));
      return EverybodyPage({ view, people: items, next, coalitions });
    });
  }

  @Post(':id/password-reset')
  @Needs('look after people')
  async reset(
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    const person = await this.personOf(personId);
    return this.pages.submit(visit, {
      form: 'reset',
      work: async (_form, view) => {
        const { token, expiresAt } = await offerPasswordReset(this.tools, { personId, by: principal.id });
        const { handedOut } = view.words;
        return HandedOutPage({
          view,
          title: handedOut.resetTitle,
          how: handedOut.resetHow(person.name),
          secret: this.links.toPasswordReset(visit.request, token),
          until: view.reader.moment(expiresAt, 'UTC'),
          back: '/people',
        });
      },
      again: (view, form) => ErasurePage({ view, form, person }),
    });
  }

  /** For whoever lost the phone that makes the codes. */
  @Post(':id/second-factor-removal')
  @Needs('look after people')
  async takeSecondFactor(
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    const person = await this.personOf(personId);
    return this.pages.submit(visit, {
      form: 'second-factor',
      work: async () => {
        const asked = { personId, by: principal.id, now: this.tools.reads.now() };
        await this.tools.acts.run('takeSecondFactor', asked);
        return saying('second-factor-taken', '/people');
      },
      again: (view, form) => ErasurePage({ view, form, person }),
    });
  }

  @Get(':id/erasure')
  @Needs('look after people')
  async showErasure(@PathId('id') personId: string, @Visiting() visit: Visit): Promise<string> {
    const person = await this.personOf(personId);
    return this.pages.show(visit, (view) =>
      ErasurePage({ view, form: new Form('erase', view.words), person }),
    );
  }

  @Post(':id/erasure')
  @Needs('look after people')
  async erase(
    @PathId('id') personId: string,
    @StandingOf() { principal }: Standing,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: 'erase',
      work: async () => {
        const asked = { personId, by: principal.id, now: this.tools.reads.now() };
        const { wiped } = await this.tools.acts.run('erasePerson', asked);
        return saying(wiped ? 'person-erased' : 'person-erased-not-wiped', '/people');
      },
      again: async (view, form) => ErasurePage({ view, form, person: await this.personOf(personId) }),
    });
  }

  /** @throws Problem `access.person-unknown` */
  private async personOf(personId: string): Promise<Profile> {
    const person = await this.queries.execute(ask.profile.ask(personId));
    if (!person) throw new Problem('access.person-unknown', { person: personId });
    return person;
  }
}
