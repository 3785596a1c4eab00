import { SEES_ALL } from '../coalition/domain/sight.js';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { WHOLE_SERVICE, type Grant } from '../access/domain/standing.js';
import { isProblem } from '../kernel/problem.js';
import { siteQuestions as ask } from './questions.js';
import { roleWords } from './pages/people/role-words.js';
import type { SiteWords } from './words/en/index.js';

/** A coalition that is not here, or a member whose import was undone: a role there is one for nothing. */
const GONE: ReadonlySet<string> = new Set(['ledger.coalition-unknown', 'coalition.member-unknown']);

/** A role with the names of what it is for, and what it is for in words. */
export interface NamedRole {
  readonly role: string;
  readonly mandate: string;
  /** The coalition; null where the role is for the whole service. */
  readonly place: { readonly id: string; readonly name: string } | null;
}

/** Finds the names behind somebody’s roles. */
@Injectable()
export class NamedRoles {
  constructor(private readonly queries: QueryBus) {}

  /** @param coalitionId of one coalition; all without it */
  async of(holderId: string, words: SiteWords, coalitionId?: string): Promise<NamedRole[]> {
    const all = await this.queries.execute(ask.rolesOf.ask(holderId));
    const roles = all.filter((one) => coalitionId === undefined || one.coalitionId === coalitionId);
    const named: NamedRole[] = [];
    for (const grant of roles) {
      const found = await this.namesOf(grant);
      if (!found) continue;
      const role = roleWords(words, grant.role, found.member);
      named.push({ role, mandate: words.mandates[grant.role], place: found.place });
    }
    return named;
  }

  /** Undefined where the coalition is not here, as after a restore of another database: nobody's own page may fail for that. */
  private async namesOf({
    coalitionId,
    memberId,
  }: Grant & { readonly coalitionId: string }): Promise<
    { readonly place: NamedRole['place']; readonly member: string | null } | undefined
  > {
    if (coalitionId === WHOLE_SERVICE) return { place: null, member: null };
    try {
      const { name } = await this.queries.execute(ask.overview.ask(coalitionId));
      const place = { id: coalitionId, name };
      if (memberId === null) return { place, member: null };
      const { answer } = await this.queries.execute(ask.member.ask(coalitionId, memberId, null, SEES_ALL));
      return { place, member: answer.name };
    } catch (error) {
      const isGone = isProblem(error) && GONE.has(error.code);
      if (isGone) return undefined;
      throw error;
    }
  }
}
