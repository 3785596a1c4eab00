import type { VNode } from 'preact';
import type { FirstSteps } from '../../../reviews/first-steps.queries.js';
import type { Here } from '../../view.js';

interface Step {
  readonly label: string;
  readonly how: string;
  readonly isDone: boolean;
  /** Where it is done. */
  readonly path: string;
}

/** Whether there is anything to show of what members give and get. */
export function isUnderWay({ hasEntries, isAnyClosed }: FirstSteps): boolean {
  return hasEntries || isAnyClosed;
}

/** What a coalition does until its first report, in order. What comes later may be done before: only what is done is ticked off. */
function stepsOf({ words, coalition }: Here, so: FirstSteps): Step[] {
  const { step } = words.overview;
  const base = `/c/${coalition.id}`;
  return [
    { label: step.members, how: step.membersHow, isDone: so.members > 0, path: `${base}/members/new` },
    { label: step.rates, how: step.ratesHow, isDone: so.rates > 0, path: `${base}/policies` },
    { label: step.entries, how: step.entriesHow, isDone: so.hasEntries, path: `${base}/import` },
    { label: step.review, how: step.reviewHow, isDone: so.hasReviews, path: `${base}/review` },
    { label: step.close, how: step.closeHow, isDone: so.isAnyClosed, path: `${base}/review` },
  ];
}

/** The first step that is not done. */
export function nextOf(view: Here, so: FirstSteps): Step | null {
  return stepsOf(view, so).find(({ isDone }) => !isDone) ?? null;
}

/** The way to the first report, until it is there: for who looks after it, with the way to each step. */
export function FirstStepsSection({
  view,
  steps: so,
}: {
  readonly view: Here;
  readonly steps: FirstSteps;
}): VNode | null {
  const { reader, words, coalition } = view;
  const { overview } = words;
  if (so.isAnyClosed) return null;
  if (!coalition.may('administer')) return isUnderWay(so) ? null : <p>{overview.waitForFirst}</p>;
  const steps = stepsOf(view, so);
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <section aria-labelledby="steps" class="empty">
      <h2 id="steps">{overview.steps}</h2>
      <p>{overview.stepsIntro}</p>
      <ol class="steps">
        {steps.map(({ label, how, isDone, path }, index) => (
          <li class={isDone ? 'done' : undefined} aria-current={index === next ? 'step' : undefined}>
            <strong>{isDone ? label : <a href={reader.to(path)}>{label}</a>}</strong>
            {isDone ? <span class="badge good">{overview.stepDone}</span> : null}
            {index === next ? <span class="badge">{overview.stepNext}</span> : null}
            <span class="hint">{how}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
