import { Controller, Get, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import {
  changeHookSecret,
  HOOK_TOOLS,
  letGo,
  makeHook,
  pauseHook,
  removeHook,
  resumeHook,
  sendAgain,
  URL_LIMIT,
  type HookTools,
} from '../hooks/hooks.commands.js';
import { TYPE_PREFIX } from '../hooks/hooks.queries.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { Form } from './form.js';
import { HookPage } from './pages/hooks/hook-page.js';
import { HooksPage } from './pages/hooks/hooks-page.js';
import { HandedOutPage } from './pages/people/handed-out-page.js';
import { PersonNames } from './person-names.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const LETTERS_SHOWN = 50;
/** As long as a place in the ledger can be. */
const POSITION_DIGITS = 15;

/** Programs that are told of what is recorded: made, watched and mended. */
@ApiExcludeController()
@Controller('c/:slug/hooks')
export class HookPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    @Inject(HOOK_TOOLS) private readonly tools: HookTools,
    private readonly names: PersonNames,
  ) {}

  @Get()
  @Needs('administer')
  list(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawList(visit, view));
  }

  @Get(':id')
  @Needs('administer')
  one(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Post()
  @Needs('administer')
  make(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'hook',
      work: async (form, view) => {
        const url = form.text('url', URL_LIMIT).trim();
        const types = this.tools.eventTypes.filter((type) => form.isTicked(type));
        const after = form.optional('after', POSITION_DIGITS);
        if (after !== null && !/^\d+$/.test(after)) form.add('after', view.words.hooks.afterWrong);
        form.assertRight();
        const { coalitionId } = visit;
        const made = await makeHook(this.tools, {
          ...{ coalitionId, url, by: visit.caller.actor },
          types: types.length === 0 ? null : types.map((type) => `${TYPE_PREFIX}${type}`),
          after: after === null ? null : Number(after),
        });
        const { madeTitle: title, secretHow: how } = view.words.hooks;
        return HandedOutPage({
          ...{ view, title, how, secret: made.secret, until: null },
          back: pathOf(visit, made.id),
        });
      },
      again: (view, form) => this.drawList(visit, view, form),
    });
  }

  @Post(':id/secret')
  @Needs('administer')
  changeSecret(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId } = visit;
    return this.act(visit, id, async (_, view) => {
      const by = visit.caller.actor;
      const { secret, oldSecretUntil } = await changeHookSecret(this.tools, { coalitionId, id, by });
      const { reader, words } = view;
      const { timeZone } = inCoalition(view).coalition;
      const { secretTitle: title, secretHow, bothSign } = words.hooks;
      const how = `${secretHow} ${bothSign(reader.moment(oldSecretUntil, timeZone))}`;
      return HandedOutPage({ view, title, how, secret, until: null, back: pathOf(visit, id) });
    });
  }

  @Post(':id/pausing')
  @Needs('administer')
  pause(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, async () => {
      await pauseHook(this.tools, { coalitionId: visit.coalitionId, id });
      return saying('hook-paused', pathOf(visit, id));
    });
  }

  @Post(':id/resumption')
  @Needs('administer')
  resume(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.act(visit, id, async (form) => {
      const { coalitionId } = visit;
      await resumeHook(this.tools, { coalitionId, id, putAside: form.isTicked('putAside') });
      return saying('hook-resumed', pathOf(visit, id));
    });
  }

  @Post(':id/removal')
  @Needs('administer')
  remove(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId } = visit;
    // A second click finds it gone, and leads to the list as the first does.
    return this.pages.submit(visit, {
      form: 'acts',
      work: async () => {
        await removeHook(this.tools, { coalitionId, id, by: visit.caller.actor });
        return saying('hook-removed', `/c/${coalitionId}/hooks`);
      },
      again: (view) => this.drawList(visit, view),
    });
  }

  @Post(':id/dead-letters/:position/sending')
  @Needs('administer')
  sendAgain(
    @PathId('id') id: string,
    @PathId('position') position: string,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.act(visit, id, async () => {
      await sendAgain(this.tools, { coalitionId: visit.coalitionId, id, position });
      return saying('letter-sent-again', `${pathOf(visit, id)}#dead-letters`);
    });
  }

  @Post(':id/dead-letters/:position/forgetting')
  @Needs('administer')
  forget(
    @PathId('id') id: string,
    @PathId('position') position: string,
    @Visiting() visit: Visit,
  ): Promise<string> {
    return this.act(visit, id, async () => {
      await letGo(this.tools, { coalitionId: visit.coalitionId, id, position });
      return saying('letter-forgotten', `${pathOf(visit, id)}#dead-letters`);
    });
  }

  private act(
    visit: Visit,
    id: string,
    work: (form: Form, view: View) => Promise<string | VNode>,
  ): Promise<string> {
    const again = (view: View, form: Form): Promise<VNode> => this.draw(visit, view, id, form);
    return this.pages.submit(visit, { form: 'acts', work, again });
  }

  private async drawList({ coalitionId }: Visit, view: View, sent?: Form): Promise<VNode> {
    return HooksPage({
      view: inCoalition(view),
      hooks: await this.queries.execute(ask.hooks.ask(coalitionId)),
      head: await this.queries.execute(ask.head.ask(coalitionId)),
      eventTypes: this.tools.eventTypes,
      form: sent ?? new Form('hook', view.words),
    });
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId } = visit;
    const hook = await this.queries.execute(ask.hook.ask(coalitionId, id));
    const page = { after: visit.asked('after'), limit: LETTERS_SHOWN };
    return HookPage({
      ...{ view: inCoalition(view), hook },
      letters: await this.queries.execute(ask.deadLetters.ask(coalitionId, id, page)),
      nameOf: await this.names.of([hook.createdBy]),
      form: sent ?? new Form('acts', view.words),
    });
  }
}

function pathOf({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/hooks/${encodeURIComponent(id)}`;
}
