import type { VNode } from 'preact';
import type { WholeVerification } from '../../../operations/verify.js';
import type { LastJob } from '../../../operations/jobs.js';
import type { LedgerHeadView } from '../../../operations/log.queries.js';
import type { EventProof, FileRecognised } from '../../../operations/proofs.queries.js';
import { ActionButton, FileField, PageForm } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { FigureStrip, Filters } from '../../parts.js';
import { DataTable, type Row } from '../../tables.js';
import type { CoalitionView } from '../imports/import-page.js';

/** What a file turned out to be. */
export interface FileChecked extends FileRecognised {
  readonly name: string;
  readonly sha256: string;
}

interface Props {
  readonly view: CoalitionView;
  readonly formOf: (name: string) => Form;
  readonly head: LedgerHeadView;
  /** The last check on this machine; null where there was none since the service started. */
  readonly last: LastJob | null;
  /** A file that was looked at just now. */
  readonly file: FileChecked | null;
  readonly asked: string | null;
  /** The proof of the entry that was asked for, or why there is none. */
  readonly proof: EventProof | string | null;
}

/** Whether anything was changed that may not change: the whole ledger, a report, one entry. */
export function VerifyPage(props: Props): VNode {
  const { view, head } = props;
  const { words, reader, coalition } = view;
  const { verify } = words;
  const when = reader.moment(head.recordedAt, coalition.timeZone);
  return (
    <Page view={view} title={verify.title}>
      <h1>{verify.title}</h1>
      <p class="lead">{verify.lead(coalition.name, head.position, reader.number(head.position), when)}</p>
      <Check {...props} />
      <Report {...props} />
      <OneEntry {...props} />
      <Head {...props} />
      {coalition.may('see who has access') ? (
        <section aria-labelledby="trail">
          <h2 id="trail">{verify.trailTitle}</h2>
          <p>
            {verify.trailHow} <a href={reader.to(`/c/${coalition.id}/verify/trail`)}>{verify.trailRead}</a>
          </p>
        </section>
      ) : null}
    </Page>
  );
}

function Check({ view, last }: Props): VNode {
  const { words, coalition } = view;
  const { verify } = words;
  const isRunning = last?.job.state === 'running';
  return (
    <section id="check" class="sheet" aria-labelledby="check-title">
      <h2 id="check-title">{verify.checkTitle}</h2>
      <p>{verify.checkHow}</p>
      {last === null ? <p class="hint">{verify.neverChecked}</p> : <LastCheck view={view} last={last} />}
      {isRunning ? (
        <p>
          <a href={view.reader.to(`/c/${coalition.id}/verify#check`)}>{verify.lookAgain}</a>
        </p>
      ) : (
        <ActionButton view={view} action={`/c/${coalition.id}/verify`} label={verify.checkNow} main />
      )}
    </section>
  );
}

function LastCheck({
  view,
  last: { job, at },
}: {
  readonly view: CoalitionView;
  readonly last: LastJob;
}): VNode {
  const { words, reader, coalition } = view;
  const { verify } = words;
  const when = reader.moment(at, coalition.timeZone);
  if (job.state === 'running') {
    const { progress } = job;
    const done = progress ? verify.progress(reader.number(progress.done), reader.number(progress.total)) : '';
    return (
      <p role="status">
        {verify.running(when)} {done}
      </p>
    );
  }
  if (job.state === 'failed') {
    return (
      <p class="refused" role="status">
        {verify.failed(when)} {job.problem?.detail}
      </p>
    );
  }
  const { ok, position, events, rowsCompared, evidenceFiles, findings } = job.result as WholeVerification;
  return (
    <div role="status">
      <p class={ok ? 'verdict good' : 'verdict bad'}>
        {ok
          ? verify.allRight(when, reader.number(position))
          : verify.wrong(when, findings.length, reader.number(findings.length))}
      </p>
      <FigureStrip
        figures={[
          { label: verify.events, value: reader.number(events) },
          { label: verify.figures, value: reader.number(rowsCompared) },
          { label: verify.evidence, value: reader.number(evidenceFiles) },
        ]}
      />
      {ok ? null : (
        <DataTable
          id="findings"
          title={verify.findings}
          head={[verify.where, verify.position, words.imports.found, words.imports.expected]}
          rows={findings.map(({ where, position: at, found, expected }): Row => ({
            of: verify.places[where],
            cells: [at === null ? null : reader.number(at), found, expected],
          }))}
        />
      )}
    </div>
  );
}

function Report({ view, formOf, file }: Props): VNode {
  const { words, coalition } = view;
  const { verify } = words;
  return (
    <section aria-labelledby="file">
      <h2 id="file">{verify.fileTitle}</h2>
      <p>{verify.fileHow}</p>
      {file ? <FileVerdict view={view} file={file} /> : null}
      <PageForm
        view={view}
        form={formOf('file')}
        action={`/c/${coalition.id}/verify/files`}
        submit={verify.checkFile}
        files
      >
        <FileField
          view={view}
          form={formOf('file')}
          name="files"
          label={verify.file}
          hint={verify.fileHint}
        />
      </PageForm>
    </section>
  );
}

function FileVerdict({ view, file }: { readonly view: CoalitionView; readonly file: FileChecked }): VNode {
  const { words, reader } = view;
  const { verify } = words;
  const { name, sha256, sealedReports, isMade, head } = file;
  const isSame = head !== null && head.found === head.expected;
  const isGood = sealedReports.length > 0 || isMade || isSame;
  const sentences = [
    ...sealedReports.map(({ quarter, closedAt }) =>
      verify.isSealed(reader.quarter(quarter), reader.number(closedAt)),
    ),
    ...(isMade ? [verify.isMade] : []),
    ...(head === null
      ? []
      : [
          isSame
            ? verify.headSame(reader.number(head.position))
            : verify.headOther(reader.number(head.position)),
        ]),
    ...(isGood || head !== null ? [] : [verify.unknownFile]),
  ];
  return (
    <div role="status" id="verdict">
      <p class={isGood && (head === null || isSame) ? 'verdict good' : 'verdict bad'}>
        <strong>{name}</strong>: {sentences.join(' ')}
      </p>
      <p class="hint">
        SHA-256 <code class="hash">{sha256}</code>
      </p>
    </div>
  );
}

function OneEntry({ view, asked, proof }: Props): VNode {
  const { words, reader, coalition } = view;
  const { verify } = words;
  const path = `/c/${coalition.id}/verify`;
  return (
    <section aria-labelledby="entry">
      <h2 id="entry">{verify.entryTitle}</h2>
      <p>{verify.entryHow}</p>
      <Filters view={view} action={`${path}#entry`} label={verify.entryTitle}>
        <div class="field">
          <label for="proof-entry">{verify.entryId}</label>
          <input id="proof-entry" name="entry" value={asked ?? ''} maxlength={200} autocomplete="off" />
        </div>
      </Filters>
      {typeof proof === 'string' ? (
        <p class="verdict bad" role="status">
          {proof}
        </p>
      ) : null}
      {proof && typeof proof !== 'string' ? (
        <>
          <p class={proof.isRight ? 'verdict good' : 'verdict bad'} role="status">
            {proof.isRight
              ? verify.proofRight(reader.number(proof.position))
              : verify.proofWrong(reader.number(proof.position))}
          </p>
          <dl class="facts">
            <div>
              <dt>{verify.recorded}</dt>
              <dd>{reader.moment(proof.recordedAt, coalition.timeZone)}</dd>
            </div>
            <div>
              <dt>{verify.hash}</dt>
              <dd>
                <code class="hash">{proof.hash}</code>
              </dd>
            </div>
            <div>
              <dt>{verify.hashBefore}</dt>
              <dd>
                <code class="hash">{proof.prevHash}</code>
              </dd>
            </div>
          </dl>
          <h3>{verify.byHand}</h3>
          <p>{verify.byHandHow}</p>
          <pre class="hashed" tabindex={0} aria-label={verify.hashedText}>
            {proof.hashedText}
          </pre>
          <p class="hint">
            <code>sha256sum text.txt</code> · {verify.nextHow}
          </p>
        </>
      ) : null}
    </section>
  );
}

function Head({ view, head }: Props): VNode {
  const { words, coalition } = view;
  const { verify } = words;
  return (
    <section aria-labelledby="head">
      <h2 id="head">{verify.headTitle}</h2>
      <p>
        {verify.headHow} <a href={view.reader.to('/help#head')}>{words.help.glossary['head']![0]}</a>
      </p>
      <p>
        <code class="hash">{head.hash}</code>
      </p>
      <p class="downloads">
        <a href={`/api/v1/coalitions/${coalition.id}/head`} download={`${coalition.id}-head.json`}>
          {verify.headDownload}
        </a>
      </p>
    </section>
  );
}
