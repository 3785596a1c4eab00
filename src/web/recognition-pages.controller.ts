import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { Amount } from '../kernel/amount.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { AchievementDetail, AchievementView } from '../recognition/recognition.queries.js';
import { Acting, memberOf } from './acting.js';
import { Form } from './form.js';
import { AchievementPage } from './pages/knowledge/achievement-page.js';
import { EditionPage } from './pages/knowledge/edition-page.js';
import { RecognitionPage } from './pages/knowledge/recognition-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { typedAttributions } from './typed-attributions.js';
import { optionalAmount, typedDay } from './typed-fields.js';
import type { SiteWords } from './words/en/index.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const SHOWN = 60;
const NAME_LIMIT = 300;
const TEXT_LIMIT = 2_000;
const HUNDRED = Amount.parse('100');

/** What was achieved together, and the consent of everybody who is named for it. */
@ApiExcludeController()
@Controller('c/:slug')
export class RecognitionPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly acting: Acting,
  ) {}

  @Get('knowledge/recognition')
  @Needs('read what is published')
  list(@Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    return this.pages.show(visit, async (view) => {
      const asked = { stage: visit.asked('stage'), member: visit.asked('member'), waitingFor: null };
      const page = { after: visit.asked('after'), limit: SHOWN };
      const party = await this.acting.as(visit);
      const found = await this.queries.execute(
        ask.achievements.ask(coalitionId, { ...asked, ...page }, sight),
      );
      const open = await this.those(visit, 'open', null);
      return RecognitionPage({
        ...{ view: inCoalition(view), ...found, stage: asked.stage, member: asked.member },
        names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
        open: open.length,
        waiting: party === null ? [] : await this.those(visit, null, party),
        mayPropose: party !== null,
      });
    });
  }

  @Get('knowledge/recognition/:id')
  @Needs('read what is published')
  one(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Get('new/achievement')
  @Needs('take part')
  showNew(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawEdition(visit, view, null));
  }

  @Post('new/achievement')
  @Needs('take part')
  propose(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'edition',
      work: async (form, view) => {
        const edition = editionIn(form, view);
        form.assertRight();
        const { answer } = await this.order(visit, 'record-achievement', {
          achievementId: null,
          ...edition,
        });
        return saying('achievement-proposed', pathOf(visit, answer['achievementId'] as string));
      },
      again: (view, form) => this.drawEdition(visit, view, null, form),
    });
  }

  @Get('knowledge/recognition/:id/change')
  @Needs('take part')
  showChange(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawEdition(visit, view, id));
  }

  @Post('knowledge/recognition/:id/amendments')
  @Needs('take part')
  amend(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'edition',
      work: async (form, view) => {
        const edition = editionIn(form, view);
        const reason = form.text('reason', TEXT_LIMIT);
        form.assertRight();
        const knownEdition = Number(form.typed('knownEdition'));
        const told = { ...edition, story: edition.story ?? '' };
        await this.order(visit, 'amend-achievement', { achievementId: id, ...told, knownEdition, reason });
        return saying('achievement-changed', pathOf(visit, id));
      },
      again: (view, form) => this.drawEdition(visit, view, id, form),
    });
  }

  @Post('knowledge/recognition/:id/consents')
  @Needs('take part')
  consent(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, 'acts', 'attribution-agreed', 'agree-attribution', (form) => ({
      ...{ memberId: form.typed('member'), edition: Number(form.typed('edition')), on: null },
    }));
  }

  @Post('knowledge/recognition/:id/refusals')
  @Needs('take part')
  decline(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const of = (form: Form): JsonObject => ({
      ...{ memberId: form.typed('member'), edition: Number(form.typed('edition')), on: null },
      reason: form.text('reason', TEXT_LIMIT),
    });
    return this.act(visit, id, 'decline', 'attribution-declined', 'decline-attribution', of);
  }

  @Post('knowledge/recognition/:id/publication')
  @Needs('take part')
  publish(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, 'publish', 'recognition-published', 'publish-recognition', (form, view) => ({
      on: typedDay(view, form, 'on'),
      value: optionalAmount(view, form, 'value'),
      basis: form.optional('basis', NAME_LIMIT),
      valueType: null,
    }));
  }

  @Post('knowledge/recognition/:id/retraction')
  @Needs('take part')
  retract(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, 'retract', 'recognition-retracted', 'retract-recognition', (form) => ({
      ...{ reason: form.text('reason', TEXT_LIMIT), on: null },
    }));
  }

  private act(
    visit: Visit,
    id: string,
    form: string,
    said: keyof SiteWords['said'],
    command: string,
    dataOf: (form: Form, view: View) => JsonObject,
  ): Promise<string> {
    return this.pages.submit(visit, {
      form,
      work: async (typed, view) => {
        const data = dataOf(typed, view);
        typed.assertRight();
        await this.order(visit, command, { achievementId: id, ...data });
        return saying(said, pathOf(visit, id));
      },
      again: (view, sent) => this.draw(visit, view, id, sent),
    });
  }

  private order(visit: Visit, command: string, data: JsonObject) {
    const { actingFor } = visit.caller;
    return this.commands.execute(visit.order(command, { ...data, actingFor }));
  }

  private async those(
    { coalitionId, sight }: Visit,
    stage: string | null,
    waitingFor: string | null,
  ): Promise<readonly AchievementView[]> {
    const asked = { stage, member: null, waitingFor, after: null, limit: SHOWN };
    return (await this.queries.execute(ask.achievements.ask(coalitionId, asked, sight))).items;
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const achievement = await this.queries.execute(ask.achievement.ask(coalitionId, id, sight));
    const party = await this.acting.as(visit);
    const isRetracted = achievement.stage === 'retracted';
    return AchievementPage({
      view: inCoalition(view),
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      achievement,
      statement: isRetracted
        ? null
        : (await this.queries.execute(ask.statement.ask(coalitionId, id, sight))).paragraph,
      acts: await this.queries.execute(ask.achievementActs.ask(coalitionId, party, achievement)),
      own: memberOf(party),
      sent,
      formOf: (name) => this.formIn(view, name, sent),
    });
  }

  /** Each member that can be answered for has a form of its own, by which it stands again where it was refused. */
  private formIn(view: View, name: string, sent: Form | undefined): Form {
    if (!sent) return new Form(name, view.words);
    const own = sent.name === 'decline' ? `decline-${sent.typed('member')}` : sent.name;
    return own === name ? sent : new Form(name, view.words);
  }

  private async drawEdition(visit: Visit, view: View, id: string | null, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const achievement =
      id === null ? null : await this.queries.execute(ask.achievement.ask(coalitionId, id, sight));
    const isShown = achievement?.sharesShown ? new Map([['showShares', 'yes']]) : new Map<string, string>();
    return EditionPage({
      view: inCoalition(view),
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      achievement,
      shares: inPerCent(achievement),
      own: memberOf(await this.acting.as(visit)),
      form: sent ?? new Form('edition', view.words, isShown),
    });
  }
}

function editionIn(form: Form, view: View) {
  return {
    title: form.line('title', NAME_LIMIT),
    achievedOn: typedDay(view, form, 'achievedOn'),
    story: form.optional('story', TEXT_LIMIT),
    sharesShown: form.isTicked('showShares'),
    attributions: typedAttributions(view, form).map((one) => ({ ...one, behind: [...one.behind] })),
  };
}

/** As they are typed: `0.6` as `60`, exactly. */
function inPerCent(achievement: AchievementDetail | null): ReadonlyMap<string, string> {
  return new Map(
    (achievement?.attributions ?? []).map(({ memberId, share }) => [
      memberId,
      share === null ? '' : Amount.parse(share).times(HUNDRED, 16).toString(),
    ]),
  );
}

function pathOf({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/knowledge/recognition/${encodeURIComponent(id)}`;
}
