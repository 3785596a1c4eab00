import type { ProjectedEvent } from './event.js';
import type { LedgerModel } from './ledger-model.js';
import type { Projection } from './projection.js';
import { ReplayedRows } from './replayed-rows.js';
import { Wants, type RowAccess } from './working-set.js';

/** One ledger's history, applied event by event to projections whose tables were empty at first. */
export class Replay<Directory> {
  private readonly directory: Directory;
  private readonly rows: ReplayedRows;
  private reached = 0;

  constructor(
    private readonly model: LedgerModel<Directory>,
    private readonly projections: readonly Projection<Directory>[],
    private readonly coalitionId: string,
  ) {
    this.directory = model.directory.empty(coalitionId);
    this.rows = new ReplayedRows(coalitionId);
  }

  /** The last position applied. */
  get position(): number {
    return this.reached;
  }

  async apply(access: RowAccess, events: readonly ProjectedEvent[]): Promise<void> {
    const wants = new Wants();
    for (const event of events) for (const projection of this.projections) projection.wants?.(event, wants);
    await this.rows.load(access, wants);
    const context = { coalitionId: this.coalitionId, directory: this.directory };
    for (const event of events) {
      if (this.model.events.definitionOf(event.type).directory) {
        this.model.directory.evolve(this.directory, event);
      }
      for (const projection of this.projections) projection.apply(event, this.rows, context);
      this.reached = event.position;
    }
    await this.rows.flush(access);
  }

  /** Writes the sums that are still kept in memory. */
  async finish(access: RowAccess): Promise<void> {
    await this.rows.finish(access);
  }
}
