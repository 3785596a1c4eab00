import type { VNode } from 'preact';
import type { Reader } from '../reader.js';
import type { Here } from '../view.js';

/** An amount of money with its currency, which stay on one line. */
export function money(reader: Reader, value: string, currency: string): string {
  return `${reader.amount(value)}\u00a0${currency}`;
}

interface FigureProps {
  readonly view: Here;
  /** The figure’s id: docs/figures.md has the grammar. */
  readonly figure: string;
  readonly children: string;
}

/** A figure that leads to what it is made of. */
export function ExplainedFigure({ view, figure, children }: FigureProps): VNode {
  return (
    <a class="figure" href={view.reader.to(explanationPath(view, figure))}>
      {children}
    </a>
  );
}

export function explanationPath({ coalition }: Here, figure: string): string {
  return `/c/${coalition.id}/explain?figure=${encodeURIComponent(figure)}`;
}

export function memberPath({ coalition }: Here, id: string): string {
  return `/c/${coalition.id}/members/${encodeURIComponent(id)}`;
}

/** The name of a kind in the reader’s words; one that is not among them as it is. */
export function kindWords({ words }: Here, kind: string): string {
  return Object.hasOwn(words.kinds, kind) ? words.kinds[kind as keyof typeof words.kinds] : kind;
}
