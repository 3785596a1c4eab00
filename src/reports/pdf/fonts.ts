import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codePointsOf, openTypeOf } from './woff.js';

/**
 * The typefaces of a PDF. They come in parts, as pages on the web take them: a part holds some scripts of one typeface in one weight.
 * Every part becomes a family of its own whose name begins with ours, so that no typeface of the machine is ever taken for one:
 * the same document gives the same bytes everywhere.
 */
const SANS = 'Evenhand Sans';
const SERIF = 'Evenhand Serif';
const WEIGHTS = [400, 600];

interface Typeface {
  readonly family: string;
  /** Of the package, and of its files. */
  readonly name: string;
  readonly parts: readonly string[];
  readonly weights: readonly number[];
}

const TYPEFACES: readonly Typeface[] = [
  {
    family: SANS,
    name: 'source-sans-3',
    parts: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'],
    weights: WEIGHTS,
  },
  {
    family: SERIF,
    name: 'source-serif-4',
    parts: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'],
    weights: [600],
  },
  { family: SANS, name: 'noto-sans-arabic', parts: ['arabic'], weights: WEIGHTS },
  { family: SANS, name: 'noto-sans-hebrew', parts: ['hebrew'], weights: WEIGHTS },
  { family: SANS, name: 'noto-sans-devanagari', parts: ['devanagari'], weights: WEIGHTS },
];

/** Ideographs fill a hundred parts, of which a document takes those that it needs. */
const IDEOGRAPHS = 'noto-sans-sc';

const require = createRequire(import.meta.url);
const woffOf = (typeface: string, part: string, weight: number): Buffer =>
  readFileSync(
    require.resolve(`@fontsource/${typeface}/files/${typeface}-${part}-${String(weight)}-normal.woff`),
  );

const familyOf = ({ family, name }: Typeface, part: string): string =>
  part === 'latin' ? family : `${family} ${name} ${part}`;

interface FontPart {
  readonly family: string;
  /** In its weights. */
  readonly fonts: readonly Buffer[];
  readonly points: ReadonlySet<number>;
}

/** What a document is set in. */
export interface FontSet {
  /** The same for documents that take the same parts. */
  readonly key: string;
  readonly fonts: readonly Buffer[];
  /** Families in the order in which glyphs are looked for. */
  readonly sans: readonly string[];
  readonly serif: readonly string[];
  /** The same text, in which each letter that no typeface has is written as its code point, such as `[U+1F600]`. */
  printable(text: string): string;
}

let base: readonly FontPart[] | undefined;
const ideographs = new Map<string, FontPart>();
let ranges: [part: string, from: number, to: number][] | undefined;

/** All typefaces that the letters of some texts need. */
export function fontsFor(texts: readonly string[]): FontSet {
  base ??= TYPEFACES.flatMap((typeface) => typeface.parts.map((part) => loaded(typeface, part)));
  const sansBase = base.filter(({ family }) => family.startsWith(SANS));
  const serif = base.filter(({ family }) => family.startsWith(SERIF)).map(({ family }) => family);
  const missing = new Set<number>();
  for (const text of texts) {
    for (const letter of text) {
      const point = letter.codePointAt(0)!;
      if (!sansBase.some(({ points }) => points.has(point))) missing.add(point);
    }
  }
  const parts = [...new Set([...missing].flatMap(partsWith))].sort();
  const extra = parts.map(ideographsIn);
  const sansParts = [...sansBase, ...extra];
  const sans = sansParts.map(({ family }) => family);
  const partWith = (point: number): FontPart | undefined => sansParts.find(({ points }) => points.has(point));
  return {
    key: parts.join(' '),
    fonts: [...base, ...extra].flatMap(({ fonts }) => fonts),
    sans,
    serif: [...serif, ...sans],
    printable: (text) => printable(text, (point) => partWith(point) !== undefined),
  };
}

function loaded(typeface: Typeface, part: string): FontPart {
  const family = familyOf(typeface, part);
  const woffs = typeface.weights.map((weight) => [weight, woffOf(typeface.name, part, weight)] as const);
  return {
    family,
    fonts: woffs.map(([weight, woff]) => openTypeOf(woff, family, weight)),
    points: codePointsOf(woffs[0]![1]),
  };
}

function ideographsIn(part: string): FontPart {
  let own = ideographs.get(part);
  if (!own) {
    own = loaded({ family: `${SANS} ideographs`, name: IDEOGRAPHS, parts: [part], weights: WEIGHTS }, part);
    ideographs.set(part, own);
  }
  return own;
}

/** The parts that say they hold a code point. */
function partsWith(point: number): string[] {
  ranges ??= Object.entries(require(`@fontsource/${IDEOGRAPHS}/unicode.json`) as Record<string, string>)
    .filter(([part]) => part.startsWith('['))
    .flatMap(([part, list]) =>
      list.split(',').map((range): [string, number, number] => {
        const [from, to] = range.replace('U+', '').split('-');
        return [part.slice(1, -1), parseInt(from!, 16), parseInt(to ?? from!, 16)];
      }),
    );
  return ranges.filter(([, from, to]) => point >= from && point <= to).map(([part]) => part);
}

/** What joins and directs letters, and spaces, needs no glyph of its own. */
const WITHOUT_GLYPH = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;

function printable(text: string, has: (point: number) => boolean): string {
  let printed = '';
  for (const letter of text) {
    const point = letter.codePointAt(0)!;
    const isPrinted = has(point) || WITHOUT_GLYPH.test(letter);
    printed += isPrinted ? letter : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return printed;
}
