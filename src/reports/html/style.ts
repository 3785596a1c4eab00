import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The letters of most of what is written with us; other scripts take what the reader's machine has. */
const FACES = [
  ['Source Sans 3', 400, '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'],
  ['Source Sans 3', 600, '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2'],
  ['Source Serif 4', 600, '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2'],
] as const;

const LOOKS = `
:root { --ink: #1d2733; --muted: #55616d; --rule: #d3d9de; --paper: #fff; --wash: #f4f6f7; --accent: #0f5f6b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --muted: #a9b4bd; --rule: #3a444d; --paper: #161b20; --wash: #1f262c; --accent: #6cc3cf; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 400 1rem/1.55 'Source Sans 3', sans-serif; font-variant-numeric: tabular-nums; }
h1, h2 { font-family: 'Source Serif 4', serif; font-weight: 600; line-height: 1.2; }
h1 { font-size: clamp(1.9rem, 5vw, 2.75rem); margin: 0; }
h2 { font-size: 1.6rem; margin: 3.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--accent); }
h3, h4 { font-size: 1.05rem; font-weight: 600; margin: 2rem 0 .5rem; }
.kicker { color: var(--accent); font-weight: 600; margin: 0 0 .5rem; }
.subtitle { font-size: 1.2rem; color: var(--muted); margin: .5rem 0 1.5rem; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: .75rem 0; border-block: 1px solid var(--rule); }
a { color: var(--accent); }
.sentences { padding: 0; list-style: none; }
main > .sentences:first-of-type { font-size: 1.15rem; }
.sentences li { margin: .7rem 0; padding-left: 1rem; border-left: 3px solid var(--accent); }
.note { color: var(--muted); font-size: .875rem; overflow-wrap: anywhere; }
.lead { font-size: 1.15rem; }
figure { margin: 1.25rem 0; overflow-x: auto; }
figcaption { color: var(--muted); font-size: .875rem; margin-top: .25rem; }
svg.chart { width: 100%; min-width: 30rem; max-width: 52rem; height: auto; font-family: 'Source Sans 3', sans-serif; }
svg .text { fill: var(--ink); } svg .muted { fill: var(--muted); } svg .rule { stroke: var(--rule); } svg .ring { stroke: var(--ink); }
.table { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); font-weight: 400; }
thead th { color: var(--muted); font-size: .8rem; vertical-align: bottom; border-bottom: 1px solid var(--ink); }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; border-top: 1px solid var(--ink); }
tbody th { min-width: 9rem; }
.number { text-align: right; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
dl { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); margin: 1.25rem 0; }
dl div { display: flex; justify-content: space-between; gap: 1rem; padding: .35rem 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--muted); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-before: page; } figure, .table tr { break-inside: avoid; } nav { display: none; } }
`;

let sheet: string | undefined;

/** The whole style sheet, with its letters inside. */
export function documentStyle(): string {
  if (sheet !== undefined) return sheet;
  const require = createRequire(import.meta.url);
  const faces = FACES.map(
    ([family, weight, file]) =>
      `@font-face { font-family: '${family}'; font-weight: ${String(weight)}; src: url(data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}) format('woff2'); }`,
  );
  return (sheet = [...faces, LOOKS].join('\n'));
}
