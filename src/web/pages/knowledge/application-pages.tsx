import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { ApplicationActs } from '../../../knowledge/acts.queries.js';
import {
  APPLICATION_STATES,
  type ApplicationDetail,
  type ApplicationView,
} from '../../../knowledge/applications.queries.js';
import type { CreditOfUse } from '../../../knowledge/use-credits.queries.js';
import { ActionButton, ErrorSummary, PageForm, TextAreaField } from '../../controls.js';
import { FilterSelect } from '../../filter-fields.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { LostForm } from '../../lost-form.js';
import { FactList, Downloads, EmptyState, Filters, MorePages } from '../../parts.js';
import { applicationPath, ApplicationState, ApplicationTable, depthWord } from './application-table.js';
import { AssetLink, KnowledgeNav } from './knowledge-parts.js';
import {
  EntryLink,
  memberName,
  MemberLink,
  memberOptions,
  partyName,
  quantityIn,
  sentence,
  type Here,
} from '../naming.js';
import { UseCredits } from './use-credits.js';

/** What the address of the list asks for. */
export interface ApplicationsFilter {
  readonly asset: string | null;
  readonly member: string | null;
  readonly state: string | null;
  /** Null for all. */
  readonly quarter: string | null;
}

interface ApplicationsProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly titles: ReadonlyMap<string, string>;
  readonly asked: ApplicationsFilter;
  /** The quarters to choose among, the last one first. */
  readonly quarters: readonly string[];
  readonly items: readonly ApplicationView[];
  readonly next: string | null;
}

/** Who used what. */
export function ApplicationsPage(props: ApplicationsProps): VNode {
  const { view, names, titles, asked, quarters, items, next } = props;
  const { reader, words, coalition } = view;
  const { applications } = words;
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const state = APPLICATION_STATES.map((value) => ({ value, label: applications.states[value] }));
  return (
    <Page view={view} title={applications.title}>
      <KnowledgeNav view={view} part="applications" />
      <h1>{applications.title}</h1>
      <p class="lead">{applications.lead(asked.quarter && reader.quarter(asked.quarter))}</p>
      {asked.asset === null ? null : (
        <p>
          <AssetLink view={view} id={asked.asset}>
            {titleOf(asked.asset)}
          </AssetLink>
        </p>
      )}
      <Filters view={view} action={`/c/${coalition.id}/knowledge/applications`} label={applications.filters}>
        {asked.asset === null ? null : <input type="hidden" name="asset" value={asked.asset} />}
        <FilterSelect
          name="quarter"
          label={words.knowledge.quarter}
          value={asked.quarter ?? 'all'}
          options={[
            ...quarters.map((value) => ({ value, label: reader.quarter(value) })),
            { value: 'all', label: applications.allQuarters },
          ]}
        />
        <FilterSelect
          name="member"
          label={words.knowledge.user}
          value={asked.member}
          none={words.knowledge.anybody}
          options={memberOptions(view, names)}
        />
        <FilterSelect
          name="state"
          label={applications.state}
          value={asked.state}
          none={applications.anyState}
          options={state}
        />
      </Filters>
      {items.length === 0 ? (
        <section>
          <h2>{words.knowledge.applications}</h2>
          <EmptyState title={applications.emptyTitle}>
            <p>{applications.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <ApplicationTable
          view={view}
          names={names}
          applications={items}
          of={({ assetId, memberId }) => applications.of(titleOf(assetId), memberName(names, memberId))}
          first={words.knowledge.asset}
        />
      )}
      <MorePages view={view} next={next === null ? null : pathOf(view, asked, next)} />
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${coalition.id}/applications?${query(asked).toString()}`}
        formats={['json']}
      />
    </Page>
  );
}

function query({ asset, member, state, quarter }: ApplicationsFilter): URLSearchParams {
  const asked = Object.entries({ asset, member, state, quarter });
  return new URLSearchParams(asked.filter((one): one is [string, string] => one[1] !== null));
}

function pathOf({ coalition }: Here, asked: ApplicationsFilter, after: string): string {
  const of = query(asked);
  of.set('quarter', asked.quarter ?? 'all');
  of.set('after', after);
  return `/c/${coalition.id}/knowledge/applications?${of.toString()}`;
}

interface ApplicationProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly application: ApplicationDetail;
  readonly title: string;
  readonly acts: ApplicationActs;
  /** The form that was refused, where one was. */
  readonly sent: Form | undefined;
  /** What it earned, together with the other uses of that quarter; null where that was not asked, or nothing counts. */
  readonly earned: {
    readonly credits: readonly CreditOfUse[];
    readonly titles: ReadonlyMap<string, string>;
  } | null;
  readonly isQuarterOpen: boolean;
  readonly formOf: (name: string) => Form;
}

/** One use of an asset: whether it counts, who said so, and what may be done about it. */
export function ApplicationPage(props: ApplicationProps): VNode {
  const { view, names, application, title, earned } = props;
  const { reader, words } = view;
  const { applications } = words;
  const member = memberName(names, application.memberId);
  const lead = applications.leadOf(
    member,
    title,
    reader.day(application.appliedOn),
    depthWord(view, application.depth),
  );
  return (
    <Page view={view} title={applications.of(title, member)}>
      <KnowledgeNav view={view} part="applications" />
      <h1>
        {applications.of(title, member)} <ApplicationState view={view} state={application.state} />
      </h1>
      <LostForm
        sent={props.sent}
        offered={['acts', props.acts.contest && 'contest', props.acts.withdraw && 'withdraw']}
      />
      <p class="lead">
        {lead} {standsOf(props)}
      </p>
      {application.description === null ? null : (
        <blockquote class="pre">{application.description}</blockquote>
      )}
      <Acts {...props} />
      <Facts {...props} />
      {application.quarter === null ? null : (
        <section>
          <h2 id="earned">{applications.earns}</h2>
          {props.isQuarterOpen ? <p>{applications.pending(reader.quarter(application.quarter))}</p> : null}
          {earned === null ? (
            <p>
              <a href={reader.to(`${applicationPath(view, application.id)}?earned=yes#earned`)}>
                {applications.showEarned}
              </a>
            </p>
          ) : (
            <UseCredits view={view} names={names} {...earned} />
          )}
        </section>
      )}
    </Page>
  );
}

function standsOf({ view, names, application }: ApplicationProps): string {
  const { reader, words } = view;
  const { stands, next } = words.applications;
  const { state, decidedBy, confirmedOn, quarter } = application;
  const by = decidedBy === null ? '' : partyName(view, names, decidedBy);
  if (state === 'confirmed') return stands.confirmed(reader.day(confirmedOn!), by, reader.quarter(quarter!));
  if (state === 'awaiting') return `${stands.awaiting} ${next.awaiting}`;
  return state === 'contested' ? `${stands.contested(by)} ${next.contested}` : stands.withdrawn(by);
}

function Facts({ view, names, application, title }: ApplicationProps): VNode {
  const { words } = view;
  const { knowledge, applications } = words;
  const rows: (readonly [string, VNode | string])[] = [
    [
      knowledge.asset,
      <AssetLink view={view} id={application.assetId}>
        {title}
      </AssetLink>,
    ],
    [knowledge.user, <MemberLink view={view} names={names} id={application.memberId} />],
    [knowledge.depth, sentence(depthWord(view, application.depth))],
    [
      knowledge.outcome,
      application.outcomeValue === null
        ? applications.noOutcome
        : quantityIn(view, application.outcomeValue, names.currency),
    ],
    [applications.recordedBy, partyName(view, names, application.recordedBy)],
    ...(application.reason === null ? [] : [[applications.reason, application.reason] as const]),
    ...(application.entryId === null
      ? []
      : [
          [
            applications.entry,
            <EntryLink view={view} id={application.entryId} label={applications.benefit} />,
          ] as const,
        ]),
  ];
  return <FactList facts={rows} />;
}

function Acts(props: ApplicationProps): VNode | null {
  const { view, application, acts, formOf } = props;
  const { applications } = view.words;
  const base = applicationPath(view, application.id);
  const confirm = application.state === 'contested' ? applications.confirmAgain : applications.confirm;
  if (!acts.confirm && !acts.contest && !acts.withdraw)
    return <ErrorSummary view={view} form={formOf('acts')} />;
  return (
    <section class="acts">
      <ErrorSummary view={view} form={formOf('acts')} />
      {acts.confirm ? (
        <>
          <p>{applications.confirmIntro}</p>
          <ActionButton view={view} action={`${base}/confirmation`} label={confirm} main />
        </>
      ) : null}
      {acts.contest ? <Refusing {...props} name="contest" action={`${base}/contest`} /> : null}
      {acts.withdraw ? <Refusing {...props} name="withdraw" action={`${base}/withdrawal`} /> : null}
    </section>
  );
}

function Refusing({
  view,
  formOf,
  name,
  action,
}: ApplicationProps & { readonly name: 'contest' | 'withdraw'; readonly action: string }): VNode {
  const { applications } = view.words;
  const form = formOf(name);
  return (
    <details open={form.errors.length > 0}>
      <summary>{applications[name]}</summary>
      <p>{applications[`${name}Intro`]}</p>
      <PageForm view={view} form={form} action={action} submit={applications[name]} grave>
        <TextAreaField {...{ view, form, name: 'reason', label: applications.reason }} max={2_000} />
      </PageForm>
    </details>
  );
}
