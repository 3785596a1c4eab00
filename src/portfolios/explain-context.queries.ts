import { directoryEventsOf } from '../event-store/directory-reader.js';
import type { RecordedEvent } from '../event-store/event.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Problem } from '../kernel/problem.js';
import type { Explained } from './domain/explanation.js';
import { figureId, type FigureSubject } from './domain/figure-id.js';
import type { KnownLedger, LedgerReads, Period } from './view.queries.js';

/** What an explanation reads from, and the view that it is in. */
export interface ExplainContext {
  readonly ledger: LedgerReads;
  readonly snapshot: ReadSnapshot;
  readonly known: KnownLedger;
  readonly period: Period;
  /** The view as ids have it. */
  readonly view: string;
}

/** One kind of subject: a member, the coalition, a pool. */
export interface Explainer {
  explain(path: readonly string[]): Promise<Explained>;
}

/** Answers a path that means nothing below its subject. */
export function unknownFigure(
  subject: FigureSubject,
  id: string | null,
  view: string,
  path: readonly string[],
  expected: string,
): Problem {
  return new Problem('portfolios.figure-unknown', { found: figureId(subject, id, view, ...path), expected });
}

/** The directory's events of a type, as far as they were known, in order. */
export function directoryEvents(
  { ledger, snapshot, known }: ExplainContext,
  type: string,
): Promise<RecordedEvent[]> {
  const upTo = known.position;
  return directoryEventsOf(snapshot, ledger.events, known.head.coalitionId, { type, upTo });
}
