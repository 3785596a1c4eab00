import type { VNode } from 'preact';
import type { NamesHere } from '../../../coalition/names.queries.js';
import type { OfferView } from '../../../knowledge/offers.queries.js';
import type { RedemptionView } from '../../../knowledge/redemptions.queries.js';
import { ActionButton, ErrorSummary } from '../../controls.js';
import { FilterSelect } from '../../filter-fields.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { Downloads, EmptyState, Filters, MorePages } from '../../parts.js';
import { KnowledgeNav } from './knowledge-parts.js';
import { memberName, partyName, type Here } from '../naming.js';

interface OffersProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly items: readonly OfferView[];
  readonly next: string | null;
  /** Whether those that ended are shown too. */
  readonly isAll: boolean;
  /** Of the member that the reader speaks for; null for none. */
  readonly own: {
    readonly memberId: string;
    readonly held: string | null;
    readonly reservations: readonly RedemptionView[];
    readonly titles: ReadonlyMap<string, string>;
  } | null;
  readonly mayOffer: boolean;
  readonly form: Form;
}

/** What credits can be redeemed for. */
export function OffersPage(props: OffersProps): VNode {
  const { view, names, items, next, isAll, own, mayOffer, form } = props;
  const { reader, words, coalition } = view;
  const { offers } = words;
  const open = items.filter((offer) => isOpenOn(offer, names.today) && offer.left !== 0).length;
  const base = `/c/${coalition.id}/knowledge/offers`;
  const held = own?.held && offers.held(memberName(names, own.memberId), reader.amount(own.held));
  const api = `/api/v1/coalitions/${coalition.id}/offers${isAll ? '' : `?openOn=${names.today}`}`;
  return (
    <Page view={view} title={offers.title}>
      <KnowledgeNav view={view} part="offers" />
      <h1>{offers.title}</h1>
      <ErrorSummary view={view} form={form} />
      <p class="lead">
        {offers.lead(open)} {held}
      </p>
      {mayOffer ? (
        <p>
          <a class="button" href={reader.to(`/c/${coalition.id}/new/offer`)}>
            {offers.make}
          </a>
        </p>
      ) : null}
      <Reservations {...props} />
      <Filters view={view} action={base} label={offers.filters}>
        <FilterSelect
          name="which"
          label={offers.which}
          value={isAll ? 'all' : 'open'}
          options={[
            { value: 'open', label: offers.openNow },
            { value: 'all', label: offers.all },
          ]}
        />
      </Filters>
      {items.length === 0 ? (
        <section>
          <h2>{offers.which}</h2>
          <EmptyState title={offers.emptyTitle}>
            <p>{offers.empty}</p>
          </EmptyState>
        </section>
      ) : (
        <ul class="cards">
          {items.map((offer) => (
            <OfferCard view={view} names={names} offer={offer} />
          ))}
        </ul>
      )}
      <MorePages
        view={view}
        next={
          next === null ? null : `${base}?which=${isAll ? 'all' : 'open'}&after=${encodeURIComponent(next)}`
        }
      />
      <Downloads view={view} of={api} formats={['json']} />
      {coalition.may('administer') ? (
        <section>
          <h2>{offers.releaseLapsed}</h2>
          <p>{offers.releaseLapsedIntro}</p>
          <ActionButton
            view={view}
            action={`/c/${coalition.id}/knowledge/redemptions/lapse`}
            label={offers.releaseLapsed}
          />
        </section>
      ) : null}
    </Page>
  );
}

/** As far as its dates go. */
export function isOpenOn({ validFrom, validTo, withdrawnOn }: OfferView, today: string): boolean {
  return (
    validFrom <= today &&
    (validTo === null || validTo >= today) &&
    (withdrawnOn === null || withdrawnOn > today)
  );
}

export function offerPath({ coalition }: Here, id: string): string {
  return `/c/${coalition.id}/knowledge/offers/${encodeURIComponent(id)}`;
}

interface CardProps {
  readonly view: Here;
  readonly names: NamesHere;
  readonly offer: OfferView;
}

function OfferCard({ view, names, offer }: CardProps): VNode {
  const { reader, words } = view;
  const { offers } = words;
  return (
    <li class="card offer">
      <h2>
        <a href={reader.to(offerPath(view, offer.id))}>{offer.title}</a>
      </h2>
      <p class="price">{offers.price(reader.amount(offer.price))}</p>
      <p>
        <OfferLeft view={view} names={names} offer={offer} />
      </p>
      <p class="muted">
        {offers.by(partyName(view, names, offer.offeredBy))} · {whenOf(view, names, offer)}
      </p>
    </li>
  );
}

/** What is left of an offer today. */
export function OfferLeft({ view, names, offer }: CardProps): VNode {
  const { offers } = view.words;
  const { left, capacity } = offer;
  if (!isOpenOn(offer, names.today)) return <span class="badge">{whenOf(view, names, offer)}</span>;
  if (left === null) return <span class="badge good">{offers.noLimit}</span>;
  if (left <= 0) return <span class="badge bad">{offers.soldOut}</span>;
  return <span class="badge good">{offers.left(left, capacity!)}</span>;
}

function whenOf({ reader, words }: Here, { today }: NamesHere, offer: OfferView): string {
  const { offers } = words;
  const { validFrom, validTo, withdrawnOn } = offer;
  if (withdrawnOn !== null && withdrawnOn <= today) return offers.ended(reader.day(withdrawnOn));
  if (validTo !== null && validTo < today) return offers.ended(reader.day(validTo));
  if (validFrom > today) return offers.from(reader.day(validFrom));
  return validTo === null ? offers.from(reader.day(validFrom)) : offers.until(reader.day(validTo));
}

function Reservations({ view, own }: OffersProps): VNode | null {
  const { reader, words } = view;
  const { offers } = words;
  if (own === null) return null;
  return (
    <section class="card">
      <h2>{offers.yours}</h2>
      {own.reservations.length === 0 ? (
        <p class="muted">{offers.yoursNone}</p>
      ) : (
        <ul class="plain">
          {own.reservations.map(({ id, offerId, credits, until, state }) => (
            <li>
              <a href={reader.to(`${offerPath(view, offerId)}#redemptions`)} data-redemption={id}>
                {own.titles.get(offerId) ?? offerId}
              </a>{' '}
              <span class="muted">
                {offers.price(reader.amount(credits))} ·{' '}
                {state === 'lapsed' ? offers.lapsed : offers.reservationUntil(reader.day(until))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
