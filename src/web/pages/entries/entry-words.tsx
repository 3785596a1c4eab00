import type { VNode } from 'preact';
import type { EntryView } from '../../../exchange/exchange.queries.js';
import type { EntryNames } from '../../entry-names.js';
import type { Reader } from '../../reader.js';
import type { SiteWords } from '../../words/en/index.js';
import { unitBeside } from '../units.js';

/** A quantity in its unit, in the reader’s way of writing: `1,200.00 EUR`, `12.50 hours`. */
export function quantityWords({ reader, words }: Told, quantity: string, unit: string): string {
  return `${reader.amount(quantity)} ${unitBeside(words, quantity, unit)}`;
}

/** A kind as people call it. */
export function kindWord({ kinds }: SiteWords, kind: string): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof SiteWords['kinds']] : kind;
}

interface Told {
  readonly reader: Reader;
  readonly words: SiteWords;
}

export type EntryStatus = keyof SiteWords['statuses'];

/** How an entry stands for people: what was taken back is told apart from what counts. */
export function statusOf({ status, reversedBy }: Pick<EntryView, 'status' | 'reversedBy'>): EntryStatus {
  if (reversedBy !== null) return status === 'proposed' ? 'rejected' : 'reversed';
  return status as EntryStatus;
}

const TONES: Partial<Record<EntryStatus, string>> = {
  accepted: 'good',
  disputed: 'bad',
  proposed: 'waits',
};

export function StatusBadge({
  words,
  status,
}: {
  readonly words: SiteWords;
  readonly status: EntryStatus;
}): VNode {
  const tone = TONES[status];
  return <span class={tone === undefined ? 'badge' : `badge ${tone}`}>{words.statuses[status]}</span>;
}

/** From whom to whom an entry goes. */
export function sidesIn(
  names: EntryNames,
  { direction, memberId, counterparty }: Pick<EntryView, 'direction' | 'memberId' | 'counterparty'>,
): { readonly giver: string; readonly taker: string } {
  const [member, other] = [names.member(memberId), names.counterparty(counterparty)];
  return direction === 'benefit' ? { giver: other, taker: member } : { giver: member, taker: other };
}

/** What a link to an entry says: its description, or else what changed hands. */
export function entryTitle(
  words: SiteWords,
  { description, kind }: Pick<EntryView, 'description' | 'kind'>,
): string {
  const said = description?.trim() ?? '';
  if (said === '') return capital(kindWord(words, kind));
  return said.length > TITLE_LIMIT ? `${said.slice(0, TITLE_LIMIT).trimEnd()}…` : said;
}

const TITLE_LIMIT = 120;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const entryPath = (coalitionId: string, id: string): string =>
  `/c/${coalitionId}/ledger/${encodeURIComponent(id)}`;
