import type { ComponentChildren, VNode } from 'preact';
import { assetPath } from './assets.js';
import { newFormId, FORM_ID } from './form.js';
import { withParameter } from './reader.js';
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

function Navigation({ view }: { readonly view: View }): VNode | null {
  const { reader, words, person, coalition, isOperator, here } = view;
  if (!person) return null;
  const { nav } = words;
  const links: (readonly [string, string])[] = [['/', nav.coalitions]];
  if (coalition) {
    links.push([`/c/${coalition.id}`, nav.overview]);
    if (coalition.may('see who has access')) links.push([`/c/${coalition.id}/people`, nav.access]);
  }
  if (isOperator) links.push(['/people', nav.everybody]);
  return (
    <nav class="main" aria-label={coalition ? nav.coalition : nav.site}>
      <ul>
        {links.map(([path, label]) => (
          <li>
            <a href={reader.to(path)} aria-current={path === here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
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
            <a href="/api/openapi.json">{words.nav.api}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
