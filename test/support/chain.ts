import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Cell } from './raw-database.js';

/** The previous hash of a ledger's first event. */
export const GENESIS = '0'.repeat(64);

/** The hash of a row of `events` after another, reckoned here and nowhere in the program. */
export function reckonedHash(previous: string, row: Readonly<Record<string, unknown>>): string {
  const envelope = {
    coalitionId: row['coalition_id'],
    position: Number(row['position']),
    eventId: row['event_id'],
    type: row['type'],
    version: Number(row['version']),
    subject: row['subject'],
    occurredOn: row['occurred_on'],
    recordedAt: row['recorded_at'],
    actor: row['actor'],
    correlationId: row['correlation_id'],
    ...(row['causation_id'] === null ? {} : { causationId: row['causation_id'] }),
    ...(row['idempotency_key'] === null ? {} : { idempotencyKey: row['idempotency_key'] }),
    data: JSON.parse(String(row['data'])) as unknown,
  };
  return createHash('sha256')
    .update(previous + canonicalize(envelope)!)
    .digest('hex');
}

/** The same rows with their hashes reckoned anew, after the one given. */
export function rechained(
  previous: string,
  rows: readonly Readonly<Record<string, Cell>>[],
): Record<string, Cell>[] {
  let last = previous;
  return rows.map((row) => {
    const hash = reckonedHash(last, row);
    const chained = { ...row, prev_hash: last, hash };
    last = hash;
    return chained;
  });
}
