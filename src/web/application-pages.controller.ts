import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { ApplicationDetail } from '../knowledge/applications.queries.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Acting } from './acting.js';
import { Form } from './form.js';
import { ApplicationPage, ApplicationsPage } from './pages/knowledge/application-pages.js';
import { siteQuestions as ask } from './questions.js';
import { recentQuarters } from './recent-quarters.js';
import { saying, SitePages } from './site-pages.js';
import type { SiteWords } from './words/en/index.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const SHOWN = 50;
const TEXT_LIMIT = 2_000;

/** Who used what of the library, and who says that it is so. */
@ApiExcludeController()
@Controller('c/:slug/knowledge/applications')
export class ApplicationPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly acting: Acting,
  ) {}

  @Get()
  @Needs('look as a member')
  list(@Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const quarter = visit.asked('quarter') ?? here.coalition.quarter.id;
      const asked = {
        ...{ asset: visit.asked('asset'), member: visit.asked('member'), state: visit.asked('state') },
        quarter: quarter === 'all' ? null : quarter,
      };
      const page = { after: visit.asked('after'), limit: SHOWN };
      const found = await this.queries.execute(
        ask.applications.ask(coalitionId, { ...asked, ...page }, sight),
      );
      const ids = [
        ...found.items.map(({ assetId }) => assetId),
        ...(asked.asset === null ? [] : [asked.asset]),
      ];
      return ApplicationsPage({
        view: here,
        names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
        titles: await this.queries.execute(ask.assetTitles.ask(coalitionId, ids, sight)),
        asked,
        quarters: recentQuarters(here.coalition.quarter.id, asked.quarter),
        ...found,
      });
    });
  }

  @Get(':id')
  @Needs('look as a member')
  one(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Post(':id/confirmation')
  @Needs('take part')
  confirm(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const data = { applicationId: id, on: null };
    return this.act(visit, id, 'acts', 'application-confirmed', 'confirm-application', () => data);
  }

  @Post(':id/contest')
  @Needs('take part')
  contest(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.refuse(visit, id, 'contest', 'application-contested');
  }

  @Post(':id/withdrawal')
  @Needs('take part')
  withdraw(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.refuse(visit, id, 'withdraw', 'application-withdrawn');
  }

  private refuse(
    visit: Visit,
    id: string,
    how: 'contest' | 'withdraw',
    said: keyof SiteWords['said'],
  ): Promise<string> {
    return this.act(visit, id, how, said, `${how}-application`, (form) => {
      const reason = form.text('reason', TEXT_LIMIT);
      form.assertRight();
      return { applicationId: id, reason };
    });
  }

  private act(
    visit: Visit,
    id: string,
    form: string,
    said: keyof SiteWords['said'],
    command: string,
    dataOf: (form: Form) => JsonObject,
  ): Promise<string> {
    const { caller, coalitionId } = visit;
    return this.pages.submit(visit, {
      form,
      work: async (typed) => {
        const data = { ...dataOf(typed), actingFor: caller.actingFor };
        await this.commands.execute(visit.order(command, data));
        return saying(said, `/c/${coalitionId}/knowledge/applications/${encodeURIComponent(id)}`);
      },
      again: (view, sent) => this.draw(visit, view, id, sent),
    });
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const here = inCoalition(view);
    const application = await this.queries.execute(ask.application.ask(coalitionId, id, sight));
    const asset = await this.queries.execute(ask.asset.ask(coalitionId, application.assetId, sight));
    const party = await this.acting.as(visit);
    const { closedThrough } = here.coalition;
    return ApplicationPage({
      view: here,
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      application,
      title: asset.title,
      acts: await this.queries.execute(ask.applicationActs.ask(coalitionId, party, application, asset)),
      earned: visit.asked('earned') === null ? null : await this.earned(visit, application),
      isQuarterOpen:
        application.quarter !== null && (closedThrough === null || application.quarter > closedThrough),
      sent,
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    });
  }

  private async earned(
    { coalitionId, sight }: Visit,
    { assetId, memberId: userId, quarter }: ApplicationDetail,
  ) {
    if (quarter === null) return null;
    const credits = await this.queries.execute(
      ask.creditsOfUses.ask(coalitionId, { assetId, quarter, userId }, sight),
    );
    const ids = credits.map(({ through }) => through);
    const titles = await this.queries.execute(ask.assetTitles.ask(coalitionId, ids, sight));
    return { credits, titles };
  }
}
