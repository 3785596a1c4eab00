import type { VNode } from 'preact';
import type { ImportError } from '../../../interchange/import-errors.js';
import type { SampleRow } from '../../../interchange/import.js';
import type { PreviewedUpload } from '../../../interchange/previewed-uploads.js';
import { ActionButton, ErrorSummary, FileField, PageForm } from '../../controls.js';
import { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { FigureStrip } from '../../parts.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { newIn, Steps, tableWords, type CoalitionView } from './import-page.js';

interface Props {
  readonly view: CoalitionView;
  readonly upload: PreviewedUpload;
  readonly form: Form;
}

/** Errors of one file that are shown; the file to download has more of them. */
const ERRORS_SHOWN = 50;

/** What importing some files would do, and then doing it; or what is wrong with them. */
export function PreviewPage({ view, upload, form }: Props): VNode {
  const { words, coalition, reader } = view;
  const { imports } = words;
  const { result } = upload;
  const isWrong = result.errorCount > 0;
  const isNew = Object.values(result.tables).some(({ new: fresh }) => fresh > 0);
  const title = isWrong ? imports.wrongTitle : imports.previewTitle;
  const lead = isWrong
    ? imports.wrongLead(reader.number(result.errorCount), result.errorCount, filesWith(result.errors))
    : isNew
      ? imports.previewLead(newIn(view, result.tables))
      : imports.nothingNew;
  return (
    <Page view={view} title={title}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/import`)}>{imports.title}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Steps view={view} at={isWrong ? 1 : 2} />
      <ErrorSummary view={view} form={form} />
      {isWrong ? null : <Confirm view={view} upload={upload} isNew={isNew} />}
      <Counts view={view} upload={upload} />
      {isWrong ? <Errors view={view} upload={upload} /> : <Sample view={view} sample={result.sample} />}
      {isWrong ? <SendAgain view={view} /> : null}
    </Page>
  );
}

function filesWith(errors: readonly ImportError[]): number {
  return new Set(errors.map(({ file }) => file)).size;
}

function Confirm({
  view,
  upload,
  isNew,
}: {
  readonly view: CoalitionView;
  readonly upload: PreviewedUpload;
  readonly isNew: boolean;
}): VNode {
  const { words, coalition, reader } = view;
  const { imports } = words;
  const { id, fingerprint, anew, result } = upload;
  const action = `/c/${coalition.id}/import/previews/${id}`;
  const takenBack = Object.values(result.tables).reduce((sum, table) => sum + (table.takenBack ?? 0), 0);
  return (
    <section class="sheet" aria-labelledby="confirm">
      <h2 id="confirm">{isNew ? imports.confirm : imports.nothingToDo}</h2>
      {isNew ? (
        <>
          <p>{imports.confirmHow}</p>
          <ActionButton view={view} action={action} label={imports.import} fields={{ fingerprint }} main />
        </>
      ) : null}
      {takenBack > 0 || anew ? (
        <>
          <p>{anew ? imports.isAnew : imports.takenBack(reader.number(takenBack), takenBack)}</p>
          <ActionButton
            view={view}
            action={`${action}/anew`}
            label={anew ? imports.notAnew : imports.anew}
            fields={{ anew: anew ? 'no' : 'yes' }}
          />
        </>
      ) : null}
      <p class="hint">
        {imports.keptUntil(
          reader.list(upload.files.map(({ name }) => name)),
          reader.moment(upload.keptAt, coalition.timeZone),
        )}{' '}
        <a href={reader.to(`/c/${coalition.id}/import`)}>{imports.otherFiles}</a>
      </p>
    </section>
  );
}

/** New, known and wrong rows apart. */
function Counts({ view, upload: { result } }: Omit<Props, 'form'>): VNode {
  const { words, reader } = view;
  const { imports } = words;
  const tables = Object.entries(result.tables);
  const sum = (of: (table: (typeof tables)[number][1]) => number): number =>
    tables.reduce((total, [, table]) => total + of(table), 0);
  const rows = sum(({ rows: read }) => read);
  const [fresh, known] = [sum((table) => table.new), sum(({ unchanged }) => unchanged)];
  return (
    <>
      <FigureStrip
        figures={[
          { label: imports.newRows, value: reader.number(fresh), note: imports.newNote },
          { label: imports.knownRows, value: reader.number(known), note: imports.knownNote },
          { label: imports.wrongRows, value: reader.number(rows - fresh - known), note: imports.wrongNote },
        ]}
      />
      {tables.length < 2 ? null : (
        <DataTable
          id="counts"
          title={imports.byTable}
          head={[
            imports.table,
            numbers(imports.rows),
            numbers(imports.newRows),
            numbers(imports.knownRows),
            numbers(imports.wrongRows),
          ]}
          rows={tables.map(([table, count]): Row => ({
            of: tableWords(words, table),
            cells: [count.rows, count.new, count.unchanged, count.rows - count.new - count.unchanged].map(
              (one) => reader.number(one),
            ),
          }))}
        />
      )}
      {result.ignored.length === 0 ? null : (
        <p class="hint">{imports.ignored(reader.list(result.ignored))}</p>
      )}
    </>
  );
}

/** All that is wrong, file by file; hundreds of errors fold away behind the first. */
function Errors({ view, upload }: Omit<Props, 'form'>): VNode {
  const { words, reader, coalition } = view;
  const { imports } = words;
  const { errors, errorCount } = upload.result;
  const files = [...new Set(errors.map(({ file }) => file))];
  const path = `/c/${coalition.id}/import/previews/${upload.id}/errors`;
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">{imports.errors}</h2>
      <p class="downloads">
        <a href={reader.to(path)}>{imports.downloadErrors}</a>
        {errorCount > errors.length
          ? ` ${imports.moreErrors(errorCount - errors.length, reader.number(errorCount - errors.length))}`
          : ''}
      </p>
      {files.map((file, index) => (
        <FileErrors
          view={view}
          file={file}
          index={index}
          errors={errors.filter((error) => error.file === file)}
        />
      ))}
    </section>
  );
}

interface FileErrorsProps {
  readonly view: CoalitionView;
  readonly file: string;
  readonly index: number;
  readonly errors: readonly ImportError[];
}

function FileErrors({ view, file, index, errors }: FileErrorsProps): VNode {
  const { words, reader } = view;
  const { imports } = words;
  const byColumn = new Map<string, number>();
  for (const { column } of errors) byColumn.set(column ?? '', (byColumn.get(column ?? '') ?? 0) + 1);
  const columns = [...byColumn].sort(([, one], [, other]) => other - one);
  const table = (id: string, some: readonly ImportError[]): VNode => (
    <DataTable
      id={id}
      title={imports.errorsIn(file)}
      head={[imports.line, imports.column, imports.found, imports.expected]}
      rows={some.map((error) => errorRow(view, error))}
    />
  );
  return (
    <section aria-labelledby={`file-${String(index)}`} class="file-errors">
      <h3 id={`file-${String(index)}`}>
        <code>{file}</code> · {imports.errorsCount(reader.number(errors.length), errors.length)}
      </h3>
      {columns.length < 2 ? null : (
        <p class="hint">
          {imports.mostly(
            columns
              .slice(0, 4)
              .map(
                ([column, count]) => `${column === '' ? imports.wholeRow : column} (${reader.number(count)})`,
              )
              .join(', '),
          )}
        </p>
      )}
      {table(`errors-${String(index)}`, errors.slice(0, ERRORS_SHOWN))}
      {errors.length <= ERRORS_SHOWN ? null : (
        <details>
          <summary>
            {imports.showRest(errors.length - ERRORS_SHOWN, reader.number(errors.length - ERRORS_SHOWN))}
          </summary>
          {table(`rest-${String(index)}`, errors.slice(ERRORS_SHOWN))}
        </details>
      )}
    </section>
  );
}

function errorRow(
  { words, reader }: CoalitionView,
  { line, column, found, expected, message }: ImportError,
): Row {
  const { imports } = words;
  return {
    of: line === null ? imports.wholeFile : reader.number(line),
    cells: [
      column === null ? <span class="muted">{imports.wholeRow}</span> : <code>{column}</code>,
      found === null ? null : found === '' ? (
        <span class="muted">{imports.empty}</span>
      ) : (
        <q class="found">{found}</q>
      ),
      <>
        {expected}
        <span class="hint">{message}</span>
      </>,
    ],
  };
}

/** The first rows of each table as they would be written. */
function Sample({
  view,
  sample,
}: {
  readonly view: CoalitionView;
  readonly sample: readonly SampleRow[];
}): VNode | null {
  const { words, reader } = view;
  const { imports } = words;
  const tables = [...new Set(sample.map(({ table }) => table))];
  if (tables.length === 0) return null;
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">{imports.sample}</h2>
      <p>{imports.sampleHow}</p>
      {tables.map((table) => {
        const rows = sample.filter((row) => row.table === table);
        const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
        return (
          <>
            <h3>{tableWords(words, table)}</h3>
            <DataTable
              id={`sample-${table}`}
              title={`${imports.sample}: ${tableWords(words, table)}`}
              head={[imports.line, ...columns]}
              rows={rows.map(({ line, cells }): Row => ({
                of: reader.number(line),
                cells: columns.map((column) => cells[column] ?? null),
              }))}
            />
          </>
        );
      })}
    </section>
  );
}

function SendAgain({ view }: { readonly view: CoalitionView }): VNode {
  const { words, coalition } = view;
  const { imports } = words;
  return (
    <section class="sheet" aria-labelledby="again">
      <h2 id="again">{imports.again}</h2>
      <PageForm
        view={view}
        form={new Form('files', words)}
        action={`/c/${coalition.id}/import/files`}
        submit={imports.look}
        files
      >
        <FileField
          view={view}
          form={new Form('files', words)}
          name="files"
          label={imports.files}
          hint={imports.againHint}
          accept=".csv,text/csv"
          several
        />
      </PageForm>
    </section>
  );
}
