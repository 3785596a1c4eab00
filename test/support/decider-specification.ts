import type { RecordedEvent } from '../../src/event-store/event.js';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import type { CommandDefinition, DecisionContext } from '../../src/event-store/ledger-model.js';
import { NotLoaded, Wants, WorkingSet, type RowAccess } from '../../src/event-store/working-set.js';
import type { Problem, ProblemCode } from '../../src/kernel/problem.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { COALITION, type Told } from './builders.js';
import { refusalOf } from './problems.js';

/** When everything is decided, unless a specification says otherwise. */
const NOW = '2026-07-01T09:00:00.000Z';

/** A database without rows: all that a specification knows, it was given. */
const nothingStored: RowAccess = {
  rowsByKey: async () => [],
  rowsFrom: async () => [],
  insert: async () => undefined,
  upsert: async () => undefined,
};

interface Stated {
  readonly type: string;
  readonly occurredOn: string;
  readonly data: JsonObject;
}

/** The real deciders on the real directory and rows, without a database or a lane around them. */
class World {
  readonly directory = ledgerModel.directory.empty(COALITION);
  readonly rows = new WorkingSet(COALITION);
  readonly events: RecordedEvent[] = [];
  private made = 0;

  constructor(readonly now: string) {}

  async decide({ command, data }: Told): Promise<Stated[]> {
    const definition = ledgerModel.commands.get(command);
    if (!definition) throw new Error(`unknown command ${command}`);
    if (this.directory.settings) {
      const wants = new Wants();
      definition.wants?.(data, wants, this.directory);
      await this.rows.load(nothingStored, wants);
    }
    const context: DecisionContext<typeof this.directory> = {
      coalitionId: COALITION,
      directory: this.directory,
      rows: this.rows,
      now: this.now,
      actor: 'backbone',
      position: this.events.length,
      newId: () => `made-${(this.made += 1)}`,
    };
    return this.decideLoading(definition, data, context);
  }

  /** As the lane does: what could not be foreseen is read, and then decided again. */
  private async decideLoading(
    definition: CommandDefinition<typeof this.directory>,
    data: JsonObject,
    context: DecisionContext<typeof this.directory>,
  ): Promise<Stated[]> {
    for (;;) {
      try {
        return [...definition.decide(data, context).events];
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        await this.rows.load(nothingStored, error.wants);
      }
    }
  }

  async happen(told: Told): Promise<void> {
    for (const stated of await this.decide(told)) {
      const event = { ...stated, position: this.events.length + 1, coalitionId: COALITION } as RecordedEvent;
      this.events.push(event);
      if (ledgerModel.events.definitionOf(event.type).directory)
        ledgerModel.directory.evolve(this.directory, event);
      for (const projection of ledgerModel.projections) {
        projection.apply(event, this.rows, { coalitionId: COALITION, directory: this.directory });
      }
    }
  }
}

class When {
  constructor(
    private readonly given: readonly Told[],
    private readonly told: Told,
    private readonly now: string,
  ) {}

  private async stated(): Promise<Stated[]> {
    const world = new World(this.now);
    for (const told of this.given) await world.happen(told);
    return world.decide(this.told);
  }

  /** States these facts and no others; of their data, at least what is shown. */
  async then(...expected: readonly { type: string; occurredOn?: string; data?: object }[]): Promise<void> {
    const stated = await this.stated();
    expect(stated.map(({ type }) => type)).toEqual(expected.map(({ type }) => type));
    expect(stated).toMatchObject(expected);
  }

  /** It was done already: nothing is stated, and nothing refused. */
  async thenNothing(): Promise<void> {
    expect(await this.stated()).toEqual([]);
  }

  async thenProblem(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const problem: Problem = await refusalOf(this.stated());
    expect({ code: problem.code, details: problem.details }).toMatchObject({ code, details });
    // A sentence with a gap says nothing to whoever has to act on it.
    const firstDayUnknown = code === 'kernel.currency-not-valid';
    if (!firstDayUnknown) expect(problem.message).not.toContain('—');
  }
}

class Given {
  private now = NOW;

  constructor(private readonly told: readonly Told[]) {}

  at(now: string): this {
    this.now = now;
    return this;
  }

  when(told: Told): When {
    return new When(this.told, told, this.now);
  }
}

/** `given(what happened).when(a command).then(facts)`, `.thenNothing()` or `.thenProblem(code)`. */
export function given(...told: readonly (Told | readonly Told[])[]): Given {
  return new Given(told.flat());
}

/** The world after what happened, to look at. */
export async function after(...told: readonly (Told | readonly Told[])[]): Promise<World> {
  const world = new World(NOW);
  for (const one of told.flat()) await world.happen(one);
  return world;
}

/** The facts that were stated, one after another. */
export async function factsOf(...told: readonly Told[]): Promise<readonly RecordedEvent[]> {
  return (await after(...told)).events;
}
