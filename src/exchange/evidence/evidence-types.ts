import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { Problem } from '../../kernel/problem.js';
import { ALLOWED_IN_WORDS, endingOf, endingsOf, type Judged } from './media-types.js';
import { officeTypeOf } from './office-documents.js';

const CONTROL = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f`;
const controlByte = new RegExp(`[${CONTROL}]`);
const controlCharacter = new RegExp(`[${CONTROL}-\u009f]`);
/** What begins so is a program or a document to some reader, though each of its characters is plain. */
const ACTIVE_TEXT: readonly [pattern: RegExp, found: string][] = [
  [/^</, 'markup such as HTML, SVG or XML'],
  [/^#!/, 'a script'],
  [/^%!/, 'PostScript'],
  [/^\{\\rtf/, 'RTF'],
];
const headerField = /^[!-9;-~]+:/;
const BEGINNING = 1_000;

/** The longest end of a ZIP archive: its last record with the longest comment. */
const ZIP_END_BYTES = 22 + 65_535;

/**
 * The media type of a file by its content; the name only tells CSV and e-mail from other text.
 * @throws Problem `exchange.evidence-type-not-allowed` {name, found, expected}
 */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const judged = await judge(path, name);
  if ('mediaType' in judged) return judged.mediaType;
  throw new Problem('exchange.evidence-type-not-allowed', {
    name,
    found: judged.found,
    expected: ALLOWED_IN_WORDS,
  });
}

async function judge(path: string, name: string): Promise<Judged> {
  const beginning = await firstBytes(path);
  if (beginning === 'PK\u0003\u0004') return officeTypeOf(path);
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(beginning)) return { found: 'text in UTF-16, not UTF-8' };
  const mime = (await fileTypeFromFile(path))?.mime;
  if (mime !== undefined && endingsOf(mime).length > 0) {
    return (await endsAsZip(path)) ? { found: `${mime} that is a ZIP archive as well` } : { mediaType: mime };
  }
  const text = await textType(path, name);
  // Text may begin with the letters of some binary format: that it is text all through decides.
  return 'found' in text && mime !== undefined && text.found === UNKNOWN ? { found: mime } : text;
}

async function firstBytes(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

/** Whether readers of ZIP archives, who begin at the end, would find one: a picture that is a program, too. */
async function endsAsZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, ZIP_END_BYTES);
    const { buffer: end } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    for (let at = end.indexOf('PK\u0005\u0006', 0, 'latin1'); at >= 0 && at + 22 <= length;) {
      if (at + 22 + end.readUInt16LE(at + 20) === length) return true;
      at = end.indexOf('PK\u0005\u0006', at + 1, 'latin1');
    }
    return false;
  } finally {
    await handle.close();
  }
}

const UNKNOWN = 'data of no known type';

/** Text is UTF-8 all through, without control characters other than tabs and line ends. */
async function textType(path: string, name: string): Promise<Judged> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let beginning = '';
  let isUtf8 = true;
  const take = (chunk?: Buffer): boolean => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      if (beginning.length < BEGINNING) beginning += text.slice(0, BEGINNING);
      return !controlCharacter.test(text);
    } catch {
      isUtf8 = false;
      return true;
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (controlByte.test(chunk.toString('latin1')) || (isUtf8 && !take(chunk))) return { found: UNKNOWN };
  }
  if (isUtf8) take();
  if (!isUtf8) return { found: 'text that is not UTF-8' };
  const active = ACTIVE_TEXT.find(([pattern]) => pattern.test(beginning.trimStart()));
  if (active) return { found: active[1] };
  const ending = endingOf(name);
  if (ending === 'csv') return { mediaType: 'text/csv' };
  return { mediaType: ending === 'eml' && headerField.test(beginning) ? 'message/rfc822' : 'text/plain' };
}
