import type { ComponentChildren, VNode } from 'preact';
import { cellText } from '../reports/document/cell-text.js';
import {
  isNumeric,
  type Block,
  type Cell,
  type Column,
  type Facts,
  type RowAbout,
  type Table,
} from '../reports/document/document.js';
import { tableExcerpt } from '../reports/document/excerpt.js';
import { anchorOf, ChapterLinks } from '../reports/html/document-page.js';
import { ChartFigure } from './parts.js';
import type { Reader } from './reader.js';
import { DataTable, numbers, type Row } from './tables.js';
import type { SiteWords } from './words/en/index.js';

/** Where a document’s rows and figures lead on the site; null where its reader may not go. */
export interface DocumentLinks {
  /** The table that is shown whole, by its key. */
  readonly whole: string | null;
  /** The same page with a table shown whole. */
  toWhole(key: string): string;
  toMember(id: string): string | null;
  toEntry(id: string): string | null;
  toPledge(id: string): string | null;
  toFigure(figure: string): string | null;
}

interface BlocksProps {
  readonly reader: Reader;
  readonly words: SiteWords;
  readonly blocks: readonly Block[];
  readonly links: DocumentLinks;
}

/** The blocks of a document as a page of the site has them: each figure leads to its explanation, and long tables open on demand. */
export function DocumentOnSite(props: BlocksProps): VNode {
  return <>{props.blocks.map((block) => drawn(block, props))}</>;
}

function drawn(block: Block, props: BlocksProps): VNode {
  switch (block.block) {
    case 'heading':
      if (block.level === 1) return <h2 id={anchorOf(block.text)}>{block.text}</h2>;
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <p class={block.weight === 'note' ? 'hint' : block.weight}>{block.text}</p>;
    case 'list':
      return (
        <ul class="sentences">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <FactList {...props} facts={block} />;
    case 'picture':
      return <ChartFigure chart={block.chart} />;
    case 'contents':
      return (
        <div class="contents">
          <ChapterLinks blocks={props.blocks} />
        </div>
      );
    case 'table':
      return <TableOnSite {...props} table={block} />;
  }
}

function FactList({ facts: { facts }, links }: BlocksProps & { readonly facts: Facts }): VNode {
  return (
    <dl class="facts">
      {facts.map(({ name, value, figure }) => (
        <div>
          <dt>{name}</dt>
          <dd>{linked(value, value === '—' || figure === undefined ? null : links.toFigure(figure))}</dd>
        </div>
      ))}
    </dl>
  );
}

function linked(text: string, to: string | null): ComponentChildren {
  if (to === null) return text;
  return (
    <a class="figure" href={to}>
      {text}
    </a>
  );
}

function TableOnSite({ reader, words, links, table }: BlocksProps & { readonly table: Table }): VNode {
  const shown = tableExcerpt(table, links.whole);
  const { columns, rows, firstOf, total, title, note, key, about, totalAbout } = shown;
  return (
    <>
      <DataTable
        id={key}
        title={title}
        isTitled
        head={columns.map(({ title: label, kind }) => (isNumeric(kind) ? numbers(label) : label))}
        rows={rows.map((row, place) => rowOf(row, columns, about?.[place], links))}
        {...(total ? { total: totalOf(total, columns, totalAbout, links) } : {})}
      />
      {firstOf === undefined ? null : (
        <p class="more">
          <a href={`${links.toWhole(key)}#${key}`}>
            {words.reports.allRows(reader.number(firstOf), reader.number(rows.length))}
          </a>
        </p>
      )}
      {note === null ? null : <p class="hint">{note}</p>}
    </>
  );
}

function rowOf(
  row: readonly Cell[],
  columns: readonly Column[],
  about: RowAbout | undefined,
  links: DocumentLinks,
): Row {
  const [first, ...rest] = row.map((cell, index) => cellText(cell, columns[index]!));
  const figures = about?.figures ?? [];
  return {
    of: linked(first!, leadsTo(about, links)),
    cells: rest.map((text, index) => cellLinked(row[index + 1]!, text, figures[index + 1], links)),
  };
}

function leadsTo(about: RowAbout | undefined, links: DocumentLinks): string | null {
  if (about?.member !== undefined) return links.toMember(about.member);
  if (about?.entry !== undefined) return links.toEntry(about.entry);
  return about?.pledge === undefined ? null : links.toPledge(about.pledge);
}

function cellLinked(
  cell: Cell,
  text: string,
  figure: string | null | undefined,
  links: DocumentLinks,
): ComponentChildren {
  return linked(text, cell === null || figure == null ? null : links.toFigure(figure));
}

function totalOf(
  total: readonly Cell[],
  columns: readonly Column[],
  about: RowAbout | undefined,
  links: DocumentLinks,
): Row {
  const [first, ...rest] = total;
  return {
    of: first,
    cells: rest.map((cell, index) =>
      cell === null
        ? ''
        : cellLinked(cell, cellText(cell, columns[index + 1]!), about?.figures?.[index + 1], links),
    ),
  };
}
