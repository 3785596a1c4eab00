import type { Mapping } from './mapping.js';

const LINE_FEED = 10;

/** The bytes of a file in UTF-8, without the lines before its header, which other programs fill with words. */
export async function* sourceBytes(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Mapping['file']['encoding'],
  skipLines: number,
): AsyncGenerator<Uint8Array> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
  let left = skipLines;
  for await (const chunk of bytes) {
    let from = 0;
    while (left > 0 && from < chunk.length) {
      const end = chunk.indexOf(LINE_FEED, from);
      if (end < 0) from = chunk.length;
      else [from, left] = [end + 1, left - 1];
    }
    const rest = chunk.subarray(from);
    if (rest.length > 0) yield decoder ? Buffer.from(decoder.decode(rest, { stream: true })) : rest;
  }
}
