import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Controller, Get, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { Needs } from '../http/operation.decorator.js';
import type { StoredFile } from '../http/uploads.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { Jobs, type LastJob } from '../operations/jobs.js';
import { statedHeadIn, type EventProof } from '../operations/proofs.queries.js';
import type { QuarterlyReport } from '../reports/domain/report.js';
import { reportJson } from '../reports/report-json.js';
import { Form } from './form.js';
import { TrailPage } from './pages/verify/trail-page.js';
import { VerifyPage, type FileChecked } from './pages/verify/verify-page.js';
import { PersonNames } from './person-names.js';
import { problemInWords } from './problem-words.js';
import { siteQuestions as ask } from './questions.js';
import { SitePages } from './site-pages.js';
import { inCoalition, type View } from './view.js';
import { Visiting, type Visit } from './visit.js';

/** Reports have some hundreds of kilobytes; what is larger is hashed and not read. */
const READ_LIMIT_BYTES = 32 * 1024 * 1024;
const FILE_LIMIT_BYTES = 64 * 1024 * 1024;
const TRAIL_LIMIT = 50;
/** How soon a page comes again while a check is running. */
const LOOK_AGAIN_SECONDS = 2;

/** Whether nobody has changed anything: for auditors, and whoever believes nothing that can’t be traced. */
@ApiExcludeController()
@Controller('c/:slug/verify')
export class VerifyPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly jobs: Jobs,
    private readonly names: PersonNames,
  ) {}

  @Get()
  @Needs('read the log')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view));
  }

  /** Begins a check of everything, unless one is running; it goes on whoever looks. */
  @Post()
  @Needs('read the log')
  check(@Visiting() visit: Visit): Promise<string> {
    const { coalitionId } = visit;
    return this.pages.submit(visit, {
      form: 'check',
      work: async () => {
        await this.queries.execute(ask.head.ask(coalitionId));
        const last = this.jobs.last(coalitionId, 'verify');
        if (last?.job.state !== 'running') this.jobs.begin(coalitionId, 'verify', { coalitionId });
        return `${pathOf(coalitionId)}#check`;
      },
      again: (view, form) => this.draw(visit, view, { form }),
    });
  }

  /** Says what a file is, by its hash and by the head that it states. */
  @Post('files')
  @Needs('read the log')
  recognise(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submitFiles(visit, {
      form: 'file',
      work: async (form, view, files) => {
        const [file] = files;
        if (!file) form.add('files', view.words.errors.missing);
        form.assertRight();
        return this.draw(visit, view, { file: await this.checked(visit.coalitionId, file!) });
      },
      again: (view, form) => this.draw(visit, view, { form }),
    });
  }

  /** What was done about access, newest first. */
  @Get('trail')
  @Needs('see who has access')
  trail(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const page = { after: visit.asked('after'), limit: TRAIL_LIMIT };
      const { items, next } = await this.queries.execute(ask.trail.ask(visit.coalitionId, page));
      const people = items.flatMap(({ actor, about }) => [
        actor,
        ...['person', 'holder'].map((name) => (typeof about[name] === 'string' ? about[name] : null)),
      ]);
      const nameOf = await this.names.of(people);
      return TrailPage({ view: inCoalition(view), items, next, nameOf });
    });
  }

  private async checked(coalitionId: string, { name, path, size }: StoredFile): Promise<FileChecked> {
    if (size > FILE_LIMIT_BYTES) throw new Problem('request.too-large', { max: FILE_LIMIT_BYTES });
    const content = await readFile(path);
    const sha256 = sha256Of(content);
    const text = size > READ_LIMIT_BYTES ? '' : content.toString('utf8');
    const hashes = [sha256, ...sealedFormOf(text).map(sha256Of)];
    const asked = ask.recognised.ask(coalitionId, hashes, statedHeadIn(text));
    const recognised = await this.queries.execute(asked);
    return { name, sha256, ...recognised };
  }

  private async draw(
    visit: Visit,
    view: View,
    { form, file }: { readonly form?: Form; readonly file?: FileChecked } = {},
  ): Promise<VNode> {
    const { coalitionId } = visit;
    const head = await this.queries.execute(ask.head.ask(coalitionId));
    const last: LastJob | undefined = this.jobs.last(coalitionId, 'verify');
    // Without an address of its own, one that ends in `#check` would only be scrolled to.
    if (last?.job.state === 'running')
      void visit.reply.header(
        'refresh',
        `${String(LOOK_AGAIN_SECONDS)}; url=${view.reader.to(pathOf(coalitionId))}`,
      );
    const entry = visit.asked('entry');
    return VerifyPage({
      view: inCoalition(view),
      formOf: (name) => (form?.name === name ? form : new Form(name, view.words)),
      head,
      last: last ?? null,
      file: file ?? null,
      asked: entry,
      proof: entry === null ? null : await this.proofOf(view, coalitionId, entry),
    });
  }

  /** The proof of an entry, or why there is none, in words. */
  private async proofOf(view: View, coalitionId: string, entryId: string): Promise<EventProof | string> {
    try {
      return await this.queries.execute(ask.proof.ask(coalitionId, entryId));
    } catch (error) {
      if (isProblem(error) && error.code === 'exchange.entry-unknown')
        return problemInWords(view.words, error);
      throw error;
    }
  }
}

const pathOf = (coalitionId: string): string => `/c/${coalitionId}/verify`;

const sha256Of = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** A report as it is sealed: however its JSON is indented, it says the same. */
function sealedFormOf(text: string): string[] {
  try {
    return [reportJson(JSON.parse(text) as QuarterlyReport)];
  } catch {
    return [];
  }
}
