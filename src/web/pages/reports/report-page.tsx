import type { VNode } from 'preact';
import type { Block } from '../../../reports/document/document.js';
import type { Restatement } from '../../../reports/domain/restatements.js';
import type { ReportPaper } from '../../../reports/papers.queries.js';
import type { ReportStanding } from '../../../reports/report-standings.queries.js';
import { ActionButton } from '../../controls.js';
import { DocumentOnSite, type DocumentLinks } from '../../document-blocks.js';
import { Page } from '../../layout.js';
import { withParameter } from '../../reader.js';
import { DataTable, numbers } from '../../tables.js';
import { Files, Signed, StateOf, type CoalitionView } from './reports-page.js';

interface ReportProps extends ReportPaper {
  readonly view: CoalitionView;
  readonly standing: ReportStanding;
  readonly links: DocumentLinks;
  readonly names: ReadonlyMap<string, string>;
  /** The position of an earlier version, where that is shown. */
  readonly asKnownAt: string | null;
}

/** The report of a quarter: the document that files are drawn from, and how it stands. */
export function ReportPage(props: ReportProps): VNode {
  const { view, standing, document, links, asKnownAt } = props;
  const { words, reader } = view;
  const here = words.reports;
  const title = here.reportOf(reader.quarter(standing.quarter));
  const [summary, rest] = summaryFirst(document.blocks);
  const drawn = { reader, words, links };
  return (
    <Page view={view} title={title}>
      <p class="kicker">{document.kicker}</p>
      <h1>{title}</h1>
      {asKnownAt === null ? null : <p class="refused">{here.earlierVersion}</p>}
      {reader.language === 'en' ? null : <p class="hint">{here.inEnglish}</p>}
      <div class="document lead-document" lang="en">
        <DocumentOnSite {...drawn} blocks={summary} />
      </div>
      <Ways {...props} />
      <Standing {...props} />
      <Since {...props} />
      <div class="document" lang="en">
        <DocumentOnSite {...drawn} blocks={rest} />
      </div>
      <Neighbours {...props} />
    </Page>
  );
}

/** What a document says in sentences stands before everything else. */
function summaryFirst(blocks: readonly Block[]): [readonly Block[], readonly Block[]] {
  const end = blocks.findIndex(({ block }) => block === 'list') + 1;
  return [blocks.slice(0, end), blocks.slice(end)];
}

/** The report to take along, and what one can ask of it. */
function Ways({ view, standing: { quarter } }: ReportProps): VNode {
  const { words, reader, coalition } = view;
  const here = words.reports;
  const base = `/c/${coalition.id}/reports/${quarter}`;
  return (
    <div class="ways-on">
      <ActionButton
        view={view}
        action={`${base}/files`}
        label={here.wholePdf}
        fields={{ format: 'pdf' }}
        main
      />
      <p class="downloads">
        {words.downloads}{' '}
        <Files coalitionId={coalition.id} quarter={quarter} label={reader.quarter(quarter)} />
      </p>
      <ul class="inline">
        <li>
          <a href={reader.to(`${base}/compare`)}>{here.compare}</a>
        </li>
        {coalition.may('look as a member') ? (
          <>
            <li>
              <a href={reader.to(`${base}/what-if`)}>{here.whatIf}</a>
            </li>
            <li>
              <a href={reader.to(`/c/${coalition.id}/review/${quarter}`)}>{here.toReview}</a>
            </li>
          </>
        ) : null}
      </ul>
    </div>
  );
}

/** How the report can be checked, and by which rules it goes. */
function Standing(props: ReportProps): VNode {
  const { view, standing, names, asKnownAt, position, headHash, policyVersion } = props;
  const { words, reader, coalition } = view;
  const here = words.reports;
  const { version, versions, reopened, quarter } = standing;
  const sealed =
    asKnownAt === null ? version : (versions.find(({ position }) => String(position) === asKnownAt) ?? null);
  const policy = policyVersion === 0 ? here.defaults : here.policyVersion(policyVersion);
  return (
    <dl class="facts standing">
      <div>
        <dt>{here.state}</dt>
        <dd>
          <StateOf view={view} report={standing} />
        </dd>
      </div>
      {standing.state === 'closed' ? (
        <div>
          <dt>{here.signed}</dt>
          <dd>
            <Signed view={view} report={standing} names={names} />
          </dd>
        </div>
      ) : null}
      {sealed === null ? null : (
        <div>
          <dt>{here.hash}</dt>
          <dd>
            <code>{sealed.hash}</code>
            <span class="hint">{here.hashHow}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{here.position}</dt>
        <dd>
          {reader.number(position)}
          <span class="hint">
            <code>{headHash}</code>
          </span>
        </dd>
      </div>
      <div>
        <dt>{here.policy}</dt>
        <dd>
          {coalition.may('look as a member') ? (
            <a href={reader.to(`/c/${coalition.id}/policies#rules`)}>{policy}</a>
          ) : (
            policy
          )}
        </dd>
      </div>
      {versions.length > 1 || reopened.length > 0 ? (
        <div>
          <dt>{here.versions}</dt>
          <dd>
            <ul class="plain">
              {versions.map((one) => (
                <li>
                  {coalition.may('look at everything') && one.position !== version?.position ? (
                    <a
                      href={reader.to(
                        withParameter(
                          `/c/${coalition.id}/reports/${quarter}`,
                          'asKnownAt',
                          String(one.position),
                        ),
                      )}
                    >
                      {here.version(one.version)}
                    </a>
                  ) : (
                    here.version(one.version)
                  )}
                  , {here.closedOn(reader.day(one.closedOn))} · <code>{one.hash.slice(0, 12)}</code>
                </li>
              ))}
              {reopened.map(({ on, reason }) => (
                <li>{here.reopened(reader.day(on), reason)}</li>
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** What came after the close: the report stays, and this is what it would say. */
function Since({ view, standing: { restated }, currency }: ReportProps): VNode | null {
  const { words, reader, coalition } = view;
  const here = words.reports;
  if (restated.length === 0) return null;
  const items = restated.flatMap(({ items: late }) => late);
  return (
    <section class="since">
      <h2 id="since">{here.since}</h2>
      <p>{here.sinceHow(items.length)}</p>
      <DataTable
        id="since-table"
        title={here.since}
        head={[
          here.member,
          ...[here.sealedBalance, here.difference, here.restatedBalance].map((label) =>
            numbers(`${label}, ${currency}`),
          ),
          here.lateItems,
        ]}
        rows={restated.map(({ name, balance, ...rest }: Restatement) => ({
          of: name,
          cells: [
            reader.amount(balance.sealed),
            reader.amount(balance.difference),
            reader.amount(balance.restated),
            <ul class="plain">
              {rest.items.map(({ entry, occurredOn }) => (
                <li>
                  <a href={reader.to(`/c/${coalition.id}/ledger/${encodeURIComponent(entry)}`)}>
                    {here.bookedOn(reader.day(occurredOn))}
                  </a>
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
    </section>
  );
}

function Neighbours({ view, standing: { before, after } }: ReportProps): VNode | null {
  const { words, reader, coalition } = view;
  if (before === null && after === null) return null;
  const link = (quarter: string | null, rel: 'prev' | 'next'): VNode | null =>
    quarter === null ? null : (
      <a href={reader.to(`/c/${coalition.id}/reports/${quarter}`)} rel={rel}>
        {rel === 'prev' ? '← ' : ''}
        {reader.quarter(quarter)}
        {rel === 'next' ? ' →' : ''}
      </a>
    );
  return (
    <nav class="neighbours" aria-label={words.reports.neighbours}>
      {link(before, 'prev')}
      {link(after, 'next')}
    </nav>
  );
}
