import type { VNode } from 'preact';
import type { PersonInCoalition } from '../../../access/people.queries.js';
import { ActionButton, ErrorSummary, PageForm, TextField } from '../../controls.js';
import { DataTable, type Row } from '../../tables.js';
import { Page } from '../../layout.js';
import { KeysSection } from './keys-section.js';
import { grantWords, MemberSuggestions, RoleFields, type PeopleProps } from './role-fields.js';
import { capital } from './role-words.js';

/** The name of what buttons send, which have no fields of their own. */
export const PAGE_ACTS = 'acts';

/** Who has access to a coalition, and as what; for coordinators with the means to change it. */
export function PeoplePage(props: PeopleProps): VNode {
  const { view, formOf, people, nextPeople } = props;
  const { words, reader, coalition } = view;
  const mayChange = coalition.may('manage access');
  const head = [words.people.name, words.people.email, words.people.roles];
  const base = `/c/${coalition.id}/people`;
  return (
    <Page view={view} title={words.people.title}>
      <h1>{words.people.title}</h1>
      <ErrorSummary view={view} form={formOf(PAGE_ACTS)} />
      <p class="lead">{words.people.intro}</p>
      {mayChange ? <MemberSuggestions {...props} /> : null}
      {mayChange ? null : <p>{words.people.onlyCoordinators}</p>}
      <section>
        <h2>{words.people.here}</h2>
        <DataTable
          id="people"
          title={words.people.here}
          head={mayChange ? [...head, words.people.change] : head}
          rows={people.map((person) => personRow(props, person, mayChange))}
        />
        {nextPeople === null ? null : (
          <p>
            <a href={reader.to(`${base}?after=${encodeURIComponent(nextPeople)}`)}>{words.more}</a>
          </p>
        )}
      </section>
      <div class={mayChange ? 'columns' : undefined}>
        {mayChange ? <InviteSection {...props} /> : null}
        <InvitationsSection {...props} mayChange={mayChange} />
      </div>
      <KeysSection {...props} mayChange={mayChange} />
    </Page>
  );
}

function personRow(props: PeopleProps, person: PersonInCoalition, mayChange: boolean): Row {
  const { words, person: reader } = props.view;
  const roles = (
    <ul class="plain">
      {person.roles.map((grant) => (
        <li>{capital(grantWords(props, grant))}</li>
      ))}
    </ul>
  );
  return {
    of: (
      <>
        {person.name}
        {reader?.id === person.id ? <span class="muted"> ({words.people.you})</span> : null}
      </>
    ),
    cells: [person.email, roles, ...(mayChange ? [<ChangeRoles {...props} person={person} />] : [])],
  };
}

function ChangeRoles(props: PeopleProps & { readonly person: PersonInCoalition }): VNode {
  const { view, person, formOf } = props;
  const { words, coalition } = view;
  const { people } = words;
  const form = formOf(`role-${person.id}`);
  const base = `/c/${coalition.id}/people/${person.id}/roles`;
  return (
    <details open={form.errors.length > 0}>
      <summary>
        {people.change}
        <span class="unseen"> {person.name}</span>
      </summary>
      {person.roles.map((grant) => {
        const label = people.withdraw(grantWords(props, grant));
        const fields = { role: grant.role, ...(grant.memberId === null ? {} : { member: grant.memberId }) };
        return (
          <ActionButton
            view={view}
            action={`${base}/withdrawal`}
            label={label}
            full={`${label} (${person.name})`}
            fields={fields}
          />
        );
      })}
      <h3>{people.giveMore(person.name)}</h3>
      <PageForm view={view} form={form} action={base} submit={people.give}>
        <RoleFields {...props} form={form} />
      </PageForm>
    </details>
  );
}

function InviteSection(props: PeopleProps): VNode {
  const { view, formOf } = props;
  const { people } = view.words;
  const form = formOf('invite');
  return (
    <section id="invite">
      <h2>{people.inviteTitle}</h2>
      <p>{people.inviteIntro}</p>
      <PageForm
        view={view}
        form={form}
        action={`/c/${view.coalition.id}/people/invitations`}
        submit={people.invite}
      >
        <RoleFields {...props} form={form} />
        <TextField
          view={view}
          form={form}
          name="email"
          label={people.forWhom}
          hint={props.isMailed ? people.forWhomMailed : people.forWhomHint}
          type="email"
          inputmode="email"
          max={254}
          optional
        />
      </PageForm>
    </section>
  );
}

function InvitationsSection(props: PeopleProps & { readonly mayChange: boolean }): VNode {
  const { view, invitations, people: known, mayChange } = props;
  const { words, reader, coalition } = view;
  const { people } = words;
  const names = new Map(known.map(({ id, name }) => [id, name]));
  if (invitations.length === 0) {
    return (
      <section>
        <h2>{people.open}</h2>
        <p class="muted">{people.noneOpen}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{people.open}</h2>
      <ul class="cards stacked">
        {invitations.map((invitation) => (
          <li class="card">
            <p>
              <strong>{capital(grantWords(props, invitation))}</strong>
              {invitation.email === null ? null : ` · ${invitation.email}`}
            </p>
            <p class="muted">
              {people.invitedBy} {names.get(invitation.invitedBy) ?? people.formerly}. {people.until}{' '}
              {reader.moment(invitation.expiresAt, coalition.timeZone)}.
            </p>
            {mayChange ? (
              <ActionButton
                view={view}
                action={`/c/${coalition.id}/people/invitations/${invitation.id}/withdrawal`}
                label={people.withdrawInvitation}
                full={`${people.withdrawInvitation}: ${grantWords(props, invitation)} ${invitation.email ?? ''}`.trim()}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
