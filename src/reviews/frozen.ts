import type { ReadSnapshot } from '../event-store/store.js';
import {
  knownLedger,
  periodOf,
  type KnownLedger,
  type LedgerReads,
  type Period,
} from '../portfolios/view.queries.js';
import { reviewRow } from './review-rows.js';
import type { ReviewRow } from './reviews.tables.js';

/** A quarter under review, with its figures at the position that everybody speaks of. */
export interface FrozenQuarter {
  readonly row: ReviewRow;
  readonly known: KnownLedger;
  readonly period: Period;
  /** Whether figures are frozen; before the review is prepared, the ledger's last position stands for theirs. */
  readonly isFrozen: boolean;
}

/** @throws Problem `request.quarter-malformed`, `reviews.review-unknown` */
export async function frozenQuarter(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarterText: string,
): Promise<FrozenQuarter> {
  const { head, directory } = await ledger.directories.view(snapshot, coalitionId);
  const row = await reviewRow(snapshot, directory, coalitionId, quarterText);
  const position = String(row.preparedAt ?? head.position);
  const known = await knownLedger(ledger, snapshot, coalitionId, position);
  const period = await periodOf(ledger, snapshot, known, { quarter: row.quarter });
  return { row, known, period, isFrozen: row.preparedAt !== null };
}
