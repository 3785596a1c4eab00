import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('./disk.cc', import.meta.url));
/** What a disk writes whole or not at all. */
const SECTOR_BYTES = 512;

export type Random = () => number;

/** The same numbers for the same seed (mulberry32), so that a failure comes again. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One thing that a program did to a file of the disk. */
interface Deed {
  readonly op: 'W' | 'S' | 'T';
  readonly file: string;
  readonly offset: number;
  readonly sizeBefore: number;
  readonly before: Buffer;
  readonly after: Buffer;
}

const HEAD_BYTES = 29;

function deedsIn(journal: Buffer): Deed[] {
  const deeds: Deed[] = [];
  for (let at = 0; at + HEAD_BYTES <= journal.length;) {
    const op = String.fromCharCode(journal[at]!) as Deed['op'];
    const [pathLength, beforeLength, afterLength] = [1, 21, 25].map((place) =>
      journal.readUInt32LE(at + place),
    );
    const offset = Number(journal.readBigInt64LE(at + 5));
    const sizeBefore = Number(journal.readBigInt64LE(at + 13));
    const start = at + HEAD_BYTES;
    const ends = [pathLength!, beforeLength!, afterLength!].map(
      (_, i, lengths) => start + lengths.slice(0, i + 1).reduce((a, b) => a + b),
    );
    if (ends[2]! > journal.length) break;
    deeds.push({
      op,
      file: basename(journal.toString('utf8', start, ends[0])),
      offset,
      sizeBefore,
      before: journal.subarray(ends[0], ends[1]),
      after: journal.subarray(ends[1], ends[2]),
    });
    at = ends[2]!;
  }
  return deeds;
}

/** A folder whose programs are watched at each write and sync: see disk.cc. */
export class Disk {
  private constructor(
    /** Where it all lies; the folder of the database is in it. */
    private readonly place: string,
    private readonly library: string,
  ) {}

  /** Compiles what stands between a program and its disk. */
  static make(): Disk {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'evenhand-disk-')));
    const library = join(place, 'disk.so');
    const built = spawnSync(
      'c++',
      ['-std=c++17', '-O1', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl', '-lpthread'],
      {
        encoding: 'utf8',
      },
    );
    if (built.status !== 0) throw new Error(`the disk was not compiled: ${built.stderr}`);
    const disk = new Disk(place, library);
    mkdirSync(disk.folder);
    return disk;
  }

  get folder(): string {
    return join(this.place, 'folder');
  }

  get url(): string {
    return `sqlite:${join(this.folder, 'evenhand.sqlite')}`;
  }

  /** What a program is started with. Its journal begins anew. */
  environment({ lies = false } = {}): NodeJS.ProcessEnv {
    rmSync(this.journal, { force: true });
    return {
      LD_PRELOAD: this.library,
      EVENHAND_DISK_FOLDER: this.folder,
      EVENHAND_DISK_JOURNAL: this.journal,
      EVENHAND_DISK_FULL: this.full,
      ...(lies ? { EVENHAND_DISK_LIES: 'yes' } : {}),
    };
  }

  private get journal(): string {
    return join(this.place, 'journal');
  }

  private get full(): string {
    return join(this.place, 'full');
  }

  fill(): void {
    writeFileSync(this.full, '');
  }

  makeRoom(): void {
    rmSync(this.full, { force: true });
  }

  /** How often a file whose name ends so was synced since the program started. */
  syncs(ending: string): number {
    return this.deeds().filter(({ op, file }) => op === 'S' && file.endsWith(ending)).length;
  }

  private deeds(): Deed[] {
    return existsSync(this.journal) ? deedsIn(readFileSync(this.journal)) : [];
  }

  /** The program is gone, and so is the power: the folders that this may leave, as many as are asked for. */
  *afterPowerCuts(count: number, random: Random): Generator<string> {
    const unsynced = new Map<string, Deed[]>();
    for (const deed of this.deeds()) {
      if (deed.op === 'S') unsynced.delete(deed.file);
      else unsynced.set(deed.file, [...(unsynced.get(deed.file) ?? []), deed]);
    }
    const files = readdirSync(this.folder).filter((name) => !name.endsWith('-shm'));
    const contents = files.map((name) => [name, readFileSync(join(this.folder, name))] as const);
    for (let i = 0; i < count; i += 1) {
      const folder = mkdtempSync(join(this.place, 'cut-'));
      for (const [name, content] of contents) {
        writeFileSync(join(folder, name), lose(content, unsynced.get(name) ?? [], random));
      }
      yield folder;
      rmSync(folder, { recursive: true });
    }
  }

  /** Goes on from what a power cut left. */
  become(folder: string): void {
    rmSync(this.folder, { recursive: true });
    mkdirSync(this.folder);
    for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(this.folder, name));
  }

  /** A copy of the folder with one file changed. */
  *withDamage(count: number, ending: string, damage: (content: Buffer) => Buffer): Generator<string> {
    const names = readdirSync(this.folder).filter((name) => !name.endsWith('-shm'));
    for (let i = 0; i < count; i += 1) {
      const folder = mkdtempSync(join(this.place, 'damage-'));
      for (const name of names) {
        const content = readFileSync(join(this.folder, name));
        writeFileSync(join(folder, name), name.endsWith(ending) ? damage(content) : content);
      }
      yield folder;
      rmSync(folder, { recursive: true });
    }
  }

  remove(): void {
    rmSync(this.place, { recursive: true, force: true });
  }
}

/**
 * A file after a power cut: what was synced is there, and of each write since then everything, nothing, or any of its sectors, in whatever
 * order the disk took them.
 */
function lose(content: Buffer, unsynced: readonly Deed[], random: Random): Buffer {
  const left = new Content(
    content,
    Math.max(0, ...unsynced.map(({ offset, after }) => offset + after.length)),
  );
  for (const { offset, sizeBefore, before } of [...unsynced].reverse()) {
    left.write(offset, before);
    left.resize(sizeBefore);
  }
  const fate = random();
  for (const { op, offset, after } of unsynced) {
    const luck = random();
    if (op === 'T') {
      if (luck < fate) left.resize(offset);
    } else if (luck < fate / 2) left.write(offset, after);
    else if (luck < fate) {
      for (let at = 0; at < after.length; at += SECTOR_BYTES) {
        if (random() < 0.5) left.write(offset + at, after.subarray(at, at + SECTOR_BYTES));
      }
    }
  }
  return left.bytes;
}

/** What stands in a file, which grows and shrinks; what was never written is zero. */
class Content {
  private readonly buffer: Buffer;
  private size: number;

  constructor(content: Buffer, most: number) {
    this.buffer = Buffer.alloc(Math.max(content.length, most));
    this.size = content.copy(this.buffer);
  }

  write(offset: number, bytes: Buffer): void {
    bytes.copy(this.buffer, offset);
    this.size = Math.max(this.size, offset + bytes.length);
  }

  resize(size: number): void {
    if (size < this.size) this.buffer.fill(0, size, this.size);
    this.size = size;
  }

  get bytes(): Buffer {
    return this.buffer.subarray(0, this.size);
  }
}
