import { Controller, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { BENEFIT_KINDS, VALUE_TYPES } from '../coalition/domain/value-types.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { OUTCOMES, STANCES } from '../reviews/domain/events.js';
import type { Form } from './form.js';
import { siteQuestions as ask } from './questions.js';
import { ReviewDrawing } from './review-drawing.js';
import type { ReviewStep } from './review-room.js';
import { saying, SitePages } from './site-pages.js';
import type { View } from './view.js';
import { Visiting, type Visit } from './visit.js';

const NAME_LIMIT = 300;
const UNIT_LIMIT = 100;
const FAIRNESS = ['1', '2', '3', '4', '5'] as const;

interface Said {
  readonly form: string;
  readonly command: string;
  readonly said: keyof View['words']['said'];
  /** The step where it comes again if it is refused, and where it leads, with what it is there. */
  readonly step: ReviewStep;
  readonly at: string;
  /** What is asked, of what was typed. */
  readonly read: (form: Form, view: View) => JsonObject | Promise<JsonObject>;
}

/** What is said, offered and decided within a review. */
@ApiExcludeController()
@Controller('c/:slug/review/:quarter')
export class ReviewVoicesPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly drawing: ReviewDrawing,
  ) {}

  @Post('pulses')
  @Needs('take part in a review')
  pulse(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.say(visit, quarter, {
      form: 'pulse',
      command: 'give-pulse',
      said: 'pulse-given',
      step: 'prepare',
      at: '#pulse',
      read: (form) => ({
        memberId: memberIn(form, visit),
        fairness: Number(form.choice('fairness', FAIRNESS)),
        comment: form.optional('comment'),
      }),
    });
  }

  @Post('positions')
  @Needs('take part in a review')
  position(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.say(visit, quarter, {
      form: 'position',
      command: 'state-position',
      said: 'position-stated',
      step: 'discuss',
      at: '#positions',
      read: (form) => ({
        memberId: memberIn(form, visit),
        proposalId: form.optional('proposal'),
        stance: form.choice('stance', STANCES),
        words: form.text('words'),
      }),
    });
  }

  @Post('supplies')
  @Needs('take part in a review')
  list(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    return this.say(visit, quarter, {
      form: 'supply',
      command: 'list-supply',
      said: 'supply-listed',
      step: 'prepare',
      at: '#supplies',
      read: async (form, view) => ({
        supplyId: null,
        title: form.line('title', NAME_LIMIT),
        source: form.text('source'),
        kind: form.choice('kind', BENEFIT_KINDS),
        quantity: form.decimal('quantity'),
        unit: form.line('unit', UNIT_LIMIT),
        step: form.optionalDecimal('step'),
        value: form.optionalDecimal('value'),
        valueType: form.choice('valueType', VALUE_TYPES),
        openTo: await this.membersNamed(visit, view, form, 'openTo'),
        mostEach: form.optionalDecimal('mostEach'),
      }),
    });
  }

  @Post('supplies/:id/withdrawal')
  @Needs('take part in a review')
  withdraw(
    @PathId('quarter') quarter: string,
    @PathId('id') supplyId: string,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.say(visit, quarter, {
      form: `withdraw-${supplyId}`,
      command: 'withdraw-supply',
      said: 'supply-withdrawn',
      step: 'prepare',
      at: '#supplies',
      read: (form) => ({ supplyId, reason: form.text('reason') }),
    });
  }

  @Post('proposals/:id/decision')
  @Needs('hold reviews')
  decide(
    @PathId('quarter') quarter: string,
    @PathId('id') proposalId: string,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.say(visit, quarter, {
      form: `decide-${proposalId}`,
      command: 'decide-proposal',
      said: 'proposal-decided',
      step: 'decide',
      at: '#decisions',
      read: (form) => ({
        proposalId,
        outcome: form.choice('outcome', OUTCOMES),
        quantity: form.optionalDecimal('quantity'),
        reason: form.text('reason'),
        dissent: dissentIn(form),
        actions: actionsIn(form),
        dueOn: form.optional('dueOn'),
      }),
    });
  }

  /** The ids of members that were typed one a line, by id or name. */
  private async membersNamed(visit: Visit, { words }: View, form: Form, field: string): Promise<string[]> {
    const { members } = await this.queries.execute(ask.names.ask(visit.coalitionId, visit.sight));
    const byName = new Map([...members].map(([id, { name }]) => [name.toLowerCase(), id]));
    const typed = form.typed(field).split('\n');
    return typed
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line) => {
        const id = members.has(line) ? line : byName.get(line.toLowerCase());
        if (id === undefined) form.add(field, words.review.supplyOpenToUnknown(line));
        return id ?? [];
      });
  }

  private say(visit: Visit, quarter: string, { form, command, said, step, at, read }: Said): Promise<string> {
    return this.pages.submit(visit, {
      form,
      work: async (typed, view) => {
        const data = await read(typed, view);
        typed.assertRight();
        const { actingFor } = visit.caller;
        await this.commands.execute(visit.order(command, { quarter, ...data, actingFor }));
        const path = `/c/${visit.coalitionId}/review/${encodeURIComponent(quarter)}/${step}`;
        return saying(said, `${path}${at}`);
      },
      again: (view, refused) => this.drawing.step(step, visit, view, quarter, refused),
    });
  }
}

/** A representative speaks for its member; the backbone writes down what one said. */
function memberIn(form: Form, { sight }: Visit): string {
  return sight.from === 'member' ? sight.memberId : form.text('member');
}

function dissentIn(form: Form): JsonObject[] {
  if (['dissentMember', 'dissentWords'].every((field) => form.optional(field) === null)) return [];
  return [{ memberId: form.text('dissentMember'), words: form.text('dissentWords') }];
}

function actionsIn(form: Form): JsonObject[] {
  if (['what', 'owner', 'actionDue'].every((field) => form.optional(field) === null)) return [];
  return [{ what: form.text('what'), owner: form.line('owner', NAME_LIMIT), dueOn: form.text('actionDue') }];
}
