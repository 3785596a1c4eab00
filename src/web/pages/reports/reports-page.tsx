import type { ComponentChildren, VNode } from 'preact';
import type { ReportOutline } from '../../../reports/report-outlines.queries.js';
import { Page } from '../../layout.js';
import { EmptyState, MorePages } from '../../parts.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import type { View } from '../../view.js';
import { capital } from '../people/role-words.js';

export type CoalitionView = View & { readonly coalition: NonNullable<View['coalition']> };

interface ReportsProps {
  readonly view: CoalitionView;
  readonly reports: readonly ReportOutline[];
  readonly currency: string;
  readonly next: string | null;
  readonly isFirstPage: boolean;
  /** Names of those who signed, by their ids, where the reader may know them. */
  readonly names: ReadonlyMap<string, string>;
}

/** The reports of all quarters, the latest first. */
export function ReportsPage(props: ReportsProps): VNode {
  const { view, reports, next, isFirstPage } = props;
  const { words, reader, coalition } = view;
  const here = words.reports;
  const base = `/c/${coalition.id}/reports`;
  const latest = reports.find(({ state, isSeen }) => state === 'closed' && isSeen);
  const running = reports.find(({ state, isSeen }) => state !== 'closed' && isSeen);
  return (
    <Page view={view} title={here.title}>
      <h1>{here.title}</h1>
      {isFirstPage ? <Lead {...props} latest={latest} /> : null}
      {isFirstPage && (latest ?? running) ? (
        <p class="row">
          <a class="button" href={reader.to(`${base}/${(latest ?? running)!.quarter}`)}>
            {here.readReport(reader.quarter((latest ?? running)!.quarter))}
          </a>
        </p>
      ) : null}
      {reports.length === 0 ? (
        <EmptyState title={here.noneTitle}>
          <p>{here.noneHow}</p>
        </EmptyState>
      ) : (
        <section>
          <h2>{here.quarters}</h2>
          <DataTable
            id="quarters"
            title={here.quarters}
            head={[
              here.quarter,
              here.state,
              numbers(here.givenIn(props.currency)),
              numbers(here.receivedIn(props.currency)),
              here.signed,
              here.files,
            ]}
            rows={reports.map((report) => rowOf(report, props))}
          />
          <MorePages view={view} next={next === null ? null : `${base}?after=${encodeURIComponent(next)}`} />
        </section>
      )}
    </Page>
  );
}

/** Which report there is, and how far the quarter is that runs. */
function Lead({
  view: { words, reader, coalition },
  latest,
  reports,
}: ReportsProps & { readonly latest: ReportOutline | undefined }): VNode {
  const { reports: here } = words;
  const waiting = reports.filter(({ state }) => state === 'open');
  return (
    <p class="lead">
      {latest?.closedOn
        ? here.latest(reader.quarter(latest.quarter), reader.day(latest.closedOn))
        : here.noneYet}{' '}
      {coalition.may('look as a member') && waiting.length > 0
        ? here.waiting(reader.list(waiting.map(({ quarter }) => reader.quarter(quarter))), waiting.length)
        : null}
    </p>
  );
}

function rowOf(report: ReportOutline, { view, names }: ReportsProps): Row {
  const { words, reader, coalition } = view;
  const { reports: here } = words;
  const { quarter, isSeen, given, received } = report;
  const name = capital(reader.quarter(quarter));
  const path = `/c/${coalition.id}/reports/${quarter}`;
  const amount = (value: string | null): string => (value === null ? here.notTold : reader.amount(value));
  return {
    of: isSeen ? <a href={reader.to(path)}>{name}</a> : name,
    cells: [
      <StateOf view={view} report={report} />,
      amount(given),
      amount(received),
      <Signed view={view} report={report} names={names} />,
      isSeen ? <Files coalitionId={coalition.id} quarter={quarter} label={name} /> : here.notPublished,
    ],
  };
}

/** Whether a quarter is closed, with the version of its report. */
export function StateOf({
  view: { words, reader },
  report: { state, closedOn, version },
}: {
  readonly view: View;
  readonly report: ReportOutline;
}): VNode {
  const { reports: here } = words;
  return (
    <>
      <span class={state === 'closed' ? 'badge good' : 'badge'}>{here.states[state]}</span>
      {closedOn === null ? null : <span class="hint"> {here.on(reader.day(closedOn))}</span>}
      {version === null ? null : (
        <span class="hint below hash">
          {here.version(version.version)} · <code title={version.hash}>{version.hash.slice(0, 12)}</code>
        </span>
      )}
    </>
  );
}

/** Who signed a close: people where the reader may know who has access, or else their places. */
export function Signed({
  view: { words, reader },
  report: { signatures, state },
  names,
}: {
  readonly view: View;
  readonly report: ReportOutline;
  readonly names: ReadonlyMap<string, string>;
}): VNode | null {
  const { reports: here } = words;
  if (state !== 'closed') return null;
  if (signatures.length === 0) return <span class="muted">{here.nobodySigned}</span>;
  const signers = signatures.map(({ role, signer }) => {
    const name = names.get(signer);
    return name === undefined ? here.signing[role] : `${name} (${here.signing[role]})`;
  });
  return <>{reader.list(signers)}</>;
}

/** The report as files, made while one waits. */
export function Files({
  coalitionId,
  quarter,
  label,
}: {
  readonly coalitionId: string;
  readonly quarter: string;
  readonly label: string;
}): VNode {
  const report = `/api/v1/coalitions/${coalitionId}/reports/${quarter}`;
  const links: (readonly [string, string])[] = [
    // Without the statements, which take long where there are many members.
    ['PDF', `${report}?format=pdf&statements=false`],
    ...['xlsx', 'csv', 'html'].map((format) => [format.toUpperCase(), `${report}?format=${format}`] as const),
    ['JSON', report],
  ];
  return (
    <span class="files">
      {links.map(([format, href], index): ComponentChildren => [
        index === 0 ? '' : ' · ',
        <a href={href} aria-label={`${format}, ${label}`}>
          {format}
        </a>,
      ])}
    </span>
  );
}
