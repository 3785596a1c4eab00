import type { VNode } from 'preact';
import { FileField, PageForm, SelectField, TextAreaField, TextField, TickField } from '../../controls.js';
import { Page } from '../../layout.js';
import { withParameter } from '../../reader.js';
import { directionsOf, RECORDED_KINDS } from '../../record-form.js';
import { capital, kindWord } from './entry-words.js';
import { Amounts, Late, More, Sides, type RecordProps } from './record-fields.js';
import { RecordPreview } from './record-preview.js';

export const RECORD_FORM = 'record';

/** One form for everything that changes hands; which fields it has hangs on the kind. */
export function RecordPage(props: RecordProps): VNode {
  const { view, form, kind, preview } = props;
  const { words, coalition } = view;
  const told = words.record;
  const isCorrection = form.typed('replaces') !== '';
  const title = isCorrection ? told.correctTitle : told.title;
  const base = `/c/${coalition.id}/record`;
  return (
    <Page view={view} title={title}>
      <h1>{title}</h1>
      <p class="lead">{isCorrection ? told.correctLead : told.lead}</p>
      <Kinds {...props} />
      <div class="record">
        <PageForm
          view={view}
          form={form}
          action={`${base}/files`}
          submit={isCorrection ? told.submitCorrection : told.submit}
          preview={`${base}/preview`}
          files
        >
          <input type="hidden" name="kind" value={kind} />
          {isCorrection ? <input type="hidden" name="replaces" value={form.typed('replaces')} /> : null}
          <div class="pair">
            <SelectField
              view={view}
              form={form}
              name="direction"
              label={told.direction}
              hint={told.directionHint}
              options={directionsOf(kind).map((value) => ({ value, label: told.directions[value] }))}
            />
            <TextField
              view={view}
              form={form}
              name="occurredOn"
              label={told.day}
              hint={told.dayHint}
              type="date"
            />
          </div>
          <Sides {...props} />
          <Amounts {...props} />
          <Late {...props} />
          <More {...props} />
          {isCorrection ? (
            <TextAreaField view={view} form={form} name="reason" label={told.reason} max={2_000} />
          ) : null}
          <FileField
            view={view}
            form={form}
            name="evidence"
            label={told.evidence}
            hint={form.errors.length > 0 ? told.evidenceAgain : words.entry.filesHint}
            several
            optional
          />
          {props.own === null ? (
            <TickField view={view} form={form} name="propose" label={told.propose} />
          ) : null}
          <section class="preview" aria-live="polite" aria-labelledby="preview-title">
            <h2 id="preview-title">{told.preview}</h2>
            <div data-preview-into>
              <RecordPreview view={view} {...preview} />
            </div>
            <noscript>
              <button class="quiet" formmethod="get" formaction={view.reader.to(base)}>
                {told.show}
              </button>
            </noscript>
          </section>
        </PageForm>
      </div>
    </Page>
  );
}

/** Another kind is another form; what is in the address goes along, and with script what was typed too. */
function Kinds({ view, kind, query }: RecordProps): VNode {
  const { words, reader, coalition } = view;
  const carried = [...query].filter(([name]) => !NOT_CARRIED.has(name));
  return (
    <nav class="kinds" aria-label={words.record.kinds}>
      <ul>
        {RECORDED_KINDS.map((one) => {
          const path = [['kind', one] as const, ...carried].reduce(
            (to, [name, value]) => withParameter(to, name, value),
            `/c/${coalition.id}/record`,
          );
          return (
            <li>
              <a
                href={reader.to(path)}
                aria-current={one === kind ? 'true' : undefined}
                data-carries="form.fields"
              >
                <strong>{capital(kindWord(words, one))}</strong>
                <span class="hint">{words.record.kindHints[one]}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** These belong to the kind that was chosen before, or to the page. */
const NOT_CARRIED: ReadonlySet<string> = new Set([
  'kind',
  'form',
  'unit',
  'category',
  'direction',
  'lang',
  'for',
  'said',
]);
