import type { VNode } from 'preact';
import type { ImportView } from '../../../interchange/imports.queries.js';
import type { Staying, UndoResult } from '../../../interchange/undo-import.js';
import { PageForm, TextAreaField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import type { NameOf } from '../../person-names.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { actorWords, newIn, tableWords, type CoalitionView } from './import-page.js';

interface BatchProps {
  readonly view: CoalitionView;
  readonly batch: ImportView;
  readonly nameOf: NameOf;
}

/** One import: who, when, what; and the way to take it back. */
export function BatchPage({ view, batch, nameOf }: BatchProps): VNode {
  const { words, reader, coalition } = view;
  const { imports } = words;
  const here = `/c/${coalition.id}/import`;
  const { undone } = batch;
  const when = reader.moment(batch.recordedAt, coalition.timeZone);
  const title = imports.batchTitle(reader.day(batch.on));
  return (
    <Page view={view} title={title}>
      <p class="kicker">
        <a href={reader.to(here)}>{imports.title}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">
        {imports.batchLead(actorWords(view, batch.actor, nameOf), when, newIn(view, batch.tables))}
      </p>
      {undone ? (
        <p class="note">
          {imports.undoneLead(
            actorWords(view, undone.actor, nameOf),
            reader.moment(undone.recordedAt, coalition.timeZone),
          )}{' '}
          <q>{undone.reason}</q>
        </p>
      ) : (
        <p class="actions">
          <a class="button quiet" href={reader.to(`${here}/batches/${batch.id}/undoing`)}>
            {imports.undo}
          </a>
        </p>
      )}
      <h2>{imports.rows}</h2>
      <DataTable
        id="tables"
        title={imports.rows}
        head={[imports.table, numbers(imports.rows), numbers(imports.newRows), numbers(imports.knownRows)]}
        rows={Object.entries(batch.tables).map(([table, count]): Row => ({
          of: tableWords(words, table),
          cells: [count.rows, count.new, count.unchanged].map((one) => reader.number(one)),
        }))}
      />
      <h2>{imports.filesTitle}</h2>
      <DataTable
        id="files"
        title={imports.filesTitle}
        head={[imports.file, numbers(imports.bytes), 'SHA-256']}
        rows={batch.files.map(({ name, bytes, sha256 }): Row => ({
          of: name,
          cells: [reader.number(bytes), <code class="hash">{sha256}</code>],
        }))}
      />
      <p class="hint">
        {imports.positions(reader.number(batch.firstPosition), reader.number(batch.lastPosition))}
      </p>
    </Page>
  );
}

interface UndoingProps {
  readonly view: CoalitionView;
  readonly form: Form;
  readonly batch: ImportView;
  /** What a dry run of it said. */
  readonly result: UndoResult;
}

/** What undoing would do, with its one button; or what stands in its way, line by line. */
export function UndoingPage({ view, form, batch, result }: UndoingProps): VNode {
  const { words, reader, coalition } = view;
  const { imports } = words;
  const path = `/c/${coalition.id}/import/batches/${batch.id}`;
  const title = imports.undoTitle(reader.day(batch.on));
  const { staying, stayingCount, isUndone, changed } = result;
  const lead =
    stayingCount > 0
      ? imports.cannotUndo(reader.number(stayingCount), stayingCount)
      : isUndone && !changed
        ? words.said['import-undone-before']
        : imports.undoLead(reversedWords(view, result.reversed));
  return (
    <Page view={view} title={title}>
      <p class="kicker">
        <a href={reader.to(path)}>{imports.batchTitle(reader.day(batch.on))}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {stayingCount > 0 ? (
        <Stayings view={view} staying={staying} more={stayingCount - staying.length} />
      ) : changed ? (
        <>
          <p>
            {imports.undoHow} <a href={reader.to('/help#reversal')}>{words.help.glossary['reversal']![0]}</a>
          </p>
          <PageForm view={view} form={form} action={`${path}/undoing`} submit={imports.undoNow} grave>
            <TextAreaField
              view={view}
              form={form}
              name="reason"
              label={imports.reason}
              hint={imports.reasonHint}
              max={1_000}
            />
          </PageForm>
        </>
      ) : null}
      <p>
        <a href={reader.to(path)}>{words.cancel}</a>
      </p>
    </Page>
  );
}

function Stayings({
  view,
  staying,
  more,
}: {
  readonly view: CoalitionView;
  readonly staying: readonly Staying[];
  readonly more: number;
}): VNode {
  const { words, reader, coalition } = view;
  const { imports } = words;
  return (
    <>
      <p>{imports.allOrNothing}</p>
      <DataTable
        id="staying"
        title={imports.stays}
        head={[imports.what, imports.why]}
        rows={staying.map(({ subject, position, message }): Row => ({
          of: subject.startsWith('entry/') ? (
            <a
              href={reader.to(
                `/c/${coalition.id}/ledger/${encodeURIComponent(subject.slice('entry/'.length))}`,
              )}
            >
              {subject}
            </a>
          ) : (
            <span title={String(position)}>{subject}</span>
          ),
          cells: [message],
        }))}
      />
      {more > 0 ? <p class="hint">{imports.moreErrors(more, reader.number(more))}</p> : null}
    </>
  );
}

function reversedWords({ words, reader }: CoalitionView, reversed: UndoResult['reversed']): string {
  const parts = Object.entries(reversed).map(([kind, count]) =>
    words.imports.rowsOf(kind, count, reader.number(count)),
  );
  return parts.length === 0 ? words.imports.nothing : reader.list(parts);
}
