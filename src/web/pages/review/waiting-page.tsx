import type { VNode } from 'preact';
import { Page } from '../../layout.js';
import type { ReviewRoom } from '../../review-room.js';

/** Proposals are on their way. The page is asked for again by its `Refresh` header; the link does the same. */
export function WaitingPage({
  room,
  seconds,
}: {
  readonly room: ReviewRoom;
  readonly seconds: number;
}): VNode {
  const { view, base } = room;
  const words = view.words.review;
  return (
    <Page view={view} title={words.waiting} narrow>
      <h1>{words.waiting}</h1>
      <p class="lead" role="status">
        {words.waitingLead(seconds)}
      </p>
      <p>{words.waitingHint}</p>
      <p class="actions">
        <a class="button" href={view.reader.to(`${base}/proposals`)}>
          {words.lookAgain}
        </a>
      </p>
    </Page>
  );
}
