import type { VNode } from 'preact';
import { EmptyState } from '../../parts.js';
import { Page, pathFor } from '../../layout.js';
import { withParameter } from '../../reader.js';
import type { Here, View } from '../../view.js';
import type { Waiting } from '../../waiting.js';
import { capital } from '../people/role-words.js';
import { countOf, waitingGroups, waitingOfOthers, type WaitingItem } from './waiting-groups.js';

/** Everything that waits for whoever looks: a queue that empties. */
export function NeedsYouPage({ view, waiting }: { readonly view: Here; readonly waiting: Waiting }): VNode {
  const { words, reader, coalition } = view;
  const { needsYou } = words;
  const groups = waitingGroups(view, waiting);
  const { count, isMore } = countOf(groups);
  const others = waitingOfOthers(view, waiting);
  const isReader = !coalition.may('take part') && !coalition.may('hold reviews');
  return (
    <Page view={view} title={needsYou.title}>
      <h1>{needsYou.title}</h1>
      <p class="lead">{isReader ? needsYou.forReaders : needsYou.lead(count, isMore)}</p>
      {count === 0 && !isReader ? (
        <EmptyState title={needsYou.emptyTitle}>
          <p>{needsYou.empty}</p>
        </EmptyState>
      ) : null}
      {groups.map(({ key, title, items, all, isMore: hasMore }) => (
        <section aria-labelledby={`waits-${key}`}>
          <h2 id={`waits-${key}`}>
            {title}{' '}
            <span class="badge">
              {hasMore ? `${reader.number(items.length)}+` : reader.number(items.length)}
            </span>
          </h2>
          <Queue view={view} items={items} />
          {hasMore && all !== null ? (
            <p>
              <a href={reader.to(all)}>{needsYou.all}</a>
            </p>
          ) : null}
        </section>
      ))}
      {others.length === 0 ? null : (
        <section aria-labelledby="waits-others">
          <h2 id="waits-others">{needsYou.waiting}</h2>
          <p>{needsYou.waitingIntro}</p>
          <Queue view={view} items={others} />
        </section>
      )}
    </Page>
  );
}

/** Things one below the other, each with what it is about and the way to it. */
export function Queue({
  view,
  items,
}: {
  readonly view: View;
  readonly items: readonly WaitingItem[];
}): VNode {
  const { reader } = view;
  return (
    <ul class="queue">
      {items.map(({ title, note, act, path }) => (
        <li>
          <a href={reader.to(path)}>
            <span class="what">
              <strong>{title}</strong>
              <span class="hint">{note}</span>
            </span>
            {act === '' ? null : <span class="act">{act}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ForWhomProps {
  readonly view: View;
  /** Where they wanted to go. */
  readonly returnTo: string;
}

/** Where somebody speaks for several members: for which one it is now. */
export function ForWhomPage({ view, returnTo }: ForWhomProps): VNode {
  const { words, forWhom } = view;
  return (
    <Page view={view} title={words.forWhom.title} narrow>
      <h1>{words.forWhom.title}</h1>
      <p class="lead">{words.forWhom.lead}</p>
      <ul class="plain ways">
        {forWhom.map(({ party, label }) => (
          <li>
            <a class="button" href={pathFor(view, withoutParty(returnTo), party)}>
              {capital(label)}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** A path without what it says of language and party, which are put to it anew. */
function withoutParty(path: string): string {
  const [before, query = ''] = path.split('?') as [string, string | undefined];
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'for' && name !== 'lang');
  return kept.reduce((to, [name, value]) => withParameter(to, name, value), before);
}
