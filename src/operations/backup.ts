import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { GENESIS_HASH, hashOf } from '../event-store/hash-chain.js';
import { eventRows } from '../event-store/log-reader.js';
import { EVENT_COLUMNS, eventOfValues } from '../event-store/store-rows.js';
import type { LedgerStore, ReadSnapshot, StampedEvent, WriteTransaction } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { parseInstant } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { EVIDENCE_ATTACHED } from '../exchange/evidence/attested-files.js';
import type { EvidenceFiles } from '../exchange/evidence/evidence-files.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { restoredInTrail } from '../access/trail/restored-in-trail.js';
import { AccessReader, accessLines, type AccessCounts, type AccessLine } from './access-backup.js';
import type { Erasures } from './erasures.js';
import { EvidenceReader, EvidenceWriter, type EvidenceSummary, type FileLine } from './evidence-backup.js';

/**
 * A backup is the log, the files of evidence that it tells of, and who may come in, as gzipped JSON lines: one header, then each
 * event, each file in base64 and each stored answer, then people with their roles, keys, and the trails of access, then a
 * footer with counts and the SHA-256 of all lines before it. Figures are made
 * anew from the log. As the file knows no engine, a ledger can be backed up from SQLite and restored to PostgreSQL.
 */
const FORMAT = 'evenhand-backup';
const FORMAT_VERSION = 3;
/** Version 1 had no evidence, and version 2 nothing about access. */
const READ_VERSIONS: readonly unknown[] = [1, 2, FORMAT_VERSION];
const PAGE_ROWS = 2_000;
const [TYPE, DATA] = [EVENT_COLUMNS.indexOf('type'), EVENT_COLUMNS.indexOf('data')];

export type BackupProgress = (done: number, total: number) => void;

export interface BackupSummary {
  readonly coalitions: number;
  readonly events: number;
  readonly answers: number;
  readonly evidence: EvidenceSummary;
  readonly people: number;
  /** Entries of all trails of access. */
  readonly trail: number;
}

export interface RestoreSummary extends BackupSummary {
  /** When the backup was made; RFC 3339 in UTC. */
  readonly madeAt: string;
  /** People of the backup who were erased since, and have not come back. */
  readonly erasedAgain: number;
}

/** Writes a consistent backup while the ledger goes on. The file appears under its name only when it is whole. */
export async function backup(
  store: LedgerStore,
  file: string,
  createdAt: string,
  evidence: EvidenceFiles,
  progress?: BackupProgress,
): Promise<BackupSummary> {
  const unfinished = `${file}.unfinished`;
  try {
    const summary = await store.read(async (snapshot) => {
      const counts = {
        coalitions: 0,
        events: 0,
        answers: 0,
        people: 0,
        trail: 0,
        evidence: { files: 0, lacking: [] },
      };
      const lines = backupLines(snapshot, createdAt, evidence, counts, progress);
      await pipeline(Readable.from(lines), createGzip({ level: 4 }), createWriteStream(unfinished));
      return counts;
    }, 'owner');
    await rename(unfinished, file);
    return summary;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* backupLines(
  snapshot: ReadSnapshot,
  createdAt: string,
  files: EvidenceFiles,
  counts: AccessCounts & { coalitions: number; events: number; answers: number; evidence: EvidenceSummary },
  progress: BackupProgress | undefined,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  yield line({ format: FORMAT, version: FORMAT_VERSION, createdAt });
  const heads = await snapshot.query('SELECT coalition_id, position FROM ledger_heads ORDER BY coalition_id');
  const total = heads.reduce((sum, head) => sum + Number(head['position']), 0);
  for (const head of heads) {
    const coalitionId = head['coalition_id'] as string;
    counts.coalitions += 1;
    const evidence = new EvidenceWriter(files, coalitionId, counts.evidence);
    for await (const page of eventRowPages(snapshot, coalitionId)) {
      counts.events += page.length;
      yield page.map((row) => line({ event: row })).join('');
      for (const row of page) {
        if (row[TYPE] !== EVIDENCE_ATTACHED) continue;
        for await (const value of evidence.linesFor(row[DATA] as string)) yield line(value);
      }
      progress?.(counts.events, total);
    }
    for await (const page of answerRows(snapshot, coalitionId)) {
      counts.answers += page.length;
      yield page.map((row) => line({ answer: row })).join('');
    }
  }
  for await (const value of accessLines(snapshot, counts)) yield line(value);
  const evidence = counts.evidence.files;
  yield `${JSON.stringify({ end: { ...counts, evidence, sha256: digest.digest('hex') } })}\n`;
}

async function* eventRowPages(snapshot: ReadSnapshot, coalitionId: string): AsyncGenerator<SqlValue[][]> {
  for (let after = 0; ;) {
    const rows = await eventRows(snapshot, coalitionId, after);
    if (rows.length === 0) return;
    yield rows;
    after = Number(rows.at(-1)![1]);
  }
}

async function* answerRows(snapshot: ReadSnapshot, coalitionId: string): AsyncGenerator<SqlValue[][]> {
  for (let after = ''; ;) {
    const rows = await snapshot.rows(
      `SELECT coalition_id, idempotency_key, request_hash, answer FROM answers WHERE coalition_id = ? AND idempotency_key > ? ORDER BY idempotency_key LIMIT ${String(PAGE_ROWS)}`,
      [coalitionId, after],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)![1] as string;
  }
}

export interface RestoreOptions {
  /** Who was erased, as known today. */
  readonly erasures: Erasures;
  /** RFC 3339 in UTC. */
  readonly now: string;
  readonly progress?: (events: number) => void;
}

/**
 * Fills an empty database from a backup: all of it or nothing. Every event's hash is checked on the way, and the
 * footer at the end. Evidence is in its place before the commit, so that no event tells of a file that did not come. Who was
 * erased since the backup was made does not come back, and nobody is signed in. The figures have to be made afterwards
 * (`bringProjectionsUpToDate`).
 */
export async function restore(
  store: LedgerStore,
  file: string,
  files: EvidenceFiles,
  { erasures, now, progress }: RestoreOptions,
): Promise<RestoreSummary> {
  const malformed = (reason: string): Problem =>
    new Problem('ledger.backup-malformed', { file: basename(file), reason });
  return store.write(
    async (transaction) => {
      await requireEmpty(transaction);
      const evidence = new EvidenceReader(files, malformed);
      const access = new AccessReader(transaction, erasures, malformed);
      const reader = new BackupReader(transaction, evidence, access, malformed, progress);
      try {
        try {
          for await (const line of linesOf(file)) await reader.take(line);
        } catch (error) {
          throw isProblem(error) ? error : malformed((error as Error).message);
        }
        const summary = await reader.finish();
        // The figures are not there yet: whoever opens the database next, after a crash too, makes them first.
        await transaction.run('UPDATE projections SET version = 0');
        await restoredInTrail(transaction, { madeAt: summary.madeAt, erasedAgain: access.erasedAgain, now });
        return summary;
      } catch (error) {
        await evidence.undo();
        throw error;
      }
    },
    undefined,
    'owner',
  );
}

async function requireEmpty(transaction: WriteTransaction): Promise<void> {
  const [ledger] = await transaction.query('SELECT coalition_id FROM ledger_heads LIMIT 1');
  if (ledger) {
    throw new Problem('ledger.restore-target-not-empty', { target: String(ledger['coalition_id']) });
  }
  for (const table of ['people', 'access_trail_heads']) {
    const [row] = await transaction.query(`SELECT 1 AS one FROM ${table} LIMIT 1`);
    if (row) throw new Problem('access.restore-target-not-empty', { table });
  }
}

/** The lines of a gzipped text file. Fails on a file that is cut short or is no gzip at all. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  source.pipe(text).setEncoding('utf8');
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Takes a backup line by line, and writes its rows page by page. */
class BackupReader {
  private readonly digest = createHash('sha256');
  private readonly counts = { coalitions: 0, events: 0, answers: 0 };
  private lines = 0;
  private events: StampedEvent[] = [];
  private answers: SqlValue[][] = [];
  private head = { coalitionId: '', position: 0, hash: GENESIS_HASH, directoryPosition: 0, recordedAt: '' };
  private ended = false;
  private madeAt = '';

  constructor(
    private readonly transaction: WriteTransaction,
    private readonly evidence: EvidenceReader,
    private readonly access: AccessReader,
    private readonly malformed: (reason: string) => Problem,
    private readonly progress: ((events: number) => void) | undefined,
  ) {}

  async take(text: string): Promise<void> {
    this.lines += 1;
    const line = this.parse(text);
    if (this.ended) throw this.malformed(`line ${String(this.lines)} follows the end`);
    if (line['piece'] === undefined) await this.evidence.finishFile();
    if (this.lines === 1) {
      if (line['format'] !== FORMAT || !READ_VERSIONS.includes(line['version'])) {
        throw this.malformed(
          `its first line is not the header of a backup of version ${READ_VERSIONS.join(' or ')}`,
        );
      }
      this.madeAt = parseInstant(String(line['createdAt']));
    } else if (line['end']) {
      this.checkEnd(line['end'] as Record<string, unknown>);
      return;
    } else if (line['event']) {
      await this.takeEvent(line['event'] as SqlValue[]);
    } else if (line['answer']) {
      await this.takeAnswer(line['answer'] as SqlValue[]);
    } else if (line['evidence']) {
      await this.takeEvidence(line['evidence'] as FileLine);
    } else if (line['piece'] !== undefined) {
      await this.evidence.takePiece(line['piece'] as string);
    } else if (line['access']) {
      await this.access.takeRow(line['access'] as AccessLine);
    } else if (line['trail']) {
      await this.access.takeTrail(line['trail'] as SqlValue[]);
    } else {
      throw this.malformed(`line ${String(this.lines)} is nothing that a backup holds`);
    }
    this.digest.update(`${text}\n`);
  }

  private parse(text: string): Record<string, unknown> {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      throw this.malformed(`line ${String(this.lines)} is no JSON`);
    }
  }

  private async takeEvent(row: SqlValue[]): Promise<void> {
    const event = eventOfValues(row, (_type, _version, text) => JSON.parse(text) as JsonObject);
    if (event.coalitionId !== this.head.coalitionId) await this.nextCoalition(event.coalitionId);
    const expected = this.head.position + 1;
    if (
      event.position !== expected ||
      event.prevHash !== this.head.hash ||
      hashOf(event.prevHash, event) !== event.hash
    ) {
      throw this.malformed(
        `the event at position ${String(expected)} of ${event.coalitionId} does not follow from the one before`,
      );
    }
    this.head = {
      coalitionId: event.coalitionId,
      position: event.position,
      hash: event.hash,
      directoryPosition: event.directory ? event.position : this.head.directoryPosition,
      recordedAt: event.recordedAt,
    };
    this.counts.events += 1;
    this.events.push(event);
    if (this.events.length >= PAGE_ROWS) await this.writeEvents();
  }

  private async takeEvidence(line: FileLine): Promise<void> {
    if (line[0] !== this.head.coalitionId)
      throw this.malformed(`evidence of ${line[0]} stands among another’s`);
    await this.evidence.takeFile(line);
  }

  private async takeAnswer(row: SqlValue[]): Promise<void> {
    this.counts.answers += 1;
    this.answers.push(row);
    if (this.answers.length >= PAGE_ROWS) await this.writeAnswers();
  }

  private async nextCoalition(coalitionId: string): Promise<void> {
    await this.closeCoalition();
    this.counts.coalitions += 1;
    this.head = { coalitionId, position: 0, hash: GENESIS_HASH, directoryPosition: 0, recordedAt: '' };
    await this.transaction.lockHead(coalitionId);
  }

  private async closeCoalition(): Promise<void> {
    await this.writeEvents();
    await this.writeAnswers();
    if (this.head.position > 0) await this.transaction.moveHead(this.head);
  }

  private async writeEvents(): Promise<void> {
    if (this.events.length === 0) return;
    await this.transaction.appendEvents(this.events);
    this.events = [];
    this.progress?.(this.counts.events);
  }

  private async writeAnswers(): Promise<void> {
    const byKey = new Map(
      this.answers.map(([, key, requestHash, answer]) => [
        key as string,
        { requestHash: requestHash as string, answer: answer as string },
      ]),
    );
    if (byKey.size > 0) await this.transaction.keepAnswers(this.answers[0]![0] as string, byKey);
    this.answers = [];
  }

  private checkEnd(end: Record<string, unknown>): void {
    this.ended = true;
    const sha256 = this.digest.digest('hex');
    const { coalitions, events, answers } = this.counts;
    const { people, trail } = this.access.counts;
    if (
      end['sha256'] !== sha256 ||
      end['events'] !== events ||
      end['answers'] !== answers ||
      (end['evidence'] ?? 0) !== this.evidence.summary.files ||
      end['coalitions'] !== coalitions ||
      (end['people'] ?? 0) !== people ||
      (end['trail'] ?? 0) !== trail
    ) {
      throw this.malformed('its counts or its checksum are not those of its end');
    }
  }

  async finish(): Promise<RestoreSummary> {
    if (!this.ended) throw this.malformed('its end is missing');
    await this.closeCoalition();
    await this.access.closeTrail();
    return {
      ...this.counts,
      ...this.access.counts,
      evidence: this.evidence.summary,
      madeAt: this.madeAt,
      erasedAgain: this.access.erasedAgain.length,
    };
  }
}
