import { inflateSync } from 'node:zlib';

/**
 * Fonts in a WOFF file (W3C WOFF 1.0: an OpenType font whose tables are compressed), as the PDF's renderer takes them.
 */
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const NAME = 'name';
const CMAP = 'cmap';

interface FontTable {
  readonly tag: string;
  readonly checksum: number;
  readonly content: Buffer;
}

/** A font under another family's name, as OpenType. Several parts of one typeface become families of their own by it. */
export function openTypeOf(woff: Buffer, family: string, weight: number): Buffer {
  const tables = tablesOf(woff).map((table) =>
    table.tag === NAME ? { ...table, content: nameTable(family, weight) } : table,
  );
  const exponent = Math.floor(Math.log2(tables.length));
  const searchRange = 16 * 2 ** exponent;
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(searchRange, 6);
  head.writeUInt16BE(exponent, 8);
  head.writeUInt16BE(16 * tables.length - searchRange, 10);
  const parts: Buffer[] = [head];
  let at = head.length;
  tables.forEach(({ tag, checksum, content }, index) => {
    const entry = 12 + 16 * index;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(content.length, entry + 12);
    // Tables begin at multiples of four bytes.
    const padding = Buffer.alloc((4 - (content.length % 4)) % 4);
    parts.push(content, padding);
    at += content.length + padding.length;
  });
  return Buffer.concat(parts);
}

function tablesOf(woff: Buffer): FontTable[] {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is not a WOFF file.');
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    const offset = woff.readUInt32BE(entry + 4);
    const packedBytes = woff.readUInt32BE(entry + 8);
    const bytes = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(offset, offset + packedBytes);
    return {
      tag: woff.toString('latin1', entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      content: packedBytes < bytes ? inflateSync(packed) : packed,
    };
  });
}

/** Family, style, full name and PostScript name, for Windows in English: all that a renderer looks for. */
function nameTable(family: string, weight: number): Buffer {
  const records: [number, string][] = [
    [1, family],
    [2, 'Regular'],
    [4, `${family} ${String(weight)}`],
    [6, `${family.replaceAll(' ', '')}-${String(weight)}`],
  ];
  const texts = records.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const head = Buffer.alloc(6 + 12 * records.length);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let at = 0;
  records.forEach(([id], index) => {
    const bytes = texts[index]!.length;
    [3, 1, 0x0409, id, bytes, at].forEach((field, place) => {
      head.writeUInt16BE(field, 6 + 12 * index + 2 * place);
    });
    at += bytes;
  });
  return Buffer.concat([head, ...texts]);
}

/** The code points that a font has glyphs for: its Unicode character map, in the two forms that fonts use (OpenType 4 and 12). */
export function codePointsOf(woff: Buffer): Set<number> {
  const map = tablesOf(woff).find(({ tag }) => tag === CMAP)?.content;
  const points = new Set<number>();
  if (!map) return points;
  for (let index = 0; index < map.readUInt16BE(2); index++) {
    const at = map.readUInt32BE(4 + 8 * index + 4);
    const format = map.readUInt16BE(at);
    if (format === 4) addSegments(map, at, points);
    else if (format === 12) addGroups(map, at, points);
  }
  return points;
}

function addSegments(map: Buffer, at: number, points: Set<number>): void {
  const count = map.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const offsets = deltas + 2 * count;
  for (let segment = 0; segment < count; segment++) {
    const start = map.readUInt16BE(starts + 2 * segment);
    const end = map.readUInt16BE(ends + 2 * segment);
    const delta = map.readUInt16BE(deltas + 2 * segment);
    const offset = map.readUInt16BE(offsets + 2 * segment);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const place = offsets + 2 * segment + offset + 2 * (point - start);
      const glyph = offset === 0 ? (point + delta) & 0xffff : map.readUInt16BE(place);
      if (glyph !== 0) points.add(point);
    }
  }
}

function addGroups(map: Buffer, at: number, points: Set<number>): void {
  for (let group = 0; group < map.readUInt32BE(at + 12); group++) {
    const entry = at + 16 + 12 * group;
    for (let point = map.readUInt32BE(entry); point <= map.readUInt32BE(entry + 4); point++)
      points.add(point);
  }
}
