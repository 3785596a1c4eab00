import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
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
import { Problem } from '../../kernel/problem.js';
import type { FileJobRef, MadeFile } from './file-job.js';

/** No coalition can be called so. */
const UNFINISHED = '.unfinished';

/**
 * Files that jobs made, each coalition's in a folder of its own. A file appears under its name when it is whole and on disk.
 * Each attempt has a name of its own, so that one who was thought gone cannot change what another has told of.
 */
export class MadeFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** @throws Problem `reports.file-not-written` */
  async keep(
    { coalitionId, id, attempt }: FileJobRef & { readonly attempt: number },
    extension: string,
    content: string | Uint8Array,
  ): Promise<MadeFile> {
    const place = join(coalitionId, `${id}-${String(attempt)}.${extension}`);
    const path = join(this.folder, place);
    const unfinished = join(this.folder, UNFINISHED, randomUUID());
    try {
      await makeFolder(dirname(unfinished));
      await makeFolder(dirname(path));
      const handle = await open(unfinished, 'wx', 0o640);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      if (codeOf(error) === '') throw error;
      throw new Problem('reports.file-not-written', { reason: codeOf(error) });
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { place, bytes: Buffer.byteLength(content), sha256 };
  }

  /** A file as it was made, to be read to its end or destroyed; undefined where it is no longer there, or no longer that. */
  async open({ place, sha256 }: MadeFile): Promise<Readable | undefined> {
    const handle = await open(join(this.folder, place), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
      (error: unknown) => {
        if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return undefined;
        throw error;
      },
    );
    if (!handle) return undefined;
    const found = await contentOf(handle).catch(() => undefined);
    if (found?.sha256 === sha256) return handle.createReadStream({ start: 0 });
    await handle.close();
    return undefined;
  }

  /** What earlier attempts left that were killed between their last two steps. A later one may have told of its file already. */
  removeEarlier({ attempt, ...job }: FileJobRef & { readonly attempt: number }): Promise<void> {
    return this.removeAttempts(job, (other) => other < attempt);
  }

  removeAllOf(job: FileJobRef): Promise<void> {
    return this.removeAttempts(job, () => true);
  }

  private async removeAttempts(
    { coalitionId, id }: FileJobRef,
    goes: (attempt: number) => boolean,
  ): Promise<void> {
    const folder = join(this.folder, coalitionId);
    for (const name of await namesIn(folder)) {
      if (!name.startsWith(`${id}-`)) continue;
      if (goes(Number.parseInt(name.slice(id.length + 1), 10))) await rm(join(folder, name), { force: true });
    }
  }

  async remove({ place }: MadeFile): Promise<void> {
    await rm(join(this.folder, place), { force: true });
  }

  /** What was being written when its process ended, last touched before an instant of the machine's clock. */
  async removeUnfinished(before: Date): Promise<void> {
    const folder = join(this.folder, UNFINISHED);
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      const status = await lstat(path).catch(() => undefined);
      if (status && status.mtimeMs < before.getTime()) await rm(path, { force: true });
    }
  }

  room(): Promise<FolderRoom> {
    return roomIn(this.folder);
  }
}
