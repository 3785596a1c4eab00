import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { EvidenceFiles, type KeptEvidence } from '../../src/exchange/evidence/evidence-files.js';
import { verifyEvidence } from '../../src/exchange/evidence/attested-files.js';
import { backup, restore, type BackupSummary } from '../../src/operations/backup.js';
import type { Check } from '../../src/operations/check.js';
import { examine } from '../../src/operations/doctor.js';
import { MadeFiles } from '../../src/reports/jobs/made-files.js';
import { verify, type WholeVerification } from '../../src/operations/verify.js';
import { Door } from '../http/door.js';
import { aCoalition, COALITION, contribution, evidenceAttached } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { PDF, PNG } from '../support/evidence-samples.js';
import { ledgersOn, NOW, openedOn, type TestLedger } from '../support/ledgers.js';
import { dropTriggers } from '../support/raw-database.js';
import { refusalOf } from '../support/problems.js';

/** More than two pieces of a backup, and not a whole number of them. */
const LONG = Buffer.from(randomBytes(150_001).toString('hex'));

/** Tells the ledger of a file that is kept. */
const attached = (entryId: string, { name, mediaType, bytes, sha256 }: KeptEvidence) =>
  evidenceAttached(entryId, { name, mediaType, bytes, sha256 });

type Line = Record<string, unknown>;

onBothEngines('a ledger with evidence', (engine) => {
  const ledgers = ledgersOn(engine);
  let original: string;
  /** Only read from; a test that alters its rows tells one of its own. */
  let ledger: TestLedger;
  let kept: Record<'pdf' | 'png' | 'long', KeptEvidence>;
  let folder: string;
  /** A copy for each test of the files that the ledger tells of. */
  let files: EvidenceFiles;
  let archive: string;

  const tellOfAll = (of: TestLedger): Promise<void> =>
    of.tellAll(
      ...aCoalition(),
      ...[contribution('e1'), contribution('e2')],
      ...[attached('e1', kept.pdf), attached('e2', kept.pdf)],
      ...[attached('e2', kept.png), attached('e2', kept.long)],
    );

  beforeAll(async () => {
    original = await mkdtemp(join(tmpdir(), 'evenhand-evidence-'));
    const first = new EvidenceFiles(original);
    kept = {
      pdf: await first.keep(COALITION, 'receipt.pdf', PDF),
      png: await first.keep(COALITION, 'screen.png', PNG),
      long: await first.keep(COALITION, 'hours.csv', LONG),
    };
    ledger = await openedOn(engine);
    await tellOfAll(ledger);
  });
  afterAll(async () => {
    await ledger.close();
    await rm(original, { recursive: true, force: true });
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-evidence-'));
    files = new EvidenceFiles(join(folder, 'evidence'));
    archive = join(folder, 'ledger.backup.gz');
    await cp(original, files.folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const placeOf = ({ sha256 }: KeptEvidence, of = files): string =>
    join(of.folder, COALITION, sha256.slice(0, 2), sha256);
  const loseAndDamage = async (): Promise<void> => {
    await rm(placeOf(kept.pdf));
    await chmod(placeOf(kept.png), 0o640);
    await truncate(placeOf(kept.png), 10);
  };
  const verified = (of = ledger, where = files): Promise<WholeVerification> =>
    verify(of.ledger, where, COALITION);
  const backedUp = (): Promise<BackupSummary> => backup(ledger.ledger.store, archive, NOW, files);
  const elsewhere = async (): Promise<{ target: TestLedger; there: EvidenceFiles }> => ({
    target: await ledgers.open(),
    there: new EvidenceFiles(join(folder, 'restored')),
  });
  const lines = (): Line[] =>
    gunzipSync(readFileSync(archive))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  /** Writes other lines as a backup that is whole in itself. */
  const rewrite = (changed: readonly Line[]): void => {
    const text = changed
      .slice(0, -1)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
    const end = changed.at(-1)!['end'] as object;
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeFileSync(archive, gzipSync(`${text}${JSON.stringify({ end: { ...end, sha256 } })}\n`));
  };

  it('verifies with every file that it tells of', async () => {
    expect(await verified()).toMatchObject({ ok: true, findings: [], evidenceFiles: 4 });
  });

  it('names each event whose file is missing or altered', async () => {
    await loseAndDamage();
    const { ok, findings, evidenceFiles } = await verified();
    expect({ ok, evidenceFiles }).toEqual({ ok: false, evidenceFiles: 4 });
    const expected = `the file of ${String(PDF.length)} bytes with the SHA-256 ${kept.pdf.sha256}`;
    expect(findings).toEqual([
      { where: 'evidence', position: 8, found: 'the evidence of e1 is missing', expected },
      { where: 'evidence', position: 9, found: 'the evidence of e2 is missing', expected },
      {
        where: 'evidence',
        position: 10,
        found: 'the evidence of e2 is altered',
        expected: expect.anything(),
      },
    ]);
  });

  it('does not take another coalition’s file for its own', async () => {
    await rm(placeOf(kept.pdf));
    await files.keep('other', 'receipt.pdf', PDF);
    expect((await verified()).findings).toHaveLength(2);
  });

  it('holds nobody to a size that the event does not tell, and stops after twenty findings', async () => {
    const told = { position: 1, entryId: 'e1', sha256: kept.pdf.sha256, bytes: PDF.length };
    expect((await verifyEvidence(files, COALITION, [{ ...told, bytes: 1 }])).findings).toHaveLength(1);
    const done: number[] = [];
    const many = Array.from({ length: 30 }, () => ({ ...told, sha256: 'f'.repeat(64) }));
    const { checked, findings } = await verifyEvidence(files, COALITION, [told, ...many], (n) =>
      done.push(n),
    );
    expect([checked, findings.length, done.at(-1)]).toEqual([21, 20, 21]);
  });

  it('trusts nothing that a broken chain tells of', async () => {
    await loseAndDamage();
    const own = await ledgers.open();
    await tellOfAll(own);
    expect(await verified(own)).toMatchObject({ evidenceFiles: 4 });
    const database = await ledgers.raw(own.url);
    await dropTriggers(database, 'events');
    await database.query("UPDATE events SET subject = 'altered' WHERE position = 11");
    const { findings, evidenceFiles } = await verified(own);
    expect(findings).toMatchObject([{ where: 'chain', position: 11 }]);
    expect(evidenceFiles).toBe(0);
  });

  it('is backed up and restored with its files, each once', async () => {
    expect(await backedUp()).toMatchObject({ events: 11, evidence: { files: 3, lacking: [] } });
    expect(lines().filter((line) => line['evidence'])).toHaveLength(3);
    const { target, there } = await elsewhere();
    expect(
      await restore(target.ledger.store, archive, there, { erasures: new Map(), now: NOW }),
    ).toMatchObject({
      events: 11,
      evidence: { files: 3, lacking: [] },
    });
    await target.ledger.bringUpToDate();
    expect(await verified(target, there)).toMatchObject({ ok: true, evidenceFiles: 4 });
    expect(await buffer((await there.open(COALITION, kept.long.sha256)).stream)).toEqual(LONG);
    expect(await readdir(join(there.folder, '.unfinished'))).toEqual([]);
  });

  it('is backed up without the files that are lost or damaged, and says which, then and when it is restored', async () => {
    await loseAndDamage();
    const lacking = [
      { coalitionId: COALITION, sha256: kept.pdf.sha256, state: 'missing' },
      { coalitionId: COALITION, sha256: kept.png.sha256, state: 'altered' },
    ];
    expect((await backedUp()).evidence).toEqual({ files: 1, lacking });
    const { target, there } = await elsewhere();
    expect(
      (await restore(target.ledger.store, archive, there, { erasures: new Map(), now: NOW })).evidence,
    ).toEqual({ files: 1, lacking });
    await target.ledger.bringUpToDate();
    expect((await verified(target, there)).findings.map(({ position }) => position)).toEqual([8, 9, 10]);
  });

  it('is restored from a backup of the first version, which had no files', async () => {
    await backedUp();
    const old = lines().filter((line) => !line['evidence'] && line['piece'] === undefined);
    const { evidence: _, ...end } = old.at(-1)!['end'] as Line;
    rewrite([{ ...old[0], version: 1 }, ...old.slice(1, -1), { end }]);
    const { target, there } = await elsewhere();
    expect(
      await restore(target.ledger.store, archive, there, { erasures: new Map(), now: NOW }),
    ).toMatchObject({
      events: 11,
      evidence: { files: 0, lacking: [] },
    });
    expect(existsSync(there.folder)).toBe(false);
  });

  it.each<[string, string, (all: Line[], piece: number, file: number) => Line[]]>([
    [
      'a byte of a file is another',
      'is not what it was',
      (all, piece) => all.with(piece, { piece: flipped(all[piece]!) }),
    ],
    ['a piece is missing', 'is not what it was', (all, piece) => all.toSpliced(piece, 1)],
    ['a piece comes twice', 'is too long', (all, piece) => all.toSpliced(piece, 0, all[piece]!)],
    ['a piece belongs to nothing', 'belongs to no file', (all, piece) => all.toSpliced(1, 0, all[piece]!)],
    [
      'a piece follows a missing file',
      'belongs to no file',
      (all, _, file) => all.with(file, told(all[file]!, 3, 'missing')),
    ],
    [
      'a file has another hash',
      'is not what it was',
      (all, _, file) => all.with(file, told(all[file]!, 1, 'f'.repeat(64))),
    ],
    [
      'a file is another coalition’s',
      'stands among another’s',
      (all, _, file) => all.with(file, told(all[file]!, 0, 'other')),
    ],
    ['a file is left out', 'its counts', (all, piece, file) => all.toSpliced(file, piece - file + 1)],
    ['it is of a version to come', 'of version 1 or 2 or 3', (all) => all.with(0, { ...all[0], version: 4 })],
  ])('is not restored at all, nor any of its files, where %s', async (_, reason, change) => {
    await backedUp();
    const all = lines();
    // The last file that is whole has several pieces, and comes after others.
    const file = all.findLastIndex((line) => line['evidence']);
    const piece = all.findLastIndex((line) => line['piece'] !== undefined);
    rewrite(change(all, piece, file));
    const { target, there } = await elsewhere();
    const before = await there.keep(COALITION, 'receipt.pdf', PDF);
    const restored = restore(target.ledger.store, archive, there, { erasures: new Map(), now: NOW });
    expect(await refusalOf(restored)).toMatchObject({
      code: 'ledger.backup-malformed',
      details: { reason: expect.stringContaining(reason) },
    });
    expect(await target.rows('SELECT * FROM events')).toEqual([]);
    expect(await readdir(join(there.folder, '.unfinished'))).toEqual([]);
    expect(existsSync(placeOf(kept.png, there))).toBe(false);
    expect(existsSync(placeOf(kept.long, there))).toBe(false);
    expect(await there.check(COALITION, before.sha256, PDF.length)).toBe('whole');
  });

  describe('under the doctor’s eyes', () => {
    const checkOf = async (of: EvidenceFiles): Promise<Check> => {
      const { ledger: at } = ledger;
      const location = { engine: 'postgres', url: '' } as const;
      const checks = await examine({
        location: engine.name === 'SQLite' ? { engine: 'sqlite', path: ledger.url.slice(7) } : location,
        opened: at.opened,
        read: (work, reach) => at.read(work, reach),
        now: () => NOW,
        evidence: of,
        reportFiles: new MadeFiles(join(folder, 'report-files')),
      });
      return checks.find(({ name }) => name === 'evidence')!;
    };

    it('has a folder with room, made or not made yet', async () => {
      for (const either of [files, new EvidenceFiles(join(folder, 'a', 'b'))]) {
        const found = expect.stringMatching(new RegExp(`^\\d+ MB free in ${either.folder}$`));
        expect(await checkOf(either)).toEqual({ name: 'evidence', state: 'ok', found });
      }
      expect(existsSync(join(folder, 'a'))).toBe(false);
    });

    it('has uploads that were never finished', async () => {
      const incoming = await files.receive();
      await utimes(incoming.path, new Date('2026-06-01'), new Date('2026-06-01'));
      expect((await checkOf(files)).found).toMatch(/, 1 uploads unfinished$/);
      await incoming.discard();
    });

    it('has a fault where its folder can’t be', async () => {
      await writeFile(join(folder, 'file'), 'in the way');
      const hindered = await checkOf(new EvidenceFiles(join(folder, 'file', 'evidence')));
      expect(hindered).toMatchObject({ state: 'fault', found: expect.stringContaining('cannot be written') });
    });
  });

  it('is served from the folder that was said, cleared of what a crash left there a day ago', async () => {
    const unfinished = join(files.folder, '.unfinished');
    await mkdir(unfinished, { recursive: true });
    for (const [name, at] of [
      ['old', hoursAgo(25)],
      ['young', hoursAgo(23)],
    ] as const) {
      await writeFile(join(unfinished, name), PDF);
      await utimes(join(unfinished, name), at, at);
    }
    const door = await Door.open(await engine.readyUrl(), { evidence: files.folder });
    try {
      expect(await readdir(unfinished)).toEqual(['young']);
      const { checks } = (await door.get('/api/v1/doctor')).body as { checks: Check[] };
      expect(checks.find(({ name }) => name === 'evidence')!.found).toContain(files.folder);
    } finally {
      await door.close();
    }
  });
});

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 60 * 60 * 1000);

function flipped(line: Line): string {
  const bytes = Buffer.from(String(line['piece']), 'base64');
  bytes[0]! ^= 1;
  return bytes.toString('base64');
}

function told(line: Line, place: number, value: unknown): Line {
  return { evidence: (line['evidence'] as unknown[]).with(place, value) };
}
