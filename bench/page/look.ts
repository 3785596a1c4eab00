import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The site's letters, inside the page. */
export const LETTERS = [
  lettersOf('Source Sans 3', '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2', 400),
  lettersOf('Source Sans 3', '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2', 600),
  lettersOf('Source Serif 4', '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2', 600),
].join('');

function lettersOf(family: string, file: string, weight: number): string {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(file)).toString('base64');
  return `@font-face{font-family:'${family}';font-weight:${String(weight)};src:url(data:font/woff2;base64,${bytes}) format('woff2')}\n`;
}

/** The look of the page: the site's colours, in rooms that are light and dark. Nothing is loaded from elsewhere. */
export const LOOK = `
:root {
  color-scheme: light dark;
  --ink: #1d2733; --muted: #55616d; --rule: #d3d9de; --paper: #fff; --wash: #f4f6f7;
  --accent: #0f5f6b; --good: #1f6b3a; --bad: #a3261d; --bad-wash: #fbeceb; --note-wash: #fdf4e3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ecef; --muted: #a9b4bd; --rule: #3a444d; --paper: #161b20; --wash: #1f262c;
    --accent: #6cc3cf; --good: #7fcf9b; --bad: #ff9d94; --bad-wash: #3b1f1d; --note-wash: #322a18;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1.0625rem/1.55 'Source Sans 3', system-ui, -apple-system, 'Segoe UI', sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
main, header > div, footer > div { max-width: 66rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
header { border-top: 4px solid var(--accent); padding-block: 2.5rem 0.5rem; }
h1, h2 { font-family: 'Source Serif 4', Georgia, serif; font-weight: 600; line-height: 1.2; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 1.4rem + 2.2vw, 2.6rem); }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.05rem; font-weight: 600; margin: 1.5rem 0 0.5rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
.lead { font-size: 1.2rem; line-height: 1.45; margin-top: 0.75rem; }
.about, .when, .machine { color: var(--muted); }
.when, .machine { font-size: 0.9rem; max-width: none; }
a { color: var(--accent); text-underline-offset: 0.15em; }
section { padding-block: 2rem 1.75rem; border-top: 1px solid var(--rule); }
main > section:first-child { border-top: 0; padding-top: 1rem; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
.badge { font-size: 0.85rem; border: 1px solid currentColor; border-radius: 999px; padding: 0 0.6em; white-space: nowrap; color: var(--muted); }
.badge.good { color: var(--good); }
.badge.bad { color: var(--bad); }
.note { background: var(--note-wash); border-radius: 6px; padding: 0.6rem 0.9rem; max-width: 46rem; }
.note.bad { background: var(--bad-wash); }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; }
.wide { display: none; }
@media (min-width: 44rem) { .wide { display: block; } .narrow { display: none; } }
.grown { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17.5rem), 1fr)); gap: 1.75rem 2.25rem; margin-top: 1.25rem; align-items: end; }
.grown figure { margin: 0; max-width: 25rem; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.95rem; }
nav a { display: inline-block; padding-block: 0.2rem; }
.key { display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; margin: 0.25rem 0; padding: 0; list-style: none; font-size: 0.9rem; color: var(--muted); }
.key svg { display: inline-block; vertical-align: -0.1em; width: 1.3em; height: 0.9em; margin-right: 0.35em; }
details { margin-top: 0.75rem; }
summary { cursor: pointer; color: var(--accent); padding-block: 0.25rem; width: fit-content; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; margin-top: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
thead th { color: var(--muted); font-size: 0.85rem; }
td.figure, th.figure { text-align: right; white-space: nowrap; }
td.range { color: var(--muted); white-space: nowrap; }
.inner { padding-left: 1.1em; }
.missed-aim { color: var(--bad); font-weight: 600; }
footer { border-top: 1px solid var(--rule); padding-block: 1.5rem 3rem; color: var(--muted); font-size: 0.92rem; }
code { font: 0.92em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
svg .text { fill: var(--ink); }
svg .muted { fill: var(--muted); }
svg .rule { stroke: var(--rule); }
svg .strong.rule { stroke: var(--muted); }
svg .zone { fill: var(--good); }
svg .aim { stroke: var(--good); }
svg .met { fill: var(--accent); }
svg .missed { fill: var(--bad); }
svg .bare { fill: var(--paper); stroke: var(--muted); }
svg .span { fill: none; }
svg .span.met { stroke: var(--accent); }
svg .span.missed { stroke: var(--bad); }
svg .halo { stroke: var(--paper); }
svg .step { stroke: var(--muted); }
@media (max-width: 43.99rem) {
  section { padding-block: 1.5rem 1.25rem; }
  td.range, th.range { display: none; }
}
@media print {
  details > :not(summary) { display: block; }
  section { break-inside: avoid; }
}
`;
