import type { VNode } from 'preact';
import type { NamesHere } from '../../coalition/names.queries.js';
import type { Option } from '../controls.js';
import type { inCoalition, View } from '../view.js';
import { unitBeside } from './units.js';

/** The view of a page about a coalition. */
export type Here = ReturnType<typeof inCoalition>;

/** What a member is called today; its id where its name is not told. */
export function memberName(names: NamesHere, id: string): string {
  return names.members.get(id)?.name ?? id;
}

/** `member:ID`, `pool:ID` or `backbone`, as people call them. */
export function partyName({ words }: View, names: NamesHere, party: string): string {
  if (party === 'backbone') return words.parties.backbone;
  const id = party.slice(party.indexOf(':') + 1);
  if (party.startsWith('member:')) return memberName(names, id);
  return names.pools.get(id) ?? (id === 'pool' ? words.parties.commonPool : id);
}

export function MemberLink({
  view: { reader, coalition },
  names,
  id,
}: {
  readonly view: Here;
  readonly names: NamesHere;
  readonly id: string;
}): VNode {
  const path = `/c/${coalition.id}/members/${encodeURIComponent(id)}`;
  return <a href={reader.to(path)}>{memberName(names, id)}</a>;
}

export function EntryLink({
  view: { reader, coalition },
  id,
  label,
}: {
  readonly view: Here;
  readonly id: string;
  readonly label: string;
}): VNode {
  return <a href={reader.to(`/c/${coalition.id}/ledger/${encodeURIComponent(id)}`)}>{label}</a>;
}

/** `1,200.00 EUR`, `12.50 hours`. */
export function quantityIn({ reader, words }: View, quantity: string, unit: string): string {
  return `${reader.amount(quantity)}\u00a0${unitBeside(words, quantity, unit)}`;
}

export function kindWord({ words }: View, kind: string): string {
  const kinds: Readonly<Partial<Record<string, string>>> = words.kinds;
  return kinds[kind] ?? kind;
}

/** Members of today to choose among, in the order of their names. */
export function memberOptions({ reader }: View, names: NamesHere, only?: string | null): Option[] {
  return [...names.members]
    .filter(([id, { isActive }]) => (only ? id === only : isActive))
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((one, other) => one.label.localeCompare(other.label, reader.language));
}

/** First letter up, as a sentence begins. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
