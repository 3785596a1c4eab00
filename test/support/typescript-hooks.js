import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const ENDINGS = ['.ts', '.tsx'];

/**
 * A module that says `./other.js` means the file beside it that compiles to it.
 * @type {import('node:module').ResolveHook}
 */
export function resolve(specifier, context, nextResolve) {
  if (/^\.{1,2}\//.test(specifier) && specifier.endsWith('.js') && context.parentURL?.startsWith('file:')) {
    const beside = new URL(specifier, context.parentURL).href.replace(/\.js$/, '');
    for (const ending of ENDINGS) {
      if (existsSync(fileURLToPath(beside + ending)))
        return { url: beside + ending, format: 'module', shortCircuit: true };
    }
  }
  return nextResolve(specifier, context);
}

/**
 * Types are taken off, not checked; decorators tell Nest and class-validator the types of what they stand on.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, nextLoad) {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:' || !ENDINGS.some((ending) => pathname.endsWith(ending)))
    return nextLoad(url, context);
  const filename = fileURLToPath(new URL(pathname, 'file://'));
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
