import type { ComponentChildren, VNode } from 'preact';
import type { EntryAct } from '../../../exchange/entry-acts.queries.js';
import { ActionButton, PageForm, SelectField, TextAreaField, TextField } from '../../controls.js';
import { entryPath } from './entry-words.js';
import { EVIDENCE_FORM } from './entry-evidence.js';
import type { EntryProps } from './entry-props.js';

/** The name of what buttons send, which have no fields of their own. */
export const PAGE_ACTS = 'acts';

/** The last event that a page showed: what is asked on its ground is not done where something came after it. */
export const SEEN = 'seen';

const REASON_LIMIT = 2_000;

/** The forms of the page, each with the acts of which any brings it there. A button has no place for what is refused. */
const FORMS: Readonly<Record<string, readonly EntryAct[]>> = {
  answer: ['answer'],
  resolve: ['uphold', 'adjust', 'withdraw-in-dispute'],
  value: ['value'],
  dispute: ['dispute'],
  reject: ['reject'],
  withdraw: ['withdraw'],
  reverse: ['reverse'],
  [EVIDENCE_FORM]: ['attach'],
};

/** Whether the page still has a form of this name. */
export function isOffered(acts: ReadonlySet<EntryAct>, form: string): boolean {
  return (FORMS[form] ?? []).some((act) => acts.has(act));
}

/** What the reader may do to an entry; nothing where that is nothing. */
export function EntryActions(props: EntryProps): VNode | null {
  const { view, acts } = props;
  const told = view.words.entry;
  const may = (act: EntryAct): boolean => acts.acts.has(act);
  const isAny = [...acts.acts].some((act) => act !== 'attach');
  if (!isAny) return null;
  const { reader } = view;
  const day = reader.day(acts.reversedOn);
  return (
    <section class="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{told.acts}</h2>
      {may('accept') ? (
        <ActionButton
          view={view}
          action={`${pathOf(props)}/acceptance`}
          label={told.accept}
          fields={{ [SEEN]: seenIn(props) }}
          main
        />
      ) : null}
      {may('answer') ? (
        <Act {...props} name="answer" path="answers" title={told.answer} intro={told.answerIntro}>
          {(form) => (
            <TextAreaField view={view} form={form} name="reason" label={told.yourAnswer} max={REASON_LIMIT} />
          )}
        </Act>
      ) : null}
      <ResolveAct {...props} />
      {may('value') ? <ValueAct {...props} /> : null}
      {may('dispute') ? (
        <ReasonAct {...props} name="dispute" path="disputes" title={told.dispute} intro={told.disputeIntro} />
      ) : null}
      {may('reject') ? (
        <ReasonAct
          {...props}
          name="reject"
          path="rejection"
          title={told.reject}
          intro={told.rejectIntro}
          grave
        />
      ) : null}
      {may('withdraw') ? (
        <ReasonAct
          {...props}
          name="withdraw"
          path="withdrawal"
          title={told.withdraw}
          intro={told.withdrawIntro}
          grave
        />
      ) : null}
      {may('reverse') ? (
        <ReasonAct
          {...props}
          name="reverse"
          path="reversal"
          title={told.reverse}
          intro={told.reverseIntro(day)}
          grave
        />
      ) : null}
      {may('replace') ? (
        <p>
          <a
            href={reader.to(`/c/${view.coalition.id}/record?replaces=${encodeURIComponent(props.entry.id)}`)}
          >
            {told.correct}
          </a>{' '}
          <span class="hint">{told.correctIntro}</span>
        </p>
      ) : null}
    </section>
  );
}

const pathOf = ({ view, entry }: EntryProps): string => entryPath(view.coalition.id, entry.id);

export function seenIn({ entry }: Pick<EntryProps, 'entry'>): string {
  return String(entry.events.at(-1)!.position);
}

interface ActProps extends EntryProps {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly intro: string;
  readonly grave?: boolean;
}

/** An act that takes more than a button: what it does, and the form for it, opened where it was refused. */
function Act(
  props: ActProps & { readonly children: (form: ReturnType<EntryProps['formOf']>) => ComponentChildren },
): VNode {
  const { view, name, path, title, intro, grave, formOf, children } = props;
  const form = formOf(name);
  return (
    <details class="act" open={form.errors.length > 0}>
      <summary>{title}</summary>
      <p>{intro}</p>
      <PageForm
        view={view}
        form={form}
        action={`${pathOf(props)}/${path}`}
        submit={title}
        {...(grave ? { grave } : {})}
      >
        <input type="hidden" name={SEEN} value={seenIn(props)} />
        {children(form)}
      </PageForm>
    </details>
  );
}

function ReasonAct(props: ActProps): VNode {
  const { view } = props;
  const { why, whyHint } = view.words.entry;
  return (
    <Act {...props}>
      {(form) => (
        <TextAreaField view={view} form={form} name="reason" label={why} hint={whyHint} max={REASON_LIMIT} />
      )}
    </Act>
  );
}

function ResolveAct(props: EntryProps): VNode | null {
  const { view, entry, acts, currency } = props;
  const told = view.words.entry;
  const outcomes = (
    [
      ['uphold', 'upheld'],
      ['adjust', 'adjusted'],
      ['withdraw-in-dispute', 'withdrawn'],
    ] as const
  ).filter(([act]) => acts.acts.has(act));
  if (outcomes.length === 0) return null;
  const mayAdjust = acts.acts.has('adjust');
  const unit = entry.unit === 'hours' ? view.words.record.hours : entry.unit;
  return (
    <Act {...props} name="resolve" path="resolution" title={told.resolve} intro={told.resolveIntro}>
      {(form) => (
        <>
          <SelectField
            view={view}
            form={form}
            name="outcome"
            label={told.outcome}
            options={outcomes.map(([, value]) => ({ value, label: told.outcomes[value] }))}
          />
          {mayAdjust ? (
            <div class="pair">
              <TextField
                view={view}
                form={form}
                name="quantity"
                label={told.newQuantity(unit)}
                hint={told.adjustHint}
                inputmode="decimal"
                optional
              />
              <TextField
                view={view}
                form={form}
                name="value"
                label={told.newValue(currency)}
                inputmode="decimal"
                optional
              />
            </div>
          ) : null}
          <TextAreaField
            view={view}
            form={form}
            name="reason"
            label={told.why}
            hint={told.whyHint}
            max={REASON_LIMIT}
          />
        </>
      )}
    </Act>
  );
}

function ValueAct(props: EntryProps): VNode {
  const { view, currency } = props;
  const told = view.words.entry;
  return (
    <Act {...props} name="value" path="valuation" title={told.giveValue} intro={told.giveValueIntro}>
      {(form) => (
        <>
          <TextField
            view={view}
            form={form}
            name="value"
            label={told.valueIn(currency)}
            inputmode="decimal"
          />
          <TextAreaField
            view={view}
            form={form}
            name="basis"
            label={told.basis}
            hint={told.basisHint}
            max={REASON_LIMIT}
            optional
          />
        </>
      )}
    </Act>
  );
}
