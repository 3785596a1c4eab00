import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encodedOnce, type Encoding } from '../http/compression.js';

export interface Asset {
  /** `site.Zk3p0aQ1xb.css`: its address changes with what is in it, so that browsers may keep it for ever. */
  readonly file: string;
  readonly type: string;
  readonly content: Buffer;
  /** The same compressed; letters and pictures are so already. */
  readonly encoded: Readonly<Partial<Record<Encoding, Buffer>>>;
}

/** The letters of the reports, for most of what is written with us; other scripts take what the reader’s machine has. */
const FACES = [
  [
    'Source Sans 3',
    400,
    'source-sans-400.woff2',
    '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
  ],
  [
    'Source Sans 3',
    600,
    'source-sans-600.woff2',
    '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2',
  ],
  [
    'Source Serif 4',
    600,
    'source-serif-600.woff2',
    '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
  ],
] as const;

const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';

const HASH_CHARACTERS = 12;

/** What pages are made of beside their text, read once when the service starts. */
function assembled(): ReadonlyMap<string, Asset> {
  const require = createRequire(import.meta.url);
  const own = (name: string): Buffer => readFileSync(new URL(`./assets/${name}`, import.meta.url));
  const assets = new Map<string, Asset>();
  const add = (name: string, type: string, content: Buffer): string => {
    const hash = createHash('sha256').update(content).digest('base64url').replace(/[-_]/g, '');
    const dot = name.lastIndexOf('.');
    const file = `${name.slice(0, dot)}.${hash.slice(0, HASH_CHARACTERS)}${name.slice(dot)}`;
    const encoded = type.startsWith('text/') ? encodedOnce(content) : {};
    assets.set(name, { file, type, content, encoded });
    return `/assets/${file}`;
  };
  const faces = FACES.map(([family, weight, name, from]) => {
    const path = add(name, 'font/woff2', readFileSync(require.resolve(from)));
    return `@font-face { font-family: '${family}'; font-weight: ${String(weight)}; font-display: swap; src: url(${path}) format('woff2'); unicode-range: ${LATIN}; }`;
  });
  add('site.css', 'text/css; charset=utf-8', Buffer.from([...faces, ...style()].join('\n')));
  add('site.js', 'text/javascript; charset=utf-8', script());
  add('icon.svg', 'image/svg+xml', own('icon.svg'));
  return assets;
}

/** What every page stands on comes first; what belongs to one subject may go beyond it. */
const STYLE_FIRST = ['base.css', 'around.css', 'forms.css', 'tables.css', 'parts.css'];

function style(): string[] {
  const folder = new URL('./assets/style/', import.meta.url);
  const others = readdirSync(folder).filter((name) => !STYLE_FIRST.includes(name));
  return [...STYLE_FIRST, ...others.sort()].map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** The files of the script as one module, each a block of its own, so that their names do not meet. */
function script(): Buffer {
  const folder = new URL('./assets/script/', import.meta.url);
  const blocks = readdirSync(folder)
    .sort()
    .map((name) => `{\n${readFileSync(new URL(name, folder), 'utf8')}}\n`);
  return Buffer.from(blocks.join(''));
}

const assets = assembled();
const byFile = new Map([...assets.values()].map((asset) => [asset.file, asset]));

/** The address of an asset by its plain name. */
export function assetPath(name: 'site.css' | 'site.js' | 'icon.svg'): string {
  return `/assets/${assets.get(name)!.file}`;
}

export function assetAt(file: string): Asset | undefined {
  return byFile.get(file);
}
