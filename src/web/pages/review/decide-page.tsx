import type { VNode } from 'preact';
import { OUTCOMES } from '../../../reviews/domain/events.js';
import type { DecisionView, ProposalView } from '../../../reviews/reviews.queries.js';
import { PageForm, SelectField, TextAreaField, TextField, type Option } from '../../controls.js';
import { EmptyState } from '../../parts.js';
import { withParameter } from '../../reader.js';
import type { ReviewRoom } from '../../review-room.js';
import { Position } from './discuss-page.js';
import { supplyTitle } from './proposals-section.js';
import { decidedIn, money, MoveButton, ReviewFrame } from './review-frame.js';
import { quantityIn } from '../naming.js';

export const SHOWN_DECISIONS = ['undecided', 'decided', 'all'] as const;
export type ShownDecisions = (typeof SHOWN_DECISIONS)[number];

interface DecideProps {
  readonly room: ReviewRoom;
  readonly shown: ShownDecisions;
  /** How many proposals of those that are shown stand on pages before this one. */
  readonly from: number;
  /** Members that may not agree. */
  readonly members: readonly Option[];
  /** The proposal whose form was sent and refused; null where none was. */
  readonly refused: string | null;
}

const ON_A_PAGE = 20;

/** What is proposed, one by one, with what members say of it, and what was decided and why. */
export function DecidePage(props: DecideProps): VNode {
  const { room, shown, from, refused } = props;
  const { view, review, base } = room;
  const { reader } = view;
  const words = view.words.review;
  const { proposals } = review;
  const chosen = proposals.filter(
    ({ id, decision }) => id === refused || shown === 'all' || (shown === 'decided') === (decision !== null),
  );
  const page = chosen.slice(from, from + ON_A_PAGE);
  const first = page.find(({ decision }) => decision === null)?.id;
  const to = withParameter(`${base}/decide`, 'show', shown);
  return (
    <ReviewFrame room={room} at="decide" next={<NextToDecide room={room} />}>
      <section id="decisions">
        <h2>{words.decideTitle}</h2>
        {proposals.length === 0 ? (
          <EmptyState title={words.nothingToDecide}>
            <p>{review.run === null ? words.nothingToDecideText : words.notTold}</p>
          </EmptyState>
        ) : (
          <ShowWhich room={room} shown={shown} />
        )}
        {review.stage === 'deciding' || review.stage === 'closed' || proposals.length === 0 ? null : (
          <p class="muted">{words.notYetDeciding}</p>
        )}
        <ul class="cards stacked">
          {page.map((proposal) => (
            <ProposalCard
              {...props}
              proposal={proposal}
              isOpen={refused === null ? proposal.id === first : proposal.id === refused}
            />
          ))}
        </ul>
        {chosen.length > page.length ? (
          <p class="more">
            {words.partOf(page.length, chosen.length)}{' '}
            {from + ON_A_PAGE < chosen.length ? (
              <a href={reader.to(withParameter(to, 'from', String(from + ON_A_PAGE)))} rel="next">
                {view.words.more}
              </a>
            ) : null}
          </p>
        ) : null}
      </section>
    </ReviewFrame>
  );
}

function ShowWhich({ room, shown }: { readonly room: ReviewRoom; readonly shown: ShownDecisions }): VNode {
  const { view, base, review } = room;
  const words = view.words.review;
  const labels = { undecided: words.showUndecided, decided: words.showDecided, all: words.showAll };
  const decided = decidedIn(review);
  const counts = { undecided: review.proposals.length - decided, decided, all: review.proposals.length };
  return (
    <nav class="choices" aria-label={words.show}>
      {SHOWN_DECISIONS.map((one) => (
        <a
          href={view.reader.to(withParameter(`${base}/decide`, 'show', one))}
          aria-current={one === shown ? 'true' : undefined}
        >
          {labels[one]} ({view.reader.number(counts[one])})
        </a>
      ))}
    </nav>
  );
}

function NextToDecide({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { view, review, holds, proposalsAreOutdated } = room;
  const words = view.words.review;
  if (!holds) return null;
  if (proposalsAreOutdated)
    return <MoveButton room={room} path="proposals" label={words.proposeAgain} main />;
  const next = review.proposals.find(({ decision }) => decision === null);
  if (!next) return null;
  return (
    <div class="row">
      <a class="button" href={`#proposal-${next.id}`}>
        {words.decideNext(next.id)}
      </a>
      {decidedIn(review) === 0 ? (
        <MoveButton room={room} path="proposals" label={words.proposeAgain} />
      ) : null}
    </div>
  );
}

interface CardProps extends DecideProps {
  readonly proposal: ProposalView;
  readonly isOpen: boolean;
}

function ProposalCard(props: CardProps): VNode {
  const { room, proposal, refused } = props;
  const { view, review, nameOf, holds, proposalsAreOutdated } = room;
  const { reader } = view;
  const words = view.words.review;
  const { id, memberId, quantity, unit, value, why, decision } = proposal;
  const said = review.positions.filter(({ proposalId }) => proposalId === id);
  const mayDecide = holds && review.stage === 'deciding' && !proposalsAreOutdated;
  return (
    <li class="card proposal" id={`proposal-${id}`}>
      <h3>
        {words.decideOn(id, nameOf(memberId))}{' '}
        <span class={`badge ${decision?.outcome ?? ''}`}>
          {decision ? words.outcomes[decision.outcome as keyof typeof words.outcomes] : words.undecided}
        </span>
      </h3>
      <p>
        <strong>{quantityIn(view, quantity, unit)}</strong> · {supplyTitle(room, proposal)} ·{' '}
        {money(reader, value, review.currency)}
      </p>
      {why === null ? null : (
        <p class="muted" lang="en">
          {why}
        </p>
      )}
      {said.length === 0 ? null : (
        <ul class="said-list">
          {said.map((position) => (
            <Position room={room} position={position} />
          ))}
        </ul>
      )}
      {decision ? <Decision room={room} proposal={proposal} decision={decision} /> : null}
      {(mayDecide && decision === null) || refused === id ? <DecideForm {...props} /> : null}
    </li>
  );
}

function Decision({
  room: { view, nameOf },
  proposal,
  decision,
}: {
  readonly room: ReviewRoom;
  readonly proposal: ProposalView;
  readonly decision: DecisionView;
}): VNode {
  const { reader, coalition } = view;
  const words = view.words.review;
  const { outcome, quantity, reason, dissent, actions, becomes, decidedOn, isPublished } = decision;
  const [kind, ...rest] = becomes?.split('/') ?? [];
  const page = kind === 'entry' ? 'ledger' : 'pledges';
  return (
    <div class="decision">
      <p>
        {words.decidedOn(reader.day(decidedOn))}{' '}
        {outcome === 'amended' && quantity !== null ? (
          <strong>{quantityIn(view, quantity, proposal.unit)}</strong>
        ) : null}
      </p>
      <blockquote>{reason}</blockquote>
      {dissent.map(({ memberId, words: text }) => (
        <p>
          {words.dissents(nameOf(memberId))} <q>{text}</q>
        </p>
      ))}
      {actions.length === 0 ? null : (
        <ul>
          {actions.map(({ what, owner, dueOn }) => (
            <li>
              {what} <span class="muted">({words.until(owner, reader.day(dueOn))})</span>
            </li>
          ))}
        </ul>
      )}
      {becomes === null ? null : (
        <p>
          <a href={reader.to(`/c/${coalition.id}/${page}/${encodeURIComponent(rest.join('/'))}`)}>
            {kind === 'entry' ? words.becomesEntry : words.becomesPledge}
          </a>
        </p>
      )}
      {isPublished ? null : <p class="hint">{words.notPublished}</p>}
    </div>
  );
}

function DecideForm({ room, proposal, members, isOpen }: CardProps): VNode {
  const { view, base, formOf } = room;
  const words = view.words.review;
  const { id, unit } = proposal;
  const form = formOf(`decide-${id}`);
  const given = { view, form };
  const more = ['dissentMember', 'dissentWords', 'what', 'owner', 'actionDue', 'dueOn'];
  return (
    <details open={isOpen}>
      <summary>
        {words.decide}
        <span class="unseen"> {id}</span>
      </summary>
      <PageForm
        view={view}
        form={form}
        action={`${base}/proposals/${id}/decision`}
        submit={words.recordDecision}
      >
        <SelectField
          {...given}
          name="outcome"
          label={words.outcomeField}
          options={OUTCOMES.map((value) => ({ value, label: words.outcomeChoices[value] }))}
        />
        <TextField
          {...given}
          name="quantity"
          label={words.otherQuantity(unit)}
          hint={words.otherQuantityHint}
          inputmode="decimal"
          max={40}
          optional
        />
        <TextAreaField {...given} name="reason" label={words.reason} hint={words.reasonHint} max={2_000} />
        <details open={more.some((name) => form.typed(name) !== '')}>
          <summary>{words.more}</summary>
          <div class="columns">
            <div>
              <SelectField {...given} name="dissentMember" label={words.dissent} options={members} optional />
              <TextAreaField {...given} name="dissentWords" label={words.dissentWords} max={2_000} optional />
              <TextField
                {...given}
                name="dueOn"
                label={words.dueOn}
                hint={words.dueOnHint}
                type="date"
                optional
              />
            </div>
            <div>
              <TextField {...given} name="what" label={words.action} max={2_000} optional />
              <TextField {...given} name="owner" label={words.actionOwner} max={300} optional />
              <TextField {...given} name="actionDue" label={words.actionDue} type="date" optional />
            </div>
          </div>
        </details>
      </PageForm>
    </details>
  );
}
