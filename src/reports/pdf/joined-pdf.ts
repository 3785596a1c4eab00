import {
  type PdfReference,
  readPdf,
  written,
  type PdfDictionary,
  type PdfFile,
  type PdfObject,
  type PdfValue,
} from './pdf-objects.js';
import { GrowingBytes } from './growing-bytes.js';
import { listIn, PdfPart } from './pdf-part.js';

const HEADER = '%PDF-1.7\n%\x80\x80\x80\x80\n';

const PLACES_AT_ONCE = 4_096;

/** What a link in the contents of a document in parts says until they are joined. */
const CONTENTS_LINK = /^\(evenhand:(\d+):(\d+)\)$/;

function contentsLink({ value }: PdfObject): { chapter: number; page: number } | undefined {
  const action = value instanceof Map ? value.get('/A') : undefined;
  const address = action instanceof Map ? action.get('/URI') : undefined;
  const named = typeof address === 'string' ? CONTENTS_LINK.exec(address) : null;
  return named ? { chapter: Number(named[1]), page: Number(named[2]) } : undefined;
}

/**
 * Joins documents that were set in parts into one PDF, as if they had been set at once: their pages follow each other, their tags
 * (PDF/UA-1) stand in one tree, and their bookmarks below the last of the level above theirs. Objects are written as parts come, so that memory
 * holds one part and the file. The same parts give the same bytes.
 */
export class JoinedPdf {
  private readonly file = new GrowingBytes();
  /** Where each object stands, by its number. */
  private readonly places: number[] = [0];
  private readonly trailer: PdfDictionary;
  private readonly whole: PdfPart;
  /** Objects that further parts change, by number: they are written last. */
  private readonly kept = new Map<number, PdfObject>();
  /** The last bookmark at each depth: the title, its last chapter, the last section of that. The next ones change them. */
  private readonly open: PdfReference[];
  /** Where each chapter begins. */
  private readonly chapters: PdfValue[];
  private parts = 0;
  private tagKeys = 0;

  constructor(first: Buffer) {
    this.put(Buffer.from(HEADER, 'latin1'));
    const file = this.read(first, 0);
    this.trailer = file.trailer;
    this.whole = new PdfPart(file);
    const { root, pages, tags, document } = this.whole;
    const [title] = this.whole.bookmarks;
    this.open = this.whole.lastBelow(title);
    this.chapters = this.whole
      .bookmarksFrom(this.whole.at(title))
      .map((chapter) => this.whole.at(chapter).get('/Dest')!);
    const late = new Set([
      pages,
      tags,
      document,
      ...this.open.map((bookmark) => this.whole.at(bookmark)),
      this.whole.at(root.get('/Metadata')),
    ]);
    for (const [number, object] of file.objects) {
      if (late.has(object.value as PdfDictionary) || contentsLink(object)) this.kept.set(number, object);
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
    const part = new PdfPart(file);
    this.takePages(part);
    this.takeTags(part);
    this.takeBookmarks(part, raised);
    const open = new Set(this.open.map(({ number }) => number));
    const leftOut = part.ofWholeFile;
    for (const [number, object] of file.objects) {
      if (open.has(number)) this.kept.set(number, object);
      else if (!leftOut.has(object.value)) this.write(number, object);
    }
  }

  /** The file; nothing can be added to it any more. */
  finish(): Buffer {
    for (const object of this.kept.values()) this.leadToChapter(object);
    this.whole.tags.set('/ParentTreeNextKey', String(this.tagKeys));
    for (const [number, { value, stream }] of this.kept)
      this.write(number, stream ? this.metadata(value as PdfDictionary, stream) : { value, stream });
    const table = this.file.length;
    const count = String(this.places.length);
    this.put(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f\r\n`, 'latin1'));
    this.putPlaces();
    this.trailer.set('/Size', count);
    this.put(Buffer.from(`trailer\n${written(this.trailer)}\nstartxref\n${String(table)}\n%%EOF`, 'latin1'));
    return this.file.finish();
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
      } else if (key === '/A' && Array.isArray(part)) {
        const kept = part.filter((attributes) => !isBorder(attributes));
        this.adapt(kept, prefix, raised);
        value.set(key, kept);
      } else if (key === '/S') value.set(key, lowered(part as string, raised));
      else this.adapt(part, prefix, raised);
    }
  }

  private takePages(part: PdfPart): void {
    const kids = listIn(part.pages, '/Kids');
    const { pages, root } = this.whole;
    for (const kid of kids) part.at(kid).set('/Parent', root.get('/Pages')!);
    listIn(pages, '/Kids').push(...kids);
    pages.set('/Count', String(this.pageCount + kids.length));
  }

  private takeTags({ tags, document, documentReference }: PdfPart): void {
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

  /** Puts bookmarks below the one that was last at the level above theirs. */
  private takeBookmarks(part: PdfPart, raised: number): void {
    const own = part.bookmarks;
    if (own.length === 0) return;
    const depth = Math.min(raised, this.open.length);
    const above = this.open[depth - 1]!;
    const parent = this.keptAt(above);
    const [before, ...below] = this.open.splice(depth);
    for (const bookmark of own) part.at(bookmark).set('/Parent', above);
    if (before) {
      part.at(own[0]).set('/Prev', before);
      this.keptAt(before).set('/Next', own[0]!);
      for (const { number } of [before, ...below]) {
        this.write(number, this.kept.get(number)!);
        this.kept.delete(number);
      }
    } else parent.set('/First', own[0]!);
    parent.set('/Last', own.at(-1)!);
    // Below zero: they are folded away until a reader opens them.
    const count = Math.abs(Number(parent.get('/Count') ?? 0)) + own.length;
    parent.set('/Count', `-${String(count)}`);
    this.open.push(...part.lastBelow(own.at(-1)));
    if (depth === 1) this.chapters.push(...own.map((chapter) => part.at(chapter).get('/Dest')!));
  }

  private keptAt({ number }: PdfReference): PdfDictionary {
    return this.kept.get(number)!.value as PdfDictionary;
  }

  /** Lets what stands in the contents lead to the chapter that it names. */
  private leadToChapter(object: PdfObject): void {
    const named = contentsLink(object);
    if (!named) return;
    const annotation = object.value as PdfDictionary;
    annotation.delete('/A');
    annotation.set('/Dest', this.chapters[named.chapter]!);
    annotation.set('/Contents', `(page ${String(named.page)})`);
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
    this.places[number] = this.file.length;
    const head = `${String(number)} 0 obj\n${written(value)}\n`;
    if (stream === null) return this.put(Buffer.from(`${head}endobj\n`, 'latin1'));
    this.put(Buffer.from(`${head}stream\n`, 'latin1'));
    this.put(stream);
    this.put(Buffer.from('\nendstream\nendobj\n'));
  }

  /** Where each object stands. There are hundreds of thousands in a long document: as one text they would take as much as the file. */
  private putPlaces(): void {
    for (let from = 1; from < this.places.length; from += PLACES_AT_ONCE) {
      const entries = this.places.slice(from, from + PLACES_AT_ONCE).map((place) =>
        // What was left out of the parts is free.
        place === 0 ? '0000000000 00000 f\r\n' : `${String(place).padStart(10, '0')} 00000 n\r\n`,
      );
      this.put(Buffer.from(entries.join(''), 'latin1'));
    }
  }

  private put(bytes: Buffer): void {
    this.file.put(bytes);
  }
}

const prefixed = (id: string, prefix: string): string => id.replace(/^\(/, `(${prefix}`);

/** `/H1` is `/H3` where its heading stands two levels lower. */
const lowered = (role: string, levels: number): string =>
  role.replace(/^\/H(\d)$/, (_, level: string) => `/H${String(Number(level) + levels)}`);

/** Which rules are drawn around a cell. Nobody is told of them by the tags, and they would be a third of what is said of cells. */
function isBorder(attributes: PdfValue): boolean {
  return attributes instanceof Map && attributes.get('/O') === '/Layout' && attributes.has('/BorderStyle');
}
