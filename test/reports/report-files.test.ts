import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acts } from '../../src/acts.js';
import { actsBy, actsOn } from '../../src/event-store/acts.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { Problem } from '../../src/kernel/problem.js';
import { longWorkHere } from '../../src/long-work.js';
import { EvidenceFiles } from '../../src/exchange/evidence/evidence-files.js';
import { backup, restore } from '../../src/operations/backup.js';
import { examine } from '../../src/operations/doctor.js';
import type { LongWorkPort } from '../../src/event-store/threaded-ledger.js';
import { DrawingHere, type Drawing, type DrawingPort } from '../../src/reports/drawing/drawing-port.js';
import type { Watch } from '../../src/event-store/single-use-threads.js';
import type { FileJob } from '../../src/reports/jobs/file-job.js';
import { ATTEMPTS, WAITING_LIMIT, type JobActs, type JobsPort } from '../../src/reports/jobs/job-acts.js';
import { MadeFiles } from '../../src/reports/jobs/made-files.js';
import { ReportFiles, type OrderedFile } from '../../src/reports/jobs/report-files.js';
import { reportFile } from '../../src/reports/report-file.js';
import { fileJob, fileJobs } from '../../src/reports/report-files.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { aCoalition, COALITION, contribution, quarterClosed } from '../support/builders.js';
import { SEES_ALL } from '../../src/coalition/domain/sight.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, NOW, TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

/** Long enough for a busy machine to say in time that it is at work. */
const SHORT_LEASE_MS = 500;
const LONG_LEASE_MS = 60_000;
const codeOf = async (refused: Promise<unknown>): Promise<string> => (await refusalOf(refused)).code;
const wanted: OrderedFile = {
  coalitionId: COALITION,
  quarter: '2026-Q1',
  format: 'csv',
  asKnownAt: null,
  askedBy: 'ada',
  sight: SEES_ALL,
};

/** Draws when it is let, and says how often it was asked to. */
class HeldDrawing implements DrawingPort {
  begun = 0;
  given = 0;
  private let: () => void = () => undefined;
  private readonly open = new Promise<void>((resolve) => (this.let = resolve));

  async draw(drawing: Drawing, watch: Watch = {}): Promise<string | Uint8Array> {
    this.begun += 1;
    watch.progress?.(3, 7);
    watch.signal?.addEventListener('abort', () => (this.given += 1));
    await this.open;
    return new DrawingHere().draw(drawing, watch);
  }

  release(): void {
    this.let();
  }

  async close(): Promise<void> {
    // Nothing is kept.
  }
}

/** A way to the table of jobs that can be cut, as when the process is killed: what is said then is heard by nobody. */
class Line {
  private cut = false;
  private muted = false;
  readonly acts: string[] = [];
  readonly jobs: JobsPort;

  constructor(ledger: TestLedger) {
    const runAct = actsOn(ledger.ledger.store, acts);
    this.jobs = actsBy<JobActs>('jobs', (call) => {
      if (this.cut) return new Promise(() => undefined);
      if (this.muted && call.act === 'beat') return Promise.reject(new Problem('ledger.busy'));
      this.acts.push(call.act);
      return runAct(call);
    });
  }

  /** What is at work is no longer heard of. */
  mute(): void {
    this.muted = true;
  }

  die(): void {
    this.cut = true;
  }
}

onBothEngines('jobs that make files of reports', (engine) => {
  const ledgers = ledgersOn(engine);
  const opened: ReportFiles[] = [];
  let folder: string;
  let ledger: TestLedger;

  beforeAll(async () => {
    const url = await engine.readyUrl();
    const clock = fixedClock(NOW);
    ledger = new TestLedger(await Ledger.open(databaseLocation(url), ledgerModel, { clock }), url);
    await ledger.tellAll(...aCoalition(), contribution('e1'));
  });
  afterAll(() => ledger.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-report-files-'));
  });
  afterEach(async () => {
    for (const files of opened.splice(0)) await files.stop();
    await ledger.ledger.store.write(async (transaction) => {
      await transaction.within(COALITION);
      for (const table of ['file_jobs', 'file_job_keys']) await transaction.run(`DELETE FROM ${table}`);
    });
    await rm(folder, { recursive: true, force: true });
  });

  function instance(
    over: {
      drawing?: DrawingPort;
      line?: Line;
      longWork?: LongWorkPort;
      pollMs?: number;
      leaseMs?: number;
    } = {},
  ): ReportFiles {
    const { drawing = new DrawingHere(), line = new Line(ledger) } = over;
    const { pollMs = 20, leaseMs = LONG_LEASE_MS } = over;
    return new ReportFiles({
      engine: ledger.ledger.store.engine,
      reads: ledger.ledger,
      jobs: line.jobs,
      longWork: over.longWork ?? longWorkHere(ledger.ledger, new EvidenceFiles(folder)),
      drawing,
      files: new MadeFiles(folder),
      logger: { log: () => undefined, warn: () => undefined, error: () => undefined },
      keepDays: 7,
      runner: { leaseMs, pollMs },
    });
  }

  async function started(over: Parameters<typeof instance>[0] = {}): Promise<ReportFiles> {
    const files = instance(over);
    opened.push(files);
    await files.start();
    return files;
  }

  const seen = (id: string): Promise<FileJob> => fileJob(ledger.ledger, COALITION, id);

  async function until(id: string, ...states: FileJob['state'][]): Promise<FileJob> {
    for (;;) {
      const job = await seen(id);
      if (states.includes(job.state)) return job;
      await new Promise((resume) => setTimeout(resume, 5));
    }
  }

  async function within(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resume) => setTimeout(resume, 5));
  }

  /** The file as it is answered to whoever waits for it. */
  async function directHash(position: number): Promise<string> {
    const report = await quarterlyReport(ledger.ledger, COALITION, wanted.quarter, String(position));
    return createHash('sha256')
      .update(await reportFile(report, 'csv'))
      .digest('hex');
  }

  const filesLeft = async (): Promise<string[]> => {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    return names.filter((name) => name.isFile()).map(({ name }) => name);
  };

  it('are left waiting by a stop, and come to the same file after the next start', async () => {
    const drawing = new HeldDrawing();
    const files = await started({ drawing });
    const { id, asked } = await files.order(wanted);
    await within(() => drawing.begun === 1);
    await files.stop();
    expect(drawing.given).toBe(1);
    expect(await seen(id)).toMatchObject({ state: 'waiting', attempt: 0, progress: null, startedAt: null });
    expect(await filesLeft()).toEqual([]);

    // What is recorded meanwhile is not in it.
    await ledger.tellAll(contribution('meanwhile'));
    await started();
    const { file } = await until(id, 'done');
    expect(file!.sha256).toBe(await directHash(asked.position));
    const kept = await readFile(join(folder, file!.place));
    expect(createHash('sha256').update(kept).digest('hex')).toBe(file!.sha256);
  });

  it('are begun again by another instance once their own is killed, and not before', async () => {
    const line = new Line(ledger);
    const drawing = new HeldDrawing();
    const killed = await started({ drawing, line, leaseMs: SHORT_LEASE_MS });
    const { id, asked } = await killed.order(wanted);
    await within(() => drawing.begun === 1);
    await started();
    // Longer than a lease: it is held for as long as its holder says so.
    await new Promise((resume) => setTimeout(resume, 1.2 * SHORT_LEASE_MS));
    expect(await seen(id)).toMatchObject({ state: 'running', attempt: 1 });
    line.die();
    // Nobody can stop it any more.
    opened.splice(opened.indexOf(killed), 1);
    const { file, attempt } = await until(id, 'done');
    expect([file!.sha256, attempt]).toEqual([await directHash(asked.position), 2]);
  });

  it('are no longer changed, nor is their file, by an instance that was thought gone', async () => {
    const drawing = new HeldDrawing();
    const line = new Line(ledger);
    const slow = await started({ drawing, line, leaseMs: SHORT_LEASE_MS });
    const { id } = await slow.order(wanted);
    await within(() => drawing.begun === 1);
    line.mute();
    await started();
    const done = await until(id, 'done');
    drawing.release();
    await within(() => line.acts.includes('finish'));
    await slow.stop();
    expect(await seen(id)).toEqual(done);
    expect(await filesLeft()).toEqual([`${id}-2.csv`]);
  });

  it('are given up once they ended their instance too often', async () => {
    const { id } = await instance().order(wanted);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const taken = await new Line(ledger).jobs.run('take', { holder: 'doomed', leaseMs: -1, now: NOW });
      expect(taken).toMatchObject({ id, attempt });
    }
    expect(await new Line(ledger).jobs.run('take', { holder: 'next', leaseMs: 1, now: NOW })).toBeNull();
    expect(await seen(id)).toMatchObject({ state: 'failed', problem: { code: 'reports.file-given-up' } });
  });

  it('are taken once, by however many instances', async () => {
    const drawings = [new HeldDrawing(), new HeldDrawing(), new HeldDrawing()];
    const [one] = await Promise.all(drawings.map((drawing) => started({ drawing, pollMs: 5 })));
    const { id } = await one!.order(wanted);
    const other = await one!.order({ ...wanted, format: 'html' });
    await within(() => drawings.reduce((sum, { begun }) => sum + begun, 0) === 2);
    await new Promise((resume) => setTimeout(resume, 50));
    for (const drawing of drawings) drawing.release();
    for (const job of [id, other.id]) expect(await until(job, 'done')).toMatchObject({ attempt: 1 });
    expect(drawings.reduce((sum, { begun }) => sum + begun, 0)).toBe(2);
  });

  it('are the same job for the same question, however many ask at once, until it is over', async () => {
    const [one, two] = [instance(), instance()];
    const orders = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? one : two).order({ ...wanted, askedBy: `p${String(i)}` }),
      ),
    );
    const { id } = orders[0]!;
    expect(new Set(orders.map((order) => order.id))).toEqual(new Set([id]));
    await one.cancel(COALITION, id, SEES_ALL);
    expect((await one.order(wanted)).id).not.toBe(id);
    expect((await fileJobs(ledger.ledger, COALITION, { after: null, limit: 10 })).items).toHaveLength(2);
  });

  it('hold to a key, whoever comes with it at the same moment', async () => {
    const files = instance();
    const keyed = { ...wanted, idempotencyKey: 'k1' };
    const orders = await Promise.all(Array.from({ length: 10 }, () => files.order(keyed)));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    await ledger.tellAll(contribution('later'));
    expect((await files.order(keyed)).id).toBe(orders[0]!.id);
    expect(await codeOf(files.order({ ...keyed, format: 'html' }))).toBe('ledger.idempotency-key-reused');
  });

  it('can be cancelled while they wait or run, here or by another instance, and leave nothing', async () => {
    const drawing = new HeldDrawing();
    const files = await started({ drawing, leaseMs: SHORT_LEASE_MS });
    const running = await files.order(wanted);
    const waiting = await files.order({ ...wanted, format: 'html' });
    const farOff = await files.order({ ...wanted, format: 'json' });
    await within(() => drawing.begun === 1);
    expect(await files.cancel(COALITION, waiting.id, SEES_ALL)).toMatchObject({ state: 'cancelled' });
    expect(await files.cancel(COALITION, running.id, SEES_ALL)).toMatchObject({
      state: 'cancelled',
      progress: null,
    });
    // At once, and not when it next says that it is at work.
    expect(drawing.given).toBe(1);
    expect(await files.cancel(COALITION, running.id, SEES_ALL)).toMatchObject({ state: 'cancelled' });
    await within(() => drawing.begun === 2);
    await instance().cancel(COALITION, farOff.id, SEES_ALL);
    // The holder hears of it when it next says that it is at work.
    await within(() => drawing.given === 2);
    drawing.release();
    await files.stop();
    for (const { id } of [running, waiting, farOff])
      expect(await seen(id)).toMatchObject({ state: 'cancelled', file: null });
    expect(await filesLeft()).toEqual([]);
  });

  // What follows is the same whatever keeps the table.
  if (engine.name !== 'SQLite') return;

  it('tell how far they are: what was read, what was drawn', async () => {
    const drawing = new HeldDrawing();
    const files = await started({ drawing });
    const { id } = await files.order(wanted);
    for (;;) {
      const { progress } = await seen(id);
      if (progress?.stage === 'drawing') {
        expect(progress).toEqual({ stage: 'drawing', done: 3, total: 7 });
        break;
      }
      await new Promise((resume) => setTimeout(resume, 5));
    }
    drawing.release();
    await until(id, 'done');
    const parts: number[] = [];
    await quarterlyReport(ledger.ledger, COALITION, wanted.quarter, undefined, (done, total) =>
      parts.push(done, total),
    );
    expect(parts).toEqual(Array.from({ length: 10 }, (_, i) => [i + 1, 10]).flat());
    const steps: number[] = [];
    const report = await quarterlyReport(ledger.ledger, COALITION, wanted.quarter);
    await reportFile(report, 'html', [], (done, total) => steps.push(done, total));
    expect(steps).toEqual([1, 2, 2, 2]);
  });

  it('tell why they failed, and can be asked for again', async () => {
    const failing: LongWorkPort = {
      run: () => Promise.reject(new Problem('ledger.position-unknown', { found: '9', last: 1 })),
    };
    const files = await started({ longWork: failing });
    const { id } = await files.order(wanted);
    expect(await until(id, 'failed')).toMatchObject({
      problem: { code: 'ledger.position-unknown', found: '9' },
      file: null,
    });
    expect(await codeOf(files.open(COALITION, id, SEES_ALL))).toBe('reports.file-not-made');
    await files.stop();
    expect(await until((await (await started()).order(wanted)).id, 'done')).not.toMatchObject({ id });
  });

  it('do not wait in any number', async () => {
    const files = instance();
    const { id } = await files.order(wanted);
    await ledger.ledger.store.write(async (transaction) => {
      await transaction.within(COALITION);
      for (let i = 1; i < WAITING_LIMIT; i += 1)
        await transaction.run(
          "INSERT INTO file_jobs (coalition_id, id, question, asked_by, state, asked_at, attempt) VALUES (?, ?, ?, 'ada', 'waiting', ?, 0)",
          [COALITION, `job-${String(i)}`, `{"number":${String(i)}}`, NOW],
        );
    });
    expect(await codeOf(files.order({ ...wanted, format: 'html' }))).toBe('request.too-many-jobs');
    expect((await files.order(wanted)).id).toBe(id);
  });

  it('are in no backup, as what they made can be made again; the doctor counts them', async () => {
    const files = await started();
    const { id } = await files.order(wanted);
    await until(id, 'done');
    await files.stop();
    await instance().order({ ...wanted, format: 'html' });
    const evidence = new EvidenceFiles(join(folder, 'evidence'));
    const path = join(folder, 'ledger.backup.gz');
    await backup(ledger.ledger.store, path, NOW, evidence);
    const restored = await ledgers.open();
    await restore(restored.ledger.store, path, evidence, { erasures: new Map(), now: NOW });
    expect((await fileJobs(restored.ledger, COALITION, { after: null, limit: 10 })).items).toEqual([]);

    const checks = await examine({
      location: databaseLocation(ledger.url),
      opened: ledger.ledger.opened,
      read: (work, reach) => ledger.ledger.read(work, reach),
      now: () => NOW,
      evidence,
      reportFiles: files.files,
    });
    const found = expect.stringMatching(/MB free in .*, 1 jobs waiting, 0 running, 0 failed$/);
    expect(checks.find(({ name }) => name === 'report files')).toMatchObject({ state: 'ok', found });
  });

  it('make one file of a closed quarter, whatever is recorded after its close', async () => {
    const files = instance();
    await ledger.tellAll(quarterClosed('2026-Q1'));
    const { id, asked } = await files.order(wanted);
    await ledger.tellAll(contribution('e2', { occurredOn: '2026-06-01' }));
    expect(await files.order(wanted)).toMatchObject({ id, asked });
    await started();
    expect((await until(id, 'done')).file!.sha256).toBe(
      createHash('sha256')
        .update(await reportFile(await quarterlyReport(ledger.ledger, COALITION, wanted.quarter), 'csv'))
        .digest('hex'),
    );
  });
});
