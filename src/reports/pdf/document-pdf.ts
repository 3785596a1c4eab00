import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { chartSvg, TEXT_SIZE } from '../../charts/chart.js';
import { cellText } from '../document/cell-text.js';
import {
  isNumeric,
  type Block,
  type Column,
  type ReadingDocument,
  type Table,
} from '../document/document.js';
import { chartParts } from './chart-labels.js';
import { fontsFor, type FontSet } from './fonts.js';
import { TEMPLATE } from './template.js';

/** PDF/UA-1 (ISO 14289-1): tagged, with a title, words for pictures, and a glyph for every letter, or it is no document at all. */
const STANDARD = 'ua-1';

/** What was compiled of documents before the last few is forgotten. */
const KEPT_COMPILATIONS = 2;

let compiler: { readonly key: string; readonly of: NodeCompiler } | undefined;

/**
 * A document as PDF. It takes as long as the document is and holds its thread for that time, so it is for threads of long work.
 * The same document gives the same bytes.
 */
export function documentPdf(document: ReadingDocument): Buffer {
  const pictures: Record<string, string> = {};
  const drawn = drawnDocument(document, pictures);
  const fonts = fontsFor([JSON.stringify(drawn)]);
  const typst = compilerWith(fonts);
  const compiled = typst.compile({
    mainFileContent: TEMPLATE,
    inputs: {
      document: JSON.stringify(drawn, (_, value: unknown) =>
        typeof value === 'string' ? fonts.printable(value) : value,
      ),
      fonts: JSON.stringify({ sans: fonts.sans, serif: fonts.serif }),
      ...pictures,
    },
  });
  const { result } = compiled;
  if (!result)
    throw new Error(`The document can’t be set: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
  const pdf = typst.pdf(result, {
    pdfStandard: STANDARD,
    creationTimestamp: Math.floor(Date.parse(document.madeAt) / 1000),
  });
  typst.evictCache(KEPT_COMPILATIONS);
  return pdf;
}

/** Typefaces are handed over once; a document that needs others takes a compiler of its own. */
function compilerWith({ key, fonts }: FontSet): NodeCompiler {
  if (compiler?.key !== key) {
    compiler = { key, of: NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] }) };
  }
  return compiler.of;
}

/** The document in the words that stand on paper, and its pictures by their keys. */
function drawnDocument(
  { blocks, madeAt, ...heads }: ReadingDocument,
  pictures: Record<string, string>,
): unknown {
  return {
    ...heads,
    madeOn: madeAt.slice(0, 10).split('-').map(Number),
    blocks: blocks.map((block) => drawnBlock(block, pictures)),
  };
}

function drawnBlock(block: Block, pictures: Record<string, string>): unknown {
  if (block.block === 'table') return tableOf(block);
  if (block.block !== 'picture') return block;
  const { key, title, description, width, height } = block.chart;
  const { svg, labels } = chartParts(chartSvg(block.chart));
  pictures[key] = svg;
  return {
    block: 'picture',
    chart: key,
    alt: `${title}. ${description}`,
    caption: title,
    width,
    height,
    letters: TEXT_SIZE,
    labels,
  };
}

function tableOf({ title, columns, rows, total, note }: Table): unknown {
  const shown = rows.map((row) => row.map((cell, index) => cellText(cell, columns[index]!)));
  return {
    block: 'table',
    title,
    columns: columns.map((column) => column.title),
    numeric: columns.map(({ kind }) => isNumeric(kind)),
    widths: widthsOf(columns, shown),
    rows: shown,
    total:
      total &&
      total.map((cell, index) => (cell === null ? '' : index === 0 ? cell : cellText(cell, columns[index]!))),
    note,
  };
}

/** Columns of figures are as wide as those; words share what is left, longer ones with more of it. */
function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[]): (number | null)[] {
  return columns.map(({ kind, title }, index) => {
    if (kind !== 'words') return null;
    const longest = Math.max(title.length, ...rows.map((row) => row[index]!.length));
    return Math.sqrt(Math.min(longest, 120));
  });
}
