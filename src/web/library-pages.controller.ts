import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { DEPTHS } from '../knowledge/domain/application.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Acting, memberOf } from './acting.js';
import { Form } from './form.js';
import type { Option } from './controls.js';
import { AssetPage } from './pages/knowledge/asset-page.js';
import type { AssetProps } from './pages/knowledge/asset-props.js';
import { SOURCE_ROWS } from './pages/knowledge/knowledge-parts.js';
import { LibraryPage } from './pages/knowledge/library-page.js';
import { AUTHOR_ROWS, NewAssetPage } from './pages/knowledge/new-asset-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { optionalAmount, typedDay } from './typed-fields.js';
import { idField, typedWeights, weightsText } from './typed-weights.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const SHOWN = 50;
const APPLICATIONS_SHOWN = 12;
const CHOICES = 200;
const NAME_LIMIT = 300;
const TEXT_LIMIT = 2_000;

/** The library: what is shared, and what became of it. */
@ApiExcludeController()
@Controller('c/:slug')
export class LibraryPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly acting: Acting,
  ) {}

  @Get('knowledge')
  @Needs('look as a member')
  list(@Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    const asked = {
      search: visit.asked('search'),
      type: visit.asked('type'),
      author: visit.asked('author'),
      unused: visit.asked('use') === 'unused',
    };
    return this.pages.show(visit, async (view) => {
      const of = { ...asked, assetType: asked.type, derivesFrom: null };
      const page = { after: visit.asked('after'), limit: SHOWN };
      const assets = await this.queries.execute(ask.assets.ask(coalitionId, { ...of, ...page }, sight));
      return LibraryPage({
        view: inCoalition(view),
        names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
        digest: await this.queries.execute(ask.libraryDigest.ask(coalitionId, sight)),
        asked,
        ...assets,
        mayShare: (await this.acting.as(visit)) !== null,
      });
    });
  }

  @Get('knowledge/:id')
  @Needs('look as a member')
  one(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  /** The same for assets whose id is the name of another page. */
  @Get('knowledge/assets/:id')
  @Needs('look as a member')
  oneBelow(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.one(id, visit);
  }

  @Get('new/asset')
  @Needs('take part')
  showNew(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawNew(visit, view));
  }

  @Post('new/asset')
  @Needs('take part')
  share(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'asset',
      work: async (form, view) => {
        const data = {
          assetId: null,
          title: form.line('title', NAME_LIMIT),
          sharedOn: typedDay(view, form, 'sharedOn'),
          assetType: form.optional('type', NAME_LIMIT),
          licence: form.optional('licence', NAME_LIMIT),
          description: form.optional('description', TEXT_LIMIT),
        };
        form.text(idField('author', 1));
        const authors = weightsText(typedWeights(view, form, 'author', AUTHOR_ROWS));
        const derivesFrom = weightsText(typedWeights(view, form, 'source', SOURCE_ROWS));
        form.assertRight();
        const { answer } = await this.order(visit, 'share-knowledge', { ...data, authors, derivesFrom });
        return saying('knowledge-shared', pathOf(visit, answer['assetId'] as string));
      },
      again: (view, form) => this.drawNew(visit, view, form),
    });
  }

  @Post('knowledge/assets/:id/applications')
  @Needs('take part')
  apply(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, 'tell', async (form, view) => {
      const data = {
        ...{ applicationId: null, assetId: id, confirmedBy: null, confirmedOn: null },
        memberId: form.text('member'),
        depth: form.choice('depth', DEPTHS),
        appliedOn: typedDay(view, form, 'on'),
        outcomeValue: optionalAmount(view, form, 'outcome'),
        description: form.optional('evidence', TEXT_LIMIT),
      };
      form.assertRight();
      const { answer } = await this.order(visit, 'apply-knowledge', data);
      const told = encodeURIComponent(answer['applicationId'] as string);
      return saying('application-told', `/c/${visit.coalitionId}/knowledge/applications/${told}`);
    });
  }

  @Post('knowledge/assets/:id/editions')
  @Needs('take part')
  revise(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, 'version', async (form, view) => {
      const data = { assetId: id, on: typedDay(view, form, 'on'), note: form.text('note', TEXT_LIMIT) };
      form.assertRight();
      await this.order(visit, 'revise-knowledge', data);
      return saying('version-recorded', pathOf(visit, id));
    });
  }

  @Post('knowledge/assets/:id/lineage')
  @Needs('take part')
  derive(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, 'lineage', async (form, view) => {
      form.text(idField('source', 1));
      const on = typedDay(view, form, 'on');
      const derivesFrom = weightsText(typedWeights(view, form, 'source', SOURCE_ROWS));
      form.assertRight();
      await this.order(visit, 'derive-knowledge', { assetId: id, on, derivesFrom });
      return saying('lineage-recorded', pathOf(visit, id));
    });
  }

  private act(
    visit: Visit,
    id: string,
    form: string,
    work: (form: Form, view: View) => Promise<string>,
  ): Promise<string> {
    const again = (view: View, sent: Form): Promise<VNode> => this.draw(visit, view, id, sent);
    return this.pages.submit(visit, { form, work, again });
  }

  private order(visit: Visit, command: string, data: JsonObject) {
    const { actingFor } = visit.caller;
    return this.commands.execute(visit.order(command, { ...data, actingFor }));
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const asset = await this.queries.execute(ask.asset.ask(coalitionId, id, sight));
    const party = await this.acting.as(visit);
    const of = { asset: id, member: null, state: null, quarter: null };
    const page = { after: null, limit: APPLICATIONS_SHOWN };
    const { items, next } = await this.queries.execute(
      ask.applications.ask(coalitionId, { ...of, ...page }, sight),
    );
    const acts = await this.queries.execute(ask.assetActs.ask(coalitionId, party, asset));
    return AssetPage({
      view: inCoalition(view),
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      asset,
      applications: items,
      hasMore: next !== null,
      acts,
      own: memberOf(party),
      earned: await this.earned(visit, asset.id),
      sources: acts.derive ? await this.sources(visit, asset.id) : null,
      sent,
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    });
  }

  /** Reckoned only for whoever asks, as a quarter’s credits are one whole. */
  private async earned(visit: Visit, assetId: string): Promise<AssetProps['earned']> {
    const { coalitionId, sight } = visit;
    const quarter = visit.asked('quarter');
    if (quarter === null) return null;
    const of = { assetId, quarter, userId: null };
    const credits = await this.queries.execute(ask.creditsOfUses.ask(coalitionId, of, sight));
    const ids = credits.map(({ through }) => through);
    const titles = await this.queries.execute(ask.assetTitles.ask(coalitionId, ids, sight));
    return { quarter, credits, titles };
  }

  /** All assets but one, by title; null where they are more than anybody chooses among. */
  private async sources({ coalitionId, sight }: Visit, but: string | null): Promise<Option[] | null> {
    const all = { search: null, unused: false, author: null, derivesFrom: null };
    const page = { after: null, limit: CHOICES };
    const { items, next } = await this.queries.execute(
      ask.assets.ask(coalitionId, { ...all, ...page }, sight),
    );
    if (next !== null) return null;
    return items
      .filter(({ id }) => id !== but)
      .map(({ id, title }) => ({ value: id, label: title }))
      .sort((one, other) => (one.label < other.label ? -1 : 1));
  }

  private async drawNew(visit: Visit, view: View, form = new Form('asset', view.words)): Promise<VNode> {
    const names = await this.queries.execute(ask.names.ask(visit.coalitionId, visit.sight));
    const own = memberOf(await this.acting.as(visit));
    const sources = await this.sources(visit, null);
    return NewAssetPage({ view: inCoalition(view), names, own, sources, form });
  }
}

/** By the address that holds whatever the id is. */
function pathOf({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/knowledge/assets/${encodeURIComponent(id)}`;
}
