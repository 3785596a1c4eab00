import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import { knownMember, type Directory } from '../../coalition/domain/directory.js';
import { name, reason } from '../../coalition/domain/field-checks.js';
import { parseValueTypes, weightsText } from '../../coalition/domain/value-types.js';
import { counterpartyText, parseCounterparty } from '../../exchange/domain/entry.js';
import { defaultValueTypes } from '../../exchange/domain/valuation.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';
import type { KnowledgeEvent, OfferListed } from './events.js';
import { malformedOffer, parseCapacity, parsePrice } from './field-checks.js';
import type { OfferState } from './offer.js';
import { assertToldAsBefore } from './same.js';

/** What can be asked about offers, as doors hand it over: texts as they came; null where nothing was said. */
export interface ListOffer {
  readonly offerId: string | null;
  readonly title: string;
  /** `pool`, `pool:ID` or `member:ID`. */
  readonly offeredBy: string;
  readonly price: string;
  /** A whole number above zero; null where there is no limit. */
  readonly capacity: string | null;
  readonly valueType: string | null;
  readonly value: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly actingFor: string | null;
}

export interface WithdrawOffer {
  readonly offerId: string;
  readonly on: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

export interface OfferFacts {
  today(): string;
  offer(offerId: string): OfferState | undefined;
}

/** What an offer gives: a service, as what money can't measure goes by its own value. */
export const OFFERED_KIND = 'service';

/** Lists something that credits can be redeemed for. The same again states nothing. */
export function listOffer(
  command: ListOffer,
  offerId: string,
  directory: Directory,
  facts: OfferFacts,
): KnowledgeEvent[] {
  const title = name(command.title, 'title');
  const counterparty = parseCounterparty(command.offeredBy);
  if ('pool' in counterparty) {
    if (!directory.pool(counterparty.pool)) {
      throw new Problem('coalition.pool-unknown', { pool: counterparty.pool });
    }
  } else knownMember(directory, counterparty.member);
  const offeredBy = counterpartyText(counterparty);
  const validFrom = parseDate(command.validFrom);
  const validTo = command.validTo === null ? null : parseDate(command.validTo);
  if (validTo !== null && validTo < validFrom) {
    throw new Problem('coalition.period-malformed', { from: validFrom, to: validTo });
  }
  const price = parsePrice(command.price);
  const value =
    command.value === null
      ? null
      : Quantity.of(Amount.parse(command.value), directory.coalition.currency.code).amount;
  if (value?.isNegative()) throw malformedOffer('value', command.value!, 'a value of zero or more');
  const by = parseParty(command.actingFor, directory);
  assertMay('list or withdraw an offer', by, offererIf(by, offeredBy, directory, facts.today()));
  const data: OfferListed = {
    offerId,
    title,
    offeredBy,
    price: price.toString(),
    capacity: command.capacity === null ? null : parseCapacity(command.capacity),
    valueTypes:
      command.valueType === null ? defaultValueTypes(OFFERED_KIND) : parseValueTypes(command.valueType),
    value: value?.toString() ?? null,
    validTo,
    by,
  };
  const known = facts.offer(offerId);
  if (known) {
    assertSame(known, data, validFrom);
    return [];
  }
  return [{ type: 'OfferListed', occurredOn: validFrom, data }];
}

/** Nothing more of it can be reserved; what is reserved stays so. The same again states nothing. */
export function withdrawOffer(
  command: WithdrawOffer,
  directory: Directory,
  facts: OfferFacts,
): KnowledgeEvent[] {
  const offer = knownOffer(facts, command.offerId);
  const on = parseDate(command.on);
  const by = parseParty(command.actingFor, directory);
  const why = reason(command.reason, 'reason');
  assertMay('list or withdraw an offer', by, offererIf(by, offer.offeredBy, directory, facts.today()));
  if (offer.withdrawnOn !== null) return [];
  return [{ type: 'OfferWithdrawn', occurredOn: on, data: { offerId: offer.offerId, by, reason: why } }];
}

export function knownOffer(facts: Pick<OfferFacts, 'offer'>, text: string): OfferState {
  const offerId = identifier(text, 'offer_id');
  const offer = facts.offer(offerId);
  if (!offer) throw new Problem('knowledge.offer-unknown', { offer: offerId });
  return offer;
}

export function offererIf(
  party: Party,
  offeredBy: string,
  directory: Directory,
  today: string,
): ReadonlySet<Standpoint> {
  const counterparty = parseCounterparty(offeredBy);
  const isOfferer =
    'member' in counterparty && isSameParty(party, `member:${counterparty.member}`, directory, today);
  return new Set<Standpoint>(isOfferer ? ['offerer'] : []);
}

function assertSame(known: OfferState, told: OfferListed, validFrom: string): void {
  const before: Record<string, string> = {
    title: known.title,
    offered_by: known.offeredBy,
    price_credits: known.price.toString(),
    capacity: String(known.capacity ?? ''),
    value_type: weightsText(known.valueTypes),
    value: known.value?.toString() ?? '',
    valid_from: known.validFrom,
    valid_to: known.validTo ?? '',
  };
  const now: Record<string, string> = {
    title: told.title,
    offered_by: told.offeredBy,
    price_credits: told.price,
    capacity: String(told.capacity ?? ''),
    value_type: weightsText(told.valueTypes),
    value: told.value ?? '',
    valid_from: validFrom,
    valid_to: told.validTo ?? '',
  };
  assertToldAsBefore(
    before,
    now,
    (differing) => new Problem('knowledge.offer-exists', { offer: known.offerId, ...differing }),
  );
}
