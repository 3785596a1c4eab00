import { deflateRawSync, deflateSync } from 'node:zlib';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const bigEndian = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** What each byte makes of a remainder: some samples are large, and bit by bit they take seconds. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** CRC-32, as PNG and ZIP have it. */
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ REMAINDERS[(crc ^ bytes[at]!) & 0xff]!;
  return ~crc >>> 0;
}

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  /** The size that the archive claims, where it is not the true one. */
  readonly claimedSize?: number;
}

/** A ZIP archive. Its directory may tell of other parts than stand before it, as those do who want to be seen as two things. */
export function zip(parts: readonly Part[], inDirectory: readonly Part[] = parts, comment = ''): Buffer {
  const bodies: Buffer[] = [];
  const offsets = new Map<Part, number>();
  let offset = 0;
  for (const part of new Set([...parts, ...inDirectory])) {
    offsets.set(part, offset);
    const body = Buffer.concat([ascii('PK\x03\x04'), headerOf(part), ascii(part.name), packed(part)]);
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(
    inDirectory.map((part) => {
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(offsets.get(part)!, 10);
      return Buffer.concat([ascii('PK\x01\x02\x14\x00'), headerOf(part), tail, ascii(part.name)]);
    }),
  );
  const end = Buffer.alloc(18);
  end.writeUInt16LE(inDirectory.length, 4);
  end.writeUInt16LE(inDirectory.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...bodies, directory, ascii('PK\x05\x06'), end, ascii(comment)]);
}

function packed({ content, stored }: Part): Buffer {
  return stored ? Buffer.from(content) : deflateRawSync(Buffer.from(content));
}

function headerOf(part: Part): Buffer {
  const header = Buffer.alloc(26);
  const content = Buffer.from(part.content);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(part.stored ? 0 : 8, 4);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed(part).length, 14);
  header.writeUInt32LE(part.claimedSize ?? content.length, 18);
  header.writeUInt16LE(part.name.length, 22);
  return header;
}

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
export const openXmlTypes = (main: string, ...more: string[]): Part => ({
  name: '[Content_Types].xml',
  content: `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${TYPES}">${[main, ...more]
    .map((type, i) => `<Override PartName="/part${String(i)}.xml" ContentType="${type}"/>`)
    .join('')}</Types>`,
});
const OFFICE = 'application/vnd.openxmlformats-officedocument';
export const WORD = `${OFFICE}.wordprocessingml.document`;
const EXCEL = `${OFFICE}.spreadsheetml.sheet`;
const POWERPOINT = `${OFFICE}.presentationml.presentation`;
export const OPEN_TEXT = 'application/vnd.oasis.opendocument.text';

export const openXml = (type: string): Part[] => [
  openXmlTypes(`${type}.main+xml`),
  { name: '_rels/.rels', content: '<Relationships/>' },
  { name: 'part0.xml', content: '<document/>' },
];
export const openDocument = (type: string): Part[] => [
  { name: 'mimetype', content: type, stored: true },
  { name: 'content.xml', content: '<office:document-content/>' },
  { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
];

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([ascii(type), data]);
  return Buffer.concat([bigEndian(data.length), named, bigEndian(crc32(named))]);
}

/** One black pixel. */
export const PNG = Buffer.concat([
  ascii('\x89PNG\r\n\x1a\n'),
  chunk('IHDR', Buffer.concat([bigEndian(1), bigEndian(1), Buffer.from([8, 0, 0, 0, 0])])),
  chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  chunk('IEND', Buffer.alloc(0)),
]);

/** One grey pixel. */
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb004300' +
    '01'.repeat(64) +
    'ffc0000b080001000101011100ffc40014000100000000000000000000000000000003ffc40014100100000000000000000000000000000000' +
    'ffda0008010100003f0037ffd9',
  'hex',
);

/** One pixel, lossless. */
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f0000001007101111888808fe070000', 'hex');

const heif = (brand: string): Buffer =>
  Buffer.concat([
    bigEndian(24),
    ascii(`ftyp${brand}`),
    bigEndian(0),
    ascii(`mif1${brand}`),
    bigEndian(8),
    ascii('mdat'),
  ]);

export const PDF = ascii(
  [
    '%PDF-1.4',
    '%\xe2\xe3\xcf\xd3',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n'),
);

const EMAIL = 'From: alder@example.org\r\nSubject: =?utf-8?q?Re=C3=A7u?=\r\n\r\nMerci — 12,50 €\r\n';

/** One small file of each type that is allowed. */
export const ALLOWED: readonly (readonly [mediaType: string, name: string, bytes: Buffer])[] = [
  ['application/pdf', 'receipt.pdf', PDF],
  ['image/png', 'screen.png', PNG],
  ['image/jpeg', 'photo.JPG', JPEG],
  ['image/webp', 'photo.webp', WEBP],
  ['image/heic', 'photo.heic', heif('heic')],
  ['image/heif', 'photo.heif', heif('mif1')],
  ['text/plain', 'notes.txt', Buffer.from('\ufeffHours of März:\r\n\t7½ 時間 👩‍🌾\n')],
  ['text/plain', 'BMW', Buffer.from('BM and MZ and PK begin words, too')],
  ['text/csv', 'hours.csv', Buffer.from('day,hours\n2026-03-02,7.5\n')],
  ['message/rfc822', 'thanks.eml', Buffer.from(EMAIL)],
  [WORD, 'minutes.docx', zip(openXml(WORD))],
  [EXCEL, 'timesheet.xlsx', zip(openXml(EXCEL))],
  [POWERPOINT, 'slides.pptx', zip(openXml(POWERPOINT))],
  [OPEN_TEXT, 'minutes.odt', zip(openDocument(OPEN_TEXT))],
  [
    'application/vnd.oasis.opendocument.spreadsheet',
    'timesheet.ods',
    zip(openDocument('application/vnd.oasis.opendocument.spreadsheet')),
  ],
  [
    'application/vnd.oasis.opendocument.presentation',
    'slides.odp',
    zip(openDocument('application/vnd.oasis.opendocument.presentation')),
  ],
];

const html = '<!DOCTYPE html><script>alert(1)</script>';
const aZip = zip([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: Evil' }]);
const macros = { name: 'word/anything.bin', content: 'macros' };
const vba = 'application/vnd.ms-office.vbaProject';
const [types, ...parts] = openXml(WORD) as [Part, ...Part[]];
const withList = (content: string): Buffer => zip([{ ...types, content }, ...parts]);

/** What must never be kept, and by what word it is known. */
export const REFUSED: readonly (readonly [what: string, bytes: Buffer, found: string])[] = [
  ['a web page', Buffer.from(html), 'markup'],
  ['a web page behind a mark and white space', Buffer.from(`\ufeff \r\n\t${html}`), 'markup'],
  ['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'markup'],
  ['a drawing as XML', Buffer.from('<?xml version="1.0"?><svg/>'), 'markup'],
  ['a shell script', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'script'],
  ['PostScript', Buffer.from('%!PS-Adobe-3.0\n'), 'PostScript'],
  ['RTF', Buffer.from('{\\rtf1\\ansi}'), 'RTF'],
  ['a Windows program', Buffer.from(`MZ${'\0'.repeat(100)}PE`, 'latin1'), 'msdownload'],
  ['a Linux program', Buffer.from(`\x7fELF\x02\x01\x01${'\0'.repeat(100)}`, 'latin1'), 'elf'],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), 'x-cfb'],
  ['a moving picture', ascii('GIF89a\x01\x00\x01\x00\x00\x00\x00;'), 'image/gif'],
  ['text in Latin-1', Buffer.from('Hours of März', 'latin1'), 'not UTF-8'],
  ['text in UTF-16', Buffer.from('\ufeffHours', 'utf16le'), 'UTF-16'],
  ['text in UTF-16 the other way round', Buffer.from('\ufffe䠀', 'utf16le'), 'UTF-16'],
  ['text that rings a bell', Buffer.from('ding\x07'), 'no known type'],
  ['text with a C1 control character', Buffer.from('next\u0085line'), 'no known type'],
  ['text whose last character is cut off', Buffer.from('a€').subarray(0, -1), 'not UTF-8'],
  ['a plain archive', zip([{ name: 'a.txt', content: 'a' }]), 'no office document'],
  ['a Java program', aZip, 'no office document'],
  ['a picture that is a Java program as well', Buffer.concat([PNG, aZip]), 'ZIP archive as well'],
  [
    'the same with a comment behind',
    Buffer.concat([PNG, zip([{ name: 'a', content: 'a' }], undefined, 'c'.repeat(65_535))]),
    'ZIP archive as well',
  ],
  [
    'the same behind what looks like an end, and is none',
    Buffer.concat([PNG, ascii('PK\x05\x06'), aZip]),
    'ZIP archive as well',
  ],
  ['a PDF that is an archive as well', Buffer.concat([PDF, aZip]), 'ZIP archive as well'],
  ['an archive that breaks off', zip(openXml(WORD)).subarray(0, -30), 'cannot be read'],
  [
    'a Word file with macros by its type',
    zip([openXmlTypes('application/vnd.ms-word.document.macroEnabled.main+xml'), ...parts]),
    'macros',
  ],
  [
    'a Word file with macros in a part of any name',
    zip([openXmlTypes(`${WORD}.main+xml`, vba), ...parts, macros]),
    'macros',
  ],
  [
    'an Excel file with old macros',
    zip([openXmlTypes(`${EXCEL}.main+xml`, 'application/vnd.ms-excel.intlmacrosheet+xml')]),
    'macros',
  ],
  [
    'a Word file that shows other types to those who read from the front',
    zip([types, ...parts], [openXmlTypes(`${WORD}.main+xml`, vba), ...parts, macros]),
    'macros',
  ],
  ['a Word file with two lists of types', zip([types, { ...types, name: '[CONTENT_TYPES].XML' }]), 'two'],
  [
    'a Word file that is an OpenDocument file as well',
    zip([...openDocument(OPEN_TEXT), ...openXml(WORD)]),
    'two',
  ],
  ['types written in numbers', withList(`${String(types.content)}<!-- vba&#80;roject -->`), 'disguised'],
  ['types behind a declaration', withList(`<!DOCTYPE x>${String(types.content)}`), 'disguised'],
  [
    'types in another encoding',
    withList(String(types.content).replace('encoding="UTF-8"', 'encoding="UTF-7"')),
    'disguised',
  ],
  [
    'types that swell to 30 MB',
    withList(String(types.content).padEnd(30_000_000)),
    'its list of types is too long',
  ],
  [
    'types that swell more than they say',
    zip([{ ...types, content: String(types.content).padEnd(30_000_000), claimedSize: 500 }, ...parts]),
    'cannot be read',
  ],
  [
    'an OpenDocument file with macros',
    zip([...openDocument(OPEN_TEXT), { name: 'Basic/script-lc.xml', content: '<library/>' }]),
    'macros',
  ],
  [
    'an OpenDocument file that nobody can look into',
    zip([...openDocument(OPEN_TEXT), { name: 'encrypted-package', content: 'secret' }]),
    'macros',
  ],
  [
    'an archive that says it is a PDF',
    zip([{ name: 'mimetype', content: 'application/pdf', stored: true }]),
    'says it is “application/pdf”',
  ],
  [
    'an electronic book',
    zip([{ name: 'mimetype', content: 'application/epub+zip', stored: true }]),
    'says it is “application/epub+zip”',
  ],
];
