import type { VNode } from 'preact';
import { Page } from '../../layout.js';
import type { View } from '../../view.js';
import { capital } from './role-words.js';

export function WelcomePage({ view }: { readonly view: View }): VNode {
  const { words, reader } = view;
  const { home } = words;
  return (
    <Page view={view} title={words.product}>
      <div class="hero">
        <h1>{home.welcome}</h1>
        <p class="lead">{home.what}</p>
      </div>
      <h2>{home.waysIn}</h2>
      <div class="columns">
        <section class="card">
          <h3>{home.byAccount}</h3>
          <p>
            <a class="button" href={reader.to('/sign-in')}>
              {words.signIn.title}
            </a>
          </p>
        </section>
        <section class="card">
          <h3>{home.byInvitation}</h3>
          <p>{home.invited}</p>
        </section>
      </div>
    </Page>
  );
}

export interface CoalitionCard {
  readonly id: string;
  readonly name: string;
  /** What whoever looks is there, with what each is for; empty for an operator without a role. */
  readonly roles: readonly { readonly role: string; readonly mandate: string }[];
}

interface HomeProps {
  readonly view: View;
  readonly coalitions: readonly CoalitionCard[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export function HomePage({ view, coalitions, next }: HomeProps): VNode {
  const { words, reader, isOperator } = view;
  const { home } = words;
  return (
    <Page view={view} title={home.yours}>
      <h1>{isOperator ? home.all : home.yours}</h1>
      {isOperator ? <p>{home.asOperator}</p> : null}
      {coalitions.length === 0 ? <p class="lead">{isOperator ? home.noneYet : home.none}</p> : null}
      <ul class="cards">
        {coalitions.map((coalition) => (
          <li class="card">
            <Coalition view={view} coalition={coalition} />
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <p>
          <a href={reader.to(`/?after=${encodeURIComponent(next)}`)}>{words.more}</a>
        </p>
      )}
      {isOperator ? (
        <p class="actions">
          <a class="button" href={reader.to('/coalitions/new')}>
            {words.nav.found}
          </a>
        </p>
      ) : null}
    </Page>
  );
}

function Coalition({ view, coalition }: { readonly view: View; readonly coalition: CoalitionCard }): VNode {
  const { words, reader } = view;
  const { id, name, roles } = coalition;
  if (roles.length === 0) {
    return (
      <>
        <h2>{name}</h2>
        <p class="muted">{words.home.noRole}</p>
      </>
    );
  }
  return (
    <>
      <h2>
        <a href={reader.to(`/c/${id}`)}>{name}</a>
      </h2>
      <ul class="plain">
        {roles.map(({ role, mandate }) => (
          <li>
            <strong>{capital(role)}.</strong> {mandate}
          </li>
        ))}
      </ul>
    </>
  );
}
