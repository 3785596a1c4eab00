import type { VNode } from 'preact';
import { COMMONS, type SettleUp } from '../../../reviews/settle-up.queries.js';
import { Page } from '../../layout.js';
import { Downloads } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { DataTable, numbers } from '../../tables.js';
import { money } from './review-frame.js';

/** As many payments as a page shows; the download has all. */
const SHOWN = 200;

/** Who would pay whom, so that every balance is zero. */
export function SettleUpPage({
  room,
  found,
}: {
  readonly room: ReviewRoom;
  readonly found: SettleUp;
}): VNode {
  const { view, review, base } = room;
  const { reader, coalition } = view;
  const words = view.words.review;
  const { transfers, moved, currency, isFewest, parties } = found;
  const unvalued = parties.reduce((sum, { unvaluedEntries }) => sum + unvaluedEntries, 0);
  const nameOf = (party: string, name: string): string => (party === COMMONS ? words.common : name);
  return (
    <Page view={view} title={`${words.settleUp}: ${reader.quarter(review.quarter)}`}>
      <p class="kicker">
        <a href={reader.to(`${base}/discuss`)}>{words.back}</a>
      </p>
      <h1>{words.settleUp}</h1>
      <p class="lead">{words.settleLead(transfers.length, money(reader, moved, currency))}</p>
      <p class="muted">
        {words.settleText} {isFewest ? words.settleFewest : words.settleNotFewest}
        {unvalued > 0 ? ` ${words.settleUnvalued(unvalued)}` : ''}
      </p>
      {transfers.length === 0 ? null : (
        <DataTable
          id="transfers"
          title={words.settleUp}
          head={[words.pays, words.isPaid, numbers(words.amount)]}
          rows={transfers.slice(0, SHOWN).map(({ from, fromName, to, toName, amount }) => ({
            of: nameOf(from, fromName),
            cells: [nameOf(to, toName), money(reader, amount, currency)],
          }))}
        />
      )}
      {transfers.length > SHOWN ? <p class="muted">{words.partOf(SHOWN, transfers.length)}</p> : null}
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${coalition.id}/settle-up?quarter=${review.quarter}`}
        formats={['csv', 'json']}
      />
    </Page>
  );
}
