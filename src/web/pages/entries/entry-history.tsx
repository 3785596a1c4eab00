import type { VNode } from 'preact';
import type { EntryEvent } from '../../../exchange/entry-story.queries.js';
import type { SiteWords } from '../../words/en/index.js';
import { capital, quantityWords } from './entry-words.js';
import type { EntryProps } from './entry-props.js';

/** What happened to an entry, in words: who, when, and what was said. */
export function EntryHistory(props: EntryProps): VNode {
  const { view, entry, names, people } = props;
  const { words, reader, coalition } = view;
  return (
    <section>
      <h2>{words.entry.history}</h2>
      <ol class="history">
        {entry.events.map((event) => (
          <li>
            <p>
              <strong>{eventWord(words, event)}</strong>{' '}
              <time class="muted" datetime={event.recordedAt}>
                {reader.moment(event.recordedAt, coalition.timeZone)}
              </time>
            </p>
            <p>{capital(words.entry.byWhom(names.party(event.by), people.get(event.actor) ?? null))}</p>
            {saidBy(props, event).map((line) => (
              <p class="quoted">{line}</p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What an event is called. */
export function eventWord({ entry }: SiteWords, { type }: Pick<EntryEvent, 'type'>): string {
  return Object.hasOwn(entry.events, type) ? entry.events[type as keyof typeof entry.events] : type;
}

function saidBy({ view, entry, currency }: EntryProps, { position, type }: EntryEvent): string[] {
  const { words, reader } = view;
  if (type === 'EntryReversed') {
    const reason = entry.reverses === null ? entry.reversalReason : entry.description;
    return reason === null ? [] : [reason];
  }
  for (const { name, position: at } of entry.evidence) if (at === position) return [name];
  for (const dispute of entry.disputes) {
    if (dispute.position === position) return [dispute.reason];
    for (const answer of dispute.answers) if (answer.position === position) return [answer.answer];
    const { resolution } = dispute;
    if (resolution?.position !== position) continue;
    const { adjusted } = resolution;
    const amounts = (of: { quantity: string; value: string | null }): string =>
      `${quantityWords(view, of.quantity, entry.unit)} · ${of.value === null ? words.ledger.noValue : `${reader.amount(of.value)} ${currency}`}`;
    const outcome = words.entry.outcomes[resolution.outcome as keyof typeof words.entry.outcomes];
    const change =
      adjusted === null ? [] : [words.entry.wasBefore(amounts(adjusted.before), amounts(adjusted))];
    return [`${outcome}. ${resolution.reason}`, ...change];
  }
  return [];
}
