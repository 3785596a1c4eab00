import type { JsonObject } from '../kernel/canonical-json.js';

/**
 * The envelope around every recorded fact. `position` counts from 1 without gaps inside one coalition;
 * `occurredOn` is a calendar date in the coalition's time zone; `recordedAt` an instant (RFC 3339, UTC).
 */
export interface RecordedEvent<Data = JsonObject> {
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
  readonly data: Data;
  /** SHA-256 digests as 64 lower-case hexadecimal digits. */
  readonly prevHash: string;
  readonly hash: string;
}

/** What of a recorded fact figures may follow from; the rest of its envelope is not read when they are made anew. */
export type ProjectedEvent<Data = JsonObject> = Pick<
  RecordedEvent<Data>,
  'coalitionId' | 'position' | 'type' | 'occurredOn' | 'data'
>;

/** What a decider states. The lane adds the rest of the envelope. */
export interface NewEvent<Data = JsonObject> {
  readonly type: string;
  readonly subject: string;
  readonly occurredOn: string;
  readonly data: Data;
}

/** Brings the data of one version to the shape of the next; never looks at anything but the data. */
export type Upcaster = (data: JsonObject) => JsonObject;

export interface EventDefinition {
  readonly type: string;
  /** The version written today. */
  readonly version: number;
  /** Whether the fact belongs to the directory: the few facts about the coalition that every decision needs. */
  readonly directory: boolean;
  /** One for each version before today's: `upcasters[1]` brings version 1 to 2. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

/** All event types of a ledger, and the way from every old shape to today's. */
export class EventRegistry {
  private readonly definitions = new Map<string, EventDefinition>();

  constructor(definitions: Iterable<EventDefinition>) {
    for (const definition of definitions) {
      if (this.definitions.has(definition.type)) throw new Error(`event ${definition.type} is defined twice`);
      for (let version = 1; version < definition.version; version += 1) {
        if (!definition.upcasters?.[version]) {
          throw new Error(`event ${definition.type} has no upcaster from version ${version}`);
        }
      }
      this.definitions.set(definition.type, definition);
    }
  }

  get types(): IterableIterator<string> {
    return this.definitions.keys();
  }

  definitionOf(type: string): EventDefinition {
    const definition = this.definitions.get(type);
    if (!definition) throw new Error(`unknown event type ${type}`);
    return definition;
  }

  /** The data of a stored event in today's shape. The stored event and its hash stay as they were written. */
  upcast(type: string, version: number, data: JsonObject): JsonObject {
    const definition = this.definitionOf(type);
    if (version > definition.version) {
      throw new Error(`event ${type} has version ${version}; this program knows up to ${definition.version}`);
    }
    let current = data;
    for (let from = version; from < definition.version; from += 1) {
      current = definition.upcasters![from]!(current);
    }
    return current;
  }
}
