import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import type { MemberStatus } from '../coalition/domain/directory.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { isProblem, Problem } from '../kernel/problem.js';
import type { MemberView } from '../coalition/coalition.queries.js';
import { MEMBER_ORDERS, type MemberOrder } from '../portfolios/member-lines.queries.js';
import { Form } from './form.js';
import { slugOf } from './slug.js';
import {
  namedFrom,
  prioritiesFrom,
  profileFrom,
  typedPriorities,
  typedProfile,
  type BasedOn,
} from './member-forms.js';
import { ChangeMemberPage, NewMemberPage } from './pages/members/change-member-page.js';
import { MEMBERS_SHOWN } from './members-page-size.js';
import { MembersPage } from './pages/members/members-page.js';
import { siteQuestions as ask } from './questions.js';
import { saying, SitePages } from './site-pages.js';
import { typedAmount, typedDay } from './typed-fields.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

const NAME_LIMIT = 300;
const ID_LIMIT = 200;
const TEXT_LIMIT = 2_000;
const STATUSES: readonly MemberStatus[] = ['active', 'left', 'merged', 'not-yet-joined'];
/** How often a change is tried again that somebody else’s came before, which had nothing to do with it. */
const TRIES = 5;

/** The members of a coalition: to be found, added and changed. */
@ApiExcludeController()
@Controller('c/:slug/members')
export class MembersPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('look as a member')
  list(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const page = Math.max(1, Number(/^\d{1,6}$/.exec(visit.asked('page') ?? '1')?.[0] ?? 1));
      const status = STATUSES.find((one) => one === visit.asked('status')) ?? null;
      const order: MemberOrder = MEMBER_ORDERS.find((one) => one === visit.asked('order')) ?? 'name';
      const search = visit.asked('q');
      const asked = { quarter: visit.asked('quarter'), search, status, order };
      const shown = { ...asked, from: (page - 1) * MEMBERS_SHOWN, limit: MEMBERS_SHOWN };
      const lines = await this.queries.execute(ask.memberLines.ask(visit.coalitionId, shown, visit.sight));
      const into = lines.members.flatMap(({ mergedInto }) => mergedInto ?? []);
      const names = await this.queries.execute(ask.memberNames.ask(visit.coalitionId, into, visit.sight));
      return MembersPage({ view: here, lines, names, asked, page });
    });
  }

  @Get('new')
  @Needs('administer')
  showNew(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) =>
      NewMemberPage({ view: inCoalition(view), form: new Form('member', view.words) }),
    );
  }

  @Post('new')
  @Needs('administer')
  join(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'member',
      work: async (form, view) => {
        const name = form.line('name', NAME_LIMIT);
        const memberId = form.optional('id', ID_LIMIT) ?? slugOf(name);
        if (memberId === '') form.add('id', view.words.errors.missing);
        const joinedOn = typedDay(view, form, 'joinedOn');
        const profile = typedProfile(view, form);
        const priorities = typedPriorities(view, form, true);
        form.assertRight();
        await this.send(visit, 'join-member', {
          memberId,
          name,
          joinedOn,
          leftOn: null,
          ...profile,
          priorities,
        });
        return form.isTicked('another')
          ? saying('member-joined-next', `/c/${visit.coalitionId}/members/new`)
          : saying('member-joined', memberPath(visit, memberId));
      },
      again: (view, form) => NewMemberPage({ view: inCoalition(view), form }),
    });
  }

  @Get(':id/change')
  @Needs('speak for a member', 'id')
  showChange(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, id));
  }

  @Post(':id/change/profile')
  @Needs('speak for a member', 'id')
  profile(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'profile', async (form, view) => {
      const data = { on: typedDay(view, form, 'on'), ...typedProfile(view, form) };
      form.assertRight();
      await this.changeUnchanged(visit, id, form, profileFrom, 'change-member-profile', data);
      return saying('member-changed', memberPath(visit, id));
    });
  }

  @Post(':id/change/priorities')
  @Needs('speak for a member', 'id')
  priorities(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'priorities', async (form, view) => {
      const data = { on: typedDay(view, form, 'on'), priorities: typedPriorities(view, form, false) };
      form.assertRight();
      await this.changeUnchanged(visit, id, form, prioritiesFrom, 'declare-priorities', data);
      return saying('member-changed', memberPath(visit, id));
    });
  }

  @Post(':id/change/name')
  @Needs('administer')
  rename(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'name', async (form, view) => {
      const data = { on: typedDay(view, form, 'on'), name: form.line('name', NAME_LIMIT) };
      form.assertRight();
      await this.changeUnchanged(visit, id, form, namedFrom, 'rename-member', data);
      return saying('member-renamed', memberPath(visit, id));
    });
  }

  @Post(':id/change/departure')
  @Needs('administer')
  leave(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'departure', async (form, view) => {
      const on = typedDay(view, form, 'on');
      form.assertRight();
      await this.send(visit, 'member-leaves', { memberId: id, on });
      return saying('member-left', `${memberPath(visit, id)}/departure`);
    });
  }

  @Post(':id/change/return')
  @Needs('administer')
  rejoin(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'return', async (form, view) => {
      const on = typedDay(view, form, 'on');
      form.assertRight();
      await this.send(visit, 'member-rejoins', { memberId: id, on });
      return saying('member-rejoined', memberPath(visit, id));
    });
  }

  @Post(':id/change/merger')
  @Needs('administer')
  merge(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'merger', async (form, view) => {
      const into = form.text('into', ID_LIMIT).trim();
      const on = typedDay(view, form, 'on');
      form.assertRight();
      await this.send(visit, 'merge-member', { memberId: id, into, on });
      return saying('member-merged', memberPath(visit, id));
    });
  }

  @Post(':id/change/baseline')
  @Needs('administer')
  baseline(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.change(visit, id, 'baseline', async (form, view) => {
      const given = typedAmount(view, form, 'given');
      const received = typedAmount(view, form, 'received');
      const reason = form.text('reason', TEXT_LIMIT);
      form.assertRight();
      const { actingFor } = visit.caller;
      await this.send(visit, 'state-baseline', { memberId: id, given, received, reason, actingFor });
      return saying('baseline-stated', memberPath(visit, id));
    });
  }

  private change(
    visit: Visit,
    id: string,
    form: string,
    work: (form: Form, view: View) => Promise<string>,
  ): Promise<string> {
    const again = (view: View, sent: Form): Promise<VNode> => this.draw(visit, view, id, sent);
    return this.pages.submit(visit, { form, work, again });
  }

  private async draw(visit: Visit, view: View, id: string, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const { answer } = await this.queries.execute(ask.member.ask(coalitionId, id, null, sight));
    return ChangeMemberPage({
      view: inCoalition(view),
      member: answer,
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    });
  }

  private async send(visit: Visit, command: string, data: JsonObject, since?: number): Promise<void> {
    const condition = since === undefined ? {} : { ifDirectoryUnchangedSince: since };
    await this.commands.execute(visit.order(command, data, condition));
  }

  /**
   * Changes what a form was made from, unless somebody else changed just that meanwhile. The ledger’s own condition is about everything
   * in the directory: where it fails over something else, the change is tried again.
   * @throws Problem `request.precondition-failed`
   */
  private async changeUnchanged(
    visit: Visit,
    memberId: string,
    form: Form,
    basedOn: BasedOn,
    command: string,
    data: JsonObject,
  ): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const member = await this.memberNow(visit, memberId);
      const now = JSON.stringify(basedOn(member.answer));
      const found = form.typed('basedOn');
      if (now !== found) throw new Problem('request.precondition-failed', { found, expected: now });
      try {
        await this.send(visit, command, { memberId, ...data }, member.directoryPosition);
        return;
      } catch (error) {
        const isOvertaken = isProblem(error) && error.code === 'request.precondition-failed';
        if (!isOvertaken || tries === TRIES) throw error;
      }
    }
  }

  private memberNow(
    { coalitionId, sight }: Visit,
    id: string,
  ): Promise<{ readonly answer: MemberView; readonly directoryPosition: number }> {
    return this.queries.execute(ask.member.ask(coalitionId, id, null, sight));
  }
}

function memberPath({ coalitionId }: Visit, id: string): string {
  return `/c/${coalitionId}/members/${encodeURIComponent(id)}`;
}
