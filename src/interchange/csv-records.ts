import { isUtf8 } from 'node:buffer';

/** One record of a CSV file, or what stood in its place. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: 'not-utf8'; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: 'malformed'; readonly found: string; readonly expected: string }
  | {
      readonly line: number;
      readonly fault: 'cells';
      readonly cells: readonly string[];
      /** Cells of a sheet that say nothing which could be recorded. */
      readonly faults: readonly {
        readonly place: number;
        readonly found: string;
        readonly expected: string;
      }[];
    };

/** A record longer than this is a quotation mark that was never closed, or no CSV at all. */
const RECORD_LIMIT_CHARACTERS = 200_000;

/** A line longer than this is cut, so that a file without line ends does not fill the memory. */
const LINE_LIMIT_BYTES = 1_000_000;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/**
 * Reads CSV (RFC 4180) as it comes, in batches: LF or CRLF line ends, quoted fields with commas, quotes and line ends, an
 * optional byte order mark, strictly UTF-8. Blank lines are passed over. Each record tells the physical line on which it
 * begins. After a record that can't be read it goes on with the next line, so that one slip does not hide others.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  delimiter = ',',
): AsyncGenerator<CsvRecord[]> {
  const reader = new RecordReader(delimiter.charCodeAt(0));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const buffer = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const end = wholeLines(buffer);
    rest = buffer.subarray(end);
    if (end > 0) yield reader.read(buffer.subarray(0, end), false);
  }
  yield reader.read(rest, true);
}

/** How many bytes can be read now: all whole lines; or, where one line has no end, all whole characters of it. */
function wholeLines(buffer: Buffer): number {
  const end = buffer.lastIndexOf(LINE_FEED) + 1;
  if (end > 0 || buffer.length < LINE_LIMIT_BYTES) return end;
  let cut = buffer.length;
  while (cut > buffer.length - 4 && (buffer[cut - 1]! & 0xc0) === 0x80) cut -= 1;
  return cut - 1;
}

class RecordReader {
  private text = '';
  /** Where the next record begins in `text`, and on which physical line. */
  private position = 0;
  private line = 1;
  /** Lines that are not UTF-8, still to be read. */
  private readonly badLines: number[] = [];
  private linesReceived = 0;
  private begun = false;

  constructor(private readonly delimiter: number) {}

  read(bytes: Buffer, end: boolean): CsvRecord[] {
    this.receive(bytes);
    const records: CsvRecord[] = [];
    while (this.position < this.text.length) {
      const record = this.next(end);
      if (record === undefined) break;
      if (record !== null) records.push(record);
    }
    this.text = this.text.slice(this.position);
    this.position = 0;
    return records;
  }

  private receive(bytes: Buffer): void {
    if (!isUtf8(bytes)) this.noteBadLines(bytes);
    let text = bytes.toString('utf8');
    if (!this.begun && bytes.length > 0) {
      this.begun = true;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
      this.linesReceived += 1;
    }
    this.text += text;
  }

  private noteBadLines(bytes: Buffer): void {
    let line = this.linesReceived + 1;
    for (let from = 0; from < bytes.length; line += 1) {
      const found = bytes.indexOf(LINE_FEED, from);
      const to = found < 0 ? bytes.length : found;
      if (!isUtf8(bytes.subarray(from, to))) this.badLines.push(line);
      from = to + 1;
    }
  }

  /** The next record; `null` for a blank line; `undefined` where its end has not arrived yet. */
  private next(end: boolean): CsvRecord | null | undefined {
    const { line, position } = this;
    const scanned = scanRecord(this.text, position, end, this.delimiter);
    if (scanned === 'unfinished' && !end && this.text.length - position < RECORD_LIMIT_CHARACTERS)
      return undefined;
    if (scanned === 'unfinished' || 'found' in scanned) {
      this.skipLine();
      const fault = scanned === 'unfinished' ? this.endlessAt(position) : scanned;
      // A line that is not text at all is told once, as that.
      if (this.takeBadLines(line)) return { line, fault: 'not-utf8', cells: [] };
      return { line, fault: 'malformed', ...fault };
    }
    this.position = scanned.next;
    this.line += scanned.lines;
    const bad = this.takeBadLines(this.line - 1);
    if (scanned.cells.length === 1 && scanned.cells[0] === '' && !bad) return null;
    if (bad) return { line, fault: 'not-utf8', cells: scanned.cells };
    return { line, cells: scanned.cells };
  }

  private endlessAt(position: number): Fault {
    const limit = RECORD_LIMIT_CHARACTERS.toLocaleString('en').replaceAll(',', ' ');
    return this.text.indexOf('"', position) < 0
      ? { found: 'a line without an end', expected: `a record of at most ${limit} characters` }
      : { found: 'a quotation mark that is never closed', expected: 'a closing quotation mark' };
  }

  private skipLine(): void {
    const at = this.text.indexOf('\n', this.position);
    this.position = at < 0 ? this.text.length : at + 1;
    this.line += 1;
  }

  /** Whether any line up to this one, and not told before, is no UTF-8. */
  private takeBadLines(upTo: number): boolean {
    if (this.badLines.length === 0) return false;
    let taken = 0;
    while (taken < this.badLines.length && this.badLines[taken]! <= upTo) taken += 1;
    this.badLines.splice(0, taken);
    return taken > 0;
  }
}

interface Scanned {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly next: number;
  /** Physical lines that the record takes. */
  readonly lines: number;
}

/** One record from a position on, or what is wrong with it; `unfinished` inside quotation marks that are still open. */
function scanRecord(
  text: string,
  from: number,
  final: boolean,
  delimiter: number,
): Scanned | Fault | 'unfinished' {
  const cells: string[] = [];
  let lines = 1;
  for (let at = from; ;) {
    let end: number;
    if (text.charCodeAt(at) === QUOTE) {
      end = closingQuote(text, at);
      if (end < 0) return 'unfinished';
      const raw = text.slice(at + 1, end);
      for (let feed = raw.indexOf('\n'); feed >= 0; feed = raw.indexOf('\n', feed + 1)) lines += 1;
      cells.push(raw.includes('"') ? raw.replaceAll('""', '"') : raw);
      end += 1;
    } else {
      end = unquotedEnd(text, at, delimiter);
      if (text.charCodeAt(end) === QUOTE) return faultAt(text, at, end + 1, IN_UNQUOTED);
      cells.push(text.slice(at, end));
    }
    if (end >= text.length) return final ? { cells, next: end, lines } : 'unfinished';
    const after = text.charCodeAt(end);
    if (after === LINE_FEED) return { cells, next: end + 1, lines };
    if (after === CARRIAGE_RETURN && (end + 1 >= text.length || text.charCodeAt(end + 1) === LINE_FEED)) {
      return { cells, next: end + 2, lines };
    }
    if (after !== delimiter) return faultAt(text, at, end + 1, AFTER_QUOTED);
    at = end + 1;
  }
}

interface Fault {
  readonly found: string;
  readonly expected: string;
}

const IN_UNQUOTED = 'a field in quotation marks, with those inside it doubled';
const AFTER_QUOTED = 'a comma or the end of the line after a closing quotation mark';

/** What stands there, from the field's beginning on or, where that is long, just before the fault. */
function faultAt(text: string, field: number, fault: number, expected: string): Fault {
  return { found: text.slice(Math.max(field, fault - 60), fault), expected };
}

/** The place of the quotation mark that closes the one at `open`; -1 where there is none. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote;
    at = quote + 2;
  }
}

/** Where a field without quotation marks ends: at a delimiter, a line end, a quotation mark or the end of the text. */
function unquotedEnd(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LINE_FEED || code === QUOTE) break;
    if (code === CARRIAGE_RETURN && (at + 1 >= text.length || text.charCodeAt(at + 1) === LINE_FEED)) break;
  }
  return at;
}
