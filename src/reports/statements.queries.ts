import { closingThat } from '../coalition/domain/closing.js';
import { knownMember, nameOn, type Directory } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { Progress } from '../event-store/projector.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { PledgeOn } from '../exchange/domain/pledge-figures.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf, type Unit } from '../kernel/unit.js';
import { shownIn } from '../portfolios/domain/explanation.js';
import { figureId, viewText } from '../portfolios/domain/figure-id.js';
import { fitOf, SHARE_PLACES } from '../portfolios/domain/fit.js';
import { FlowSum } from '../portfolios/domain/flow.js';
import { accountLines, AccountLines, type EntryLine } from '../portfolios/entry-lines.queries.js';
import { giveGetByQuarter } from '../portfolios/give-get.queries.js';
import {
  figureViewOf,
  outlookOf,
  periodOf,
  type KnownLedger,
  type LedgerReads,
} from '../portfolios/view.queries.js';
import { quarterFairness } from '../reviews/fair-shares.queries.js';
import { isReportPublished } from '../reviews/sealed-report.queries.js';
import { standingsIn } from '../reviews/fair-standings.queries.js';
import type { QuarterlyReport, ReportMember, TrendQuarter } from './domain/report.js';
import {
  statementOf,
  type FairExplanation,
  type MemberStatement,
  type StatementItem,
  type StatementPledge,
} from './domain/statement.js';
import { reportWithLedger, TREND_BEFORE } from './reports.queries.js';
import { statementTold } from './seen-reports.queries.js';

/**
 * The statement of one member for a quarter. An id that was merged away by the quarter's end gives the statement of the member that
 * its history went to.
 * @throws Problem `coalition.member-unknown`, also of a member whose account the reader does not see, `reports.no-statement`
 */
export async function memberStatement(
  ledger: LedgerReads,
  coalitionId: string,
  memberId: string,
  quarterId: string,
  asKnownAt?: string,
  sight: Sight = SEES_ALL,
): Promise<MemberStatement> {
  return ledger.read(async (snapshot) => {
    // Its own account a member always sees, whether the report is published or not.
    const { report, ledgerThen } = await reportWithLedger(ledger, snapshot, {
      ...{ coalitionId, quarterId, asKnownAt, sight: SEES_ALL },
    });
    const known = await ledgerThen();
    const { directory } = known;
    const outlook = outlookOf(ledger, known, sight);
    const id = directory.survivorOf(knownMember(directory, memberId).id, report.to);
    if (!outlook.seesDetailOf(id)) throw new Problem('coalition.member-unknown', { member: memberId });
    const member = report.members.find((one) => one.id === id);
    if (!member) throw new Problem('reports.no-statement', { member: memberId, quarter: report.quarter });
    const [statement] = await statementsIn(ledger, snapshot, known, report, [member]);
    const tellsAll =
      outlook.seesOthersInDetail ||
      (outlook.seesTotalsOfOthers && asKnownAt === undefined) ||
      (await isPublished(snapshot, known, report));
    return statementTold(statement!, outlook, tellsAll);
  });
}

async function isPublished(
  snapshot: ReadSnapshot,
  { directoryNow, head }: KnownLedger,
  { quarter, status }: QuarterlyReport,
): Promise<boolean> {
  const closing = closingThat(directoryNow, quarter);
  if (status !== 'closed' || !closing) return false;
  return isReportPublished(snapshot, head.coalitionId, quarter, closing.position);
}

export interface ReportWithStatements {
  readonly report: QuarterlyReport;
  /** Of every member that the report has, as far as its account is seen, in its order. */
  readonly statements: readonly MemberStatement[];
}

/**
 * The report of a quarter with the statements of those of its members whose accounts the reader sees, from one pass over the
 * quarter's entries.
 * @throws Problem `access.not-published-yet`, `access.no-report`
 */
export async function reportWithStatements(
  ledger: LedgerReads,
  coalitionId: string,
  quarterId: string,
  asKnownAt?: string,
  progress?: Progress,
  sight: Sight = SEES_ALL,
): Promise<ReportWithStatements> {
  return ledger.read(async (snapshot) => {
    const about = { coalitionId, quarterId, asKnownAt, progress, sight };
    const { report, ledgerThen, outlook } = await reportWithLedger(ledger, snapshot, about);
    const members = report.members.filter(({ id }) => outlook.seesDetailOf(id));
    if (members.length === 0) return { report, statements: [] };
    const statements = await statementsIn(ledger, snapshot, await ledgerThen(), report, members);
    // The report that it stands beside tells what all come to.
    return { report, statements: statements.map((statement) => statementTold(statement, outlook, true)) };
  });
}

async function statementsIn(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  report: QuarterlyReport,
  members: readonly ReportMember[],
): Promise<MemberStatement[]> {
  const { directory } = known;
  const base = directory.coalition.currency;
  const one = members.length === 1 ? members[0]!.id : undefined;
  const accounts = await accountLines(ledger, snapshot, known, report, one);
  const pledges = await pledgesByMember(snapshot, known, report.to, one);
  const trends = await trendsByMember(ledger, snapshot, known, report.quarter);
  const fair = await fairByMember(ledger, snapshot, known, report.quarter);
  return members.map((member) => {
    const account = accounts.get(member.id) ?? new AccountLines();
    const items = (lines: readonly EntryLine[]): StatementItem[] =>
      lines.map((line) => ({ ...line, partyName: partyName(directory, line.party, report.to) }));
    const declared = Object.keys(member.priorities).length > 0 ? member.priorities : undefined;
    const { mix, gap } = fitOf(account.received.byValueType, declared);
    return statementOf(report, member, {
      given: account.given.toMatrix(base),
      received: account.received.toMatrix(base),
      lines: items(account.accepted),
      pending: { ...member.pending, items: items(account.pending) },
      disputed: { ...member.disputed, items: items(account.disputed) },
      pledges: pledges.get(member.id) ?? [],
      fair: fair.get(member.id) ?? null,
      trend: trends(member.id),
      mix,
      gap,
    });
  });
}

function partyName(directory: Directory, party: string, on: string): string {
  const [, type, id] = /^(member|pool):(.*)$/s.exec(party)!;
  if (type === 'pool') return directory.pool(id!)?.name ?? id!;
  const member = directory.members.get(id!);
  return member ? nameOn(member, on) : id!;
}

/** In the order of their due dates. */
async function pledgesByMember(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  to: string,
  memberId: string | undefined,
): Promise<Map<string, StatementPledge[]>> {
  const { directory } = known;
  const all = await pledgesAt(snapshot, known, { to }, memberId === undefined ? undefined : [memberId]);
  const byMember = new Map<string, StatementPledge[]>();
  for (const pledge of all) {
    const survivor = directory.survivorOf(pledge.memberId, to);
    const own = byMember.get(survivor);
    const shown = pledgeShown(pledge, directory.coalition.currency);
    if (own) own.push(shown);
    else byMember.set(survivor, [shown]);
  }
  for (const own of byMember.values())
    own.sort((one, other) =>
      one.dueOn !== other.dueOn ? (one.dueOn < other.dueOn ? -1 : 1) : one.id < other.id ? -1 : 1,
    );
  return byMember;
}

function pledgeShown(pledge: PledgeOn, base: Unit): StatementPledge {
  const { pledgeId, kind, unit, madeOn, dueOn, pledged, delivered, outstanding, ended, isOverdue } = pledge;
  const amount = (quantity: Amount): string => formatAmount(quantity, unitOf(unit));
  const isDelivered = outstanding.quantity.isZero();
  return {
    ...{ id: pledgeId, kind, unit, madeOn, dueOn },
    pledged: amount(pledged.quantity),
    delivered: amount(delivered.quantity),
    outstanding: amount(outstanding.quantity),
    overdue: amount(isOverdue ? outstanding.quantity : Amount.zero),
    value: pledged.value && formatAmount(pledged.value, base),
    state: ended ?? (isOverdue ? 'overdue' : isDelivered ? 'delivered' : 'open'),
  };
}

/** What each gave and received in this quarter and the ones before it, as far as the report looks back. */
async function trendsByMember(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarterId: string,
): Promise<(memberId: string) => TrendQuarter[]> {
  const { currency, fiscalCalendar } = known.directory.coalition;
  const quarters = fiscalCalendar.quartersUpTo(quarterId, TREND_BEFORE + 1);
  const read = (await giveGetByQuarter(ledger, snapshot, known, quarters)).map(({ quarter, members }) => ({
    quarter,
    view: viewText(figureViewOf(known, { quarter, asOf: null })),
    members: new Map(members.map((member) => [member.id, member])),
  }));
  const none = new FlowSum();
  return (memberId) =>
    read.map(({ quarter, view, members }) => {
      const { given, received } = members.get(memberId) ?? { given: none, received: none };
      return {
        figure: figureId('member', memberId, view),
        quarter: quarter.id,
        given: given.toFlow(currency),
        received: received.toFlow(currency),
      };
    });
}

/** The fair share of each active member, with what it is made of. */
async function fairByMember(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarterId: string,
): Promise<Map<string, FairExplanation>> {
  const period = await periodOf(ledger, snapshot, known, { quarter: quarterId });
  const fairness = await quarterFairness(ledger, snapshot, known, period);
  const { members, shares, policy } = fairness;
  const { currency: base } = known.directory.coalition;
  const { basis, members: standings } = standingsIn(fairness, base);
  const parts = shares.shares();
  const { proportionality, need, equality, tolerance } = policy.fairness;
  const inAll = {
    countedInAll: shownIn(sumOf(members.map(({ counted }) => counted)), base.code),
    receivedInAll: formatAmount(shares.receivedInAll, base),
    members: members.length,
    proportionality: proportionality.toString(),
    need: need.toString(),
    equality: equality.toString(),
    tolerance: tolerance.toString(),
    policyVersion: policy.version,
  };
  return new Map(
    members.map(({ id, counted }) => {
      const { over, under } = parts.get(id)!.equality;
      const equalShare = Amount.ofQuotient(over, under, SHARE_PLACES).toFixed(SHARE_PLACES);
      const own = { equalShare, counted: shownIn(counted, base.code) };
      return [id, { ...standings.get(id)!, ...own, ...inAll, ...basis }];
    }),
  );
}
