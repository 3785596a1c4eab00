import { VALUE_TYPES } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import type { ValuePortfolio } from '../../portfolios/domain/portfolio.js';
import { counted } from './words.js';

/** What questions for a member are chosen from. Amounts as they are shown, in base currency. */
export interface Asked extends Pick<
  ValuePortfolio,
  'figure' | 'given' | 'received' | 'pending' | 'disputed' | 'priorities' | 'mix' | 'gap'
> {
  readonly currency: string;
  readonly fair: {
    readonly received: string;
    readonly target: string;
    readonly shortfall: string;
    readonly status: string;
  } | null;
  /** Its overdue pledges, the one first that has been due for longest. */
  readonly overdue: readonly {
    readonly id: string;
    readonly unit: string;
    readonly outstanding: string;
    readonly dueOn: string;
  }[];
}

export interface SheetQuestion {
  readonly about:
    'disputed' | 'pending' | 'overdue' | 'fair-share' | 'priorities' | 'unvalued' | 'received' | 'open';
  readonly words: string;
  /** The figure behind it; null where it is about none. */
  readonly figure: string | null;
}

export const QUESTIONS = 3;

/** Three questions for a member, chosen from its figures: what is in the way comes first, and what is asked of everybody last. */
export function questionsFor(asked: Asked): SheetQuestion[] {
  const { figure, currency, pending, disputed, overdue, fair, received, given } = asked;
  const below = (path: string): string => `${figure}/${path}`;
  const questions: SheetQuestion[] = [];
  const ask = (about: SheetQuestion['about'], path: string | null, words: string): void => {
    questions.push({ about, words, figure: path === null ? null : below(path) });
  };
  if (disputed.items.length > 0) {
    const words = `${undecided('disputed', disputed, currency)}: what would settle it?`;
    ask('disputed', 'disputed/value', words);
  }
  if (pending.items.length > 0) {
    const words = `${undecided('not accepted yet', pending, currency)}: what is missing to decide?`;
    ask('pending', 'pending/value', words);
  }
  if (overdue.length > 0) {
    const { id, unit, outstanding, dueOn } = overdue[0]!;
    ask(
      'overdue',
      'pledges/overdue',
      `Of the pledge ${id}, due on ${dueOn}, ${outstanding} ${unit} are outstanding${overdue.length > 1 ? `, and ${counted(overdue.length - 1, 'other pledge')} overdue` : ''}: by when will that come, or is it to be changed?`,
    );
  }
  if (fair?.status === 'under-served') {
    ask(
      'fair-share',
      'fair/shortfall',
      `Over the quarters that count, your fair share would be ${fair.target} ${currency}, and you received ${fair.received}, which is ${fair.shortfall} less: what would help you most next?`,
    );
  }
  const wanted = widestGap(asked);
  if (wanted) {
    ask(
      'priorities',
      `gap/${wanted.type}`,
      `You look for ${wanted.type} value (weight ${wanted.weight}), and its share in what you received was ${wanted.share}: what did you miss?`,
    );
  }
  if (Object.keys(asked.priorities).length === 0) {
    ask('priorities', null, 'You declared no priorities: which kinds of value do you look for?');
  }
  if (given.unvaluedEntries > 0) {
    ask(
      'unvalued',
      'given/unvaluedEntries',
      `${counted(given.unvaluedEntries, 'entry', 'entries')} of what you gave without a value: what would be a fair basis for one?`,
    );
  }
  if (fair?.status === 'over-served') {
    ask(
      'fair-share',
      'fair/target',
      `Over the quarters that count, your fair share would be ${fair.target} ${currency}, and you received ${fair.received}: what could you offer to the others next?`,
    );
  }
  if (Amount.parse(received.value).isZero()) {
    ask('received', 'received/value', 'You received nothing that has a value: what did you hope for?');
  }
  for (const words of ASKED_OF_ALL) ask('open', null, words);
  return questions.slice(0, QUESTIONS);
}

/** How many entries wait for what, which is the first of several, and what they are worth. */
function undecided(how: string, { items, value }: Asked['pending'], currency: string): string {
  const { entry } = items[0]!;
  const which = `${counted(items.length, 'entry', 'entries')} (${entry}${items.length > 1 ? ' first' : ''}) ${how}`;
  return Amount.parse(value).isZero()
    ? `${which}, without a value`
    : `${which}, ${value} ${currency}${items.length > 1 ? ' in all' : ''}`;
}

const ASKED_OF_ALL = [
  'What did you give in this quarter that the ledger does not know of?',
  'What do you need most from the others in the next quarter?',
  'What would make the exchange fairer?',
];

/** The value type that a member lacks most of what it declared; none where it has what it looks for. */
function widestGap({
  priorities,
  mix,
  gap,
}: Asked): { readonly type: string; readonly weight: string; readonly share: string } | null {
  if (gap === null || mix === null) return null;
  let widest: (typeof VALUE_TYPES)[number] | null = null;
  for (const type of VALUE_TYPES) {
    const lacking = Amount.parse(gap[type]);
    if (lacking.isPositive() && (widest === null || lacking.compare(Amount.parse(gap[widest])) > 0)) {
      widest = type;
    }
  }
  return widest && { type: widest, weight: priorities[widest] ?? '0', share: mix[widest] };
}
