import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { VNode } from 'preact';
import { NamesForEntries } from './entry-names.js';
import { Form } from './form.js';
import { EntryPage } from './pages/entries/entry-page.js';
import { siteQuestions as ask } from './questions.js';
import type { Visit } from './visit.js';
import { inCoalition, type View } from './view.js';

/** Draws the page of an entry: as it is looked at, and again where a form of it was refused. */
@Injectable()
export class EntryDrawing {
  constructor(
    private readonly queries: QueryBus,
    private readonly namesFor: NamesForEntries,
  ) {}

  async draw(visit: Visit, entryId: string, view: View, sent?: Form): Promise<VNode> {
    const { coalitionId, sight } = visit;
    const here = inCoalition(view);
    const entry = await this.queries.execute(ask.entry.ask(coalitionId, entryId, sight));
    const party = partyOf(visit, here.coalition.may('take part'));
    const { answer } = await this.queries.execute(ask.settings.ask(coalitionId));
    return EntryPage({
      view: here,
      entry,
      names: await this.namesFor.read(visit, view.words),
      currency: answer.currency,
      acts: await this.queries.execute(ask.entryActs.ask(coalitionId, entryId, party, sight)),
      party,
      people: here.coalition.may('see who has access')
        ? await this.peopleBehind(entry.events.map(({ actor }) => actor))
        : new Map(),
      sent,
      formOf: (name) => (sent?.name === name ? sent : new Form(name, view.words)),
    });
  }

  private async peopleBehind(actors: readonly string[]): Promise<Map<string, string>> {
    const people = new Map<string, string>();
    for (const id of new Set(actors)) {
      const profile = await this.queries.execute(ask.profile.ask(id));
      if (profile) people.set(id, profile.name);
    }
    return people;
  }
}

/** For whom whoever looks could act: as what it looks may be more than as what it may do something. */
function partyOf({ standing }: Visit, mayTakePart: boolean): string | null {
  const { role, actingFor } = standing;
  return mayTakePart && (role === 'coordinator' || role === 'representative') ? actingFor : null;
}
