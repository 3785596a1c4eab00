import type { VNode } from 'preact';
import type { OverviewProps } from './overview-props.js';

const STAGES = ['running', 'opened', 'preparing', 'discussing', 'deciding', 'closed'] as const;
type Stage = (typeof STAGES)[number];

/** Where the quarter stands that is to be dealt with first: under review, over and waiting for it, or running. */
export function QuarterStands({ view, waiting, published }: OverviewProps): VNode {
  const { reader, words, coalition } = view;
  const { overview } = words;
  const { open, due } = waiting.review;
  const base = `/c/${coalition.id}`;
  const stage: Stage = open ? (open.stage as Exclude<Stage, 'running' | 'closed'>) : 'running';
  const inWords = open
    ? overview.standsInReview[open.stage as keyof typeof overview.standsInReview](
        reader.quarter(open.quarter),
      )
    : due !== null
      ? overview.standsDue(reader.quarter(due))
      : overview.standsRunning(reader.quarter(coalition.quarter.id), reader.day(coalition.quarter.to));
  const mayOpen = due !== null && !open && coalition.may('hold reviews');
  return (
    <section aria-labelledby="stands">
      <h2 id="stands">{overview.stands}</h2>
      <ol class="stages">
        {STAGES.map((one, index) => (
          <li
            class={index < STAGES.indexOf(stage) ? 'past' : undefined}
            aria-current={one === stage ? 'step' : undefined}
          >
            {overview.stages[one]}
          </li>
        ))}
      </ol>
      <p>{inWords}</p>
      <p>
        {coalition.closedThrough === null
          ? overview.noneClosed
          : overview.closedThrough(reader.quarter(coalition.closedThrough))}
      </p>
      <p class="links">
        <a href={reader.to(open ? `${base}/review/${open.quarter}` : `${base}/review`)}>
          {mayOpen ? overview.openReview : overview.toReview}
        </a>
        {published === null ? null : (
          <a href={reader.to(`${base}/reports/${published.quarter}`)}>{overview.toReport}</a>
        )}
      </p>
    </section>
  );
}
