import { systemClock, type Clock } from '../kernel/clock.js';
import { isIdentifierText } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { openDatabase, type DatabaseLocation } from './database.js';
import { DirectoryCache } from './directory-cache.js';
import type { EventRegistry } from './event.js';
import { Lane, type BatchWork } from './lane.js';
import { FiguresProgram, GENERATION_SQL } from './figures-program.js';
import { LaneStatistics, type LaneFigures } from './lane-statistics.js';
import type { LedgerModel } from './ledger-model.js';
import type { CommandRequest, CommandResult } from './ledger-transaction.js';
import { bringProjectionsUpToDate, rebuild, type Progress } from './projector.js';
import type { LedgerStore, ReadSnapshot } from './store.js';
import type { SqlValue } from './table.js';
import { verifyLedger, type ExportedHead, type Verification } from './verification.js';
import type { Reach } from './walls.js';

/** What doors use to change a ledger; the same whether the lanes run in this thread or in another. */
export interface CommandPort {
  execute(request: CommandRequest): Promise<CommandResult>;
  /** What the lanes did since the process started. */
  figures(): Promise<LaneFigures>;
}

const COALITION_ID_LIMIT = 200;

/** Lanes kept in memory while they are idle; a coalition that comes back later starts a new one. */
const IDLE_LANES_LIMIT = 500;

/** A database of ledgers: its lanes, its readers, and what keeps it in order. */
export class Ledger<Directory> implements CommandPort {
  private readonly lanes = new Map<string, Lane<Directory>>();
  private readonly statistics = new LaneStatistics();
  private readonly program: FiguresProgram;
  readonly directories: DirectoryCache<Directory>;

  private constructor(
    readonly store: LedgerStore,
    readonly model: LedgerModel<Directory>,
    private readonly clock: Clock,
    /** What opening the database had to do. */
    readonly opened: { readonly migrated: readonly string[]; readonly rebuilt: readonly string[] },
  ) {
    this.directories = new DirectoryCache(model);
    this.program = new FiguresProgram(model.projections);
  }

  static async open<Directory>(
    location: DatabaseLocation,
    model: LedgerModel<Directory>,
    options: { readonly clock?: Clock; readonly progress?: Progress } = {},
  ): Promise<Ledger<Directory>> {
    const { store, migrated } = await openDatabase(location);
    try {
      const rebuilt = await bringProjectionsUpToDate(store, model, options.progress);
      return new Ledger(store, model, options.clock ?? systemClock, { migrated, rebuilt });
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private laneOf(coalitionId: string): Lane<Directory> {
    // What is no identifier names no coalition, and may be nothing that a database can be asked for.
    if (!isIdentifierText(coalitionId, COALITION_ID_LIMIT)) {
      throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
    }
    let lane = this.lanes.get(coalitionId);
    if (!lane) {
      if (this.lanes.size >= IDLE_LANES_LIMIT) this.forgetIdleLanes();
      const { model, store, clock, statistics, program } = this;
      lane = new Lane(coalitionId, model, store, clock, statistics, program);
      this.lanes.set(coalitionId, lane);
    }
    return lane;
  }

  private forgetIdleLanes(): void {
    for (const [coalitionId, lane] of this.lanes) if (lane.idle) this.lanes.delete(coalitionId);
  }

  /** Resolves once the command is durable; rejects with the Problem that refuses it. */
  async execute(request: CommandRequest): Promise<CommandResult> {
    return this.laneOf(request.coalitionId).execute(request);
  }

  async figures(): Promise<LaneFigures> {
    return this.statistics.figures;
  }

  /** Long work with the ledger to itself, in one transaction that commits or not by `outcome`. */
  async batch<T>(
    coalitionId: string,
    work: BatchWork<Directory, T>,
    outcome?: (result: T) => 'commit' | 'rollback',
  ): Promise<T> {
    return this.laneOf(coalitionId).batch(work, outcome);
  }

  /** The types of events, for those who read the log. */
  get events(): EventRegistry {
    return this.model.events;
  }

  /** The ledger's clock: an instant, RFC 3339 in UTC. */
  now(): string {
    return this.clock.now();
  }

  /** One moment of one coalition, which `work` names; or of all, where it says so. */
  read<T>(work: (snapshot: ReadSnapshot) => Promise<T>, reach?: Reach): Promise<T> {
    return this.store.read(work, reach);
  }

  lookUp(sql: string, parameters?: readonly SqlValue[]): Promise<Record<string, SqlValue>[]> {
    return this.store.lookUp(sql, parameters);
  }

  /**
   * Whether this instance can do its work: its database answers, and its figures are those of this program.
   * @throws Problem `ledger.program-replaced`
   */
  async assertReady(): Promise<void> {
    await this.read(async (snapshot) => {
      const [row] = await snapshot.query(GENERATION_SQL);
      await this.program.assertOurs(Number(row!['generation']), (sql) => snapshot.query(sql));
    });
  }

  /** Makes what is missing of the figures, and makes anew what an older program made. */
  bringUpToDate(progress?: Progress): Promise<string[]> {
    return bringProjectionsUpToDate(this.store, this.model, progress);
  }

  rebuild(progress?: Progress): Promise<void> {
    return rebuild(this.store, this.model, this.model.projections, progress);
  }

  verify(coalitionId: string, against?: ExportedHead, progress?: Progress): Promise<Verification> {
    return verifyLedger(this.store, this.model, coalitionId, against, progress);
  }

  async close(): Promise<void> {
    await this.store.close();
  }
}
