import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { CONTRIBUTION_KINDS } from '../coalition/domain/value-types.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Acting, memberOf } from './acting.js';
import { Form } from './form.js';
import { NewPledgePage, PledgePage } from './pages/pledges/pledge-pages.js';
import { PledgesPage } from './pages/pledges/pledges-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { optionalAmount, optionalDay, typedAmount, typedDay } from './typed-fields.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const SHOWN = 100;
const TEXT_LIMIT = 2_000;
const UNIT_LIMIT = 100;
const PARTY_LIMIT = 220;

/** What was promised, what came of it, and what is late. */
@ApiExcludeController()
@Controller('c/:slug')
export class PledgePagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly acting: Acting,
  ) {}

  @Get('pledges')
  @Needs('look as a member')
  list(@Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    const member = visit.asked('member');
    const state = visit.asked('state') ?? 'open';
    return this.pages.show(visit, async (view) => {
      const of = { member, onlyOverdue: state === 'overdue', limit: SHOWN };
      const open = await this.queries.execute(ask.openPledges.ask(coalitionId, of, sight));
      const isOpen = state === 'open' || state === 'overdue';
      const asked = { member, state: state === 'settled' ? state : null, dueBy: null };
      const page = { after: visit.asked('after'), limit: SHOWN };
      const listed = isOpen
        ? { items: open.items, next: null }
        : await this.queries.execute(ask.pledges.ask(coalitionId, { ...asked, ...page }, sight));
      const names = await this.queries.execute(ask.names.ask(coalitionId, sight));
      const mayMake = (await this.acting.as(visit)) !== null;
      return PledgesPage({ view: inCoalition(view), names, open, ...listed, member, state, mayMake });
    });
  }

  @Get('pledges/:id')
  @Needs('look as a member')
  one(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Get('new/pledge')
  @Needs('take part')
  showNew(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.drawNew(visit, view));
  }

  @Post('new/pledge')
  @Needs('take part')
  make(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'pledge',
      work: async (form, view) => {
        const data = {
          pledgeId: null,
          memberId: form.text('member'),
          kind: form.choice('kind', CONTRIBUTION_KINDS),
          quantity: typedAmount(view, form, 'quantity'),
          unit: form.line('unit', UNIT_LIMIT),
          value: optionalAmount(view, form, 'value'),
          madeOn: typedDay(view, form, 'madeOn'),
          dueOn: typedDay(view, form, 'dueOn'),
          counterparty: form.optional('to', PARTY_LIMIT),
          description: form.optional('description', TEXT_LIMIT),
        };
        form.assertRight();
        const { answer } = await this.order(visit, 'make-pledge', data);
        return saying('pledge-made', pathOf(visit, answer['pledgeId'] as string));
      },
      again: (view, form) => this.drawNew(visit, view, form),
    });
  }

  @Post('pledges/:id/amendment')
  @Needs('take part')
  amend(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'amend',
      work: async (form, view) => {
        const data = {
          pledgeId: id,
          on: typedDay(view, form, 'on'),
          quantity: typedAmount(view, form, 'quantity'),
          value: optionalAmount(view, form, 'value'),
          dueOn: typedDay(view, form, 'dueOn'),
          knownQuantity: optionalAmount(view, form, 'knownQuantity'),
          knownDueOn: optionalDay(view, form, 'knownDueOn'),
          reason: form.text('reason', TEXT_LIMIT),
        };
        form.assertRight();
        await this.order(visit, 'amend-pledge', data);
        return saying('pledge-changed', pathOf(visit, id));
      },
      again: (view, form) => this.draw(visit, view, id, form),
    });
  }

  @Post('pledges/:id/waiver')
  @Needs('administer')
  waive(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.settle(visit, id, 'waive');
  }

  @Post('pledges/:id/lapse')
  @Needs('administer')
  lapse(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.settle(visit, id, 'lapse');
  }

  private settle(visit: Visit, id: string, how: 'waive' | 'lapse'): Promise<string> {
    return this.pages.submit(visit, {
      form: how,
      work: async (form, view) => {
        const data = {
          pledgeId: id,
          on: typedDay(view, form, 'on'),
          reason: form.text('reason', TEXT_LIMIT),
        };
        form.assertRight();
        await this.order(visit, `${how}-pledge`, data);
        return saying(how === 'waive' ? 'pledge-waived' : 'pledge-lapsed', pathOf(visit, id));
      },
      again: (view, form) => this.draw(visit, view, id, form),
    });
  }

  private order(visit: Visit, command: string, data: JsonObject) {
    const { actingFor } = visit.caller;
    return this.commands.execute(visit.order(command, { ...data, actingFor }));
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const pledge = await this.queries.execute(ask.pledge.ask(coalitionId, id, sight));
    const party = await this.acting.as(visit);
    return PledgePage({
      view: inCoalition(view),
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      pledge,
      acts: await this.queries.execute(ask.pledgeActs.ask(coalitionId, party, pledge)),
      sent,
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    });
  }

  private async drawNew(visit: Visit, view: View, form = new Form('pledge', view.words)): Promise<VNode> {
    const names = await this.queries.execute(ask.names.ask(visit.coalitionId, visit.sight));
    const own = memberOf(await this.acting.as(visit));
    return NewPledgePage({ view: inCoalition(view), names, own, form });
  }
}

function pathOf({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/pledges/${encodeURIComponent(id)}`;
}
