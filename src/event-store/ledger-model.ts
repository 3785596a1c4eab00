import type { JsonObject } from '../kernel/canonical-json.js';
import type { EventRegistry, NewEvent, ProjectedEvent } from './event.js';
import type { Projection } from './projection.js';
import type { RowView, Wants } from './working-set.js';

/** What the lane hands to a decision, so that deciders read no clock, make no ids and ask no database. */
export interface DecisionContext<Directory> {
  readonly coalitionId: string;
  readonly directory: Directory;
  readonly rows: RowView;
  /** The instant of the decision, RFC 3339 in UTC. */
  readonly now: string;
  readonly actor: string;
  readonly position: number;
  newId(): string;
}

export interface Decision<Answer> {
  readonly events: readonly NewEvent[];
  readonly answer: Answer;
}

/** A command as the ledger sees it: what it needs to know, and what follows from it. */
export interface CommandDefinition<
  Directory,
  Data extends JsonObject = JsonObject,
  Answer extends JsonObject = JsonObject,
> {
  readonly name: string;
  /** Only founding a coalition may run on a ledger that has no event yet. */
  readonly founds?: boolean;
  wants?(data: Data, wants: Wants, directory: Directory): void;
  /** Throws a Problem where a rule refuses the command; states nothing where it was done already. */
  decide(data: Data, context: DecisionContext<Directory>): Decision<Answer>;
}

/** The few facts about a coalition that every decision needs, held in memory as a fold of the directory events. */
export interface DirectoryDefinition<Directory> {
  empty(coalitionId: string): Directory;
  /** Changes the directory in place. Never throws: what is recorded is a fact. */
  evolve(directory: Directory, event: ProjectedEvent): void;
}

/** Everything the event store must know about the capabilities it serves; put together in one place at start-up. */
export interface LedgerModel<Directory> {
  readonly events: EventRegistry;
  readonly directory: DirectoryDefinition<Directory>;
  readonly projections: readonly Projection<Directory>[];
  readonly commands: ReadonlyMap<string, CommandDefinition<Directory>>;
}
