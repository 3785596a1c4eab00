import type { Amount } from '../../kernel/amount.js';

/** What is talked about in a review, in the order in which it stands on the agenda. */
export const AGENDA_KINDS = ['gap', 'dispute', 'overdue-pledge', 'ring', 'objection', 'pulse'] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

export interface AgendaItem {
  readonly kind: AgendaKind;
  /** `member/ID`, `entry/ID`, `pledge/ID`, `proposal/ID`, or `quarter/ID`. */
  readonly subject: string;
  /** One sentence. */
  readonly words: string;
  /** The figure behind it; what members said has none. */
  readonly figure?: string;
}

/** An item on its way: the heavier, the earlier it stands among those of its kind. */
export interface Weighed extends AgendaItem {
  readonly weight: Amount;
}

export interface Agenda {
  readonly items: readonly AgendaItem[];
  /** How many there are of each kind, those included that are not among the items. */
  readonly counts: Readonly<Record<AgendaKind, number>>;
}

/** Items of one kind on an agenda: what a meeting can talk about. */
export const MOST_OF_A_KIND = 10;
/** A pulse of so much and less is talked about. */
export const LOW_PULSE = 2;

/** Kind by kind, the heaviest first; ties by subject. */
export function agendaOf(found: readonly Weighed[]): Agenda {
  const items: AgendaItem[] = [];
  const counts = {} as Record<AgendaKind, number>;
  for (const kind of AGENDA_KINDS) {
    const ofKind = found
      .filter((item) => item.kind === kind)
      .sort((one, other) => other.weight.compare(one.weight) || (one.subject < other.subject ? -1 : 1));
    counts[kind] = ofKind.length;
    for (const { weight: _, ...item } of ofKind.slice(0, MOST_OF_A_KIND)) items.push(item);
  }
  return { items, counts };
}
