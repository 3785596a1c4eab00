import type { VNode } from 'preact';
import type { ProposedFairness } from '../../../reviews/proposed-fairness.queries.js';
import type { ProposalView } from '../../../reviews/reviews.queries.js';
import { ChartFigure, EmptyState, FigureStrip } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { fairnessChart } from './fairness-chart.js';
import { Obstacles } from './obstacles.js';
import { money } from './review-frame.js';
import { quantityIn } from '../naming.js';

interface ProposalsProps {
  readonly room: ReviewRoom;
  readonly fairness: ProposedFairness | null;
}

/** As many proposals as a page shows; the decisions’ page leads through all of them. */
const SHOWN = 60;

/** What is proposed, what it does to fairness, and why. */
export function ProposalsSection({ room, fairness }: ProposalsProps): VNode {
  const { view, review, base } = room;
  const { reader } = view;
  const words = view.words.review;
  const { proposals, run } = review;
  return (
    <section id="proposals">
      <h2>{words.proposals}</h2>
      {run === null ? (
        <EmptyState title={words.noProposals}>
          <p>{words.noProposalsText}</p>
        </EmptyState>
      ) : (
        <>
          {fairness === null ? null : <FairnessOf room={room} fairness={fairness} />}
          {proposals.length === 0 ? (
            <p class="muted">{run.proposals > 0 ? words.noneSeen : words.nothingProposed}</p>
          ) : (
            <DataTable
              id="proposals-table"
              title={words.proposals}
              head={[words.for, words.supply, numbers(words.quantity), numbers(words.worth), words.why]}
              rows={proposals.slice(0, SHOWN).map((proposal) => proposalRow(room, proposal))}
            />
          )}
          {proposals.length > SHOWN ? (
            <p class="muted">
              {words.partOf(SHOWN, proposals.length)}{' '}
              <a href={reader.to(`${base}/decide`)}>{words.decideTitle}</a>
            </p>
          ) : null}
          {run.obstacles.length === 0 ? null : (
            <>
              <h3>{words.tradeOffs}</h3>
              <Obstacles room={room} obstacles={run.obstacles} />
            </>
          )}
        </>
      )}
      <Ways room={room} />
    </section>
  );
}

function FairnessOf({
  room,
  fairness,
}: {
  readonly room: ReviewRoom;
  readonly fairness: ProposedFairness;
}): VNode | null {
  const { reader, words: site } = room.view;
  const words = site.review;
  const { before, after, members, others, currency } = fairness;
  if (members.length === 0) return null;
  return (
    <>
      <FigureStrip
        figures={[
          {
            label: words.shortfallBefore,
            value: money(reader, before.shortfall, currency),
            note: words.below(before.below),
          },
          {
            label: words.shortfallAfter,
            value: money(reader, after.shortfall, currency),
            note: words.below(after.below),
          },
        ]}
      />
      <ChartFigure
        chart={fairnessChart(
          room,
          'fairness',
          currency,
          members.map((member) => ({ ...member, otherwise: null })),
        )}
      />
      {others > 0 ? <p class="hint">{words.othersInChart(others)}</p> : null}
    </>
  );
}

function proposalRow(room: ReviewRoom, proposal: ProposalView): Row {
  const { view, review, nameOf } = room;
  const { reader } = view;
  const words = view.words.review;
  const { id, memberId, quantity, unit, value, why } = proposal;
  const said = review.positions.filter(({ proposalId }) => proposalId === id);
  return {
    id: `proposal-${id}`,
    of: (
      <>
        {nameOf(memberId)} <span class="muted">{id}</span>
      </>
    ),
    cells: [
      supplyTitle(room, proposal),
      quantityIn(view, quantity, unit),
      money(reader, value, review.currency),
      why === null && said.length === 0 ? (
        ''
      ) : (
        <>
          {why === null ? null : (
            <details>
              <summary>
                {words.why}
                <span class="unseen"> {id}</span>
              </summary>
              <p lang="en">{why}</p>
            </details>
          )}
          {said.map((position) => (
            <p>
              <span class={`badge ${position.stance}`}>
                {words.stances[position.stance as keyof typeof words.stances]}
              </span>{' '}
              {nameOf(position.memberId)}
            </p>
          ))}
        </>
      ),
    ],
  };
}

export function supplyTitle({ review }: ReviewRoom, { supplyId }: ProposalView): string {
  return review.supplies.find(({ id }) => id === supplyId)?.title ?? supplyId;
}

/** Other ways to look at it: other rules, and settling up. */
function Ways({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { view, review, base, own, seesTotals } = room;
  const { reader, coalition } = view;
  const words = view.words.review;
  const mayCompare =
    own === null &&
    coalition.may('look at everything') &&
    review.supplies.some(({ isWithdrawn }) => !isWithdrawn);
  if (!mayCompare && !seesTotals) return null;
  return (
    <ul class="cards">
      {mayCompare ? (
        <li class="card">
          <h3>
            <a href={reader.to(`${base}/compare`)}>{words.compare}</a>
          </h3>
          <p>{words.compareText}</p>
        </li>
      ) : null}
      {seesTotals ? (
        <li class="card">
          <h3>
            <a href={reader.to(`${base}/settle-up`)}>{words.settleUp}</a>
          </h3>
          <p>{words.settleText}</p>
        </li>
      ) : null}
    </ul>
  );
}
