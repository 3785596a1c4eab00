import {
  readPdf,
  type PdfDictionary,
  type PdfFile,
  type PdfReference,
  type PdfValue,
} from './pdf-objects.js';

/** What a file has beside its pages, looked up where the standard puts it (ISO 32000-1 §7.7.2, §12.3.3, §14.7). */
export class PdfPart {
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
    const outlines = this.root.get('/Outlines');
    this.outlines = outlines ? this.at(outlines) : new Map<string, PdfValue>();
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
    return this.bookmarksFrom(this.outlines);
  }

  /** Those right below one, in their order. */
  bookmarksFrom(parent: PdfDictionary): PdfReference[] {
    const found: PdfReference[] = [];
    for (let next = parent.get('/First'); next; next = this.at(next).get('/Next'))
      found.push(next as PdfReference);
    return found;
  }

  /** A bookmark, the last one below it, the last one below that. */
  lastBelow(bookmark: PdfReference | undefined): PdfReference[] {
    const found: PdfReference[] = [];
    for (let last: PdfValue | undefined = bookmark; last; last = this.at(last).get('/Last'))
      found.push(last as PdfReference);
    return found;
  }

  /** The page that a bookmark leads to, counted from 1. */
  pageOf(bookmark: PdfReference): number {
    const target = this.at(bookmark).get('/Dest') as PdfReference;
    const [page] = this.at(target) as unknown as PdfReference[];
    const pages = listIn(this.pages, '/Kids') as PdfReference[];
    return pages.findIndex(({ number }) => number === page!.number) + 1;
  }
}

/**
 * How many pages a part has, and on which of them chapters begin, counted from 1.
 * @param raised as it is added
 */
export function placesIn(bytes: Buffer, raised: number): { pageCount: number; chapters: number[] } {
  const part = new PdfPart(readPdf(bytes));
  const { bookmarks } = part;
  const chapters = raised === 0 ? part.bookmarksFrom(part.at(bookmarks[0])) : raised === 1 ? bookmarks : [];
  return {
    pageCount: Number(part.pages.get('/Count')),
    chapters: chapters.map((chapter) => part.pageOf(chapter)),
  };
}

export function listIn(dictionary: PdfDictionary, key: string): PdfValue[] {
  return dictionary.get(key) as PdfValue[];
}
