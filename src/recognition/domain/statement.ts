import { Amount } from '../../kernel/amount.js';

/** What an attribution statement is drawn from. */
export interface StatementValue {
  /** The coalition's name. */
  readonly coalition: string;
  readonly title: string;
  readonly achievedOn: string;
  readonly story: string | null;
  /** Whether everybody agreed that shares are told. */
  readonly sharesShown: boolean;
  /** In any order. */
  readonly members: readonly StatementMember[];
  /** Null once it is published: then it may be printed. */
  readonly draft: StatementDraft | null;
}

export interface StatementMember {
  readonly memberId: string;
  readonly name: string;
  readonly share: Amount;
  /** As it consented to it. */
  readonly wording: string;
}

export interface StatementDraft {
  readonly edition: number;
  /** The names of those whose consent is missing. */
  readonly missing: readonly string[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const HUNDRED = Amount.parse('100');

/** One line for a caption or a list: what was achieved, when, and by whom. Ends with a line feed. */
export function statementLine(value: StatementValue): string {
  const by = inOrder(value).map((member) => nameWithShare(member, value));
  const sentence = `${asSentence(value.title)} Achieved ${whenAndWhere(value)} by ${enumerated(by)}.`;
  return `${[...draftMark(value), sentence].join(' ')}\n`;
}

/** A paragraph for a press release or an annual report: with the story and every member's wording. Ends with a line feed. */
export function statementParagraph(value: StatementValue): string {
  const sentences = [
    ...draftMark(value),
    asSentence(value.title),
    ...(value.story === null ? [] : [asSentence(value.story)]),
    `Achieved ${whenAndWhere(value)}.`,
    ...inOrder(value).map((member) => `${nameWithShare(member, value)}: ${asSentence(member.wording)}`),
    consentSentence(value),
  ];
  return `${sentences.join(' ')}\n`;
}

/** Members as a statement names them: the largest share first, ties by id. */
export function inOrder({ members }: StatementValue): StatementMember[] {
  return [...members].sort(
    (one, other) => other.share.compare(one.share) || (one.memberId < other.memberId ? -1 : 1),
  );
}

/** What stands above all that may not be printed yet; empty once it may. */
export function draftMark({ draft }: StatementValue): string[] {
  if (draft === null) return [];
  const missing = enumerated(draft.missing.map(plainLine));
  const why = missing === '' ? 'Everybody has consented.' : `Consent is missing of ${missing}.`;
  return [`DRAFT of edition ${String(draft.edition)}, not for publication. ${why}`];
}

/** What the members consented to; only told of what is published, as it is true then. */
export function consentSentence({ sharesShown, draft }: StatementValue): string {
  const what = sharesShown ? 'this wording and to these shares' : 'this wording';
  const who =
    draft === null ? 'Every member named here has consented' : 'Every member named here is asked to consent';
  return `${who} to ${what}.`;
}

/** 60 % for 0.6, exactly. */
export function percentage(share: Amount): string {
  return `${share.times(HUNDRED, 18).toString()} %`;
}

/** 20 May 2026. */
export function dayInWords(on: string): string {
  const [year, month, day] = on.split('-') as [string, string, string];
  return `${day.replace(/^0/, '')} ${MONTHS[Number.parseInt(month, 10) - 1]!} ${year}`;
}

/**
 * A text as it stands in a line: white space is one space, and nothing is left that can't be seen but changes how the rest is
 * read, such as marks that turn the direction of writing.
 */
export function plainLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim();
}

/** One line that ends as a sentence does. */
export function asSentence(text: string): string {
  const line = plainLine(text);
  return /[.!?…。！？][”’"')\]]*$/u.test(line) ? line : `${line}.`;
}

function whenAndWhere({ achievedOn, coalition }: StatementValue): string {
  return `on ${dayInWords(achievedOn)} in the coalition ${plainLine(coalition)}`;
}

function nameWithShare({ name, share }: StatementMember, { sharesShown }: StatementValue): string {
  return sharesShown ? `${plainLine(name)} (${percentage(share)})` : plainLine(name);
}

/** A, B and C. */
function enumerated(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
