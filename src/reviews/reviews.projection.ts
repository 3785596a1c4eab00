import type { Directory } from '../coalition/domain/directory.js';
import type { QuarterReopened } from '../coalition/domain/events.js';
import type { Projection } from '../event-store/projection.js';
import type { RowWriter } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.js';
import { isReviewEvent, type ReviewEvent, type Signature } from './domain/events.js';
import {
  proposalRunsTable,
  proposalsTable,
  pulsesTable,
  reviewsTable,
  sealedStatementsTable,
  sealsTable,
  suppliesTable,
  voicesTable,
  type ProposalRow,
  type ReviewRow,
} from './reviews.tables.js';

/** Reviews as they stand, what was said and decided in them, and the reports that were sealed. */
export const reviewsProjection: Projection<Directory> = {
  name: 'reviews',
  version: 1,
  tables: [
    reviewsTable,
    suppliesTable,
    proposalRunsTable,
    proposalsTable,
    pulsesTable,
    voicesTable,
    sealsTable,
    sealedStatementsTable,
  ],
  wants(event, wants) {
    if (event.type === 'QuarterReopened') {
      wants.row(reviewsTable, { quarter: (event.data as unknown as QuarterReopened).quarter });
      return;
    }
    if (!isReviewEvent(event)) return;
    const fact = event as unknown as ReviewEvent;
    const { quarter } = fact.data;
    switch (fact.type) {
      case 'ReviewOpened':
      case 'SupplyListed':
      case 'ProposalMade':
      case 'PulseGiven':
      case 'PositionStated':
      case 'StatementSealed':
      case 'ReportSealed':
        return;
      case 'SupplyWithdrawn':
        wants.row(suppliesTable, { quarter, supplyId: fact.data.supplyId });
        return;
      case 'ProposalDecided':
        wants.row(proposalsTable, proposalKey(quarter, fact.data.proposalId));
        return;
      case 'DecisionsPublished':
        for (const id of fact.data.proposals) wants.row(proposalsTable, proposalKey(quarter, id));
        return;
      default:
        wants.row(reviewsTable, { quarter });
    }
  },
  apply(event, rows) {
    const { position } = event;
    if (event.type === 'QuarterReopened') {
      const { quarter } = event.data as unknown as QuarterReopened;
      // What was decided stays; who signed has to look again.
      changeReview(rows, quarter, { stage: 'deciding', signatures: '[]', closedOn: null, published: null });
      return;
    }
    if (isReviewEvent(event)) applyReviewEvent(event as unknown as ReviewEvent, position, rows);
  },
};

function applyReviewEvent({ type, data, occurredOn }: ReviewEvent, position: number, rows: RowWriter): void {
  const { quarter } = data;
  switch (type) {
    case 'ReviewOpened':
      rows.put(reviewsTable, {
        quarter,
        position,
        openedOn: occurredOn,
        stage: 'opened',
        facilitator: data.facilitator,
        preparedAt: null,
        preparedOn: null,
        run: 0,
        proposedAt: null,
        signatures: '[]',
        closedOn: null,
        published: null,
      });
      break;
    case 'ReviewPrepared':
      changeReview(rows, quarter, { stage: 'preparing', preparedAt: data.position, preparedOn: occurredOn });
      break;
    case 'DiscussionOpened':
      changeReview(rows, quarter, { stage: 'discussing' });
      break;
    case 'DecidingOpened':
      changeReview(rows, quarter, { stage: 'deciding' });
      break;
    case 'PulseGiven': {
      const { memberId, fairness, comment } = data;
      rows.put(pulsesTable, { quarter, memberId, position, fairness, comment });
      break;
    }
    case 'PositionStated': {
      const { memberId, proposalId, stance, words } = data;
      const row = { quarter, memberId, proposalId: proposalId ?? '', position, statedOn: occurredOn };
      rows.put(voicesTable, { ...row, stance, words });
      break;
    }
    case 'SupplyListed': {
      const { by: _, openTo, mostEach, ...supply } = data;
      rows.put(suppliesTable, {
        ...supply,
        position,
        quantity: Amount.parse(supply.quantity),
        step: Amount.parse(supply.step),
        value: Amount.parse(supply.value),
        openTo: openTo && json(openTo),
        mostEach: mostEach === null ? null : Amount.parse(mostEach),
        withdrawnAt: null,
      });
      break;
    }
    case 'SupplyWithdrawn': {
      const { supplyId } = data;
      const row = rows.get(suppliesTable, { quarter, supplyId })!;
      rows.put(suppliesTable, { ...row, withdrawnAt: position });
      break;
    }
    case 'ProposalsMade': {
      const { run, position: figuresAt, policyVersion, proposals, obstacles } = data;
      const row = { quarter, run, position, figuresAt, policyVersion, proposals };
      rows.append(proposalRunsTable, { ...row, obstacles: json(obstacles) });
      changeReview(rows, quarter, { run, proposedAt: position });
      break;
    }
    case 'ProposalMade': {
      const { by: _, run, ...proposal } = data;
      rows.put(proposalsTable, {
        ...proposal,
        run: String(run),
        position,
        quantity: Amount.parse(proposal.quantity),
        value: Amount.parse(proposal.value),
        before: Amount.parse(proposal.before),
        after: Amount.parse(proposal.after),
        ...UNDECIDED,
      });
      break;
    }
    case 'ProposalDecided': {
      const { proposalId, outcome, quantity, value, reason, dissent, actions, becomes } = data;
      changeProposal(rows, quarter, proposalId, {
        outcome,
        decidedQuantity: quantity === null ? null : Amount.parse(quantity),
        decidedValue: value === null ? null : Amount.parse(value),
        reason,
        dissent: json(dissent),
        actions: json(actions),
        becomes,
        decidedOn: occurredOn,
        decidedAt: position,
      });
      break;
    }
    case 'DecisionsPublished':
      for (const id of data.proposals) changeProposal(rows, quarter, id, { publishedAt: position });
      break;
    case 'CloseSigned': {
      const { role, signer } = data;
      const { signatures } = rows.get(reviewsTable, { quarter })!;
      const signed = [...(JSON.parse(signatures) as Signature[]), { role, signer }];
      changeReview(rows, quarter, { signatures: json(signed) });
      break;
    }
    case 'ReviewClosed':
      changeReview(rows, quarter, { stage: 'closed', closedOn: occurredOn });
      break;
    case 'StatementSealed': {
      const { position: closedAt, memberId, statement, hash } = data;
      const row = { quarter, closedAt, memberId, position, statement, hash };
      rows.append(sealedStatementsTable, row);
      break;
    }
    case 'ReportSealed': {
      const { position: closedAt, report, hash } = data;
      rows.put(sealsTable, { quarter, closedAt, position, report, hash });
      break;
    }
    case 'ReportPublished':
      changeReview(rows, quarter, { published: data.hash });
      break;
    default:
      (type) satisfies never;
  }
}

/** In one form whatever order its keys came in, so that a replay gives the same rows. */
function json(value: readonly object[] | readonly string[]): string {
  return canonicalJson(value as unknown as JsonValue);
}

/** What a proposal says before it is decided on. */
const UNDECIDED = {
  outcome: null,
  decidedQuantity: null,
  decidedValue: null,
  reason: null,
  dissent: null,
  actions: null,
  becomes: null,
  decidedOn: null,
  decidedAt: null,
  publishedAt: null,
} as const;

/** A proposal's id begins with its run: `2.14`. */
export function proposalKey(
  quarter: string,
  proposalId: string,
): Pick<ProposalRow, 'quarter' | 'run' | 'proposalId'> {
  return { quarter, run: proposalId.slice(0, proposalId.indexOf('.')), proposalId };
}

function changeProposal(
  rows: RowWriter,
  quarter: string,
  proposalId: string,
  changed: Partial<ProposalRow>,
): void {
  const row = rows.get(proposalsTable, proposalKey(quarter, proposalId))!;
  rows.put(proposalsTable, { ...row, ...changed });
}

/** A quarter that is closed without a review has no row to change. */
function changeReview(rows: RowWriter, quarter: string, changed: Partial<ReviewRow>): void {
  const row = rows.get(reviewsTable, { quarter });
  if (row) rows.put(reviewsTable, { ...row, ...changed });
}
