import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { WHOLE_SERVICE, type Grant } from '../access/domain/standing.js';
import { siteQuestions as ask } from './questions.js';
import { roleWords } from './pages/role-words.js';
import type { SiteWords } from './words/en.js';

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
      const role = roleWords(words, grant.role, await this.memberOf(grant));
      named.push({ role, mandate: words.mandates[grant.role], place: await this.placeOf(grant.coalitionId) });
    }
    return named;
  }

  private async memberOf({
    coalitionId,
    memberId,
  }: Grant & { readonly coalitionId: string }): Promise<string | null> {
    if (memberId === null) return null;
    return (await this.queries.execute(ask.member.ask(coalitionId, memberId, null))).answer.name;
  }

  private async placeOf(coalitionId: string): Promise<NamedRole['place']> {
    if (coalitionId === WHOLE_SERVICE) return null;
    const { name } = await this.queries.execute(ask.overview.ask(coalitionId));
    return { id: coalitionId, name };
  }
}
