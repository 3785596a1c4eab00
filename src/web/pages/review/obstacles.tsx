import type { VNode } from 'preact';
import type { ReviewRoom } from '../../review-room.js';

/** What stands in the way of a better answer, each with the name of the supply or member that it is about. */
export function Obstacles({
  room: { review, nameOf },
  obstacles,
}: {
  readonly room: ReviewRoom;
  readonly obstacles: readonly string[];
}): VNode {
  const named = obstacles.map((text) => {
    // The domain says `ID: why`, and an id may hold any text.
    const supply = review.supplies.find(({ id }) => text.startsWith(`${id}: `));
    if (supply) return { of: supply.title, why: text.slice(supply.id.length + 2) };
    const member = review.proposals.find(({ memberId }) => text.startsWith(`${memberId}: `));
    if (member) return { of: nameOf(member.memberId), why: text.slice(member.memberId.length + 2) };
    return { of: null, why: text };
  });
  return (
    <ul lang="en">
      {named.map(({ of, why }) => (
        <li>
          {of === null ? null : (
            <>
              <strong>{of}.</strong>{' '}
            </>
          )}
          {why}
        </li>
      ))}
    </ul>
  );
}
