import type { RecordedEvent } from '../event-store/event.js';
import type { JsonObject } from '../kernel/canonical-json.js';

/**
 * An event as CloudEvents 1.0 has it, with the `sequence` extension. Its data is exactly what was recorded, so that anyone
 * can recompute its hash; what CloudEvents has no name for stands in extension attributes.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly sequence: string;
  readonly position: string;
  readonly dataversion: number;
  readonly occurredon: string;
  readonly actor: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly idempotencykey?: string;
  readonly prevhash: string;
  readonly hash: string;
  readonly data: JsonObject;
}

/** As many digits as the largest position: sequences compare as texts do, which the extension asks for. */
const SEQUENCE_DIGITS = String(Number.MAX_SAFE_INTEGER).length;

/** @param event with its data as it was recorded, in the shape of its own version */
export function cloudEventOf(event: RecordedEvent): CloudEvent {
  const { coalitionId, type, version, causationId, idempotencyKey } = event;
  // A CloudEvents integer has 32 bits, which a long history could outgrow.
  const position = String(event.position);
  return {
    specversion: '1.0',
    id: event.eventId,
    source: `urn:evenhand:coalition:${coalitionId}`,
    type: `evenhand.${type}`,
    subject: event.subject,
    time: event.recordedAt,
    datacontenttype: 'application/json',
    dataschema: `urn:evenhand:event:${type}:${String(version)}`,
    sequence: position.padStart(SEQUENCE_DIGITS, '0'),
    position,
    dataversion: version,
    occurredon: event.occurredOn,
    actor: event.actor,
    correlationid: event.correlationId,
    ...(causationId === null ? {} : { causationid: causationId }),
    ...(idempotencyKey === null ? {} : { idempotencykey: idempotencyKey }),
    prevhash: event.prevHash,
    hash: event.hash,
    data: event.data,
  };
}
