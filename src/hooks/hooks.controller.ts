import { Body, Controller, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CursorPage } from '../event-store/cursor.js';
import { addressOf } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { NoBody } from '../http/checker.js';
import { Cancels, Does, Reads } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import {
  DeadLetterAnswer,
  DeadLettersAnswer,
  HookAnswer,
  HookChangedAnswer,
  HookSecretAnswer,
  HooksAnswer,
  NewHookAnswer,
  NewHookBody,
  ResumptionBody,
} from './hooks-answers.js';
import {
  changeHookSecret,
  HOOK_TOOLS,
  letGo,
  makeHook,
  pauseHook,
  removeHook,
  resumeHook,
  sendAgain,
  type HookTools,
} from './hooks.commands.js';
import {
  deadLetterAt,
  deadLettersOf,
  hookById,
  hooksIn,
  type DeadLetterView,
  type HookView,
} from './hooks.queries.js';

export const hookQuestions = {
  all: question(hooksIn),
  one: question(hookById),
  letters: question(deadLettersOf),
  letter: question(deadLetterAt),
};
const ask = hookQuestions;

/** Who is told of a coalition's events, as they are recorded. */
@ApiTags('web hooks')
@Controller('api/v1/coalitions/:slug/hooks')
export class HooksController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(HOOK_TOOLS) private readonly tools: HookTools,
  ) {}

  @Reads('', {
    id: 'listHooks',
    needs: 'administer',
    summary: 'List web hooks, and how each is doing',
    answer: HooksAnswer,
  })
  async all(@CoalitionId() coalitionId: string): Promise<{ items: readonly HookView[] }> {
    return { items: await this.queries.execute(ask.all.ask(coalitionId)) };
  }

  @Does('', {
    id: 'makeHook',
    needs: 'administer',
    status: 201,
    summary: 'Subscribe an address to the coalition’s events',
    description:
      'Each event is sent by POST as CloudEvents 1.0 has it, in order and at least once, signed by Standard Webhooks with the secret that is told here and never again. docs/web-hooks.md says how a receiver checks it.',
    answer: NewHookAnswer,
    headers: { Location: 'Where the hook can be read.' },
  })
  async make(
    @CalledBy() { coalitionId, actor }: Caller,
    @Body() { url, types, after }: NewHookBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewHookAnswer> {
    const made = await makeHook(this.tools, { coalitionId, url, types, after, by: actor });
    void reply.header('location', addressOf(coalitionId, 'hooks', made.id));
    return made;
  }

  @Reads(':id', {
    id: 'getHook',
    needs: 'administer',
    summary: 'Read how a web hook is doing',
    answer: HookAnswer,
  })
  one(@CoalitionId() coalitionId: string, @PathId('id') id: string): Promise<HookView> {
    return this.queries.execute(ask.one.ask(coalitionId, id));
  }

  @Cancels(':id', {
    id: 'removeHook',
    needs: 'administer',
    summary: 'Remove a web hook, with the events that it keeps aside',
    answer: HookChangedAnswer,
  })
  async remove(
    @CalledBy() { coalitionId, actor }: Caller,
    @PathId('id') id: string,
  ): Promise<HookChangedAnswer> {
    return { changed: await removeHook(this.tools, { coalitionId, id, by: actor }) };
  }

  @Does(':id/pausing', {
    id: 'pauseHook',
    needs: 'administer',
    summary: 'Pause a web hook; nothing is lost meanwhile',
    answer: HookChangedAnswer,
  })
  async pause(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @Body() _: NoBody,
  ): Promise<HookChangedAnswer> {
    return { changed: await pauseHook(this.tools, { coalitionId, id }) };
  }

  @Does(':id/resumption', {
    id: 'resumeHook',
    needs: 'administer',
    summary: 'Let a paused web hook go on where it stopped',
    answer: HookChangedAnswer,
  })
  async resume(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @Body() { putAside }: ResumptionBody,
  ): Promise<HookChangedAnswer> {
    return { changed: await resumeHook(this.tools, { coalitionId, id, putAside: putAside ?? false }) };
  }

  @Does(':id/secret', {
    id: 'changeHookSecret',
    needs: 'administer',
    summary: 'Give a web hook another secret; for a day the one before signs as well',
    answer: HookSecretAnswer,
  })
  changeSecret(
    @CalledBy() { coalitionId, actor }: Caller,
    @PathId('id') id: string,
    @Body() _: NoBody,
  ): Promise<HookSecretAnswer> {
    return changeHookSecret(this.tools, { coalitionId, id, by: actor });
  }

  @Reads(':id/dead-letters', {
    id: 'listDeadLetters',
    needs: 'administer',
    query: true,
    summary: 'List events that were not delivered and are kept aside',
    answer: DeadLettersAnswer,
  })
  letters(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @Query() page: PageQuery,
  ): Promise<CursorPage<DeadLetterView>> {
    return this.queries.execute(ask.letters.ask(coalitionId, id, pageAsked(page)));
  }

  @Reads(':id/dead-letters/:position', {
    id: 'getDeadLetter',
    needs: 'administer',
    summary: 'Read an event that is kept aside, and why',
    answer: DeadLetterAnswer,
  })
  letter(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @PathId('position') position: string,
  ): Promise<object> {
    return this.queries.execute(ask.letter.ask(coalitionId, id, position));
  }

  @Does(':id/dead-letters/:position/sending', {
    id: 'sendDeadLetterAgain',
    needs: 'administer',
    status: 202,
    summary: 'Send an event that is kept aside once more',
    description: 'It is sent as soon as the hook delivers, and is no longer kept aside once it has arrived.',
    answer: HookChangedAnswer,
  })
  async sendAgain(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @PathId('position') position: string,
    @Body() _: NoBody,
  ): Promise<HookChangedAnswer> {
    await sendAgain(this.tools, { coalitionId, id, position });
    return { changed: true };
  }

  @Cancels(':id/dead-letters/:position', {
    id: 'forgetDeadLetter',
    needs: 'administer',
    summary: 'Forget an event that is kept aside; it is in the ledger as before',
    answer: HookChangedAnswer,
  })
  async forget(
    @CoalitionId() coalitionId: string,
    @PathId('id') id: string,
    @PathId('position') position: string,
  ): Promise<HookChangedAnswer> {
    return { changed: await letGo(this.tools, { coalitionId, id, position }) };
  }
}
