import { Controller, Inject, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { signatureOf } from '../access/domain/policy.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { closeAndSeal } from '../reports/closing.js';
import { SIGNING_ROLES } from '../reviews/domain/events.js';
import { MakeProposals } from '../reviews/proposing.commands.js';
import type { Form } from './form.js';
import { PAGE_ACTS } from './pages/review/review-frame.js';
import { ProposalsUnderWay } from './proposals-under-way.js';
import { siteQuestions as ask } from './questions.js';
import { ReviewDrawing } from './review-drawing.js';
import { basedOn, type ReviewStep } from './review-room.js';
import { saying, SitePages } from './site-pages.js';
import type { View } from './view.js';
import { Visiting, type Visit } from './visit.js';

const NAME_LIMIT = 300;
/** A browser waits so long for proposals; then it is shown that they are on their way. */
const PATIENCE_MS = 3_000;

type Said = keyof View['words']['said'];

interface Move {
  readonly command: string;
  readonly said: Said;
  /** The step whose button it is, where it is refused; and the one that is shown then, or null for whichever is on. */
  readonly from: ReviewStep;
  readonly to: ReviewStep | null;
}

/** What takes a review on, from its opening to its close. Forms carry the state that they were filled in on. */
@ApiExcludeController()
@Controller('c/:slug/review')
export class ReviewActsController {
  constructor(
    private readonly pages: SitePages,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly drawing: ReviewDrawing,
    private readonly underWay: ProposalsUnderWay,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Post()
  @Needs('hold reviews')
  open(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'open',
      work: async (form) => {
        const quarter = form.text('quarter');
        const facilitator = form.line('facilitator', NAME_LIMIT);
        form.assertRight();
        await this.order(visit, 'open-review', { quarter, facilitator });
        return saying('review-opened', `${pathOf(visit, quarter)}/prepare`);
      },
      again: (view, form) => this.drawing.reviews(visit, view, form),
    });
  }

  @Post(':quarter/preparation')
  @Needs('hold reviews')
  prepare(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const move = { command: 'prepare-review', said: 'figures-frozen' } as const;
    return this.move(visit, quarter, { ...move, from: 'prepare', to: 'prepare' });
  }

  @Post(':quarter/discussion')
  @Needs('hold reviews')
  discuss(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const move = { command: 'open-discussion', said: 'discussion-open' } as const;
    return this.move(visit, quarter, { ...move, from: 'prepare', to: 'discuss' });
  }

  @Post(':quarter/deciding')
  @Needs('hold reviews')
  deciding(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const move = { command: 'open-deciding', said: 'deciding-open' } as const;
    // Where nothing is proposed, the close is next.
    return this.move(visit, quarter, { ...move, from: 'discuss', to: null });
  }

  @Post(':quarter/publication')
  @Needs('hold reviews')
  publish(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const move = { command: 'publish-decisions', said: 'reasons-published' } as const;
    return this.move(visit, quarter, { ...move, from: 'close', to: 'close' });
  }

  /** Proposals take long where members are many: who asked for them is shown after a while that they are on their way. */
  @Post(':quarter/proposals')
  @Needs('hold reviews')
  propose(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, quarter, 'discuss', async (form, view) => {
      await this.assertUnmoved(visit, quarter, form, view);
      const of = `${visit.coalitionId}/${quarter}`;
      const { caller } = visit;
      const make = (): Promise<unknown> => this.commands.execute(new MakeProposals(caller, quarter));
      const { ended } = await this.underWay.begin(of, make, PATIENCE_MS);
      if (ended === undefined) return `${pathOf(visit, quarter)}/proposals`;
      this.underWay.told(of);
      if (ended.failure !== null) throw ended.failure as Error;
      return saying('proposals-made', `${pathOf(visit, quarter)}/discuss#proposals`);
    });
  }

  @Post(':quarter/signatures')
  @Needs('sign for a quarter')
  sign(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, quarter, 'close', async (form, view) => {
      const role = form.choice('role', SIGNING_ROLES);
      form.assertRight();
      await this.assertUnmoved(visit, quarter, form, view);
      const signature = signatureOf(visit.standing, role);
      await this.order(visit, 'sign-close', { quarter, ...signature });
      return saying('close-signed', `${pathOf(visit, quarter)}/close`);
    });
  }

  @Post(':quarter/close')
  @Needs('hold reviews')
  close(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, quarter, 'close', async (form, view) => {
      await this.assertUnmoved(visit, quarter, form, view);
      await closeAndSeal(this.commands, this.longWork, visit.caller, quarter, []);
      return saying('quarter-closed', `${pathOf(visit, quarter)}/close`);
    });
  }

  /** One person’s word; with another’s the quarter is open again. */
  @Post(':quarter/reopening')
  @Needs('sign for a quarter')
  reopen(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'reopen',
      work: async (form) => {
        const reason = form.text('reason');
        form.assertRight();
        const { actor: signer } = visit.caller;
        const { answer } = await this.order(visit, 'ask-for-reopening', { quarter, reason, signer });
        const said = answer['isReopened'] === true ? 'quarter-reopened' : 'reopening-asked';
        return saying(said, pathOf(visit, quarter));
      },
      again: (view, form) => this.drawing.step('close', visit, view, quarter, form),
    });
  }

  private move(visit: Visit, quarter: string, { command, said, from, to }: Move): Promise<string> {
    return this.act(visit, quarter, from, async (form, view) => {
      await this.assertUnmoved(visit, quarter, form, view);
      await this.order(visit, command, { quarter });
      return saying(said, to === null ? pathOf(visit, quarter) : `${pathOf(visit, quarter)}/${to}`);
    });
  }

  /** What a button does. Where it is refused, the page says so at its top. */
  private act(
    visit: Visit,
    quarter: string,
    step: ReviewStep,
    work: (form: Form, view: View) => Promise<string>,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form: PAGE_ACTS,
      work,
      again: (view, form) => this.drawing.step(step, visit, view, quarter, form),
    });
  }

  /**
   * Tells whoever pressed a button of a page that the review is not what it was there. What happens between this look and the command is
   * for the command’s own checks.
   * @throws FormRefused
   */
  private async assertUnmoved(visit: Visit, quarter: string, form: Form, { words }: View): Promise<void> {
    const based = form.typed('based');
    if (based === '') return;
    const review = await this.queries.execute(ask.review.ask(visit.coalitionId, quarter, visit.sight));
    if (basedOn(review) === based) return;
    const { moved, madeAnew, stages } = words.review;
    const stage = stages[review.stage as keyof typeof stages];
    form.add(null, based.startsWith(`${review.stage}.`) ? madeAnew : moved(stage));
    form.assertRight();
  }

  private order(visit: Visit, command: string, data: JsonObject) {
    const { actingFor } = visit.caller;
    return this.commands.execute(visit.order(command, { ...data, actingFor }));
  }
}

function pathOf({ coalitionId }: Visit, quarter: string): string {
  return `/c/${coalitionId}/review/${encodeURIComponent(quarter)}`;
}
