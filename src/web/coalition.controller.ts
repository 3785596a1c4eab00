import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Standing } from '../access/domain/standing.js';
import { AppointFounder, LedgerCommand } from '../http/bus.js';
import { Needs } from '../http/operation.decorator.js';
import { StandingOf } from '../http/standing.js';
import { currencyCodes } from '../kernel/currency.js';
import { Form } from './form.js';
import { NamedRoles } from './named-roles.js';
import { FoundCoalitionPage } from './pages/people/coalition-pages.js';
import { HomePage, WelcomePage, type CoalitionCard } from './pages/people/home-pages.js';
import { siteQuestions as ask } from './questions.js';
import { slugOf } from './slug.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';

const CARDS_LIMIT = 50;
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1));
const NAME_LIMIT = 300;
const SLUG_LIMIT = 60;

/** The first page, and the one on which a coalition is founded. */
@ApiExcludeController()
@Controller()
export class CoalitionPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly roles: NamedRoles,
  ) {}

  @Get()
  @Needs('be welcomed')
  home(@Visiting() visit: Visit): Promise<string> {
    const { standing, query } = visit.request;
    const { after } = (query ?? {}) as { after?: unknown };
    return this.pages.show(visit, async (view) => {
      if (!standing) return WelcomePage({ view });
      const { id, isOperator } = standing.principal;
      const page = { after: typeof after === 'string' ? after : null, limit: CARDS_LIMIT };
      const { items, next } = await this.queries.execute(ask.coalitions.ask(page, isOperator ? null : id));
      const roles = await this.roles.of(id, view.words);
      const coalitions = items.map((coalition): CoalitionCard => ({
        ...coalition,
        roles: roles.filter(({ place }) => place?.id === coalition.id),
      }));
      return HomePage({ view, coalitions, next });
    });
  }

  // Not below /c/, where it would hide a coalition of that name.
  @Get('coalitions/new')
  @Needs('found a coalition')
  showFounding(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) =>
      FoundCoalitionPage({ view, form: new Form('found', view.words) }),
    );
  }

  @Post('coalitions/new')
  @Needs('found a coalition')
  found(@StandingOf() { principal }: Standing, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'found',
      work: async (form) => {
        const name = form.line('name', NAME_LIMIT);
        const slug = form.optional('slug', SLUG_LIMIT) ?? slugOf(name);
        const currency = form.choice('currency', currencyCodes());
        const timeZone = form.text('timeZone');
        const fiscalStartMonth = Number(form.choice('fiscalStartMonth', MONTHS));
        form.assertRight();
        const caller = { coalitionId: slug, actor: principal.id, actingFor: null };
        const data = { name, currency, timeZone, fiscalStartMonth };
        await this.commands.execute(new LedgerCommand('found-coalition', caller, data));
        await this.commands.execute(new AppointFounder(slug, principal.id));
        return saying('founded', `/c/${slug}`);
      },
      again: (view, form) => FoundCoalitionPage({ view, form }),
    });
  }
}
