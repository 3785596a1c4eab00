import { createReadStream } from 'node:fs';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { attachKept } from '../exchange/evidence.commands.js';
import { EvidenceFiles } from '../exchange/evidence/evidence-files.js';
import { reversalOf } from '../exchange/exchange.queries.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { newEventId } from '../kernel/ids.js';
import { EntryDrawing } from './entry-drawing.js';
import { numberOf, type Form } from './form.js';
import { PAGE_ACTS, SEEN } from './pages/entries/entry-acts.js';
import { EVIDENCE_FORM } from './pages/entries/entry-evidence.js';
import { eventWord } from './pages/entries/entry-history.js';
import { entryPath } from './pages/entries/entry-words.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';

const OUTCOMES = ['upheld', 'adjusted', 'withdrawn'] as const;
const REASON_LIMIT = 2_000;

type Saying = Parameters<typeof saying>[0];

/** What is done to an entry: the name of its form, what is sent, and what is said afterwards. */
interface ActAsked {
  readonly form: string;
  readonly work: (form: Form) => Promise<Saying>;
}

/** An entry with all that happened to it, and what may be done to it. */
@ApiExcludeController()
@Controller('c/:slug/ledger/:id')
export class EntryPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly files: EvidenceFiles,
    private readonly drawing: EntryDrawing,
  ) {}

  @Get()
  @Needs('look as a member')
  show(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.pages.show(visit, (view) => this.drawing.draw(visit, entryId, view));
  }

  @Post('acceptance')
  @Needs('take part')
  accept(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.act(visit, entryId, {
      form: PAGE_ACTS,
      work: async () => {
        await this.send(visit, 'accept-entry', { entryId });
        return 'entry-accepted';
      },
    });
  }

  @Post('disputes')
  @Needs('take part')
  dispute(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.act(visit, entryId, {
      form: 'dispute',
      work: async (form) => {
        const reason = reasonIn(form);
        await this.send(visit, 'dispute-entry', { entryId, reason });
        return 'entry-disputed';
      },
    });
  }

  @Post('answers')
  @Needs('take part')
  answer(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.act(visit, entryId, {
      form: 'answer',
      work: async (form) => {
        const answer = reasonIn(form);
        await this.send(visit, 'answer-dispute', { entryId, answer });
        return 'dispute-answered';
      },
    });
  }

  @Post('resolution')
  @Needs('take part')
  resolve(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.act(visit, entryId, {
      form: 'resolve',
      work: async (form) => {
        const outcome = form.choice('outcome', OUTCOMES);
        const [quantity, value] = [form.optionalDecimal('quantity'), form.optionalDecimal('value')];
        const reason = reasonIn(form);
        await this.send(visit, 'resolve-dispute', { entryId, outcome, quantity, value, reason });
        return 'dispute-resolved';
      },
    });
  }

  @Post('valuation')
  @Needs('take part')
  value(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.act(visit, entryId, {
      form: 'value',
      work: async (form) => {
        form.text('value');
        const value = form.optionalDecimal('value');
        const basis = form.optional('basis');
        form.assertRight();
        await this.send(visit, 'value-entry', { entryId, value, basis });
        return 'entry-valued';
      },
    });
  }

  @Post('rejection')
  @Needs('take part')
  reject(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.takeBack(visit, entryId, 'reject', 'entry-rejected');
  }

  @Post('withdrawal')
  @Needs('take part')
  withdraw(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.takeBack(visit, entryId, 'withdraw', 'entry-withdrawn');
  }

  @Post('reversal')
  @Needs('take part')
  reverse(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    return this.takeBack(visit, entryId, 'reverse', 'entry-reversed');
  }

  @Post('evidence/files')
  @Needs('take part')
  attach(@Visiting() visit: Visit, @PathId('id') entryId: string): Promise<string> {
    const { coalitionId, sight, caller } = visit;
    return this.pages.submitFiles(visit, {
      form: EVIDENCE_FORM,
      work: async (form, view, files) => {
        // A file for nothing need not be kept.
        await this.queries.execute(ask.entryKnown.ask(coalitionId, entryId, sight));
        if (files.length === 0) form.add('files', view.words.entry.noFile);
        form.assertRight();
        for (const { name, path } of files) {
          const kept = await this.files.keep(coalitionId, name, createReadStream(path));
          await attachKept(this.commands, this.files, caller, entryId, kept);
        }
        return saying('evidence-attached', `${entryPath(coalitionId, entryId)}#evidence`);
      },
      again: (view, form) => this.drawing.draw(visit, entryId, view, form),
    });
  }

  /** What it is called hangs on how the entry stands, and on who takes it back; in the ledger it is one and the same. */
  private takeBack(visit: Visit, entryId: string, form: string, said: Saying): Promise<string> {
    const { coalitionId, sight, caller } = visit;
    return this.act(visit, entryId, {
      form,
      work: async (typed) => {
        const description = reasonIn(typed);
        const mirror = await this.queries.execute(ask.mirror.ask(coalitionId, entryId, sight));
        const { reversedOn } = await this.queries.execute(
          ask.entryActs.ask(coalitionId, entryId, caller.actingFor, sight),
        );
        const about = { entryId: numberOf(typed) ?? newEventId(), occurredOn: reversedOn, description };
        await this.send(visit, 'record-entry', reversalOf(mirror, entryId, about));
        return said;
      },
    });
  }

  /** Does something to the entry that the page showed: where something happened to it since, that is told first. */
  private act(visit: Visit, entryId: string, { form, work }: ActAsked): Promise<string> {
    return this.pages.submit(visit, {
      form,
      work: async (typed, { words }) => {
        const { coalitionId, sight } = visit;
        const { events } = await this.queries.execute(ask.entry.ask(coalitionId, entryId, sight));
        const seen = events.findIndex(({ position }) => String(position) === typed.typed(SEEN));
        const later = events.slice(seen + 1).map((event) => eventWord(words, event));
        if (later.length > 0) typed.add(null, words.entry.changedMeanwhile(`${later.join(', ')}.`));
        typed.assertRight();
        return saying(await work(typed), entryPath(coalitionId, entryId));
      },
      again: (view, typed) => this.drawing.draw(visit, entryId, view, typed),
    });
  }

  private async send(visit: Visit, command: string, data: object): Promise<void> {
    const asked = { ...data, actingFor: visit.caller.actingFor } as JsonObject;
    await this.commands.execute(visit.order(command, asked));
  }
}

function reasonIn(form: Form): string {
  const reason = form.text('reason', REASON_LIMIT).trim();
  form.assertRight();
  return reason;
}
