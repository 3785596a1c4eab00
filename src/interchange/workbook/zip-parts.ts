import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { readXml, WorkbookFault, type XmlHandler } from './xml-reader.js';

/** Where the bytes of a workbook are. */
export type Archive = { readonly path: string } | { readonly content: Uint8Array };

/** Workbooks have some dozens of parts. */
const PARTS_LIMIT = 10_000;

/** A sheet may be large, and is read as it comes; the other parts are held in memory. */
export const SHEET_BYTES_LIMIT = 512 * 1024 * 1024;
const PART_BYTES_LIMIT = 64 * 1024 * 1024;

/** The parts of a workbook, by name. What is packed smaller than it says goes off nowhere: every part has a limit. */
export class ZipParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws WorkbookFault */
  static async open(archive: Archive): Promise<ZipParts> {
    const options = { lazyEntries: true, autoClose: false } as const;
    let zip: ZipFile | undefined;
    try {
      zip =
        'path' in archive
          ? await openPromise(archive.path, options)
          : await fromBufferPromise(Buffer.from(archive.content), options);
      if (zip.entryCount > PARTS_LIMIT) throw new WorkbookFault(`it has ${String(zip.entryCount)} parts`);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        // Programs differ in which of two parts of one name they read: nobody could say what was imported.
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw new WorkbookFault(`it has two parts named “${entry.fileName}”`);
        entries.set(name, entry);
      }
      return new ZipParts(zip, entries);
    } catch (error) {
      zip?.close();
      throw error instanceof WorkbookFault ? error : new WorkbookFault((error as Error).message);
    }
  }

  close(): void {
    this.zip.close();
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Bytes of a part when it is unpacked, as it says itself; no more are ever read. */
  sizeOf(name: string): number {
    return this.entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** @throws WorkbookFault where it is not there, too large, or not what its checksum says */
  async *bytes(name: string, limitBytes = PART_BYTES_LIMIT): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookFault(`its part “${name}” is missing`);
    if (entry.uncompressedSize > limitBytes) throw new WorkbookFault(`its part “${name}” is too large`);
    try {
      // What turns out longer than it was said to be ends with an error.
      yield* (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    } catch (error) {
      throw error instanceof WorkbookFault ? error : new WorkbookFault((error as Error).message);
    }
  }

  xml(name: string, handler: XmlHandler): Promise<void> {
    return readXml(this.bytes(name), handler);
  }
}
