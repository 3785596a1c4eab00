import { knownMember } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { pledgesAt } from '../exchange/pledge-figures.queries.js';
import { Amount } from '../kernel/amount.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { SHARE_PLACES } from '../portfolios/domain/fit.js';
import type { ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { valuePortfolio } from '../portfolios/portfolio.queries.js';
import { outlookOf, type LedgerReads } from '../portfolios/view.queries.js';
import type { FairStatus } from './domain/fair-shares.js';
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
  const own = await ledger.read(async (snapshot) => {
    const { known, period, isFrozen } = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { directory, position } = known;
    const { id: quarter, from, to } = period.quarter!;
    const outlook = outlookOf(ledger, known, sight);
    const { id: askedId } = knownMember(directory, memberId);
    if (!outlook.seesUndecidedOf(directory.survivorOf(askedId, to)))
      throw new Problem('coalition.member-unknown', { member: memberId });
    const id = directory.survivorOf(participant(directory, memberId, quarter), to);
    const base = directory.coalition.currency;
    const { shares } = await quarterFairness(ledger, snapshot, known, period);
    const standing = shares.standings(base.scale).get(id);
    const pledges = await pledgesAt(snapshot, known, { to }, [id]);
    const pulse = (await pulseRows(snapshot, coalitionId, quarter)).find((said) => said.memberId === id);
    return {
      head: {
        ...{ quarter, from, to, position, isFrozen },
        knownAt: (await recordedAt(snapshot, coalitionId, position))!,
      },
      fair:
        standing && outlook.seesTotalsOfOthers
          ? {
              received: formatAmount(standing.received, base),
              target: formatAmount(standing.target, base),
              shortfall: formatAmount(standing.shortfall, base),
              status: standing.status,
            }
          : null,
      overdue: pledges
        .filter(({ isOverdue }) => isOverdue)
        .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
        .map(({ pledgeId, unit, outstanding, dueOn }) => ({
          ...{ id: pledgeId, unit, dueOn },
          outstanding: formatAmount(outstanding.quantity, unitOf(unit)),
        })),
      pulse: pulse ? { fairness: pulse.fairness, comment: pulse.comment } : null,
    };
  });
  const { head, fair, overdue, pulse } = own;
  const scope = { quarter: head.quarter, asKnownAt: String(head.position) };
  const portfolio = await valuePortfolio(ledger, coalitionId, memberId, scope, sight);
  return sheetOf(portfolio, head, { fair, overdue }, pulse);
}

/**
 * The sheets of all that were members in the quarter, in the order of their ids; one for each account, where members merged.
 * @throws Problem `reviews.review-unknown`
 */
export async function preparationSheets(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  progress?: (done: number, total: number) => void,
): Promise<PreparationSheet[]> {
  const ids = await ledger.read(async (snapshot) => {
    const { known, period } = await frozenQuarter(ledger, snapshot, coalitionId, quarterText);
    const { directory } = known;
    const quarter = period.quarter!;
    const participants = [...directory.members.values()].filter((member) => tookPart(member, quarter));
    return [...new Set(participants.map(({ id }) => directory.survivorOf(id, quarter.to)))].sort();
  });
  const sheets: PreparationSheet[] = [];
  for (const id of ids) {
    sheets.push(await preparationSheet(ledger, coalitionId, quarterText, id));
    progress?.(sheets.length, ids.length);
  }
  return sheets;
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
