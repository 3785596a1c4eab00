import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { POLICY_RULES } from '../coalition/domain/policy.js';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { isProblem } from '../kernel/problem.js';
import { documentLinks } from './document-links.js';
import { Form } from './form.js';
import { rulesChanged } from './pages/policies/rule-fields.js';
import { WhatIfPage } from './pages/reports/what-if-page.js';
import { siteQuestions as ask } from './questions.js';
import { RuleEffectsReader } from './rule-effects-reader.js';
import { SitePages } from './site-pages.js';
import { inCoalition } from './view.js';
import { Visiting, type Visit } from './visit.js';

/** A quarter under other rules. */
@ApiExcludeController()
@Controller('c/:slug/reports/:quarter/what-if')
export class WhatIfPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly effects: RuleEffectsReader,
  ) {}

  @Get()
  @Needs('look as a member')
  async show(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    let status = 200;
    const page = await this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const { id } = here.coalition;
      const { sight } = visit;
      const standing = await this.queries.execute(ask.reportStanding.ask(id, quarter, sight));
      const policy = await this.queries.execute(ask.policyOfQuarter.ask(id, quarter, sight));
      const form = new Form('what-if', here.words, visit.query);
      const rules = rulesChanged(policy, (rule) => form.typed(rule));
      const links = documentLinks({
        ...{ view: here, quarter, detailOf: standing.detailOf, here: '', whole: null },
      });
      const asked = {
        ...{ view: here, quarter, policy, form, toMember: (member: string) => links.toMember(member) },
        rule: Object.entries(rules)
          .map(([rule, value]) => `${rule}=${value}`)
          .join(','),
        hasReview: await this.effects.hasReview(id, quarter, sight),
      };
      if (!POLICY_RULES.some((rule) => visit.query.has(rule))) return WhatIfPage({ ...asked, effects: null });
      try {
        const supposed = { quarter, rules, proposals: form.isTicked('proposals') };
        return WhatIfPage({ ...asked, effects: await this.effects.of(here, supposed, sight) });
      } catch (error) {
        // Whoever may not try rules is told so on a page of its own.
        if (!isProblem(error) || error.status === 403) throw error;
        form.refuse(error);
        ({ status } = error);
        return WhatIfPage({ ...asked, effects: null });
      }
    });
    void visit.reply.status(status);
    return page;
  }
}
