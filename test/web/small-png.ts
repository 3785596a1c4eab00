import { deflateSync, inflateSync } from 'node:zlib';

/*
 * PNG as a picture of a page needs it: few colours with a byte each, where a browser writes three bytes for every pixel. By the
 * specification, https://www.w3.org/TR/png-3/: chunks (5), filters (9), colour type 3 (11.2.1).
 */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE_SIZE = 128;
/** The upper five bits of each channel. */
const LOOKS_THE_SAME = 0xf8f8f8;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly pixels: Buffer;
}

/** The same picture with at most 128 colours: those that fill most of it, and for any other the nearest of them. */
export function smallPng(png: Buffer): Buffer {
  const picture = decoded(png);
  const { palette, indices } = reduced(picture);
  const { width, height } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads what a browser writes: eight bits a channel, with or without transparency, not interlaced. */
function decoded(png: Buffer): Picture {
  let header = Buffer.alloc(13);
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = Buffer.from(body);
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const rows = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = Buffer.alloc(width * height * 3);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = rows.subarray(start + 1, start + 1 + stride);
    unfilter(rows[start]!, row, above, channels);
    for (let x = 0, from = 0, to = y * width * 3; x < width; x += 1, from += channels, to += 3) {
      pixels[to] = row[from]!;
      pixels[to + 1] = row[from + 1]!;
      pixels[to + 2] = row[from + 2]!;
    }
    above = row;
  }
  return { width, height, pixels };
}

function unfilter(filter: number, row: Buffer, above: Buffer, channels: number): void {
  if (filter === 0) return;
  for (let i = 0; i < row.length; i += 1) {
    const left = i < channels ? 0 : row[i - channels]!;
    const up = above[i]!;
    let guess = left;
    if (filter === 2) guess = up;
    else if (filter === 3) guess = (left + up) >> 1;
    else if (filter === 4) guess = paeth(left, up, i < channels ? 0 : above[i - channels]!);
    row[i] = (row[i]! + guess) & 0xff;
  }
}

/** Of the left, upper and upper left neighbour the one that is nearest to left + up − corner (9.4). */
function paeth(left: number, up: number, corner: number): number {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function reduced({ pixels }: Picture): { palette: Buffer; indices: Buffer } {
  const colours = new Uint32Array(pixels.length / 3);
  for (let i = 0, at = 0; i < colours.length; i += 1, at += 3)
    colours[i] = (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!;
  const counts = new Uint32Array(1 << 24);
  for (const colour of colours) counts[colour]! += 1;
  const found = [...new Set(colours)].sort((one, other) => counts[other]! - counts[one]!);
  // Of colours that look the same the commonest, or shades of grey would leave no room for what is rare, such as a red word.
  const looks = new Map<number, number>();
  for (const colour of found) {
    const look = colour & LOOKS_THE_SAME;
    if (!looks.has(look)) looks.set(look, colour);
  }
  const palette = [...looks.values()].slice(0, PALETTE_SIZE);
  const indexOf = new Uint8Array(1 << 24);
  for (const colour of found) indexOf[colour] = nearest(colour, palette);
  const indices = Buffer.alloc(colours.length);
  for (let i = 0; i < colours.length; i += 1) indices[i] = indexOf[colours[i]!]!;
  const bytes = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, i) => bytes.writeUIntBE(colour, i * 3, 3));
  return { palette: bytes, indices };
}

function nearest(colour: number, palette: readonly number[]): number {
  let [best, bestDistance] = [0, Infinity];
  for (const [i, other] of palette.entries()) {
    const red = (colour >> 16) - (other >> 16);
    const green = ((colour >> 8) & 0xff) - ((other >> 8) & 0xff);
    const blue = (colour & 0xff) - (other & 0xff);
    const distance = red * red + green * green + blue * blue;
    if (distance < bestDistance) [best, bestDistance] = [i, distance];
  }
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(body.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** The check of a chunk (annex D), bit by bit. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
