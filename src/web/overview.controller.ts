import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { Needs } from '../http/operation.decorator.js';
import { NamedRoles } from './named-roles.js';
import { OverviewPage, PublishedOverviewPage } from './pages/overview/overview-page.js';
import { ForWhomPage, NeedsYouPage } from './pages/overview/waiting-pages.js';
import { siteQuestions as ask } from './questions.js';
import { returnToIn } from './return-to.js';
import { SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition } from './view.js';
import { WaitingFor } from './waiting.js';

/** How many quarters the overview looks back on, its own among them. */
const QUARTERS = 6;
/** As many members as a picture has room for. */
const MEMBERS_SHOWN = 12;
/** Of each kind that waits: on the overview, and on the page that is about it. */
const FEW = 5;
const MANY = 50;

/** The first page of a coalition, and what waits there for whoever looks. */
@ApiExcludeController()
@Controller('c/:slug')
export class OverviewController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly waiting: WaitingFor,
    private readonly roles: NamedRoles,
  ) {}

  @Get()
  @Needs('read what is published')
  overview(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const { coalitionId, sight, standing } = visit;
      const roles = await this.roles.of(standing.principal.id, view.words, coalitionId);
      const published = await this.queries.execute(ask.publishedTrend.ask(coalitionId));
      if (!here.coalition.may('look as a member')) {
        return PublishedOverviewPage({ view: here, published, roles });
      }
      const quarters = { quarter: null, quarters: QUARTERS };
      const lines = { quarter: null, search: null, status: null, from: 0, limit: MEMBERS_SHOWN };
      return OverviewPage({
        view: here,
        roles,
        published,
        waiting: await this.waiting.whoever(visit, here.coalition, FEW),
        flows: await this.queries.execute(ask.flowsOfAll.ask(coalitionId, quarters, sight)),
        lines: await this.queries.execute(
          ask.memberLines.ask(coalitionId, { ...lines, order: 'both' }, sight),
        ),
        steps: await this.queries.execute(ask.firstSteps.ask(coalitionId)),
      });
    });
  }

  @Get('needs-you')
  @Needs('look as a member')
  needsYou(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      return NeedsYouPage({
        view: here,
        waiting: await this.waiting.whoever(visit, here.coalition, MANY),
      });
    });
  }

  /** Where somebody chooses who speaks for several members: before that, nothing else here can be asked. */
  @Get('for-whom')
  @Needs('be somebody')
  forWhom(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => {
      const own = `/c/${inCoalition(view).coalition.id}`;
      const asked = returnToIn(visit.request);
      const isHere = asked !== null && (asked.split('?')[0]! === own || asked.startsWith(`${own}/`));
      return ForWhomPage({ view, returnTo: isHere ? asked : own });
    });
  }
}
