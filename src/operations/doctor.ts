import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseLocation } from '../event-store/database.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { EvidenceFiles } from '../exchange/evidence/evidence-files.js';
import type { FolderRoom } from '../event-store/kept-files.js';
import { dateIn } from '../kernel/calendar.js';
import { hookCounts } from '../hooks/hooks.queries.js';
import { fileJobCounts } from '../reports/report-files.queries.js';
import type { Check } from './check.js';
import { wallsCheck } from './walls-check.js';

/** What the doctor looks at. A ledger that is open; where it is; and what opening it had to do. */
export interface Patient {
  readonly location: DatabaseLocation;
  read<T>(work: (snapshot: ReadSnapshot) => Promise<T>, reach?: 'across'): Promise<T>;
  now(): string;
  readonly evidence: EvidenceFiles;
  /** Where files of reports lie that jobs make. */
  readonly reportFiles: KeptFolder;
  readonly opened: { readonly migrated: readonly string[]; readonly rebuilt: readonly string[] };
}

interface KeptFolder {
  readonly folder: string;
  room(): Promise<FolderRoom>;
}

const LEAST_NODE = [20, 12] as const;
/** Below this much free room writes will soon be refused. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** Looks at everything that must be right before a ledger can be trusted with work. Changes nothing. */
export async function examine(patient: Patient): Promise<Check[]> {
  const checks = [nodeCheck(process.versions.node), timeZoneCheck(patient.now())];
  checks.push(
    patient.location.engine === 'sqlite'
      ? await storageCheck(patient.location.path)
      : { name: 'storage', state: 'ok', found: 'kept by PostgreSQL' },
  );
  checks.push(await evidenceCheck(patient.evidence, new Date(patient.now())));
  checks.push(await reportFilesCheck(patient));
  checks.push(await webHooksCheck(patient));
  checks.push(...(await patient.read((snapshot) => databaseChecks(snapshot, patient.location.engine))));
  const { migrated, rebuilt } = patient.opened;
  const done = [...migrated.map((name) => `migrated ${name}`), ...rebuilt.map((name) => `rebuilt ${name}`)];
  checks.push({ name: 'schema', state: 'ok', found: done.length > 0 ? done.join(', ') : 'up to date' });
  checks.push(...(await patient.read(ledgerChecks, 'across')));
  return checks;
}

function nodeCheck(version: string): Check {
  const [major, minor] = version.split('.').map(Number) as [number, number];
  const old = major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]);
  const wanted = old ? `; ${LEAST_NODE.join('.')} or newer is needed` : '';
  return { name: 'node', state: old ? 'fault' : 'ok', found: `${version}${wanted}` };
}

/** A program built without time zone data would put deeds into wrong quarters. */
function timeZoneCheck(now: string): Check {
  try {
    dateIn('Pacific/Kiritimati', now);
    return { name: 'time zones', state: 'ok', found: 'IANA data present' };
  } catch {
    return { name: 'time zones', state: 'fault', found: 'IANA data missing: run a Node.js with full ICU' };
  }
}

async function storageCheck(path: string): Promise<Check> {
  const { bavail, bsize } = await statfs(dirname(path));
  return { name: 'storage', ...roomLeft(bavail * bsize, `beside ${path}`) };
}

function roomLeft(freeBytes: number, where: string): Pick<Check, 'state' | 'found'> {
  const found = `${String(Math.floor(freeBytes / 1024 / 1024))} MB free ${where}`;
  return { state: freeBytes < LEAST_FREE_BYTES ? 'warning' : 'ok', found };
}

/** A folder that is written to, with what else there is to tell of it where it can be. */
async function folderCheck(name: string, place: KeptFolder, more: () => Promise<string>): Promise<Check> {
  const { folder } = place;
  const { freeBytes, hindrance } = await place.room();
  if (hindrance !== null) {
    const found = `${folder} cannot be written (${hindrance}); give the service's user the right to`;
    return { name, state: 'fault', found };
  }
  const { state, found } = roomLeft(freeBytes, `in ${folder}`);
  return { name, state, found: `${found}${await more()}` };
}

function evidenceCheck(evidence: EvidenceFiles, now: Date): Promise<Check> {
  return folderCheck('evidence', evidence, async () => {
    const unfinished = (await evidence.unfinished(now)).length;
    return unfinished === 0 ? '' : `, ${String(unfinished)} uploads unfinished`;
  });
}

/** What jobs have made can be made again; but nothing is made where nothing can be written. */
function reportFilesCheck(patient: Patient): Promise<Check> {
  return folderCheck('report files', patient.reportFiles, async () => {
    const { waiting, running, failed } = await patient.read(fileJobCounts, 'across');
    return `, ${String(waiting)} jobs waiting, ${String(running)} running, ${String(failed)} failed`;
  });
}

/** A receiver that is not well is its coalition's business: this service is. */
async function webHooksCheck(patient: Patient): Promise<Check> {
  const { active, paused, deadLetters } = await patient.read(hookCounts, 'across');
  const found = `${String(active)} deliver, ${String(paused)} are paused, ${String(deadLetters)} events kept aside`;
  return { name: 'web hooks', state: 'ok', found };
}

async function databaseChecks(snapshot: ReadSnapshot, engine: 'sqlite' | 'postgres'): Promise<Check[]> {
  if (engine === 'postgres') {
    const [row] = await snapshot.query(
      "SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
    );
    const durable = row!['fsync'] === 'on' && row!['commit'] !== 'off';
    const settings = `fsync ${String(row!['fsync'])}, synchronous_commit ${String(row!['commit'])}`;
    return [
      { name: 'PostgreSQL', state: 'ok', found: String(row!['version']) },
      {
        name: 'durability',
        state: durable ? 'ok' : 'fault',
        found: durable ? settings : `${settings}: acknowledged entries could be lost; both must be on`,
      },
      await wallsCheck(snapshot),
    ];
  }
  const [version] = await snapshot.query('SELECT sqlite_version() AS version');
  const [journal] = await snapshot.query('PRAGMA journal_mode');
  const wal = journal!['journal_mode'] === 'wal';
  return [
    { name: 'SQLite', state: 'ok', found: String(version!['version']) },
    {
      name: 'durability',
      state: wal ? 'ok' : 'fault',
      found: `journal mode ${String(journal!['journal_mode'])}${wal ? ', synchronous full' : '; wal is right'}`,
    },
  ];
}

/** The head of each ledger must be its last event. The whole chain is for `verify`. */
async function ledgerChecks(snapshot: ReadSnapshot): Promise<Check[]> {
  const heads = await snapshot.query(
    'SELECT coalition_id, position, hash FROM ledger_heads ORDER BY coalition_id',
  );
  const checks: Check[] = [];
  for (const head of heads) {
    const name = `ledger ${String(head['coalition_id'])}`;
    await snapshot.within(head['coalition_id'] as string);
    const [last] = await snapshot.query(
      'SELECT position, hash FROM events WHERE coalition_id = ? ORDER BY position DESC LIMIT 1',
      [head['coalition_id']!],
    );
    const whole = Number(last?.['position']) === Number(head['position']) && last?.['hash'] === head['hash'];
    checks.push({
      name,
      state: whole ? 'ok' : 'fault',
      found: whole
        ? `${String(head['position'])} events, head ${String(head['hash']).slice(0, 12)}…`
        : `its head is at ${String(head['position'])}, its last event at ${String(last?.['position'] ?? 0)}: run verify`,
    });
  }
  return checks;
}
