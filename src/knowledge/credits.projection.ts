import type { Directory } from '../coalition/domain/directory.js';
import type { ProjectedEvent } from '../event-store/event.js';
import type { RowWriter, Wants } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type {
  CreditsRedeemed,
  CreditsReserved,
  FromLot,
  KnowledgeEvent,
  ReservationReleased,
} from './domain/events.js';
import type { OpenReservation } from './domain/offer.js';
import { creditAccountOf } from './domain/postings.js';
import {
  accrualsTable,
  creditFlowsTable,
  creditLotsTable,
  creditPostingsTable,
  memberReservationsTable,
  offersTable,
  redemptionsTable,
  type CreditFlowRow,
  type CreditLotRow,
} from './knowledge.tables.js';

/** Asks for the rows that a fact about credits changes. */
export function wantCreditRows(fact: KnowledgeEvent, wants: Wants): void {
  const wantLot = ({ expiresIn, memberId, vestedIn }: Omit<FromLot, 'credits'>): void => {
    wants.row(creditLotsTable, { expiresIn, memberId, vestedIn });
  };
  switch (fact.type) {
    case 'CreditsExpired':
      wantLot(fact.data);
      break;
    case 'CreditsReserved':
    case 'CreditsRedeemed':
    case 'ReservationReleased':
      fact.data.lots.forEach(wantLot);
      wants.row(offersTable, { offerId: fact.data.offerId });
      wants.row(memberReservationsTable, { memberId: fact.data.memberId });
      wants.row(redemptionsTable, { redemptionId: fact.data.redemptionId });
      break;
    default:
      break;
  }
}

/** What a fact does to the accounts of credits. */
export function applyCreditFact(
  fact: KnowledgeEvent,
  event: ProjectedEvent,
  rows: RowWriter,
  directory: Directory,
): void {
  const book = new CreditBook(event, rows, directory);
  switch (fact.type) {
    case 'CreditsAccrued': {
      const { quarter, memberId: authorId, policyVersion, from } = fact.data;
      for (const { user: userId, raw: text, counted, credits } of from) {
        const raw = Amount.parse(text);
        // Mostly nothing is capped or damped.
        const amount = (other: string): Amount => (other === text ? raw : Amount.parse(other));
        // Written out, as this runs for every pair of a quarter and spreading objects takes several times as long.
        rows.append(accrualsTable, {
          quarter,
          authorId,
          userId,
          raw,
          counted: amount(counted),
          credits: amount(credits),
          policyVersion,
        });
      }
      break;
    }
    case 'CreditsVested': {
      const { memberId, quarter: vestedIn, expiresIn, policyVersion } = fact.data;
      const vested = Amount.parse(fact.data.credits);
      const none = { reserved: Amount.zero, redeemed: Amount.zero, expired: Amount.zero };
      rows.put(creditLotsTable, { expiresIn, memberId, vestedIn, vested, ...none, policyVersion });
      book.move(memberId, creditAccountOf.issued, creditAccountOf.held(memberId), { vested });
      break;
    }
    case 'CreditsExpired': {
      const expired = Amount.parse(fact.data.credits);
      const { memberId } = fact.data;
      book.changeLot(fact.data, { expired });
      book.move(memberId, creditAccountOf.held(memberId), creditAccountOf.expired(memberId), { expired });
      break;
    }
    case 'CreditsReserved':
      book.reserved(fact.data);
      break;
    case 'CreditsRedeemed':
      book.redeemed(fact.data);
      break;
    case 'ReservationReleased':
      book.released(fact.data);
      break;
    default:
      break;
  }
}

type Moved = Partial<Pick<CreditFlowRow, 'vested' | 'reserved' | 'redeemed' | 'expired'>>;

/** The rows that one fact about credits changes. */
class CreditBook {
  private line = 0;

  constructor(
    private readonly event: ProjectedEvent,
    private readonly rows: RowWriter,
    private readonly directory: Directory,
  ) {}

  /** One movement from an account to another; the amount is that of the first flow named. */
  move(memberId: string, source: string, destination: string, moved: Moved): void {
    const { position, occurredOn } = this.event;
    const credits = Object.values(moved)[0]!.abs();
    this.line += 1;
    this.rows.append(creditPostingsTable, {
      ...{ position, line: this.line, occurredOn, source, destination, credits },
    });
    const quarter = this.directory.coalition.fiscalCalendar.quarterOf(occurredOn as never);
    const none = { vested: Amount.zero, reserved: Amount.zero, redeemed: Amount.zero, expired: Amount.zero };
    for (const period of [quarter, 'life'])
      this.rows.add(creditFlowsTable, { period, memberId, ...none, ...moved });
  }

  changeLot({ expiresIn, memberId, vestedIn }: Omit<FromLot, 'credits'>, more: Moved): void {
    const lot: CreditLotRow = this.rows.get(creditLotsTable, { expiresIn, memberId, vestedIn })!;
    this.rows.put(creditLotsTable, {
      ...lot,
      reserved: lot.reserved.plus(more.reserved ?? Amount.zero),
      redeemed: lot.redeemed.plus(more.redeemed ?? Amount.zero),
      expired: lot.expired.plus(more.expired ?? Amount.zero),
    });
  }

  reserved(data: CreditsReserved): void {
    const { redemptionId, offerId, memberId, credits, lots, until } = data;
    const { position, occurredOn } = this.event;
    this.rows.put(redemptionsTable, {
      ...{ redemptionId, position, offerId, memberId, until },
      credits: Amount.parse(credits),
      lots: canonicalJson(lots),
      state: 'reserved',
      reservedOn: occurredOn,
      endedOn: null,
      entryId: null,
      openUntil: until,
    });
    for (const lot of lots) {
      const reserved = Amount.parse(lot.credits);
      this.changeLot(lot, { reserved });
      const { held, reserved: kept } = creditAccountOf;
      this.move(lot.memberId, held(lot.memberId), kept(lot.memberId), { reserved });
    }
    this.changeOpen(data, (open) => [...open, { redemptionId, until }], 0);
  }

  redeemed(data: CreditsRedeemed): void {
    for (const lot of data.lots) {
      const redeemed = Amount.parse(lot.credits);
      const moved = { redeemed, reserved: redeemed.negated() };
      this.changeLot(lot, moved);
      const { redeemed: spent, reserved: kept } = creditAccountOf;
      this.move(lot.memberId, kept(lot.memberId), spent(lot.memberId), moved);
    }
    this.end(data, 'redeemed', data.entryId, 1);
  }

  released(data: ReservationReleased): void {
    for (const lot of data.lots) {
      const reserved = Amount.parse(lot.credits).negated();
      this.changeLot(lot, { reserved });
      const { held, reserved: kept } = creditAccountOf;
      this.move(lot.memberId, kept(lot.memberId), held(lot.memberId), { reserved });
    }
    this.end(data, 'released', null, 0);
  }

  private end(
    data: CreditsRedeemed | ReservationReleased,
    state: string,
    entryId: string | null,
    redeemed: 0 | 1,
  ): void {
    const { redemptionId } = data;
    const row = this.rows.get(redemptionsTable, { redemptionId })!;
    const endedOn = this.event.occurredOn;
    this.rows.put(redemptionsTable, { ...row, state, endedOn, entryId, openUntil: null });
    this.changeOpen(data, (open) => open.filter((other) => other.redemptionId !== redemptionId), redeemed);
  }

  /** Keeps the open reservations of an offer and of a member. */
  private changeOpen(
    { offerId, memberId }: { readonly offerId: string; readonly memberId: string },
    change: (open: OpenReservation[]) => OpenReservation[],
    redeemed: 0 | 1,
  ): void {
    const changed = (text: string): string =>
      canonicalJson(change(JSON.parse(text) as OpenReservation[]) as never);
    const offer = this.rows.get(offersTable, { offerId })!;
    this.rows.put(offersTable, {
      ...offer,
      open: changed(offer.open),
      redeemed: offer.redeemed + redeemed,
    });
    const member = this.rows.get(memberReservationsTable, { memberId });
    this.rows.put(memberReservationsTable, { memberId, open: changed(member?.open ?? '[]') });
  }
}
