import type { VNode } from 'preact';
import { divergingBars } from '../../../charts/diverging-bars.js';
import { stackedColumns, type QuarterColumn } from '../../../charts/stacked-columns.js';
import type { QuarterOfAll } from '../../../portfolios/coalition-flows.queries.js';
import type { PublishedTrend } from '../../../reports/published-trend.queries.js';
import { ChartFigure, EmptyState } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import type { Here } from '../../view.js';
import { kindWords, memberPath, money } from '../figures.js';
import type { OverviewProps } from './overview-props.js';

/** What was given and received by kind and quarter, each quarter leading to its entries. */
export function FlowsSection({ view, flows }: OverviewProps): VNode | null {
  const { reader, words, coalition } = view;
  const { overview } = words;
  const told = flows.quarters.filter(({ given, received }) => given?.byKind && received?.byKind);
  if (told.length === 0) return <p>{overview.notTold}</p>;
  const hasAny = told.some(({ given, received }) =>
    [given, received].some((flow) => Object.keys(flow!.byKind!).length > 0),
  );
  if (!hasAny)
    return (
      <EmptyState title={overview.nothingThisQuarter}>
        <p>{overview.nothingHow}</p>
      </EmptyState>
    );
  const sentence = ({ id, given, received }: QuarterOfAll): string =>
    overview.flowsOf({
      quarter: reader.quarter(id),
      given: money(reader, given!.value, flows.currency),
      received: money(reader, received!.value, flows.currency),
    });
  const columns = told.map((quarter): QuarterColumn => ({
    quarter: quarter.id,
    given: quarter.given!.byKind!,
    received: quarter.received!.byKind!,
    link: {
      href: reader.to(`/c/${coalition.id}/ledger?quarter=${quarter.id}`),
      label: sentence(quarter),
    },
  }));
  return (
    <section aria-labelledby="flows" class="headed">
      <h2 id="flows">{overview.flows}</h2>
      <p class="hint">{overview.flowsHint}</p>
      <KindsByQuarter view={view} columns={columns} description={told.map(sentence).join('. ')} />
      <details>
        <summary>{overview.flowsTable}</summary>
        <DataTable
          id="flows-table"
          title={overview.flows}
          head={[overview.quarter, numbers(words.given), numbers(words.received)]}
          rows={told.map(({ id, given, received }) => ({
            of: <a href={reader.to(`/c/${coalition.id}/ledger?quarter=${id}`)}>{id}</a>,
            cells: [
              money(reader, given!.value, flows.currency),
              money(reader, received!.value, flows.currency),
            ],
          }))}
        />
      </details>
    </section>
  );
}

interface KindsProps {
  readonly view: Here;
  readonly columns: readonly QuarterColumn[];
  readonly description: string;
}

function KindsByQuarter({ view, columns, description }: KindsProps): VNode {
  const { words } = view;
  const chart = stackedColumns({
    key: 'kinds',
    title: words.overview.flows,
    description,
    columns,
    words: {
      given: words.given.toLowerCase(),
      received: words.received.toLowerCase(),
      kind: (kind) => kindWords(view, kind),
    },
  });
  return <ChartFigure chart={chart} />;
}

/** Who gave and who received in the quarter, those with most to show. */
export function MembersSection({ view, lines }: OverviewProps): VNode | null {
  const { reader, words, coalition } = view;
  const { overview } = words;
  const shown = lines.members.filter(
    ({ given, received }) =>
      given !== null && received !== null && !(isNothing(given) && isNothing(received)),
  );
  if (shown.length === 0) return null;
  const quarter = reader.quarter(lines.quarter);
  const sentenceOf = ({ name, given, received }: (typeof shown)[number]): string =>
    overview.memberFlow({
      name,
      given: money(reader, given!, lines.currency),
      received: money(reader, received!, lines.currency),
    });
  const chart = divergingBars({
    key: 'members',
    title: overview.perMember(quarter),
    description: shown.map(sentenceOf).join('. '),
    bars: shown.map((line) => ({
      name: line.name,
      given: line.given!,
      received: line.received!,
      link: { href: reader.to(memberPath(view, line.id)), label: sentenceOf(line) },
    })),
    words: { given: words.given.toLowerCase(), received: words.received.toLowerCase() },
  });
  return (
    <section aria-labelledby="per-member" class="headed">
      <h2 id="per-member">{overview.perMember(quarter)}</h2>
      <p class="hint">
        {overview.most(shown.length, lines.found)}{' '}
        <a href={reader.to(`/c/${coalition.id}/members?quarter=${lines.quarter}`)}>{overview.allMembers}</a>
      </p>
      <ChartFigure chart={chart} />
    </section>
  );
}

const isNothing = (amount: string): boolean => /^-?[0.]+$/.test(amount);

/** What the last published report says of the quarters up to its own. */
export function PublishedSection({
  view,
  published,
}: {
  readonly view: Here;
  readonly published: PublishedTrend;
}): VNode | null {
  const { words, reader } = view;
  if (published.trend.length === 0) return null;
  const description = words.overview.leadPublished({
    quarter: reader.quarter(published.quarter),
    given: money(reader, published.given, published.currency),
    received: money(reader, published.received, published.currency),
  });
  return (
    <section aria-labelledby="flows" class="headed">
      <h2 id="flows">{words.overview.flows}</h2>
      <KindsByQuarter view={view} columns={published.trend} description={description} />
    </section>
  );
}
