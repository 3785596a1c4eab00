import type { ComponentChildren, VNode } from 'preact';
import { VALUE_TYPES } from '../../coalition/domain/value-types.js';
import type { RecordChoices } from '../../exchange/record-form.queries.js';
import {
  FileField,
  PageForm,
  SelectField,
  TextAreaField,
  TextField,
  TickField,
  type Option,
} from '../controls.js';
import type { Form } from '../form.js';
import { Page } from '../layout.js';
import { withParameter } from '../reader.js';
import { bookedOn, directionsOf, isDay, RECORDED_KINDS, type RecordedKind } from '../record-form.js';
import type { inCoalition } from '../view.js';
import { capital, kindWord } from './entry-words.js';
import { RecordPreview, type PreviewProps } from './record-preview.js';

export const RECORD_FORM = 'record';

export interface RecordProps {
  readonly view: ReturnType<typeof inCoalition>;
  readonly kind: RecordedKind;
  readonly form: Form;
  readonly choices: RecordChoices;
  /** The member for whom whoever records speaks; null for the backbone, which records for all. */
  readonly own: string | null;
  /** What the address asks for, carried on where another kind is chosen. */
  readonly query: ReadonlyMap<string, string>;
  readonly preview: Omit<PreviewProps, 'view'>;
}

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

function Sides({ view, form, choices, own }: RecordProps): VNode {
  const told = view.words.record;
  const members: Option[] = choices.members.map(({ id, name }) => ({ value: id, label: name }));
  const mine = own === null ? members : members.filter(({ value }) => value === own);
  const others = [
    ...choices.pools.map(({ id, name }) => ({ value: `pool:${id}`, label: told.poolNamed(name) })),
    ...members
      .filter(({ value }) => value !== own)
      .map(({ value, label }) => ({ value: `member:${value}`, label })),
  ];
  return (
    <div class="pair">
      <SelectField
        view={view}
        form={form}
        name="member"
        label={told.member}
        hint={told.memberHint}
        options={mine}
      />
      <SelectField
        view={view}
        form={form}
        name="counterparty"
        label={told.otherSide}
        hint={told.otherSideHint}
        options={others}
      />
    </div>
  );
}

function Amounts({ view, form, kind, choices }: RecordProps): VNode {
  const told = view.words.record;
  const { units, categories, currency } = choices;
  const typedUnit = form.typed('unit');
  const currencies = [...new Set([...units, ...(typedUnit === '' ? [] : [typedUnit])])];
  return (
    <>
      <div class="pair">
        <TextField
          view={view}
          form={form}
          name="quantity"
          label={told.quantity}
          inputmode="decimal"
          max={50}
        />
        {kind === 'funds' ? (
          <SelectField
            view={view}
            form={form}
            name="unit"
            label={told.currency}
            options={currencies.map((code) => ({ value: code, label: code }))}
          />
        ) : kind === 'staff-time' ? (
          <SelectField
            view={view}
            form={form}
            name="unit"
            label={told.unit}
            options={[...new Set(['hours', ...currencies])].map((unit) => ({
              value: unit,
              label: unit === 'hours' ? told.hours : unit,
            }))}
          />
        ) : (
          <TextField view={view} form={form} name="unit" label={told.unit} hint={told.unitHint} max={100} />
        )}
      </div>
      {categories.length > 0 ? (
        <SelectField
          view={view}
          form={form}
          name="category"
          label={told.category}
          hint={told.categoryHint}
          none={told.noCategory}
          options={[...new Set(categories.map(({ category }) => category))].map((value) => ({
            value,
            label: value,
          }))}
          optional
        />
      ) : null}
      <div class="pair">
        <TextField
          view={view}
          form={form}
          name="value"
          label={told.value(currency)}
          hint={told.valueHint}
          inputmode="decimal"
          max={50}
          optional
        />
        <TextField
          view={view}
          form={form}
          name="basis"
          label={told.basis}
          hint={told.basisHint}
          max={2_000}
          optional
        />
      </div>
    </>
  );
}

/** Shown where there is a closed quarter that its day could lie in. */
function Late({ view, form, choices }: RecordProps): VNode | null {
  const { openFrom, today } = choices;
  const typed = form.typed('occurredOn');
  if (openFrom === null || !isDay(typed) || typed >= openFrom) return null;
  const label = view.words.record.late(view.reader.day(bookedOn(openFrom, today)));
  return <TickField view={view} form={form} name="late" label={label} />;
}

function More(props: RecordProps): VNode {
  const { view, form, kind } = props;
  const told = view.words.record;
  const text = (name: string, label: string, hint?: string): VNode => (
    <TextField
      view={view}
      form={form}
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      max={2_000}
      optional
    />
  );
  const split = form.typed('valueType');
  const types: Option[] = [
    ...VALUE_TYPES.map((value) => ({ value, label: told.valueTypes[value] })),
    ...(split.includes(':') ? [{ value: split, label: told.asBefore(split.replaceAll('|', ', ')) }] : []),
  ];
  return (
    <>
      <TextAreaField
        view={view}
        form={form}
        name="description"
        label={told.description}
        hint={told.descriptionHint}
        max={2_000}
        rows={2}
        optional
      />
      <Fold form={form} title={told.more} fields={['project', 'pledge', 'valueType']}>
        <div class="pair">
          {text('project', told.project)}
          {text('pledge', told.pledge)}
        </div>
        <SelectField
          view={view}
          form={form}
          name="valueType"
          label={told.valueType}
          none={told.usual}
          options={types}
          optional
        />
      </Fold>
      {kind === 'in-kind' ? (
        <Fold form={form} title={told.gift} fields={['giftCategory', 'technique', 'inputs', 'restrictions']}>
          {text('giftCategory', told.giftCategory, told.giftCategoryHint)}
          <div class="pair">
            {text('technique', told.technique)}
            {text('inputs', told.inputs)}
          </div>
          {text('restrictions', told.restrictions)}
          <TickField view={view} form={form} name="monetised" label={told.monetised} />
        </Fold>
      ) : null}
      {directionsOf(kind).includes('contribution') ? (
        <Fold form={form} title={told.claim} fields={['award', 'item']}>
          <div class="pair">
            {text('award', told.award)}
            {text('item', told.item, told.itemHint)}
          </div>
          {(['necessary', 'allowable', 'federallyFunded', 'inApprovedBudget'] as const).map((name) => (
            <TickField view={view} form={form} name={name} label={told[name]} />
          ))}
        </Fold>
      ) : null}
    </>
  );
}

interface FoldProps {
  readonly form: Form;
  readonly title: string;
  readonly fields: readonly string[];
  readonly children: ComponentChildren;
}

/** What few entries need; it is open where something stands in it. */
function Fold({ form, title, fields, children }: FoldProps): VNode {
  const isUsed = fields.some((name) => form.typed(name) !== '' || form.errorOf(name) !== undefined);
  return (
    <details class="fold" open={isUsed}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
