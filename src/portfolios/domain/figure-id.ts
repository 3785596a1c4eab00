import { FiscalCalendar } from '../../kernel/calendar.js';
import { isIdentifierText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';

export type FigureSubject = 'member' | 'coalition' | 'pool';

/** A figure's id, taken apart: `member/ID/2026-Q3@2026-08-15~1200/given/value`; docs/figures.md has the grammar. */
export interface FigureId {
  readonly subject: FigureSubject;
  /** Of the member or pool; null for the coalition as a whole. */
  readonly id: string | null;
  readonly view: FigureView;
  /** Below the subject, as the JSON has it. */
  readonly path: readonly string[];
}

/** The period of a figure, and what was known when: what stands in an id between its subject and its path. */
export interface FigureView {
  /** Null for all time. */
  readonly quarter: string | null;
  readonly asOf: string | null;
  readonly asKnownAt: number | null;
}

/** `2026-Q3`, `life@2026-06-30`, `2026-Q3~1200`. */
export function viewText({ quarter, asOf, asKnownAt }: FigureView): string {
  const since = asOf === null ? '' : `@${asOf}`;
  return `${quarter ?? 'life'}${since}${asKnownAt === null ? '' : `~${String(asKnownAt)}`}`;
}

/** The id of a figure, or of the object that holds it. Ids and names are percent-encoded, as in an address. */
export function figureId(
  subject: FigureSubject,
  id: string | null,
  view: string,
  ...path: readonly string[]
): string {
  const before = id === null ? [subject, view] : [subject, encodeURIComponent(id), view];
  return [...before, ...path.map(encodeURIComponent)].join('/');
}

const LONGEST = 2_000;
const VIEW = /^(life|\d{4}-Q[1-4])(?:@(\d{4}-\d{2}-\d{2}))?(?:~(\d{1,15}))?$/;

/** @throws Problem `portfolios.figure-malformed` */
export function parseFigureId(text: string): FigureId {
  const malformed = (expected: string): Problem =>
    new Problem('portfolios.figure-malformed', { found: text, expected });
  if (text.length > LONGEST) throw malformed(`at most ${String(LONGEST)} characters`);
  const parts = text.split('/').map((part) => {
    const decoded = textOf(part);
    if (decoded === undefined || !isIdentifierText(decoded, 200)) {
      throw malformed('parts with a slash between, each percent-encoded text without control characters');
    }
    return decoded.normalize('NFC');
  });
  const subject = parts.shift();
  if (subject !== 'member' && subject !== 'coalition' && subject !== 'pool') {
    throw malformed('member/ID/…, pool/ID/… or coalition/…');
  }
  const id = subject === 'coalition' ? null : (parts.shift() ?? null);
  const view = VIEW.exec(parts.shift() ?? '');
  if (!view || (view[1] !== 'life' && !FiscalCalendar.isQuarterId(view[1]))) {
    throw malformed('a period such as 2026-Q3, life, life@2026-06-30 or 2026-Q3~1200 after the subject');
  }
  const [, period, asOf, position] = view;
  return {
    subject,
    id,
    view: {
      quarter: period === 'life' ? null : period,
      asOf: asOf ?? null,
      asKnownAt: position === undefined ? null : positionOf(position),
    },
    path: parts,
  };
}

function textOf(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** At most fifteen digits, which a whole number holds exactly. */
function positionOf(digits: string): number {
  let position = 0;
  for (const digit of digits) position = position * 10 + (digit.charCodeAt(0) - 48);
  return position;
}
