import type { VNode } from 'preact';
import { Page } from '../../layout.js';
import type { View } from '../../view.js';

interface Props {
  readonly view: View;
  readonly title: string;
  /** What to do with it. */
  readonly how: string;
  readonly secret: string;
  /** Until when it holds, in words; null where nothing ends it. */
  readonly until: string | null;
  /** Where to go on. */
  readonly back: string;
}

/** What is shown once: the link of an invitation, a key. */
export function HandedOutPage({ view, title, how, secret, until, back }: Props): VNode {
  const { words, reader } = view;
  const { handedOut } = words;
  return (
    <Page view={view} title={title} narrow>
      <h1>{title}</h1>
      <p class="lead">{how}</p>
      <p class="handed-out" tabindex={0}>
        <code class="secret">{secret}</code>
      </p>
      <p>
        <strong>{handedOut.onceOnly}</strong> {until === null ? null : handedOut.until(until)}
      </p>
      <p class="actions">
        <a class="button" href={reader.to(back)}>
          {handedOut.back}
        </a>
      </p>
    </Page>
  );
}
