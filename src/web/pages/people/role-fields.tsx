import type { VNode } from 'preact';
import { ROLES, type Grant } from '../../../access/domain/standing.js';
import type { KeyInCoalition, OpenInvitation, PersonInCoalition } from '../../../access/people.queries.js';
import type { MemberView } from '../../../coalition/coalition.queries.js';
import { SelectField, type Option } from '../../controls.js';
import type { Form } from '../../form.js';
import type { View } from '../../view.js';
import { capital, roleWords } from './role-words.js';

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
  /** Whether letters are written here. */
  readonly isMailed: boolean;
}

const nameOfMember = ({ members }: PeopleProps, memberId: string | null): string | null =>
  memberId === null ? null : (members.find(({ id }) => id === memberId)?.name ?? memberId);

export function grantWords(props: PeopleProps, { role, memberId }: Grant): string {
  return roleWords(props.view.words, role, nameOfMember(props, memberId));
}

function roleOptions({ words }: View): Option[] {
  return ROLES.map((role) => ({ value: role, label: capital(words.roles[role]) }));
}

/** Whoever left may have something to settle still. */
const canBeSpokenFor = ({ status }: MemberView): boolean => status !== 'merged';

function memberOptions({ members }: PeopleProps): Option[] {
  return members.filter(canBeSpokenFor).map(({ id, name }) => ({ value: id, label: name }));
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
