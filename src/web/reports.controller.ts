import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { isProblem } from '../kernel/problem.js';
import type { ReadingDocument } from '../reports/document/document.js';
import type { ReportPaper, StatementPaper } from '../reports/papers.queries.js';
import type { ReportOutline } from '../reports/report-outlines.queries.js';
import { documentLinks } from './document-links.js';
import { Form } from './form.js';
import { LongAnswers } from './long-answers.js';
import { ComparePage, StatementPage } from './pages/reports/report-papers-pages.js';
import { ReportPage } from './pages/reports/report-page.js';
import { ReportsPage, type CoalitionView } from './pages/reports/reports-page.js';
import { siteQuestions as ask } from './questions.js';
import { withParameter } from './reader.js';
import { SitePages } from './site-pages.js';
import { inCoalition } from './view.js';
import { Visiting, type Visit } from './visit.js';

/** Quarters on a page of the list; each costs a look at what all gave and received in it. */
const QUARTERS = 8;
/** Quarters to choose from when two are compared: ten years. */
const CHOICES = 40;

/** Reports of quarters, and the statements of members. */
@ApiExcludeController()
@Controller('c/:slug/reports')
export class ReportsPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly answers: LongAnswers,
  ) {}

  @Get()
  @Needs('read what is published')
  list(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const page = { after: visit.asked('after'), limit: QUARTERS };
      const { items, next, currency } = await this.queries.execute(
        ask.reports.ask(here.coalition.id, page, visit.sight),
      );
      const names = await this.signersOf(here, items);
      return ReportsPage({
        ...{ view: here, reports: items, currency, next, names },
        isFirstPage: page.after === null,
      });
    });
  }

  @Get(':quarter')
  @Needs('read what is published')
  report(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const { id } = here.coalition;
      const { sight } = visit;
      const asKnownAt = visit.asked('asKnownAt');
      const standing = await this.queries.execute(ask.reportStanding.ask(id, quarter, sight));
      const whole = visit.asked('all');
      // Reckoned from the sums of every member and laid out in a thread of its own: that holds up no other request.
      const paper = await this.answers.of<ReportPaper>(here, 'report-paper', {
        ...{ coalitionId: id, sight, quarter, asKnownAt, whole },
      });
      const { detailOf } = standing;
      const path = `/c/${id}/reports/${quarter}`;
      const links = documentLinks({
        ...{ view: here, quarter, detailOf, whole },
        here: asKnownAt === null ? path : withParameter(path, 'asKnownAt', asKnownAt),
      });
      return ReportPage({
        ...{ view: here, standing, links, asKnownAt, ...paper },
        names: await this.signersOf(here, [standing]),
      });
    });
  }

  // Its lines are read one by one, with what the log has of them: that holds up no other request.
  @Get(':quarter/statements/:member')
  @Needs('look as a member')
  statement(
    @PathId('quarter') quarter: string,
    @PathId('member') memberId: string,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const { id } = here.coalition;
      const whole = visit.asked('all');
      const asked = { coalitionId: id, sight: visit.sight, quarter, memberId, whole };
      const statement = await this.answers.of<StatementPaper>(here, 'statement-paper', asked);
      const detailOf = [statement.memberId];
      const path = `/c/${id}/reports/${quarter}/statements/${encodeURIComponent(memberId)}`;
      return StatementPage({
        ...{ view: here, quarter, ...statement },
        links: documentLinks({ view: here, quarter, detailOf, here: path, whole }),
      });
    });
  }

  @Get(':quarter/compare')
  @Needs('read what is published')
  async compare(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const told = { status: 200 };
    const page = await this.pages.show(visit, (view) =>
      this.drawComparison(visit, inCoalition(view), quarter, told),
    );
    void visit.reply.status(told.status);
    return page;
  }

  /** @param told is told the status where the two cannot be compared */
  private async drawComparison(
    visit: Visit,
    view: CoalitionView,
    quarter: string,
    told: { status: number },
  ): Promise<VNode> {
    const { id } = view.coalition;
    const standing = await this.queries.execute(ask.reportStanding.ask(id, quarter, visit.sight));
    const page = { after: null, limit: CHOICES };
    const { items } = await this.queries.execute(ask.reportQuarters.ask(id, page, visit.sight));
    const others = items.filter((other) => other !== quarter);
    const chosen = visit.asked('with') ?? standing.before ?? standing.after ?? null;
    const form = new Form('compare', view.words, visit.query);
    const same = { view, quarter, others, chosen, form };
    if (chosen === null) return ComparePage({ ...same, compared: null });
    try {
      const whole = visit.asked('all');
      const document = await this.answers.of<ReadingDocument>(view, 'comparison-paper', {
        ...{ coalitionId: id, sight: visit.sight, quarter, other: chosen, whole },
      });
      const here = withParameter(`/c/${id}/reports/${quarter}/compare`, 'with', chosen);
      const links = documentLinks({ view, quarter, detailOf: standing.detailOf, here, whole });
      return ComparePage({ ...same, compared: { document, links } });
    } catch (error) {
      if (!isProblem(error)) throw error;
      form.refuse(error);
      told.status = error.status;
      return ComparePage({ ...same, compared: null });
    }
  }

  /** Who signed, by name, for those who may know who has access. */
  private async signersOf(
    view: CoalitionView,
    reports: readonly Pick<ReportOutline, 'signatures'>[],
  ): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    if (!view.coalition.may('see who has access')) return names;
    const ids = new Set(reports.flatMap(({ signatures }) => signatures.map(({ signer }) => signer)));
    for (const id of ids) {
      const profile = await this.queries.execute(ask.profile.ask(id));
      if (profile) names.set(id, profile.name);
    }
    return names;
  }
}
