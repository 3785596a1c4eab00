import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import { assertActiveOn, knownMember, type Directory } from '../../coalition/domain/directory.js';
import { TEXT_LIMIT } from '../../coalition/domain/field-checks.js';
import { policyFor } from '../../coalition/domain/policy.js';
import type { EntryRecorded } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { addDays, parseDate } from '../../kernel/calendar.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { heldIn, payFrom, type CreditLot } from './account.js';
import { knownOffer, OFFERED_KIND, offererIf, type OfferFacts } from './decide-offer.js';
import { words } from './decide-library.js';
import type { KnowledgeEvent } from './events.js';
import { hasLapsed, type OfferState, type RedemptionState } from './offer.js';

/** What can be asked about redemptions, as doors hand it over: texts as they came; null where nothing was said. */
export interface ReserveCredits {
  readonly redemptionId: string | null;
  readonly offerId: string;
  readonly memberId: string;
  readonly on: string;
  readonly actingFor: string | null;
}

/** Redeems a reservation, or releases it. */
export interface EndReservation {
  readonly redemptionId: string;
  readonly on: string;
  readonly reason: string | null;
  readonly actingFor: string | null;
}

export interface ReleaseLapsed {
  readonly actingFor: string | null;
}

export interface RedemptionFacts extends OfferFacts {
  redemption(redemptionId: string): RedemptionState | undefined;
  /** The ids of a member's reservations that are open. */
  openReservationsOf(memberId: string): readonly string[];
  /** Every reservation that nobody fetched before a day, in the order of their ids. */
  lapsedBefore(on: string): readonly RedemptionState[];
  /** A member's credits that can be redeemed, oldest first. */
  lotsOf(memberId: string): readonly CreditLot[];
}

export type RedemptionEvent =
  | KnowledgeEvent
  | { readonly type: 'BenefitRecorded'; readonly occurredOn: string; readonly data: EntryRecorded };

/**
 * Keeps one of an offer, and its price, for a member. Reservations of the offer and of the member that lapsed are set free
 * first. The same again states nothing.
 */
export function reserveCredits(
  command: ReserveCredits,
  redemptionId: string,
  directory: Directory,
  facts: RedemptionFacts,
): RedemptionEvent[] {
  const offer = knownOffer(facts, command.offerId);
  const { offerId, price } = offer;
  const on = parseDate(command.on);
  const member = knownMember(directory, command.memberId);
  assertActiveOn(member, on);
  const by = parseParty(command.actingFor, directory);
  assertMay('reserve credits', by, redeemerIf(by, member.id, directory, facts.today()));
  const known = facts.redemption(redemptionId);
  if (known) {
    assertSame(known, { offerId, memberId: member.id, reservedOn: on });
    return [];
  }
  assertOpenOn(offer, on);
  // A date to come must not take from others what they may still fetch.
  const asOf = on < facts.today() ? on : facts.today();
  const lapsed = lapsedOnes(offer, member.id, asOf, facts);
  const lots = withFreed(facts.lotsOf(member.id), lapsed);
  const stillOpen = offer.open.filter((open) => !hasLapsed(open, asOf)).length;
  if (offer.capacity !== null && offer.redeemed + stillOpen >= offer.capacity) {
    const { capacity, redeemed } = offer;
    throw new Problem('knowledge.offer-exhausted', {
      offer: offerId,
      capacity,
      redeemed,
      reserved: stillOpen,
    });
  }
  const paid = payFrom(lots, price);
  if (!paid) {
    throw new Problem('knowledge.credits-insufficient', {
      member: member.id,
      held: heldIn(lots).toString(),
      offer: offerId,
      price: price.toString(),
    });
  }
  const quarter = directory.coalition.fiscalCalendar.quarterOf(on);
  const until = addDays(on, policyFor(directory, quarter).knowledge.reservationDays);
  return [
    ...lapsed.flatMap((redemption) => released(redemption, on, true, 'backbone', null, directory)),
    {
      type: 'CreditsReserved',
      occurredOn: on,
      data: { redemptionId, offerId, memberId: member.id, credits: price.toString(), lots: paid, until, by },
    },
  ];
}

/** The member got what it reserved: the credits are spent, and the benefit is recorded. The same again states nothing. */
export function redeemCredits(
  command: EndReservation,
  directory: Directory,
  facts: RedemptionFacts,
  newId: () => string,
): RedemptionEvent[] {
  const redemption = knownRedemption(facts, command.redemptionId);
  const offer = knownOffer(facts, redemption.offerId);
  const on = parseDate(command.on);
  const by = parseParty(command.actingFor, directory);
  assertMay('redeem credits', by, offererIf(by, offer.offeredBy, directory, facts.today()));
  if (redemption.state === 'redeemed') return [];
  assertReserved(redemption, on);
  if (hasLapsed(redemption, on)) {
    throw new Problem('knowledge.reservation-lapsed', {
      redemption: redemption.redemptionId,
      until: redemption.until,
    });
  }
  return redeemed(redemption, offer, on, by, newId());
}

/** Sets reserved credits free again. The same again states nothing. */
export function releaseCredits(
  command: EndReservation,
  directory: Directory,
  facts: RedemptionFacts,
): RedemptionEvent[] {
  const redemption = knownRedemption(facts, command.redemptionId);
  const offer = knownOffer(facts, redemption.offerId);
  const on = parseDate(command.on);
  const by = parseParty(command.actingFor, directory);
  const standpoints = new Set([
    ...offererIf(by, offer.offeredBy, directory, facts.today()),
    ...redeemerIf(by, redemption.memberId, directory, facts.today()),
  ]);
  assertMay('release credits', by, standpoints);
  const why = words(command.reason, 'reason', TEXT_LIMIT);
  if (redemption.state === 'released') return [];
  assertReserved(redemption, on);
  return released(redemption, on, hasLapsed(redemption, on), by, why, directory);
}

/** Sets free all that lapsed as of today, whosesoever it is. Where nothing did, nothing is stated. */
export function releaseLapsed(
  { actingFor }: ReleaseLapsed,
  directory: Directory,
  facts: RedemptionFacts,
): RedemptionEvent[] {
  const by = parseParty(actingFor, directory);
  assertMay('release what lapsed', by, new Set());
  const today = facts.today();
  return facts
    .lapsedBefore(today)
    .flatMap((redemption) => released(redemption, today, true, by, null, directory));
}

function redeemed(
  redemption: Pick<RedemptionState, 'redemptionId' | 'offerId' | 'memberId' | 'credits' | 'lots'>,
  offer: OfferState,
  on: string,
  by: Party,
  entryId: string,
): RedemptionEvent[] {
  const { redemptionId, offerId, memberId, lots } = redemption;
  const data: EntryRecorded = {
    entryId,
    direction: 'benefit',
    memberId,
    counterparty: offer.offeredBy,
    kind: OFFERED_KIND,
    quantity: '1',
    unit: 'redemptions',
    value: offer.value?.toString() ?? null,
    valuation: offer.value === null ? null : { method: 'stated', basis: `as offered: ${offerId}` },
    valueTypes: offer.valueTypes,
    valueTypesStated: true,
    standing: 'accepted',
    recordedBy: by,
    project: null,
    description: offer.title,
    pledgeId: null,
    rateCategory: null,
    inKind: null,
    costShare: null,
    lateFor: null,
    arisesFrom: `redemption/${redemptionId}`,
  };
  const credits = redemption.credits.toString();
  return [
    {
      type: 'CreditsRedeemed',
      occurredOn: on,
      data: { redemptionId, offerId, memberId, credits, lots, entryId, by },
    },
    { type: 'BenefitRecorded', occurredOn: on, data },
  ];
}

function released(
  redemption: RedemptionState,
  on: string,
  lapsed: boolean,
  by: Party,
  why: string | null,
  { vestedThrough }: Directory,
): RedemptionEvent[] {
  const { redemptionId, offerId, memberId, lots } = redemption;
  const credits = redemption.credits.toString();
  const freed: RedemptionEvent = {
    type: 'ReservationReleased',
    occurredOn: on,
    data: { redemptionId, offerId, memberId, credits, lots, lapsed, by, reason: why },
  };
  // Their quarter ended while they were reserved.
  const expired = lots.filter(({ expiresIn }) => vestedThrough !== null && expiresIn <= vestedThrough);
  return [freed, ...expired.map((lot) => ({ type: 'CreditsExpired' as const, occurredOn: on, data: lot }))];
}

/** Reservations of an offer and of a member that nobody fetched in time. */
function lapsedOnes(
  offer: OfferState,
  memberId: string,
  on: string,
  facts: RedemptionFacts,
): RedemptionState[] {
  const ids = new Set([
    ...offer.open.filter((open) => hasLapsed(open, on)).map(({ redemptionId }) => redemptionId),
    ...facts.openReservationsOf(memberId),
  ]);
  return [...ids]
    .map((id) => facts.redemption(id)!)
    .filter((redemption) => redemption.state === 'reserved' && hasLapsed(redemption, on));
}

/** Lots as they are once some reservations are released. What expired meanwhile is in none of them. */
function withFreed(lots: readonly CreditLot[], released: readonly RedemptionState[]): CreditLot[] {
  const parts = released.flatMap((redemption) => redemption.lots);
  return lots.map((lot) =>
    parts
      .filter((part) => part.memberId === lot.memberId && part.vestedIn === lot.vestedIn)
      .reduce(
        (freed, { credits }) => ({ ...freed, reserved: freed.reserved.minus(Amount.parse(credits)) }),
        lot,
      ),
  );
}

function assertOpenOn({ offerId, validFrom, validTo, withdrawnOn }: OfferState, on: string): void {
  const isOpen = on >= validFrom && (validTo === null || on <= validTo);
  if (isOpen && (withdrawnOn === null || on < withdrawnOn)) return;
  const end = withdrawnOn !== null && (validTo === null || withdrawnOn <= validTo) ? withdrawnOn : validTo;
  throw new Problem('knowledge.offer-not-open', {
    offer: offerId,
    on,
    validFrom,
    validTo: end ?? 'no date yet',
  });
}

function assertReserved({ state, redemptionId, endedOn, reservedOn }: RedemptionState, on: string): void {
  if (state !== 'reserved') {
    throw new Problem('knowledge.redemption-ended', { redemption: redemptionId, state, on: endedOn });
  }
  if (on < reservedOn) throw new Problem('coalition.period-malformed', { from: reservedOn, to: on });
}

function knownRedemption(facts: RedemptionFacts, text: string): RedemptionState {
  const redemptionId = identifier(text, 'redemption_id');
  const redemption = facts.redemption(redemptionId);
  if (!redemption) throw new Problem('knowledge.redemption-unknown', { redemption: redemptionId });
  return redemption;
}

function redeemerIf(
  party: Party,
  memberId: string,
  directory: Directory,
  today: string,
): ReadonlySet<Standpoint> {
  return new Set<Standpoint>(isSameParty(party, `member:${memberId}`, directory, today) ? ['redeemer'] : []);
}

function assertSame(
  known: RedemptionState,
  told: Pick<RedemptionState, 'offerId' | 'memberId' | 'reservedOn'>,
): void {
  for (const field of ['offerId', 'memberId', 'reservedOn'] as const) {
    if (known[field] === told[field]) continue;
    throw new Problem('knowledge.redemption-exists', {
      redemption: known.redemptionId,
      field: { offerId: 'offer_id', memberId: 'member_id', reservedOn: 'on' }[field],
      known: known[field],
      found: told[field],
    });
  }
}
