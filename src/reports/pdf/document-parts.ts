import type { Block, Table } from '../document/document.js';

/**
 * Setting takes some twenty kilobytes a cell, which go back after each part: a document with more cells than this is set in parts.
 * Those of a coalition of some three hundred members are not.
 */
const WHOLE_CELLS = 5_000;

/** Cells that are set at once of a long table, and of what follows a document where one piece does not have more. */
const CELLS_AT_ONCE = 2_000;
const PIECES_AT_ONCE = 12;

/** Blocks that begin a page. */
export interface DocumentPart {
  readonly blocks: readonly Block[];
  /** How many levels its headings stand higher than in the whole: a file by itself begins with one of the first. */
  readonly raised: number;
}

/**
 * A long document in parts, which are cut where a page begins anyway, and within tables that are long; a short one in one.
 * The same blocks give the same parts.
 */
export function partsOf(blocks: readonly Block[]): DocumentPart[] {
  const parts: { blocks: Block[]; raised: number }[] = [{ blocks: [], raised: 0 }];
  const isShort = cellsIn(blocks) <= WHOLE_CELLS;
  let level = 0;
  for (const block of blocks) {
    if (!isShort && block.block === 'heading') {
      // No heading of a part may stand above its first.
      const isAbove = block.level < parts.at(-1)!.raised;
      if (block.newPage || isAbove) parts.push({ blocks: [], raised: block.level });
      level = block.level;
    }
    if (isShort || block.block !== 'table') {
      parts.at(-1)!.blocks.push(block);
      continue;
    }
    const [first, ...others] = piecesOf(block);
    parts.at(-1)!.blocks.push(first!);
    // What comes after it in its chapter stands below the heading that was last.
    for (const piece of others) parts.push({ blocks: [piece], raised: level + 1 });
  }
  return parts;
}

/** What follows a document, as many pieces together as are set at once. */
export function* batchesOf(pieces: Iterable<readonly Block[]>): Generator<Block[]> {
  let batch: Block[] = [];
  let [count, cells] = [0, 0];
  for (const piece of pieces) {
    const more = cellsIn(piece);
    if (count > 0 && (count === PIECES_AT_ONCE || cells + more > CELLS_AT_ONCE)) {
      yield batch;
      [batch, count, cells] = [[], 0, 0];
    }
    batch.push(...piece);
    [count, cells] = [count + 1, cells + more];
  }
  if (count > 0) yield batch;
}

const cellsOf = ({ rows, columns }: Table): number => rows.length * columns.length;

function cellsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => (block.block === 'table' ? sum + cellsOf(block) : sum), 0);
}

/** A long table as several that follow each other; its sums and its note stand under the last. */
function piecesOf(table: Table): Table[] {
  const { rows, columns, title, total, note } = table;
  if (cellsOf(table) <= CELLS_AT_ONCE) return [table];
  const rowsAtOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columns.length));
  const pieces: Table[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const isLast = from + rowsAtOnce >= rows.length;
    pieces.push({
      ...table,
      title: from === 0 ? title : `${title} (continued)`,
      rows: rows.slice(from, from + rowsAtOnce),
      total: isLast ? total : null,
      note: isLast ? note : null,
    });
  }
  return pieces;
}
