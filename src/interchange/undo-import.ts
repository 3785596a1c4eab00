import { assertMay, parseParty } from '../coalition/domain/authority.js';
import type { Directory } from '../coalition/domain/directory.js';
import { reason as checkedReason } from '../coalition/domain/field-checks.js';
import type { RecordedEvent } from '../event-store/event.js';
import type { LedgerTransaction } from '../event-store/ledger-transaction.js';
import type { Ledger } from '../event-store/ledger.js';
import { NotLoaded, Wants } from '../event-store/working-set.js';
import type { EntryReversed } from '../exchange/domain/events.js';
import { entriesTable } from '../exchange/exchange.tables.js';
import { IDENTIFIER_LIMIT, isIdentifierText, newEventId } from '../kernel/ids.js';
import { isProblem, Problem, type ProblemCode } from '../kernel/problem.js';
import { achievementsTable } from '../recognition/recognition.tables.js';
import { compensationOf, type Compensation, type Reversed, type Undoing } from './compensations.js';
import type { UndoImport } from './imports.commands.js';
import { importsTable, type ImportRow } from './imports.tables.js';
import { namedBy, type Naming } from './named-since.js';
import { PoolsTouched } from './pools-touched.js';

export interface UndoOptions extends UndoImport {
  readonly actor: string;
  /** Does everything, and then takes it back. */
  readonly dryRun: boolean;
  readonly idempotencyKey?: string;
  readonly ifDirectoryUnchangedSince?: number;
}

/** A fact that stays as it is, and why. */
export interface Staying {
  /** Where it stands in the ledger. */
  readonly position: number;
  /** `entry/ID`, `member/ID` and the like. */
  readonly subject: string;
  readonly code: ProblemCode;
  readonly message: string;
}

export interface UndoResult {
  readonly batchId: string;
  readonly dryRun: boolean;
  /** False where it is undone already, or something stays. */
  readonly changed: boolean;
  /** Whether this is the answer to an earlier request with the same key. */
  readonly repeated: boolean;
  readonly isUndone: boolean;
  /** What is taken back; in a dry run, what would be. */
  readonly reversed: Readonly<Partial<Record<Reversed, number>>>;
  /** The ledger's position; the same before and after where nothing was recorded. */
  readonly position: { readonly before: number; readonly after: number };
  /** The first thousand facts that stay, in the order of the ledger. With any, nothing is undone. */
  readonly staying: readonly Staying[];
  readonly stayingCount: number;
}

/** Facts that are told; more are counted. */
export const STAYING_KEPT = 1_000;

/** Facts that are looked up and decided together. */
const CHUNK_FACTS = 500;

/** Staged sums are written when there are this many. */
const STAGED_LIMIT = 20_000;

type Transaction = LedgerTransaction<Directory>;

/**
 * Takes back all that an import stated, in one transaction and the other way round: entries by reversals on their own days, so that
 * every quarter is as it was before the import; pledges, members, pools and rates by facts that say so. All of it or nothing: where
 * anything stays (its quarter is closed, something rests on it, nothing takes it back), each such fact is told with its reason.
 * @throws Problem `ledger.coalition-unknown`, `interchange.import-unknown`, `coalition.reason-missing`, `coalition.act-not-permitted`
 */
export function undoImport(
  ledger: Ledger<Directory>,
  coalitionId: string,
  options: UndoOptions,
  progress?: (done: number, total: number) => void,
): Promise<UndoResult> {
  return ledger.batch(
    coalitionId,
    (transaction) => undoIn(transaction, coalitionId, options, progress),
    ({ changed, dryRun }) => (changed && !dryRun ? 'commit' : 'rollback'),
  );
}

async function undoIn(
  transaction: Transaction,
  coalitionId: string,
  options: UndoOptions,
  progress?: (done: number, total: number) => void,
): Promise<UndoResult> {
  const before = transaction.position;
  if (before === 0) throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
  const { batchId, reason: words, actingFor, actor, dryRun, idempotencyKey } = options;
  assertMay('undo an import', parseParty(actingFor, transaction.directory), new Set());
  const reason = checkedReason(words, 'reason');
  const last = {
    coalitionId,
    command: 'undo-import',
    actor,
    data: { batchId, reason: words, actingFor },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
  await transaction.prepare([last]);
  const batch = await batchOf(transaction, batchId);
  const since = options.ifDirectoryUnchangedSince;
  const result = {
    batchId,
    dryRun,
    repeated: false,
    isUndone: false,
    reversed: {},
    staying: [],
    stayingCount: 0,
  };
  if (batch.undonePosition !== null) {
    const { answer, repeated } = transaction.execute(last);
    const position = { before, after: before };
    return { ...result, changed: answer['changed'] === true, repeated, isUndone: true, position };
  }
  if (since !== undefined && since !== transaction.directoryPosition) {
    throw new Problem('request.precondition-failed', {
      found: since,
      expected: transaction.directoryPosition,
    });
  }
  const work = new UndoWork(transaction, batch, { coalitionId, actor, actingFor, reason });
  await work.findNamings(before);
  await work.takeBack(progress);
  const { reversed, staying, stayingCount } = work;
  if (stayingCount > 0) {
    return {
      ...result,
      changed: false,
      reversed,
      position: { before, after: before },
      staying,
      stayingCount,
    };
  }
  transaction.execute({ ...last, correlationId: work.correlationId });
  const after = dryRun ? before : transaction.position;
  return { ...result, changed: true, isUndone: true, reversed, position: { before, after } };
}

async function batchOf(transaction: Transaction, batchId: string): Promise<ImportRow> {
  const isId = isIdentifierText(batchId, IDENTIFIER_LIMIT);
  const known = isId ? transaction.rows.get(importsTable, { batchId }) : undefined;
  if (!known) throw new Problem('interchange.import-unknown', { import: batchId });
  return known;
}

interface Asked {
  readonly coalitionId: string;
  readonly actor: string;
  readonly actingFor: string | null;
  readonly reason: string;
}

class UndoWork {
  readonly reversed: Partial<Record<Reversed, number>> = {};
  /** One undoing, one correlation. */
  readonly correlationId = newEventId();
  private readonly found: Staying[] = [];
  private readonly namings = new Map<string, Naming>();
  private readonly joined = new Set<string>();
  private readonly achieved = new Set<string>();
  private readonly pools = new PoolsTouched();
  stayingCount = 0;

  constructor(
    private readonly transaction: Transaction,
    private readonly batch: ImportRow,
    private readonly asked: Asked,
  ) {}

  get staying(): Staying[] {
    return this.found.toSorted((a, b) => a.position - b.position);
  }

  /** Which members and pools of the batch the log names after it: what undone imports said does not count. */
  async findNamings(head: number): Promise<void> {
    const { firstPosition, lastPosition, position } = this.batch;
    const pools = new Set<string>();
    for await (const { type, data } of this.events(firstPosition, lastPosition)) {
      if (type === 'MemberJoined') this.joined.add(data['memberId'] as string);
      if (type === 'PoolOpened') pools.add(data['poolId'] as string);
      if (type === 'AchievementRecorded') this.achieved.add(data['achievementId'] as string);
    }
    if (this.joined.size === 0 && pools.size === 0) return;
    const found: { naming: Naming; causationId: string | null }[] = [];
    const batches = new Map<string, { readonly from: number; readonly to: number }>();
    const undone = new Set<string>();
    for await (const event of this.events(position + 1, head)) {
      const { type, data, causationId } = event;
      if (type === 'FilesImported') {
        const [from, to] = [data['firstPosition'] as number, data['lastPosition'] as number];
        batches.set(data['batchId'] as string, { from, to });
      } else if (type === 'ImportUndone') {
        undone.add(data['batchId'] as string);
      } else {
        for (const naming of namedBy(event, { members: this.joined, pools }))
          found.push({ naming, causationId });
      }
    }
    const takenBack = [...batches].filter(([id]) => undone.has(id)).map(([, range]) => range);
    for (const { naming, causationId } of found) {
      if (causationId !== null && undone.has(causationId)) continue;
      if (takenBack.some(({ from, to }) => naming.at >= from && naming.at <= to)) continue;
      const key = `${naming.what}/${naming.id}`;
      if (!this.namings.has(key)) this.namings.set(key, naming);
    }
  }

  async takeBack(progress?: (done: number, total: number) => void): Promise<void> {
    const { firstPosition, lastPosition } = this.batch;
    const total = lastPosition - firstPosition + 1;
    for (let to = lastPosition; to >= firstPosition; to -= CHUNK_FACTS) {
      const from = Math.max(firstPosition, to - CHUNK_FACTS + 1);
      const events = [...(await this.transaction.eventsAt(positions(from, to))).values()].reverse();
      await this.lookUp(events);
      for (const event of events) await this.takeBackOne(event);
      await this.transaction.flushNewRows();
      if (this.transaction.staged >= STAGED_LIMIT) await this.transaction.flush();
      progress?.(lastPosition - from + 1, total);
    }
    await this.transaction.flush();
    // Where something stays, what the pools would hold can't be told.
    if (this.stayingCount > 0) return;
    for (const { line, code, message } of await this.pools.overdrawn(
      this.transaction,
      'interchange.pool-overdrawn-by-undoing',
    )) {
      const at = line!;
      const subject = (await this.transaction.eventsAt([at])).get(at)!.subject;
      this.stays({ position: at, subject, code, message });
    }
  }

  private async lookUp(events: readonly RecordedEvent[]): Promise<void> {
    const wants = new Wants();
    for (const { data } of events) {
      for (const field of ['entryId', 'reverses']) {
        const entryId = data[field];
        if (typeof entryId === 'string') wants.row(entriesTable, { entryId });
      }
      const { achievementId } = data;
      if (typeof achievementId === 'string') wants.row(achievementsTable, { achievementId });
    }
    await this.transaction.load(wants);
  }

  private async takeBackOne(event: RecordedEvent): Promise<void> {
    const { position, subject } = event;
    try {
      const naming = isBringing(event) ? this.namings.get(subject) : undefined;
      if (naming) throw new Problem('interchange.fact-named-since', { ...naming });
      const compensation = compensationOf(event, this.undoing());
      if (compensation) await this.compensate(compensation, event);
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.stays({ position, subject, code: error.code, message: error.message });
    }
  }

  private async compensate({ command, data, of }: Compensation, event: RecordedEvent): Promise<void> {
    const { transaction, correlationId, batch } = this;
    const { coalitionId, actor } = this.asked;
    const request = { coalitionId, actor, command, data, correlationId, causationId: batch.batchId };
    const first = transaction.position + 1;
    for (;;) {
      try {
        const { answer } = transaction.execute(request);
        if (answer['changed'] === true) this.reversed[of] = (this.reversed[of] ?? 0) + 1;
        break;
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        await transaction.load(error.wants);
      }
    }
    const reversal = command === 'record-entry' ? transaction.stagedEvent(first) : undefined;
    if (!reversal) return;
    const place = { file: '', line: event.position };
    const reversed = reversal.data as unknown as EntryReversed;
    this.pools.recorded(reversal.occurredOn, reversed, place, transaction.directory);
  }

  private undoing(): Undoing {
    const { transaction, joined, achieved, batch } = this;
    const { reason, actingFor } = this.asked;
    return {
      reason,
      actingFor,
      joined,
      achieved,
      batchId: batch.batchId,
      entry: (entryId) => transaction.rows.get(entriesTable, { entryId }),
      achievement: (achievementId) => transaction.rows.get(achievementsTable, { achievementId }),
      isOfBatch: (position) => position >= batch.firstPosition && position <= batch.lastPosition,
    };
  }

  private stays(staying: Staying): void {
    this.stayingCount += 1;
    if (this.found.length < STAYING_KEPT) this.found.push(staying);
  }

  private async *events(from: number, to: number): AsyncGenerator<RecordedEvent> {
    for (let at = from; at <= to; at += CHUNK_FACTS) {
      yield* (await this.transaction.eventsAt(positions(at, Math.min(to, at + CHUNK_FACTS - 1)))).values();
    }
  }
}

function isBringing({ type }: RecordedEvent): boolean {
  return type === 'MemberJoined' || type === 'PoolOpened';
}

function positions(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
