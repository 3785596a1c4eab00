import type { VNode } from 'preact';
import type { MemberView } from '../../../coalition/coalition.queries.js';
import type { Here } from '../../view.js';

interface SpellsProps {
  readonly view: Here;
  readonly member: MemberView;
}

/** Since when it is a member, or was, and how it stands. */
export function MemberSpells({ view: { reader, words }, member }: SpellsProps): VNode {
  const { members, portfolio } = words;
  const [first] = member.spells;
  const last = member.spells.at(-1);
  const parts = [
    first ? portfolio.since(reader.day(first.from)) : null,
    last?.to != null && member.merged === null ? portfolio.leftOn(reader.day(last.to)) : null,
    member.merged === null ? null : members.mergedInto(member.merged.into),
  ];
  return (
    <p class="muted">
      {parts.filter(Boolean).join(' · ')} <code>{member.id}</code>
    </p>
  );
}
