import type { VNode } from 'preact';
import type { PublishedTrend } from '../../../reports/published-trend.queries.js';
import { Page } from '../../layout.js';
import { FigureStrip, type Figure } from '../../parts.js';
import type { Here } from '../../view.js';
import { ExplainedFigure, memberPath, money } from '../figures.js';
import { FlowsSection, MembersSection, PublishedSection } from './overview-charts.js';
import type { OverviewProps, Roles } from './overview-props.js';
import { FirstStepsSection, isUnderWay, nextOf } from './overview-steps.js';
import { QuarterStands } from './quarter-stands.js';
import { capital } from '../people/role-words.js';
import { countOf, waitingGroups, type WaitingGroup } from './waiting-groups.js';
import { Queue } from './waiting-pages.js';

/** As many things as a reader takes in before anything else. */
const QUEUE_SHOWN = 6;

/** What a coalition gave and got this quarter, what waits for whoever looks, and where the quarter stands. */
export function OverviewPage(props: OverviewProps): VNode {
  const { view, waiting, steps } = props;
  const { reader, words, coalition } = view;
  const { overview, needsYou } = words;
  const groups = waitingGroups(view, waiting);
  const count = countOf(groups);
  const base = `/c/${coalition.id}`;
  const acts = coalition.may('take part') || coalition.may('hold reviews');
  return (
    <Page view={view} title={coalition.name}>
      <h1>{coalition.name}</h1>
      <p class="lead">
        {leadOf(props)} {acts ? overview.waits(count.count, count.isMore) : null}
      </p>
      <NextButton {...props} waits={count.count} />
      {isUnderWay(steps) ? <Figures {...props} /> : null}
      <FirstStepsSection view={view} steps={steps} />
      <div class="columns first">
        {acts && count.count > 0 ? (
          <section aria-labelledby="needs-you">
            <h2 id="needs-you">{needsYou.title}</h2>
            <Queue view={view} items={firstFew(groups)} />
            <p>
              <a href={reader.to(`${base}/needs-you`)}>{needsYou.all}</a>
            </p>
          </section>
        ) : null}
        <QuarterStands {...props} />
      </div>
      {isUnderWay(steps) ? (
        <>
          <FlowsSection {...props} />
          <MembersSection {...props} />
        </>
      ) : null}
      <RolesSection view={view} roles={props.roles} />
    </Page>
  );
}

/** The first of each kind before the second of any, so that nothing hides behind what there is most of. */
function firstFew(groups: readonly WaitingGroup[]): WaitingGroup['items'] {
  const rows = Array.from({ length: QUEUE_SHOWN }, (_, place) =>
    groups.flatMap(({ items }) => items[place] ?? []),
  );
  return rows.flat().slice(0, QUEUE_SHOWN);
}

function leadOf({ view: { words, reader, coalition }, flows, steps }: OverviewProps): string {
  const { overview } = words;
  const days = overview.daysLeft(coalition.daysLeft);
  const quarter = reader.quarter(coalition.quarter.id);
  const now = flows.quarters.at(-1);
  if (!now?.given || !now.received || !isUnderWay(steps)) return overview.leadPlain(quarter, days);
  const of = (value: string): string => money(reader, value, flows.currency);
  return overview.lead({ quarter, days, given: of(now.given.value), received: of(now.received.value) });
}

/** What whoever looks does next, as one button. */
function NextButton({
  view,
  steps,
  waits,
  published,
}: OverviewProps & { readonly waits: number }): VNode | null {
  const { reader, words, coalition } = view;
  const base = `/c/${coalition.id}`;
  const next = coalition.may('administer') ? nextOf(view, steps) : null;
  const [path, label] =
    next !== null && !steps.hasEntries
      ? [next.path, next.label]
      : waits > 0
        ? [`${base}/needs-you`, words.needsYou.title]
        : coalition.may('take part')
          ? [`${base}/record`, words.nav.record]
          : coalition.may('hold reviews')
            ? [`${base}/review`, words.overview.toReview]
            : published === null
              ? [null, '']
              : [`${base}/reports/${published.quarter}`, words.overview.toReport];
  if (path === null) return null;
  return (
    <p class="actions">
      <a class="button" href={reader.to(path)}>
        {label}
      </a>
    </p>
  );
}

function Figures({ view, flows, lines }: OverviewProps): VNode | null {
  const { reader, words, coalition } = view;
  const { overview } = words;
  const now = flows.quarters.at(-1)!;
  const { own } = lines;
  const figures: Figure[] = [];
  for (const [label, direction] of [
    [overview.givenNow, 'given'],
    [overview.receivedNow, 'received'],
  ] as const) {
    const flow = now[direction];
    if (!flow) continue;
    figures.push({
      label,
      value: (
        <ExplainedFigure view={view} figure={`${now.figure}/${direction}/value`}>
          {money(reader, flow.value, flows.currency)}
        </ExplainedFigure>
      ),
      note: flow.unvaluedEntries === null ? undefined : overview.unvalued(flow.unvaluedEntries),
    });
  }
  if (own?.balance) {
    figures.push({
      label: overview.balanceOwn,
      value: (
        <ExplainedFigure view={view} figure={`${own.figure}/balance/closing`}>
          {money(reader, own.balance.closing, flows.currency)}
        </ExplainedFigure>
      ),
      note: <a href={reader.to(memberPath(view, own.id))}>{overview.openPortfolio(own.name)}</a>,
    });
  }
  figures.push({
    label: overview.membersNow,
    value: <a href={reader.to(`/c/${coalition.id}/members`)}>{reader.number(coalition.members)}</a>,
  });
  return <FigureStrip figures={figures} />;
}

interface PublishedProps {
  readonly view: Here;
  readonly roles: Roles;
  readonly published: PublishedTrend | null;
}

/** What somebody sees who reads what is published. */
export function PublishedOverviewPage({ view, roles, published }: PublishedProps): VNode {
  const { reader, words, coalition } = view;
  const { overview } = words;
  const of = (value: string): string => money(reader, value, published!.currency);
  return (
    <Page view={view} title={coalition.name}>
      <h1>{coalition.name}</h1>
      <p class="lead">
        {published === null
          ? overview.leadNothing
          : overview.leadPublished({
              quarter: reader.quarter(published.quarter),
              given: of(published.given),
              received: of(published.received),
            })}
      </p>
      {published === null ? null : (
        <>
          <p class="actions">
            <a class="button" href={reader.to(`/c/${coalition.id}/reports/${published.quarter}`)}>
              {overview.toReport}
            </a>
          </p>
          <PublishedSection view={view} published={published} />
        </>
      )}
      <RolesSection view={view} roles={roles} />
    </Page>
  );
}

function RolesSection({ view, roles }: { readonly view: Here; readonly roles: Roles }): VNode {
  return (
    <section class="roles">
      <h2>{view.words.coalition.yourPart}</h2>
      <ul class="plain">
        {roles.map(({ role, mandate }) => (
          <li>
            <strong>{capital(role)}.</strong> {mandate}
          </li>
        ))}
      </ul>
    </section>
  );
}
