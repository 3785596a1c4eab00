import type { VNode } from 'preact';
import type { ReviewsOverview } from '../../../reviews/outcomes.queries.js';
import type { ReviewOutline } from '../../../reviews/reviews.queries.js';
import { PageForm, SelectField, type Option } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { EmptyState } from '../../parts.js';
import { DataTable } from '../../tables.js';
import type { inCoalition } from '../../view.js';

interface ReviewsProps {
  readonly view: ReturnType<typeof inCoalition>;
  /** The oldest quarter first. */
  readonly reviews: readonly ReviewOutline[];
  readonly overview: ReviewsOverview;
  /** Whether the reader may begin a review, and whom it may name as its leader, itself first. */
  readonly holds: boolean;
  readonly leaders: readonly Option[];
  readonly form: Form;
}

/** Which review is on, which may be begun, and what came of those that are over. */
export function ReviewsPage(props: ReviewsProps): VNode {
  const { view, reviews, overview } = props;
  const { reader, coalition } = view;
  const words = view.words.review;
  const base = `/c/${coalition.id}/review`;
  const on = reviews.filter(({ stage }) => stage !== 'closed');
  const past = reviews.filter(({ stage }) => stage === 'closed').reverse();
  return (
    <Page view={view} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">
        {on.length > 0
          ? on
              .map(({ quarter, stage }) => words.onNow(reader.quarter(quarter), stageWords(words, stage)))
              .join(' ')
          : reviews.length === 0
            ? words.none
            : words.noneOn(past.length)}
      </p>
      {on.map(({ quarter }, index) => (
        <p>
          <a class={index === 0 ? 'button' : undefined} href={reader.to(`${base}/${quarter}`)}>
            {props.holds ? words.goOn : words.look}
            <span class="unseen"> {reader.quarter(quarter)}</span>
          </a>
        </p>
      ))}
      <Begin {...props} isMain={on.length === 0} />
      {reviews.length === 0 ? (
        <section>
          <h2>{words.past}</h2>
          <EmptyState title={words.noneTitle}>
            <p>{words.noneText}</p>
          </EmptyState>
        </section>
      ) : null}
      {past.length === 0 ? null : (
        <section>
          <h2>{words.past}</h2>
          <DataTable
            id="past-reviews"
            title={words.past}
            head={[words.quarterColumn, words.outcome, words.closedOn]}
            rows={past.map(({ quarter, closedOn }) => ({
              of: <a href={reader.to(`${base}/${quarter}`)}>{reader.quarter(quarter)}</a>,
              cells: [outcomeWords(overview, quarter, words), closedOn === null ? '' : reader.day(closedOn)],
            }))}
          />
        </section>
      )}
    </Page>
  );
}

function Begin({
  view,
  overview,
  holds,
  leaders,
  form,
  isMain,
}: ReviewsProps & { readonly isMain: boolean }): VNode | null {
  const words = view.words.review;
  const { reader, coalition } = view;
  const { mayBegin } = overview;
  if (!holds) return mayBegin.length > 0 && isMain ? <p class="muted">{words.beginBy}</p> : null;
  if (mayBegin.length === 0) return <p class="muted">{words.nothingToBegin}</p>;
  const fields = (
    <>
      <p>{words.beginText}</p>
      {leaders.length === 1 && coalition.may('manage access') ? (
        <p class="note">
          {words.onlyYou}{' '}
          <a href={reader.to(`/c/${coalition.id}/people#invite`)}>{words.inviteFacilitator}</a>
        </p>
      ) : null}
      <PageForm view={view} form={form} action={`/c/${coalition.id}/review`} submit={words.open}>
        <SelectField
          view={view}
          form={form}
          name="quarter"
          label={words.beginWhich}
          options={mayBegin.map(({ quarter, isOver }) => ({
            value: quarter,
            label: `${reader.quarter(quarter)} (${isOver ? words.beginOver : words.beginRunning})`,
          }))}
          preset={(mayBegin.findLast(({ isOver }) => isOver) ?? mayBegin[0]!).quarter}
        />
        <SelectField
          view={view}
          form={form}
          name="facilitator"
          label={words.ledBy}
          hint={words.ledHint}
          options={leaders}
          preset={leaders[0]?.value ?? ''}
        />
      </PageForm>
    </>
  );
  if (isMain) {
    return (
      <section>
        <h2>{words.begin}</h2>
        {fields}
      </section>
    );
  }
  return (
    <details open={form.errors.length > 0}>
      <summary>{words.begin}</summary>
      {fields}
    </details>
  );
}

type Words = ReviewsProps['view']['words']['review'];

export function stageWords({ stages }: Words, stage: string): string {
  return stages[stage as keyof typeof stages];
}

function outcomeWords({ outcomes }: ReviewsOverview, quarter: string, words: Words): string {
  const decided = outcomes.find((one) => one.quarter === quarter)?.decided ?? {};
  return words.outcomeCounts(decided) || words.nothingProposed;
}
