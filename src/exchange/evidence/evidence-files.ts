import { createHash, randomUUID, type Hash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { link, lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import {
  codeOf,
  contentOf,
  makeFolder,
  namesIn,
  roomIn,
  syncFolder,
  type FolderRoom,
} from '../../event-store/kept-files.js';
import { isProblem, Problem } from '../../kernel/problem.js';
import { evidenceName } from './evidence-names.js';
import { mediaTypeOf } from './evidence-types.js';

/** The largest file that is kept. */
export const EVIDENCE_LIMIT_BYTES = 20 * 1024 * 1024;

/** What `forget` needs to know of a file. */
export interface PlacedEvidence {
  readonly sha256: string;
  /** By which this very file is known; null where the same content was there before. */
  readonly mark: string | null;
}

/** A file that was kept, as an event tells of it. */
export interface KeptEvidence extends PlacedEvidence {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export type EvidenceState = 'whole' | 'missing' | 'altered';

/** A file to be read to its end, or destroyed. */
export interface OpenedEvidence {
  readonly bytes: number;
  readonly stream: Readable;
}

/** As `coalition.slug-malformed` has it: such a name leads nowhere else on any system. */
const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SLUG_LIMIT = 60;
const sha256Text = /^[0-9a-f]{64}$/;
/** No coalition can be called so. */
const UNFINISHED = '.unfinished';
const READ_ONLY = 0o440;

/**
 * Files of evidence by their SHA-256, each coalition's in a folder of its own, outside the log: the log holds what they
 * must be, this holds what they are. A file is here before an event tells of it, so that a crash leaves at most one too many.
 */
export class EvidenceFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /**
   * Keeps a file, durably. The same content again is kept once, and puts right a file that was damaged.
   * @throws Problem `exchange.evidence-empty`, `-too-large`, `-type-not-allowed`, `-storage-full`, `-not-written`,
   * `kernel.text-malformed` for the name; whatever breaks the stream
   */
  async keep(
    coalitionId: string,
    givenName: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<KeptEvidence> {
    this.folderOf(coalitionId);
    const name = evidenceName(givenName);
    const incoming = await this.receive();
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        if (incoming.bytes + chunk.length > EVIDENCE_LIMIT_BYTES) {
          throw new Problem('exchange.evidence-too-large', { name, max: EVIDENCE_LIMIT_BYTES });
        }
        await incoming.write(chunk);
      }
      if (incoming.bytes === 0) throw new Problem('exchange.evidence-empty', { name });
      const mediaType = await mediaTypeOf(incoming.path, name);
      return { name, mediaType, bytes: incoming.bytes, ...(await incoming.place(coalitionId)) };
    } catch (error) {
      await incoming.discard();
      throw error;
    }
  }

  /**
   * Takes back a file whose command was refused. What was there before stays, and so does what somebody else kept since,
   * who may have told the ledger of it.
   */
  async forget(coalitionId: string, { sha256, mark }: PlacedEvidence): Promise<void> {
    if (mark === null) return;
    const place = this.placeOf(coalitionId, sha256);
    const aside = join(this.folder, UNFINISHED, randomUUID());
    try {
      // Out of everybody's way before it is looked at, so that nothing can come between the look and the removal.
      await rename(place, aside);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      throw error;
    }
    const isOurs = markOf(await lstat(aside, { bigint: true })) === mark;
    await (isOurs ? rm(aside) : rename(aside, place));
    await syncFolder(dirname(place));
  }

  /**
   * A file as it was kept: its hash is checked before its first byte goes out.
   * @throws Problem `exchange.evidence-missing`, `exchange.evidence-altered`
   */
  async open(coalitionId: string, sha256: string): Promise<OpenedEvidence> {
    const handle = await this.opened(coalitionId, sha256);
    if (!handle) throw new Problem('exchange.evidence-missing', { sha256 });
    try {
      const found = await contentOf(handle);
      if (found.sha256 !== sha256)
        throw new Problem('exchange.evidence-altered', { sha256, found: found.sha256 });
      return { bytes: found.bytes, stream: handle.createReadStream({ start: 0, end: found.bytes - 1 }) };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Whether a file is what it was when it was kept. */
  async check(coalitionId: string, sha256: string, bytes: number): Promise<EvidenceState> {
    const handle = await this.opened(coalitionId, sha256);
    if (!handle) return 'missing';
    try {
      // A file that grew to no end need not be read to its end.
      if ((await handle.stat()).size !== bytes) return 'altered';
      return (await contentOf(handle)).sha256 === sha256 ? 'whole' : 'altered';
    } finally {
      await handle.close();
    }
  }

  private async opened(coalitionId: string, sha256: string): Promise<FileHandle | undefined> {
    if (!slug.test(coalitionId) || coalitionId.length > SLUG_LIMIT || !sha256Text.test(sha256))
      return undefined;
    try {
      const handle = await open(
        this.placeOf(coalitionId, sha256),
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
      );
      if ((await handle.stat()).isFile()) return handle;
      await handle.close();
    } catch (error) {
      // A link in the place of a file is none.
      if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) throw error;
    }
    return undefined;
  }

  /** A file on its way in. Whoever asks for one places or discards it. */
  async receive(): Promise<IncomingEvidence> {
    const folder = join(this.folder, UNFINISHED);
    const path = join(folder, randomUUID());
    const handle = await onDisk(async () => {
      await makeFolder(folder);
      return open(path, 'wx', 0o600);
    });
    return new IncomingEvidence(path, handle, (coalitionId, sha256) => this.placeOf(coalitionId, sha256));
  }

  /** What uploads that broke with their process left behind before an instant. Returns how many there were. */
  async removeUnfinished(before: Date): Promise<number> {
    const stale = await this.unfinished(before);
    for (const path of stale) await rm(path, { force: true });
    return stale.length;
  }

  /** The paths of unfinished uploads that were last written before an instant. */
  async unfinished(before: Date): Promise<string[]> {
    const folder = join(this.folder, UNFINISHED);
    const stale: string[] = [];
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      const status = await lstat(path).catch(() => undefined);
      if (status && status.mtimeMs < before.getTime()) stale.push(path);
    }
    return stale;
  }

  /** The room that is left where files are kept, and what keeps it from being written, if anything does. Changes nothing. */
  room(): Promise<FolderRoom> {
    return roomIn(this.folder);
  }

  private folderOf(coalitionId: string): string {
    if (!slug.test(coalitionId) || coalitionId.length > SLUG_LIMIT) {
      throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
    }
    return join(this.folder, coalitionId);
  }

  private placeOf(coalitionId: string, sha256: string): string {
    if (!sha256Text.test(sha256)) throw new Problem('exchange.evidence-missing', { sha256 });
    return join(this.folderOf(coalitionId), sha256.slice(0, 2), sha256);
  }
}

/** A file that is being received, under a name of its own. It counts once it is placed. */
export class IncomingEvidence {
  bytes = 0;
  private readonly hash: Hash = createHash('sha256');

  constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    private readonly placeOf: (coalitionId: string, sha256: string) => string,
  ) {}

  async write(chunk: Uint8Array): Promise<void> {
    this.bytes += chunk.length;
    this.hash.update(chunk);
    await onDisk(() => this.handle.writeFile(chunk));
  }

  /** Of what came in so far. */
  get sha256(): string {
    return this.hash.copy().digest('hex');
  }

  /** Moves the file to the place of its hash, durably. */
  async place(coalitionId: string): Promise<PlacedEvidence> {
    const { sha256 } = this;
    const place = this.placeOf(coalitionId, sha256);
    return onDisk(async () => {
      await this.handle.chmod(READ_ONLY);
      await this.handle.sync();
      const mark = markOf(await this.handle.stat({ bigint: true }));
      await this.handle.close();
      await makeFolder(dirname(place));
      // Only one of several can be the first, which a look before the move could not tell.
      const isFirst = await link(this.path, place).then(
        () => true,
        () => false,
      );
      await (isFirst ? rm(this.path) : rename(this.path, place));
      await syncFolder(dirname(place));
      return { sha256, mark: isFirst ? mark : null };
    });
  }

  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/** One file and no other, also none that takes its place with the same content. */
function markOf({ ino, mtimeNs }: BigIntStats): string {
  return `${String(ino)}:${String(mtimeNs)}`;
}

/** Turns what a disk refuses into problems that say what to do. */
async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (isProblem(error) || code === '') throw error;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Problem('exchange.evidence-storage-full');
    throw new Problem('exchange.evidence-not-written', { reason: code });
  }
}
