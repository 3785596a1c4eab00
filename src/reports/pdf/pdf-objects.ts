/** A value of a PDF as far as joining files needs it: names, numbers and strings stay as they are written. */
export type PdfValue = string | PdfReference | PdfValue[] | PdfDictionary;
export type PdfDictionary = Map<string, PdfValue>;

export class PdfReference {
  constructor(readonly number: number) {}
}

export interface PdfObject {
  readonly value: PdfValue;
  /** What stands between `stream` and `endstream`, where it is a stream. */
  readonly stream: Buffer | null;
}

export interface PdfFile {
  readonly trailer: PdfDictionary;
  /** One more than the highest number that an object of its own has. */
  readonly count: number;
  /** By their numbers. */
  readonly objects: ReadonlyMap<number, PdfObject>;
}

const SPACE = /[\0\t\n\f\r ]/;
const END_OF_WORD = /[\0\t\n\f\r ()<>[\]{}/%]/;

/**
 * Reads a PDF that has a table of cross-references and says the lengths of its streams where they stand, as those do that we make
 * (ISO 32000-1 §7.3, §7.5.4). Of any other file it throws an error.
 * @param moved what is added to the number of every object, so that files can stand behind each other
 */
export function readPdf(bytes: Buffer, moved = 0): PdfFile {
  const text = bytes.toString('latin1');
  const reader = new PdfReader(text, moved);
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-200))![1]);
  const [, count] = /^xref\s+0 (\d+)/.exec(text.slice(table, table + 40))!;
  const entries = text.indexOf('\n', text.indexOf('\n', table) + 1) + 1;
  const objects = new Map<number, PdfObject>();
  for (let number = 1; number < Number(count); number += 1) {
    const entry = text.slice(entries + number * 20, entries + number * 20 + 20);
    if (entry[17] === 'n') objects.set(number + moved, reader.objectAt(Number(entry.slice(0, 10)), bytes));
  }
  const trailer = reader.valueAt(text.indexOf('trailer', table) + 7) as PdfDictionary;
  return { trailer, count: Number(count), objects };
}

class PdfReader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly moved: number,
  ) {}

  objectAt(start: number, bytes: Buffer): PdfObject {
    this.at = this.text.indexOf('obj', start) + 3;
    const value = this.value();
    this.skip();
    if (!this.text.startsWith('stream', this.at)) return { value, stream: null };
    const from = this.text.indexOf('\n', this.at) + 1;
    const length = Number((value as PdfDictionary).get('/Length'));
    return { value, stream: bytes.subarray(from, from + length) };
  }

  valueAt(start: number): PdfValue {
    this.at = start;
    return this.value();
  }

  private skip(): void {
    while (SPACE.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private value(): PdfValue {
    this.skip();
    const { text } = this;
    if (text.startsWith('<<', this.at)) return this.dictionary();
    if (text[this.at] === '[') return this.array();
    if (text[this.at] === '(') return this.literal();
    if (text[this.at] === '<') return this.upTo(text.indexOf('>', this.at) + 1);
    const reference = /^(\d+) 0 R/.exec(text.slice(this.at, this.at + 16));
    if (reference) {
      this.at += reference[0].length;
      return new PdfReference(Number(reference[1]) + this.moved);
    }
    let end = this.at + 1;
    while (!END_OF_WORD.test(text[end]!)) end += 1;
    return this.upTo(end);
  }

  private upTo(end: number): string {
    const found = this.text.slice(this.at, end);
    this.at = end;
    return found;
  }

  private dictionary(): PdfDictionary {
    const entries: PdfDictionary = new Map();
    this.at += 2;
    for (this.skip(); !this.text.startsWith('>>', this.at); this.skip()) {
      const key = this.value() as string;
      entries.set(key, this.value());
    }
    this.at += 2;
    return entries;
  }

  private array(): PdfValue[] {
    const items: PdfValue[] = [];
    this.at += 1;
    for (this.skip(); this.text[this.at] !== ']'; this.skip()) items.push(this.value());
    this.at += 1;
    return items;
  }

  /** A string in parentheses, which may hold others, and any of them after a backslash. */
  private literal(): string {
    let depth = 0;
    let end = this.at;
    do {
      const letter = this.text[end]!;
      if (letter === '\\') end += 1;
      else if (letter === '(') depth += 1;
      else if (letter === ')') depth -= 1;
      end += 1;
    } while (depth > 0);
    return this.upTo(end);
  }
}

/** The value as it is written, as short as can be. */
export function written(value: PdfValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof PdfReference) return `${String(value.number)} 0 R`;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  return `<<${[...value].map(([key, part]) => `${key} ${written(part)}`).join('')}>>`;
}
