import type { ComponentChildren, VNode } from 'preact';
import type { ReviewView } from '../../../reviews/reviews.queries.js';
import { ActionButton, ErrorSummary } from '../../controls.js';
import { Page } from '../../layout.js';
import type { Reader } from '../../reader.js';
import { basedOn, REVIEW_STEPS, type ReviewRoom, type ReviewStep } from '../../review-room.js';

/** The name of what buttons send, which have no fields of their own. */
export const PAGE_ACTS = 'acts';

interface FrameProps {
  readonly room: ReviewRoom;
  /** The step that the page is about. */
  readonly at: ReviewStep;
  /** What the reader may do next; null where that is nothing. */
  readonly next: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What stands on every page of a review: where it stands, its steps, and the next one to take. */
export function ReviewFrame({ room, at, next, children }: FrameProps): VNode {
  const { view, review, step, base } = room;
  const { reader, coalition } = view;
  const words = view.words.review;
  const title = words.of(reader.quarter(review.quarter));
  const lacks = at === step ? lacksOf(room) : [];
  return (
    <Page view={view} title={`${title}: ${words.steps[at]}`}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/review`)}>{words.all}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary view={view} form={room.formOf(PAGE_ACTS)} />
      <Steps room={room} at={at} />
      <p class="lead">{leadOf(room)}</p>
      <section class="next-step" aria-labelledby="next-step">
        <h2 id="next-step">{words.next}</h2>
        {at === step ? (
          (next ?? <p>{words.whoGoesOn}</p>)
        ) : (
          <p>
            <a class="button" href={reader.to(`${base}/${step}`)}>
              {words.goTo(words.steps[step])}
            </a>
          </p>
        )}
        {lacks.length === 0 ? null : (
          <>
            <p class="muted">{words.missing}:</p>
            <ul>
              {lacks.map((lack) => (
                <li>{lack}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      {children}
    </Page>
  );
}

function Steps({ room, at }: { readonly room: ReviewRoom; readonly at: ReviewStep }): VNode {
  const { view, step, base, review } = room;
  const words = view.words.review;
  const now = REVIEW_STEPS.indexOf(step);
  return (
    <nav class="steps" aria-label={words.stepsLabel}>
      <ol>
        {REVIEW_STEPS.map((one, index) => {
          const isDone = index < now || review.stage === 'closed';
          const state = isDone ? 'done' : index === now ? 'now' : 'ahead';
          return (
            <li class={state}>
              <a href={view.reader.to(`${base}/${one}`)} aria-current={one === at ? 'page' : undefined}>
                <strong>{words.steps[one]}</strong>
                <span>{words.stepStates[state]}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

interface MoveProps {
  readonly room: ReviewRoom;
  /** Below the review’s own address. */
  readonly path: string;
  readonly label: string;
  readonly main?: boolean;
}

/** A button that takes a review on, from the state in which its page shows it. */
export function MoveButton({ room, path, label, main = false }: MoveProps): VNode {
  const { view, base, review } = room;
  return (
    <ActionButton
      view={view}
      action={`${base}/${path}`}
      label={label}
      fields={{ based: basedOn(review) }}
      main={main}
    />
  );
}

export function decidedIn({ proposals }: ReviewView): number {
  return proposals.filter(({ decision }) => decision !== null).length;
}

/** Where a review stands, in a sentence. */
function leadOf({ view, review, isOver }: ReviewRoom): string {
  const { reader, words } = view;
  const { lead } = words.review;
  const { stage, proposals, positions, pulses, participants, preparedOn, closedOn, to } = review;
  switch (stage) {
    case 'opened':
      return isOver ? lead.over : lead.running(reader.day(to));
    case 'preparing':
      return lead.preparing(reader.day(preparedOn!), pulses.count, participants);
    case 'discussing':
      return lead.discussing(positions.length, proposals.length);
    case 'deciding':
      return lead.deciding(decidedIn(review), proposals.length);
    default:
      return lead.closed(reader.day(closedOn!), whatCameOf(review, words.review));
  }
}

function whatCameOf({ proposals }: ReviewView, words: ReviewRoom['view']['words']['review']): string {
  const counts: Partial<Record<string, number>> = {};
  for (const { decision } of proposals) {
    if (decision) counts[decision.outcome] = (counts[decision.outcome] ?? 0) + 1;
  }
  return words.outcomeCounts(counts) || words.nothingProposed;
}

/** What should be there before the next step, and is not. */
function lacksOf({ view, review, step, isOver, proposalsAreOutdated, signs }: ReviewRoom): string[] {
  const { lacks, asRole } = view.words.review;
  const { stage, supplies, run, signatures } = review;
  const listed = supplies.filter(({ isWithdrawn }) => !isWithdrawn).length;
  const silent = review.participants - review.pulses.count;
  const pulses = silent > 0 ? [lacks.pulses(silent)] : [];
  const outdated = proposalsAreOutdated ? [lacks.outdated] : [];
  const proposals = listed > 0 && run === null ? [lacks.noProposals(listed)] : [];
  if (stage === 'opened') return isOver ? [] : [lacks.notOver(view.reader.day(review.to))];
  if (stage === 'preparing') return [...pulses, ...outdated];
  if (stage === 'discussing') return [...pulses, ...proposals, ...outdated];
  if (stage !== 'deciding') return [];
  if (step === 'decide') {
    return [...outdated, lacks.undecided(review.proposals.length - decidedIn(review))];
  }
  const unsigned = (['facilitator', 'backbone'] as const).filter(
    (role) => !signatures.some((signed) => signed.role === role),
  );
  return [...(signs ? proposals : []), ...unsigned.map((role) => lacks.signature(asRole[role]))];
}

/** Money of the coalition, as it is read: `1,200.00 EUR`. */
export function money(reader: Reader, amount: string, currency: string): string {
  return `${reader.amount(amount)}\u00a0${currency}`;
}
