import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { Problem, isProblem } from '../kernel/problem.js';
import type { CreditAccounts } from '../knowledge/credits.queries.js';
import type { KnowledgeFlows } from '../knowledge/flows.queries.js';
import type { Explanation } from '../portfolios/domain/explanation.js';
import { Acting, memberOf } from './acting.js';
import { LongAnswers } from './long-answers.js';
import { CREDIT_FIGURES, CreditWhyPage } from './pages/knowledge/credit-why-page.js';
import { CreditsPage } from './pages/knowledge/credits-page.js';
import { siteQuestions as ask } from './questions.js';
import { recentQuarters } from './recent-quarters.js';
import { SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition, type Here } from './view.js';

const PARTS_SHOWN = 50;

/** What members hold of what they shared, how that came to be, and what it would be under other rules. */
@ApiExcludeController()
@Controller('c/:slug/knowledge')
export class CreditPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly acting: Acting,
    private readonly answers: LongAnswers,
  ) {}

  @Get('credits')
  @Needs('look as a member')
  accounts(@Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const quarter = visit.asked('quarter') ?? here.coalition.quarter.id;
      return CreditsPage({
        view: here,
        names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
        quarter,
        quarters: recentQuarters(here.coalition.quarter.id, quarter),
        // An open quarter's credits are one whole, reckoned from its uses.
        accounts: await this.answers.of<CreditAccounts>(here, 'credits', { coalitionId, sight, quarter }),
        flows: await this.answers.of<KnowledgeFlows>(here, 'flows', { coalitionId, sight, quarter }),
        own: memberOf(await this.acting.as(visit)),
      });
    });
  }

  @Get('credits/:id')
  @Needs('look as a member')
  why(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const quarter = visit.asked('quarter') ?? here.coalition.quarter.id;
      const figure = CREDIT_FIGURES.find((name) => name === visit.asked('figure')) ?? 'accrued';
      const asked = { coalitionId, sight, quarter };
      const { members } = await this.answers.of<CreditAccounts>(here, 'credits', asked);
      const account = members.find((member) => member.id === id);
      if (!account) throw new Problem('coalition.member-unknown', { member: id });
      const explanation = await this.explained(visit, here, `${account.figure}/${figure}`);
      const assets = (explanation?.parts ?? []).flatMap((part) =>
        part.type === 'credit' ? [part.factors['asset'], part.factors['through']] : [],
      );
      const ids = assets.filter((one): one is string => typeof one === 'string');
      return CreditWhyPage({
        ...{ view: here, quarter, account, figure, explanation },
        names: await this.queries.execute(ask.names.ask(coalitionId, sight)),
        titles: await this.queries.execute(ask.assetTitles.ask(coalitionId, ids, sight)),
      });
    });
  }

  /** What of an account is told to the reader and not explained, as its parts would tell of others. */
  private async explained(visit: Visit, here: Here, figure: string): Promise<Explanation | null> {
    const { coalitionId, sight } = visit;
    const page = { after: visit.asked('after'), limit: PARTS_SHOWN };
    try {
      const asked = { coalitionId, sight, figure, ...page };
      return await this.answers.of<Explanation>(here, 'explain', asked);
    } catch (error) {
      const isUntold = isProblem(error) && error.code === 'portfolios.figure-unknown';
      if (isUntold || (isProblem(error) && error.code === 'coalition.member-unknown')) return null;
      throw error;
    }
  }
}
