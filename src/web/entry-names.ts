import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { siteQuestions as ask } from './questions.js';
import type { Visit } from './visit.js';
import type { SiteWords } from './words/en/index.js';

export interface NamedHere {
  readonly id: string;
  readonly name: string;
}

/** What members, pools and parties of a coalition are called, for pages about its entries. */
export class EntryNames {
  constructor(
    readonly members: readonly NamedHere[],
    readonly pools: readonly NamedHere[],
    private readonly words: SiteWords,
    private readonly names = new Map(members.map(({ id, name }) => [id, name])),
    private readonly poolNames = new Map(pools.map(({ id, name }) => [id, name])),
  ) {}

  member(id: string): string {
    return this.names.get(id) ?? id;
  }

  pool(id: string): string {
    return this.poolNames.get(id) ?? id;
  }

  /** @param text `pool:ID` or `member:ID` */
  counterparty(text: string): string {
    const [kind, id] = splitOnce(text);
    return kind === 'member' ? this.member(id) : this.pool(id);
  }

  /** @param party `backbone` or `member:ID` */
  party(party: string): string {
    return party === 'backbone' ? this.words.entry.backbone : this.counterparty(party);
  }
}

/** `member:ID` as its two parts; an id may hold colons of its own. */
export function splitOnce(text: string): readonly [kind: string, id: string] {
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Reads the names that whoever looks may see. */
@Injectable()
export class NamesForEntries {
  constructor(private readonly queries: QueryBus) {}

  async read({ coalitionId, sight }: Visit, words: SiteWords): Promise<EntryNames> {
    const members: NamedHere[] = [];
    for (let after: string | null = null; ;) {
      const page: PageOfMembers = await this.queries.execute(
        ask.members.ask(coalitionId, { after, limit: PAGE_LIMIT, on: null }, sight),
      );
      members.push(...page.answer.items);
      if (page.answer.next === null) break;
      after = page.answer.next;
    }
    members.sort((one, other) => one.name.localeCompare(other.name));
    const pools = await this.queries.execute(
      ask.pools.ask(coalitionId, { after: null, limit: PAGE_LIMIT }, sight),
    );
    return new EntryNames(members, pools.answer.items, words);
  }
}

interface PageOfMembers {
  readonly answer: { readonly items: readonly NamedHere[]; readonly next: string | null };
}
