import type { VNode } from 'preact';
import type { MemberLine, MemberLines, MemberLinesAsked } from '../../../portfolios/member-lines.queries.js';
import { MEMBER_ORDERS } from '../../../portfolios/member-lines.queries.js';
import { FilterSearch, FilterSelect } from '../../filter-fields.js';
import { Page } from '../../layout.js';
import { MEMBERS_SHOWN } from '../../members-page-size.js';
import { Downloads, EmptyState, Filters } from '../../parts.js';
import { withParameter } from '../../reader.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import type { Here } from '../../view.js';
import { ExplainedFigure, memberPath, money } from '../figures.js';
import { QuarterFilter } from '../quarter-filter.js';

interface MembersProps {
  readonly view: Here;
  readonly lines: MemberLines;
  /** What survivors of mergers are called. */
  readonly names: ReadonlyMap<string, string>;
  readonly asked: Pick<MemberLinesAsked, 'quarter' | 'search' | 'status' | 'order'>;
  /** From 1. */
  readonly page: number;
}

/** Who is a member, with what each gave and received in a quarter. */
export function MembersPage(props: MembersProps): VNode {
  const { view, lines, asked } = props;
  const { reader, words, coalition } = view;
  const { members } = words;
  const isNarrowed = asked.search !== null || asked.status !== null;
  const mayAdd = coalition.may('administer');
  const base = `/c/${coalition.id}`;
  if (lines.found === 0 && !isNarrowed) {
    return (
      <Page view={view} title={members.title}>
        <h1>{members.title}</h1>
        <EmptyState title={members.noneTitle}>
          <p>{members.none}</p>
          {mayAdd ? (
            <p class="actions row">
              <a class="button" href={reader.to(`${base}/members/new`)}>
                {members.add}
              </a>
              <a class="button quiet" href={reader.to(`${base}/import`)}>
                {members.import}
              </a>
            </p>
          ) : null}
        </EmptyState>
      </Page>
    );
  }
  const found = members.count(lines.found, reader.number(lines.found));
  return (
    <Page view={view} title={members.title}>
      <div class="titled">
        <h1>{members.title}</h1>
        {mayAdd ? (
          <a class="button" href={reader.to(`${base}/members/new`)}>
            {members.add}
          </a>
        ) : null}
      </div>
      <p class="lead">{members.lead({ found, quarter: reader.quarter(lines.quarter) })}</p>
      <Narrowing {...props} />
      {lines.found === 0 ? <p>{members.noneFound}</p> : <Table {...props} />}
      <Pages {...props} />
      {isNarrowed ? null : (
        <Downloads
          view={view}
          of={`/api/v1/coalitions/${coalition.id}/balances?quarter=${lines.quarter}`}
          formats={['csv', 'json']}
        />
      )}
    </Page>
  );
}

function Narrowing({ view, lines, asked }: MembersProps): VNode {
  const { reader, words, coalition } = view;
  const { members } = words;
  const statuses = (['active', 'left', 'merged', 'not-yet-joined'] as const).map((value) => ({
    value,
    label: members.statuses[value],
  }));
  const orders = MEMBER_ORDERS.map((value) => ({ value, label: members.orders[value] }));
  return (
    <Filters view={view} action={reader.to(`/c/${coalition.id}/members`)} label={members.filters}>
      <FilterSearch name="q" label={members.search} value={asked.search} />
      <QuarterFilter view={view} label={members.quarter} chosen={lines.quarter} />
      <FilterSelect
        name="status"
        label={members.status}
        value={asked.status}
        options={statuses}
        none={members.anyStatus}
      />
      <FilterSelect name="order" label={members.order} value={asked.order} options={orders} />
    </Filters>
  );
}

function Table({ view, lines, names }: MembersProps): VNode {
  const { words } = view;
  const { members } = words;
  return (
    <DataTable
      id="members"
      title={members.title}
      head={[
        members.name,
        numbers(words.given),
        numbers(words.received),
        numbers(members.balanceNow),
        members.capacity,
        members.status,
      ]}
      rows={lines.members.map((line) => rowOf(view, line, lines.currency, names))}
    />
  );
}

function rowOf(view: Here, line: MemberLine, currency: string, names: ReadonlyMap<string, string>): Row {
  const { reader, words } = view;
  const { members } = words;
  const figure = (path: string, value: string): VNode | string => {
    const text = reader.amount(value);
    if (!line.isDetailSeen) return text;
    return (
      <ExplainedFigure view={view} figure={`${line.figure}/${path}`}>
        {text}
      </ExplainedFigure>
    );
  };
  const untold = <span class="muted">{line.mergedInto === null ? members.notTold : '—'}</span>;
  const capacity = [
    line.capacityBudget === null ? null : members.budget(money(reader, line.capacityBudget, currency)),
    line.capacityFte === null ? null : members.fte(reader.amount(line.capacityFte)),
  ].filter(Boolean);
  return {
    of: (
      <>
        <a href={reader.to(memberPath(view, line.id))}>{line.name}</a>
        {line.isOwn ? <span class="badge good">{members.you}</span> : null}
        <span class="hint id">{line.id}</span>
      </>
    ),
    cells: [
      line.given === null ? untold : figure('given/value', line.given),
      line.received === null ? untold : figure('received/value', line.received),
      line.balance === null ? untold : figure('balance/closing', line.balance.closing),
      <span class="hint">{capacity.join(' · ')}</span>,
      line.mergedInto === null
        ? members.statuses[line.status]
        : members.mergedInto(names.get(line.mergedInto) ?? line.mergedInto),
    ],
  };
}

/** Where in the list one is, and the ways on and back. */
function Pages({ view, lines, asked, page }: MembersProps): VNode | null {
  const { reader, words, coalition } = view;
  const pages = Math.ceil(lines.found / MEMBERS_SHOWN);
  if (pages < 2) return null;
  const to = (other: number): string => {
    const kept: [string, string | null][] = [
      ['q', asked.search],
      ['quarter', asked.quarter],
      ['status', asked.status],
      ['order', asked.order === 'name' ? null : asked.order],
      ['page', String(other)],
    ];
    const path = kept.reduce(
      (so, [name, value]) => (value === null ? so : withParameter(so, name, value)),
      `/c/${coalition.id}/members`,
    );
    return reader.to(path);
  };
  return (
    <p class="links">
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev">
          {words.members.previous}
        </a>
      ) : null}
      <span class="muted">{words.members.pageOf(reader.number(page), reader.number(pages))}</span>
      {page < pages ? (
        <a href={to(page + 1)} rel="next">
          {words.more}
        </a>
      ) : null}
    </p>
  );
}
