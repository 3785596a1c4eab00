import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { READS } from '../http/bus.js';
import { Needs } from '../http/operation.decorator.js';
import { dateIn } from '../kernel/calendar.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { PoliciesPage } from './pages/policies/policies-page.js';
import { siteQuestions as ask } from './questions.js';
import { SitePages } from './site-pages.js';
import { inCoalition } from './view.js';
import { Visiting, type Visit } from './visit.js';

/** Rates of all times on a page. */
const HISTORY = 100;

/** What was agreed: rules, rates, pools, and who sees what. */
@ApiExcludeController()
@Controller('c/:slug/policies')
export class PoliciesPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    @Inject(READS) private readonly reads: Pick<LedgerReads, 'now'>,
  ) {}

  @Get()
  @Needs('look as a member')
  show(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const { id, timeZone } = here.coalition;
      const { sight } = visit;
      const today = dateIn(timeZone, this.reads.now());
      const first = { after: null, limit: PAGE_LIMIT };
      const history = (name: string) => ({ after: visit.asked(name), limit: HISTORY, on: null });
      const settings = await this.queries.execute(ask.settings.ask(id));
      const policies = await this.queries.execute(ask.policies.ask(id, first, sight));
      const pools = await this.queries.execute(ask.pools.ask(id, first, sight));
      const rates = await this.queries.execute(ask.rates.ask(id, { ...first, on: today }, sight));
      const allRates = await this.queries.execute(ask.rates.ask(id, history('ratesAfter'), sight));
      const exchangeRates = await this.queries.execute(
        ask.exchangeRates.ask(id, { ...first, on: today, currency: null }, sight),
      );
      const allExchangeRates = await this.queries.execute(
        ask.exchangeRates.ask(id, { ...history('exchangeAfter'), currency: null }, sight),
      );
      return PoliciesPage({
        ...{ view: here, today },
        settings: settings.answer,
        policies: policies.answer.items,
        rates: rates.answer.items,
        exchangeRates: exchangeRates.answer.items,
        allRates: allRates.answer,
        allExchangeRates: allExchangeRates.answer,
        pools: pools.answer.items,
      });
    });
  }
}
