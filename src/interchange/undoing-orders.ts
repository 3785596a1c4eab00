import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import type { Caller } from '../http/caller.decorator.js';
import { Problem } from '../kernel/problem.js';
import type { UndoOptions, UndoResult } from './undo-import.js';

/** Has a batch undone on behalf of a caller, where long work is done. */
export function orderUndoing(
  longWork: LongWorkPort,
  { coalitionId, actor, actingFor, idempotencyKey, ifDirectoryUnchangedSince }: Caller,
  batchId: string,
  { reason, dryRun }: { readonly reason: string; readonly dryRun: boolean },
): Promise<UndoResult> {
  const order: UndoOptions & { readonly coalitionId: string } = {
    coalitionId,
    batchId,
    reason,
    dryRun,
    actor,
    actingFor,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(ifDirectoryUnchangedSince === undefined ? {} : { ifDirectoryUnchangedSince }),
  };
  return longWork.run<UndoResult>('undo-import', order);
}

/** What an undoing is refused with where facts stay: each of them with its reason. */
export function undoingRefused({ batchId, staying, stayingCount }: UndoResult): Problem {
  const errors = staying.map(({ position, subject, code, message }) => ({
    field: `position ${String(position)}`,
    found: subject,
    expected: null,
    code,
    message,
  }));
  return new Problem('interchange.undoing-refused', { import: batchId, count: stayingCount, errors });
}
