import type { VNode } from 'preact';
import type { DraftValue, SimilarEntry } from '../../../exchange/record-form.queries.js';
import type { inCoalition } from '../../view.js';
import { entryPath, quantityWords } from './entry-words.js';
import { valuationWords } from './valuation-words.js';

export interface PreviewProps {
  readonly view: ReturnType<typeof inCoalition>;
  /** Null while too little is typed. */
  readonly worth: DraftValue | null;
  /** What keeps it from being valued, in words. */
  readonly refused: string | null;
  readonly similar: readonly SimilarEntry[];
}

/** What an entry would be worth, how that follows, and what may be the same: a piece of the page, and a page of its own for the script. */
export function RecordPreview({ view, worth, refused, similar }: PreviewProps): VNode {
  const { words, reader, coalition } = view;
  const told = words.record;
  const value = worth?.value ?? null;
  return (
    <div class="worth">
      {refused !== null ? <p class="muted">{refused}</p> : null}
      {refused === null && worth === null ? <p class="muted">{told.previewEmpty}</p> : null}
      {worth !== null && value === null ? <p>{told.unvalued}</p> : null}
      {worth !== null && value !== null ? (
        <>
          <p class="figure">{told.worth(`${reader.amount(value)} ${worth.currency}`)}</p>
          {worth.valuation === null ? null : (
            <p class="hint">{valuationWords(view, worth.valuation, worth.currency)}</p>
          )}
        </>
      ) : null}
      {similar.length === 0 ? null : (
        <div class="warning" role="note">
          <p>
            <strong>{told.similar}</strong> {told.similarAbout}
          </p>
          <ul>
            {similar.map(({ id, occurredOn, quantity, unit }) => (
              <li>
                <a href={reader.to(entryPath(coalition.id, id))}>
                  {`${quantityWords(view, quantity, unit)}, ${reader.day(occurredOn)}`}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
