import type { VNode } from 'preact';
import { BENEFIT_KINDS, VALUE_TYPES } from '../../../coalition/domain/value-types.js';
import type { SupplyView } from '../../../reviews/reviews.queries.js';
import { PageForm, SelectField, TextAreaField, TextField, type Option } from '../../controls.js';
import { EmptyState } from '../../parts.js';
import type { ReviewRoom } from '../../review-room.js';
import { DataTable, numbers, type Row } from '../../tables.js';
import { money } from './review-frame.js';
import { quantityIn } from '../naming.js';

/** As much as a form takes of one field. */
const TEXT_LIMIT = 16_000;

interface SuppliesProps {
  readonly room: ReviewRoom;
  readonly members: readonly Option[];
  readonly pools: readonly Option[];
}

/** What can be given next, and the form by which it is listed. */
export function SuppliesSection(props: SuppliesProps): VNode {
  const { room } = props;
  const { view, review } = room;
  const words = view.words.review;
  const { supplies } = review;
  const head = [
    words.supply,
    words.from,
    numbers(words.quantity),
    numbers(words.worth),
    numbers(words.left),
    ...(mayWithdrawAny(room) ? [words.withdraw] : []),
  ];
  return (
    <section id="supplies">
      <h2>{words.supplies}</h2>
      {supplies.length === 0 ? (
        <EmptyState title={words.noSupplies}>
          <p>{words.noSuppliesText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{words.suppliesText}</p>
          <DataTable
            id="supplies-table"
            title={words.supplies}
            head={head}
            rows={supplies.map((supply) => supplyRow(room, supply))}
          />
        </>
      )}
      {room.speaks && mayList(room) ? <ListSupply {...props} /> : null}
    </section>
  );
}

function mayList({ review, formOf }: ReviewRoom): boolean {
  // What was refused since the review moved on stands there all the same, as it was typed.
  if (formOf('supply').errors.length > 0) return true;
  return ['opened', 'preparing', 'discussing'].includes(review.stage);
}

/** Who offers something may take it back, and so may the backbone, until something of it was decided. */
function mayWithdraw({ review, own, speaks }: ReviewRoom, supply: SupplyView): boolean {
  if (!speaks || supply.isWithdrawn || review.stage === 'closed') return false;
  const isDecided = review.proposals.some(
    ({ supplyId, decision }) => supplyId === supply.id && decision !== null,
  );
  return !isDecided && (own === null || supply.source === `member:${own}`);
}

function mayWithdrawAny(room: ReviewRoom): boolean {
  return room.review.supplies.some((supply) => mayWithdraw(room, supply));
}

function supplyRow(room: ReviewRoom, supply: SupplyView): Row {
  const { view, review, partyOf, nameOf } = room;
  const { reader } = view;
  const words = view.words.review;
  const { title, source, quantity, unit, value, left, isWithdrawn } = supply;
  const quantityOf = (text: string): string => quantityIn(view, text, unit);
  const { openTo, mostEach, step } = supply;
  const limits = [
    ...(openTo === null ? [] : [words.onlyFor(reader.list(openTo.map(nameOf)))]),
    ...(mostEach === null ? [] : [words.atMostEach(quantityOf(mostEach))]),
    ...(isUsualStep(step) ? [] : [words.inSteps(quantityOf(step))]),
  ];
  return {
    of: (
      <>
        {title}
        {isWithdrawn ? <span class="badge">{words.withdrawn}</span> : null}
        {limits.length === 0 ? null : <span class="hint line">{limits.join(' · ')}</span>}
      </>
    ),
    cells: [
      partyOf(source),
      quantityOf(quantity),
      money(reader, value, review.currency),
      left === null || isWithdrawn ? '' : quantityOf(left),
      ...(mayWithdrawAny(room)
        ? [mayWithdraw(room, supply) ? <Withdraw room={room} supply={supply} /> : '']
        : []),
    ],
  };
}

/** One by one, and money by its minor unit: nothing that would have to be said. */
function isUsualStep(step: string): boolean {
  return /^(1|1\.0+|0\.0*1)$/.test(step);
}

function Withdraw({ room, supply }: { readonly room: ReviewRoom; readonly supply: SupplyView }): VNode {
  const { view, base, formOf } = room;
  const words = view.words.review;
  const form = formOf(`withdraw-${supply.id}`);
  return (
    <details open={form.errors.length > 0}>
      <summary>
        {words.withdraw}
        <span class="unseen"> {supply.title}</span>
      </summary>
      <PageForm
        view={view}
        form={form}
        action={`${base}/supplies/${encodeURIComponent(supply.id)}/withdrawal`}
        submit={words.withdraw}
      >
        <TextField view={view} form={form} name="reason" label={words.withdrawReason} max={2_000} />
      </PageForm>
    </details>
  );
}

function ListSupply({ room, members, pools }: SuppliesProps): VNode {
  const { view, base, formOf, own, review } = room;
  const { kinds } = view.words;
  const words = view.words.review;
  const form = formOf('supply');
  const givers: readonly Option[] = [
    ...(own === null ? pools.map(({ value, label }) => ({ value, label: words.pool(label) })) : []),
    ...members.map(({ value, label }) => ({ value: `member:${value}`, label })),
  ];
  const given = { view, form };
  return (
    <details id="list-supply" open={form.errors.length > 0 || review.supplies.length === 0}>
      <summary>{words.addSupply}</summary>
      <PageForm view={view} form={form} action={`${base}/supplies`} submit={words.list}>
        <div class="columns">
          <div>
            <TextField {...given} name="title" label={words.supplyTitle} max={300} />
            <SelectField
              {...given}
              name="source"
              label={words.supplySource}
              options={givers}
              preset={givers[0]?.value ?? ''}
            />
            <SelectField
              {...given}
              name="kind"
              label={words.supplyKind}
              options={BENEFIT_KINDS.map((value) => ({ value, label: kinds[value] }))}
            />
            <SelectField
              {...given}
              name="valueType"
              label={words.supplyType}
              options={VALUE_TYPES.map((value) => ({ value, label: words.valueTypes[value] }))}
            />
          </div>
          <div>
            <TextField {...given} name="quantity" label={words.supplyQuantity} inputmode="decimal" max={40} />
            <TextField
              {...given}
              name="unit"
              label={words.supplyUnit}
              hint={words.supplyUnitHint(review.currency)}
              preset={review.currency}
              max={100}
            />
            <TextField
              {...given}
              name="value"
              label={words.supplyValue}
              hint={words.supplyValueHint(review.currency)}
              inputmode="decimal"
              max={40}
              optional
            />
            <TextField
              {...given}
              name="mostEach"
              label={words.supplyMost}
              inputmode="decimal"
              max={40}
              optional
            />
            <TextField
              {...given}
              name="step"
              label={words.supplyStep}
              hint={words.supplyStepHint}
              inputmode="decimal"
              max={40}
              optional
            />
          </div>
        </div>
        <TextAreaField
          {...given}
          name="openTo"
          label={words.supplyOpenTo}
          hint={words.supplyOpenToHint}
          max={TEXT_LIMIT}
          optional
        />
      </PageForm>
    </details>
  );
}
