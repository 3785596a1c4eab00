import { Controller, Get, Inject, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import type { MemberView } from '../coalition/coalition.queries.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { isProblem } from '../kernel/problem.js';
import type { SettlementStatement } from '../reports/domain/settlement.js';
import { Acting } from './acting.js';
import { Form } from './form.js';
import { DeparturePage, howField, PARTINGS, toField } from './pages/members/departure-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const TEXT_LIMIT = 2_000;
const ID_LIMIT = 200;
/** As many as one settlement can name. */
const PLEDGES_LIMIT = 1_000;
const RESERVATIONS_SHOWN = 60;

/** How a member parts: what is still open when it has left, and what was settled. */
@ApiExcludeController()
@Controller('c/:slug/members/:id/departure')
export class DeparturePagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly acting: Acting,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Get()
  @Needs('look as a member')
  show(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Post()
  @Needs('administer')
  settle(@PathId('id') memberId: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'settle',
      work: async (form) => {
        const pledges: JsonObject[] = [...form.sent.keys()].flatMap((field) => {
          const pledgeId = field.startsWith(howField('')) ? field.slice(howField('').length) : null;
          if (pledgeId === null) return [];
          const how = form.choice(field, PARTINGS);
          const to = how === 'hand-over' ? form.text(toField(pledgeId), ID_LIMIT) : null;
          return [{ pledgeId, how, to }];
        });
        const reason = form.text('reason', TEXT_LIMIT);
        form.assertRight();
        const { actingFor } = visit.caller;
        const data = { memberId, pledges, reason, actingFor };
        await this.commands.execute(visit.order('settle-departure', data));
        return saying('departure-settled', pathOf(visit, memberId));
      },
      again: (view, form) => this.draw(visit, view, memberId, form),
    });
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const { answer: member } = await this.queries.execute(ask.member.ask(coalitionId, id, null, sight));
    // Who does not see its account is told nothing of how it parted: as of a member that there is not.
    const portfolio = await this.queries.execute(ask.portfolio.ask(coalitionId, member.id, {}, sight));
    const settled = await this.settlementOf(visit, member);
    const open = await this.queries.execute(
      ask.openPledges.ask(
        coalitionId,
        { member: member.id, onlyOverdue: false, limit: PLEDGES_LIMIT },
        sight,
      ),
    );
    const here = inCoalition(view);
    return DeparturePage({
      ...{ view: here, member, portfolio, settled, pledges: open.items },
      names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
      reservations: await this.reservationsOf(visit, member.id),
      maySettle: here.coalition.may('administer') && (await this.acting.as(visit)) === 'backbone',
      form: sent ?? new Form('settle', view.words),
    });
  }

  /** The statement of its last departure; null where that is not settled, and where it is a member. */
  private async settlementOf(
    { coalitionId, sight }: Visit,
    { id, spells }: MemberView,
  ): Promise<SettlementStatement | null> {
    const leftOn = spells.at(-1)?.to ?? null;
    if (leftOn === null) return null;
    try {
      return await this.longWork.run<SettlementStatement>('settlement', {
        ...{ coalitionId, sight, leftOn },
        memberId: id,
      });
    } catch (error) {
      if (isProblem(error) && error.code === 'exchange.departure-not-settled') return null;
      throw error;
    }
  }

  private async reservationsOf({ coalitionId, sight }: Visit, member: string) {
    const found = [];
    for (const state of ['reserved', 'lapsed']) {
      const asked = { member, offer: null, state, after: null, limit: RESERVATIONS_SHOWN };
      found.push(...(await this.queries.execute(ask.redemptions.ask(coalitionId, asked, sight))).items);
    }
    return found;
  }
}

function pathOf({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/members/${encodeURIComponent(id)}/departure`;
}
