import type { ComponentChildren, VNode } from 'preact';
import { assetPath } from './assets.js';
import { newFormId, FORM_ID } from './form.js';
import { PAGE_PARTY } from '../http/caller.decorator.js';
import { capital } from './pages/people/role-words.js';
import { withParameter } from './reader.js';
import { isCurrent, SECTIONS, type Section } from './sections.js';
import type { View } from './view.js';
import { LANGUAGES } from './words/languages.js';

interface PageProps {
  readonly view: View;
  readonly title: string;
  /** A page of one form stands in a narrow column. */
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}

/** What every page has around it. */
export function Page({ view, title, narrow, children }: PageProps): VNode {
  const { reader, words, coalition, said } = view;
  const fullTitle = [title, ...(coalition ? [coalition.name] : []), words.product];
  return (
    <html lang={reader.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{[...new Set(fullTitle)].join(' · ')}</title>
        <link rel="icon" type="image/svg+xml" href={assetPath('icon.svg')} />
        <link rel="stylesheet" href={assetPath('site.css')} />
        <script type="module" src={assetPath('site.js')} />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <SiteHeader view={view} />
        <main id="content" tabindex={-1} class={narrow ? 'narrow' : undefined}>
          {said === null ? null : (
            <p class="said" role="status">
              {said}
            </p>
          )}
          {children}
        </main>
        <SiteFooter view={view} />
        <Keys view={view} />
      </body>
    </html>
  );
}

function SiteHeader({ view }: { readonly view: View }): VNode {
  const { reader, words, person, coalition } = view;
  return (
    <header class="site">
      <div class="bar">
        <p class="brand">
          <a href={reader.to('/')}>
            <img src={assetPath('icon.svg')} alt="" width="28" height="28" />
            {words.product}
          </a>
          {coalition ? (
            <>
              <span class="crumb" aria-hidden="true">
                /
              </span>
              <a class="where" href={reader.to(`/c/${coalition.id}`)}>
                {coalition.name}
              </a>
            </>
          ) : null}
        </p>
        <ForWhomSwitch view={view} />
        {person ? <Person view={view} name={person.name} /> : <Stranger view={view} />}
      </div>
      <Navigation view={view} />
    </header>
  );
}

function Person({ view, name }: { readonly view: View; readonly name: string }): VNode {
  const { reader, words, here } = view;
  return (
    <div class="person">
      <a
        href={reader.to('/account')}
        title={words.nav.account}
        aria-current={here === '/account' ? 'page' : undefined}
      >
        {name}
      </a>
      <form method="post" action={reader.to('/sign-out')}>
        <input type="hidden" name={FORM_ID} value={newFormId()} />
        <button class="quiet">{words.nav.signOut}</button>
      </form>
    </div>
  );
}

function Stranger({ view: { reader, words, here } }: { readonly view: View }): VNode | null {
  if (here === null || here === '/sign-in') return null;
  return (
    <div class="person">
      <a href={reader.to('/sign-in')}>{words.nav.signIn}</a>
    </div>
  );
}

/** For whom somebody looks who may do so for several, and the way to another. */
function ForWhomSwitch({ view }: { readonly view: View }): VNode | null {
  const { words, coalition, forWhom } = view;
  if (!coalition || forWhom.length === 0) return null;
  const current = forWhom.find(({ isCurrent }) => isCurrent);
  return (
    <details class="for-whom">
      <summary>{current ? capital(current.label) : words.forWhom.choose}</summary>
      <ul>
        {forWhom
          .filter(({ isCurrent }) => !isCurrent)
          .map(({ party, label }) => (
            <li>
              <a href={pathFor(view, `/c/${coalition.id}`, party)}>{words.forWhom.as(label)}</a>
            </li>
          ))}
      </ul>
    </details>
  );
}

/** A path for a party other than the one that links carry on. */
export function pathFor({ reader: { carried } }: View, path: string, party: string): string {
  const others = carried.filter(([name]) => name !== PAGE_PARTY);
  return [...others, [PAGE_PARTY, party] as const].reduce(
    (to, [name, value]) => withParameter(to, name, value),
    path,
  );
}

function Navigation({ view }: { readonly view: View }): VNode | null {
  const { words, person, coalition } = view;
  if (!person) return null;
  const { nav } = words;
  const links = linksOf(view);
  const label = coalition ? nav.coalition : nav.site;
  const list = <NavigationList view={view} links={links} />;
  // What fits in two or three lines on a phone needs no menu.
  if (links.length <= 4)
    return (
      <nav class="main" aria-label={label}>
        {list}
      </nav>
    );
  const current = links.find(({ isCurrent }) => isCurrent);
  return (
    <>
      <nav class="main wide" aria-label={label}>
        {list}
      </nav>
      <nav class="main phone" aria-label={label}>
        <details>
          <summary>
            {nav.menu}
            {current ? <span class="muted">{current.label}</span> : null}
          </summary>
          <NavigationList view={view} links={links.map(({ key: _, ...link }) => link)} />
        </details>
      </nav>
    </>
  );
}

function linksOf({ words: { nav }, coalition, isOperator, here }: View): Link[] {
  if (!coalition)
    return [
      { path: '/', label: nav.coalitions, isCurrent: here === '/' },
      ...(isOperator ? [{ path: '/people', label: nav.everybody, isCurrent: here === '/people' }] : []),
    ];
  return sectionsOf(coalition).map((section) => ({
    path: `/c/${coalition.id}${section.path}`,
    label: nav[section.word],
    isCurrent: isCurrent(`/c/${coalition.id}`, section, here),
    key: `g ${section.key}`,
  }));
}

function NavigationList({ view, links }: { readonly view: View; readonly links: readonly Link[] }): VNode {
  const { reader, words, coalition } = view;
  const hasKeys = links.some(({ key }) => key !== undefined);
  return (
    <ul>
      {links.map(({ path, label, isCurrent, key }) => (
        <li>
          <a href={reader.to(path)} aria-current={isCurrent ? 'page' : undefined} data-key={key}>
            {label}
          </a>
        </li>
      ))}
      {coalition?.may('take part') ? (
        <li class="new">
          <a href={reader.to(`/c/${coalition.id}/record`)} data-key={hasKeys ? 'n' : undefined}>
            {words.nav.record}
          </a>
        </li>
      ) : null}
    </ul>
  );
}

interface Link {
  readonly path: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly key?: string;
}

/** Which keys there are, shown by `?`; without script nobody needs them. */
function Keys({ view: { words, coalition } }: { readonly view: View }): VNode | null {
  if (!coalition) return null;
  const { keys, nav } = words;
  const rows: (readonly [string, string])[] = [
    ...sectionsOf(coalition).map(({ key, word }) => [`g ${key}`, nav[word]] as const),
    ...(coalition.may('take part') ? [['n', nav.record] as const] : []),
    ['/', keys.search],
    ['?', keys.these],
  ];
  return (
    <dialog class="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{keys.title}</h2>
      <dl>
        {rows.map(([key, does]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button class="quiet">{keys.close}</button>
      </form>
    </dialog>
  );
}

function sectionsOf(coalition: NonNullable<View['coalition']>): Section[] {
  return SECTIONS.filter(({ need }) => coalition.may(need));
}

function SiteFooter({ view: { reader, words, here } }: { readonly view: View }): VNode {
  return (
    <footer class="site">
      <div class="bar">
        <p>{words.tagline}</p>
        <ul>
          {Object.entries(LANGUAGES)
            .filter(([language]) => language !== reader.language)
            .map(([language, { language: name }]) => (
              <li>
                <a href={withParameter(here ?? '/', 'lang', language)} hreflang={language} lang={language}>
                  {name}
                </a>
              </li>
            ))}
          <li>
            <a href={reader.to('/help')}>{words.nav.help}</a>
          </li>
          <li>
            <a href="/api/openapi.json">{words.nav.api}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
