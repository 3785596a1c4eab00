import type { VNode } from 'preact';
import { VALUE_TYPES } from '../../../coalition/domain/value-types.js';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { OfferActs, RedemptionActs } from '../../../knowledge/acts.queries.js';
import type { OfferView } from '../../../knowledge/offers.queries.js';
import type { RedemptionView } from '../../../knowledge/redemptions.queries.js';
import {
  ActionButton,
  ErrorSummary,
  PageForm,
  SelectField,
  TextAreaField,
  TextField,
  TickField,
} from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { LostForm } from '../../lost-form.js';
import { FactList, MorePages } from '../../parts.js';
import { DataTable, numbers } from '../../tables.js';
import { KnowledgeNav } from './knowledge-parts.js';
import { EntryLink, memberName, memberOptions, partyName, quantityIn, type Here } from '../naming.js';
import { isOpenOn, OfferLeft, offerPath } from './offers-page.js';

interface OfferProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly offer: OfferView;
  readonly acts: OfferActs;
  /** The form that was refused, where one was. */
  readonly sent: Form | undefined;
  readonly redemptions: readonly RedemptionView[];
  readonly next: string | null;
  readonly redemptionActs: ReadonlyMap<string, RedemptionActs>;
  /** The member that the reader speaks for, and what it could redeem; null for none. */
  readonly own: {
    readonly memberId: string;
    readonly held: string | null;
    readonly isEnough: boolean;
  } | null;
  readonly reservationDays: number;
  readonly formOf: (name: string) => Form;
}

/** One offer: what it costs, what is left, and who has it. */
export function OfferPage(props: OfferProps): VNode {
  const { view, names, offer, next } = props;
  const { reader, words, coalition } = view;
  const { offers } = words;
  const by = partyName(view, names, offer.offeredBy);
  return (
    <Page view={view} title={offer.title}>
      <KnowledgeNav view={view} part="offers" />
      <p class="kicker">
        <a href={reader.to(`/c/${coalition.id}/knowledge/offers`)}>{offers.back}</a>
      </p>
      <h1>
        {offer.title} <OfferLeft view={view} names={names} offer={offer} />
      </h1>
      <ErrorSummary view={view} form={props.formOf('acts')} />
      <LostForm
        sent={props.sent}
        offered={['acts', props.acts.reserve && 'reserve', props.acts.withdraw && 'close']}
      />
      <p class="lead">
        {offers.leadOf(by.charAt(0).toUpperCase() + by.slice(1), offers.price(reader.amount(offer.price)))}
      </p>
      <div class="columns">
        <Reserve {...props} />
        <Facts {...props} />
      </div>
      <Redemptions {...props} />
      <MorePages
        view={view}
        next={next === null ? null : `${offerPath(view, offer.id)}?after=${encodeURIComponent(next)}`}
      />
      <Closing {...props} />
    </Page>
  );
}

function Reserve(props: OfferProps): VNode | null {
  const { view, names, offer, acts, own, reservationDays, formOf } = props;
  const { reader, words } = view;
  const { offers } = words;
  const form = formOf('reserve');
  const why = whyNot(props);
  if (acts.reserve === null && why === null) return null;
  const only = acts.reserve === 'own' ? (own?.memberId ?? null) : null;
  const days = new Intl.NumberFormat(reader.language, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return (
    <section class="card">
      <h2>{offers.reserve}</h2>
      {why === null ? null : <p>{why}</p>}
      {/* A form that was refused stays as it was typed, whatever has happened meanwhile. */}
      {acts.reserve === null || (why !== null && form.errors.length === 0) ? null : (
        <>
          <p>{offers.reserveIntro(days.format(reservationDays))}</p>
          {own?.held ? <p>{offers.enough(reader.amount(own.held))}</p> : null}
          <PageForm
            view={view}
            form={form}
            action={`${offerPath(view, offer.id)}/reservations`}
            submit={offers.reserve}
          >
            <SelectField
              {...{ view, form, name: 'member', label: offers.forMember }}
              options={memberOptions(view, names, only)}
              preset={only ?? ''}
            />
            <TextField {...{ view, form, name: 'on', label: offers.on, type: 'date' }} preset={names.today} />
          </PageForm>
        </>
      )}
    </section>
  );
}

/** Why it can't be reserved now, told before somebody tries; null where it can. */
function whyNot({ view, names, offer, own }: OfferProps): string | null {
  const { reader, words } = view;
  const { offers } = words;
  const { withdrawnOn, validTo, validFrom, left, price } = offer;
  if (withdrawnOn !== null && withdrawnOn <= names.today) return offers.withdrawn(reader.day(withdrawnOn));
  if (!isOpenOn(offer, names.today))
    return validFrom > names.today
      ? offers.notOpenYet(reader.day(validFrom))
      : offers.over(reader.day(validTo!));
  if (left !== null && left <= 0) return offers.allTaken;
  if (own?.held && !own.isEnough) return offers.tooFew(reader.amount(own.held), reader.amount(price));
  return null;
}

function Facts({ view, names, offer }: OfferProps): VNode {
  const { reader, words } = view;
  const { offers } = words;
  const types = VALUE_TYPES.flatMap((type) => {
    const weight = offer.valueTypes[type];
    return weight === undefined ? [] : [`${offers.valueTypes[type]} (${reader.share(weight)})`];
  });
  const rows: (readonly [string, string])[] = [
    [offers.offeredBy, partyName(view, names, offer.offeredBy)],
    [offers.priceLabel, offers.price(reader.amount(offer.price))],
    [offers.capacity, offer.capacity === null ? offers.noLimit : reader.number(offer.capacity)],
    [offers.redeemedLabel, reader.number(offer.redeemed)],
    [offers.reservedLabel, reader.number(offer.reserved)],
    ...(offer.left === null ? [] : [[offers.leftLabel, reader.number(offer.left)] as const]),
    [offers.value, offer.value === null ? offers.valueNone : quantityIn(view, offer.value, names.currency)],
    [offers.valueType, reader.list(types)],
    [offers.validFrom, reader.day(offer.validFrom)],
    [offers.validTo, offer.validTo === null ? offers.noEnd : reader.day(offer.validTo)],
  ];
  return (
    <section>
      <h2>{offers.facts}</h2>
      <FactList facts={rows} />
    </section>
  );
}

function Redemptions(props: OfferProps): VNode {
  const { view, names, redemptions } = props;
  const { reader, words } = view;
  const { offers } = words;
  return (
    <section id="redemptions">
      <h2>{offers.redemptions}</h2>
      {redemptions.length === 0 ? (
        <p class="muted">{offers.noRedemptions}</p>
      ) : (
        <DataTable
          id="redemptions-table"
          title={offers.redemptions}
          head={[
            offers.member,
            offers.state,
            offers.day,
            offers.fetchBy,
            numbers(offers.priceLabel),
            offers.act,
          ]}
          rows={redemptions.map((redemption) => ({
            of: memberName(names, redemption.memberId),
            cells: [
              <span class={redemption.state === 'redeemed' ? 'badge good' : 'badge'}>
                {offers.states[redemption.state]}
              </span>,
              reader.day(redemption.reservedOn),
              redemption.state === 'reserved' || redemption.state === 'lapsed'
                ? reader.day(redemption.until)
                : '',
              reader.amount(redemption.credits),
              <RedemptionButtons {...props} redemption={redemption} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

function RedemptionButtons({
  view,
  names,
  redemption,
  redemptionActs,
}: OfferProps & { readonly redemption: RedemptionView }): VNode | null {
  const { offers } = view.words;
  const { id, memberId, entryId } = redemption;
  const acts = redemptionActs.get(id);
  const base = `/c/${view.coalition.id}/knowledge/redemptions/${encodeURIComponent(id)}`;
  const name = memberName(names, memberId);
  if (entryId !== null) return <EntryLink view={view} id={entryId} label={offers.benefit} />;
  if (!acts?.redeem && !acts?.release) return null;
  return (
    <div class="row">
      {acts.redeem ? (
        <ActionButton
          {...{ view, action: `${base}/redemption`, label: offers.redeem }}
          full={`${offers.redeem}: ${name}`}
        />
      ) : null}
      {acts.release ? (
        <ActionButton
          {...{ view, action: `${base}/release`, label: offers.release }}
          full={`${offers.release}: ${name}`}
        />
      ) : null}
    </div>
  );
}

function Closing({ view, names, offer, acts, formOf }: OfferProps): VNode | null {
  const { reader, words, coalition } = view;
  const { offers } = words;
  if (!acts.withdraw) return null;
  const form = formOf('close');
  const like = `/c/${coalition.id}/new/offer?like=${encodeURIComponent(offer.id)}`;
  return (
    <>
      <h2>{offers.changes}</h2>
      <p>
        <a class="button quiet" href={reader.to(like)}>
          {offers.like}
        </a>
      </p>
      <details open={form.errors.length > 0}>
        <summary>{offers.close}</summary>
        <p>{offers.closeIntro}</p>
        <PageForm
          view={view}
          form={form}
          action={`${offerPath(view, offer.id)}/withdrawal`}
          submit={offers.closeIt}
          grave
        >
          <TextField {...{ view, form, name: 'on', label: offers.on, type: 'date' }} preset={names.today} />
          <TextAreaField {...{ view, form, name: 'reason', label: offers.reason }} max={2_000} />
        </PageForm>
      </details>
    </>
  );
}

interface NewProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly own: string | null;
  /** An offer that the new one is to be like, but for what is changed. */
  readonly like: OfferView | null;
  /** Whether the reader may close that one, and it is open. */
  readonly mayCloseOld: boolean;
  readonly form: Form;
}

export function NewOfferPage({ view, names, own, like, mayCloseOld, form }: NewProps): VNode {
  const { words, reader, coalition } = view;
  const { offers } = words;
  const field = { view, form };
  const pools = [
    { value: 'pool', label: words.parties.commonPool },
    ...[...names.pools]
      .filter(([id]) => id !== 'pool')
      .map(([id, label]) => ({ value: `pool:${id}`, label })),
  ];
  const offerers = [
    ...(own === null ? pools : []),
    ...memberOptions(view, names, own).map(({ value, label }) => ({ value: `member:${value}`, label })),
  ];
  const preset = like?.offeredBy.replace(/^pool:pool$/, 'pool') ?? (own === null ? '' : `member:${own}`);
  return (
    <Page view={view} title={offers.newTitle} narrow>
      <h1>{offers.newTitle}</h1>
      <p class="lead">{offers.newIntro}</p>
      <PageForm view={view} form={form} action={`/c/${coalition.id}/new/offer`} submit={offers.offerIt}>
        <TextField
          {...{ ...field, name: 'title', label: offers.name, hint: offers.nameHint, max: 300 }}
          preset={like?.title ?? ''}
        />
        <SelectField
          {...{ ...field, name: 'offeredBy', label: offers.offeredBy, preset }}
          options={offerers}
        />
        <TextField
          {...{ ...field, name: 'price', label: offers.priceLabel, hint: offers.priceHint }}
          inputmode="decimal"
          preset={like?.price ?? ''}
        />
        <TextField
          {...{ ...field, name: 'capacity', label: offers.capacity, hint: offers.capacityHint }}
          type="number"
          preset={like?.capacity === null || like === null ? '' : String(like.capacity)}
          optional
        />
        <TextField
          {...{ ...field, name: 'value', label: offers.value, hint: offers.valueHint(names.currency) }}
          inputmode="decimal"
          preset={like?.value ?? ''}
          optional
        />
        <SelectField
          {...{ ...field, name: 'valueType', label: offers.valueType, hint: offers.valueTypeHint }}
          options={VALUE_TYPES.map((value) => ({ value, label: offers.valueTypes[value] }))}
          none={offers.valueTypeNone}
          optional
        />
        <TextField
          {...{ ...field, name: 'validFrom', label: offers.validFrom, type: 'date' }}
          preset={names.today}
        />
        <TextField {...{ ...field, name: 'validTo', label: offers.validTo, type: 'date' }} optional />
        {like === null ? null : <input type="hidden" name="like" value={like.id} />}
        {mayCloseOld ? <TickField {...field} name="closeOld" label={offers.closeOld(like!.title)} /> : null}
      </PageForm>
      <p>
        <a href={reader.to(`/c/${coalition.id}/knowledge/offers`)}>{words.cancel}</a>
      </p>
    </Page>
  );
}
