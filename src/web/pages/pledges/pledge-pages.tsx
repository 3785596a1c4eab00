import type { VNode } from 'preact';
import { CONTRIBUTION_KINDS } from '../../../coalition/domain/value-types.js';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { PledgeActs } from '../../../exchange/pledge-acts.queries.js';
import type { PledgeDetail } from '../../../exchange/pledges.queries.js';
import { PageForm, SelectField, TextAreaField, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { LostForm } from '../../lost-form.js';
import { FactList } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import {
  EntryLink,
  kindWord,
  memberName,
  memberOptions,
  MemberLink,
  partyName,
  quantityIn,
  sentence,
  type Here,
} from '../naming.js';
import { PledgeChart, PledgeState } from './pledges-page.js';

interface PledgeProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly pledge: PledgeDetail;
  readonly acts: PledgeActs;
  /** The form that was refused, where one was. */
  readonly sent: Form | undefined;
  readonly formOf: (name: string) => Form;
}

/** One pledge: what came of it, who said what, and what may be done. */
export function PledgePage(props: PledgeProps): VNode {
  const { view, names, pledge, acts } = props;
  const { reader, words, coalition } = view;
  const { pledges } = words;
  const what = quantityIn(view, pledge.quantity, pledge.unit);
  const title = pledges.by(what, memberName(names, pledge.survivor));
  const record = `/c/${coalition.id}/record?kind=${pledge.kind}&pledge=${encodeURIComponent(pledge.id)}`;
  return (
    <Page view={view} title={title}>
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/pledges`)}>{pledges.back}</a>
      </p>
      <h1>
        {title} <PledgeState view={view} state={pledge.state} />
      </h1>
      <LostForm
        sent={props.sent}
        offered={[acts.amend && 'amend', acts.waive && 'waive', acts.lapse && 'lapse']}
      />
      <p class="lead">
        {pledges.leadOf({
          member: memberName(names, pledge.survivor),
          what,
          to: partyName(view, names, pledge.counterparty),
          due: reader.day(pledge.dueOn),
        })}{' '}
        {cameOf(props)}
      </p>
      {acts.deliver ? (
        <p>
          <a class="button" href={reader.to(record)}>
            {pledges.deliver}
          </a>
        </p>
      ) : null}
      <PledgeChart view={view} names={names} items={[pledge]} />
      <div class="columns">
        <Facts {...props} />
        <Deliveries {...props} />
      </div>
      <Story {...props} />
      <PledgeForms {...props} />
    </Page>
  );
}

function cameOf({ view, pledge }: PledgeProps): string {
  const { reader, words } = view;
  const { came, states } = words.pledges;
  if (pledge.settledOn !== null) return came.settled(states[pledge.state], reader.day(pledge.settledOn));
  if (pledge.state === 'fulfilled') return came.all;
  const delivered = quantityIn(view, pledge.delivered, pledge.unit);
  const outstanding = quantityIn(view, pledge.outstanding, pledge.unit);
  const so = /[1-9]/.test(pledge.delivered) ? came.some(delivered, outstanding) : came.nothing;
  return pledge.state === 'overdue' ? `${so} ${came.late(reader.day(pledge.dueOn))}` : so;
}

function Facts({ view, names, pledge }: PledgeProps): VNode {
  const { reader, words, coalition } = view;
  const { pledges } = words;
  const pledgeLink = (id: string): VNode => (
    <a href={reader.to(`/c/${coalition.id}/pledges/${encodeURIComponent(id)}`)}>{id}</a>
  );
  const rows: (readonly [string, VNode | string])[] = [
    [pledges.member, <MemberLink view={view} names={names} id={pledge.survivor} />],
    [pledges.kind, kindWord(view, pledge.kind)],
    [
      pledges.value,
      pledge.value === null ? pledges.unvalued : quantityIn(view, pledge.value, names.currency),
    ],
    [pledges.to, partyName(view, names, pledge.counterparty)],
    [pledges.madeOn, reader.day(pledge.madeOn)],
    [pledges.dueOn, reader.day(pledge.dueOn)],
    [pledges.madeBy, partyName(view, names, pledge.madeBy)],
    ...(pledge.description === null ? [] : [[pledges.description, pledge.description] as const]),
    ...(pledge.handedTo === null
      ? []
      : [[pledges.handedTo, <MemberLink view={view} names={names} id={pledge.handedTo} />] as const]),
    ...(pledge.takenOverFrom === null
      ? []
      : [[pledges.takenOverFrom, pledgeLink(pledge.takenOverFrom)] as const]),
  ];
  return (
    <section>
      <h2>{pledges.facts}</h2>
      <FactList facts={rows} />
    </section>
  );
}

function Deliveries({ view, pledge }: PledgeProps): VNode {
  const { pledges } = view.words;
  return (
    <section>
      <h2>{pledges.deliveries}</h2>
      {pledge.deliveries.length === 0 ? (
        <p class="muted">{pledges.noDeliveries}</p>
      ) : (
        <DataTable
          id="deliveries"
          title={pledges.deliveries}
          head={[pledges.day, numbers(pledges.quantity), pledges.entry]}
          rows={pledge.deliveries.map(({ entryId, occurredOn, quantity }) => ({
            of: view.reader.day(occurredOn),
            cells: [
              quantityIn(view, quantity, pledge.unit),
              <EntryLink view={view} id={entryId} label={entryId} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

function Story({ view, names, pledge }: PledgeProps): VNode {
  const { reader, words } = view;
  const { pledges } = words;
  const types: Readonly<Partial<Record<string, string>>> = pledges.events;
  return (
    <section>
      <h2>{pledges.story}</h2>
      <ol class="story">
        {pledge.events.map((event) => (
          <li>
            <strong>{sentence(types[event.type] ?? event.type)}</strong>
            {event.quantity === null ? null : ` · ${quantityIn(view, event.quantity, pledge.unit)}`}
            {event.dueOn === null ? null : ` · ${pledges.due.toLowerCase()} ${reader.day(event.dueOn)}`}
            <span class="muted">
              {' '}
              · {reader.day(event.occurredOn)}
              {event.by === null ? null : `, ${partyName(view, names, event.by)}`}
            </span>
            {event.reason === null ? null : <p>{event.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function PledgeForms(props: PledgeProps): VNode {
  const { view, names, pledge, acts, formOf } = props;
  const { pledges } = view.words;
  const base = `/c/${view.coalition.id}/pledges/${encodeURIComponent(pledge.id)}`;
  const amend = formOf('amend');
  return (
    <>
      {acts.amend ? (
        <details open={amend.errors.length > 0}>
          <summary>{pledges.change}</summary>
          <p>{pledges.changeIntro}</p>
          <PageForm view={view} form={amend} action={`${base}/amendment`} submit={pledges.changeIt}>
            {/* What the page showed when it was sent for: the loser of two is told so. */}
            <input type="hidden" name="knownQuantity" value={pledge.quantity} />
            <input type="hidden" name="knownDueOn" value={pledge.dueOn} />
            <TextField
              {...{ view, form: amend, name: 'quantity', label: pledges.newQuantity, inputmode: 'decimal' }}
              preset={pledge.quantity}
            />
            <TextField
              {...{ view, form: amend, name: 'dueOn', label: pledges.newDue, type: 'date' }}
              preset={pledge.dueOn}
            />
            <TextField
              {...{ view, form: amend, name: 'on', label: pledges.from, type: 'date' }}
              preset={names.today}
            />
            <TextAreaField {...{ view, form: amend, name: 'reason', label: pledges.reason, max: 2_000 }} />
          </PageForm>
        </details>
      ) : null}
      {acts.waive ? <GivingUp {...props} name="waive" action={`${base}/waiver`} /> : null}
      {acts.lapse ? <GivingUp {...props} name="lapse" action={`${base}/lapse`} /> : null}
    </>
  );
}

function GivingUp({
  view,
  names,
  formOf,
  name,
  action,
}: PledgeProps & { readonly name: 'waive' | 'lapse'; readonly action: string }): VNode {
  const { pledges } = view.words;
  const form = formOf(name);
  return (
    <details open={form.errors.length > 0}>
      <summary>{pledges[name]}</summary>
      <p>{pledges[`${name}Intro`]}</p>
      <PageForm view={view} form={form} action={action} submit={pledges[`${name}It`]} grave>
        <TextField {...{ view, form, name: 'on', label: pledges.from, type: 'date' }} preset={names.today} />
        <TextAreaField {...{ view, form, name: 'reason', label: pledges.reason, max: 2_000 }} />
      </PageForm>
    </details>
  );
}

interface NewProps {
  readonly view: Here;
  readonly names: NamesHere;
  /** The member that somebody may promise for; null for any. */
  readonly own: string | null;
  readonly form: Form;
}

export function NewPledgePage({ view, names, own, form }: NewProps): VNode {
  const { words, reader, coalition } = view;
  const { pledges } = words;
  const field = { view, form };
  const kinds = CONTRIBUTION_KINDS.map((value) => ({ value, label: kindWord(view, value) }));
  const to = [
    { value: 'pool', label: words.parties.commonPool },
    ...[...names.pools]
      .filter(([id]) => id !== 'pool')
      .map(([id, label]) => ({ value: `pool:${id}`, label })),
    ...memberOptions(view, names)
      .filter(({ value }) => value !== own)
      .map(({ value, label }) => ({ value: `member:${value}`, label })),
  ];
  return (
    <Page view={view} title={pledges.newTitle} narrow>
      <h1>{pledges.newTitle}</h1>
      <p class="lead">{pledges.newIntro}</p>
      <PageForm view={view} form={form} action={`/c/${coalition.id}/new/pledge`} submit={pledges.promise}>
        <SelectField
          {...{ ...field, name: 'member', label: pledges.forMember }}
          options={memberOptions(view, names, own)}
          preset={own ?? ''}
        />
        <SelectField {...{ ...field, name: 'kind', label: pledges.kind }} options={kinds} />
        <TextField {...{ ...field, name: 'quantity', label: pledges.quantity, inputmode: 'decimal' }} />
        <TextField {...{ ...field, name: 'unit', label: pledges.unit, hint: pledges.unitHint, max: 100 }} />
        <TextField
          {...{ ...field, name: 'value', label: pledges.value, inputmode: 'decimal', optional: true }}
          hint={pledges.valueHint(names.currency)}
        />
        <TextField {...{ ...field, name: 'dueOn', label: pledges.dueOn, type: 'date' }} />
        <TextField
          {...{ ...field, name: 'madeOn', label: pledges.madeOn, type: 'date' }}
          preset={names.today}
        />
        <SelectField
          {...{ ...field, name: 'to', label: pledges.to, hint: pledges.toHint }}
          options={to}
          preset="pool"
        />
        <TextAreaField
          {...{ ...field, name: 'description', label: pledges.description, max: 2_000, optional: true }}
        />
      </PageForm>
      <p>
        <a href={reader.to(`/c/${coalition.id}/pledges`)}>{words.cancel}</a>
      </p>
    </Page>
  );
}
