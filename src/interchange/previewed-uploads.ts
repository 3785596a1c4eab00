import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { codeOf, contentOf, makeFolder, namesIn } from '../event-store/kept-files.js';
import { Problem } from '../kernel/problem.js';
import type { ImportResult } from './import.js';

/** Whose upload it is: nobody else gets at it. */
export interface UploadOwner {
  readonly coalitionId: string;
  readonly personId: string;
}

export interface UploadedFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** Files that somebody sent to be looked at, and what importing them would do. */
export interface PreviewedUpload {
  readonly id: string;
  readonly files: readonly UploadedFile[];
  readonly result: ImportResult;
  readonly anew: boolean;
  /** When the files were sent, RFC 3339. */
  readonly keptAt: string;
  /** Tells this preview of these files from any other: SHA-256 over what they hold and what would be new. */
  readonly fingerprint: string;
}

interface Manifest {
  readonly personId: string;
  readonly keptAt: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly result: ImportResult;
  readonly anew: boolean;
}

/** Long enough to read a preview over lunch. */
export const UPLOAD_KEPT_MS = 2 * 60 * 60 * 1000;
/** All files of one upload together. */
export const UPLOAD_LIMIT_BYTES = 256 * 1024 * 1024;

const MANIFEST = 'preview.json';
const ID = /^[0-9a-f-]{36}$/;

/**
 * Uploads between their preview and their import, so that nobody chooses files twice and what is imported is what was previewed. Each
 * lies in a folder of its own, below its coalition's. A person has one in a coalition: the next one replaces it. It is gone two hours
 * after it was sent, also where the service was started anew since. Instances that share the folder share the uploads; one that
 * does not says that the files must be sent again.
 */
export class PreviewedUploads {
  readonly folder: string;

  /** @param now the instant, RFC 3339 */
  constructor(
    folder: string,
    private readonly now: () => string,
  ) {
    this.folder = resolve(folder);
  }

  /**
   * Keeps copies of files with what a dry run said of them.
   * @throws Problem `request.too-large`
   */
  async keep(
    owner: UploadOwner,
    files: readonly UploadedFile[],
    preview: Pick<PreviewedUpload, 'result' | 'anew'>,
  ): Promise<string> {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size > UPLOAD_LIMIT_BYTES) throw new Problem('request.too-large', { max: UPLOAD_LIMIT_BYTES });
    await this.forgetOf(owner);
    const id = randomUUID();
    const folder = this.folderOf(owner, id);
    await makeFolder(join(this.folder, owner.coalitionId));
    await mkdir(folder, { mode: 0o700 });
    const kept: Manifest['files'][number][] = [];
    for (const [place, { name, path }] of files.entries()) {
      const copy = join(folder, String(place));
      await copyFile(path, copy);
      const { bytes, sha256 } = await hashOf(copy);
      kept.push({ name, size: bytes, sha256 });
    }
    const { personId } = owner;
    await this.write(folder, { personId, keptAt: this.now(), files: kept, ...preview });
    return id;
  }

  /**
   * An upload as it was previewed: its files are those, to the last bit.
   * @throws Problem `interchange.upload-gone`
   */
  async open(owner: UploadOwner, id: string): Promise<PreviewedUpload> {
    const gone = new Problem('interchange.upload-gone');
    const folder = this.folderOf(owner, id);
    const manifest = ID.test(id) ? await readManifest(folder) : undefined;
    if (!manifest || manifest.personId !== owner.personId || this.isOld(manifest)) throw gone;
    const files: UploadedFile[] = [];
    for (const [place, { name, size, sha256 }] of manifest.files.entries()) {
      const path = join(folder, String(place));
      const found = await hashOf(path).catch(() => undefined);
      if (found?.sha256 !== sha256) throw gone;
      files.push({ name, path, size });
    }
    const { result, anew, keptAt } = manifest;
    return { id, files, result, anew, keptAt, fingerprint: fingerprintOf(manifest) };
  }

  /** Says anew what importing an upload would do: the ledger has changed since, or it is asked for something else. */
  async previewAnew(
    owner: UploadOwner,
    id: string,
    preview: Pick<PreviewedUpload, 'result' | 'anew'>,
  ): Promise<void> {
    const folder = this.folderOf(owner, id);
    const manifest = await readManifest(folder);
    if (manifest?.personId !== owner.personId) throw new Problem('interchange.upload-gone');
    await this.write(folder, { ...manifest, ...preview });
  }

  async forget(owner: UploadOwner, id: string): Promise<void> {
    if (ID.test(id)) await rm(this.folderOf(owner, id), { recursive: true, force: true });
  }

  /** Removes what nobody came back to, of all coalitions. */
  async removeOld(): Promise<void> {
    for (const coalitionId of await namesIn(this.folder)) {
      for (const id of await namesIn(join(this.folder, coalitionId))) {
        const folder = join(this.folder, coalitionId, id);
        const manifest = await readManifest(folder);
        // One without a manifest is being written, or its process ended meanwhile: the disk says when.
        const isOld = manifest ? this.isOld(manifest) : await isOlderOnDisk(folder);
        if (isOld) await rm(folder, { recursive: true, force: true });
      }
    }
  }

  private async forgetOf({ coalitionId, personId }: UploadOwner): Promise<void> {
    for (const id of await namesIn(join(this.folder, coalitionId))) {
      const folder = join(this.folder, coalitionId, id);
      if ((await readManifest(folder))?.personId === personId)
        await rm(folder, { recursive: true, force: true });
    }
  }

  private folderOf({ coalitionId }: UploadOwner, id: string): string {
    return join(this.folder, coalitionId, id);
  }

  private isOld({ keptAt }: Manifest): boolean {
    return Date.parse(this.now()) - Date.parse(keptAt) > UPLOAD_KEPT_MS;
  }

  /** In one step: whoever reads meanwhile finds the old one or the new one. */
  private async write(folder: string, manifest: Manifest): Promise<void> {
    const unfinished = join(folder, `.${randomUUID()}`);
    await writeFile(unfinished, JSON.stringify(manifest), { mode: 0o600 });
    await rename(unfinished, join(folder, MANIFEST));
  }
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest;
  } catch (error) {
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

async function isOlderOnDisk(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > UPLOAD_KEPT_MS;
}

async function hashOf(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const handle = await open(path);
  try {
    return await contentOf(handle);
  } finally {
    await handle.close();
  }
}

function fingerprintOf({ files, result, anew }: Manifest): string {
  const fresh = Object.entries(result.tables).map(([table, { new: count }]) => [table, count]);
  return createHash('sha256')
    .update(JSON.stringify([files.map(({ name, sha256 }) => [name, sha256]), fresh, anew]))
    .digest('hex');
}
