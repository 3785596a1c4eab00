import type { ComponentChildren, VNode } from 'preact';
import { ChartPicture, type Chart } from '../charts/chart.js';
import type { View } from './view.js';

/** A figure that stands for itself, with what it is beside it. */
export interface Figure {
  readonly label: string;
  readonly value: ComponentChildren;
  /** What it says besides: a unit, since when, of how many. */
  readonly note?: ComponentChildren;
}

/** A few figures side by side, before the details. */
export function FigureStrip({ figures }: { readonly figures: readonly Figure[] }): VNode {
  return (
    <dl class="strip">
      {figures.map(({ label, value, note }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            {note === undefined ? null : <span class="hint">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What there is to say of one thing, each with its name. */
export function FactList({
  facts,
}: {
  readonly facts: readonly (readonly [string, ComponentChildren])[];
}): VNode {
  return (
    <dl class="facts">
      {facts.map(([name, fact]) => (
        <div>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A picture of figures; its words are read to whoever does not see it. Classes let the dark change its colours. */
export function ChartFigure({ chart }: { readonly chart: Chart }): VNode {
  return (
    // On a phone it is wider than the page, and is moved by keys as well where nothing in it can be reached by them.
    <figure class="chart" tabindex={chart.hasLinks ? undefined : 0}>
      <figcaption>{chart.title}</figcaption>
      <ChartPicture chart={chart} />
    </figure>
  );
}

interface EmptyProps {
  readonly title: string;
  /** What will stand here, and how it comes about. */
  readonly children: ComponentChildren;
}

/** Where there is nothing yet: what will be here, and the step that leads to it. */
export function EmptyState({ title, children }: EmptyProps): VNode {
  return (
    <div class="empty">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

interface DownloadsProps {
  readonly view: View;
  /** A path of the API with its query, without the format. */
  readonly of: string;
  readonly formats: readonly ('pdf' | 'xlsx' | 'csv' | 'json' | 'html')[];
}

/** What is seen, as files. */
export function Downloads({ view: { words }, of, formats }: DownloadsProps): VNode {
  const sign = of.includes('?') ? '&' : '?';
  return (
    <p class="downloads">
      {words.downloads}{' '}
      {formats.map((format, index) => (
        <>
          {index === 0 ? null : ' · '}
          <a href={format === 'json' ? of : `${of}${sign}format=${format}`}>{format.toUpperCase()}</a>
        </>
      ))}
    </p>
  );
}

interface FiltersProps {
  readonly view: View;
  readonly action: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** What narrows a page down. It stands in the address, so that it can be kept, sent and gone back to. */
export function Filters({ view: { reader, words }, action, label, children }: FiltersProps): VNode {
  return (
    <form class="filters" method="get" action={action} aria-label={label} data-auto role="search">
      {reader.carried.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <button class="quiet">{words.filter}</button>
    </form>
  );
}

/** The next page of a list; nothing on the last. */
export function MorePages({
  view: { reader, words },
  next,
}: {
  readonly view: View;
  readonly next: string | null;
}): VNode | null {
  if (next === null) return null;
  return (
    <p class="more">
      <a href={reader.to(next)} rel="next">
        {words.more}
      </a>
    </p>
  );
}
