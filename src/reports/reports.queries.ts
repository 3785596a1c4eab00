import { closingThat } from '../coalition/domain/closing.js';
import { onDate, type Closing, type Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { Progress } from '../event-store/projector.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { noPledges, type PledgeFigures } from '../exchange/domain/pledge-figures.js';
import { pledgeFigures } from '../exchange/pledge-figures.queries.js';
import { poolHoldings, type KnownUpTo } from '../exchange/pools.queries.js';
import { creditFigures, policyVersionOf } from '../knowledge/credits.queries.js';
import { knowledgeInQuarter } from '../knowledge/knowledge-figures.queries.js';
import { QuarterReader } from '../knowledge/quarter-credits.queries.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';
import { formatAmount, unitOf, type Unit } from '../kernel/unit.js';
import { together } from '../portfolios/domain/account.js';
import { figureId, viewText } from '../portfolios/domain/figure-id.js';
import { alignmentText } from '../portfolios/domain/fit.js';
import type { MemberFigures } from '../portfolios/domain/give-get.js';
import { balanceOf, returnOf, type CreditFigures } from '../portfolios/domain/portfolio.js';
import { flowsByQuarter, giveGetFigures } from '../portfolios/give-get.queries.js';
import {
  figureViewOf,
  knownLedger,
  outlookOf,
  periodOf,
  type KnownLedger,
  type LedgerReads,
} from '../portfolios/view.queries.js';
import { statedPositions } from '../reviews/positions.queries.js';
import { recordedAt, reviewInReport } from '../reviews/review-in-report.queries.js';
import { sealedReport, type SealedReport } from '../reviews/sealed-report.queries.js';
import { quarterFairness, windowShown } from '../reviews/fair-shares.queries.js';
import { fairFiguresOf, NO_FAIR_SHARE, panelOf, type FairFigures } from './domain/fairness.js';
import type { QuarterlyReport, ReportMember, ReportPool, TrendQuarter } from './domain/report.js';
import { assertReportSeen, reportTold, type ReportSeen } from './seen-reports.queries.js';
import { restatementsIn } from './restatements.queries.js';

/**
 * The report of one quarter, for every member and pool. Of a quarter that is open it is provisional, and made from what is known;
 * of a closed one it is what was sealed, or what was known at the close where that was not sealed: the same in both. `progress` is
 * told of each of its parts that is reckoned.
 * @throws Problem `access.not-published-yet`, `access.no-report`
 */
export async function quarterlyReport(
  ledger: LedgerReads,
  coalitionId: string,
  quarterId: string,
  asKnownAt?: string,
  progress?: Progress,
  sight: Sight = SEES_ALL,
): Promise<QuarterlyReport> {
  return ledger.read(async (snapshot) => {
    const about = { coalitionId, quarterId, asKnownAt, progress, sight };
    const { report } = await reportWithLedger(ledger, snapshot, about);
    return report;
  });
}

interface ReportAsked {
  readonly coalitionId: string;
  readonly quarterId: string;
  readonly asKnownAt: string | undefined;
  readonly progress?: Progress | undefined;
  readonly sight: Sight;
}

export interface ReportFound {
  readonly report: QuarterlyReport;
  readonly ledgerThen: () => Promise<KnownLedger>;
  readonly outlook: Outlook;
  readonly seen: ReportSeen;
}

/** The report as its reader sees it, and how to come by what is shown beside it. */
export async function reportWithLedger(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  asked: ReportAsked,
): Promise<ReportFound> {
  const known = await knownLedger(ledger, snapshot, asked.coalitionId, asked.asKnownAt);
  const quarter = known.directory.coalition.fiscalCalendar.quarter(asked.quarterId);
  const outlook = outlookOf(ledger, known, asked.sight);
  const seen = await assertReportSeen(ledger, snapshot, known, quarter, outlook);
  const found = await wholeReport(ledger, snapshot, known, asked);
  if (seen === 'whole') return { ...found, outlook, seen };
  const report = await reportTold(ledger, snapshot, await found.ledgerThen(), found.report, outlook);
  return { ...found, report, outlook, seen };
}

/**
 * The report, and how to come by the ledger as it was known when the report was, for what is shown beside it: of a sealed report nothing
 * else needs that, and it costs a reading of the log.
 */
async function wholeReport(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  { coalitionId, quarterId, progress }: ReportAsked,
): Promise<Pick<ReportFound, 'report' | 'ledgerThen'>> {
  const { id: quarter } = known.directory.coalition.fiscalCalendar.quarter(quarterId);
  const closing = closingThat(known.directory, quarter);
  if (!closing)
    return {
      report: await reckonedReport(ledger, snapshot, known, quarter, null, progress),
      ledgerThen: async () => known,
    };
  const ledgerAtClose = (): Promise<KnownLedger> =>
    knownLedger(ledger, snapshot, coalitionId, String(closing.position));
  const sealed = await sealedReport(snapshot, coalitionId, quarter, closing.position);
  if (sealed) return { report: asSealed(sealed), ledgerThen: ledgerAtClose };
  const atClose = await ledgerAtClose();
  const report = await reckonedReport(ledger, snapshot, atClose, quarter, closing, progress);
  return { report, ledgerThen: async () => atClose };
}

/** In the order of keys that the report was sealed with. */
function asSealed({ report, statements }: SealedReport): QuarterlyReport {
  const rest = JSON.parse(report) as QuarterlyReport;
  return { ...rest, members: statements.map((statement) => JSON.parse(statement) as ReportMember) };
}

/** Flows, pledges, credits, fair shares, positions, the trend, pools, knowledge, the review and restatements. */
const PARTS = 10;

async function reckonedReport(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarterId: string,
  closing: Closing | null,
  progress: Progress | undefined,
): Promise<QuarterlyReport> {
  let parts = 0;
  const part = async <Part>(reckoning: Promise<Part>): Promise<Part> => {
    const reckoned = await reckoning;
    progress?.((parts += 1), PARTS);
    return reckoned;
  };
  const coalitionId = known.head.coalitionId;
  const period = await periodOf(ledger, snapshot, known, { quarter: quarterId });
  const quarter = period.quarter!;
  const figures = await part(giveGetFigures(ledger, snapshot, known, period));
  const { coalition } = known.directory;
  const { currency } = coalition;
  const members = figures.members;
  const view = viewText(figureViewOf(known, period));
  const pledges = await part(pledgeFigures(snapshot, known, period));
  const none = noPledges(currency);
  const quarters = await QuarterReader.in(ledger, snapshot, known, period);
  const credits = await part(creditFigures(ledger, snapshot, known, period, quarters));
  const vested = credits.vestedOfAll;
  const fairness = await part(quarterFairness(ledger, snapshot, known, period));
  const stated = await part(statedPositions(ledger, snapshot, known, quarter.id));
  const fair = fairFiguresOf(fairness.shares, currency);
  const totals = { figure: figureId('coalition', null, view), ...totalsOf(members, currency) };
  return {
    coalition: {
      id: coalition.id,
      name: coalition.name,
      currency: currency.code,
      timeZone: coalition.timeZone,
    },
    quarter: quarter.id,
    from: quarter.from,
    to: quarter.to,
    status: closing ? 'closed' : 'open',
    position: known.position,
    headHash: await hashAt(snapshot, coalitionId, known.position),
    policyVersion: policyVersionOf(known, period),
    generatedAt: closing ? (await recordedAt(snapshot, coalitionId, closing.position))! : ledger.now(),
    totals,
    trend: await part(trendOf(ledger, snapshot, known, quarter, totals)),
    members: members.map((member) =>
      memberOf(
        member,
        pledges.get(member.id) ?? none,
        credits.columns(member.id, vested),
        fair.get(member.id) ?? NO_FAIR_SHARE,
        view,
        known.directory,
        quarter,
        currency,
      ),
    ),
    pools: await part(
      poolsOf(ledger, snapshot, view, known.directory, quarter, {
        coalitionId,
        position: known.position,
        headPosition: known.head.position,
      }),
    ),
    fairness: {
      figure: figureId('coalition', null, view, 'fairness'),
      ...panelOf(members, known.directory, quarter.to, stated),
      needBasis: fairness.shares.needBasis,
      window: windowShown(fairness),
      policyVersion: fairness.policy.version,
    },
    knowledge: await part(knowledgeInQuarter(known, quarters, quarter.id)),
    ...(await part(reviewInReport(snapshot, known, quarter.id))),
    restatements: await part(restatementsIn(ledger, snapshot, known, quarter)),
  };
}

async function hashAt(snapshot: ReadSnapshot, coalitionId: string, position: number): Promise<string> {
  const [row] = await snapshot.query('SELECT hash FROM events WHERE coalition_id = ? AND position = ?', [
    coalitionId,
    position,
  ]);
  return row!['hash'] as string;
}

function totalsOf(
  members: readonly MemberFigures[],
  currency: Unit,
): Omit<QuarterlyReport['totals'], 'figure'> {
  const sum = together(members);
  return {
    given: sum.given.toFlow(currency),
    received: sum.received.toFlow(currency),
    balance: balanceOf(sum, currency),
  };
}

/** How many quarters before its own a report looks back on: to the same season a year ago. */
export const TREND_BEFORE = 4;

/** The quarters before, and this one, whose totals are known already. */
async function trendOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
  { figure, given, received }: Omit<TrendQuarter, 'quarter'>,
): Promise<TrendQuarter[]> {
  const { currency, fiscalCalendar } = known.directory.coalition;
  const before = fiscalCalendar.quartersUpTo(quarter.id, TREND_BEFORE + 1).slice(0, -1);
  const flows = await flowsByQuarter(ledger, snapshot, known, before);
  return [
    ...flows.map((flow) => ({
      figure: figureId(
        'coalition',
        null,
        viewText(figureViewOf(known, { quarter: flow.quarter, asOf: null })),
      ),
      quarter: flow.quarter.id,
      given: flow.given.toFlow(currency),
      received: flow.received.toFlow(currency),
    })),
    { figure, quarter: quarter.id, given, received },
  ];
}

function memberOf(
  member: MemberFigures,
  pledges: PledgeFigures,
  credits: CreditFigures,
  fair: FairFigures,
  view: string,
  directory: Directory,
  quarter: Quarter,
  currency: Unit,
): ReportMember {
  const money = (amount: Amount): string => formatAmount(amount, currency);
  const priorities = onDate(directory.members.get(member.id)?.priorities ?? [], quarter.to);
  return {
    figure: figureId('member', member.id, view),
    id: member.id,
    name: member.name,
    status: member.status,
    given: member.given.toFlow(currency),
    received: member.received.toFlow(currency),
    balance: balanceOf(member, currency),
    return: returnOf(member),
    pledges,
    credits,
    priorities: priorities ?? {},
    alignment: alignmentText(member.received.byValueType, priorities),
    fair,
    pending: { entries: member.pending.entries, value: money(member.pending.value) },
    disputed: { entries: member.disputed.entries, value: money(member.disputed.value) },
  };
}

/** Pools that were opened by the quarter's end, or were ever used. Funds in base currency first, then all holdings. */
async function poolsOf(
  { events }: LedgerReads,
  snapshot: ReadSnapshot,
  view: string,
  directory: Directory,
  quarter: Quarter,
  known: KnownUpTo,
): Promise<ReportPool[]> {
  const base = directory.coalition.currency;
  const holdings = await poolHoldings(events, snapshot, known, quarter);
  const ids = new Set(holdings.keys());
  for (const pool of directory.pools.values())
    if (pool.openedOn <= quarter.to && !pool.takenBack) ids.add(pool.poolId);
  return [...ids].sort().map((id) => {
    const held = (holdings.get(id) ?? []).map(({ kind, unit, opening, inflow, outflow }) => {
      const amount = (value: Amount): string => formatAmount(value, unitOf(unit));
      const closing = opening.plus(inflow).minus(outflow);
      return {
        figure: figureId('pool', id, view, 'holdings', kind, unit),
        kind,
        unit,
        opening: amount(opening),
        in: amount(inflow),
        out: amount(outflow),
        closing: amount(closing),
      };
    });
    const none = formatAmount(Amount.zero, base);
    const funds = held.find(({ kind, unit }) => kind === 'funds' && unit === base.code);
    const pool = directory.pool(id);
    return {
      figure: figureId('pool', id, view),
      id,
      name: pool?.name ?? id,
      restrictedTo: pool?.restrictedTo ?? null,
      opening: funds?.opening ?? none,
      in: funds?.in ?? none,
      out: funds?.out ?? none,
      closing: funds?.closing ?? none,
      holdings: held,
    };
  });
}
