import { eventPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { isEntryEvent, type EntryEvent } from '../exchange/domain/events.js';
import { parseDate, type Quarter } from '../kernel/calendar.js';
import { figureId, viewText } from './domain/figure-id.js';
import { FlowSum, type Flow } from './domain/flow.js';
import { flowChangesOf, type FlowChange } from './domain/flows.js';
import { GiveGetFigures, type MemberFigures, type MemberMeasures } from './domain/give-get.js';
import { balanceOf, type BalanceFigures } from './domain/portfolio.js';
import { FlowReader, type Add, type AddValue } from './flow-sums.queries.js';
import {
  figureViewOf,
  isWhole,
  knownLedger,
  outlookOf,
  periodOf,
  type FigureScope,
  type KnownLedger,
  type LedgerReads,
  type Period,
} from './view.queries.js';

/** A flow; where the reader sees its value alone, without kinds and value types. */
export type SeenFlow = Omit<Flow, 'byValueType'> & { readonly byValueType: Partial<Flow['byValueType']> };

export interface MemberBalance {
  readonly figure: string;
  readonly id: string;
  readonly name: string;
  readonly given: SeenFlow;
  readonly received: SeenFlow;
  readonly balance: BalanceFigures;
}

export type GiveGetBalances = {
  /** The ledger's position that these figures are known at. */
  readonly position: number;
  readonly currency: string;
  readonly members: readonly MemberBalance[];
} & ({ readonly quarter: string; readonly asOf?: string } | { readonly asOf: string });

/**
 * Give/get of every member (domain.md §5), at the cost of what is shown and not of how long the history is; of those whose
 * totals alone the reader sees, without kinds and value types.
 */
export async function giveGetBalances(
  ledger: LedgerReads,
  coalitionId: string,
  scope: FigureScope,
  sight: Sight = SEES_ALL,
): Promise<GiveGetBalances> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId, scope.asKnownAt);
    const period = await periodOf(ledger, snapshot, known, scope);
    const figures = await giveGetFigures(ledger, snapshot, known, period);
    const base = known.directory.coalition.currency;
    const view = viewText(figureViewOf(known, period));
    const outlook = outlookOf(ledger, known, sight);
    const isOfWhole = isWhole(known, period);
    const flowOf = (id: string, flow: FlowSum): SeenFlow =>
      outlook.seesDetailOf(id) ? flow.toFlow(base) : { ...flow.toFlow(base), byKind: {}, byValueType: {} };
    const members = figures.members
      .filter(({ id }) => outlook.seesTotalsOf(id, isOfWhole))
      .map((member) => ({
        figure: figureId('member', member.id, view),
        id: member.id,
        name: member.name,
        given: flowOf(member.id, member.given),
        received: flowOf(member.id, member.received),
        balance: balanceOf(member, base),
      }));
    const head = { position: known.position, currency: base.code };
    if (!period.quarter) return { asOf: period.to, ...head, members };
    const { id, to } = period.quarter;
    return { quarter: id, ...(period.to === to ? {} : { asOf: period.to }), ...head, members };
  });
}

/** The figures of a period, for every member. */
export async function giveGetFigures(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
): Promise<GiveGetFigures> {
  const figures = new GiveGetFigures(known.directory, period.to);
  const reader = new FlowReader(snapshot, known);
  const addToPeriod = (row: MemberMeasures, sign: 1 | -1): void => {
    figures.addToPeriod(row, sign);
  };
  const addToOpening: AddValue = (row, sign) => {
    figures.addToOpening(row, sign);
  };
  if (known.position * 2 < known.head.position) {
    await addFacts(ledger, snapshot, known, period, 'known', addToPeriod, addToOpening);
    return figures;
  }
  await addSums(reader, known, period, addToPeriod, addToOpening);
  await addFacts(ledger, snapshot, known, period, 'not-yet-known', addToPeriod, addToOpening);
  return figures;
}

/**
 * What members gave and received in quarters that follow each other, the last one as far as the period goes, in the accounts of
 * its last day; without what was before.
 */
export async function giveGetOfQuarters(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  quarters: readonly Quarter[],
): Promise<GiveGetFigures> {
  const figures = new GiveGetFigures(known.directory, period.to);
  const add = (row: MemberMeasures, sign: 1 | -1): void => {
    figures.addToPeriod(row, sign);
  };
  const nothing = (): void => undefined;
  const window = { ...period, from: quarters[0]!.from };
  if (known.position * 2 < known.head.position) {
    await addFacts(ledger, snapshot, known, window, 'known', add, nothing);
    return figures;
  }
  const reader = new FlowReader(snapshot, known);
  for (const { id, from, to } of quarters) {
    if (to <= period.to) await reader.quarter(id, add);
    else await reader.days(from, period.to, add);
  }
  await addFacts(ledger, snapshot, known, window, 'not-yet-known', add, nothing);
  return figures;
}

/** The figures of a period as they are now, from the sums. */
async function addSums(
  reader: FlowReader,
  known: KnownLedger,
  period: Period,
  addToPeriod: Add,
  addToOpening: AddValue,
): Promise<void> {
  if (period.quarter) {
    const { id, to, from } = period.quarter;
    if (period.to === to) await reader.quarter(id, addToPeriod);
    else await reader.days(from, period.to, addToPeriod);
    await reader.valuesBefore(id, addToOpening);
  } else if (period.isOpenEnded) {
    await reader.life(addToPeriod);
  } else {
    const { fiscalCalendar } = known.directory.coalition;
    const quarter = fiscalCalendar.quarter(fiscalCalendar.quarterOf(parseDate(period.to)));
    await reader.before(quarter.id, addToPeriod);
    await reader.days(quarter.from, period.to, addToPeriod);
  }
}

/**
 * Figures as known at an earlier position are those of today less the facts recorded since; or, in the first half of a
 * history, those facts alone that were known. Facts come from the log, so this costs as much as the shorter side is long.
 */
async function addFacts(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  which: 'known' | 'not-yet-known',
  addToPeriod: Add,
  addToOpening: AddValue,
): Promise<void> {
  const sign = which === 'known' ? 1 : -1;
  for await (const change of flowFacts(ledger, snapshot, known, which)) {
    if (change.occurredOn > period.to) continue;
    if (period.from === null || change.occurredOn >= period.from) addToPeriod(change, sign);
    else addToOpening(change, sign);
  }
}

async function* flowFacts(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { head, position, directory }: KnownLedger,
  which: 'known' | 'not-yet-known',
): AsyncGenerator<FlowChange> {
  const { scale } = directory.coalition.currency;
  const [after, upTo] = which === 'known' ? [0, position] : [position, head.position];
  if (after === upTo) return;
  for await (const page of eventPages(snapshot, ledger.events, head.coalitionId, after, upTo)) {
    for (const event of page) {
      if (isEntryEvent(event)) yield* flowChangesOf(event as unknown as EntryEvent, scale);
    }
  }
}

/** What all members together gave and received in one quarter, of what was accepted. */
export interface QuarterFlows {
  readonly quarter: Quarter;
  readonly given: FlowSum;
  readonly received: FlowSum;
}

/** The same for each of several quarters that follow each other: the rows of sums of each, and the log read once at most. */
export async function flowsByQuarter(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarters: readonly Quarter[],
): Promise<QuarterFlows[]> {
  const flows = quarters.map((quarter) => ({ quarter, given: new FlowSum(), received: new FlowSum() }));
  await readByQuarter(ledger, snapshot, known, quarters, (index, row, sign) => {
    if (row.standing === 'accepted') flows[index]![row.direction].add(row, sign);
  });
  return flows;
}

/** What every member gave and received in one quarter, in the accounts of its last day. */
export interface QuarterGiveGet {
  readonly quarter: Quarter;
  readonly members: readonly MemberFigures[];
}

/** The same for each of several quarters; what was before them is not read, so openings are none. */
export async function giveGetByQuarter(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarters: readonly Quarter[],
): Promise<QuarterGiveGet[]> {
  const figures = quarters.map((quarter) => new GiveGetFigures(known.directory, quarter.to));
  await readByQuarter(ledger, snapshot, known, quarters, (index, row, sign) => {
    figures[index]!.addToPeriod(row, sign);
  });
  return quarters.map((quarter, index) => ({ quarter, members: figures[index]!.members }));
}

async function readByQuarter(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarters: readonly Quarter[],
  add: (index: number, row: MemberMeasures, sign: 1 | -1) => void,
): Promise<void> {
  const startsKnowingNothing = known.position * 2 < known.head.position;
  if (!startsKnowingNothing) {
    const reader = new FlowReader(snapshot, known);
    for (const [index, quarter] of quarters.entries()) {
      await reader.quarter(quarter.id, (row, sign) => {
        add(index, row, sign);
      });
    }
  }
  const which = startsKnowingNothing ? 'known' : 'not-yet-known';
  for await (const change of flowFacts(ledger, snapshot, known, which)) {
    const index = quarters.findIndex(({ from, to }) => change.occurredOn >= from && change.occurredOn <= to);
    if (index >= 0) add(index, change, startsKnowingNothing ? 1 : -1);
  }
}
