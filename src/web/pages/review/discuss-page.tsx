import type { VNode } from 'preact';
import { STANCES } from '../../../reviews/domain/events.js';
import type { ReviewAgenda } from '../../../reviews/agenda.queries.js';
import type { ProposedFairness } from '../../../reviews/proposed-fairness.queries.js';
import type { PositionView } from '../../../reviews/reviews.queries.js';
import { PageForm, SelectField, TextAreaField, type Option } from '../../controls.js';
import { EmptyState } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { AgendaSection } from './agenda-section.js';
import { ProposalsSection } from './proposals-section.js';
import { PulseSection } from './pulse-section.js';
import { MoveButton, ReviewFrame } from './review-frame.js';
import { SuppliesSection } from './supplies-section.js';

interface DiscussProps {
  readonly room: ReviewRoom;
  readonly agenda: ReviewAgenda;
  /** Null before proposals, and where the reader is not told. */
  readonly fairness: ProposedFairness | null;
  readonly members: readonly Option[];
  readonly pools: readonly Option[];
}

/** Where members stand, what is in dispute, and what is proposed. */
export function DiscussPage(props: DiscussProps): VNode {
  const { room, agenda, fairness, members } = props;
  return (
    <ReviewFrame room={room} at="discuss" next={<NextToDiscuss room={room} />}>
      <ProposalsSection room={room} fairness={fairness} />
      <PositionsSection room={room} members={members} />
      <AgendaSection room={room} agenda={agenda} kinds={['gap', 'dispute', 'overdue-pledge', 'ring']} />
      <PulseSection room={room} members={members} />
      <SuppliesSection {...props} />
    </ReviewFrame>
  );
}

function NextToDiscuss({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { view, review, holds, own, proposalsAreOutdated } = room;
  const words = view.words.review;
  if (!holds) {
    if (own === null || review.positions.some(({ memberId }) => memberId === own)) return null;
    return (
      <a class="button" href="#position">
        {words.statePosition}
      </a>
    );
  }
  // What is listed is proposed first; where nothing is, there is nothing to wait for.
  const isProposed = review.run !== null && !proposalsAreOutdated;
  const toPropose = !isProposed && review.supplies.some(({ isWithdrawn }) => !isWithdrawn);
  const proposing = (
    <MoveButton
      room={room}
      path="proposals"
      label={review.run === null ? words.propose : words.proposeAgain}
      main={toPropose}
    />
  );
  const deciding = <MoveButton room={room} path="deciding" label={words.decideStep} main={!toPropose} />;
  return (
    <>
      <div class="row">{toPropose ? [proposing, deciding] : [deciding, proposing]}</div>
      <p class="hint">{toPropose ? words.proposeHint : words.decideStepHint}</p>
    </>
  );
}

function PositionsSection({
  room,
  members,
}: {
  readonly room: ReviewRoom;
  readonly members: readonly Option[];
}): VNode {
  const { view, review, speaks, own } = room;
  const words = view.words.review;
  const { positions, stage } = review;
  const isOpen = stage === 'discussing' || stage === 'deciding';
  // Who objects is heard first.
  const inOrder = positions.toSorted(
    (one, other) => STANCES.indexOf(other.stance as Stance) - STANCES.indexOf(one.stance as Stance),
  );
  return (
    <section id="positions">
      <h2>{words.positions}</h2>
      {positions.length === 0 ? (
        <EmptyState title={words.noPositions}>
          <p>{words.noPositionsText}</p>
        </EmptyState>
      ) : (
        <ul class="said-list">
          {inOrder.map((position) => (
            <Position room={room} position={position} />
          ))}
        </ul>
      )}
      {own !== null && isOpen && positions.every(({ memberId }) => memberId === own) ? (
        <p class="hint">{words.hiddenPositions}</p>
      ) : null}
      {speaks && (isOpen || room.formOf('position').errors.length > 0) ? (
        <StatePosition room={room} members={members} />
      ) : null}
    </section>
  );
}

type Stance = (typeof STANCES)[number];

export function Position({
  room: { view, nameOf },
  position,
}: {
  readonly room: ReviewRoom;
  readonly position: PositionView;
}): VNode {
  const words = view.words.review;
  const { memberId, proposalId, stance, words: text, statedOn } = position;
  return (
    <li>
      <span class={`badge ${stance}`}>{words.stances[stance as Stance]}</span>{' '}
      <strong>{nameOf(memberId)}</strong>{' '}
      <span class="muted">
        {proposalId === null ? words.onQuarter : words.onProposal(proposalId)}, {view.reader.day(statedOn)}
      </span>
      <q>{text}</q>
    </li>
  );
}

function StatePosition({
  room,
  members,
}: {
  readonly room: ReviewRoom;
  readonly members: readonly Option[];
}): VNode {
  const { view, review, own, base, formOf, nameOf } = room;
  const words = view.words.review;
  const form = formOf('position');
  const given = { view, form };
  return (
    <details id="position" open={form.errors.length > 0 || own !== null}>
      <summary>{words.statePosition}</summary>
      <p>{words.positionText}</p>
      <PageForm view={view} form={form} action={`${base}/positions`} submit={words.state}>
        {own === null ? (
          <SelectField {...given} name="member" label={words.pulseMember} options={members} />
        ) : null}
        <SelectField
          {...given}
          name="proposal"
          label={words.about}
          none={words.onQuarter}
          options={review.proposals.map(({ id, memberId }) => ({
            value: id,
            label: `${words.onProposal(id)} (${nameOf(memberId)})`,
          }))}
          optional
        />
        <SelectField
          {...given}
          name="stance"
          label={words.stance}
          options={STANCES.map((value) => ({ value, label: words.stanceChoices[value] }))}
        />
        <TextAreaField {...given} name="words" label={words.words} max={2_000} />
      </PageForm>
    </details>
  );
}
