import type { VNode } from 'preact';
import { AGENDA_KINDS, type ReviewAgenda } from '../../../reviews/agenda.queries.js';
import { Downloads } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';

interface AgendaProps {
  readonly room: ReviewRoom;
  readonly agenda: ReviewAgenda;
  /** Those kinds alone; all without it. */
  readonly kinds?: readonly ReviewAgenda['items'][number]['kind'][];
}

/** What to talk about, kind by kind, each thing with the way to what it is about. */
export function AgendaSection({ room, agenda, kinds = AGENDA_KINDS }: AgendaProps): VNode {
  const { view, review } = room;
  const words = view.words.review;
  const shown = kinds.filter((kind) => agenda.counts[kind] > 0);
  return (
    <section>
      <h2>{words.agenda}</h2>
      <p>{shown.length === 0 ? words.agendaEmpty : words.agendaLead}</p>
      {shown.map((kind) => {
        const items = agenda.items.filter((item) => item.kind === kind);
        const more = agenda.counts[kind] - items.length;
        return (
          <>
            <h3>{words.agendaKinds[kind]}</h3>
            <ul class="agenda">
              {items.map(({ words: text, subject }) => (
                <li lang="en">
                  {text} <SubjectLink room={room} subject={subject} />
                </li>
              ))}
              {more > 0 ? <li class="muted">{words.agendaMore(more)}</li> : null}
            </ul>
          </>
        );
      })}
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${view.coalition.id}/reviews/${review.quarter}/agenda`}
        formats={['pdf', 'html', 'json']}
      />
    </section>
  );
}

const PAGES: Readonly<Record<string, string>> = { member: 'members', entry: 'ledger', pledge: 'pledges' };

/** The way to what an item is about: `member/ID`, `entry/ID`, `pledge/ID`, `proposal/ID`. */
function SubjectLink({
  room,
  subject,
}: {
  readonly room: ReviewRoom;
  readonly subject: string;
}): VNode | null {
  const { reader, coalition, words } = room.view;
  const slash = subject.indexOf('/');
  const [kind, id] = [subject.slice(0, slash), subject.slice(slash + 1)];
  const page = PAGES[kind];
  const path =
    kind === 'proposal'
      ? `${room.base}/discuss#proposal-${id}`
      : page && `/c/${coalition.id}/${page}/${encodeURIComponent(id)}`;
  if (!path) return null;
  return (
    <a href={reader.to(path)}>
      {words.review.look_}
      <span class="unseen"> {id}</span>
    </a>
  );
}
