import type { VNode } from 'preact';
import { ROLES, type Grant } from '../../../access/domain/standing.js';
import type { KeyInCoalition, OpenInvitation, PersonInCoalition } from '../../../access/people.queries.js';
import type { NamesHere } from '../../../coalition/names.queries.js';
import { SelectField, TextField, type Option } from '../../controls.js';
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
  readonly members: NamesHere['members'];
  readonly now: string;
  /** Whether letters are written here. */
  readonly isMailed: boolean;
}

const nameOfMember = ({ members }: PeopleProps, memberId: string | null): string | null =>
  memberId === null ? null : (members.get(memberId)?.name ?? memberId);

export function grantWords(props: PeopleProps, { role, memberId }: Grant): string {
  return roleWords(props.view.words, role, nameOfMember(props, memberId));
}

function roleOptions({ words }: View): Option[] {
  return ROLES.map((role) => ({ value: role, label: capital(words.roles[role]) }));
}

/** Whoever left may have something to settle still. */
function memberOptions({ members }: PeopleProps): Option[] {
  return [...members]
    .filter(([, { isMerged }]) => !isMerged)
    .map(([id, { name }]) => ({ value: id, label: name }));
}

/** As many members as a list to choose from is of use for; it stands in the page once for each person. */
const CHOICES_LIMIT = 50;
const SUGGESTIONS = 'members-here';

const areMany = ({ members }: PeopleProps): boolean => members.size > CHOICES_LIMIT;

/** The names of many members, once in a page, for those who type one. */
export function MemberSuggestions(props: PeopleProps): VNode | null {
  if (!areMany(props)) return null;
  return (
    <datalist id={SUGGESTIONS}>
      {memberOptions(props).map(({ value, label }) => (
        <option value={label}>{value}</option>
      ))}
    </datalist>
  );
}

/** The member that somebody typed: by its id, or by a name that no other has. What is neither stays as it is, for the ledger to refuse. */
export function memberTyped(typed: string, members: NamesHere['members']): string {
  if (members.has(typed)) return typed;
  const name = typed.trim().normalize('NFC').toLowerCase();
  const named = [...members].filter(
    ([, one]) => !one.isMerged && one.name.normalize('NFC').toLowerCase() === name,
  );
  return named.length === 1 ? named[0]![0] : typed;
}

/** A role, and the member for the one role that has one. */
export function RoleFields(props: PeopleProps & { readonly form: Form }): VNode {
  const { view, form } = props;
  const { people } = view.words;
  return (
    <>
      <SelectField view={view} form={form} name="role" label={people.role} options={roleOptions(view)} />
      {areMany(props) ? (
        <TextField
          view={view}
          form={form}
          name="member"
          label={people.member}
          hint={people.memberTypedHint}
          list={SUGGESTIONS}
          max={200}
          optional
        />
      ) : (
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
      )}
    </>
  );
}
