import {
  type PdfReference,
  readPdf,
  written,
  type PdfDictionary,
  type PdfFile,
  type PdfObject,
  type PdfValue,
} from './pdf-objects.js';

const HEADER = '%PDF-1.7\n%\x80\x80\x80\x80\n';

/** What a file has beside its pages, looked up where the standard puts it (ISO 32000-1 §7.7.2, §12.3.3, §14.7). */
class Part {
  readonly root: PdfDictionary;
  readonly pages: PdfDictionary;
  readonly tags: PdfDictionary;
  /** The one element of structure that all others stand in. */
  readonly document: PdfDictionary;
  readonly outlines: PdfDictionary;

  constructor(private readonly file: PdfFile) {
    this.root = this.at(file.trailer.get('/Root'));
    this.pages = this.at(this.root.get('/Pages'));
    this.tags = this.at(this.root.get('/StructTreeRoot'));
    this.document = this.at(this.documentReference);
    this.outlines = this.at(this.root.get('/Outlines'));
  }

  get documentReference(): PdfReference {
    return listIn(this.tags, '/K')[0] as PdfReference;
  }

  at(reference: PdfValue | undefined): PdfDictionary {
    return this.file.objects.get((reference as PdfReference).number)!.value as PdfDictionary;
  }

  /** Metadata and facts about the whole file, of which the first part's hold. */
  get ofWholeFile(): Set<PdfValue> {
    const { root, pages, tags, outlines } = this;
    const { trailer } = this.file;
    return new Set([
      root,
      pages,
      tags,
      outlines,
      this.at(root.get('/Metadata')),
      this.at(trailer.get('/Info')),
    ]);
  }

  /** Bookmarks at the top, in their order. */
  get bookmarks(): PdfReference[] {
    const found: PdfReference[] = [];
    for (let next = this.outlines.get('/First'); next; next = this.at(next).get('/Next'))
      found.push(next as PdfReference);
    return found;
  }
}

/**
 * Joins documents that were set in parts into one PDF, as if they had been set at once: their pages follow each other, their tags
 * (PDF/UA-1) stand in one tree, and their bookmarks below the last chapter of the first. Objects are written as parts come, so that memory
 * holds one part and the file. The same parts give the same bytes.
 */
export class JoinedPdf {
  private readonly chunks: Buffer[] = [];
  private readonly loose: Buffer[] = [];
  private length = 0;
  /** Where each object stands, by its number. */
  private readonly places: number[] = [0];
  private readonly trailer: PdfDictionary;
  private readonly whole: Part;
  private readonly chapter: PdfReference;
  /** Objects that further parts change, by number: they are written last. */
  private readonly kept = new Map<number, PdfObject>();
  private readonly bookmarks: PdfReference[] = [];
  private parts = 0;
  private tagKeys = 0;

  constructor(first: Buffer) {
    this.put(Buffer.from(HEADER, 'latin1'));
    const file = this.read(first, 0);
    this.trailer = file.trailer;
    this.whole = new Part(file);
    const { root, pages, tags, document } = this.whole;
    const title = this.whole.at(this.whole.bookmarks[0]);
    this.chapter = (title.get('/Last') ?? this.whole.bookmarks[0]) as PdfReference;
    const late = new Set([
      pages,
      tags,
      document,
      this.whole.at(this.chapter),
      this.whole.at(root.get('/Metadata')),
    ]);
    for (const [number, object] of file.objects) {
      if (late.has(object.value as PdfDictionary)) this.kept.set(number, object);
      else this.write(number, object);
    }
    this.tagKeys = Number(tags.get('/ParentTreeNextKey'));
  }

  get pageCount(): number {
    return Number(this.whole.pages.get('/Count'));
  }

  /**
   * Puts a part behind those that are there.
   * @param raised how many levels lower its headings stand in the whole
   */
  add(bytes: Buffer, raised: number): void {
    const file = this.read(bytes, raised);
    const part = new Part(file);
    this.takePages(part);
    this.takeTags(part);
    const last = this.takeBookmarks(part);
    const leftOut = part.ofWholeFile;
    for (const [number, object] of file.objects) {
      if (object.value === last) this.kept.set(number, object);
      else if (!leftOut.has(object.value)) this.write(number, object);
    }
    this.gather();
  }

  /** The file; nothing can be added to it any more. */
  finish(): Buffer {
    const chapter = this.whole.at(this.chapter);
    if (this.bookmarks.length > 0) {
      chapter.set('/First', this.bookmarks[0]!);
      chapter.set('/Last', this.bookmarks.at(-1)!);
      // Below zero: they are folded away until a reader opens them.
      chapter.set('/Count', `-${String(this.bookmarks.length)}`);
    }
    this.whole.tags.set('/ParentTreeNextKey', String(this.tagKeys));
    for (const [number, { value, stream }] of this.kept)
      this.write(number, stream ? this.metadata(value as PdfDictionary, stream) : { value, stream });
    const table = this.length;
    const entries = this.places.slice(1).map((place) =>
      // What was left out of the parts is free.
      place === 0 ? '0000000000 00000 f\r\n' : `${String(place).padStart(10, '0')} 00000 n\r\n`,
    );
    const count = String(this.places.length);
    this.put(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f\r\n${entries.join('')}`, 'latin1'));
    this.trailer.set('/Size', count);
    this.put(Buffer.from(`trailer\n${written(this.trailer)}\nstartxref\n${String(table)}\n%%EOF`, 'latin1'));
    this.gather();
    return Buffer.concat(this.chunks);
  }

  /** Reads a part with numbers of its own for objects, tags and ids. */
  private read(bytes: Buffer, raised: number): PdfFile {
    const file = readPdf(bytes, this.places.length - 1);
    const prefix = `P${String(this.parts).padStart(4, '0')}`;
    for (const { value } of file.objects.values()) this.adapt(value, prefix, raised);
    for (let count = file.count; count > 1; count -= 1) this.places.push(0);
    this.parts += 1;
    return file;
  }

  private adapt(value: PdfValue, prefix: string, raised: number): void {
    if (Array.isArray(value)) for (const item of value) this.adapt(item, prefix, raised);
    if (!(value instanceof Map)) return;
    for (const [key, part] of value) {
      if (key === '/StructParents' || key === '/StructParent')
        value.set(key, String(Number(part) + this.tagKeys));
      else if (key === '/ID') value.set(key, prefixed(part as string, prefix));
      else if (key === '/Headers')
        value.set(
          key,
          (part as string[]).map((id) => prefixed(id, prefix)),
        );
      else if (key === '/IDTree') {
        const names = listIn(part as PdfDictionary, '/Names');
        names.forEach((name, index) => {
          if (typeof name === 'string') names[index] = prefixed(name, prefix);
        });
      } else if (key === '/S') value.set(key, lowered(part as string, raised));
      else this.adapt(part, prefix, raised);
    }
  }

  private takePages(part: Part): void {
    const kids = listIn(part.pages, '/Kids');
    const { pages, root } = this.whole;
    for (const kid of kids) part.at(kid).set('/Parent', root.get('/Pages')!);
    listIn(pages, '/Kids').push(...kids);
    pages.set('/Count', String(this.pageCount + kids.length));
  }

  private takeTags({ tags, document, documentReference }: Part): void {
    const own = this.whole.tags;
    const keys = listIn(tags.get('/ParentTree') as PdfDictionary, '/Nums');
    const all = listIn(own.get('/ParentTree') as PdfDictionary, '/Nums');
    keys.forEach((key, index) => all.push(index % 2 === 0 ? String(Number(key) + this.tagKeys) : key));
    const ids = tags.get('/IDTree') as PdfDictionary | undefined;
    if (ids) {
      if (!own.has('/IDTree')) own.set('/IDTree', new Map([['/Names', []]]));
      // Each part's ids begin with its number, so that all of them stay in order.
      listIn(own.get('/IDTree') as PdfDictionary, '/Names').push(...listIn(ids, '/Names'));
    }
    document.set('/S', '/Part');
    document.set('/P', this.whole.documentReference);
    listIn(this.whole.document, '/K').push(documentReference);
    this.tagKeys += Number(tags.get('/ParentTreeNextKey'));
  }

  /** Answers the last of them, which waits for the one that follows it. */
  private takeBookmarks(part: Part): PdfDictionary | undefined {
    const own = part.bookmarks;
    for (const bookmark of own) part.at(bookmark).set('/Parent', this.chapter);
    const before = this.bookmarks.at(-1);
    if (before && own[0]) {
      part.at(own[0]).set('/Prev', before);
      const waiting = this.kept.get(before.number)!;
      (waiting.value as PdfDictionary).set('/Next', own[0]);
      this.kept.delete(before.number);
      this.write(before.number, waiting);
    }
    this.bookmarks.push(...own);
    return own.length > 0 ? part.at(own.at(-1)) : undefined;
  }

  /** XMP tells the number of pages. */
  private metadata(value: PdfDictionary, stream: Buffer): PdfObject {
    const pages = `<xmpTPg:NPages>${String(this.pageCount)}</xmpTPg:NPages>`;
    const text = stream.toString('utf8').replace(/<xmpTPg:NPages>\d+<\/xmpTPg:NPages>/, pages);
    const bytes = Buffer.from(text);
    value.set('/Length', String(bytes.length));
    return { value, stream: bytes };
  }

  private write(number: number, { value, stream }: PdfObject): void {
    this.places[number] = this.length;
    const head = `${String(number)} 0 obj\n${written(value)}\n`;
    if (stream === null) return this.put(Buffer.from(`${head}endobj\n`, 'latin1'));
    this.put(Buffer.from(`${head}stream\n`, 'latin1'));
    this.put(stream);
    this.put(Buffer.from('\nendstream\nendobj\n'));
  }

  private put(bytes: Buffer): void {
    this.loose.push(bytes);
    this.length += bytes.length;
  }

  /** Hundreds of thousands of small pieces would take more memory than what is in them. */
  private gather(): void {
    this.chunks.push(Buffer.concat(this.loose.splice(0)));
  }
}

function listIn(dictionary: PdfDictionary, key: string): PdfValue[] {
  return dictionary.get(key) as PdfValue[];
}

const prefixed = (id: string, prefix: string): string => id.replace(/^\(/, `(${prefix}`);

/** `/H1` is `/H3` where its heading stands two levels lower. */
const lowered = (role: string, levels: number): string =>
  role.replace(/^\/H(\d)$/, (_, level: string) => `/H${String(Number(level) + levels)}`);
