import { hash as digest } from 'node:crypto';

/** The `prevHash` of the first event of every ledger, and of the first entry of every other chain. */
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

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A JSON string. Most need no escape, and looking for one is cheaper than the general way. */
export function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/**
 * The canonical JSON (RFC 8785) of an event without its hashes: members in the order of their names, absent
 * `causationId` and `idempotencyKey` left out. Written out by hand because `data` is canonical already and this
 * runs once for every append; a test holds it against a general canonicaliser.
 */
export function canonicalEnvelope(event: HashedFields): string {
  const causation = event.causationId === null ? '' : `"causationId":${quoted(event.causationId)},`;
  const idempotency =
    event.idempotencyKey === null ? '' : `"idempotencyKey":${quoted(event.idempotencyKey)},`;
  return (
    `{"actor":${quoted(event.actor)},${causation}` +
    `"coalitionId":${quoted(event.coalitionId)},"correlationId":${quoted(event.correlationId)},` +
    `"data":${event.canonicalData},"eventId":${quoted(event.eventId)},${idempotency}` +
    `"occurredOn":${quoted(event.occurredOn)},"position":${event.position},` +
    `"recordedAt":${quoted(event.recordedAt)},"subject":${quoted(event.subject)},` +
    `"type":${quoted(event.type)},"version":${event.version}}`
  );
}

/**
 * hash = SHA-256( prevHash as 64 hexadecimal digits ‖ canonical JSON of the event without its hashes ), as 64
 * hexadecimal digits. Anyone with a SHA-256 tool can recompute it from an exported event.
 */
export function hashOf(prevHash: string, event: HashedFields): string {
  return chainedHash(prevHash, canonicalEnvelope(event));
}

/** SHA-256 of the previous hash (64 hexadecimal digits) and a canonical text behind it, as 64 hexadecimal digits. */
export function chainedHash(prevHash: string, canonicalText: string): string {
  return digest('sha256', prevHash + canonicalText, 'hex');
}
