import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { EVIDENCE_LIMIT_BYTES, EvidenceFiles } from '../../../src/exchange/evidence/evidence-files.js';
import { PDF, PNG } from '../../support/evidence-samples.js';
import { refusalOf } from '../../support/problems.js';

const HERE = 'alliance';
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('the files of evidence', () => {
  let folder: string;
  let files: EvidenceFiles;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-evidence-'));
    files = new EvidenceFiles(join(folder, 'evidence'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const placeOf = (bytes: Buffer, coalitionId = HERE): string =>
    join(files.folder, coalitionId, sha256Of(bytes).slice(0, 2), sha256Of(bytes));
  const unfinished = (): Promise<string[]> => readdir(join(files.folder, '.unfinished'));
  const readBack = async (bytes: Buffer, coalitionId = HERE): Promise<Buffer> => {
    const opened = await files.open(coalitionId, sha256Of(bytes));
    const read = await buffer(opened.stream);
    expect(read).toHaveLength(opened.bytes);
    return read;
  };
  /** As somebody does who may write what only we should. */
  const tamper = async (work: (place: string) => Promise<void>): Promise<void> => {
    await chmod(placeOf(PDF), 0o640);
    await work(placeOf(PDF));
  };

  it('come back as they went in, from bytes or a stream, whatever its pieces', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 0, maxLength: 400 })), async (pieces) => {
        const chunks = ['%PDF-1.4\n', ...pieces].map((piece) => Buffer.from(piece));
        const whole = Buffer.concat(chunks);
        const kept = await files.keep(HERE, 'a.pdf', Readable.from(chunks));
        expect(kept).toMatchObject({ bytes: whole.length, sha256: sha256Of(whole) });
        expect(await readBack(whole)).toEqual(whole);
        expect(await files.check(HERE, kept.sha256, whole.length)).toBe('whole');
        expect(await unfinished()).toEqual([]);
      }),
      { numRuns: 30 },
    ));

  it('may have as many bytes as the limit says, and not one more', async () => {
    const largest = Buffer.alloc(EVIDENCE_LIMIT_BYTES, 'a');
    expect(await files.keep(HERE, 'a.txt', largest)).toMatchObject({ bytes: EVIDENCE_LIMIT_BYTES });
    const source = Readable.from([largest, Buffer.from('a')]);
    expect(await refusalOf(files.keep(HERE, 'b.txt', source))).toMatchObject({
      code: 'exchange.evidence-too-large',
      details: { name: 'b.txt', max: EVIDENCE_LIMIT_BYTES },
    });
    expect(source.destroyed).toBe(true);
    expect(await unfinished()).toEqual([]);
  });

  it('are never empty', async () => {
    for (const nothing of [Buffer.alloc(0), Readable.from([]), Readable.from([Buffer.alloc(0)])]) {
      expect((await refusalOf(files.keep(HERE, 'a.txt', nothing))).code).toBe('exchange.evidence-empty');
    }
    expect(await unfinished()).toEqual([]);
  });

  it('are not there before they are whole, and not at all when their stream breaks', async () => {
    async function* breaking(): AsyncGenerator<Buffer> {
      yield PDF;
      expect(await unfinished()).toHaveLength(1);
      expect(await readdir(files.folder)).toEqual(['.unfinished']);
      throw new Error('the line went dead');
    }
    await expect(files.keep(HERE, 'a.pdf', breaking())).rejects.toThrow('the line went dead');
    expect(await unfinished()).toEqual([]);
    expect(await files.check(HERE, sha256Of(PDF), PDF.length)).toBe('missing');
  });

  it('with the same content are kept once, also when they come together', async () => {
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, i) => files.keep(HERE, `${String(i)}.pdf`, PDF)),
    );
    expect(kept.filter(({ mark }) => mark !== null)).toHaveLength(1);
    expect(await readdir(dirname(placeOf(PDF)))).toEqual([sha256Of(PDF)]);
    expect(await unfinished()).toEqual([]);
    expect(await readBack(PDF)).toEqual(PDF);
  });

  it('stay each coalition’s own', async () => {
    await files.keep(HERE, 'a.pdf', PDF);
    expect(await files.check('other', sha256Of(PDF), PDF.length)).toBe('missing');
    expect((await refusalOf(files.open('other', sha256Of(PDF)))).code).toBe('exchange.evidence-missing');
    const other = await files.keep('other', 'a.pdf', PDF);
    await files.forget('other', other);
    expect(await readBack(PDF)).toEqual(PDF);
  });

  it.each([
    '..',
    '.',
    '',
    '../other',
    'a/b',
    'a\\b',
    '/etc',
    '.unfinished',
    'a\0',
    'A',
    'ä',
    'a--b',
    'a'.repeat(61),
  ])('belong to no coalition called %j', async (coalitionId) => {
    await files.keep(HERE, 'a.pdf', PDF);
    expect((await refusalOf(files.keep(coalitionId, 'a.pdf', PDF))).code).toBe('ledger.coalition-unknown');
    expect((await refusalOf(files.open(coalitionId, sha256Of(PDF)))).code).toBe('exchange.evidence-missing');
    expect(await files.check(coalitionId, sha256Of(PDF), PDF.length)).toBe('missing');
    expect((await readdir(folder)).concat(await readdir(files.folder)).sort()).toEqual(
      ['.unfinished', HERE, 'evidence'].sort(),
    );
  });

  it.each([
    '..',
    `./../other/${sha256Of(PDF).slice(0, 2)}/${sha256Of(PDF)}`,
    'A'.repeat(64),
    '',
    'a'.repeat(63),
  ])('are not found by %j, which is no hash', async (sha256) => {
    await files.keep(HERE, 'a.pdf', PDF);
    await files.keep('other', 'a.pdf', PDF);
    expect((await refusalOf(files.open(HERE, sha256))).code).toBe('exchange.evidence-missing');
    expect(await files.check(HERE, sha256, PDF.length)).toBe('missing');
  });

  it.each<[string, 'missing' | 'altered', (place: string) => Promise<void>]>([
    ['was removed', 'missing', (place) => rm(place)],
    ['was cut short', 'altered', (place) => truncate(place, PDF.length - 1)],
    ['was emptied', 'altered', (place) => truncate(place, 0)],
    ['grew', 'altered', (place) => appendFile(place, ' ')],
    [
      'has one other byte',
      'altered',
      (place) => writeFile(place, PDF.toString('latin1').replace('9 9', '9 8'), 'latin1'),
    ],
    ['is a folder now', 'missing', (place) => rm(place).then(() => mkdir(place))],
    [
      'is a link to the same content elsewhere',
      'missing',
      async (place) => {
        await writeFile(join(folder, 'elsewhere'), PDF);
        await rm(place);
        await symlink(join(folder, 'elsewhere'), place);
      },
    ],
  ])('are known not to be whole: one that %s is %s, and is not given out', async (_, state, work) => {
    const { sha256 } = await files.keep(HERE, 'a.pdf', PDF);
    await tamper(work);
    expect(await files.check(HERE, sha256, PDF.length)).toBe(state);
    expect((await refusalOf(files.open(HERE, sha256))).code).toBe(`exchange.evidence-${state}`);
  });

  it('that were damaged are put right by the same content', async () => {
    await files.keep(HERE, 'a.pdf', PDF);
    await tamper((place) => truncate(place, 5));
    expect(await files.keep(HERE, 'a.pdf', PDF)).toMatchObject({ mark: null });
    expect(await readBack(PDF)).toEqual(PDF);
  });

  it('whose command was refused are taken back, unless they were there before or came again since', async () => {
    const first = await files.keep(HERE, 'a.pdf', PDF);
    await files.forget(HERE, first);
    expect(existsSync(placeOf(PDF))).toBe(false);
    await files.forget(HERE, first);

    const second = await files.keep(HERE, 'a.pdf', PDF);
    const again = await files.keep(HERE, 'b.pdf', PDF);
    await files.forget(HERE, again);
    expect(await readBack(PDF)).toEqual(PDF);
    await files.forget(HERE, second);
    expect(await readBack(PDF)).toEqual(PDF);
    expect(await unfinished()).toEqual([]);
  });

  it('that anybody did not take back are there, however many keep and take back the same at once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), async (refused) => {
        await Promise.all(
          [...refused, false].map(async (isRefused, i) => {
            const kept = await files.keep(HERE, `${String(i)}.png`, PNG);
            if (isRefused) await files.forget(HERE, kept);
          }),
        );
        expect(await files.check(HERE, sha256Of(PNG), PNG.length)).toBe('whole');
        await rm(placeOf(PNG));
      }),
      { numRuns: 60 },
    ));

  it('leave nothing behind in the end: what a crash left unfinished is removed once it is old', async () => {
    const old = await files.receive();
    const young = await files.receive();
    await old.write(PDF);
    await utimes(old.path, new Date('2026-06-01'), new Date('2026-06-01'));
    await utimes(young.path, new Date('2026-06-03'), new Date('2026-06-03'));
    const before = new Date('2026-06-02');
    expect(await files.unfinished(before)).toEqual([old.path]);
    expect(await files.removeUnfinished(before)).toBe(1);
    expect((await unfinished()).map((name) => join(files.folder, '.unfinished', name))).toEqual([young.path]);
    await old.discard();
    await young.discard();
    expect(await new EvidenceFiles(join(folder, 'nowhere')).removeUnfinished(before)).toBe(0);
  });

  it('are refused in words where the folder cannot be', async () => {
    await writeFile(join(folder, 'file'), 'in the way');
    const hindered = new EvidenceFiles(join(folder, 'file', 'evidence'));
    expect(await refusalOf(hindered.keep(HERE, 'a.pdf', PDF))).toMatchObject({
      code: 'exchange.evidence-not-written',
      details: { reason: 'ENOTDIR' },
    });
  });
});

const ROOM_BYTES = 256 * 1024;
const mount = (place: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(ROOM_BYTES)}`, 'tmpfs', place], {
    encoding: 'utf8',
  });
/** Also where a test that failed left a file open there. */
const unmount = (place: string) => spawnSync('umount', ['--lazy', place]);

/** What keeps this machine from giving us a disk of a quarter of a megabyte; nothing where it does. */
function hindranceToMounting(): string {
  const place = mkdtempSync(join(tmpdir(), 'evenhand-full-'));
  const { status, error, stderr } = mount(place);
  if (status === 0) unmount(place);
  rmdirSync(place);
  return status === 0 ? '' : ` (needs to mount a small disk: ${error?.message ?? stderr.split('\n')[0]})`;
}

const hindrance = hindranceToMounting();
(hindrance === '' ? describe : describe.skip)(`the files of evidence on a full disk${hindrance}`, () => {
  let place: string;
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'evenhand-full-'));
    expect(mount(place).status).toBe(0);
  });
  afterAll(() => {
    unmount(place);
    rmdirSync(place);
  });

  it('are refused in words, leave nothing half, and come in once there is room', async () => {
    const files = new EvidenceFiles(join(place, 'evidence'));
    const { sha256 } = await files.keep(HERE, 'a.pdf', PDF);
    await writeFile(join(place, 'ballast'), Buffer.alloc(100 * 1024));
    const text = Buffer.alloc(200 * 1024, 'a');
    expect(await refusalOf(files.keep(HERE, 'a.txt', text))).toMatchObject({
      code: 'exchange.evidence-storage-full',
      status: 507,
      retry: 'later',
    });
    expect(await readdir(join(files.folder, '.unfinished'))).toEqual([]);
    expect(await files.check(HERE, sha256, PDF.length)).toBe('whole');
    await rm(join(place, 'ballast'));
    expect(await files.keep(HERE, 'a.txt', text)).toMatchObject({ bytes: text.length });
    expect(await readFile(join(files.folder, HERE, sha256Of(text).slice(0, 2), sha256Of(text)))).toEqual(
      text,
    );
  });
});
