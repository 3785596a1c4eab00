import { createHash } from 'node:crypto';
import type { ImportedFile } from './domain/events.js';
import type { ImportFile } from './import-file.js';

/** Files whose hashes are taken while they are read, so that they are those of the bytes that were imported, and nothing is read for them alone. */
export class HashedFiles {
  readonly files: readonly ImportFile[];
  private readonly hashes = new Map<ImportFile, string>();

  constructor(private readonly given: readonly ImportFile[]) {
    this.files = given.map((file) => ({ ...file, open: () => this.read(file) }));
  }

  /** What they are, without those that have nothing to do with the import. What was not read to its end, such as a workbook, is read for it. */
  async imported(ignored: readonly string[]): Promise<ImportedFile[]> {
    const found: ImportedFile[] = [];
    for (const file of this.given) {
      const { name, size: bytes } = file;
      if (ignored.includes(name)) continue;
      if (!this.hashes.has(file)) for await (const chunk of this.read(file)) void chunk;
      found.push({ name, bytes, sha256: this.hashes.get(file)! });
    }
    return found;
  }

  private async *read(file: ImportFile): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const chunk of file.open()) {
      hash.update(chunk);
      yield chunk;
    }
    this.hashes.set(file, hash.digest('hex'));
  }
}
