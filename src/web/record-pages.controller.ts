import { createReadStream } from 'node:fs';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { attachKept } from '../exchange/evidence.commands.js';
import { EvidenceFiles, type KeptEvidence } from '../exchange/evidence/evidence-files.js';
import { reversalOf } from '../exchange/exchange.queries.js';
import { LedgerCommand } from '../http/bus.js';
import { Needs } from '../http/operation.decorator.js';
import type { FormFields } from '../http/forms.js';
import type { StoredFile } from '../http/uploads.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { newEventId } from '../kernel/ids.js';
import { isProblem } from '../kernel/problem.js';
import { Form, numberOf } from './form.js';
import { entryPath } from './pages/entries/entry-words.js';
import { RECORD_FORM, RecordPage } from './pages/entries/record-page.js';
import { problemInWords } from './problem-words.js';
import { siteQuestions as ask } from './questions.js';
import {
  entryIn,
  formOfEntry,
  RECORDED_KINDS,
  withPresets,
  type EntryAsked,
  type RecordedKind,
} from './record-form.js';
import { RecordPreview, type PreviewProps } from './pages/entries/record-preview.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const REASON_LIMIT = 2_000;

/** Recording an entry, or putting one right. */
@ApiExcludeController()
@Controller('c/:slug/record')
export class RecordPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly files: EvidenceFiles,
  ) {}

  /** The address may fill the form: to correct an entry, to deliver a pledge, to show the value without script. */
  @Get()
  @Needs('take part')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const replaced = visit.asked('member') === null ? visit.asked('replaces') : null;
      const fields = replaced === null ? visit.query : await this.fieldsOf(visit, replaced);
      return this.draw(visit, view, await this.preset(visit, view, fields));
    });
  }

  /** The piece of the page that says what it comes to. */
  @Get('preview')
  @Needs('take part')
  preview(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const form = await this.preset(visit, view, visit.query);
      return RecordPreview({ view: inCoalition(view), ...(await this.previewOf(visit, view, form)) });
    });
  }

  @Post('files')
  @Needs('take part')
  record(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submitFiles(visit, {
      form: RECORD_FORM,
      work: (form, view, files) => this.take(visit, view, form, files),
      again: (view, form) => this.draw(visit, view, form),
    });
  }

  /** The number of a form is the id of its entry: however often it is sent, it is recorded once. */
  private async take(visit: Visit, view: View, form: Form, files: readonly StoredFile[]): Promise<string> {
    const { coalitionId, caller } = visit;
    const formId = numberOf(form);
    const entryId = formId ?? newEventId();
    const read = await this.reading(visit, view, form);
    const entry = entryIn(form, { ...read, view, entryId });
    const replaces = form.optional('replaces');
    const reason = replaces === null ? null : form.text('reason', REASON_LIMIT).trim();
    form.assertRight();
    const kept = await this.keep(coalitionId, files);
    try {
      if (replaces === null) await this.send(visit, 'record-entry', entry);
      else await this.replace(visit, entry, replaces, reason!);
    } catch (error) {
      const isThere = isProblem(error) && error.code === 'exchange.entry-exists' && entryId === formId;
      // What may have been recorded keeps its files; what another time of sending kept is not this one's to take away.
      if (isProblem(error) && error.code !== 'ledger.outcome-unknown') await this.forget(coalitionId, kept);
      if (isThere) return saying('entry-recorded-already', entryPath(coalitionId, entryId));
      throw error;
    }
    for (const file of kept) await attachKept(this.commands, this.files, caller, entryId, file);
    return saying(replaces === null ? 'entry-recorded' : 'entry-replaced', entryPath(coalitionId, entryId));
  }

  private async replace(visit: Visit, entry: EntryAsked, replaces: string, reason: string): Promise<void> {
    const { coalitionId, sight, caller } = visit;
    const mirror = await this.queries.execute(ask.mirror.ask(coalitionId, replaces, sight));
    const { reversedOn } = await this.queries.execute(
      ask.entryActs.ask(coalitionId, replaces, caller.actingFor, sight),
    );
    const about = { entryId: newEventId(), occurredOn: reversedOn, description: reason };
    await this.send(visit, 'replace-entry', { reversal: reversalOf(mirror, replaces, about), entry });
  }

  private async send({ caller }: Visit, command: string, data: object): Promise<void> {
    const asked = { ...data, actingFor: caller.actingFor } as unknown as JsonObject;
    await this.commands.execute(new LedgerCommand(command, caller, asked));
  }

  /** All files or none: what is no evidence is found before anything is recorded. */
  private async keep(coalitionId: string, files: readonly StoredFile[]): Promise<KeptEvidence[]> {
    const kept: KeptEvidence[] = [];
    try {
      for (const { name, path } of files) {
        kept.push(await this.files.keep(coalitionId, name, createReadStream(path)));
      }
    } catch (error) {
      await this.forget(coalitionId, kept);
      throw error;
    }
    return kept;
  }

  private async forget(coalitionId: string, kept: readonly KeptEvidence[]): Promise<void> {
    for (const file of kept) await this.files.forget(coalitionId, file);
  }

  private async fieldsOf(
    { coalitionId, sight }: Visit,
    entryId: string,
  ): Promise<ReadonlyMap<string, string>> {
    return formOfEntry(await this.queries.execute(ask.entry.ask(coalitionId, entryId, sight)));
  }

  private async reading({ coalitionId, sight, caller }: Visit, view: View, form: Form) {
    const kind = kindIn(form);
    const choices = await this.queries.execute(ask.recordChoices.ask(coalitionId, kind, sight));
    const { actingFor } = caller;
    const own = actingFor?.startsWith('member:') ? actingFor.slice('member:'.length) : null;
    return { kind, choices, view, own };
  }

  /** A form that nobody sent yet, with what is usual where the address does not say otherwise. */
  private async preset(visit: Visit, view: View, fields: FormFields): Promise<Form> {
    const form = new Form(RECORD_FORM, view.words, fields);
    return new Form(RECORD_FORM, view.words, withPresets(form, await this.reading(visit, view, form)));
  }

  private async draw(visit: Visit, view: View, form: Form): Promise<VNode> {
    const { kind, choices, own } = await this.reading(visit, view, form);
    const preview = await this.previewOf(visit, view, form);
    return RecordPage({ view: inCoalition(view), kind, form, choices, own, query: visit.query, preview });
  }

  private async previewOf(visit: Visit, view: View, form: Form): Promise<Omit<PreviewProps, 'view'>> {
    const nothing = { worth: null, refused: null, similar: [] };
    const typed = form.typed('quantity').trim();
    if (typed === '') return nothing;
    const { coalitionId, sight } = visit;
    const read = await this.reading(visit, view, form);
    // A form of its own, so that what is not right yet is no error of the page before it is sent.
    const draft = new Form(RECORD_FORM, view.words, form.sent);
    const entry = entryIn(draft, { ...read, view, entryId: '' });
    const errorIn = (...fields: string[]): string | undefined =>
      fields.map((field) => draft.errorOf(field)).find((error) => error !== undefined);
    const wrong = errorIn('quantity', 'unit', 'value', 'direction');
    if (wrong === view.words.errors.missing) return nothing;
    if (wrong !== undefined) return { ...nothing, refused: wrong };
    try {
      const worth = await this.queries.execute(ask.draftValue.ask(coalitionId, entry));
      const isBetween = entry.memberId !== '' && entry.counterparty !== '';
      const similar = isBetween
        ? await this.queries.execute(ask.similarEntries.ask(coalitionId, entry, sight))
        : [];
      const replaces = form.typed('replaces');
      return { worth, refused: null, similar: similar.filter(({ id }) => id !== replaces) };
    } catch (error) {
      if (!isProblem(error)) throw error;
      return { ...nothing, refused: problemInWords(view.words, error) };
    }
  }
}

function kindIn(form: Form): RecordedKind {
  return RECORDED_KINDS.find((kind) => kind === form.typed('kind')) ?? 'funds';
}
