import type { VNode } from 'preact';
import type { PersonHere } from '../../access/people-here.queries.js';
import { ActionButton, PageForm, WideTable } from '../controls.js';
import type { Form } from '../form.js';
import { Page } from '../layout.js';
import type { View } from '../view.js';
import { capital } from './role-words.js';

interface Props {
  readonly view: View;
  readonly people: readonly PersonHere[];
  readonly next: string | null;
  /** Names of coalitions by id. */
  readonly coalitions: ReadonlyMap<string, string>;
}

/** Everybody whom the service knows, for its operators. */
export function EverybodyPage(props: Props): VNode {
  const { view, people, next } = props;
  const { words, reader } = view;
  const { everybody } = words;
  const head = [everybody.name, everybody.email, everybody.since, everybody.roles, everybody.act];
  return (
    <Page view={view} title={everybody.title}>
      <h1>{everybody.title}</h1>
      <p class="lead">{everybody.intro}</p>
      <WideTable id="everybody" title={everybody.title} head={head}>
        {people.map((person) => (
          <PersonRow {...props} person={person} />
        ))}
      </WideTable>
      {next === null ? null : (
        <p>
          <a href={reader.to(`/people?after=${encodeURIComponent(next)}`)}>{words.more}</a>
        </p>
      )}
    </Page>
  );
}

function PersonRow({ view, person, coalitions }: Props & { readonly person: PersonHere }): VNode {
  const { words, reader } = view;
  const { everybody } = words;
  const { id, name, email, createdAt, erasedAt } = person;
  if (erasedAt !== null || name === null) {
    return (
      <tr>
        <th scope="row">
          <code>{id}</code>
        </th>
        <td colSpan={4} class="muted">
          {everybody.erased(reader.day(erasedAt ?? createdAt))}
        </td>
      </tr>
    );
  }
  const roles = person.roles.map(({ role, coalitionId }) =>
    coalitionId === ''
      ? words.roles[role]
      : everybody.roleIn(words.roles[role], coalitions.get(coalitionId) ?? coalitionId),
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{email}</td>
      <td>{reader.day(createdAt)}</td>
      <td>
        {roles.length === 0 ? (
          <span class="muted">{everybody.noRoles}</span>
        ) : (
          <ul class="plain">
            {roles.map((role) => (
              <li>{capital(role)}</li>
            ))}
          </ul>
        )}
      </td>
      <td class="acts">
        <ActionButton
          view={view}
          action={`/people/${id}/password-reset`}
          label={everybody.reset}
          full={`${everybody.reset}: ${name}`}
        />
        <a href={reader.to(`/people/${id}/erasure`)} aria-label={`${everybody.erase} ${name}`}>
          {everybody.erase}
        </a>
      </td>
    </tr>
  );
}

interface ErasureProps {
  readonly view: View;
  readonly form: Form;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
}

/** Asks once more, as nobody can bring a person back. */
export function ErasurePage({ view, form, person }: ErasureProps): VNode {
  const { words, reader } = view;
  const { erasure } = words;
  const title = erasure.title(person.name);
  return (
    <Page view={view} title={title} narrow>
      <h1>{title}</h1>
      <p class="lead">{person.email}</p>
      <h2>{erasure.goes}</h2>
      <ul>
        {erasure.goesList.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      <h2>{erasure.stays}</h2>
      <ul>
        {erasure.staysList.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      <PageForm
        view={view}
        form={form}
        action={`/people/${person.id}/erasure`}
        submit={erasure.confirm(person.name)}
        grave
      />
      <p>
        <a href={reader.to('/people')}>{words.cancel}</a>
      </p>
    </Page>
  );
}
