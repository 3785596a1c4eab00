import type { ComponentChildren, VNode } from 'preact';
import { VALUE_TYPES } from '../../../coalition/domain/value-types.js';
import type { RecordChoices } from '../../../exchange/record-form.queries.js';
import { SelectField, TextAreaField, TextField, TickField, type Option } from '../../controls.js';
import type { Form } from '../../form.js';
import { bookedOn, directionsOf, isDay, type RecordedKind } from '../../record-form.js';
import type { inCoalition } from '../../view.js';
import type { PreviewProps } from './record-preview.js';

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

/** Who, and with whom. */
export function Sides({ view, form, choices, own }: RecordProps): VNode {
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

/** How much, and what it is worth. */
export function Amounts({ view, form, kind, choices }: RecordProps): VNode {
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
export function Late({ view, form, choices }: RecordProps): VNode | null {
  const { openFrom, today } = choices;
  const typed = form.typed('occurredOn');
  if (openFrom === null || !isDay(typed) || typed >= openFrom) return null;
  const label = view.words.record.late(view.reader.day(bookedOn(openFrom, today)));
  return <TickField view={view} form={form} name="late" label={label} />;
}

/** What few entries need. */
export function More(props: RecordProps): VNode {
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
          {(['necessary', 'allowable', 'notFederallyFunded', 'inApprovedBudget'] as const).map((name) => (
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
