import type { Directory } from '../../src/coalition/domain/directory.js';
import { databaseLocation } from '../../src/event-store/database.js';
import type { RecordedEvent } from '../../src/event-store/event.js';
import type { LedgerModel } from '../../src/event-store/ledger-model.js';
import type { CommandRequest, CommandResult } from '../../src/event-store/ledger-transaction.js';
import { eventPages } from '../../src/event-store/log-reader.js';
import { Ledger } from '../../src/event-store/ledger.js';
import type { SqlValue } from '../../src/event-store/table.js';
import type { ExportedHead, Verification } from '../../src/event-store/verification.js';
import type { Clock } from '../../src/kernel/clock.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { COALITION, type Told } from './builders.js';
import type { Engine } from './engines.js';
import { rawDatabase, type RawDatabase } from './raw-database.js';

/** When everything happens, unless a test says otherwise. */
export const NOW = '2026-07-01T09:00:00.000Z';

export interface OpenOptions {
  /** A database that exists already; one of its own, in which nothing is recorded, otherwise. */
  readonly url?: string;
  readonly model?: LedgerModel<Directory>;
  readonly clock?: Clock;
}

/** A real ledger on a real database, spoken to in the words of the builders. */
export class TestLedger {
  private closed = false;

  constructor(
    readonly ledger: Ledger<Directory>,
    readonly url: string,
  ) {}

  /** All that is given is asked at once, so that it goes into one group. */
  tellTogether(
    commands: readonly Told[],
    over: Partial<CommandRequest> = {},
  ): Promise<PromiseSettledResult<CommandResult>[]> {
    return Promise.allSettled(commands.map((command) => this.tell(command, over)));
  }

  tell(command: Told, over: Partial<CommandRequest> = {}): Promise<CommandResult> {
    return this.ledger.execute(requestOf(command, over));
  }

  /** One after another; each must be accepted. */
  async tellAll(...commands: readonly Told[]): Promise<void> {
    for (const command of commands) await this.tell(command);
  }

  async events(coalitionId = COALITION): Promise<RecordedEvent[]> {
    return this.ledger.read(async (snapshot) => {
      const events: RecordedEvent[] = [];
      await snapshot.within(coalitionId);
      for await (const page of eventPages(snapshot, this.ledger.events, coalitionId)) events.push(...page);
      return events;
    });
  }

  rows(sql: string, ...parameters: SqlValue[]): Promise<Record<string, SqlValue>[]> {
    return this.ledger.store.read((snapshot) => snapshot.query(sql, parameters), 'owner');
  }

  async head(coalitionId = COALITION): Promise<ExportedHead> {
    const { position, hash } = await this.verify(undefined, coalitionId);
    return { coalitionId, position, hash };
  }

  verify(against?: ExportedHead, coalitionId = COALITION): Promise<Verification> {
    return this.ledger.verify(coalitionId, against);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.ledger.close();
  }
}

export function requestOf(command: Told, over: Partial<CommandRequest> = {}): CommandRequest {
  return { coalitionId: COALITION, actor: 'backbone', ...command, ...over };
}

export interface Ledgers {
  open(options?: OpenOptions): Promise<TestLedger>;
  /** A ledger on which these commands were accepted. */
  with(...commands: readonly Told[]): Promise<TestLedger>;
  raw(url: string): Promise<RawDatabase>;
}

/** A ledger that several tests look at; whoever opens it closes it. */
export async function openedOn(
  engine: Pick<Engine, 'readyUrl'>,
  options: OpenOptions = {},
): Promise<TestLedger> {
  const url = options.url ?? (await engine.readyUrl());
  const ledger = await Ledger.open(databaseLocation(url), options.model ?? ledgerModel, {
    clock: options.clock ?? fixedClock(NOW),
  });
  return new TestLedger(ledger, url);
}

/** Opens ledgers for the tests of a suite, and closes after each test whatever it left open. */
export function ledgersOn(engine: Engine): Ledgers {
  const left: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(opened: T): T => {
    left.push(opened);
    return opened;
  };
  afterEach(async () => {
    for (const opened of left.splice(0)) await opened.close();
  });
  const open = async (options: OpenOptions = {}): Promise<TestLedger> =>
    keep(await openedOn(engine, options));
  return {
    open,
    async with(...commands) {
      const ledger = await open();
      await ledger.tellAll(...commands);
      return ledger;
    },
    raw: async (url) => {
      const database = await rawDatabase(url);
      let closed = false;
      return keep({
        engine: database.engine,
        query: (sql: string, ...cells: (string | number | null)[]) => database.query(sql, ...cells),
        close: async () => {
          if (!closed) await database.close();
          closed = true;
        },
      });
    },
  };
}
