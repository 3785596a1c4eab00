import {
  nameOn,
  knownMember,
  onDate,
  statusOn,
  type Directory,
  type Member,
} from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { noPledges } from '../exchange/domain/pledge-figures.js';
import { pledgeFigures } from '../exchange/pledge-figures.queries.js';
import { creditFigures, policyVersionOf } from '../knowledge/credits.queries.js';
import { recognitionOf } from '../recognition/member-recognition.queries.js';
import { addDays, parseDate, type Quarter } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount } from '../kernel/unit.js';
import { Account, together } from './domain/account.js';
import { undecidedItems, type EntryFacts } from './domain/entry-facts.js';
import { figureId, viewText } from './domain/figure-id.js';
import { alignmentText } from './domain/fit.js';
import {
  balanceOf,
  mediansOf,
  ownFigures,
  sharesOf,
  undecidedOf,
  type CreditFigures,
  type PortfolioMember,
  type TrendQuarter,
  type UndecidedFigures,
  type ValuePortfolio,
} from './domain/portfolio.js';
import { entryFactsOf } from './entry-facts.queries.js';
import { FlowReader } from './flow-sums.queries.js';
import { coalitionFigures } from './member-totals.queries.js';
import { LIFE } from './portfolios.tables.js';
import { togetherTold, undecidedTold, type TogetherTold } from './seen.queries.js';
import {
  figureViewOf,
  isKeptAsSums,
  knownLedger,
  outlookOf,
  periodOf,
  type FigureScope,
  type KnownLedger,
  type LedgerReads,
  type Period,
} from './view.queries.js';

const TREND_QUARTERS = 8;

/**
 * A member's value portfolio. It costs what it shows: the member's own sums of the quarters in its trend, and a row or
 * two of every member for medians and shares. As of a day within a quarter, or as known earlier, entries are read instead.
 * @throws Problem `coalition.member-unknown`, also of a member whose portfolio the reader does not see
 */
export async function valuePortfolio(
  ledger: LedgerReads,
  coalitionId: string,
  memberId: string,
  scope: FigureScope,
  sight: Sight = SEES_ALL,
): Promise<ValuePortfolio> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId, scope.asKnownAt);
    const asked = knownMember(known.directory, memberId);
    const period = await periodOf(ledger, snapshot, known, scope);
    return portfolioIn(await portfolioView(ledger, snapshot, known, period, sight), asked);
  });
}

/** The portfolios of several members, one after another; what concerns all members is read once. */
export async function* valuePortfolios(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  memberIds: readonly string[],
  sight: Sight = SEES_ALL,
): AsyncGenerator<ValuePortfolio> {
  const view = await portfolioView(ledger, snapshot, known, period, sight);
  for (const id of memberIds) yield portfolioIn(view, knownMember(known.directory, id));
}

/** What the portfolios of all members are made from. */
interface PortfolioView {
  readonly ledger: LedgerReads;
  readonly snapshot: ReadSnapshot;
  readonly known: KnownLedger;
  readonly period: Period;
  readonly all: Awaited<ReturnType<typeof coalitionFigures>>;
  readonly credits: Awaited<ReturnType<typeof creditFigures>>;
  /** What of it the reader sees. */
  readonly outlook: Outlook;
  readonly told: TogetherTold;
}

async function portfolioView(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  sight: Sight,
): Promise<PortfolioView> {
  const outlook = outlookOf(ledger, known, sight);
  const told = await togetherTold(snapshot, known, period, outlook);
  const all = await coalitionFigures(ledger, snapshot, known, period);
  const credits = await creditFigures(ledger, snapshot, known, period);
  return { ledger, snapshot, known, period, all, credits, outlook, told };
}

async function portfolioIn(
  { ledger, snapshot, known, period, all, credits, outlook, told }: PortfolioView,
  asked: Member,
): Promise<ValuePortfolio> {
  const whose = whoseOf(known.directory, asked, period);
  if (!outlook.seesDetailOf(whose.member.id))
    throw new Problem('coalition.member-unknown', { member: asked.id });
  const { accounts, undecided } = await accountsOf(ledger, snapshot, known, period, whose);
  const pledges = await pledgeFigures(snapshot, known, period, [whose.member.id]);
  const figures = together(
    [...accounts.values()].map((account) => account.figures(period.quarter?.id, period.to)),
  );
  const { id, name, currency: base, timeZone } = known.directory.coalition;
  const view = viewText(figureViewOf(known, period));
  const toldOf = (of: 'pending' | 'disputed'): UndecidedFigures => {
    const standing = of === 'pending' ? 'proposed' : 'disputed';
    const items = undecidedItems(undecided, standing, new Set(accounts.keys()), base);
    return undecidedTold(undecidedOf(figures[of], items, base), of, whose.member.id, outlook, base);
  };
  return {
    figure: figureId('member', whose.member.id, view),
    coalition: { id, name, currency: base.code, timeZone },
    member: portfolioMember(whose, period.to),
    movedFrom: asked === whose.member ? null : movedFrom(asked, period.to),
    quarter: period.quarter?.id ?? null,
    from: period.from,
    to: period.to,
    position: known.position,
    policyVersion: policyVersionOf(known, period),
    ...ownFigures(figures, onDate(whose.member.priorities, period.to), base),
    shares: sharesTold(sharesOf(all, figures), told),
    medians: {
      figure: figureId('coalition', null, view, 'medians'),
      ...(told.medians ? mediansOf(all, base) : NO_MEDIANS),
    },
    trend: whose.quarters.map((quarter) => trendQuarter(quarter, whose, accounts, known, period)),
    pledges: pledges.get(whose.member.id) ?? noPledges(base),
    credits: creditsTold(credits.columns(whose.member.id), told),
    recognition: await recognitionOf(snapshot, known.head.coalitionId, [...accounts.keys()].sort(), {
      ...{ from: period.from, to: period.to, position: known.position },
    }),
    pending: toldOf('pending'),
    disputed: toldOf('disputed'),
  };
}

const NO_MEDIANS = { given: null, received: null, balance: null, alignment: null };

/** A share tells the whole that it is part of. */
function sharesTold(
  { given, received }: ValuePortfolio['shares'],
  told: TogetherTold,
): ValuePortfolio['shares'] {
  return { given: told.given ? given : null, received: told.received ? received : null };
}

/** Its part of all credits goes with medians: what members hold in all is told only where totals of each are. */
export function creditsTold(credits: CreditFigures, told: Pick<TogetherTold, 'medians'>): CreditFigures {
  return told.medians ? credits : { ...credits, equityShare: null };
}

/** Whose portfolio it is: a member, those whose history came to it by the period's end, and the quarters of its trend. */
interface Whose {
  readonly member: Member;
  readonly joinedBy: readonly Member[];
  readonly quarters: readonly Quarter[];
}

function whoseOf(directory: Directory, asked: Member, period: Period): Whose {
  const survivor = directory.survivorOf(asked.id, period.to);
  const member = directory.members.get(survivor)!;
  const joinedBy = directory
    .carriedOnBy(survivor, period.to)
    .filter((id) => id !== survivor)
    .sort()
    .map((id) => directory.members.get(id)!);
  return { member, joinedBy, quarters: trendQuarters(directory, [member, ...joinedBy], period) };
}

/** The last quarters up to the period's end, none before the first day of anybody concerned; at least one. */
function trendQuarters(directory: Directory, members: readonly Member[], period: Period): Quarter[] {
  const { fiscalCalendar } = directory.coalition;
  const last = period.quarter?.id ?? fiscalCalendar.quarterOf(parseDate(period.to));
  const quarters = [fiscalCalendar.quarter(last)];
  const firstDay = members.map(({ spells }) => spells[0]!.from).sort()[0]!;
  while (quarters.length < TREND_QUARTERS && quarters[0]!.from > firstDay) {
    quarters.unshift(fiscalCalendar.quarter(fiscalCalendar.previous(quarters[0]!.id)));
  }
  return quarters;
}

interface AccountsRead {
  readonly accounts: ReadonlyMap<string, Account>;
  /** Entries of the period that are not decided, perhaps among others. */
  readonly undecided: readonly EntryFacts[];
}

async function accountsOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Period,
  { member, joinedBy, quarters }: Whose,
): Promise<AccountsRead> {
  const members = [member, ...joinedBy];
  const memberIds = members.map(({ id }) => id);
  const accounts = new Map(members.map(({ id, baseline }) => [id, new Account(baseline)]));
  const { from, to } = period;
  if (isKeptAsSums(known, period)) {
    const reader = new FlowReader(snapshot, known);
    for (const [id, account] of accounts) {
      await reader.ofMember(id, quarters[0]!, (quarter, row) => {
        if (quarter === LIFE) account.addToLife(row);
        else account.addToQuarter(quarter, row);
      });
    }
    const asked = { memberIds, from, to, undecided: true } as const;
    return { accounts, undecided: await entryFactsOf(ledger, snapshot, known, asked) };
  }
  const entries = await entryFactsOf(ledger, snapshot, known, { memberIds, from: null, to });
  const { fiscalCalendar } = known.directory.coalition;
  for (const { facts } of entries) {
    for (const change of facts.flatMap(({ changes }) => changes)) {
      if (change.occurredOn > to) continue;
      const quarter = fiscalCalendar.quarterOf(parseDate(change.occurredOn));
      accounts.get(change.memberId)?.addToLife(change);
      accounts.get(change.memberId)?.addToQuarter(quarter, change);
    }
  }
  const isInPeriod = (on: string): boolean => (from === null || on >= from) && on <= to;
  return { accounts, undecided: entries.filter(({ occurredOn }) => isInPeriod(occurredOn)) };
}

function trendQuarter(
  quarter: Quarter,
  { member }: Whose,
  accounts: ReadonlyMap<string, Account>,
  known: KnownLedger,
  period: Period,
): TrendQuarter {
  const { directory } = known;
  const base = directory.coalition.currency;
  const asOf = period.asOf !== null && period.asOf < quarter.to ? period.asOf : null;
  const to = asOf ?? quarter.to;
  const figures = together(
    [...accounts]
      .filter(([id]) => directory.survivorOf(id, to) === member.id)
      .map(([, account]) => account.figures(quarter.id, to)),
  );
  const view = viewText({ ...figureViewOf(known, period), quarter: quarter.id, asOf });
  return {
    figure: figureId('member', member.id, view),
    quarter: quarter.id,
    from: quarter.from,
    to,
    given: formatAmount(figures.given.value, base),
    received: formatAmount(figures.received.value, base),
    balance: balanceOf(figures, base),
    alignment: alignmentText(figures.received.byValueType, onDate(member.priorities, to)),
  };
}

function portfolioMember({ member, joinedBy }: Whose, on: string): PortfolioMember {
  const names = member.names.filter(({ from }) => from <= on);
  return {
    id: member.id,
    name: nameOn(member, on),
    status: statusOn(member, on),
    formerNames: names.slice(0, -1).map(({ from, value }, i) => ({
      name: value,
      from,
      to: addDays(parseDate(names[i + 1]!.from), -1),
    })),
    joinedBy: joinedBy.map((one) => movedFrom(one, on)),
  };
}

/** A member that merged by a date, and where its history went. */
function movedFrom(member: Member, on: string): PortfolioMember['joinedBy'][number] {
  const { into, on: mergedOn } = member.merged!;
  return { id: member.id, name: nameOn(member, on), into, on: mergedOn };
}
