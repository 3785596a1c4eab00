import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a body travels in, the shorter first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Less than this travels in one packet as it is. */
const SHORTEST_BYTES = 1_200;
/** A page is made for one reader: beyond these, a few bytes fewer take longer than they save on the way. */
const PAGE_BROTLI_QUALITY = 4;
const PAGE_GZIP_LEVEL = 4;
/** What is made once may take a while. */
const ASSET_BROTLI_QUALITY = 9;

/** One encoding of `Accept-Encoding` (RFC 9110 §12.5.3) with its weight. */
const ACCEPTED = /^\s*([a-z*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/i;

/** The encoding that an answer travels in; null for none, as where the request says nothing. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of (accepted ?? '').split(',')) {
    const [, name, weight] = ACCEPTED.exec(part) ?? [];
    if (name !== undefined) weights.set(name.toLowerCase(), Number(weight ?? '1'));
  }
  return ENCODINGS.find((name) => (weights.get(name) ?? 0) > 0) ?? null;
}

/** What is sent again and again, in each encoding that is shorter than it is. */
export function encodedOnce(content: Buffer): Readonly<Partial<Record<Encoding, Buffer>>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: ASSET_BROTLI_QUALITY };
  const encoded = { br: brotliCompressSync(content, { params }), gzip: gzipSync(content) };
  return Object.fromEntries(Object.entries(encoded).filter(([, { length }]) => length < content.length));
}

const brotli = promisify(brotliCompress);
const zipped = promisify(gzip);

function encoded(text: string, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zipped(text, { level: PAGE_GZIP_LEVEL });
  return brotli(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: PAGE_BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
}

/**
 * Whether a page may be compressed. From how short it gets, who listens on the way learns whether what stands in the address stands
 * in the page as well (the attack is called BREACH): so not where another site makes a reader's browser ask, nor in the answer to a
 * form, which may hold a key or a link.
 */
function mayShrink({ method, headers: { 'sec-fetch-site': from } }: FastifyRequest): boolean {
  return method !== 'POST' && (from === undefined || from === 'same-origin' || from === 'none');
}

/** Pages travel compressed to whoever can read that. Threads of the system do it, not the one that answers. */
export function compressPages(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const type = reply.getHeader('content-type');
    if (typeof payload !== 'string' || typeof type !== 'string' || !type.startsWith('text/html'))
      return payload;
    void reply.header('vary', 'Accept-Encoding');
    if (payload.length < SHORTEST_BYTES || !mayShrink(request)) return payload;
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (encoding === null) return payload;
    const body = await encoded(payload, encoding);
    void reply.header('content-encoding', encoding).header('content-length', body.length);
    return body;
  });
}
