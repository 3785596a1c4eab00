import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import { ACHIEVEMENT_STAGES, type AchievementView } from '../../../recognition/recognition.queries.js';
import { FilterSelect } from '../../filter-fields.js';
import { Page } from '../../layout.js';
import { Downloads, EmptyState, Filters, MorePages } from '../../parts.js';
import { KnowledgeNav } from './knowledge-parts.js';
import { memberOptions, type Here } from '../naming.js';

interface RecognitionProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly items: readonly AchievementView[];
  readonly next: string | null;
  readonly stage: string | null;
  readonly member: string | null;
  /** Those that are open, and of them those that wait for the reader: as many as one page holds. */
  readonly open: number;
  readonly waiting: readonly AchievementView[];
  readonly mayPropose: boolean;
}

/** What was achieved together. */
export function RecognitionPage(props: RecognitionProps): VNode {
  const { view, names, items, next, stage, member, open, waiting, mayPropose } = props;
  const { reader, words, coalition } = view;
  const { recognition } = words;
  const base = `/c/${coalition.id}/knowledge/recognition`;
  const asked = new URLSearchParams();
  if (stage !== null) asked.set('stage', stage);
  if (member !== null) asked.set('member', member);
  const query = asked.toString();
  return (
    <Page view={view} title={recognition.title}>
      <KnowledgeNav view={view} part="recognition" />
      <h1>{recognition.title}</h1>
      <p class="lead">
        {recognition.lead(open)} {waiting.length > 0 ? recognition.waitsForYou(waiting.length) : null}
      </p>
      {mayPropose ? (
        <p>
          <a class="button" href={reader.to(`/c/${coalition.id}/new/achievement`)}>
            {recognition.propose}
          </a>
        </p>
      ) : null}
      <Filters view={view} action={base} label={recognition.filters}>
        <FilterSelect
          name="stage"
          label={recognition.stage}
          value={stage}
          none={recognition.anyStage}
          options={ACHIEVEMENT_STAGES.map((value) => ({ value, label: recognition.stages[value] }))}
        />
        {names.members.size === 0 ? null : (
          <FilterSelect
            name="member"
            label={recognition.member}
            value={member}
            none={recognition.anybody}
            options={memberOptions(view, names)}
          />
        )}
      </Filters>
      {items.length === 0 ? (
        <section>
          <h2>{recognition.title}</h2>
          <EmptyState title={recognition.emptyTitle}>
            <p>{recognition.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <ul class="cards">
          {items.map((achievement) => (
            <AchievementCard view={view} achievement={achievement} />
          ))}
        </ul>
      )}
      <MorePages
        view={view}
        next={
          next === null ? null : `${base}?${query}${query === '' ? '' : '&'}after=${encodeURIComponent(next)}`
        }
      />
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${coalition.id}/achievements${query === '' ? '' : `?${query}`}`}
        formats={['json']}
      />
    </Page>
  );
}

export function achievementPath({ coalition }: Here, id: string): string {
  return `/c/${coalition.id}/knowledge/recognition/${encodeURIComponent(id)}`;
}

export function StageBadge({
  view,
  stage,
}: {
  readonly view: Here;
  readonly stage: AchievementView['stage'];
}): VNode {
  const look = { open: 'badge', published: 'badge good', retracted: 'badge bad' }[stage];
  return <span class={look}>{view.words.recognition.stages[stage]}</span>;
}

function AchievementCard({
  view,
  achievement,
}: {
  readonly view: Here;
  readonly achievement: AchievementView;
}): VNode {
  const { reader, words } = view;
  const { recognition } = words;
  const { id, title, achievedOn, stage, named, agreed, publishedOn, retractedOn } = achievement;
  return (
    <li class="card">
      <h2>
        <a href={reader.to(achievementPath(view, id))}>{title}</a>
      </h2>
      <p>
        <StageBadge view={view} stage={stage} />{' '}
        {stage !== 'open'
          ? null
          : agreed === named
            ? recognition.allAgreed
            : recognition.agreed(agreed, named)}
      </p>
      <p class="muted">
        {recognition.onDay(reader.day(achievedOn))}
        {retractedOn !== null
          ? ` · ${recognition.retractedOn(reader.day(retractedOn))}`
          : publishedOn === null
            ? ''
            : ` · ${recognition.publishedOn(reader.day(publishedOn))}`}
      </p>
    </li>
  );
}
