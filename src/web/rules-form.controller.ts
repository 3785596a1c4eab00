import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { VNode } from 'preact';
import { POLICY_RULES } from '../coalition/domain/policy.js';
import type { PolicyView } from '../coalition/policies.queries.js';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { Needs } from '../http/operation.decorator.js';
import { addDays, parseDate } from '../kernel/calendar.js';
import { isProblem } from '../kernel/problem.js';
import { documentLinks } from './document-links.js';
import { Form } from './form.js';
import { REASON_LIMIT } from './pages/policies/policy-forms.js';
import { RulesFormPage } from './pages/policies/rules-form-page.js';
import { rulesChanged, ruleText } from './pages/policies/rule-fields.js';
import type { RuleEffects } from './pages/policies/rule-effects.js';
import { sinceOf } from './policy-forms.controller.js';
import { siteQuestions as ask } from './questions.js';
import { RuleEffectsReader } from './rule-effects-reader.js';
import { saying, SitePages } from './site-pages.js';
import { inCoalition, type View } from './view.js';
import { Visiting, type Visit } from './visit.js';

/** Rules by which fair shares and credits are reckoned, adopted from a day on. */
@ApiExcludeController()
@Controller('c/:slug/policies/rules')
export class RulesFormController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly effects: RuleEffectsReader,
  ) {}

  @Get()
  @Needs('administer')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, (view) => this.draw(visit, view, new Form('rules', view.words)));
  }

  /** Shows what the rules would have changed, or adopts them: whichever button was pressed. */
  @Post()
  @Needs('administer')
  adopt(@Visiting() visit: Visit): Promise<string> {
    return this.pages.submit(visit, {
      form: 'rules',
      work: async (form, view) => {
        const here = inCoalition(view);
        const { policies: words } = view.words;
        const isPreview = form.typed('act') === 'preview';
        const from = form.line('from', 10);
        const reason = isPreview ? '' : form.text('reason', REASON_LIMIT).trim();
        form.assertRight();
        const { items } = await this.policies(visit);
        const rules = rulesChanged(heldOn(items, parseDate(from)), (rule) => form.typed(rule));
        if (Object.keys(rules).length === 0) form.add(null, words.nothingChanged);
        form.assertRight();
        if (isPreview) {
          const quarter = here.coalition.closedThrough ?? here.coalition.quarter.id;
          const asked = { quarter, rules, proposals: false };
          return this.draw(visit, view, form, await this.effects.of(here, asked, visit.sight));
        }
        const condition = { ifDirectoryUnchangedSince: sinceOf(form) };
        const data = { from, rules, reason, actingFor: visit.caller.actingFor };
        try {
          await this.commands.execute(visit.order('adopt-policy', data, condition));
        } catch (error) {
          if (!isProblem(error) || error.code !== 'request.precondition-failed') throw error;
          form.add(null, words.changedMeanwhile);
          form.assertRight();
        }
        return saying('rules-adopted', `/c/${visit.coalitionId}/policies#rules`);
      },
      again: (view, form) => this.draw(visit, view, form),
    });
  }

  private async policies(
    visit: Visit,
  ): Promise<{ readonly items: readonly PolicyView[]; readonly since: number }> {
    const page = { after: null, limit: PAGE_LIMIT };
    const { answer, directoryPosition } = await this.queries.execute(
      ask.policies.ask(visit.coalitionId, page, visit.sight),
    );
    return { items: answer.items, since: directoryPosition };
  }

  private async draw(
    visit: Visit,
    view: View,
    form: Form,
    effects: RuleEffects | null = null,
  ): Promise<VNode> {
    const here = inCoalition(view);
    const { quarter } = here.coalition;
    const { items, since } = await this.policies(visit);
    const from = addDays(parseDate(quarter.to), 1);
    const known = form.typed('basedOn');
    const latest = Math.max(...items.map(({ version }) => version));
    const policy = heldOn(items, from);
    const isNew = ({ version }: PolicyView): boolean => known !== '' && version > Number(known);
    const before = heldOn(
      items.filter((one) => !isNew(one)),
      from,
    );
    // What was left as it was follows what somebody else made of it, or the next try would take that back.
    const kept = form.with(
      POLICY_RULES.filter((rule) => form.typed(rule) === ruleText(before, rule)).map((rule) => [
        rule,
        ruleText(policy, rule),
      ]),
    );
    const of = effects?.quarter ?? quarter.id;
    const links = documentLinks({ view: here, quarter: of, detailOf: 'all', here: '', whole: null });
    return RulesFormPage({
      ...{ view: here, form: kept, from, since, effects, policy },
      basedOn: latest,
      meanwhile: items.filter(isNew),
      toMember: (member) => links.toMember(member),
    });
  }
}

/** The policy that holds on a day, of all in their order. */
function heldOn(policies: readonly PolicyView[], day: string): PolicyView {
  return policies.findLast(({ from }) => from <= day) ?? policies[0]!;
}
