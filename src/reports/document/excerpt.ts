import { drawnChart } from '../../charts/chart.js';
import { picture, type Block, type ReadingDocument, type Table } from './document.js';

/** Rows that a long table has in an excerpt; few more than that are shown at once. */
export const ROWS = 40;
const FEW_MORE = 10;

/**
 * A document as a page shows it first: of long tables their first rows, and how many there are. A table of a thousand members is
 * seldom read, and takes the server, the wire and the browser longer than all the rest. Pictures are drawn, so that it is a plain
 * value, which travels from the thread where it was laid out to the one that answers.
 * @param whole the key of the table that the reader asked for whole
 */
export function excerptOf(document: ReadingDocument, whole: string | null): ReadingDocument {
  const blocks = document.blocks.map((block): Block => {
    if (block.block === 'picture') return picture(drawnChart(block.chart));
    return block.block === 'table' ? tableExcerpt(block, whole) : block;
  });
  return { ...document, blocks };
}

/** The same of one table; what is an excerpt already stays as it is. */
export function tableExcerpt(table: Table, whole: string | null): Table {
  const { rows, about } = table;
  if (table.key === whole || rows.length <= ROWS + FEW_MORE) return table;
  return {
    ...table,
    rows: rows.slice(0, ROWS),
    ...(about ? { about: about.slice(0, ROWS) } : {}),
    firstOf: rows.length,
  };
}
