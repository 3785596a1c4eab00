import type { UndecidedFigures, UndecidedItem } from '../../portfolios/domain/portfolio.js';
import type { Fit } from '../../portfolios/domain/fit.js';
import type { MatrixFlow } from '../../portfolios/domain/flow.js';
import { Amount } from '../../kernel/amount.js';
import { unitOf } from '../../kernel/unit.js';
import type { FairnessFigures } from './fairness.js';
import type { QuarterlyReport, ReportMember, TrendQuarter } from './report.js';

/** One side of an entry as it stands in the account of one member. */
export interface StatementItem extends UndecidedItem {
  /** With whom it was, as `pool:ID` or `member:ID`, and what that is called on the quarter's last day. */
  readonly party: string;
  readonly partyName: string;
}

/** An accepted entry. */
export interface StatementLine extends StatementItem {
  /** What the balance comes to with this line and all before it. An entry without a value leaves it as it is. */
  readonly balance: string;
}

export interface StatementItems extends Omit<UndecidedFigures, 'items'> {
  readonly items: readonly StatementItem[];
}

/** A pledge on the quarter's last day: quantities in its own unit. pledged − delivered = outstanding. */
export interface StatementPledge {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly pledged: string;
  readonly delivered: string;
  readonly outstanding: string;
  /** What of the outstanding is past its due date. */
  readonly overdue: string;
  /** What is pledged, in base currency; null where it is unvalued. */
  readonly value: string | null;
  readonly state: 'open' | 'overdue' | 'delivered' | 'waived' | 'lapsed';
}

/** A fair share with what it is made of (domain.md §8). Shares to four places, amounts of the window. */
export interface FairExplanation {
  readonly share: string;
  readonly target: string;
  readonly received: string;
  readonly shortfall: string;
  readonly status: string;
  /** Its part of what all active members gave, of their need, and of their number. */
  readonly contributionShare: string;
  readonly needShare: string;
  readonly equalShare: string;
  /** How much each principle weighs, and how far off the target is in balance: 0 to 1. */
  readonly proportionality: string;
  readonly need: string;
  readonly equality: string;
  readonly tolerance: string;
  /** What counts of what it gave in the window, and of what all gave: by the weights of value types. */
  readonly counted: string;
  readonly countedInAll: string;
  /** What all active members received in the window. */
  readonly receivedInAll: string;
  /** How many members are active. */
  readonly members: number;
  readonly needBasis: FairnessFigures['needBasis'];
  readonly window: FairnessFigures['window'];
  readonly policyVersion: number;
}

/** What a statement holds beside the figures of the member that the report has. */
export interface StatementDetails extends Pick<Fit, 'mix' | 'gap'> {
  readonly given: MatrixFlow;
  readonly received: MatrixFlow;
  readonly lines: readonly StatementItem[];
  readonly pending: StatementItems;
  readonly disputed: StatementItems;
  readonly pledges: readonly StatementPledge[];
  readonly fair: FairExplanation | null;
  readonly trend: readonly TrendQuarter[];
}

/**
 * One member's account for one quarter: opening + lines = closing. Of a closed quarter it is what was known at its close, and
 * never changes. Amounts in base currency, as exact decimals.
 */
export interface MemberStatement
  extends
    Pick<
      QuarterlyReport,
      | 'coalition'
      | 'quarter'
      | 'from'
      | 'to'
      | 'status'
      | 'position'
      | 'headHash'
      | 'policyVersion'
      | 'generatedAt'
    >,
    Pick<ReportMember, 'figure' | 'balance' | 'return' | 'credits' | 'priorities' | 'alignment'>,
    Omit<StatementDetails, 'lines' | 'pledges'> {
  readonly member: Pick<ReportMember, 'id' | 'name' | 'status'>;
  /** By date and id. */
  readonly lines: readonly StatementLine[];
  readonly pledges: ReportMember['pledges'] & { readonly items: readonly StatementPledge[] };
}

/** A statement, of the figures that the report has of a member and what is read beside it. */
export function statementOf(
  report: QuarterlyReport,
  member: ReportMember,
  details: StatementDetails,
): MemberStatement {
  const { coalition, quarter, from, to, status, position, headHash, policyVersion, generatedAt } = report;
  const { figure, id, name, balance, credits, priorities, alignment } = member;
  const { given, received, lines, pending, disputed, pledges, fair, trend, mix, gap } = details;
  return {
    figure,
    coalition,
    member: { id, name, status: member.status },
    ...{ quarter, from, to, status, position, headHash, policyVersion, generatedAt },
    balance,
    return: member.return,
    lines: running(lines, member, coalition.currency),
    given,
    received,
    priorities,
    mix,
    gap,
    alignment,
    trend,
    pledges: { ...member.pledges, items: pledges },
    credits,
    fair,
    pending,
    disputed,
  };
}

/** Lines with the balance after each; the last is the closing one, or something was read wrong. */
function running(
  lines: readonly StatementItem[],
  { id, balance }: ReportMember,
  currency: string,
): StatementLine[] {
  const { scale } = unitOf(currency);
  let sum = Amount.parse(balance.opening);
  const statement = lines.map((line): StatementLine => {
    const value = Amount.parse(line.value ?? '0');
    sum = line.side === 'given' ? sum.plus(value) : sum.minus(value);
    return { ...line, balance: sum.toFixed(scale) };
  });
  if (!sum.equals(Amount.parse(balance.closing)))
    throw new Error(
      `The lines of ${id} come to ${sum.toFixed(scale)}, and its closing balance is ${balance.closing}`,
    );
  return statement;
}

/** Statements that are gone through one after another, and not all there at once perhaps. */
export interface ManyStatements extends Iterable<MemberStatement> {
  readonly length: number;
}
