import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS, ROOT } from '../places.js';
import { documentOf } from './document.js';
import { findingsIn } from './findings.js';
import { pageOf } from './page.js';

/** Makes the page of the newest that is kept of each benchmark, in the order of the names; answers with its path. */
export function writePage(names: readonly string[]): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, 'page.html');
  writeFileSync(file, pageOf(findingsIn(names)));
  return file;
}

const PICTURES = 'performance';

/** Makes docs/performance.md with its pictures anew, from runs that were whole; answers with its path. */
export function writeDocument(names: readonly string[]): string {
  const docs = join(ROOT, 'docs');
  const { markdown, pictures } = documentOf(findingsIn(names), PICTURES);
  const folder = join(docs, PICTURES);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name));
  for (const [name, svg] of pictures) writeFileSync(join(folder, name), svg);
  const file = join(docs, 'performance.md');
  writeFileSync(file, markdown);
  const program = join(ROOT, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  const { status, stderr } = spawnSync(process.execPath, [program, '--write', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`prettier could not set ${file}: ${stderr}`);
  return file;
}
