import type { VNode } from 'preact';
import { heatMap } from '../../../charts/heat-map.js';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { CreditAccounts, CreditColumns } from '../../../knowledge/credits.queries.js';
import type { KnowledgeFlows } from '../../../knowledge/flows.queries.js';
import { Amount, sumOf } from '../../../kernel/amount.js';
import { FilterSelect } from '../../filter-fields.js';
import { Page } from '../../layout.js';
import { ChartFigure, Downloads, EmptyState, Filters } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import { AssetLink, KnowledgeNav } from './knowledge-parts.js';
import { memberName, type Here } from '../naming.js';

interface CreditsProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly quarter: string;
  readonly quarters: readonly string[];
  readonly accounts: CreditAccounts;
  readonly flows: KnowledgeFlows;
  /** The member that the reader speaks for; null for none. */
  readonly own: string | null;
}

/** Members whose flows are drawn, the largest first. */
const FLOWS = 16;
/** Accounts shown; the file has all. */
const ACCOUNTS = 200;
const COLUMNS = ['opening', 'accrued', 'vested', 'reserved', 'redeemed', 'expired', 'balance'] as const;

/** The account of each member, and who learns from whom. */
export function CreditsPage(props: CreditsProps): VNode {
  const { view, quarter, quarters, accounts } = props;
  const { reader, words, coalition } = view;
  const { credits } = words;
  const isEmpty = !accounts.members.some(hasMoved);
  const { closedThrough } = coalition;
  const isOpen = closedThrough === null || quarter > closedThrough;
  const of = `/api/v1/coalitions/${coalition.id}/credits?quarter=${quarter}`;
  return (
    <Page view={view} title={credits.title}>
      <KnowledgeNav view={view} part="credits" />
      <h1>{credits.title}</h1>
      <p class="lead">{leadOf(props, isOpen)}</p>
      <Filters view={view} action={`/c/${coalition.id}/knowledge/credits`} label={credits.filters}>
        <FilterSelect
          name="quarter"
          label={credits.quarter}
          value={quarter}
          options={quarters.map((value) => ({ value, label: reader.quarter(value) }))}
        />
      </Filters>
      {isEmpty ? (
        <section>
          <h2>{credits.accounts}</h2>
          <EmptyState title={credits.emptyTitle}>
            <p>{credits.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <Accounts {...props} />
      )}
      {coalition.may('look at everything') ? (
        <p>
          <a href={reader.to(`/c/${coalition.id}/reports/${quarter}/what-if`)}>{credits.whatIf}</a>
        </p>
      ) : null}
      <Downloads view={view} of={of} formats={['csv', 'json']} />
      <HeatMap {...props} />
      <Rings {...props} />
      <Unused {...props} />
    </Page>
  );
}

/** Whether anything stands in an account. */
function hasMoved(member: CreditColumns): boolean {
  return COLUMNS.some((name) => /[1-9]/.test(member[name]));
}

function leadOf({ view, quarter, accounts, own }: CreditsProps, isOpen: boolean): string {
  const { reader, words } = view;
  const mine = accounts.members.find(({ id }) => id === own);
  const { accrued, vested } = accounts.totals ?? mine ?? { accrued: '0.00', vested: '0.00' };
  const said = { accrued: reader.amount(accrued), vested: reader.amount(vested), isOpen };
  const all = words.credits.lead({ quarter: reader.quarter(quarter), ...said });
  const held = mine && words.credits.ownLead(mine.name, reader.amount(mine.balance));
  return accounts.totals === null && held ? held : held ? `${all} ${held}` : all;
}

function Accounts({ view, quarter, accounts }: CreditsProps): VNode {
  const { reader, words, coalition } = view;
  const { credits } = words;
  const share = (equityShare: string | null): string =>
    equityShare === null ? credits.untold : reader.share(equityShare);
  const figures = (columns: CreditColumns): string[] => COLUMNS.map((name) => reader.amount(columns[name]));
  const { totals } = accounts;
  const holders = accounts.members.filter(hasMoved);
  const without = accounts.members.length - holders.length;
  return (
    <section>
      <h2>{credits.accounts}</h2>
      <p class="hint">{credits.identity}</p>
      <DataTable
        id="accounts"
        title={credits.accounts}
        head={[
          credits.member,
          ...[...COLUMNS.map((name) => credits[name]), credits.equityShare].map(numbers),
        ]}
        rows={holders.slice(0, ACCOUNTS).map((member) => ({
          of: (
            <a
              href={reader.to(
                `/c/${coalition.id}/knowledge/credits/${encodeURIComponent(member.id)}?quarter=${quarter}`,
              )}
            >
              {member.name}
            </a>
          ),
          cells: [...figures(member), share(member.equityShare)],
        }))}
        {...(totals === null ? {} : { total: { of: credits.total, cells: [...figures(totals), ''] } })}
      />
      {without === 0 ? null : <p class="hint">{credits.without(without)}</p>}
    </section>
  );
}

function HeatMap({ view, names, flows: { flows } }: CreditsProps): VNode | null {
  const { reader, words } = view;
  const { credits } = words;
  if (flows.length === 0) return null;
  const users = largest(flows.map(({ from, credits: sent }) => [from, sent]));
  const authors = largest(flows.map(({ to, credits: sent }) => [to, sent]));
  const shown = flows.filter(({ from, to }) => users.includes(from) && authors.includes(to));
  const most = [...shown].sort((one, other) =>
    Amount.parse(other.credits).compare(Amount.parse(one.credits)),
  )[0]!;
  const nameOf = (id: string): string => memberName(names, id);
  const chart = heatMap({
    key: 'flows',
    title: credits.heatChart,
    description: credits.heatText(
      shown.length,
      credits.heatMost(nameOf(most.from), nameOf(most.to), reader.amount(most.credits)),
    ),
    rows: users.map(nameOf),
    columns: authors.map(nameOf),
    cells: shown.map(({ from, to, credits: figure }) => ({ row: nameOf(from), column: nameOf(to), figure })),
    words: { rows: credits.heatUsers, columns: credits.heatAuthors },
  });
  const left = flows.length - shown.length;
  return (
    <section>
      <h2>{credits.heatTitle}</h2>
      <div class={authors.length < 6 ? 'few' : undefined}>
        <ChartFigure chart={chart} />
      </div>
      {left > 0 ? <p class="hint">{credits.heatCut(left)}</p> : null}
    </section>
  );
}

/** Whose flows are largest together. */
function largest(parts: readonly (readonly [id: string, credits: string])[]): string[] {
  const byId = new Map<string, Amount[]>();
  for (const [id, credits] of parts) byId.set(id, [...(byId.get(id) ?? []), Amount.parse(credits)]);
  return [...byId]
    .map(([id, amounts]) => ({ id, sum: sumOf(amounts) }))
    .sort((one, other) => other.sum.compare(one.sum))
    .slice(0, FLOWS)
    .map(({ id }) => id);
}

function Rings({ view, names, flows: { rings } }: CreditsProps): VNode | null {
  const { reader, words } = view;
  if (rings.length === 0) return null;
  return (
    <section>
      <h2>{words.credits.rings}</h2>
      <p>{words.credits.ringsIntro}</p>
      <ul>
        {rings.map(({ members, credits }) => (
          <li>
            {words.credits.ring(
              members.map((id) => memberName(names, id)).join(' → '),
              reader.amount(credits),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unused({ view, flows: { unused } }: CreditsProps): VNode | null {
  if (unused.length === 0) return null;
  return (
    <section>
      <h2>{view.words.credits.unused}</h2>
      <ul class="plain">
        {unused.slice(0, 12).map(({ id, title, sharedOn }) => (
          <li>
            <AssetLink view={view} id={id}>
              {title}
            </AssetLink>{' '}
            <span class="muted">{view.reader.day(sharedOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
