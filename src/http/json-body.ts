import type { FastifyInstance } from 'fastify';
import { Problem } from '../kernel/problem.js';

/** Bodies of this API have four levels at most. What walks through a value calls itself for each, and would run out of stack. */
export const JSON_DEPTH_LIMIT = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Reads bodies as the framework does, but none that is nested deeper than any is here. Of a name that comes twice the last value counts. */
export function readJson(
  fastify: Pick<FastifyInstance, 'addContentTypeParser' | 'getDefaultJsonParser' | 'removeContentTypeParser'>,
): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (depthOf(body) <= JSON_DEPTH_LIMIT) return parse(request, body, done);
    const expected = `at most ${String(JSON_DEPTH_LIMIT)} levels`;
    done(new Problem('request.malformed', { field: 'body', found: 'JSON that is nested deeper', expected }));
  });
}

/** How deep brackets outside of texts are nested, counted no further than the limit; what is no JSON is for the parser to say. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (OPENING.has(code)) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > JSON_DEPTH_LIMIT) return deepest;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return deepest;
}
