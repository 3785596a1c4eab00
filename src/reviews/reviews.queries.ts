import { insideOnly, outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorPage, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import { Amount } from '../kernel/amount.js';
import { dateIn, type Quarter } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf, type Unit } from '../kernel/unit.js';
import type { AgreedAction, Dissent, Signature } from './domain/events.js';
import { nextStepOf, type NextStep } from './domain/next-step.js';
import { isOutdated, takenOf, tookPart, type ReviewState } from './domain/review.js';
import { isDecisionSeen, isMeanTold, isPositionSeen, isProposalSeen } from './review-seen.js';
import { reopeningAskedIn, type ReopeningAskedView } from './reopening.queries.js';
import { proposalRows, pulseRows, reviewRow, runRow, supplyRows, voiceRows } from './review-rows.js';
import {
  reviewsTable,
  type ProposalRow,
  type ProposalRunRow,
  type PulseRow,
  type ReviewRow,
  type SupplyRow,
} from './reviews.tables.js';

/** A review in a line. */
export interface ReviewOutline {
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  readonly stage: string;
  readonly facilitator: string;
  readonly openedOn: string;
  /** The position whose figures are looked at; null before it was prepared. */
  readonly preparedAt: number | null;
  readonly preparedOn: string | null;
  readonly closedOn: string | null;
  /** Hash of the published report; null before. */
  readonly published: string | null;
}

/** Something that can be given next. Quantities in its own unit, the value in base currency. */
export interface SupplyView {
  readonly id: string;
  readonly title: string;
  /** `pool:ID` or `member:ID`. */
  readonly source: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: string;
  readonly step: string;
  readonly value: string;
  readonly valueType: string;
  /** The members that may have it; null means all. */
  readonly openTo: readonly string[] | null;
  readonly mostEach: string | null;
  /** What was decided to be given of it; null where that is not told, like what follows. */
  readonly decided: string | null;
  /** What is proposed, and not decided. */
  readonly proposed: string | null;
  /** quantity − decided − proposed. */
  readonly left: string | null;
  readonly isWithdrawn: boolean;
}

/** A proposal of the last run, and what was decided on it. */
export interface ProposalView {
  readonly id: string;
  readonly memberId: string;
  readonly supplyId: string;
  readonly unit: string;
  readonly quantity: string;
  readonly value: string;
  readonly valueType: string;
  /** What the member received before, and would have with all that is proposed to it. */
  readonly before: string;
  readonly after: string;
  /** Null where that is not told. */
  readonly why: string | null;
  /** Null where nothing was decided, or nobody else may read it yet. */
  readonly decision: DecisionView | null;
}

export interface DecisionView {
  readonly outcome: string;
  /** Null where it was rejected. */
  readonly quantity: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly dissent: readonly Dissent[];
  readonly actions: readonly AgreedAction[];
  /** `entry/ID` or `pledge/ID`; null where it was rejected. */
  readonly becomes: string | null;
  readonly decidedOn: string;
  /** Whether all members can read the reason. */
  readonly isPublished: boolean;
}

export interface PositionView {
  readonly memberId: string;
  /** Null for the quarter as a whole. */
  readonly proposalId: string | null;
  readonly stance: string;
  readonly words: string;
  readonly statedOn: string;
}

export interface PulseView {
  readonly memberId: string;
  readonly fairness: number;
  readonly comment: string | null;
}

export interface PulsesView {
  readonly count: number;
  /** To two places; null where nobody gave one. */
  readonly mean: string | null;
  readonly given: readonly PulseView[];
}

export interface ProposalRunView {
  readonly run: number;
  readonly position: number;
  /** The position whose figures it was made from. */
  readonly figuresAt: number;
  readonly policyVersion: number;
  readonly proposals: number;
  /** What stands in the way of a better answer, in words. */
  readonly obstacles: readonly string[];
}

/** A review with all that was said and decided in it. */
export interface ReviewView extends ReviewOutline {
  readonly currency: string;
  /** How it goes on, in words. */
  readonly next: NextStep;
  readonly signatures: readonly Signature[];
  /** Who asks that the closed quarter be reopened; null where nobody does. */
  readonly reopeningAsked: ReopeningAskedView | null;
  /** How many members take part: those that were members on some day of the quarter. */
  readonly participants: number;
  readonly pulses: PulsesView;
  /** On the quarter, and on proposals of the last run. */
  readonly positions: readonly PositionView[];
  readonly supplies: readonly SupplyView[];
  /** The last run of proposals; null before the first. */
  readonly run: ProposalRunView | null;
  readonly proposals: readonly ProposalView[];
}

/** The reviews of a coalition, the oldest quarter first. */
export async function reviewsOf(
  reads: CoalitionReads,
  coalitionId: string,
  page: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<ReviewOutline>> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const rows = await snapshot.rows(
      `SELECT ${reviewsTable.sqlColumns.join(', ')} FROM reviews WHERE coalition_id = ?`,
      [coalitionId],
    );
    const outlines = rows.map((row) => outlineOf(reviewsTable.decode(row), directory));
    const seen = insideOnly(outlookIn(directory, sight, reads.now()), outlines);
    return cursorPage('reviews', seen, ({ quarter }) => quarter, page);
  });
}

/**
 * One review, as it stands. A member sees its steps and what can be given; of what others said, get and answered, as much as the
 * coalition agreed (`review-seen.ts`).
 * @throws Problem `request.quarter-malformed`, `reviews.review-unknown`
 */
export async function reviewOf(
  reads: CoalitionReads,
  coalitionId: string,
  quarterText: string,
  sight: Sight = SEES_ALL,
): Promise<ReviewView> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const row = await reviewRow(snapshot, directory, coalitionId, quarterText);
    const outlook = outlookIn(directory, sight, reads.now());
    if (!outlook.isInside) throw new Problem('reviews.review-unknown', { quarter: row.quarter });
    const { currency, fiscalCalendar, timeZone } = directory.coalition;
    const quarter = fiscalCalendar.quarter(row.quarter);
    const supplies = await supplyRows(snapshot, coalitionId, row.quarter);
    const all = await proposalRows(snapshot, coalitionId, row);
    const proposals = all.filter((proposal) => isProposalSeen(proposal, outlook));
    const seesAllProposals = proposals.length === all.length;
    const pulses = await pulseRows(snapshot, coalitionId, row.quarter);
    const voices = (await voiceRows(snapshot, coalitionId, row)).filter(({ memberId }) =>
      isPositionSeen(memberId, row, all, outlook),
    );
    const run = await runRow(snapshot, coalitionId, row);
    const participants = [...directory.members.values()].filter((member) => tookPart(member, quarter));
    const signatures = JSON.parse(row.signatures) as Signature[];
    const reopeningAsked = reopeningAskedIn(directory, row.quarter);
    return {
      ...outlineOf(row, directory),
      currency: currency.code,
      next: nextStepOf({
        quarter: row.quarter,
        to: quarter.to,
        today: dateIn(timeZone, reads.now()),
        stage: row.stage as ReviewState['stage'],
        supplies: supplies.filter(({ withdrawnAt }) => withdrawnAt === null).length,
        run: row.run,
        isOutdated: isOutdated(row, all),
        undecided: proposals.filter(({ outcome }) => outcome === null).map(({ proposalId }) => proposalId),
        unpublished: all.filter(({ outcome, publishedAt }) => outcome !== null && publishedAt === null)
          .length,
        participants: participants.length,
        pulses: pulses.length,
        signatures,
        isPublished: row.published !== null,
        isReopeningAsked: reopeningAsked !== null,
      }),
      signatures,
      reopeningAsked,
      participants: participants.length,
      pulses: pulsesView(pulses, row, outlook),
      positions: voices.map(({ memberId, proposalId, stance, words, statedOn }) => ({
        memberId,
        proposalId: proposalId === '' ? null : proposalId,
        stance,
        words,
        statedOn,
      })),
      supplies: supplies.map((supply) => supplyView(supply, seesAllProposals ? all : null, currency)),
      run: run && runView(run, outlook),
      proposals: proposals.map((proposal) => proposalView(proposal, supplies, currency, outlook)),
    };
  });
}

/** Whether figures were frozen anew since the proposals that a review shows, so that these can't be decided on. */
export function isRunOutdated({ run, preparedAt, proposals }: ReviewView): boolean {
  const outcomes = proposals.map(({ decision }) => ({ outcome: decision?.outcome ?? null }));
  return isOutdated({ preparedAt, proposedAt: run?.position ?? null }, outcomes);
}

function outlineOf(row: ReviewRow, { coalition }: Directory): ReviewOutline {
  const { id: quarter, from, to }: Quarter = coalition.fiscalCalendar.quarter(row.quarter);
  const { stage, facilitator, openedOn, preparedAt, preparedOn, closedOn, published } = row;
  return { quarter, from, to, stage, facilitator, openedOn, preparedAt, preparedOn, closedOn, published };
}

function pulsesView(pulses: readonly PulseRow[], review: ReviewRow, outlook: Outlook): PulsesView {
  const sum = pulses.reduce((all, { fairness }) => all + fairness, 0);
  const mean = pulses.length === 0 ? null : Amount.ofQuotient(BigInt(sum), BigInt(pulses.length), 2);
  return {
    count: pulses.length,
    mean: isMeanTold(pulses, review, outlook) ? (mean?.toFixed(2) ?? null) : null,
    given: pulses
      .filter(({ memberId }) => outlook.seesUndecidedOf(memberId))
      .map(({ memberId, fairness, comment }) => ({ memberId, fairness, comment })),
  };
}

/** @param proposals null where not all are seen: what they come to together would tell the rest */
function supplyView(row: SupplyRow, proposals: readonly ProposalRow[] | null, base: Unit): SupplyView {
  const amount = (quantity: Amount): string => formatAmount(quantity, unitOf(row.unit));
  const taken = proposals && takenOf(row.supplyId, proposals);
  return {
    id: row.supplyId,
    title: row.title,
    source: row.source,
    kind: row.kind,
    unit: row.unit,
    quantity: amount(row.quantity),
    step: amount(row.step),
    value: formatAmount(row.value, base),
    valueType: row.valueType,
    openTo: row.openTo === null ? null : (JSON.parse(row.openTo) as string[]),
    mostEach: row.mostEach && amount(row.mostEach),
    decided: taken && amount(taken.decided),
    proposed: taken && amount(taken.proposed),
    left: taken && amount(row.quantity.minus(taken.decided).minus(taken.proposed)),
    isWithdrawn: row.withdrawnAt !== null,
  };
}

function proposalView(
  row: ProposalRow,
  supplies: readonly SupplyRow[],
  base: Unit,
  outlook: Outlook,
): ProposalView {
  const { unit } = supplies.find(({ supplyId }) => supplyId === row.supplyId)!;
  const money = (value: Amount): string => formatAmount(value, base);
  return {
    id: row.proposalId,
    memberId: row.memberId,
    supplyId: row.supplyId,
    unit,
    quantity: formatAmount(row.quantity, unitOf(unit)),
    value: money(row.value),
    valueType: row.valueType,
    before: money(row.before),
    after: money(row.after),
    // It tells what others lack, and what they prefer.
    why: outlook.seesTotalsOfOthers || row.publishedAt !== null ? row.why : null,
    decision:
      row.outcome === null || !isDecisionSeen(row, outlook)
        ? null
        : decisionView(row, row.outcome, unit, base, outlook),
  };
}

function decisionView(
  row: ProposalRow,
  outcome: string,
  unit: string,
  base: Unit,
  outlook: Outlook,
): DecisionView {
  const { decidedQuantity, decidedValue } = row;
  return {
    outcome,
    quantity: decidedQuantity && formatAmount(decidedQuantity, unitOf(unit)),
    value: decidedValue && formatAmount(decidedValue, base),
    reason: row.reason!,
    // Who dissents takes a position, which is shown as positions are.
    dissent: (JSON.parse(row.dissent!) as Dissent[]).filter(
      ({ memberId }) => row.publishedAt !== null || outlook.seesPositionsEarly || outlook.isOwn(memberId),
    ),
    actions: JSON.parse(row.actions!) as AgreedAction[],
    becomes: row.becomes,
    decidedOn: row.decidedOn!,
    isPublished: row.publishedAt !== null,
  };
}

function runView({ obstacles, ...row }: ProposalRunRow, { seesTotalsOfOthers }: Outlook): ProposalRunView {
  const { run, position, figuresAt, policyVersion, proposals } = row;
  // They name members, and what these lack.
  const words = seesTotalsOfOthers ? (JSON.parse(obstacles) as string[]) : [];
  return { run, position, figuresAt, policyVersion, proposals, obstacles: words };
}
