import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** How a transaction says that it goes across coalitions: as the last argument of a call. */
const ACROSS = /(?:, |^\s*)'across'(?:\)|,$)/gm;

function sourceFiles(): string[] {
  const all = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.endsWith('.ts')).map((path) => `src/${path.replaceAll('\\', '/')}`);
}

/** Each place in the sources, by its file, that leaves the bounds of a coalition. The database keeps all others within them (src/event-store/walls.ts). */
function inSources(): string[] {
  return sourceFiles()
    .flatMap((path) => (readFileSync(join(ROOT, path), 'utf8').match(ACROSS) ?? []).map(() => path))
    .sort();
}

/** The file that each row of the guide's table names. */
function inGuide(): string[] {
  const guide = readFileSync(join(ROOT, 'docs/scaling.md'), 'utf8');
  const section = guide.split('\n### What goes across coalitions\n')[1]!.split('\n#')[0]!;
  return [...section.matchAll(/^\|.*\| `(src\/[^`]+)` +\|$/gm)].map(([, path]) => path!).sort();
}

describe('the guide to several servers', () => {
  it('lists every question and act that goes across coalitions, and nothing else', () => {
    expect(inGuide()).toEqual(inSources());
  });
});
