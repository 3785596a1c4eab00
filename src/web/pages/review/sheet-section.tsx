import type { VNode } from 'preact';
import type { PreparationSheet } from '../../../reviews/sheets.queries.js';
import { Downloads, FigureStrip } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { DataTable, numbers } from '../../tables.js';
import { money } from './review-frame.js';

/** The sheet of the reader’s member: its figures, what changed, and three questions. */
export function SheetSection({
  room,
  sheet,
}: {
  readonly room: ReviewRoom;
  readonly sheet: PreparationSheet;
}): VNode {
  const { view } = room;
  const { reader, coalition, words: site } = view;
  const words = site.review;
  const { member, given, received, balance, fair, changes, questions, before, quarter } = sheet;
  const { currency } = sheet.coalition;
  const amount = (text: string): string => money(reader, text, currency);
  return (
    <section id="sheet">
      <h2>{words.sheetOf(member.name)}</h2>
      <FigureStrip
        figures={[
          { label: site.given, value: amount(given.value) },
          { label: site.received, value: amount(received.value) },
          { label: site.balance, value: amount(balance.closing) },
          ...(fair
            ? [
                {
                  label: words.fairTarget,
                  value: amount(fair.target),
                  note: `${words.fairReceived(amount(fair.received))}, ${words.statuses[fair.status]}`,
                },
              ]
            : []),
        ]}
      />
      <h3>{words.sheetQuestions}</h3>
      <ol class="questions" lang="en">
        {questions.map(({ words: text }) => (
          <li>{text}</li>
        ))}
      </ol>
      {before === null || changes.length === 0 ? null : (
        <>
          <h3>{words.sheetChanges}</h3>
          <DataTable
            id="changes"
            title={words.sheetChanges}
            head={[words.figure, numbers(words.before), numbers(words.now), numbers(words.difference)]}
            rows={changes.map(({ of, before: then, now, difference }) => {
              const told = (text: string | null): string => {
                if (text === null) return '–';
                return of === 'alignment' ? reader.share(text) : reader.amount(text);
              };
              return { of: words.changed[of], cells: [told(then), told(now), told(difference)] };
            })}
          />
        </>
      )}
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${coalition.id}/reviews/${quarter}/sheets/${encodeURIComponent(member.id)}`}
        formats={['pdf', 'html', 'json']}
      />
    </section>
  );
}
