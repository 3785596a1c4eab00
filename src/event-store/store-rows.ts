import type { JsonObject } from '../kernel/canonical-json.js';
import { GENESIS_HASH } from './hash-chain.js';
import type { LedgerHead, StampedEvent } from './store.js';
import type { SqlValue } from './table.js';

/** The columns of the `events` table, in the order in which `eventValues` gives and `eventOfValues` takes them. */
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

/** Makes the data of an event from the text that is stored of it. */
export type ReadData = (type: string, version: number, canonicalData: string) => JsonObject;

/** The event behind the values of its columns. The one place where stored columns become an event. */
export function eventOfValues(values: readonly SqlValue[], readData: ReadData): StampedEvent {
  const type = values[3] as string;
  const version = Number(values[4]);
  const canonicalData = values[13] as string;
  return {
    coalitionId: values[0] as string,
    position: Number(values[1]),
    eventId: values[2] as string,
    type,
    version,
    subject: values[5] as string,
    occurredOn: values[6] as string,
    recordedAt: values[7] as string,
    actor: values[8] as string,
    correlationId: values[9] as string,
    causationId: values[10] as string | null,
    idempotencyKey: values[11] as string | null,
    directory: Number(values[12]) === 1,
    canonicalData,
    data: readData(type, version, canonicalData),
    prevHash: values[14] as string,
    hash: values[15] as string,
  };
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
