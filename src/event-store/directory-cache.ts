import { Problem } from '../kernel/problem.js';
import { foldDirectory, foldDirectoryFurther } from './directory-reader.js';
import type { LedgerModel } from './ledger-model.js';
import type { LedgerHead, ReadSnapshot } from './store.js';

interface Cached<Directory> {
  readonly directory: Directory;
  position: number;
}

/** Coalitions whose directory stays in memory for readers. */
const CACHED_COALITIONS = 100;

/** The head of a ledger and the directory that goes with it, as one snapshot sees them. */
export interface LedgerView<Directory> {
  readonly head: LedgerHead;
  readonly directory: Directory;
}

/** Directories for the read side: read once, and brought forward by the few events that changed them since. */
export class DirectoryCache<Directory> {
  private readonly cached = new Map<string, Cached<Directory>>();

  constructor(private readonly model: LedgerModel<Directory>) {}

  /** The snapshot is within this ledger from here on. Throws `ledger.coalition-unknown` where none such was founded. */
  async view(snapshot: ReadSnapshot, coalitionId: string): Promise<LedgerView<Directory>> {
    const head = await snapshot.head(coalitionId);
    if (head.position === 0) throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
    return { head, directory: await this.directoryAt(snapshot, head) };
  }

  private async directoryAt(snapshot: ReadSnapshot, head: LedgerHead): Promise<Directory> {
    const { coalitionId, directoryPosition } = head;
    const known = this.cached.get(coalitionId);
    if (known?.position === directoryPosition) return known.directory;
    if (known && known.position < directoryPosition) {
      // Readers hold on to what they were given, so a directory that is in use is never changed under them.
      this.cached.delete(coalitionId);
    }
    const directory = await foldDirectory(this.model, snapshot, coalitionId, directoryPosition);
    if (this.cached.size >= CACHED_COALITIONS) this.cached.delete(this.cached.keys().next().value!);
    this.cached.set(coalitionId, { directory, position: directoryPosition });
    return directory;
  }

  /** The directory as it was known at an earlier position. */
  async directoryKnownAt(snapshot: ReadSnapshot, coalitionId: string, position: number): Promise<Directory> {
    const directory = this.model.directory.empty(coalitionId);
    await foldDirectoryFurther(this.model, snapshot, coalitionId, directory, 0, position);
    return directory;
  }
}
