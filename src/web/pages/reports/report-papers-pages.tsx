import type { VNode } from 'preact';
import type { ReadingDocument } from '../../../reports/document/document.js';
import type { FileJob } from '../../../reports/jobs/file-job.js';
import { ActionButton, ErrorSummary, SelectField } from '../../controls.js';
import { DocumentOnSite, type DocumentLinks } from '../../document-blocks.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { Downloads, EmptyState, Filters } from '../../parts.js';
import type { CoalitionView } from './reports-page.js';
import { capital } from '../people/role-words.js';

interface PaperProps {
  readonly view: CoalitionView;
  readonly document: ReadingDocument;
  readonly links: DocumentLinks;
}

/** A member’s statement of account for a quarter. */
export function StatementPage({
  view,
  document,
  links,
  quarter,
  memberId,
}: PaperProps & { readonly quarter: string; readonly memberId: string }): VNode {
  const { words, reader, coalition } = view;
  const here = words.reports;
  const title = here.statementOf(document.title, reader.quarter(quarter));
  const id = encodeURIComponent(memberId);
  const base = `/c/${coalition.id}`;
  return (
    <Page view={view} title={title}>
      <p class="kicker">{document.kicker}</p>
      <h1>{title}</h1>
      {reader.language === 'en' ? null : <p class="hint">{here.inEnglish}</p>}
      <Downloads
        view={view}
        of={`/api/v1/coalitions/${coalition.id}/statements/${quarter}/${id}`}
        formats={['pdf', 'xlsx', 'html', 'json']}
      />
      <ul class="inline">
        <li>
          <a href={reader.to(`${base}/reports/${quarter}`)}>{here.toReport}</a>
        </li>
        <li>
          <a href={reader.to(`${base}/members/${id}`)}>{here.toMember(document.title)}</a>
        </li>
      </ul>
      <div class="document" lang="en">
        <DocumentOnSite reader={reader} words={words} blocks={document.blocks} links={links} />
      </div>
      <p class="hint">{document.provenance}</p>
    </Page>
  );
}

interface CompareProps {
  readonly view: CoalitionView;
  readonly quarter: string;
  /** Quarters that it can be compared with. */
  readonly others: readonly string[];
  readonly chosen: string | null;
  /** Null where there is nothing to compare with. */
  readonly compared: Pick<PaperProps, 'document' | 'links'> | null;
  readonly form: Form;
}

/** Two quarters side by side. */
export function ComparePage({ view, quarter, others, chosen, compared, form }: CompareProps): VNode {
  const { words, reader, coalition } = view;
  const here = words.reports;
  const base = `/c/${coalition.id}/reports/${quarter}`;
  const title = here.compareTitle(reader.quarter(quarter));
  return (
    <Page view={view} title={title}>
      <h1>{title}</h1>
      <ErrorSummary view={view} form={form} />
      {others.length === 0 ? (
        <EmptyState title={here.nothingToCompare}>
          <p>{here.nothingToCompareHow}</p>
        </EmptyState>
      ) : (
        <Filters view={view} action={`${base}/compare`} label={here.compare}>
          <SelectField
            view={view}
            form={form}
            name="with"
            label={here.compareWith}
            options={others.map((value) => ({ value, label: capital(reader.quarter(value)) }))}
            {...(chosen === null ? {} : { preset: chosen })}
          />
        </Filters>
      )}
      {compared === null || chosen === null ? null : (
        <>
          {reader.language === 'en' ? null : <p class="hint">{here.inEnglish}</p>}
          <div class="document lead-document" lang="en">
            <DocumentOnSite
              reader={reader}
              words={words}
              blocks={compared.document.blocks}
              links={compared.links}
            />
          </div>
          <Downloads
            view={view}
            of={`/api/v1/coalitions/${coalition.id}/reports/${quarter}/comparison?with=${chosen}`}
            formats={['pdf', 'xlsx', 'html', 'json']}
          />
        </>
      )}
      <p>
        <a href={reader.to(base)}>{here.toReport}</a>
      </p>
    </Page>
  );
}

interface FileProps {
  readonly view: CoalitionView;
  readonly job: FileJob;
  readonly keptUntil: string | null;
}

/** How the making of a file is doing. Until it ends the page comes again by itself. */
export function ReportFilePage({ view, job, keptUntil }: FileProps): VNode {
  const { words, reader, coalition } = view;
  const here = words.reportFile;
  const { id, state, progress, file, problem, asked } = job;
  const base = `/c/${coalition.id}/reports`;
  const isUnderWay = state === 'waiting' || state === 'running';
  const title = here.title(asked.format.toUpperCase(), reader.quarter(asked.quarter));
  const problemWords = problem === null ? '' : (problem.detail ?? problem.title);
  return (
    <Page view={view} title={title} narrow>
      <h1>{title}</h1>
      <p class="lead" role={isUnderWay ? 'status' : undefined}>
        {here.states[state]}
      </p>
      {progress === null ? null : (
        <p>
          <label for="progress">{here.stages[progress.stage]}</label>
          <progress id="progress" value={progress.done} max={Math.max(1, progress.total)} />
        </p>
      )}
      {problemWords === '' ? null : <p class="refused">{problemWords}</p>}
      {state === 'done' && file !== null ? (
        <>
          <p>
            <a
              class="button"
              href={`/api/v1/coalitions/${coalition.id}/report-files/${encodeURIComponent(id)}/file`}
            >
              {here.open(asked.format.toUpperCase())}
            </a>
          </p>
          <dl class="facts">
            <div>
              <dt>{here.size}</dt>
              <dd>{here.kilobytes(reader.number(Math.ceil(file.bytes / 1000)))}</dd>
            </div>
            <div>
              <dt>SHA-256</dt>
              <dd>
                <code>{file.sha256}</code>
              </dd>
            </div>
            {keptUntil === null ? null : (
              <div>
                <dt>{here.keptUntil}</dt>
                <dd>{reader.moment(keptUntil, coalition.timeZone)}</dd>
              </div>
            )}
          </dl>
        </>
      ) : null}
      {isUnderWay ? (
        <>
          <p class="hint">{here.reloads}</p>
          <ActionButton
            view={view}
            action={`${base}/files/${encodeURIComponent(id)}/cancellation`}
            label={here.cancel}
          />
        </>
      ) : null}
      {state === 'failed' || state === 'cancelled' || state === 'expired' ? (
        <ActionButton
          view={view}
          action={`${base}/${asked.quarter}/files`}
          label={here.again}
          fields={{ format: asked.format }}
          main
        />
      ) : null}
      <p>
        <a href={reader.to(`${base}/${asked.quarter}`)}>{words.reports.toReport}</a>
      </p>
    </Page>
  );
}
