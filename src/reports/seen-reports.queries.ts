import { closingThat } from '../coalition/domain/closing.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { dateIn, type Quarter } from '../kernel/calendar.js';
import { sumOf, type Amount } from '../kernel/amount.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { openEntriesIn, type OpenEntry } from '../portfolios/open-entries.queries.js';
import { undecidedTold } from '../portfolios/seen.queries.js';
import type { KnownLedger, LedgerReads } from '../portfolios/view.queries.js';
import { isReportPublished } from '../reviews/sealed-report.queries.js';
import type { QuarterlyReport, ReportMember } from './domain/report.js';
import type { MemberStatement } from './domain/statement.js';

/** How a reader sees the report of a quarter: what was published whole, or, where members see everything of each other, before. */
export type ReportSeen = 'whole' | 'told';

/**
 * Makes sure that a reader sees the report of a quarter, as known at a moment. Everybody sees what was sealed, once it is
 * published and as long as its quarter is closed. Before that, those who see all do, and members in an open coalition.
 * @throws Problem `access.not-published-yet`, `access.no-report`
 */
export async function assertReportSeen(
  ledger: Pick<LedgerReads, 'now'>,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
  outlook: Outlook,
): Promise<ReportSeen> {
  if (outlook.seesAll) return 'whole';
  const { directoryNow, directory } = known;
  const closing = closingThat(directoryNow, quarter.id);
  const isPublished =
    closing !== undefined &&
    (await isReportPublished(snapshot, known.head.coalitionId, quarter.id, closing.position));
  // What was known before the close is another report, which was never published.
  if (isPublished && closingThat(directory, quarter.id)?.position === closing.position) return 'whole';
  if (outlook.seesOthersInDetail) return 'told';
  const today = dateIn(directoryNow.coalition.timeZone, ledger.now());
  if (isPublished || quarter.from > today || quarter.to < firstDayOf(directoryNow))
    throw new Problem('access.no-report', { quarter: quarter.id });
  const because =
    closing !== undefined
      ? 'it is closed, and its report not published'
      : quarter.to < today
        ? 'the quarter is not closed'
        : `the quarter lasts to ${quarter.to}`;
  throw new Problem('access.not-published-yet', { quarter: quarter.id, because });
}

/** The first day on which anything can have happened. */
export function firstDayOf({ coalition, members }: Directory): string {
  return [coalition.foundedOn, ...[...members.values()].map(({ spells }) => spells[0]!.from)].sort()[0]!;
}

/** An unpublished report as members see it: of others without what is not decided, and without decisions that nobody else may read yet. */
export async function reportTold(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  report: QuarterlyReport,
  outlook: Outlook,
): Promise<QuarterlyReport> {
  const { from, to } = report;
  const open = (await openEntriesIn(ledger, snapshot, known, { from, to })).filter(
    ({ memberId, counterparty }) => outlook.isOwn(memberId) || outlook.isOwnParty(counterparty),
  );
  const memberOf = new Map(report.proposals.map(({ id, member }) => [id, member]));
  return {
    ...report,
    members: report.members.map((member) => memberTold(member, open, known.directory, report, outlook)),
    decisions: report.decisions
      .filter(
        ({ proposal, publishedAt }) => publishedAt !== null || outlook.isOwn(memberOf.get(proposal) ?? ''),
      )
      .map((decision) => ({
        ...decision,
        dissent: decision.dissent.filter(
          ({ member }) =>
            decision.publishedAt !== null || outlook.seesPositionsEarly || outlook.isOwn(member),
        ),
      })),
  };
}

function memberTold(
  member: ReportMember,
  open: readonly OpenEntry[],
  directory: Directory,
  { to, coalition }: QuarterlyReport,
  outlook: Outlook,
): ReportMember {
  if (outlook.seesUndecidedOf(member.id)) return member;
  const isSide = ({ memberId, counterparty }: OpenEntry): boolean =>
    [`member:${memberId}`, counterparty].some(
      (party) =>
        party.startsWith('member:') && directory.survivorOf(party.slice('member:'.length), to) === member.id,
    );
  const shared = (standing: OpenEntry['standing']): ReportMember['pending'] => {
    const both = open.filter((entry) => entry.standing === standing && isSide(entry));
    const values = both.map(({ value }) => value).filter((value): value is Amount => value !== null);
    return { entries: both.length, value: formatAmount(sumOf(values), unitOf(coalition.currency)) };
  };
  return {
    ...member,
    pending: shared('proposed'),
    disputed: outlook.seesDisputesOfOthers ? member.disputed : shared('disputed'),
  };
}

/**
 * A statement as its reader sees it.
 * @param tellsAll whether what all members come to may be told: a fair share tells the whole that it is part of
 */
export function statementTold(
  statement: MemberStatement,
  outlook: Outlook,
  tellsAll: boolean,
): MemberStatement {
  const base = unitOf(statement.coalition.currency);
  const { id } = statement.member;
  const { pending, disputed, fair, credits } = statement;
  return {
    ...statement,
    fair: tellsAll ? fair : null,
    credits: tellsAll ? credits : { ...credits, equityShare: null },
    pending: undecidedTold(pending, 'pending', id, outlook, base),
    disputed: undecidedTold(disputed, 'disputed', id, outlook, base),
  };
}
