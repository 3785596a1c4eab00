import 'reflect-metadata';
import { openBackend, type Backend } from './backend.js';
import { readFileSync } from 'node:fs';
import { Logger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inviteFirstOperator } from './access/access.commands.js';
import { ACCESS_TOOLS, type AccessTools } from './access/access-tools.js';
import { SERVICE } from './access/domain/trail-acts.js';
import { invitationPath } from './access/link-paths.js';
import type { RequestLimits } from './access/limits/request-limits.js';
import { accessOf } from './access-options.js';
import type { AppOptions } from './app-options.js';
import { AppModule } from './app.module.js';
import {
  doorOf,
  evidenceFolderOf,
  listenerOf,
  logFormatOf,
  logsRequestsOf,
  metricsPlaceOf,
  reportFilesDaysOf,
  reportFilesFolderOf,
  uploadsFolderOf,
  webHookNetworksOf,
} from './config.js';
import { actsBy } from './event-store/acts.js';
import { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { adapterWith, BODY_LIMIT_BYTES, type Door } from './http/adapter.js';
import { CheckPipe } from './http/checker.js';
import { describeApi } from './http/openapi.js';
import type { RouteTakes } from './http/route-checks.js';
import { ProblemFilter, RouteTable, type KnownRoute } from './http/problem.filter.js';
import { Site } from './http/site.js';
import { RequestLog } from './http/request-log.js';
import { StderrLogger } from './http/stderr-logger.js';
import { Metrics } from './operations/metrics/metrics.js';
import { MetricsListener } from './operations/metrics/metrics-listener.js';
import { fileJobCounts } from './reports/report-files.queries.js';
import type { InstallationSecret } from './access/secrets/installation-secret.js';
import { textSealing } from './access/secrets/sealing.js';
import { Deliverer } from './hooks/deliverer.js';
import type { HookActs } from './hooks/hook-acts.js';
import type { HookTools } from './hooks/hooks.module.js';
import { Sender } from './hooks/sender.js';
import { hookCalls } from './hooks/hook-calls.js';
import { hookCounts } from './hooks/hooks.queries.js';
import { systemClock } from './kernel/clock.js';
import type { JobActs } from './reports/jobs/job-acts.js';
import { MadeFiles } from './reports/jobs/made-files.js';
import { ReportFiles } from './reports/jobs/report-files.js';
import type { MappingActs } from './interchange/mappings/mapping-acts.js';
import { PreviewedUploads } from './interchange/previewed-uploads.js';
import { problemPage } from './web/problem-page.js';

export interface EvenhandApp {
  readonly app: NestFastifyApplication;
  /** What this instance does, for whoever watches it. */
  readonly metrics: Metrics;
  /** Every route there is, with what it needs of whoever asks. */
  readonly routes: readonly KnownRoute[];
  /** Finishes what was begun, then closes all that was opened. */
  readonly close: () => Promise<void>;
}

/** How long requests may take to finish once the service is told to stop. */
const STOP_PATIENCE_MS = 10_000;
const SWEEP_MS = 50;
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
    const uploads = await uploadsOf(options, backend, logger);
    const routes = new RouteTable();
    const filter = new ProblemFilter(
      { bodyBytes: BODY_LIMIT_BYTES },
      (url) => routes.methodsAt(url),
      problemPage,
    );
    const settings = { ...doorOf(process.env), ...options.door };
    const site = new Site(settings.publicUrl);
    const access = accessOf(options, backend, { logger, publicUrl: settings.publicUrl });
    const { limits, secret } = access;
    const { ledger, commands, longWork, solver, drawing } = backend;
    const metrics = new Metrics({
      lanes: () => commands.figures(),
      jobs: () => ledger.read(fileJobCounts, 'across'),
      hooks: () => ledger.read(hookCounts, 'across'),
    });
    const { tools: hooks, deliverer } = webHooksOf(options, backend, { secret, metrics, logger });
    const requestLog = logsRequestsOf(process.env) ? new RequestLog(logger) : undefined;
    const admit: Door['admit'] = (request, reply) => {
      limits.admitAddress(request, reply);
    };
    const answered: Door['answered'] = (request) => {
      metrics.answered(request);
      requestLog?.answered(request);
    };
    const adapter = adapterWith({ settings, site, filter, routes, admit, answered });
    const module = AppModule.with({
      ports: { commands, reads: ledger, longWork, site },
      access,
      interchange: { mappings: actsBy<MappingActs>('interchange', backend.runAct), now: () => ledger.now() },
      solver,
      drawing,
      reportFiles,
      uploads,
      hooks,
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
    await limits.start();
    await reportFiles.start();
    deliverer.start();
    const close = (): Promise<void> => closeAll(app, { deliverer, reportFiles, limits }, backend);
    return { app, metrics, routes: routes.all, close };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

function reportFilesOf(
  { location, reportFiles = {} }: AppOptions,
  { ledger, runAct, longWork, jobDrawing }: Backend,
  logger: LoggerService,
): ReportFiles {
  return new ReportFiles({
    engine: location.engine,
    reads: ledger,
    jobs: actsBy<JobActs>('jobs', runAct),
    longWork,
    drawing: jobDrawing,
    files: new MadeFiles(reportFiles.folder ?? reportFilesFolderOf(process.env, location)),
    logger,
    keepDays: reportFiles.keepDays ?? reportFilesDaysOf(process.env),
    ...(reportFiles.runner ? { runner: reportFiles.runner } : {}),
  });
}

/** What web hooks are changed with, and who delivers by them. */
function webHooksOf(
  { location, webHooks = {} }: AppOptions,
  { ledger, runAct }: Backend,
  {
    secret,
    metrics,
    logger,
  }: {
    readonly secret: () => Promise<InstallationSecret>;
    readonly metrics: Metrics;
    readonly logger: LoggerService;
  },
): { readonly tools: HookTools; readonly deliverer: Deliverer } {
  const tools: HookTools = {
    reads: ledger,
    hooks: actsBy<HookActs>('hooks', runAct),
    sealing: textSealing(secret, 'web-hooks'),
    calls: hookCalls(webHooks.networks ?? webHookNetworksOf(process.env)),
    eventTypes: [...ledger.events.types],
  };
  const { engine } = location;
  const { hooks, sealing, calls } = tools;
  const sender = new Sender(calls, sealing, (delivery) => {
    metrics.delivered(delivery);
  });
  const parts = { engine, reads: ledger, hooks, sender, logger };
  return { tools, deliverer: new Deliverer(parts, webHooks.deliverer) };
}

/** What nobody came back to is removed when the service starts, and whenever somebody sends files. */
async function uploadsOf(
  { location, uploads }: AppOptions,
  { ledger }: Backend,
  logger: LoggerService,
): Promise<PreviewedUploads> {
  const kept = new PreviewedUploads(uploads ?? uploadsFolderOf(process.env, location), () => ledger.now());
  try {
    await kept.removeOld();
  } catch (error) {
    logger.warn(`uploads: ${(error as Error).message}`, 'Evenhand');
  }
  return kept;
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
  const logger = new StderrLogger({ format: logFormatOf(process.env) });
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
  const watched = await listenForMetrics(served, log);
  await tellFirstOperator(served.app, address, log);
  return {
    address,
    close: async () => {
      await served.close();
      // To the end, whoever watches sees how the stop goes.
      await watched?.close();
    },
  };
}

async function listenForMetrics(served: EvenhandApp, log: Logger): Promise<MetricsListener | undefined> {
  const place = metricsPlaceOf(process.env);
  if (!place) return undefined;
  try {
    const listener = await MetricsListener.open(place, served.metrics);
    log.log(`metrics at ${listener.address}`);
    return listener;
  } catch (error) {
    await served.close();
    throw error;
  }
}

/** There is no account that everybody knows: whoever reads the console of a service without an operator becomes that one. */
async function tellFirstOperator(app: NestFastifyApplication, address: string, log: Logger): Promise<void> {
  const invited = await inviteFirstOperator(app.get<AccessTools>(ACCESS_TOOLS), SERVICE);
  if (!invited) return;
  const link = `${app.get(Site).publicOrigin ?? address}${invitationPath(invited.token)}`;
  log.log(`Nobody operates this service yet. Whoever opens this link becomes its operator: ${link}`);
  log.log(`It holds once, until ${invited.expiresAt}. The next start of the service prints another.`);
}

/** What was answered is on disk, and a supervisor starts the service again. */
function stopProcess(reason: Error): void {
  new Logger('Evenhand').fatal(
    `a thread of the ledger died, so the service stops: ${reason.stack ?? reason.message}`,
  );
  // The requests that were under way still get their answer.
  setTimeout(() => process.exit(1), 500);
}

async function closeAll(
  app: NestFastifyApplication,
  {
    deliverer,
    reportFiles,
    limits,
  }: { readonly deliverer: Deliverer; readonly reportFiles: ReportFiles; readonly limits: RequestLimits },
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
    await limits.stop();
    await deliverer.stop();
    await reportFiles.stop();
    await backend.close();
  }
}

function serveDescription(app: NestFastifyApplication): void {
  let description: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get(
      '/api/openapi.json',
      { config: { needs: 'be reached' } satisfies RouteTakes as object },
      (_request, reply) => {
        description ??= JSON.stringify(describeApi(app, version()));
        return reply.type('application/json').send(description);
      },
    );
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
