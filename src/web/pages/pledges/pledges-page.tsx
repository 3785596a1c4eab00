import type { VNode } from 'preact';
import { bulletBars, type BulletBar } from '../../../charts/bullet-bars.js';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { OpenPledges } from '../../../exchange/open-pledges.queries.js';
import type { PledgeView } from '../../../exchange/pledges.queries.js';
import { FilterSelect } from '../../filter-fields.js';
import { Page } from '../../layout.js';
import { ChartFigure, Downloads, EmptyState, Filters, MorePages } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import { kindWord, memberName, memberOptions, quantityIn, sentence, type Here } from '../naming.js';

interface PledgesProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly open: OpenPledges;
  readonly items: readonly PledgeView[];
  readonly next: string | null;
  readonly member: string | null;
  readonly state: string;
  readonly mayMake: boolean;
}

/** As many bars as are read in one look. */
const BARS = 24;

/** What was promised, delivered and is overdue. */
export function PledgesPage(props: PledgesProps): VNode {
  const { view, open, items, next, member, state, mayMake } = props;
  const { reader, words, coalition } = view;
  const { pledges } = words;
  const due = open.nextDueOn && reader.day(open.nextDueOn);
  const isFiltered = member !== null || state !== 'open';
  return (
    <Page view={view} title={pledges.title}>
      <h1>{pledges.title}</h1>
      <p class="lead">{pledges.lead(open.open, open.overdue, due)}</p>
      {mayMake ? (
        <p>
          <a class="button" href={reader.to(`/c/${coalition.id}/new/pledge`)}>
            {pledges.make}
          </a>
        </p>
      ) : null}
      <PledgeFilters {...props} />
      <ToCome {...props} />
      {items.length === 0 ? (
        <section>
          <h2>{pledges.listTitle}</h2>
          <EmptyState title={pledges.emptyTitle}>
            <p>{isFiltered ? pledges.emptyFiltered : pledges.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <PledgeList {...props} />
      )}
      <MorePages view={view} next={next === null ? null : pathOf(view, { member, state, after: next })} />
      <Downloads view={view} of={`/api/v1${pathOf(view, { member, state }, true)}`} formats={['json']} />
    </Page>
  );
}

/** A path of this page, or of the same list of the API, in which no state is all of them. */
function pathOf(
  { coalition }: Here,
  { member, state, after }: { member: string | null; state: string; after?: string },
  isApi = false,
): string {
  const asked = new URLSearchParams();
  if (member !== null) asked.set('member', member);
  if (!(isApi && state === 'all')) asked.set('state', state);
  if (after !== undefined) asked.set('after', after);
  return `/${isApi ? 'coalitions' : 'c'}/${coalition.id}/pledges?${asked.toString()}`;
}

function PledgeFilters({ view, names, member, state }: PledgesProps): VNode {
  const { pledges } = view.words;
  return (
    <Filters view={view} action={`/c/${view.coalition.id}/pledges`} label={pledges.filters}>
      <FilterSelect
        name="member"
        label={pledges.member}
        value={member}
        none={pledges.everybody}
        options={memberOptions(view, names)}
      />
      <FilterSelect
        name="state"
        label={pledges.state}
        value={state}
        options={[
          { value: 'open', label: pledges.stateOpen },
          { value: 'overdue', label: pledges.stateOverdue },
          { value: 'settled', label: pledges.stateSettled },
          { value: 'all', label: pledges.stateAll },
        ]}
      />
    </Filters>
  );
}

function ToCome({ view, open, state }: PledgesProps): VNode | null {
  const { pledges } = view.words;
  if (open.toCome.length === 0 || (state !== 'open' && state !== 'overdue')) return null;
  return (
    <section>
      <h2>{pledges.toCome}</h2>
      <DataTable
        id="to-come"
        title={pledges.toCome}
        head={[
          pledges.what,
          ...[pledges.promised, pledges.delivered, pledges.outstanding, pledges.overdueOf].map(numbers),
        ]}
        rows={open.toCome.map(({ kind, unit, promised, delivered, outstanding, overdue }) => ({
          of: sentence(kindWord(view, kind)),
          cells: [promised, delivered, outstanding, overdue].map((amount) => quantityIn(view, amount, unit)),
        }))}
      />
    </section>
  );
}

function PledgeList({ view, names, items, open, state }: PledgesProps): VNode {
  const { reader, words, coalition } = view;
  const { pledges } = words;
  const of = state === 'overdue' ? open.overdue : open.open;
  const isCut = (state === 'open' || state === 'overdue') && items.length < of;
  return (
    <section>
      <h2>{pledges.listTitle}</h2>
      {isCut ? <p class="hint">{pledges.listed(items.length, of)}</p> : null}
      <PledgeChart view={view} names={names} items={items.slice(0, BARS)} />
      <DataTable
        id="pledges"
        title={pledges.listTitle}
        head={[
          pledges.what,
          ...[pledges.promised, pledges.delivered, pledges.outstanding].map(numbers),
          pledges.due,
          pledges.state,
        ]}
        rows={items.map((pledge) => ({
          of: (
            <>
              <a href={reader.to(`/c/${coalition.id}/pledges/${encodeURIComponent(pledge.id)}`)}>
                {sentence(pledges.by(kindWord(view, pledge.kind), memberName(names, pledge.survivor)))}
              </a>
              {pledge.description === null ? null : <span class="kind">{pledge.description}</span>}
            </>
          ),
          cells: [
            ...[pledge.quantity, pledge.delivered, pledge.outstanding].map((amount) =>
              quantityIn(view, amount, pledge.unit),
            ),
            reader.day(pledge.dueOn),
            <PledgeState view={view} state={pledge.state} />,
          ],
        }))}
      />
    </section>
  );
}

export function PledgeState({
  view,
  state,
}: {
  readonly view: Here;
  readonly state: PledgeView['state'];
}): VNode {
  const look = state === 'overdue' ? 'badge bad' : state === 'fulfilled' ? 'badge good' : 'badge';
  return <span class={look}>{view.words.pledges.states[state]}</span>;
}

/** A bar for each pledge. */
export function PledgeChart({
  view,
  names,
  items,
}: {
  readonly view: Here;
  readonly names: NamesHere;
  readonly items: readonly PledgeView[];
}): VNode {
  const { pledges } = view.words;
  const bars = items.map((pledge): BulletBar => ({
    name: memberName(names, pledge.survivor),
    promised: pledge.quantity,
    delivered: pledge.delivered,
    isOverdue: pledge.state === 'overdue',
    figures: pledges.bar(
      view.reader.amount(pledge.delivered),
      quantityIn(view, pledge.quantity, pledge.unit),
    ),
  }));
  const late = bars.filter(({ isOverdue }) => isOverdue).length;
  const chart = bulletBars({
    key: 'pledges-chart',
    title: pledges.chartTitle,
    description: pledges.chartText(bars.length, late),
    bars,
    words: { promised: pledges.promised, delivered: pledges.delivered, overdue: pledges.overdue },
  });
  return <ChartFigure chart={chart} />;
}
