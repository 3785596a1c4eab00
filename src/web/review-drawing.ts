import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { VNode } from 'preact';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { isProblem } from '../kernel/problem.js';
import type { CreditAccounts } from '../knowledge/credits.queries.js';
import type { ReviewAgenda } from '../reviews/agenda.queries.js';
import type { Completeness } from '../reviews/completeness.queries.js';
import type { ProposedFairness } from '../reviews/proposed-fairness.queries.js';
import type { Readiness } from '../reviews/readiness.queries.js';
import type { PreparationSheet } from '../reviews/sheets.queries.js';
import type { Option } from './controls.js';
import { Form } from './form.js';
import { ClosePage } from './pages/review/close-page.js';
import { DecidePage, SHOWN_DECISIONS, type ShownDecisions } from './pages/review/decide-page.js';
import { DiscussPage } from './pages/review/discuss-page.js';
import { CHART_ROWS } from './pages/review/fairness-chart.js';
import { PreparePage } from './pages/review/prepare-page.js';
import { ReviewsPage } from './pages/review/reviews-page.js';
import { siteQuestions as ask } from './questions.js';
import { ifTold, ReviewRooms, type ReviewRoom, type ReviewStep } from './review-room.js';
import { inCoalition, type View } from './view.js';
import type { Visit } from './visit.js';

/** Members whose readiness a page shows: those that lack most. */
const MEMBERS_SHOWN = 25;
/** People to choose the leader of a review from. */
const PEOPLE_SHOWN = 100;

/** Draws the pages of reviews, also those that come again with a form that was refused. */
@Injectable()
export class ReviewDrawing {
  constructor(
    private readonly queries: QueryBus,
    private readonly rooms: ReviewRooms,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  async reviews(visit: Visit, view: View, sent?: Form): Promise<VNode> {
    const here = inCoalition(view);
    const { id } = here.coalition;
    const { sight } = visit;
    const holds = sight.from === 'all' && here.coalition.may('hold reviews');
    const { items } = await this.queries.execute(
      ask.reviews.ask(id, { after: null, limit: PAGE_LIMIT }, sight),
    );
    return ReviewsPage({
      view: here,
      reviews: items,
      overview: await this.queries.execute(ask.reviewsOverview.ask(id, sight)),
      holds,
      leaders: holds ? await this.leadersIn(here) : [],
      form: sent ?? new Form('open', view.words),
    });
  }

  async step(step: ReviewStep, visit: Visit, view: View, quarter: string, sent?: Form): Promise<VNode> {
    const room = await this.rooms.open(visit, view, quarter, sent);
    if (step === 'prepare') return this.prepare(visit, room);
    if (step === 'discuss') return this.discuss(visit, room);
    return step === 'decide' ? this.decide(visit, room, sent) : this.close(visit, room);
  }

  private async prepare(visit: Visit, room: ReviewRoom): Promise<VNode> {
    const asked = this.askedOf(visit, room);
    const [completeness, readiness, agenda] = [
      await this.longWork.run<Completeness>('review-completeness', asked),
      await this.longWork.run<Readiness>('review-readiness', { ...asked, limit: MEMBERS_SHOWN }),
      await this.longWork.run<ReviewAgenda>('review-agenda', asked),
    ];
    const { own } = room;
    const sheet = own === null ? null : await this.sheetOf({ ...asked, memberId: own });
    return PreparePage({
      room,
      completeness,
      readiness,
      agenda,
      sheet,
      ...(await this.choices(visit, room)),
    });
  }

  private async discuss(visit: Visit, room: ReviewRoom): Promise<VNode> {
    const asked = this.askedOf(visit, room);
    const fairness =
      room.review.run === null
        ? null
        : await ifTold(
            this.longWork.run<ProposedFairness>('proposed-fairness', { ...asked, limit: CHART_ROWS }),
          );
    const agenda = await this.longWork.run<ReviewAgenda>('review-agenda', asked);
    return DiscussPage({ room, agenda, fairness, ...(await this.choices(visit, room)) });
  }

  private async decide(visit: Visit, room: ReviewRoom, sent?: Form): Promise<VNode> {
    const { review, holds } = room;
    const asked = visit.asked('show');
    const isOver = review.proposals.every(({ decision }) => decision !== null);
    const from = Number(visit.asked('from') ?? '0');
    return DecidePage({
      room,
      shown: isShown(asked) ? asked : isOver ? 'all' : 'undecided',
      from: Number.isInteger(from) && from > 0 ? from : 0,
      members: holds && review.stage === 'deciding' ? await this.rooms.membersToChoose(room, visit) : [],
      refused: sent?.name.startsWith('decide-') ? sent.name.slice('decide-'.length) : null,
    });
  }

  private async close(visit: Visit, room: ReviewRoom): Promise<VNode> {
    const asked = this.askedOf(visit, room);
    const completeness = await this.longWork.run<Completeness>('review-completeness', asked);
    const isClosed = room.review.stage === 'closed';
    const credits = isClosed ? null : await ifTold(this.longWork.run<CreditAccounts>('credits', asked));
    return ClosePage({ room, completeness, credits: credits?.totals?.accrued ?? null });
  }

  /** Whom and what a form may name: nobody to choose from where the reader may say nothing. */
  private async choices(
    visit: Visit,
    room: ReviewRoom,
  ): Promise<{ readonly members: readonly Option[]; readonly pools: readonly Option[] }> {
    if (!room.speaks) return { members: [], pools: [] };
    const members = await this.rooms.membersToChoose(room, visit);
    if (room.own !== null) return { members, pools: [] };
    const page = { after: null, limit: PAGE_LIMIT };
    const { answer } = await this.queries.execute(ask.pools.ask(visit.coalitionId, page, visit.sight));
    return { members, pools: answer.items.map(({ id, name }) => ({ value: `pool:${id}`, label: name })) };
  }

  /** Null for a member that took no part in the quarter. */
  private async sheetOf(asked: object): Promise<PreparationSheet | null> {
    try {
      return await this.longWork.run<PreparationSheet>('preparation-sheet', asked);
    } catch (error) {
      if (isProblem(error) && error.code === 'reviews.not-a-participant') return null;
      throw error;
    }
  }

  private askedOf({ coalitionId, sight }: Visit, { review }: ReviewRoom) {
    return { coalitionId, sight, quarter: review.quarter };
  }

  /** Who may lead a review, as far as the reader may know them: itself first. */
  private async leadersIn({ coalition, person, words }: ReviewRoom['view']): Promise<Option[]> {
    const own = person ? [{ value: person.id, label: `${person.name} (${words.review.you})` }] : [];
    if (!coalition.may('see who has access')) return own;
    const page = { after: null, limit: PEOPLE_SHOWN };
    const { items } = await this.queries.execute(ask.people.ask(coalition.id, page));
    const others = items.filter(
      ({ id, roles }) =>
        id !== person?.id && roles.some(({ role }) => role === 'facilitator' || role === 'coordinator'),
    );
    return [...own, ...others.map(({ id, name }) => ({ value: id, label: name }))];
  }
}

function isShown(text: string | null): text is ShownDecisions {
  return (SHOWN_DECISIONS as readonly (string | null)[]).includes(text);
}
