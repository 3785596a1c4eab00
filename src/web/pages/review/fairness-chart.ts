import type { Chart } from '../../../charts/chart.js';
import { dumbbells } from '../../../charts/dumbbells.js';
import type { ReviewRoom } from '../../review-room.js';

/** What a member has before and with what is proposed, and perhaps otherwise, in base currency. */
export interface Standing {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly otherwise: string | null;
  readonly target: string;
}

/** Rows that an eye takes in at once. */
export const CHART_ROWS = 16;

/** Before and after, member by member, with words that say the same. */
export function fairnessChart(
  { view }: ReviewRoom,
  key: string,
  currency: string,
  standings: readonly Standing[],
): Chart {
  const { reader } = view;
  const words = view.words.review;
  const sentences = standings.map(({ name, before, after, otherwise, target }) => {
    const [from, to, share] = [before, after, target].map((text) => reader.amount(text)) as [
      string,
      string,
      string,
    ];
    const other = otherwise === null ? '' : ` ${words.fairRowOther(reader.amount(otherwise))}`;
    return `${words.fairRow(name, from, to, share)}${other}`;
  });
  return dumbbells({
    key,
    title: words.fairTitle(currency),
    description: sentences.join(' '),
    rows: standings,
    words: {
      before: words.fairBefore,
      after: words.fairAfter,
      otherwise: words.fairOther,
      target: words.fairTarget_,
    },
  });
}
