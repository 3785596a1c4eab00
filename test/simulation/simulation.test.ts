import fc from 'fast-check';
import {
  aCoalition,
  benefit,
  COALITION,
  coalitionFounded,
  contribution,
  entryValued,
  exchange,
  exchangeRateRecorded,
  reversalOf,
  type Told,
} from '../support/builders.js';
import type { CommandRequest } from '../../src/event-store/ledger-transaction.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import { onBothEngines, type Engine } from '../support/engines.js';
import { figuresIn, Walk } from '../support/explained.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import {
  histories,
  questions,
  type Asked,
  type Deed,
  type Group,
  type MemberId,
  type PledgeDeed,
  type Question,
  type RecordDeed,
} from './deeds.js';
import { Process, type Crash } from './process.js';
import { accountsOf, Reading } from './reading.js';
import * as figures from './simple-figures.js';
import { SimpleLedger, type Expected, type Step } from './simple-ledger.js';
import { dateOf, LAST_DAY, quarterOf, TODAY, type SimpleState, type What } from './simple-state.js';

/**
 * How many coalitions are simulated; EVENHAND_TEST_RUNS asks for more, EVENHAND_TEST_SEED for the same again. What they come to
 * is reckoned in the same way on either engine: PostgreSQL, where each takes three times as long, gets fewer.
 */
const RUNS = { SQLite: 80, PostgreSQL: 25 };
const runsOn = ({ name }: Engine): number => Number(process.env.EVENHAND_TEST_RUNS ?? RUNS[name]);
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 20260701);
/** Whether the first failure is enough as it is; otherwise it is told as short as it can be, which takes a while. */
const END_ON_FAILURE = process.env.EVENHAND_TEST_END_ON_FAILURE === 'true';

const gift = (what: What, quantity: number): RecordDeed => ({
  ...{ direction: 'contribution', who: 'alder', with: 'pool', what, quantity, day: 2 },
  ...{ worth: null, late: null, category: null, split: null, status: null, acting: null },
  ...{ pledge: null, fits: false, item: null, taken: false },
});

const promise = (who: MemberId, what: What, quantity: number, to: string): PledgeDeed => ({
  ...{ does: 'pledge', who, what, quantity, with: to, day: 3, due: 120 },
  ...{ worth: null, acting: null, taken: false },
});

/** Three members from the first day, two pools beside the common one, an hour at 30 euro for half a year, something to hand out, and two pledges. */
const BEGINNING: readonly Deed[] = [
  { does: 'join', who: 'alder', day: 1, name: 'Alder' },
  { does: 'join', who: 'birch', day: 1, name: 'Birch' },
  { does: 'join', who: 'cedar', day: 1, name: 'Cedar' },
  { does: 'open', pool: 'fund', day: 1, allowNegative: false },
  { does: 'open', pool: 'open', day: 1, allowNegative: true },
  { does: 'adopt', category: '', from: 1, days: 181, cents: 3_000 },
  { does: 'record', entry: gift('euros', 30) },
  { does: 'record', entry: gift('items', 20) },
  promise('alder', 'euros', 20, 'pool'),
  promise('birch', 'items', 9, 'fund'),
];

/** A simulated coalition: what it should be, and what it is. */
class Simulation {
  private readonly simple = new SimpleLedger();
  /** What was known at which position, as the simple reckoning has it. */
  private readonly history: { readonly position: number; readonly state: SimpleState }[] = [];
  /** Commands that were told. */
  steps = 0;

  constructor(
    private readonly processes: readonly [Process, Process],
    private readonly coalitionId: string,
  ) {}

  private get first(): TestLedger {
    return this.processes[0].ledger;
  }

  /** Anew each time: the process that it reads by may have been lost. */
  private get reading(): Reading {
    return new Reading(this.first, this.coalitionId);
  }

  async begin(): Promise<void> {
    await this.first.tell(coalitionFounded(), { coalitionId: this.coalitionId });
    await this.tell(
      BEGINNING.map((deed) => ({ deed, key: null })),
      this.processes[0],
    );
  }

  async live({ asked, process: number, clock, pausesAfter, crash, survives }: Group): Promise<void> {
    const process = this.processes[number];
    process.jump(clock);
    if (crash === null) return this.tell(asked, process, pausesAfter);
    const before = this.history.length;
    await process.losing(crash, survives, () => this.tellInVain(asked, process, crash));
    if (crash === 'before-commit') return this.tell(asked, process);
    await this.findPositions(before);
    // Nobody was answered, so each asks again; what bore a key is answered as it would have been.
    const again: Asked = { deed: { does: 'again', which: asked.length - 1 }, key: null };
    return this.tell(
      asked.map(() => again),
      process,
    );
  }

  /** Tells a process whose transaction is broken off. What comes of it is what the simple reckoning says, but nobody is told so. */
  private async tellInVain(asked: readonly Asked[], process: Process, crash: Crash): Promise<void> {
    const simple = crash === 'after-commit' ? this.simple : this.simple.copy();
    const steps = asked.map((one) => simple.tell(one));
    const settled = await process.tellAll(this.requests(steps), null);
    this.steps += steps.length;
    expect(settled.map((one) => (one.status === 'rejected' ? codeOf(one.reason) : 'answered'))).toEqual(
      steps.map(() => 'ledger.outcome-unknown'),
    );
    if (crash === 'before-commit') return;
    for (const { after } of steps) if (after) this.history.push({ position: NaN, state: after });
  }

  /** The positions that nobody was told: the last event of each command that changed something. */
  private async findPositions(from: number): Promise<void> {
    const ends = await this.reading.endsOfCommands();
    const missing = this.history.length - from;
    const found = missing === 0 ? [] : ends.slice(-missing);
    found.forEach((position, i) => {
      this.history[from + i] = { ...this.history[from + i]!, position };
    });
  }

  private requests(steps: readonly Step[]): (Told & Partial<CommandRequest>)[] {
    const { coalitionId } = this;
    return steps.map(({ told, key }) => ({ ...told, coalitionId, ...(key ? { idempotencyKey: key } : {}) }));
  }

  private async tell(
    asked: readonly Asked[],
    process: Process,
    pausesAfter: number | null = null,
  ): Promise<void> {
    const steps = asked.map((one) => this.simple.tell(one));
    this.steps += steps.length;
    const settled = await process.tellAll(this.requests(steps), pausesAfter);
    const found = settled.map((one, i) => outcomeOf(one, steps[i]!.expected));
    expect(found.map((outcome, i) => describe(steps[i]!, outcome))).toEqual(
      steps.map((step) => describe(step, step.expected.outcome)),
    );
    settled.forEach((one, i) => {
      const { after } = steps[i]!;
      if (one.status === 'fulfilled' && after) {
        this.history.push({ position: one.value.position, state: after });
      }
    });
  }

  /** Compares everything that stands. */
  async compare(): Promise<void> {
    const { state } = this.simple;
    const { reading } = this;
    expect(await reading.flows()).toEqual(figures.flows(state));
    expect(await reading.entries()).toEqual(figures.entries(state));
    expect(await reading.pledges()).toEqual(figures.pledges(state));
    expect(await reading.claims()).toEqual(figures.claims(state));
    await this.compareClosings();
    await this.compareAccounts();
  }

  /** What is closed is as it was when it was closed, whatever came after it. */
  private async compareClosings(): Promise<void> {
    const { closings } = this.simple.state;
    expect(await this.reading.closings()).toEqual(
      closings.map(({ quarter, policyVersion }) => `${quarter} ${String(policyVersion)}`),
    );
    for (const [i, { quarter }] of closings.entries()) {
      const { position } = this.history.find(({ state }) => state.closings.length > i)!;
      const then = await this.reading.report(quarter, String(position));
      expect(await this.reading.report(quarter, undefined)).toEqual(then);
    }
  }

  /** After each event every unit sums to nothing; after each command every account is what its entries come to. */
  private async compareAccounts(): Promise<void> {
    const movements = await this.reading.movements();
    for (const { from, to, thousandths } of movements) {
      expect(thousandths).toBeGreaterThan(0);
      expect(from).not.toBe(to);
    }
    for (const { position, state } of this.history) {
      const known = movements.filter((movement) => movement.position <= position);
      expect(accountsOf(known)).toEqual(figures.accounts(state));
    }
  }

  /** Asks for figures of some period, as of a date and as known at a position. */
  async answer({ quarter, asOf, known }: Question): Promise<void> {
    const moment =
      known === null
        ? this.history.at(-1)!
        : this.history[Math.floor((known * this.history.length) / 1_000)]!;
    const from = quarter === null ? null : firstDayOf(quarter);
    const lastDay = quarter === null ? null : lastDayOf(quarter);
    if (from !== null && asOf !== null && asOf < from) return;
    const to = Math.min(asOf ?? Infinity, lastDay ?? Infinity);
    const scope = {
      ...(quarter === null ? {} : { quarter }),
      ...(asOf === null ? {} : { asOf: dateOf(asOf) }),
      ...(known === null ? {} : { asKnownAt: String(moment.position) }),
    };
    const period = { from, to: Number.isFinite(to) ? to : this.latestDay() };
    const expected = figures.memberFigures(moment.state, period);
    expect(await this.reading.balances(scope)).toEqual(expected.balances);
    if (quarter === null) return;
    // The report of a closed quarter is what was known at its close: since then, what waited may have been decided.
    const closing = moment.state.closings.findIndex((one) => one.lastDay >= lastDay!);
    const { state } = closing < 0 ? moment : this.history.find((one) => one.state.closings.length > closing)!;
    const whole = figures.memberFigures(state, { from, to: lastDay! });
    expect(await this.reading.report(quarter, scope.asKnownAt)).toEqual({
      ...whole,
      pools: figures.poolFigures(state, quarter),
    });
  }

  /** Every figure of some member of a report is what its parts make, down to the events behind them. */
  async explain({ quarter, known }: Question): Promise<void> {
    if (quarter === null) return;
    const [ledger, { coalitionId, history }] = [this.first, this];
    const { position } =
      known === null ? history.at(-1)! : history[Math.floor((known * history.length) / 1_000)]!;
    const asKnownAt = known === null ? undefined : String(position);
    const { members } = await quarterlyReport(ledger.ledger, coalitionId, quarter, asKnownAt);
    const walk = new Walk(ledger, coalitionId);
    for (const leaf of figuresIn(members[position % members.length])) await walk.check(leaf);
    expect(walk.wrong).toEqual([]);
  }

  private latestDay(): number {
    return Math.max(TODAY, ...this.simple.state.entries.map(({ day }) => day));
  }
}

const firstDayOf = (quarter: string): number =>
  Array.from({ length: 500 }, (_, i) => i - 120).find((day) => quarterOf(day) === quarter)!;
const lastDayOf = (quarter: string): number =>
  Array.from({ length: 500 }, (_, i) => LAST_DAY + 120 - i).find((day) => quarterOf(day) === quarter)!;

function codeOf(reason: unknown): string {
  return (reason as { code?: string }).code ?? String(reason);
}

/** What came of a command, in the words of what was expected where that is one of several things. */
function outcomeOf(
  settled: PromiseSettledResult<{ repeated: boolean; answer: object }>,
  expected: Expected,
): string {
  if (settled.status === 'rejected') {
    const code = codeOf(settled.reason);
    return expected.outcome === 'refused' && expected.reasons.includes(code) ? 'refused' : code;
  }
  const { repeated, answer } = settled.value;
  if (repeated) return 'repeated';
  return 'changed' in answer && answer.changed ? 'done' : 'unchanged';
}

function describe({ told, expected }: Step, outcome: string): string {
  const reasons = expected.outcome === 'refused' ? ` (${expected.reasons.join(', ')})` : '';
  return `${told.command} ${JSON.stringify(told.data)}: ${outcome}${outcome === 'refused' ? reasons : ''}`;
}

/** Every row of every table of figures. */
async function dump(ledger: TestLedger): Promise<string[][]> {
  const tables = ledgerModel.projections.flatMap((projection) => projection.tables.map(({ name }) => name));
  return Promise.all(
    tables.map(async (table) => {
      const rows = await ledger.rows(`SELECT * FROM ${table}`);
      return rows.map((row) => JSON.stringify(row)).sort();
    }),
  );
}

onBothEngines('a simulated coalition', (engine) => {
  const ledgers = ledgersOn(engine);

  it(
    'does with every command, and comes to, what a simple reckoning says, live and in a replay',
    async () => {
      const url = await engine.readyUrl();
      const processes = [new Process(ledgers, url), new Process(ledgers, url)] as const;
      for (const process of processes) await process.start();
      let run = 0;
      let steps = 0;
      const simulate = async (groups: readonly Group[], asked: readonly Question[]): Promise<void> => {
        const coalitionId = `run-${(run += 1)}`;
        const simulation = new Simulation(processes, coalitionId);
        await simulation.begin();
        for (const group of groups) await simulation.live(group);
        steps += simulation.steps;
        await simulation.compare();
        for (const question of asked) await simulation.answer(question);
        // Explanations read the log again for every figure: those of some coalitions must do.
        if (run % 3 === 0) for (const question of asked) await simulation.explain(question);
        if (run % 20 === 0) {
          expect(await processes[0].ledger.verify(undefined, coalitionId)).toMatchObject({
            ok: true,
            findings: [],
          });
        }
      };
      await fc.assert(fc.asyncProperty(histories, questions, simulate), {
        numRuns: runsOn(engine),
        seed: SEED,
        endOnFailure: END_ON_FAILURE,
      });
      const [{ ledger: first, crashes }, second] = processes;
      if (process.env.EVENHAND_TEST_RUNS !== undefined)
        globalThis.process.stderr.write(
          `${engine.name}: ${String(run)} coalitions, ${String(steps)} commands, ${String(crashes + second.crashes)} crashes\n`,
        );
      const live = await dump(first);
      await first.ledger.rebuild();
      expect(await dump(first)).toEqual(live);
    },
    60_000 + runsOn(engine) * 1_000,
  );

  it('comes to nothing where everything is reversed', async () => {
    const ledger = await ledgers.with(...aCoalition(), exchangeRateRecorded('USD', '0.9123', '2026-01-01'));
    const entries = [
      contribution('e1', { quantity: '100.01' }),
      contribution('e2', { unit: 'USD', quantity: '33.33', valueType: 'strategic:0.3333|innovative:0.6667' }),
      contribution('e3', { kind: 'in-kind', unit: 'items', quantity: '3.125', counterparty: 'member:birch' }),
      exchange('e4', { value: '100.03', valueType: 'strategic:0.7|financial:0.3' }),
      benefit('e5', { quantity: '0.01' }),
      benefit('e6', { kind: 'recognition', unit: 'mentions', quantity: '2', counterparty: 'member:alder' }),
      contribution('e7', { kind: 'staff-time', unit: 'hours', status: 'proposed' }),
    ];
    const reading = new Reading(ledger, COALITION);
    for (const told of [...entries, entryValued('e3', '10.01')]) await ledger.tell(told);
    expect((await reading.flows()).length).toBeGreaterThan(0);
    expect(accountsOf(await reading.movements()).length).toBeGreaterThan(0);
    for (const [i, told] of [...entries].reverse().entries()) {
      await ledger.tell(reversalOf(told, `r${i}`, { occurredOn: '2026-03-02' }));
    }
    expect(await reading.flows()).toEqual([]);
    expect(accountsOf(await reading.movements())).toEqual([]);
    const byType = await ledger.rows(
      "SELECT * FROM member_flows WHERE financial <> '0' OR innovative <> '0' OR operational <> '0' OR reputational <> '0' OR strategic <> '0'",
    );
    expect(byType).toEqual([]);
    const pools = await ledger.rows('SELECT * FROM pool_flows WHERE inflow <> outflow');
    expect(pools).toEqual([]);
  });
});
