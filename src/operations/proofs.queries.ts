import { canonicalEnvelope, chainedHash } from '../event-store/hash-chain.js';
import { EVENT_SELECT } from '../event-store/log-reader.js';
import { placesFor } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { LogReads } from './log.queries.js';

/** How anybody can check one event with a SHA-256 tool and nothing of ours. */
export interface EventProof {
  readonly position: number;
  readonly type: string;
  readonly subject: string;
  readonly recordedAt: string;
  readonly prevHash: string;
  readonly hash: string;
  /** What is hashed: the hash of the event before, and the event as canonical JSON (RFC 8785) behind it. */
  readonly hashedText: string;
  /** Whether that text has that hash. */
  readonly isRight: boolean;
}

/**
 * The proof of an entry: the event that recorded it.
 * @throws Problem `exchange.entry-unknown`
 */
export function entryProof(reads: LogReads, coalitionId: string, entryId: string): Promise<EventProof> {
  return reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const id = entryId.normalize('NFC');
    const [row] = isIdentifierText(id, IDENTIFIER_LIMIT)
      ? await snapshot.query(
          `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position = ` +
            '(SELECT position FROM entries WHERE coalition_id = ? AND entry_id = ?)',
          [coalitionId, coalitionId, id],
        )
      : [];
    if (!row) throw new Problem('exchange.entry-unknown', { entry: entryId });
    return proofOf(row);
  });
}

function proofOf(row: Record<string, SqlValue>): EventProof {
  const text = (column: string): string => row[column] as string;
  const position = Number(row['position']);
  const envelope = canonicalEnvelope({
    coalitionId: text('coalition_id'),
    position,
    eventId: text('event_id'),
    type: text('type'),
    version: Number(row['version']),
    subject: text('subject'),
    occurredOn: text('occurred_on'),
    recordedAt: text('recorded_at'),
    actor: text('actor'),
    correlationId: text('correlation_id'),
    causationId: row['causation_id'] as string | null,
    idempotencyKey: row['idempotency_key'] as string | null,
    canonicalData: text('data'),
  });
  const [prevHash, hash] = [text('prev_hash'), text('hash')];
  return {
    position,
    type: text('type'),
    subject: text('subject'),
    recordedAt: text('recorded_at'),
    prevHash,
    hash,
    hashedText: prevHash + envelope,
    isRight: chainedHash(prevHash, envelope) === hash,
  };
}

/** What a ledger knows of a file that somebody has. */
export interface FileRecognised {
  /** The quarters whose sealed report it is, to the last letter. */
  readonly sealedReports: readonly { readonly quarter: string; readonly closedAt: number }[];
  /** Whether it is a file that this service made on request and still keeps the hash of. */
  readonly isMade: boolean;
  /** Where the file says which state of the ledger it shows: whether the ledger says the same. */
  readonly head: {
    readonly position: number;
    readonly found: string;
    readonly expected: string | null;
  } | null;
}

/** A position of the ledger, and the hash there, as reports and exported heads state it. */
export interface StatedHead {
  readonly position: number;
  readonly hash: string;
}

/**
 * Looks for a file by its hash among sealed reports and files that were made, and compares the head that it states.
 * @param hashes of the file as it is; and of what it says, in the form that is sealed
 */
export function recogniseFile(
  reads: LogReads,
  coalitionId: string,
  hashes: readonly string[],
  stated: StatedHead | null,
): Promise<FileRecognised> {
  return reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const seals = await snapshot.rows(
      `SELECT quarter, closed_at FROM seals WHERE coalition_id = ? AND hash IN (${placesFor(hashes)}) ORDER BY quarter, closed_at`,
      [coalitionId, ...hashes],
    );
    const made = await snapshot.rows(
      `SELECT 1 FROM file_jobs WHERE coalition_id = ? AND sha256 IN (${placesFor(hashes)}) LIMIT 1`,
      [coalitionId, ...hashes],
    );
    return {
      sealedReports: seals.map(([quarter, closedAt]) => ({
        quarter: quarter as string,
        closedAt: Number(closedAt),
      })),
      isMade: made.length > 0,
      head: stated && (await headOf(snapshot, coalitionId, stated)),
    };
  });
}

async function headOf(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { position, hash }: StatedHead,
): Promise<FileRecognised['head']> {
  const [row] = await snapshot.rows('SELECT hash FROM events WHERE coalition_id = ? AND position = ?', [
    coalitionId,
    position,
  ]);
  return { position, found: hash, expected: row ? (row[0] as string) : null };
}

/** The head that a file states: a report or a statement as JSON (`position`, `headHash`), or an exported head (`position`, `hash`). */
export function statedHeadIn(text: string): StatedHead | null {
  try {
    const { position, headHash, hash } = JSON.parse(text) as Record<string, unknown>;
    const stated = headHash ?? hash;
    const isHead =
      Number.isSafeInteger(position) &&
      (position as number) > 0 &&
      typeof stated === 'string' &&
      stated !== '';
    return isHead ? { position: position as number, hash: stated } : null;
  } catch {
    return null;
  }
}
