/**
 * Compiles the sources into dist/. With --if-stale it first looks whether anything changed since the last
 * successful build, which spares the test command several seconds when nothing did.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCE_FOLDERS = ['src', 'migrations', 'scripts', 'examples'];
const CONFIGURATION = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
const DIST = join(ROOT, 'dist');
/** Written last, so that a build that failed half-way counts as stale. */
const STAMP = join(DIST, '.built');
/** What is no program and goes along as it is. */
const ASSETS = join('src', 'web', 'assets');
const COMMAND_LINE = join(DIST, 'src', 'cli.js');

/**
 * Every file and folder under a folder, itself included: a folder's time tells of deletions.
 * @param {string} path
 * @returns {string[]}
 */
function everythingUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => everythingUnder(join(path, name)))];
}

/** @returns {boolean} */
function isStale() {
  if (!existsSync(STAMP)) return true;
  const builtAt = statSync(STAMP).mtimeMs;
  return [...SOURCE_FOLDERS, ...CONFIGURATION]
    .flatMap((path) => everythingUnder(join(ROOT, path)))
    .some((path) => statSync(path).mtimeMs > builtAt);
}

/** A compiled migration whose source is gone would still be run, so compiled files without a source go too. */
function removeOrphans() {
  for (const folder of SOURCE_FOLDERS) {
    for (const compiled of everythingUnder(join(DIST, folder))) {
      const source = join(ROOT, relative(DIST, compiled)).replace(/\.js(\.map)?$/, '');
      const compiledByUs = /\.js(\.map)?$/.test(compiled);
      if (compiledByUs && !['.ts', '.tsx', '.js'].some((ending) => existsSync(source + ending)))
        rmSync(compiled);
    }
  }
}

/** Style and pictures of the site, without those that are no longer there. */
function copyAssets() {
  rmSync(join(DIST, ASSETS), { recursive: true, force: true });
  cpSync(join(ROOT, ASSETS), join(DIST, ASSETS), { recursive: true });
}

function compile() {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  const startedAt = new Date();
  rmSync(STAMP, { force: true });
  compile();
  removeOrphans();
  copyAssets();
  if (existsSync(COMMAND_LINE)) chmodSync(COMMAND_LINE, 0o755);
  writeFileSync(STAMP, '');
  // A source saved while the compiler ran may have been missed, so the build counts from its beginning.
  utimesSync(STAMP, startedAt, startedAt);
}
