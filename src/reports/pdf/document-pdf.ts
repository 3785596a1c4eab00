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
import { batchesOf, partsOf, type DocumentPart } from './document-parts.js';
import { JoinedPdf } from './joined-pdf.js';
import { placesIn } from './pdf-part.js';
import { TEMPLATE } from './template.js';

/** PDF/UA-1 (ISO 14289-1): tagged, with a title, words for pictures, and a glyph for every letter, or it is no document at all. */
const STANDARD = 'ua-1';

let compiler: { readonly key: string; readonly of: NodeCompiler } | undefined;

/**
 * A document as PDF. It takes as long as the document is and holds its thread for that time, so it is for threads of long work.
 * The same document gives the same bytes.
 * @param annex what follows the document in its last chapter, piece by piece: each begins a page with a heading
 */
export function documentPdf(document: ReadingDocument, annex: Iterable<readonly Block[]> = []): Buffer {
  const [first, ...others] = partsOf(document.blocks);
  let joined = others.length > 0 ? joinedParts(document, first!, others) : undefined;
  for (const blocks of batchesOf(annex)) {
    joined ??= joinedParts(document, first!, others);
    const place = { firstPage: joined.pageCount + 1, isPartOf: true, raised: RAISED, chapterLevel: 1 };
    joined.add(setInType({ ...document, blocks }, place), RAISED);
  }
  return joined?.finish() ?? setInType(document, ALONE);
}

/** Set in its parts. Where there are several, its contents name pages that are known once all others are set. */
function joinedParts(
  document: ReadingDocument,
  first: DocumentPart,
  others: readonly DocumentPart[],
): JoinedPdf {
  const beginning = (contents?: readonly ContentsEntry[]): Buffer =>
    setInType({ ...document, blocks: first.blocks }, { ...ALONE, isPartOf: true }, contents);
  if (others.length === 0) return new JoinedPdf(beginning());
  const titles = document.blocks.flatMap((block) =>
    block.block === 'heading' && block.level === 1 ? [block.text] : [],
  );
  const draft = beginning(titles.map((title) => ({ title, page: 1 })));
  let { pageCount } = placesIn(draft, 0);
  const pages = [...placesIn(draft, 0).chapters];
  const set = others.map(({ blocks, raised }) => {
    const place = { firstPage: pageCount + 1, isPartOf: true, raised, chapterLevel: 2 - raised };
    const pdf = setInType({ ...document, blocks }, place);
    const own = placesIn(pdf, raised);
    pages.push(...own.chapters.map((page) => pageCount + page));
    pageCount += own.pageCount;
    return { pdf, raised };
  });
  const joined = new JoinedPdf(beginning(titles.map((title, index) => ({ title, page: pages[index]! }))));
  for (const { pdf, raised } of set) joined.add(pdf, raised);
  if (joined.pageCount !== pageCount) throw new Error('contents took another number of pages than foreseen');
  return joined;
}

/** A chapter and where it begins. */
interface ContentsEntry {
  readonly title: string;
  readonly page: number;
}

interface Place {
  /** The number of its first page; the first of all has the title. */
  readonly firstPage: number;
  /** Whether others follow or went before: then nobody knows how many pages there are. */
  readonly isPartOf: boolean;
  /** How many levels its headings stand higher than in the whole: every file by itself begins with one of the first. */
  readonly raised: number;
  /** Which of its headings look as those of chapters do; below 1 none. */
  readonly chapterLevel: number;
}

const ALONE: Place = { firstPage: 1, isPartOf: false, raised: 0, chapterLevel: 2 };

/** The title of the document and its chapter, below which the headings of an annex stand. */
const RAISED = 2;

/** @param contents where chapters begin, in a part; a document that is set whole finds them itself */
function setInType(
  document: ReadingDocument,
  place: Place,
  contents: readonly ContentsEntry[] | null = null,
): Buffer {
  const pictures: Record<string, string> = {};
  const drawn = drawnDocument(document, place, pictures, contents);
  const fonts = fontsFor([JSON.stringify(drawn)]);
  const typst = compilerWith(fonts);
  // Set and drawn in one call: a set document that is handed to us stays in memory until we are through.
  const pdf = typst.pdf(
    {
      mainFileContent: TEMPLATE,
      inputs: {
        document: JSON.stringify(drawn, (_, value: unknown) =>
          typeof value === 'string' ? fonts.printable(value) : value,
        ),
        fonts: JSON.stringify({ sans: fonts.sans, serif: fonts.serif }),
        ...pictures,
      },
    },
    {
      pdfStandard: STANDARD,
      creationTimestamp: Math.floor(Date.parse(document.madeAt) / 1000),
    },
  );
  typst.evictCache(0);
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
  place: Place,
  pictures: Record<string, string>,
  contents: readonly ContentsEntry[] | null,
): unknown {
  return {
    ...heads,
    ...place,
    contents,
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
