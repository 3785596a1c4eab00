import type { WriteTransaction } from '../../event-store/store.js';
import { WHOLE_SERVICE } from '../domain/standing.js';
import { TERMINAL, type TrailEntry } from '../domain/trail-acts.js';
import { appendToTrail } from './append-to-trail.js';

/** Tells in the service's trail that everything before was restored from a backup, and who was erased again. */
export function restoredInTrail(
  transaction: WriteTransaction,
  { madeAt, erasedAgain, now }: { madeAt: string; erasedAgain: readonly string[]; now: string },
): Promise<void> {
  const told = { coalitionId: WHOLE_SERVICE, actor: TERMINAL, at: now };
  const restored: TrailEntry = {
    ...told,
    act: 'backup-restored',
    about: { madeAt, erasedAgain: erasedAgain.length || undefined },
  };
  return appendToTrail(transaction, [
    restored,
    ...erasedAgain.map((person): TrailEntry => ({ ...told, act: 'person-erased', about: { person } })),
  ]);
}
