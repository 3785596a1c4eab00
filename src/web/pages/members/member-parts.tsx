import type { VNode } from 'preact';
import type { MemberView } from '../../../coalition/coalition.queries.js';
import type { Here } from '../../view.js';
import { memberPath } from '../figures.js';

interface SpellsProps {
  readonly view: Here;
  readonly member: MemberView;
  /** Whether the reader sees its account, and so how it parted. */
  readonly isDetailSeen: boolean;
}

/** Since when it is a member, or was, and how it stands. */
export function MemberSpells({ view, member, isDetailSeen }: SpellsProps): VNode {
  const { reader, words } = view;
  const { members, portfolio } = words;
  const [first] = member.spells;
  const last = member.spells.at(-1);
  const leftOn = member.merged === null ? (last?.to ?? null) : null;
  const parts = [
    first ? portfolio.since(reader.day(first.from)) : null,
    leftOn === null ? null : portfolio.leftOn(reader.day(leftOn)),
    member.merged === null ? null : members.mergedInto(member.merged.into),
  ];
  return (
    <p class="muted">
      {parts.filter(Boolean).join(' · ')} <code>{member.id}</code>
      {leftOn !== null && isDetailSeen ? (
        <>
          {' · '}
          <a href={reader.to(`${memberPath(view, member.id)}/departure`)}>{words.departure.see}</a>
        </>
      ) : null}
    </p>
  );
}
