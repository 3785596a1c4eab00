import type { VNode } from 'preact';
import { PageForm, SelectField, TextAreaField, type Option } from '../../controls.js';
import type { ReviewRoom } from '../../review-room.js';

interface PulseProps {
  readonly room: ReviewRoom;
  readonly members: readonly Option[];
}

const ANSWERS = [5, 4, 3, 2, 1] as const;

/** How fair members find the quarter, and the reader’s own word on it. */
export function PulseSection({ room, members }: PulseProps): VNode | null {
  const { view, review, own, speaks, base, formOf } = room;
  const { reader } = view;
  const words = view.words.review;
  const { stage, pulses, participants } = review;
  if (stage === 'opened') return null;
  const form = formOf('pulse');
  const said = pulses.given.find(({ memberId }) => memberId === own);
  return (
    <section id="pulse">
      <h2>{own === null ? words.pulsesGiven : words.pulse}</h2>
      <p>
        {pulses.mean === null
          ? words.pulseCount(pulses.count, participants)
          : words.pulseMean(reader.amount(pulses.mean), pulses.count)}
        {said ? ` ${words.yourPulse(said.fairness)}` : ''}
      </p>
      <Said room={room} />
      {speaks && (stage === 'preparing' || stage === 'discussing' || form.errors.length > 0) ? (
        <details open={form.errors.length > 0 || (own !== null && !said)}>
          <summary>{words.givePulse}</summary>
          <p>{words.pulseText}</p>
          <PageForm view={view} form={form} action={`${base}/pulses`} submit={words.givePulse}>
            {own === null ? (
              <SelectField
                view={view}
                form={form}
                name="member"
                label={words.pulseMember}
                options={members}
              />
            ) : null}
            <SelectField
              view={view}
              form={form}
              name="fairness"
              label={words.fairness}
              options={ANSWERS.map((answer) => ({
                value: String(answer),
                label: words.pulseAnswers[answer],
              }))}
              preset={said ? String(said.fairness) : ''}
            />
            <TextAreaField
              view={view}
              form={form}
              name="comment"
              label={words.comment}
              preset={said?.comment ?? ''}
              max={2_000}
              optional
            />
          </PageForm>
        </details>
      ) : null}
    </section>
  );
}

/** What members said, for those who may read it one by one: the least satisfied first. */
function Said({ room }: { readonly room: ReviewRoom }): VNode | null {
  const { review, nameOf, own } = room;
  const given = review.pulses.given
    .filter(({ memberId }) => memberId !== own)
    .toSorted((one, other) => one.fairness - other.fairness);
  if (given.length === 0) return null;
  return (
    <ul class="said-list">
      {given.map(({ memberId, fairness, comment }) => (
        <li>
          <strong>{nameOf(memberId)}</strong>{' '}
          <meter value={fairness} min={0} max={5} low={2.5} aria-hidden="true" /> {fairness}/5
          {comment === null ? null : <q>{comment}</q>}
        </li>
      ))}
    </ul>
  );
}
