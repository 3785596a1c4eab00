import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import type { ChainHead, ExportedHead } from '../event-store/verification.js';
import { Problem } from '../kernel/problem.js';
import { erasuresHere } from '../access/people-here.queries.js';
import { backup, restore, type BackupSummary, type RestoreSummary } from '../operations/backup.js';
import { examine } from '../operations/doctor.js';
import { erasuresBeside, erasuresText, joined, readErasures, type Erasures } from '../operations/erasures.js';
import { verify } from '../operations/verify.js';
import { withLedger, type TerminalContext } from './context.js';
import { EXIT, print, printable, say, textTable, withProgress, writeOut } from './terminal.js';

/** The commands that keep a ledger in order. */
export function addOperationCommands(program: Command, context: TerminalContext): void {
  addVerify(program, context);

  program
    .command('rebuild')
    .description('Make all figures anew from the log; reads and writes go on meanwhile.')
    .addHelpText('after', '\nExample:\n  evenhand rebuild')
    .action(async () => {
      await withLedger(context, (ledger) =>
        withProgress('Rebuilding', (progress) => ledger.rebuild(progress)),
      );
      say('All figures were made anew.');
    });

  program
    .command('backup')
    .argument('<file>', 'the file to write, for example ledger.backup.gz')
    .description('Write a consistent backup of all ledgers with their evidence; they go on meanwhile.')
    .addHelpText('after', '\nExample:\n  evenhand backup evenhand-2026-11-23.backup.gz')
    .action(async (file: string) => {
      const { summary, erasures } = await withLedger(context, async (ledger) => ({
        summary: await withProgress('Backing up', (progress) =>
          backup(ledger.store, file, ledger.now(), context.evidence, progress),
        ),
        erasures: await erasuresHere(ledger),
      }));
      await keepErasures(erasuresBeside(file), erasures);
      say(`Backed up ${inWords(summary)}.`);
      sayLacking(summary);
      await print(`${JSON.stringify({ file, ...summary })}\n`);
    });

  program
    .command('restore')
    .argument('<file>', 'a file made by backup')
    .description('Fill an empty database from a backup, checking every event; all of it or nothing.')
    .option(
      '--erasures <file>',
      'a list of who was erased, as “people erasures” wrote it; one beside the backup is read in any case',
    )
    .addHelpText(
      'after',
      '\nExample:\n  EVENHAND_DATABASE_URL=sqlite:restored.sqlite evenhand restore ledger.backup.gz',
    )
    .action(async (file: string, { erasures: list }: { erasures?: string }) => {
      const beside = await readErasures(erasuresBeside(file));
      const given = list === undefined ? null : await readErasures(list);
      if (list !== undefined && given === null)
        throw new Problem('access.erasures-malformed', { file: list, reason: 'it is not there' });
      const erasures = joined(beside ?? new Map(), given ?? new Map());
      const summary = await withLedger(context, async (ledger) => {
        const restored = await restore(ledger.store, file, context.evidence, { erasures, now: ledger.now() });
        await withProgress('Making figures', (progress) => ledger.bringUpToDate(progress));
        return restored;
      });
      say(`Restored ${inWords(summary)}.`);
      sayLacking(summary);
      sayPeople(summary, beside !== null || given !== null);
      await print(`${JSON.stringify(summary)}\n`);
    });

  program
    .command('migrate')
    .description(
      'Bring the database to this program’s schema and figures. Every other command of its owner does so by itself.',
    )
    .addHelpText('after', '\nExample:\n  evenhand migrate')
    .action(async () => {
      const { migrated, rebuilt } = await withLedger(context, ({ opened }) => Promise.resolve(opened));
      say(migrated.length > 0 ? `Ran ${migrated.join(', ')}.` : 'The schema is up to date.');
      if (rebuilt.length > 0) say(`Made ${rebuilt.join(', ')} anew.`);
    });

  program
    .command('doctor')
    .description('Look at everything that must be right before a ledger can be trusted with work.')
    .option('--json', 'the checks as JSON')
    .addHelpText('after', '\nExample:\n  evenhand doctor')
    .action(async ({ json }: { json?: boolean }) => {
      const checks = await withLedger(context, (ledger) =>
        examine({
          location: context.location,
          opened: ledger.opened,
          read: (work, reach) => ledger.read(work, reach),
          now: () => ledger.now(),
          evidence: context.evidence,
          reportFiles: context.reportFiles,
        }),
      );
      if (json) await print(`${JSON.stringify({ checks }, null, 2)}\n`);
      else
        await print(
          textTable(
            ['Check', '', 'Found'],
            checks.map(({ name, state, found }) => [name, state, found]),
            0,
          ),
        );
      if (checks.some(({ state }) => state === 'fault')) process.exitCode = EXIT.refused;
    });

  program
    .command('serve')
    .description('Serve the site and the API until stopped.')
    .option('--host <host>', 'the address to listen on (default: EVENHAND_HOST, or else 127.0.0.1)')
    .option('--port <port>', 'the port; 0 takes a free one (default: EVENHAND_PORT, or else 3000)', port)
    .addHelpText('after', '\nExample:\n  evenhand serve --port 3000')
    .action(async (options: { host?: string; port?: number }) => {
      const served = await context.serve(options);
      say(
        `Serving on ${served.address} (API description: ${served.address}/api/openapi.json). Stop with Ctrl-C.`,
      );
      await new Promise<void>((stop) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
      });
      say('Stopping: finishing what was begun.');
      await served.close();
    });
}

function inWords({ events, coalitions, evidence, people }: BackupSummary): string {
  return `${String(events)} events of ${String(coalitions)} coalitions, ${String(evidence.files)} files of evidence and ${String(people)} people`;
}

/** Whoever restores an old backup must know whom it may have brought back. */
function sayPeople({ people, madeAt, erasedAgain }: RestoreSummary, hadList: boolean): void {
  if (people === 0) return;
  if (erasedAgain > 0) say(`Erased again: ${String(erasedAgain)} people who were erased after ${madeAt}.`);
  if (!hadList) {
    say(
      `No list of erasures was given, and none lies beside the backup: whoever was erased after ${madeAt} is back. Erase them again (evenhand people erase).`,
    );
  }
  say('Nobody is signed in, and invitations that were open have to be made anew.');
}

/** Adds to the list of erasures that lies beside backups, so that none of them brings anybody back. */
async function keepErasures(file: string, erasures: Erasures): Promise<void> {
  const before = await readErasures(file);
  const all = joined(before ?? new Map(), erasures);
  if (before === null && all.size === 0) return;
  await writeOut(file, (write) => write(erasuresText(all)));
}

const LACKING_SHOWN = 20;

/** A backup without some of its files is better than none, but nobody may learn of it only when they are needed. */
function sayLacking({ evidence: { lacking } }: BackupSummary): void {
  for (const { coalitionId, sha256, state } of lacking.slice(0, LACKING_SHOWN)) {
    say(
      `Not in the backup: evidence of ${printable(coalitionId)} that is ${state}, SHA-256 ${printable(sha256)}.`,
    );
  }
  if (lacking.length > LACKING_SHOWN) say(`… and ${String(lacking.length - LACKING_SHOWN)} more.`);
}

function addVerify(program: Command, context: TerminalContext): void {
  program
    .command('verify')
    .description(
      'Read everything again: the chain of events, all figures against a replay, the trails of access, and the files of evidence.',
    )
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--against <head.json>', 'a head that was exported earlier: history before it must be the same')
    .option('--write-head <head.json>', 'write the head that was verified, to be kept elsewhere')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExample:\n  evenhand verify --coalition riverbend --write-head head.json')
    .action(async (options: { coalition: string; against?: string; writeHead?: string; json?: boolean }) => {
      const against = options.against === undefined ? undefined : await readHead(options.against);
      const result = await withLedger(context, async (ledger) => {
        await ledger.read((snapshot) => ledger.directories.view(snapshot, options.coalition));
        return withProgress('Verifying', (progress) =>
          verify(ledger, context.evidence, options.coalition, against, progress),
        );
      });
      if (options.json) await print(`${JSON.stringify(result, null, 2)}\n`);
      const { coalitionId, position, hash, trail, serviceTrail } = result;
      if (result.ok) {
        say(
          `${coalitionId} is whole: ${String(result.events)} events, ${String(result.rowsCompared)} rows of figures equal to a replay, ${String(result.evidenceFiles)} files of evidence, ${String(trail.position)} entries of its trail and ${String(serviceTrail.position)} of the service’s, head ${hash}.`,
        );
        const head = `${JSON.stringify({ coalitionId, position, hash, trail, serviceTrail })}\n`;
        if (options.writeHead !== undefined) await writeOut(options.writeHead, (write) => write(head));
        return;
      }
      for (const finding of result.findings) {
        const at = finding.position === null ? '' : ` at position ${String(finding.position)}`;
        say(
          `Wrong in the ${finding.where}${at}: found ${printable(finding.found)}; expected ${printable(finding.expected)}.`,
        );
      }
      process.exitCode = EXIT.refused;
    });
}

async function readHead(file: string): Promise<ExportedHead> {
  const malformed = (reason: string): Problem => new Problem('ledger.head-malformed', { file, reason });
  let head: Partial<ExportedHead>;
  try {
    head = JSON.parse(await readFile(file, 'utf8')) as Partial<ExportedHead>;
  } catch (error) {
    throw malformed((error as Error).message);
  }
  const { coalitionId, trail, serviceTrail } = head;
  if (typeof coalitionId !== 'string' || !isChainHead(head)) {
    throw malformed('coalitionId, position and hash are needed');
  }
  for (const [name, chain] of Object.entries({ trail, serviceTrail })) {
    if (chain !== undefined && !isChainHead(chain)) throw malformed(`${name} needs position and hash`);
  }
  const { position, hash } = head;
  return { coalitionId, position, hash, ...(trail && { trail }), ...(serviceTrail && { serviceTrail }) };
}

function isChainHead(value: Partial<ChainHead> | null): value is ChainHead {
  return value !== null && Number.isInteger(value.position) && typeof value.hash === 'string';
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('a port from 0 to 65535 is right.');
  }
  return number;
}
