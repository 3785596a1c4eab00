import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Logger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inviteFirstOperator } from './access/access.commands.js';
import { ACCESS_TOOLS, type AccessTools } from './access/access-tools.js';
import { SERVICE } from './access/domain/trail-acts.js';
import { invitationPath, returnPath } from './access/link-paths.js';
import type { accessActs } from './access/acts/access-acts.js';
import type { AccessOptions } from './access/access.module.js';
import { InstallationSecret } from './access/secrets/installation-secret.js';
import { PasswordHashing } from './access/secrets/password-hashing.js';
import { ATTEMPT_LIMITS, Attempts, type AttemptLimits } from './access/limits/attempts.js';
import { Buckets } from './access/limits/buckets.js';
import type { LimitActs } from './access/limits/limit-acts.js';
import { RequestLimits, type RequestLimitSettings } from './access/limits/request-limits.js';
import { noMail, smtpMail, type Mail } from './access/mail/mail.js';
import { OpenIdProviders } from './access/sign-in/open-id.js';
import type { OpenIdProvider } from './access/sign-in/provider-settings.js';
import { acts } from './acts.js';
import { AppModule } from './app.module.js';
import {
  assertPublicUrl,
  doorOf,
  evidenceFolderOf,
  listenerOf,
  mailServerOf,
  openIdProvidersOf,
  reportFilesDaysOf,
  reportFilesFolderOf,
  requestLimitsOf,
  secretSourceOf,
} from './config.js';
import type { Directory } from './coalition/domain/directory.js';
import { actsBy, actsOn, type RunAct } from './event-store/acts.js';
import type { DatabaseLocation } from './event-store/database.js';
import { Ledger, type CommandPort } from './event-store/ledger.js';
import { ThreadedLedger, ThreadedLongWork, type LongWorkPort } from './event-store/threaded-ledger.js';
import { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { adapterWith, BODY_LIMIT_BYTES, type Door } from './http/adapter.js';
import type { DoorSettings } from './http/door-settings.js';
import { CheckPipe } from './http/checker.js';
import { describeApi } from './http/openapi.js';
import type { RouteTakes } from './http/route-checks.js';
import { ProblemFilter, RouteTable, type KnownRoute } from './http/problem.filter.js';
import { Site } from './http/site.js';
import { StderrLogger } from './http/stderr-logger.js';
import { systemClock, type Clock } from './kernel/clock.js';
import { ledgerModel } from './ledger-model.js';
import { longWorkHere } from './long-work.js';
import { ProposalsHere, type ProposalsPort } from './reviews/solver/proposals-port.js';
import { DrawingHere, type DrawingPort } from './reports/drawing/drawing-port.js';
import { ThreadedDrawing } from './reports/drawing/threaded-drawing.js';
import type { MappingActs } from './interchange/mappings/mapping-acts.js';
import type { JobActs } from './reports/jobs/job-acts.js';
import type { RunnerSettings } from './reports/jobs/job-runner.js';
import { MadeFiles } from './reports/jobs/made-files.js';
import { ReportFiles } from './reports/jobs/report-files.js';
import { problemPage } from './web/problem-page.js';
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
  /** How passwords are hashed; at the cost of today without it. */
  readonly hashing?: PasswordHashing;
  /** Providers to sign in with, and where letters go, where they are not those that the environment names. */
  readonly openIdProviders?: readonly OpenIdProvider[];
  readonly mail?: Mail;
  /** How often passwords, codes and links may be tried. */
  readonly attemptLimits?: AttemptLimits;
  /** How the door is set up, where it is not as the environment says. */
  readonly door?: Partial<DoorSettings>;
  /** Requests in a minute, where they are not limited as the environment says. */
  readonly requestLimits?: Partial<RequestLimitSettings>;
  /** Mounts the route that measures the door without the ledger behind it. */
  readonly benchmark?: boolean;
  readonly logger?: LoggerService;
  /** Called when a thread dies. The service can record nothing any more. */
  readonly crashed?: (reason: Error) => void;
}

export interface EvenhandApp {
  readonly app: NestFastifyApplication;
  /** Every route there is, with what it needs of whoever asks. */
  readonly routes: readonly KnownRoute[];
  /** Finishes what was begun, then closes all that was opened. */
  readonly close: () => Promise<void>;
}

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
    const filter = new ProblemFilter(
      { bodyBytes: BODY_LIMIT_BYTES },
      (url) => routes.methodsAt(url),
      problemPage,
    );
    const settings = { ...doorOf(process.env), ...options.door };
    const site = new Site(settings.publicUrl);
    const access = accessOf(options, backend, { logger, publicUrl: settings.publicUrl });
    const { limits } = access;
    const admit: Door['admit'] = (request, reply) => {
      limits.admitAddress(request, reply);
    };
    const adapter = adapterWith({ settings, site, filter, routes, admit });
    const { ledger, commands, longWork, solver, drawing } = backend;
    const module = AppModule.with({
      ports: { commands, reads: ledger, longWork, site },
      access,
      interchange: { mappings: actsBy<MappingActs>('interchange', backend.runAct), now: () => ledger.now() },
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
    await limits.start();
    await reportFiles.start();
    return { app, routes: routes.all, close: () => closeAll(app, { reportFiles, limits }, backend) };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

function accessOf(
  { location, hashing, requestLimits, attemptLimits, openIdProviders, mail }: AppOptions,
  { ledger, runAct }: Backend,
  { logger, publicUrl }: { readonly logger: LoggerService; readonly publicUrl: string | null },
): AccessOptions {
  let opened: Promise<InstallationSecret> | undefined;
  const secret = (): Promise<InstallationSecret> =>
    (opened ??= InstallationSecret.open(secretSourceOf(process.env, location)));
  const buckets = new Buckets(async () => (await secret()).keyFor('limits'));
  const acts = actsBy<LimitActs>('limits', runAct);
  const settings = { ...requestLimitsOf(process.env), ...requestLimits };
  const accessPort = actsBy<typeof accessActs>('access', runAct);
  const log = (line: string): void => {
    logger.warn(line, 'Access');
  };
  const providers = openIdProviders ?? openIdProvidersOf(process.env);
  const server = mailServerOf(process.env);
  if (providers.length > 0) assertPublicUrl(publicUrl, 'providers to sign in with');
  if (mail === undefined && server !== null) assertPublicUrl(publicUrl, 'mail');
  return {
    reads: ledger,
    acts: accessPort,
    hashing: hashing ?? new PasswordHashing(),
    secret,
    limits: new RequestLimits({ acts, buckets, settings, logger }),
    attempts: new Attempts({
      ...{ acts, buckets, limits: attemptLimits ?? ATTEMPT_LIMITS },
      whenReached: (limit) => accessPort.run('noteLimitHit', { limit, now: ledger.now() }),
    }),
    mail: mail ?? (server === null ? noMail : smtpMail({ settings: server, log })),
    providers: new OpenIdProviders({
      ...{ providers, log },
      redirectUriOf: (provider) => `${publicUrl ?? ''}${returnPath(provider)}`,
    }),
  };
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
  await tellFirstOperator(served.app, address, log);
  return { address, close: () => served.close() };
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

interface Backend {
  /** The read side. Where there are no threads, the lanes too. */
  readonly ledger: Ledger<Directory>;
  readonly commands: CommandPort;
  readonly longWork: LongWorkPort;
  readonly solver: ProposalsPort;
  readonly drawing: DrawingPort;
  /** Where jobs draw. */
  readonly jobDrawing: DrawingPort;
  /** Does what is written beside the ledgers. */
  readonly runAct: RunAct;
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
      runAct: actsOn(ledger.store, acts),
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
      runAct: (call) => calls.call(call),
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
  { reportFiles, limits }: { readonly reportFiles: ReportFiles; readonly limits: RequestLimits },
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
