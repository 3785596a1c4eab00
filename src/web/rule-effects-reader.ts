import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { RulesSupposed } from '../coalition/policies.queries.js';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { isProblem } from '../kernel/problem.js';
import type { WhatIf } from '../knowledge/what-if.queries.js';
import type { FairSharesInQuarter } from '../reviews/fair-standings.queries.js';
import { AskProposalsWhatIf } from '../reviews/proposals-what-if.queries.js';
import type { CoalitionView } from './pages/reports/reports-page.js';
import type { RuleEffects } from './pages/policies/rule-effects.js';
import { changesCredits, changesFairness } from './pages/policies/rule-fields.js';
import { siteQuestions as ask } from './questions.js';

interface EffectsAsked {
  readonly quarter: string;
  /** Those that are other. */
  readonly rules: RulesSupposed;
  /** Whether the proposals of the quarter’s review are to be worked out as well, which takes longer. */
  readonly proposals: boolean;
}

/** What other rules would come to in a quarter, as far as the reader may try them. */
@Injectable()
export class RuleEffectsReader {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  /** @throws Problem those of rules, and `access.tier-withholds` */
  async of(
    { coalition }: CoalitionView,
    { quarter, rules, proposals }: EffectsAsked,
    sight: Sight,
  ): Promise<RuleEffects> {
    // Asked of every reader: whether the rules can be so at all, and whether this one may try them, is said there.
    const { id } = coalition;
    const asked = { coalitionId: id, sight, quarter, rules };
    const shares = await this.longWork.run<FairSharesInQuarter>('fair-shares', asked);
    const seesAll = coalition.may('look at everything');
    return {
      quarter,
      shares: changesFairness(rules) ? shares : null,
      credits:
        seesAll && changesCredits(rules) ? await this.longWork.run<WhatIf>('credits-what-if', asked) : null,
      proposals:
        seesAll && proposals && changesFairness(rules)
          ? await this.queries.execute(new AskProposalsWhatIf(id, quarter, rules, sight))
          : null,
    };
  }

  async hasReview(coalitionId: string, quarter: string, sight: Sight): Promise<boolean> {
    try {
      await this.queries.execute(ask.review.ask(coalitionId, quarter, sight));
      return true;
    } catch (error) {
      if (isProblem(error)) return false;
      throw error;
    }
  }
}
