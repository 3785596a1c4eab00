import type { VNode } from 'preact';
import { FileField, PageForm } from '../../controls.js';
import type { Reader } from '../../reader.js';
import { entryPath } from './entry-words.js';
import type { EntryProps } from './entry-props.js';

export const EVIDENCE_FORM = 'evidence';

/** The files that prove an entry, and the means to attach more. */
export function EntryEvidence({ view, entry, acts, formOf }: EntryProps): VNode {
  const { words, reader, coalition } = view;
  const told = words.entry;
  const form = formOf(EVIDENCE_FORM);
  const base = `/api/v1/coalitions/${coalition.id}/entries/${encodeURIComponent(entry.id)}/evidence`;
  return (
    <section id="evidence">
      <h2>{told.evidence}</h2>
      {entry.evidence.length === 0 ? (
        <p class="muted">{told.noEvidence}</p>
      ) : (
        <ul class="plain">
          {entry.evidence.map(({ name, bytes, sha256, recordedAt }) => (
            <li>
              <a href={`${base}/${sha256}`} download>
                {name}
              </a>
              <span class="hint line">
                {kilobytes(reader, bytes)} · {reader.moment(recordedAt, coalition.timeZone)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {acts.acts.has('attach') ? (
        <details open={form.errors.length > 0}>
          <summary>{told.attach}</summary>
          <PageForm
            view={view}
            form={form}
            action={`${entryPath(coalition.id, entry.id)}/evidence/files`}
            submit={told.attach}
            files
          >
            <FileField
              view={view}
              form={form}
              name="files"
              label={told.files}
              hint={told.filesHint}
              several
            />
          </PageForm>
        </details>
      ) : null}
    </section>
  );
}

const kilobytes = (reader: Reader, bytes: number): string =>
  `${reader.number(Math.max(1, Math.round(bytes / 1024)))} kB`;
