import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { TOTALS_LIMIT } from '../portfolios/entry-totals.queries.js';
import { Needs } from '../http/operation.decorator.js';
import { NamesForEntries } from './entry-names.js';
import { entryFilterOf, filterIn, runsOver } from './ledger-filter.js';
import { LedgerPage } from './pages/entries/ledger-page.js';
import { siteQuestions as ask } from './questions.js';
import { SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition } from './view.js';

const ENTRIES_ON_A_PAGE = 50;

/** The entries of a coalition, by what is asked for in the address. */
@ApiExcludeController()
@Controller('c/:slug/ledger')
export class LedgerPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly namesFor: NamesForEntries,
  ) {}

  @Get()
  @Needs('look as a member')
  explore(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const { coalitionId, sight } = visit;
      const filter = filterIn(visit);
      const asked = entryFilterOf(filter);
      const page = { after: visit.asked('after'), limit: ENTRIES_ON_A_PAGE, order: 'newest' as const };
      const entries = await this.queries.execute(ask.entries.ask(coalitionId, { ...asked, ...page }, sight));
      const member = runsOver(filter);
      const balances =
        member === null
          ? new Map<string, string>()
          : await this.queries.execute(ask.runningBalances.ask(coalitionId, member, entries.items, sight));
      const { answer } = await this.queries.execute(ask.settings.ask(coalitionId));
      return LedgerPage({
        view: inCoalition(view),
        names: await this.namesFor.read(visit, view.words),
        currency: answer.currency,
        filter,
        page: entries,
        totals: await this.queries.execute(ask.entryTotals.ask(coalitionId, asked, sight)),
        countedTo: TOTALS_LIMIT,
        balances,
      });
    });
  }
}
