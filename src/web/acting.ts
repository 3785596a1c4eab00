import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { standingOf, type Need } from '../access/domain/policy.js';
import type { Party } from '../coalition/domain/party.js';
import { PAGE_PARTY } from '../http/caller.decorator.js';
import { isProblem } from '../kernel/problem.js';
import { siteQuestions as ask } from './questions.js';
import type { Visit } from './visit.js';

/** Knows as whom whoever looks at a page would act there. */
@Injectable()
export class Acting {
  constructor(private readonly queries: QueryBus) {}

  /**
   * The party on whose behalf a form of the page would be sent: one may look by one role and act by another. Null where nothing may
   * be done, or the address has to say first for which of several members.
   */
  async as(visit: Visit, need: Need = 'take part'): Promise<Party | null> {
    const { principal } = visit.standing;
    const all = await this.queries.execute(ask.rolesOf.ask(principal.id));
    const grants = all.filter(({ coalitionId }) => coalitionId === visit.coalitionId);
    try {
      return standingOf(principal, grants, { need, actingFor: visit.asked(PAGE_PARTY), ofMember: null })
        .actingFor;
    } catch (error) {
      if (isProblem(error)) return null;
      throw error;
    }
  }
}

/** The member that a party is; null of the backbone. */
export function memberOf(party: Party | null): string | null {
  return party === null || party === 'backbone' ? null : party.slice('member:'.length);
}
