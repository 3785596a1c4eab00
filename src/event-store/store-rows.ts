import { GENESIS_HASH } from './hash-chain.js';
import type { LedgerHead, StampedEvent } from './store.js';
import type { SqlValue } from './table.js';

/** The columns of the `events` table, in the order in which `eventValues` gives them. */
export const EVENT_COLUMNS = [
  'coalition_id',
  'position',
  'event_id',
  'type',
  'version',
  'subject',
  'occurred_on',
  'recorded_at',
  'actor',
  'correlation_id',
  'causation_id',
  'idempotency_key',
  'is_directory',
  'data',
  'prev_hash',
  'hash',
] as const;

export function eventValues(event: StampedEvent): SqlValue[] {
  return [
    event.coalitionId,
    event.position,
    event.eventId,
    event.type,
    event.version,
    event.subject,
    event.occurredOn,
    event.recordedAt,
    event.actor,
    event.correlationId,
    event.causationId,
    event.idempotencyKey,
    event.directory ? 1 : 0,
    event.canonicalData,
    event.prevHash,
    event.hash,
  ];
}

export const EPOCH = '1970-01-01T00:00:00.000Z';

/** The head as stored, or that of a ledger which has no event yet. */
export function headOf(coalitionId: string, row: Record<string, SqlValue> | undefined): LedgerHead {
  if (!row) return { coalitionId, position: 0, hash: GENESIS_HASH, directoryPosition: 0, recordedAt: EPOCH };
  return {
    coalitionId,
    position: Number(row['position']),
    hash: row['hash'] as string,
    directoryPosition: Number(row['directory_position']),
    recordedAt: row['recorded_at'] as string,
  };
}
