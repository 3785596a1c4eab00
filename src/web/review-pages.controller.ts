import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { AskProposalsWhatIf, type ProposalsWhatIf } from '../reviews/proposals-what-if.queries.js';
import type { SettleUp } from '../reviews/settle-up.queries.js';
import { Form } from './form.js';
import { ComparePage, TRIED_RULES, type TriedRule } from './pages/review/compare-page.js';
import { SettleUpPage } from './pages/review/settle-up-page.js';
import { WaitingPage } from './pages/review/waiting-page.js';
import { ProposalsUnderWay } from './proposals-under-way.js';
import { siteQuestions as ask } from './questions.js';
import { REVIEW_STEPS, ReviewRooms, stepOf, type ReviewStep } from './review-room.js';
import { ReviewDrawing } from './review-drawing.js';
import { saying, SitePages } from './site-pages.js';
import { readerOf } from './reader.js';
import { Visiting, type Visit } from './visit.js';
import type { View } from './view.js';

/** After so many seconds the page of proposals under way is asked for again. */
const REFRESH_SECONDS = 2;

/** The quarterly reviews, as they are looked at: step by step, and by other rules. */
@ApiExcludeController()
@Controller('c/:slug/review')
export class ReviewPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly rooms: ReviewRooms,
    private readonly drawing: ReviewDrawing,
    private readonly underWay: ProposalsUnderWay,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Get()
  @Needs('look as a member')
  list(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawing.reviews(visit, view));
  }

  /** Leads to the step that is on. */
  @Get(':quarter')
  @Needs('look as a member')
  async one(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight, request, reply } = visit;
    const review = await this.queries.execute(ask.review.ask(coalitionId, quarter, sight));
    const said = visit.asked('said');
    const path = `/c/${coalitionId}/review/${review.quarter}/${stepOf(review)}`;
    const to = readerOf(request).to(said === null ? path : `${path}?said=${encodeURIComponent(said)}`);
    void reply.status(303).header('location', to);
    return '';
  }

  @Get(':quarter/compare')
  @Needs('look at everything')
  compare(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawCompared(visit, view, quarter));
  }

  @Get(':quarter/settle-up')
  @Needs('look as a member')
  settleUp(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const room = await this.rooms.open(visit, view, quarter);
      const { coalitionId, sight } = visit;
      const asked = { coalitionId, sight, quarter: room.review.quarter };
      return SettleUpPage({ room, found: await this.longWork.run<SettleUp>('settle-up', asked) });
    });
  }

  /** How the making of proposals stands; once it has ended, the way on. */
  @Get(':quarter/proposals')
  @Needs('look as a member')
  async proposals(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId, request, reply } = visit;
    const of = `${coalitionId}/${quarter}`;
    const at = this.underWay.of(of);
    if (at === undefined || at.ended) {
      const discuss = `/c/${coalitionId}/review/${encodeURIComponent(quarter)}/discuss`;
      const failure = at?.ended?.failure ?? null;
      if (at?.ended) this.underWay.told(of);
      if (failure !== null) throw failure as Error;
      const to = at === undefined ? discuss : saying('proposals-made', discuss);
      void reply.status(303).header('location', readerOf(request).to(to));
      return '';
    }
    return this.pages.show(visit, async (view) => {
      const room = await this.rooms.open(visit, view, quarter);
      void reply.header('refresh', String(REFRESH_SECONDS));
      return WaitingPage({ room, seconds: Math.round((Date.now() - at.startedAt) / 1000) });
    });
  }

  @Get(':quarter/:step')
  @Needs('look as a member')
  step(
    @PathId('quarter') quarter: string,
    @PathId('step') step: string,
    @Visiting() visit: Visit,
  ): Promise<string> {
    if (!isStep(step)) throw new Problem('request.not-found', { found: visit.request.url });
    return this.pages.show(visit, (view) => this.drawing.step(step, visit, view, quarter));
  }

  private async drawCompared(visit: Visit, view: View, quarter: string): Promise<VNode> {
    const room = await this.rooms.open(visit, view, quarter);
    const { coalitionId, sight } = visit;
    const { fairness } = await this.queries.execute(
      ask.rulesOfQuarter.ask(coalitionId, room.review.quarter, sight),
    );
    const now = Object.fromEntries(TRIED_RULES.map((rule) => [rule, fairness[rule]])) as Record<
      TriedRule,
      string
    >;
    const form = new Form('compare', view.words, visit.query);
    const rules: Record<string, string> = {};
    for (const rule of TRIED_RULES) {
      if (form.typed(rule) === '') continue;
      const typed = form.decimal(rule);
      if (typed !== now[rule]) rules[rule] = typed;
    }
    let found: ProposalsWhatIf | null = null;
    if (Object.keys(rules).length > 0 && form.errors.length === 0) {
      try {
        const asked = new AskProposalsWhatIf(coalitionId, room.review.quarter, rules, sight);
        found = await this.queries.execute(asked);
      } catch (error) {
        if (!isProblem(error)) throw error;
        form.refuse(error);
      }
    }
    return ComparePage({ room, form, now, found });
  }
}

function isStep(text: string): text is ReviewStep {
  return (REVIEW_STEPS as readonly string[]).includes(text);
}
