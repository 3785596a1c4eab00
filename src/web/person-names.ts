import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { siteQuestions as ask } from './questions.js';

/** What an actor of an event is called; undefined where that is no person who is known here any more. */
export type NameOf = (actor: string) => string | undefined;

/** Names behind the actors of a page’s events, for those who may see who has access. */
@Injectable()
export class PersonNames {
  constructor(private readonly queries: QueryBus) {}

  async of(actors: readonly (string | null | undefined)[]): Promise<NameOf> {
    const names = new Map<string, string>();
    for (const actor of new Set(actors)) {
      if (!actor) continue;
      const profile = await this.queries.execute(ask.profile.ask(actor));
      if (profile) names.set(actor, profile.name);
    }
    return (actor) => names.get(actor);
  }
}
