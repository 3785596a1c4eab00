import type { ReadSnapshot } from '../event-store/store.js';
import { addDays, parseDate } from '../kernel/calendar.js';
import { itemOf, sidesStanding, wordsOf, type EntryFacts } from './domain/entry-facts.js';
import { FlowSum } from './domain/flow.js';
import type { UndecidedItem } from './domain/portfolio.js';
import { entryFactsBetween, entryFactsOf } from './entry-facts.queries.js';
import type { KnownLedger, LedgerReads } from './view.queries.js';

/** One side of an entry, in the account of one member. */
export interface EntryLine extends UndecidedItem {
  /** With whom it was: `pool:ID` or `member:ID`. Whoever received in an exchange sees the one that gave. */
  readonly party: string;
}

/** The entries of some days in one member's account, by date and id. */
export class AccountLines {
  readonly accepted: EntryLine[] = [];
  readonly pending: EntryLine[] = [];
  readonly disputed: EntryLine[] = [];
  /** What the accepted ones come to. */
  readonly given = new FlowSum();
  readonly received = new FlowSum();
}

const STANDINGS = { accepted: 'accepted', proposed: 'pending', disputed: 'disputed' } as const;

/**
 * The lines of accounts on some days, as known at a position: entries stand in the account of whom they concern on the last day, as
 * mergers have it by then. It passes over the entries of those days once, however many accounts are asked for.
 * @param memberId one account only, by the id that it has on the last day; all without it
 */
export async function accountLines(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  { from, to }: { readonly from: string; readonly to: string },
  memberId?: string,
): Promise<Map<string, AccountLines>> {
  const { directory } = known;
  const memberIds =
    memberId === undefined ? [...directory.members.keys()] : directory.carriedOnBy(memberId, to);
  const entries =
    memberId === undefined
      ? await entryFactsBetween(ledger, snapshot, known, { after: addDays(parseDate(from), -1), to })
      : await entryFactsOf(ledger, snapshot, known, { memberIds, from, to });
  const accounts = new Map<string, AccountLines>();
  const accountOf = (id: string): AccountLines => {
    const survivor = directory.survivorOf(id, to);
    let lines = accounts.get(survivor);
    if (!lines) accounts.set(survivor, (lines = new AccountLines()));
    return lines;
  };
  const asked = new Set(memberIds);
  for (const entry of entries) {
    for (const [standing, list] of Object.entries(STANDINGS)) {
      for (const side of sidesStanding(entry, standing, asked)) {
        const item = itemOf(entry, side, directory.coalition.currency);
        accountOf(side.memberId)[list].push({ ...item, party: partyOf(entry, side.direction) });
      }
    }
    for (const change of entry.facts.flatMap(({ changes }) => changes)) {
      if (change.standing === 'accepted' && asked.has(change.memberId))
        accountOf(change.memberId)[change.direction].add(change);
    }
  }
  return accounts;
}

function partyOf(entry: EntryFacts, side: 'given' | 'received'): string {
  const { direction, memberId, counterparty } = wordsOf(entry);
  return direction === 'exchange' && side === 'received' ? `member:${memberId}` : counterparty;
}
