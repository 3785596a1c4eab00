import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { Logger, type LoggerService } from '@nestjs/common';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { evidenceFolderOf, listenerOf, reportFilesDaysOf, reportFilesFolderOf } from './config.js';
import type { Directory } from './coalition/domain/directory.js';
import type { DatabaseLocation } from './event-store/database.js';
import { Ledger, type CommandPort } from './event-store/ledger.js';
import { ThreadedLedger, ThreadedLongWork, type LongWorkPort } from './event-store/threaded-ledger.js';
import { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { CheckPipe } from './http/checker.js';
import { describeApi } from './http/openapi.js';
import { PROBLEM_TYPE, ProblemFilter, RouteTable } from './http/problem.filter.js';
import { routeCheck, type RouteTakes } from './http/route-checks.js';
import { StderrLogger } from './http/stderr-logger.js';
import { UPLOAD_LIMITS } from './http/uploads.js';
import { systemClock, type Clock } from './kernel/clock.js';
import { Problem } from './kernel/problem.js';
import { ledgerModel } from './ledger-model.js';
import { longWorkHere } from './long-work.js';
import { ProposalsHere, type ProposalsPort } from './reviews/solver/proposals-port.js';
import { DrawingHere, type DrawingPort } from './reports/drawing/drawing-port.js';
import { ThreadedDrawing } from './reports/drawing/threaded-drawing.js';
import { jobsBy, runJobAct, type JobsPort } from './reports/jobs/job-acts.js';
import type { RunnerSettings } from './reports/jobs/job-runner.js';
import { MadeFiles } from './reports/jobs/made-files.js';
import { ReportFiles } from './reports/jobs/report-files.js';
import { ThreadedProposals } from './reviews/solver/threaded-proposals.js';

export interface AppOptions {
  readonly location: DatabaseLocation;
  /** The folder for files of evidence; what the environment says, or the database's place, without it. */
  readonly evidence?: string;
  /** The same for files of reports that jobs make, how long they are kept, and how jobs are looked after. */
  readonly reportFiles?: {
    readonly folder?: string;
    readonly keepDays?: number;
    readonly runner?: Partial<RunnerSettings>;
  };
  /**
   * Whether lanes and long work run in threads of their own, which needs compiled code. Without them (for tests) all
   * runs in this one.
   */
  readonly threads?: boolean;
  readonly clock?: Clock;
  /** Mounts the route that measures the door without the ledger behind it. */
  readonly benchmark?: boolean;
  readonly logger?: LoggerService;
  /** Called when a thread dies. The service can record nothing any more. */
  readonly crashed?: (reason: Error) => void;
}

export interface EvenhandApp {
  readonly app: NestFastifyApplication;
  /** Finishes what was begun, then closes all that was opened. */
  readonly close: () => Promise<void>;
}

/** A body of JSON; files have limits of their own. */
const BODY_LIMIT_BYTES = 1024 * 1024;
/** An id of 200 characters, each percent-encoded, and those it is composed of before it is brought to NFC. */
const PARAMETER_LIMIT = 5_000;
/** Once the service is told to stop: how long requests may take to finish, and how long work that can be done again. */
const STOP_PATIENCE_MS = 10_000;
const SWEEP_MS = 50;
/** What a job draws is waited for by nobody: all statements of a very large coalition may take their time. */
const JOB_DRAWING_SECONDS = 60 * 60;
/** An upload that was not written to for a day will not be finished: its process is gone. */
const UNFINISHED_UPLOAD_MS = 24 * 60 * 60 * 1000;

/** Puts the service together, without listening yet. */
export async function createApp(options: AppOptions): Promise<EvenhandApp> {
  const logger = options.logger ?? new StderrLogger();
  const evidence = new EvidenceFiles(options.evidence ?? evidenceFolderOf(process.env, options.location));
  const backend = await openBackend(options, evidence);
  try {
    await removeUnfinished(evidence, logger);
    const reportFiles = reportFilesOf(options, backend, logger);
    const routes = new RouteTable();
    const filter = new ProblemFilter({ bodyBytes: BODY_LIMIT_BYTES }, (url) => routes.methodsAt(url));
    const adapter = adapterWith(filter, routes);
    const { ledger, commands, longWork, solver, drawing } = backend;
    const module = AppModule.with({
      ports: { commands, reads: ledger, longWork },
      solver,
      drawing,
      reportFiles,
      patient: {
        location: options.location,
        opened: backend.opened,
        read: (work, reach) => ledger.read(work, reach),
        now: () => ledger.now(),
        evidence,
        reportFiles: reportFiles.files,
      },
      benchmark: options.benchmark ?? false,
    });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      bodyParser: false,
      logger,
      abortOnError: false,
    });
    app.useGlobalFilters(filter);
    app.useGlobalPipes(new CheckPipe());
    serveDescription(app);
    await app.init();
    await adapter.getInstance().ready();
    await reportFiles.start();
    return { app, close: () => closeAll(app, reportFiles, backend) };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

function reportFilesOf(
  { location, reportFiles = {} }: AppOptions,
  { ledger, jobs, longWork, jobDrawing }: Backend,
  logger: LoggerService,
): ReportFiles {
  return new ReportFiles({
    engine: location.engine,
    reads: ledger,
    jobs,
    longWork,
    drawing: jobDrawing,
    files: new MadeFiles(reportFiles.folder ?? reportFilesFolderOf(process.env, location)),
    logger,
    keepDays: reportFiles.keepDays ?? reportFilesDaysOf(process.env),
    ...(reportFiles.runner ? { runner: reportFiles.runner } : {}),
  });
}

/** A folder that cannot be read is for the doctor to tell of; the ledgers can do without it. */
async function removeUnfinished(evidence: EvidenceFiles, logger: LoggerService): Promise<void> {
  try {
    // The disk dates files by the machine's clock, whatever clock the ledger goes by.
    const now = Date.parse(systemClock.now());
    const removed = await evidence.removeUnfinished(new Date(now - UNFINISHED_UPLOAD_MS));
    if (removed > 0)
      logger.log(`removed ${String(removed)} uploads of evidence that were never finished`, 'Evenhand');
  } catch (error) {
    logger.warn(`evidence: ${(error as Error).message}`, 'Evenhand');
  }
}

export interface ServeOptions extends Omit<AppOptions, 'logger'> {
  readonly host?: string;
  readonly port?: number;
}

/** Serves the site and the API until `close`. The address is where it listens, which port 0 leaves to the system. */
export async function serve(options: ServeOptions): Promise<{ address: string; close(): Promise<void> }> {
  const configured = listenerOf(process.env);
  const host = options.host ?? configured.host;
  const logger = new StderrLogger();
  const served = await createApp({ crashed: stopProcess, threads: true, ...options, logger });
  try {
    await served.app.listen(options.port ?? configured.port, host);
  } catch (error) {
    await served.close();
    throw error;
  }
  const address = await served.app.getUrl();
  const log = new Logger('Evenhand');
  log.log(`listening on ${address}`);
  const isLoopback = /^(127\.|::1$|localhost$)/.test(host);
  const warning =
    'There is no access control yet: whoever reaches this address can read and record everything.';
  log[isLoopback ? 'log' : 'warn'](
    isLoopback ? `${warning} Only this machine does.` : `${warning} ${host} may be reached from elsewhere.`,
  );
  return { address, close: () => served.close() };
}

/** What was answered is on disk, and a supervisor starts the service again. */
function stopProcess(reason: Error): void {
  new Logger('Evenhand').fatal(
    `a thread of the ledger died, so the service stops: ${reason.stack ?? reason.message}`,
  );
  // The requests that were under way still get their answer.
  setTimeout(() => process.exit(1), 500);
}

interface Backend {
  /** The read side. Where there are no threads, the lanes too. */
  readonly ledger: Ledger<Directory>;
  readonly commands: CommandPort;
  readonly longWork: LongWorkPort;
  readonly solver: ProposalsPort;
  readonly drawing: DrawingPort;
  /** Where jobs draw. */
  readonly jobDrawing: DrawingPort;
  readonly jobs: JobsPort;
  readonly opened: Ledger<Directory>['opened'];
  close(): Promise<void>;
}

async function openBackend(
  { location, threads = true, clock, crashed }: AppOptions,
  evidence: EvidenceFiles,
): Promise<Backend> {
  const open = (): Promise<Ledger<Directory>> => Ledger.open(location, ledgerModel, clock ? { clock } : {});
  if (!threads) {
    const ledger = await open();
    const { opened } = ledger;
    return {
      ledger,
      opened,
      commands: ledger,
      longWork: longWorkHere(ledger, evidence),
      solver: new ProposalsHere(),
      drawing: new DrawingHere(),
      jobDrawing: new DrawingHere(),
      jobs: jobsBy((call) => runJobAct(ledger.store, call)),
      close: () => ledger.close(),
    };
  }
  const { startLedgerThread } = await import('./ledger-thread.js');
  const place = { location, evidence: evidence.folder };
  const whenCrashed = crashed ?? ((): void => undefined);
  // The read side comes first, for it brings the database up to date, and what it had to do is worth telling.
  const ledger = await open();
  try {
    const calls = await startLedgerThread({ role: 'lanes', ...place }, whenCrashed);
    const lanes = new ThreadedLedger(calls);
    const solver = new ThreadedProposals();
    const drawing = new ThreadedDrawing();
    const longWork = new ThreadedLongWork(() =>
      startLedgerThread({ role: 'long-work', ...place }, whenCrashed),
    );
    return {
      ledger,
      opened: ledger.opened,
      commands: lanes,
      longWork,
      solver,
      drawing,
      jobDrawing: new ThreadedDrawing(JOB_DRAWING_SECONDS),
      jobs: jobsBy((call) => calls.call(call)),
      close: async () => {
        await solver.close();
        await drawing.close();
        await lanes.close();
        await longWork.close(STOP_PATIENCE_MS);
        await ledger.close();
      },
    };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

async function closeAll(
  app: NestFastifyApplication,
  reportFiles: ReportFiles,
  backend: Backend,
): Promise<void> {
  const server = app.getHttpServer();
  // A connection whose last answer was under way when the stop began stays open for the next request.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, SWEEP_MS);
  const impatient = setTimeout(() => {
    server.closeAllConnections();
  }, STOP_PATIENCE_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(impatient);
    // What it was at is written down as waiting, which takes the lanes' thread.
    await reportFiles.stop();
    await backend.close();
  }
}

function adapterWith(filter: ProblemFilter, routes: RouteTable): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    // Requests that come on open connections while the service stops are answered, and their connections closed.
    return503OnClosing: false,
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      filter.answer(error, request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRoute', (route) => {
    routes.add(route.method, route.url);
    route.preParsing = routeCheck(route.url, (route.config ?? {}) as RouteTakes);
  });
  void fastify.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: false });
  return adapter;
}

/** What is no HTTP never reaches a filter. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const found = error.code ?? 'nothing that can be read';
  const expected = 'a well-formed HTTP/1.1 request with headers of at most 16 kB';
  const document = new Problem('request.malformed', { field: 'message', found, expected }).toDocument();
  const body = JSON.stringify(document);
  const head = [
    'HTTP/1.1 400 Bad Request',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function serveDescription(app: NestFastifyApplication): void {
  let description: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => {
      description ??= JSON.stringify(describeApi(app, version()));
      return reply.type('application/json').send(description);
    });
}

/** The version stands in package.json, two folders up from the compiled program and one from the sources. */
function version(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as { version: string })
        .version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json is missing');
}
