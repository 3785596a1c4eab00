import type { ProjectedEvent } from './event.js';
import type { Table } from './table.js';
import type { RowWriter, Wants } from './working-set.js';

/** What a projection and a decision know without asking: the coalition's directory as of the event before. */
export interface ProjectionContext<Directory> {
  readonly coalitionId: string;
  readonly directory: Directory;
}

/**
 * Turns recorded facts into rows, inside the transaction that records them. Pure but for the rows it writes, so that a
 * replay gives the same rows. Raise `version` whenever the rows would come out differently: they are rebuilt then.
 */
export interface Projection<Directory> {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  /** Rows that `apply` will look at for this event. */
  wants?(event: ProjectedEvent, wants: Wants): void;
  apply(event: ProjectedEvent, rows: RowWriter, context: ProjectionContext<Directory>): void;
}
