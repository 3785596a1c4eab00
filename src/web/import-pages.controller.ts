import { Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { errorsCsv } from '../interchange/import-errors.js';
import type { ImportResult } from '../interchange/import.js';
import {
  PreviewedUploads,
  type PreviewedUpload,
  type UploadOwner,
} from '../interchange/previewed-uploads.js';
import type { StoredImport } from '../interchange/stored-files.js';
import type { UndoResult } from '../interchange/undo-import.js';
import { orderUndoing, undoingRefused } from '../interchange/undoing-orders.js';
import { isProblem } from '../kernel/problem.js';
import { Form } from './form.js';
import { ImportPage } from './pages/imports/import-page.js';
import { BatchPage, UndoingPage } from './pages/imports/import-batch-pages.js';
import { PreviewPage } from './pages/imports/import-preview-page.js';
import { PersonNames } from './person-names.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { inCoalition, type View } from './view.js';
import { Visiting, type Visit } from './visit.js';

const BATCHES_LIMIT = 20;
const REASON_LIMIT = 1_000;

/** Files into the ledger: choose, look, correct, import; and taking an import back. */
@ApiExcludeController()
@Controller('c/:slug/import')
export class ImportPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly uploads: PreviewedUploads,
    private readonly names: PersonNames,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Get()
  @Needs('administer')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view));
  }

  /** Says what importing files would do, and keeps them meanwhile. */
  @Post('files')
  @Needs('administer')
  preview(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submitFiles(visit, {
      form: 'files',
      work: async (form, view, files) => {
        if (files.length === 0) form.add('files', view.words.errors.missing);
        form.assertRight();
        await this.uploads.removeOld();
        const result = await this.run(visit, files, { dryRun: true, anew: false });
        const id = await this.uploads.keep(ownerOf(visit), files, { result, anew: false });
        return previewPath(visit, id);
      },
      again: (view, form) => this.draw(visit, view, form),
    });
  }

  @Get('previews/:id')
  @Needs('administer')
  async showPreview(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const upload = await this.uploads.open(ownerOf(visit), id);
    return this.pages.show(visit, (view) => this.drawPreview(view, upload));
  }

  /** All that is wrong with the files, as a table for whoever corrects them. */
  @Get('previews/:id/errors')
  @Needs('administer')
  async errors(
    @PathId('id') id: string,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { result } = await this.uploads.open(ownerOf(visit), id);
    void reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="import-errors.csv"');
    return errorsCsv(result);
  }

  /** Looks again, at entries of an undone import as at new ones, or as at what stays taken back. */
  @Post('previews/:id/anew')
  @Needs('administer')
  previewAnew(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'import',
      work: async (form) => {
        const upload = await this.uploads.open(ownerOf(visit), id);
        await this.lookAgain(visit, upload, form.typed('anew') === 'yes');
        return previewPath(visit, id);
      },
      again: (view, form) => this.drawPreviewOf(visit, view, id, form),
    });
  }

  /** Imports exactly what was previewed. */
  @Post('previews/:id')
  @Needs('administer')
  import(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'import',
      work: async (form) => {
        const upload = await this.uploads.open(ownerOf(visit), id);
        const { fingerprint, files, result, anew } = upload;
        // Another preview was made meanwhile, in another window perhaps: it is shown first.
        if (form.typed('fingerprint') !== fingerprint) return previewPath(visit, id);
        const previewed = Object.fromEntries(
          Object.entries(result.tables).map(([table, { new: fresh }]) => [table, fresh]),
        );
        const done = await this.run(visit, files, { dryRun: false, anew, previewed });
        if (done.errorCount > 0) {
          await this.uploads.previewAnew(ownerOf(visit), id, { result: done, anew });
          return previewPath(visit, id);
        }
        await this.uploads.forget(ownerOf(visit), id);
        const { batchId } = done;
        return batchId === null
          ? saying('nothing-imported', importPath(visit))
          : saying('imported', batchPath(visit, batchId));
      },
      again: (view, form) => this.drawPreviewOf(visit, view, id, form),
    });
  }

  @Get('batches/:id')
  @Needs('administer')
  async showBatch(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const batch = await this.queries.execute(ask.import.ask(visit.coalitionId, id));
    return this.pages.show(visit, async (view) =>
      BatchPage({
        view: inCoalition(view),
        batch,
        nameOf: await this.names.of([batch.actor, batch.undone?.actor]),
      }),
    );
  }

  /** What undoing would do, before anybody does it. */
  @Get('batches/:id/undoing')
  @Needs('administer')
  async showUndoing(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawUndoing(visit, view, id));
  }

  @Post('batches/:id/undoing')
  @Needs('administer')
  undo(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'undo',
      work: async (form) => {
        const reason = form.text('reason', REASON_LIMIT).trim();
        form.assertRight();
        const result = await orderUndoing(this.longWork, visit.caller, id, { reason, dryRun: false });
        if (result.stayingCount > 0) throw undoingRefused(result);
        return saying(result.changed ? 'import-undone' : 'import-undone-before', batchPath(visit, id));
      },
      again: (view, form) => this.drawUndoing(visit, view, id, form),
    });
  }

  private async lookAgain(visit: Visit, { id, files }: PreviewedUpload, anew: boolean): Promise<void> {
    const result = await this.run(visit, files, { dryRun: true, anew });
    await this.uploads.previewAnew(ownerOf(visit), id, { result, anew });
  }

  private run(
    { caller: { coalitionId, actor, actingFor } }: Visit,
    files: StoredImport['files'],
    how: Pick<StoredImport, 'dryRun' | 'anew' | 'previewed'>,
  ): Promise<ImportResult> {
    const sent = files.map(({ name, path, size }) => ({ name, path, size }));
    const order: StoredImport = { coalitionId, actor, actingFor, files: sent, ...how };
    return this.longWork.run<ImportResult>('import', order);
  }

  private async draw(visit: Visit, view: View, sent?: Form): Promise<VNode> {
    const after = visit.asked('after');
    const page = { after, limit: BATCHES_LIMIT };
    const { items, next } = await this.queries.execute(ask.imports.ask(visit.coalitionId, page));
    return ImportPage({
      view: inCoalition(view),
      form: sent ?? new Form('files', view.words),
      batches: items,
      next,
      nameOf: await this.names.of(items.flatMap(({ actor, undone }) => [actor, undone?.actor])),
    });
  }

  /** After a refusal: the ledger may have changed since the preview, which is made anew. */
  private async drawPreviewOf(visit: Visit, view: View, id: string, form: Form): Promise<VNode> {
    try {
      const upload = await this.uploads.open(ownerOf(visit), id);
      await this.lookAgain(visit, upload, upload.anew);
      return this.drawPreview(view, await this.uploads.open(ownerOf(visit), id), form);
    } catch (error) {
      if (!isProblem(error) || error.code !== 'interchange.upload-gone') throw error;
      return this.draw(visit, view, form);
    }
  }

  private drawPreview(view: View, upload: PreviewedUpload, sent?: Form): VNode {
    return PreviewPage({ view: inCoalition(view), upload, form: sent ?? new Form('import', view.words) });
  }

  private async drawUndoing(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const batch = await this.queries.execute(ask.import.ask(visit.coalitionId, id));
    const asked = { reason: 'preview', dryRun: true };
    const result: UndoResult = await orderUndoing(this.longWork, visit.caller, id, asked);
    return UndoingPage({
      view: inCoalition(view),
      form: sent ?? new Form('undo', view.words),
      batch,
      result,
    });
  }
}

function ownerOf(visit: Visit): UploadOwner {
  return { coalitionId: visit.coalitionId, personId: visit.standing.principal.id };
}

const importPath = ({ coalitionId }: Visit): string => `/c/${coalitionId}/import`;
const previewPath = (visit: Visit, id: string): string => `${importPath(visit)}/previews/${id}`;
const batchPath = (visit: Visit, id: string): string => `${importPath(visit)}/batches/${id}`;
