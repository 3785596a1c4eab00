import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, statfs, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** For folders beside the database, in which files lie that must survive a crash. */

const FOLDER_MODE = 0o750;
const READ_BYTES = 64 * 1024;

/** Makes a folder and those above it, and has the disk remember each. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: FOLDER_MODE });
  if (first === undefined) return;
  for (let made = path; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first) return;
  }
}

/** A name is durable once its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The names in a folder; none where there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

export interface FolderRoom {
  readonly freeBytes: number;
  /** What keeps the folder from being written, as the system names it; null where nothing does. */
  readonly hindrance: string | null;
}

/** The room that is left where a folder is or would be. Changes nothing. */
export async function roomIn(folder: string): Promise<FolderRoom> {
  const place = await nearestFolder(folder);
  const { bavail, bsize } = await statfs(place);
  const hindrance = await access(place, constants.W_OK | constants.X_OK).then(
    () => null,
    (error: unknown) => codeOf(error),
  );
  return { freeBytes: bavail * bsize, hindrance };
}

async function nearestFolder(path: string): Promise<string> {
  for (let place = path; ; place = dirname(place)) {
    try {
      await access(place);
      return place;
    } catch (error) {
      if (place === dirname(place)) throw error;
    }
  }
}

/** What a file holds, read from its beginning to its end. */
export async function contentOf(
  handle: FileHandle,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  for (let bytes = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

/** The system's name for what went wrong; empty where it has none. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
