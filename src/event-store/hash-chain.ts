import { hash as digest } from 'node:crypto';

/** The `prevHash` of the first event of every ledger. */
export const GENESIS_HASH = '0'.repeat(64);

/** The fields of an event that its hash covers, with `data` already as canonical JSON. */
export interface HashedFields {
  readonly coalitionId: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly version: number;
  readonly subject: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly idempotencyKey: string | null;
  readonly canonicalData: string;
}

/**
 * The canonical JSON (RFC 8785) of an event without its hashes: members in the order of their names, absent
 * `causationId` and `idempotencyKey` left out. Written out by hand because `data` is canonical already and this
 * runs once for every append; a test holds it against a general canonicaliser.
 */
export function canonicalEnvelope(event: HashedFields): string {
  const causation = event.causationId === null ? '' : `"causationId":${JSON.stringify(event.causationId)},`;
  const idempotency =
    event.idempotencyKey === null ? '' : `"idempotencyKey":${JSON.stringify(event.idempotencyKey)},`;
  return (
    `{"actor":${JSON.stringify(event.actor)},${causation}` +
    `"coalitionId":${JSON.stringify(event.coalitionId)},"correlationId":${JSON.stringify(event.correlationId)},` +
    `"data":${event.canonicalData},"eventId":${JSON.stringify(event.eventId)},${idempotency}` +
    `"occurredOn":${JSON.stringify(event.occurredOn)},"position":${event.position},` +
    `"recordedAt":${JSON.stringify(event.recordedAt)},"subject":${JSON.stringify(event.subject)},` +
    `"type":${JSON.stringify(event.type)},"version":${event.version}}`
  );
}

/**
 * hash = SHA-256( prevHash as 64 hexadecimal digits ‖ canonical JSON of the event without its hashes ), as 64
 * hexadecimal digits. Anyone with a SHA-256 tool can recompute it from an exported event.
 */
export function hashOf(prevHash: string, event: HashedFields): string {
  return digest('sha256', prevHash + canonicalEnvelope(event), 'hex');
}
