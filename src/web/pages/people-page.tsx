import type { VNode } from 'preact';
import { ROLES, type Grant } from '../../access/domain/standing.js';
import type { MemberView } from '../../coalition/coalition.queries.js';
import type { KeyInCoalition, OpenInvitation, PersonInCoalition } from '../../access/people.queries.js';
import {
  ActionButton,
  DataTable,
  ErrorSummary,
  PageForm,
  SelectField,
  TextField,
  type Option,
  type Row,
} from '../controls.js';
import type { Form } from '../form.js';
import { Page } from '../layout.js';
import type { View } from '../view.js';
import { KeysSection } from './keys-section.js';
import { capital, roleWords } from './role-words.js';

/** The name of what buttons send, which have no fields of their own. */
export const PAGE_ACTS = 'acts';

export interface PeopleProps {
  readonly view: View & { readonly coalition: NonNullable<View['coalition']> };
  /** One of the page’s forms, as somebody sent it, or an empty one. */
  readonly formOf: (name: string) => Form;
  readonly people: readonly PersonInCoalition[];
  readonly nextPeople: string | null;
  readonly invitations: readonly OpenInvitation[];
  readonly keys: readonly KeyInCoalition[];
  readonly nextKeys: string | null;
  readonly members: readonly MemberView[];
  readonly now: string;
}

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

export const nameOfMember = ({ members }: PeopleProps, memberId: string | null): string | null =>
  memberId === null ? null : (members.find(({ id }) => id === memberId)?.name ?? memberId);

export function grantWords(props: PeopleProps, { role, memberId }: Grant): string {
  return roleWords(props.view.words, role, nameOfMember(props, memberId));
}

export function roleOptions({ words }: View): Option[] {
  return ROLES.map((role) => ({ value: role, label: capital(words.roles[role]) }));
}

/** Whoever left may have something to settle still. */
const canBeSpokenFor = ({ status }: MemberView): boolean => status !== 'merged';

export function memberOptions({ members }: PeopleProps): Option[] {
  return members.filter(canBeSpokenFor).map(({ id, name }) => ({ value: id, label: name }));
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

/** A role, and the member for the one role that has one. */
export function RoleFields(props: PeopleProps & { readonly form: Form }): VNode {
  const { view, form } = props;
  const { people } = view.words;
  return (
    <>
      <SelectField view={view} form={form} name="role" label={people.role} options={roleOptions(view)} />
      <SelectField
        view={view}
        form={form}
        name="member"
        label={people.member}
        hint={people.memberHint}
        none={people.noMember}
        options={memberOptions(props)}
        optional
      />
    </>
  );
}

function InviteSection(props: PeopleProps): VNode {
  const { view, formOf } = props;
  const { people } = view.words;
  const form = formOf('invite');
  return (
    <section>
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
          hint={people.forWhomHint}
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
