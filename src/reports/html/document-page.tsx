import type { VNode } from 'preact';
import { ChartPicture } from '../../charts/chart.js';
import { cellText } from '../document/cell-text.js';
import { isNumeric, type Block, type ReadingDocument, type Table } from '../document/document.js';

/** The blocks of a document as they stand in a page. */
export function DocumentBlocks({ blocks }: { readonly blocks: readonly Block[] }): VNode {
  return <>{blocks.map((block) => drawn(block))}</>;
}

function drawn(block: Block): VNode {
  switch (block.block) {
    case 'heading':
      if (block.level === 1) return <h2 id={anchorOf(block.text)}>{block.text}</h2>;
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <p class={block.weight}>{block.text}</p>;
    case 'list':
      return (
        <ul class="sentences">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ name, value }) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'picture':
      return (
        <figure>
          <ChartPicture chart={block.chart} />
          <figcaption>{block.chart.title}</figcaption>
        </figure>
      );
    case 'contents':
      return <></>;
    case 'table':
      return <DocumentTable table={block} />;
  }
}

function DocumentTable({ table }: { readonly table: Table }): VNode {
  const { columns, rows, total, title, note, key } = table;
  const alignment = (index: number): string | undefined =>
    isNumeric(columns[index]!.kind) ? 'number' : undefined;
  return (
    <div class="table" role="region" aria-labelledby={key} tabindex={0}>
      <table>
        <caption id={key}>{title}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th scope="col" class={alignment(index)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th scope="row">{cellText(cell, columns[index]!)}</th>
                ) : (
                  <td class={alignment(index)}>{cellText(cell, columns[index]!)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <tr>
              {total.map((cell, index) =>
                index === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td class={alignment(index)}>{cell === null ? '' : cellText(cell, columns[index]!)}</td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
      {note === null ? null : <p class="note">{note}</p>}
    </div>
  );
}

/** The headings of a document, as links. */
export function ChapterLinks({ blocks }: { readonly blocks: readonly Block[] }): VNode {
  const chapters = blocks.filter((block) => block.block === 'heading' && block.level === 1);
  return (
    <nav aria-label="Contents">
      <ol>
        {chapters.map((chapter) =>
          chapter.block === 'heading' ? (
            <li>
              <a href={`#${anchorOf(chapter.text)}`}>{chapter.text}</a>
            </li>
          ) : null,
        )}
      </ol>
    </nav>
  );
}

export function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

interface PageAsked {
  readonly document: ReadingDocument;
  /** The whole style sheet. */
  readonly style: string;
}

/** A document as one page that needs nothing else: no script, no other file, no other host. */
export function DocumentPage({ document, style }: PageAsked): VNode {
  const { kicker, title, subtitle, blocks, provenance, runningHead } = document;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="Evenhand" />
        <title>{runningHead}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <p class="kicker">{kicker}</p>
          <h1>{title}</h1>
          <p class="subtitle">{subtitle}</p>
          <ChapterLinks blocks={blocks} />
        </header>
        <main>
          <DocumentBlocks blocks={blocks} />
        </main>
        <footer>
          <p class="note">{provenance}</p>
        </footer>
      </body>
    </html>
  );
}
