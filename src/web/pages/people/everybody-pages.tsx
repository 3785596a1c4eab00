import type { VNode } from 'preact';
import { WHOLE_SERVICE } from '../../../access/domain/standing.js';
import type { PersonHere } from '../../../access/people-here.queries.js';
import { ActionButton, PageForm } from '../../controls.js';
import { DataTable, type Row } from '../../tables.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import type { View } from '../../view.js';
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
      <DataTable
        id="everybody"
        title={everybody.title}
        head={head}
        rows={people.map((person) => personRow(props, person))}
      />
      {next === null ? null : (
        <p>
          <a href={reader.to(`/people?after=${encodeURIComponent(next)}`)}>{words.more}</a>
        </p>
      )}
    </Page>
  );
}

function personRow({ view, coalitions }: Props, person: PersonHere): Row {
  const { words, reader } = view;
  const { everybody } = words;
  const { id, name, email, createdAt, erasedAt } = person;
  const since = reader.day(createdAt);
  if (erasedAt !== null || name === null) {
    const erased = <span class="muted">{everybody.erased(reader.day(erasedAt ?? createdAt))}</span>;
    return { of: <code>{id}</code>, cells: [erased, since, null, null] };
  }
  const roles = person.roles.map(({ role, coalitionId }) =>
    coalitionId === WHOLE_SERVICE
      ? words.roles[role]
      : everybody.roleIn(words.roles[role], coalitions.get(coalitionId) ?? coalitionId),
  );
  return {
    of: name,
    cells: [
      email,
      since,
      roles.length === 0 ? (
        <span class="muted">{everybody.noRoles}</span>
      ) : (
        <ul class="plain">
          {roles.map((role) => (
            <li>{capital(role)}</li>
          ))}
        </ul>
      ),
      <div class="acts">
        <ActionButton
          view={view}
          action={`/people/${id}/password-reset`}
          label={everybody.reset}
          full={`${everybody.reset}: ${name}`}
        />
        {person.hasSecondFactor ? (
          <ActionButton
            view={view}
            action={`/people/${id}/second-factor-removal`}
            label={everybody.takeSecondFactor}
            full={`${everybody.takeSecondFactor}: ${name}`}
          />
        ) : null}
        <a href={reader.to(`/people/${id}/erasure`)} aria-label={`${everybody.erase} ${name}`}>
          {everybody.erase}
        </a>
      </div>,
    ],
  };
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
