import type { Ledger } from '../../event-store/ledger.js';
import type { Finding } from '../../event-store/verification.js';
import type { JsonObject } from '../../kernel/canonical-json.js';
import type { EvidenceFiles } from './evidence-files.js';

/** The event that tells of a file. */
export const EVIDENCE_ATTACHED = 'EvidenceAttached';

/** What the log says of one file. */
export interface AttestedFile {
  readonly position: number;
  readonly entryId: string;
  readonly sha256: string;
  readonly bytes: number;
}

type AttestedReads = Pick<Ledger<unknown>, 'read' | 'events'>;

const PAGE_FILES = 500;
/** Findings that are told; more of them say nothing new. */
const FINDINGS_LIMIT = 20;

/** The file that an event's data tells of. */
export function attestedFile(position: number, data: JsonObject): AttestedFile {
  const { entryId, sha256, bytes } = data as unknown as AttestedFile;
  return { position, entryId, sha256, bytes };
}

/** How many files the log tells of. */
export async function attestedCount(reads: AttestedReads, coalitionId: string): Promise<number> {
  const [row] = await reads.read(async (snapshot) => {
    await snapshot.within(coalitionId);
    return snapshot.query('SELECT count(*) AS files FROM events WHERE coalition_id = ? AND type = ?', [
      coalitionId,
      EVIDENCE_ATTACHED,
    ]);
  });
  return Number(row!['files']);
}

/** All files that the log tells of, in its order. No snapshot is held while somebody looks at a page of them. */
export async function* attestedFiles(
  reads: AttestedReads,
  coalitionId: string,
): AsyncGenerator<AttestedFile> {
  for (let after = 0; ;) {
    const rows = await reads.read(async (snapshot) => {
      await snapshot.within(coalitionId);
      return snapshot.rows(
        `SELECT position, version, data FROM events WHERE coalition_id = ? AND type = ? AND position > ? ORDER BY position LIMIT ${String(PAGE_FILES)}`,
        [coalitionId, EVIDENCE_ATTACHED, after],
      );
    });
    for (const [position, version, data] of rows) {
      const stored = JSON.parse(data as string) as JsonObject;
      yield attestedFile(Number(position), reads.events.upcast(EVIDENCE_ATTACHED, Number(version), stored));
    }
    if (rows.length < PAGE_FILES) return;
    after = Number(rows.at(-1)![0]);
  }
}

/**
 * Holds files to what the log says of them, by hashing each anew: one at a time, so that memory does not grow with them.
 * Stops at the limit of findings.
 */
export async function verifyEvidence(
  files: EvidenceFiles,
  coalitionId: string,
  attested: Iterable<AttestedFile> | AsyncIterable<AttestedFile>,
  progress?: (done: number) => void,
): Promise<{ readonly checked: number; readonly findings: Finding[] }> {
  const findings: Finding[] = [];
  let checked = 0;
  for await (const file of attested) {
    const found = await wrongWith(files, coalitionId, file);
    checked += 1;
    progress?.(checked);
    if (found === undefined) continue;
    const expected = `the file of ${String(file.bytes)} bytes with the SHA-256 ${file.sha256}`;
    findings.push({ where: 'evidence', position: file.position, found, expected });
    if (findings.length >= FINDINGS_LIMIT) break;
  }
  return { checked, findings };
}

async function wrongWith(
  files: EvidenceFiles,
  coalitionId: string,
  { entryId, sha256, bytes }: AttestedFile,
): Promise<string | undefined> {
  try {
    const state = await files.check(coalitionId, sha256, bytes);
    return state === 'whole' ? undefined : `the evidence of ${entryId} is ${state}`;
  } catch (error) {
    return `the evidence of ${entryId} cannot be read: ${(error as Error).message}`;
  }
}
