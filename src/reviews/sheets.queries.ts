import { knownMember } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';
import { formatAmount, unitOf, type Unit } from '../kernel/unit.js';
import { SHARE_PLACES } from '../portfolios/domain/fit.js';
import type { ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { valuePortfolios } from '../portfolios/portfolio.queries.js';
import { outlookOf, type KnownLedger, type LedgerReads } from '../portfolios/view.queries.js';
import type { FairStanding, FairStatus } from './domain/fair-shares.js';
import { Problem } from '../kernel/problem.js';
import { questionsFor, type Asked, type SheetQuestion } from './domain/questions.js';
import { participant, tookPart } from './domain/review.js';
import { quarterFairness } from './fair-shares.queries.js';
import { frozenQuarter } from './frozen.js';
import { recordedAt } from './review-in-report.queries.js';
import { pulseRows } from './review-rows.js';

/** A figure beside that of the quarter before. */
export interface Change {
  readonly of: 'given' | 'received' | 'balance' | 'alignment';
  /** Null where it could not be told. */
  readonly before: string | null;
  readonly now: string | null;
  readonly difference: string | null;
}

export interface FairStandingView {
  readonly received: string;
  readonly target: string;
  readonly shortfall: string;
  readonly status: FairStatus;
}

/** What a member brings to a review: its lines of the quarter, what changed, three questions, and how fair it finds it. */
export interface PreparationSheet extends Pick<
  ValuePortfolio,
  'figure' | 'coalition' | 'given' | 'received' | 'balance' | 'return' | 'pledges' | 'credits'
> {
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  /** The ledger's position that figures are known at. */
  readonly position: number;
  /** When the event at that position was recorded. */
  readonly knownAt: string;
  readonly isFrozen: boolean;
  readonly member: { readonly id: string; readonly name: string; readonly status: string };
  readonly pending: { readonly entries: number; readonly value: string };
  readonly disputed: { readonly entries: number; readonly value: string };
  /** Over the window of fair shares; null where the member was not active on the quarter's last day. */
  readonly fair: FairStandingView | null;
  /** The quarter before; null where the member has none. */
  readonly before: string | null;
  readonly changes: readonly Change[];
  readonly questions: readonly SheetQuestion[];
  /** What it said last; null where it said nothing yet. */
  readonly pulse: { readonly fairness: number; readonly comment: string | null } | null;
}

/**
 * The preparation sheet of a member, at the frozen position of a review; before it is prepared, now. It is for the member and the
 * backbone alone, whatever members see of each other otherwise.
 * @throws Problem `reviews.review-unknown`, `coalition.member-unknown`, `reviews.not-a-participant`
 */
export async function preparationSheet(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  memberId: string,
  sight: Sight = SEES_ALL,
): Promise<PreparationSheet> {
  const only = (known: KnownLedger, { id, to }: Quarter): string[] => {
    const { directory } = known;
    const asked = directory.survivorOf(knownMember(directory, memberId).id, to);
    if (!outlookOf(ledger, known, sight).seesUndecidedOf(asked)) {
      throw new Problem('coalition.member-unknown', { member: memberId });
    }
    return [directory.survivorOf(participant(directory, memberId, id), to)];
  };
  const [sheet] = await sheetsOf(ledger, coalitionId, quarterText, only, sight);
  return sheet!;
}

/**
 * The sheets of all that were members in the quarter, in the order of their ids; one for each account, where members merged.
 * @throws Problem `reviews.review-unknown`
 */
export function preparationSheets(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  progress?: (done: number, total: number) => void,
): Promise<PreparationSheet[]> {
  const all = ({ directory }: KnownLedger, quarter: Quarter): string[] => {
    const participants = [...directory.members.values()].filter((member) => tookPart(member, quarter));
    return [...new Set(participants.map(({ id }) => directory.survivorOf(id, quarter.to)))].sort();
  };
  return sheetsOf(ledger, coalitionId, quarterText, all, SEES_ALL, progress);
}

/** The sheets of some members from one reading of the quarter. */
function sheetsOf(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  whose: (known: KnownLedger, quarter: Quarter) => readonly string[],
  sight: Sight,
  progress?: (done: number, total: number) => void,
): Promise<PreparationSheet[]> {
  return ledger.read(async (snapshot) => {
    const { known, period, isFrozen } = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { directory, position } = known;
    const { id: quarter, from, to } = period.quarter!;
    const ids = whose(known, period.quarter!);
    const outlook = outlookOf(ledger, known, sight);
    const base = directory.coalition.currency;
    const standings = (await quarterFairness(ledger, snapshot, known, period)).shares.standings(base.scale);
    const pulses = await pulseRows(snapshot, coalitionId, quarter);
    const knownAt = (await recordedAt(snapshot, coalitionId, position))!;
    const head = { quarter, from, to, position, isFrozen, knownAt };
    const sheets: PreparationSheet[] = [];
    for await (const portfolio of valuePortfolios(ledger, snapshot, known, period, ids, sight)) {
      const { id } = portfolio.member;
      const standing = standings.get(id);
      const pulse = pulses.find(({ memberId }) => memberId === id);
      const own = {
        fair: standing && outlook.seesTotalsOfOthers ? fairStandingView(standing, base) : null,
        overdue: await overdueOf(snapshot, known, to, id),
      };
      const said = pulse ? { fairness: pulse.fairness, comment: pulse.comment } : null;
      sheets.push(sheetOf(portfolio, head, own, said));
      progress?.(sheets.length, ids.length);
    }
    return sheets;
  });
}

function fairStandingView(
  { received, target, shortfall, status }: FairStanding,
  base: Unit,
): FairStandingView {
  const [got, wanted, lacking] = [received, target, shortfall].map((amount) => formatAmount(amount, base));
  return { received: got!, target: wanted!, shortfall: lacking!, status };
}

/** The pledges of a member that were overdue on a day, the first due first. */
async function overdueOf(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  to: string,
  id: string,
): Promise<Asked['overdue']> {
  const pledges = await pledgesAt(snapshot, known, { to }, [id]);
  return pledges
    .filter(({ isOverdue }) => isOverdue)
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
    .map(({ pledgeId, unit, outstanding, dueOn }) => ({
      ...{ id: pledgeId, unit, dueOn },
      outstanding: formatAmount(outstanding.quantity, unitOf(unit)),
    }));
}

function sheetOf(
  portfolio: ValuePortfolio,
  head: Pick<PreparationSheet, 'quarter' | 'from' | 'to' | 'position' | 'knownAt' | 'isFrozen'>,
  { fair, overdue }: { readonly fair: FairStandingView | null; readonly overdue: Asked['overdue'] },
  pulse: PreparationSheet['pulse'],
): PreparationSheet {
  const { figure, coalition, member, given, received, balance, pledges, credits, trend } = portfolio;
  const { currency } = coalition;
  return {
    figure,
    ...head,
    coalition,
    member: { id: member.id, name: member.name, status: member.status },
    given,
    received,
    balance,
    return: portfolio.return,
    pledges,
    credits,
    pending: { entries: portfolio.pending.entries, value: portfolio.pending.value },
    disputed: { entries: portfolio.disputed.entries, value: portfolio.disputed.value },
    fair,
    before: trend.at(-2)?.quarter ?? null,
    changes: changesIn(trend, currency),
    questions: questionsFor({ ...portfolio, currency, fair, overdue }),
    pulse,
  };
}

function changesIn(trend: ValuePortfolio['trend'], currency: string): Change[] {
  const [before, now] = [trend.at(-2), trend.at(-1)];
  if (!before || !now) return [];
  const scale = unitOf(currency).scale;
  return [
    changeOf('given', before.given, now.given, scale),
    changeOf('received', before.received, now.received, scale),
    changeOf('balance', before.balance.closing, now.balance.closing, scale),
    changeOf('alignment', before.alignment, now.alignment, SHARE_PLACES),
  ];
}

function changeOf(of: Change['of'], before: string | null, now: string | null, scale: number): Change {
  const isTold = before !== null && now !== null;
  const difference = isTold ? Amount.parse(now).minus(Amount.parse(before)).toFixed(scale) : null;
  return { of, before, now, difference };
}
