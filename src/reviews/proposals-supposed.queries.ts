import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Sight } from '../coalition/domain/sight.js';
import type { RulesSupposed } from '../coalition/policies.queries.js';
import { READS } from '../http/bus.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { proposalsWhatIf, type ProposalsWhatIf } from './proposals-what-if.queries.js';
import { SOLVER, type ProposalsPort } from './solver/proposals-port.js';

/** The question what would be proposed under other rules: its answer needs the solver beside the ledger. */
export class ProposalsSupposed extends Query<ProposalsWhatIf> {
  constructor(
    readonly coalitionId: string,
    readonly quarter: string,
    readonly rules: RulesSupposed,
    readonly sight: Sight,
  ) {
    super();
  }
}

@QueryHandler(ProposalsSupposed)
export class ProposalsSupposedHandler implements IQueryHandler<ProposalsSupposed> {
  constructor(
    @Inject(READS) private readonly reads: LedgerReads,
    @Inject(SOLVER) private readonly solver: ProposalsPort,
  ) {}

  execute({ coalitionId, quarter, rules, sight }: ProposalsSupposed): Promise<ProposalsWhatIf> {
    return proposalsWhatIf(this.reads, this.solver, coalitionId, quarter, rules, sight);
  }
}
