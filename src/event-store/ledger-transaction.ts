import { hash as digest } from 'node:crypto';
import { canonicalJson, type JsonObject } from '../kernel/canonical-json.js';
import { identifier, isIdentifierText } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { nextEventId } from './event-ids.js';
import type { NewEvent, RecordedEvent } from './event.js';
import { hashOf } from './hash-chain.js';
import type { CommandDefinition, LedgerModel } from './ledger-model.js';
import { eventsAt } from './log-reader.js';
import type { LedgerHead, StampedEvent, StoredAnswer, WriteTransaction } from './store.js';
import { Wants, type RowView, type WorkingSet } from './working-set.js';

/** A command on its way to a ledger. */
export interface CommandRequest {
  readonly coalitionId: string;
  readonly command: string;
  readonly data: JsonObject;
  readonly actor: string;
  readonly idempotencyKey?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** The command is refused when the ledger's directory changed after this position (an `If-Match`). */
  readonly ifDirectoryUnchangedSince?: number;
}

/** What a command answers: its own answer, and where in the ledger it stands. */
export interface CommandResult {
  readonly answer: JsonObject;
  /** The ledger's position after the command; the same as before it where nothing was to be done. */
  readonly position: number;
  /** Whether this is the stored answer to an earlier request with the same idempotency key. */
  readonly repeated: boolean;
}

/** What a lane remembers between transactions. It is dropped as soon as the head is not where the lane left it. */
export interface LaneMemory<Directory> {
  head: LedgerHead;
  directory: Directory;
  rows: WorkingSet;
}

/** Identifies the content of a request, so that one idempotency key can't stand for two different requests. */
export function requestHashOf(request: CommandRequest): string {
  return digest('sha256', `${request.command}\n${canonicalJson(request.data)}`, 'hex');
}

/** Characters of an idempotency key, as of every identifier. */
const KEY_LIMIT = 200;

/**
 * What goes into an event beside its data must be stored as it was hashed, which lone surrogates and null characters are
 * not. Throws `kernel.id-malformed`.
 */
function assertIdentifiers({ actor, idempotencyKey, correlationId, causationId }: CommandRequest): void {
  identifier(actor, 'actor');
  if (idempotencyKey !== undefined) identifier(idempotencyKey, 'idempotencyKey');
  if (correlationId !== undefined) identifier(correlationId, 'correlationId');
  if (causationId !== undefined) identifier(causationId, 'causationId');
}

/**
 * Runs commands one after another inside one database transaction on one ledger. Each command sees the effects of
 * those before it; a refused one leaves none. Nothing reaches the database before `flush`.
 */
export class LedgerTransaction<Directory> {
  private head: LedgerHead;
  private stamped: StampedEvent[] = [];
  private directoryChanges = 0;
  private answers = new Map<string, StoredAnswer>();
  private knownAnswers = new Map<string, StoredAnswer>();

  constructor(
    private readonly model: LedgerModel<Directory>,
    private readonly transaction: WriteTransaction,
    private readonly memory: LaneMemory<Directory>,
    private readonly now: string,
  ) {
    this.head = memory.head;
  }

  get position(): number {
    return this.head.position;
  }

  /** The position of the last fact about the coalition itself. */
  get directoryPosition(): number {
    return this.head.directoryPosition;
  }

  get directory(): Directory {
    return this.memory.directory;
  }

  /** Rows as they stand after everything staged; only those that were loaded can be looked at. */
  get rows(): RowView {
    return this.memory.rows;
  }

  /** An event that was staged since the last flush. */
  stagedEvent(position: number): RecordedEvent | undefined {
    const first = this.stamped[0];
    return first && this.stamped[position - first.position];
  }

  /** This ledger's events at some positions, flushed or committed before, in today's shape. */
  async eventsAt(positions: readonly number[]): Promise<Map<number, RecordedEvent>> {
    return eventsAt(this.transaction, this.model.events, this.head.coalitionId, positions);
  }

  /** Rows waiting to be written. */
  get staged(): number {
    return this.memory.rows.staged + this.stamped.length;
  }

  private definitionOf(name: string): CommandDefinition<Directory> {
    const definition = this.model.commands.get(name);
    if (!definition) throw new Error(`unknown command ${name}`);
    return definition;
  }

  /** Reads, in few statements, all that these commands will look at. */
  async prepare(requests: readonly CommandRequest[]): Promise<void> {
    const wants = new Wants();
    const keys: string[] = [];
    for (const request of requests) {
      const key = request.idempotencyKey;
      if (key !== undefined && isIdentifierText(key, KEY_LIMIT)) keys.push(key);
      if (this.head.position > 0)
        this.definitionOf(request.command).wants?.(request.data, wants, this.directory);
    }
    if (keys.length > 0) {
      this.knownAnswers = await this.transaction.answersTo(this.head.coalitionId, keys);
    }
    await this.load(wants);
  }

  async load(wants: Wants): Promise<void> {
    await this.memory.rows.load(this.transaction, wants);
  }

  /** Decides one command and stages what follows from it. Throws the Problem that refuses it, with nothing staged. */
  execute(request: CommandRequest): CommandResult {
    assertIdentifiers(request);
    const definition = this.definitionOf(request.command);
    const requestHash = request.idempotencyKey === undefined ? '' : requestHashOf(request);
    if (request.idempotencyKey !== undefined) {
      const known = this.answers.get(request.idempotencyKey) ?? this.knownAnswers.get(request.idempotencyKey);
      if (known) {
        if (known.requestHash !== requestHash) {
          throw new Problem('ledger.idempotency-key-reused', { key: request.idempotencyKey });
        }
        return { ...(JSON.parse(known.answer) as Omit<CommandResult, 'repeated'>), repeated: true };
      }
    }
    if (this.head.position === 0 && !definition.founds) {
      throw new Problem('ledger.coalition-unknown', { coalition: request.coalitionId });
    }
    const since = request.ifDirectoryUnchangedSince;
    if (since !== undefined && since !== this.head.directoryPosition) {
      throw new Problem('request.precondition-failed', {
        found: since,
        expected: this.head.directoryPosition,
      });
    }
    const decision = definition.decide(request.data, {
      coalitionId: this.head.coalitionId,
      directory: this.directory,
      rows: this.memory.rows,
      now: this.now,
      actor: request.actor,
      position: this.head.position,
      newId: nextEventId,
    });
    this.stageAll(decision.events, request);
    const result = { answer: decision.answer, position: this.head.position };
    if (request.idempotencyKey !== undefined) {
      this.answers.set(request.idempotencyKey, { requestHash, answer: JSON.stringify(result) });
    }
    return { ...result, repeated: false };
  }

  /** All events of a command, or none of them. */
  private stageAll(events: readonly NewEvent[], request: CommandRequest): void {
    const { head } = this;
    const stamped = this.stamped.length;
    const directoryChanges = this.directoryChanges;
    const savepoint = this.memory.rows.savepoint();
    try {
      let correlationId = request.correlationId;
      for (const event of events) correlationId = this.stage(event, request, correlationId);
      this.memory.rows.release();
    } catch (error) {
      // The directory has no savepoints: whoever runs this transaction must drop it, which a refusal does not do.
      if (this.directoryChanges !== directoryChanges) {
        throw new Error(`a fact about the coalition could not be staged whole: ${String(error)}`, {
          cause: error,
        });
      }
      this.memory.rows.rollbackTo(savepoint);
      this.stamped.length = stamped;
      this.head = head;
      throw error;
    }
  }

  /** Stamps and projects one event. Events of one command share a correlation: the first one's id, if none was given. */
  private stage(event: NewEvent, request: CommandRequest, correlationId: string | undefined): string {
    const { head } = this;
    const eventId = nextEventId();
    const definition = this.model.events.definitionOf(event.type);
    const recordedAt = this.now > head.recordedAt ? this.now : head.recordedAt;
    const position = head.position + 1;
    // One object, which is hashed before it has its hash: this runs for every event.
    const recorded: { -readonly [Field in keyof StampedEvent]: StampedEvent[Field] } = {
      coalitionId: head.coalitionId,
      position,
      eventId,
      type: event.type,
      version: definition.version,
      subject: event.subject,
      occurredOn: event.occurredOn,
      recordedAt,
      actor: request.actor,
      correlationId: correlationId ?? eventId,
      causationId: request.causationId ?? null,
      idempotencyKey: request.idempotencyKey ?? null,
      canonicalData: canonicalJson(event.data),
      data: event.data,
      prevHash: head.hash,
      hash: '',
      directory: definition.directory,
    };
    const hash = hashOf(head.hash, recorded);
    recorded.hash = hash;
    this.project(recorded);
    this.stamped.push(recorded);
    this.head = {
      coalitionId: head.coalitionId,
      position,
      hash,
      directoryPosition: definition.directory ? position : head.directoryPosition,
      recordedAt,
    };
    return recorded.correlationId;
  }

  private project(event: StampedEvent): void {
    if (event.directory) {
      this.directoryChanges += 1;
      this.model.directory.evolve(this.memory.directory, event);
    }
    const context = { coalitionId: event.coalitionId, directory: this.memory.directory };
    for (const projection of this.model.projections) projection.apply(event, this.memory.rows, context);
  }

  /** Writes what is staged into the database's transaction, which is not committed yet. */
  async flush(): Promise<void> {
    // Rows first: they read what they add to, and on PostgreSQL a read would cut the writing that waits in two.
    await this.memory.rows.flush(this.transaction);
    await this.flushEvents();
  }

  /** The same, but for what long work changes again and again (sums, rows that are there already): to be followed by `flush`. */
  async flushNewRows(): Promise<void> {
    await this.memory.rows.flushNewRows(this.transaction);
    await this.flushEvents();
  }

  private async flushEvents(): Promise<void> {
    await this.transaction.appendEvents(this.stamped);
    await this.transaction.keepAnswers(this.head.coalitionId, this.answers);
    if (this.stamped.length > 0) await this.transaction.moveHead(this.head);
    this.stamped = [];
    for (const [key, answer] of this.answers) this.knownAnswers.set(key, answer);
    this.answers = new Map();
  }

  /** To be called once the database has committed. */
  committed(): void {
    this.memory.head = this.head;
  }
}
