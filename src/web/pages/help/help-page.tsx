import type { VNode } from 'preact';
import { Page } from '../../layout.js';
import { SECTIONS } from '../../sections.js';
import type { View } from '../../view.js';
import { capital } from '../people/role-words.js';

const PARTS = ['words', 'roles', 'quarter', 'keys'] as const;

/** What the words mean, who does what, and how a first quarter goes. Every word has an anchor, to which other pages lead. */
export function HelpPage({ view }: { readonly view: View }): VNode {
  const { words, reader } = view;
  const { help, roles, mandates, nav, keys } = words;
  const glossary = Object.entries(help.glossary).sort(([, [one]], [, [other]]) =>
    one.localeCompare(other, reader.language),
  );
  return (
    <Page view={view} title={help.title}>
      <h1>{help.title}</h1>
      <p class="lead">{help.lead}</p>
      <nav class="contents" aria-label={help.contents}>
        <ul>
          {PARTS.map((part) => (
            <li>
              <a href={`#${part}`}>{help[part]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="words">
        <h2 id="words">{help.words}</h2>
        <dl class="glossary">
          {glossary.map(([anchor, [term, meaning]]) => (
            <div id={anchor}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="roles">
        <h2 id="roles">{help.roles}</h2>
        <dl class="glossary">
          {(Object.keys(mandates) as (keyof typeof mandates)[]).map((role) => (
            <div id={role}>
              <dt>{capital(roles[role])}</dt>
              <dd>{mandates[role]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="quarter">
        <h2 id="quarter">{help.quarter}</h2>
        <ol class="story">
          {help.steps.map(([what, how]) => (
            <li>
              <strong>{what}</strong>
              <span>{how}</span>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys">{help.keys}</h2>
        <p>{help.keysHow}</p>
        <dl class="glossary">
          {[
            ...SECTIONS.map(({ key, word }) => [`g ${key}`, help.go(nav[word])] as const),
            ['n', nav.record] as const,
            ['/', keys.search] as const,
            ['?', keys.these] as const,
          ].map(([key, does]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  );
}
