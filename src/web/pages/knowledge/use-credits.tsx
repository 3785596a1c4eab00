import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { CreditOfUse } from '../../../knowledge/use-credits.queries.js';
import { DataTable, numbers } from '../../tables.js';
import { memberName, MemberLink, type Here } from '../naming.js';

interface CreditsProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly credits: readonly CreditOfUse[];
  /** What the assets are called by way of which credit came. */
  readonly titles: ReadonlyMap<string, string>;
}

/** What uses earned, by user and author. */
export function UseCredits({ view, names, credits, titles }: CreditsProps): VNode {
  const { reader, words } = view;
  const { knowledge } = words;
  if (credits.length === 0) return <p class="muted">{knowledge.earnedNothing}</p>;
  return (
    <DataTable
      id="use-credits"
      title={knowledge.whatItEarned}
      head={[knowledge.user, knowledge.authorOf, knowledge.through, numbers(knowledge.credits)]}
      rows={credits.map(({ userId, authorId, through, credits: amount, excluded }) => ({
        of: memberName(names, userId),
        cells: [
          <MemberLink view={view} names={names} id={authorId} />,
          titles.get(through) ?? through,
          excluded === null ? reader.amount(amount) : knowledge.excluded[excluded],
        ],
      }))}
    />
  );
}
