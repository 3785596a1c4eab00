import { Amount } from '../../kernel/amount.js';
import { addDays, FIRST_DAY, FiscalCalendar, parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { unitOf, type Unit } from '../../kernel/unit.js';
import type { CoalitionEvent, FactOfImport, MemberProfile, PoolOpened, RateAdopted } from './events.js';
import type { Party } from './party.js';
import { inAmounts, inOrder, type Policy } from './policy.js';
import { DEFAULT_DISCLOSURE, type Disclosure } from './sight.js';
import type { ValueTypeWeights } from './value-types.js';

export interface CoalitionSettings extends Disclosure {
  readonly id: string;
  readonly name: string;
  readonly currency: Unit;
  readonly timeZone: string;
  readonly fiscalCalendar: FiscalCalendar;
  readonly fiscalStartMonth: number;
  readonly foundedOn: string;
}

/** Something that holds from a day on, until the next of its kind. */
export interface Dated<T> {
  readonly from: string;
  readonly value: T;
}

/** A stretch of membership: first and last day; `to` is null while it lasts. */
export interface Spell {
  readonly from: string;
  readonly to: string | null;
}

export interface Member {
  readonly id: string;
  /** What it joined with, which later changes of the same day leave as it was. */
  readonly joinedAs: {
    readonly on: string;
    readonly name: string;
    readonly profile: MemberProfile;
    /** Declared by the first day's first declaration, if there was one. */
    readonly priorities: ValueTypeWeights | null;
  };
  readonly names: readonly Dated<string>[];
  readonly spells: readonly Spell[];
  readonly profiles: readonly Dated<MemberProfile>[];
  readonly priorities: readonly Dated<ValueTypeWeights>[];
  /** What it had given and got before it joined, where that was stated. */
  readonly baseline: { readonly on: string; readonly given: Amount; readonly received: Amount } | null;
  /** Where its history went, and from which day on. */
  readonly merged: { readonly into: string; readonly on: string } | null;
  /** Whether an undone import took it back: it never was a member, and only what was taken back with it names it. */
  readonly takenBack?: true;
}

export interface Pool extends PoolOpened {
  readonly openedOn: string;
  /** Whether an undone import took it back. */
  readonly takenBack?: true;
}

export interface Rate extends Omit<RateAdopted, 'rate'> {
  readonly rate: Amount;
}

export interface ExchangeRate {
  readonly currency: string;
  readonly rateToBase: Amount;
  readonly validOn: string;
  readonly source: string;
}

/** The close of a quarter, with which the ones before it are closed too. */
export interface Closing {
  readonly quarter: string;
  readonly lastDay: string;
  readonly policyVersion: number;
  readonly by: Party;
  /** Where in the ledger it stands: what the quarter came to is what is known there. */
  readonly position: number;
}

/** What one person said for the reopening of the last closed quarter; another one may agree. */
export interface ReopeningAsked {
  readonly quarter: string;
  readonly reason: string;
  readonly signer: string;
  readonly on: string;
}

/** The pool that entries use when they name none. It is open from the first day, unless it was opened otherwise. */
export const DEFAULT_POOL = 'pool';

/**
 * What every decision about a coalition needs to know: its settings, members, pools and rates, with their dates. Small
 * beside the history, and held in memory as a fold of the directory events.
 */
export class Directory {
  settings: CoalitionSettings | undefined;
  readonly members = new Map<string, Member>();
  readonly pools = new Map<string, Pool>();
  readonly rates: Rate[] = [];
  /** By currency, oldest first. */
  readonly exchangeRates = new Map<string, ExchangeRate[]>();
  /** What was adopted, by first day, and of one day in the order of adoption. Before all of it the default policy holds. */
  policies: readonly Policy[] = [];
  /** Oldest first, as quarters close in their order. */
  readonly closings: Closing[] = [];

  /**
   * The quarters with whose close credits were written down, oldest first. One that is reopened stays among them: what vested can
   * be spent already.
   */
  readonly vestings: string[] = [];

  /** Null where nobody asks for the last closed quarter to be reopened. */
  reopeningAsked: ReopeningAsked | null = null;

  constructor(readonly coalitionId: string) {}

  /** The settings of a coalition that was founded, which the lane makes sure of before it asks. */
  get coalition(): CoalitionSettings {
    if (!this.settings) throw new Error(`coalition ${this.coalitionId} was never founded`);
    return this.settings;
  }

  /** The last quarter that is closed; null while none is. All before it are closed too. */
  get closedThrough(): string | null {
    return this.closings.at(-1)?.quarter ?? null;
  }

  /** The last quarter whose credits were written down; null while there is none. */
  get vestedThrough(): string | null {
    return this.vestings.at(-1) ?? null;
  }

  /** A pool that entries may name, whether it was opened in words or is the default one. */
  pool(poolId: string): Pool | undefined {
    const pool = this.pools.get(poolId);
    if ((pool && !pool.takenBack) || poolId !== DEFAULT_POOL) return pool;
    return { poolId, name: 'Common pool', restrictedTo: null, allowNegative: false, openedOn: FIRST_DAY };
  }

  /**
   * The member whose account a member's entries are shown in on a date: itself, or the one it was merged into by then,
   * however many mergers that takes.
   */
  survivorOf(memberId: string, on: string): string {
    let current = memberId;
    for (;;) {
      const merged = this.members.get(current)?.merged;
      if (!merged || merged.on > on) return current;
      current = merged.into;
    }
  }

  /** The members whose account is a member's on a date: itself, and those that were merged into it by then. */
  carriedOnBy(memberId: string, on: string): string[] {
    return [...this.members.keys()].filter((id) => this.survivorOf(id, on) === memberId);
  }

  /** The rate for a kind, unit and category on a date; where several methods have one, the one adopted last. */
  rateOn(kind: string, unit: string, category: string, on: string): Rate | undefined {
    return this.rates.findLast(
      (rate) =>
        rate.kind === kind &&
        rate.unit === unit &&
        rate.category === category &&
        rate.validFrom <= on &&
        (rate.validTo === null || rate.validTo >= on),
    );
  }

  /** The latest exchange rate that was valid on or before a date. */
  exchangeRateOn(currency: string, on: string): ExchangeRate | undefined {
    return this.exchangeRates.get(currency)?.findLast((rate) => rate.validOn <= on);
  }
}

/** The value that holds on a date: the last one that began on or before it. */
export function onDate<T>(history: readonly Dated<T>[], on: string): T | undefined {
  return history.findLast((dated) => dated.from <= on)?.value;
}

/** What a member is called on a date; before its first day, its first name. */
export function nameOn(member: Member, on: string): string {
  return onDate(member.names, on) ?? member.names[0]!.value;
}

export function isActiveOn(member: Member, on: string): boolean {
  return member.spells.some((spell) => spell.from <= on && (spell.to === null || spell.to >= on));
}

/** A member that exists, under the id it joined with. */
export function knownMember(directory: Directory, memberId: string): Member {
  const member = directory.members.get(memberId.normalize('NFC'));
  if (!member || member.takenBack) throw new Problem('coalition.member-unknown', { member: memberId });
  return member;
}

/** A member that can take part on a date. Says since when, or until when, where it can't. */
export function assertActiveOn(member: Member, on: string): void {
  if (isActiveOn(member, on)) return;
  if (member.merged && member.merged.on <= on) {
    throw new Problem('coalition.member-merged', {
      member: member.id,
      into: member.merged.into,
      mergedOn: member.merged.on,
    });
  }
  const spell = member.spells.at(-1)!;
  throw new Problem('coalition.member-not-active', {
    member: member.id,
    on,
    joinedOn: spell.from,
    leftOn: spell.to ?? 'no date yet',
  });
}

export type MemberStatus = 'active' | 'left' | 'merged' | 'not-yet-joined';

export function statusOn(member: Member, on: string): MemberStatus {
  if (member.takenBack) return 'not-yet-joined';
  if (member.merged && member.merged.on <= on) return 'merged';
  if (isActiveOn(member, on)) return 'active';
  return member.spells[0]!.from > on ? 'not-yet-joined' : 'left';
}

function withDated<T>(history: readonly Dated<T>[], from: string, value: T): Dated<T>[] {
  const others = history.filter((dated) => dated.from !== from);
  return [...others, { from, value }].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function declaredOnJoining(member: Member, on: string, priorities: ValueTypeWeights): Member['joinedAs'] {
  const { joinedAs } = member;
  return on === joinedAs.on && joinedAs.priorities === null ? { ...joinedAs, priorities } : joinedAs;
}

/** The day before, as text that compares; also for the first day that there is. */
export function dayBefore(on: string): string {
  return on === FIRST_DAY ? '1899-12-31' : addDays(parseDate(on), -1);
}

/** A merger ends whatever spell lasted or began after it, as dates may be told in any order. An empty spell keeps its first day. */
function endingAllSpells(spells: readonly Spell[], last: string): Spell[] {
  return spells.map((spell) => (spell.to === null || spell.to > last ? { ...spell, to: last } : spell));
}

/** Closes the spell that is open on a day. */
function endingSpell(spells: readonly Spell[], to: string): Spell[] {
  return spells.map((spell) => (spell.to === null && spell.from <= to ? { ...spell, to } : spell));
}

/** A member or pool that was taken back stays known by its id, as entries that were taken back with it name it. */
function takeBack(directory: Directory, fact: FactOfImport): void {
  switch (fact.fact) {
    case 'member':
      changeMember(directory, fact.memberId, (member) => ({
        ...member,
        spells: endingAllSpells(member.spells.slice(0, 1), dayBefore(member.joinedAs.on)),
        priorities: [],
        baseline: null,
        takenBack: true,
      }));
      break;
    case 'pool': {
      const pool = directory.pools.get(fact.poolId);
      if (pool) directory.pools.set(fact.poolId, { ...pool, takenBack: true });
      break;
    }
    case 'rate': {
      const place = directory.rates.findLastIndex((rate) => isSameRate(rate, fact));
      if (place >= 0) directory.rates.splice(place, 1);
      break;
    }
    case 'exchange-rate': {
      const rates = directory.exchangeRates.get(fact.currency) ?? [];
      const others = rates.filter(({ validOn }) => validOn !== fact.validOn);
      if (others.length > 0) directory.exchangeRates.set(fact.currency, others);
      else directory.exchangeRates.delete(fact.currency);
      break;
    }
    default:
      fact satisfies never;
  }
}

/** Whether a rate is the one that a fact names. */
export function isSameRate(
  rate: Pick<Rate, 'kind' | 'category' | 'unit' | 'validFrom'>,
  fact: Pick<Rate, 'kind' | 'category' | 'unit' | 'validFrom'>,
): boolean {
  return (
    rate.kind === fact.kind &&
    rate.category === fact.category &&
    rate.unit === fact.unit &&
    rate.validFrom === fact.validFrom
  );
}

function changeMember(directory: Directory, memberId: string, change: (member: Member) => Member): void {
  const member = directory.members.get(memberId);
  if (member) directory.members.set(memberId, change(member));
}

/**
 * Changes the directory by one recorded fact.
 * @param position where it stands in the ledger
 */
export function evolveDirectory(directory: Directory, event: CoalitionEvent, position: number): void {
  const on = event.occurredOn;
  switch (event.type) {
    case 'CoalitionFounded': {
      const { name, currency, timeZone, fiscalStartMonth } = event.data;
      directory.settings = {
        id: directory.coalitionId,
        name,
        currency: unitOf(currency),
        timeZone,
        fiscalCalendar: new FiscalCalendar(fiscalStartMonth),
        fiscalStartMonth,
        foundedOn: on,
        ...DEFAULT_DISCLOSURE,
      };
      break;
    }
    case 'CoalitionSettingsChanged': {
      const { reason: _, ...changed } = event.data;
      directory.settings = { ...directory.coalition, ...changed };
      break;
    }
    case 'PoolOpened':
      directory.pools.set(event.data.poolId, { ...event.data, openedOn: on });
      break;
    case 'RateAdopted':
      directory.rates.push({ ...event.data, rate: Amount.parse(event.data.rate) });
      break;
    case 'ExchangeRateRecorded': {
      const { currency, rateToBase, validOn, source } = event.data;
      const rates = directory.exchangeRates.get(currency) ?? [];
      rates.push({ currency, rateToBase: Amount.parse(rateToBase), validOn, source });
      rates.sort((a, b) => (a.validOn < b.validOn ? -1 : 1));
      directory.exchangeRates.set(currency, rates);
      break;
    }
    case 'MemberJoined': {
      const { memberId, name, ...profile } = event.data;
      directory.members.set(memberId, {
        id: memberId,
        joinedAs: { on, name, profile, priorities: null },
        names: [{ from: on, value: name }],
        spells: [{ from: on, to: null }],
        profiles: [{ from: on, value: profile }],
        priorities: [],
        baseline: null,
        merged: null,
      });
      break;
    }
    case 'MemberRenamed': {
      const { memberId, name } = event.data;
      changeMember(directory, memberId, (member) => ({
        ...member,
        names: withDated(member.names, on, name),
      }));
      break;
    }
    case 'MemberProfileChanged': {
      const { memberId, ...profile } = event.data;
      changeMember(directory, memberId, (member) => ({
        ...member,
        profiles: withDated(member.profiles, on, profile),
      }));
      break;
    }
    case 'PrioritiesDeclared': {
      const { memberId, priorities } = event.data;
      changeMember(directory, memberId, (member) => ({
        ...member,
        joinedAs: declaredOnJoining(member, on, priorities),
        priorities: withDated(member.priorities, on, priorities),
      }));
      break;
    }
    case 'MemberMerged': {
      const { memberId, into } = event.data;
      changeMember(directory, memberId, (member) => ({
        ...member,
        spells: endingAllSpells(member.spells, dayBefore(on)),
        merged: { into, on },
      }));
      break;
    }
    case 'MemberLeft':
      changeMember(directory, event.data.memberId, (member) => ({
        ...member,
        spells: endingSpell(member.spells, on),
      }));
      break;
    case 'MemberRejoined':
      changeMember(directory, event.data.memberId, (member) => ({
        ...member,
        spells: [...member.spells, { from: on, to: null }],
      }));
      break;
    case 'BaselineStated': {
      const { memberId, given, received } = event.data;
      const baseline = { on, given: Amount.parse(given), received: Amount.parse(received) };
      changeMember(directory, memberId, (member) => ({ ...member, baseline }));
      break;
    }
    case 'CoalitionFactReversed':
      takeBack(directory, event.data);
      break;
    case 'PolicyAdopted': {
      const { policyVersion: version, knowledge, fairness, reason, by } = event.data;
      const policy = { version, from: on, ...inAmounts({ knowledge, fairness }), reason, by };
      directory.policies = inOrder([...directory.policies, policy]);
      break;
    }
    case 'QuarterClosed':
      directory.closings.push({ ...event.data, lastDay: on, position });
      directory.reopeningAsked = null;
      if (!directory.vestings.includes(event.data.quarter)) directory.vestings.push(event.data.quarter);
      break;
    case 'QuarterReopeningAsked': {
      const { quarter, reason, signer } = event.data;
      directory.reopeningAsked = { quarter, reason, signer, on };
      break;
    }
    case 'QuarterReopened':
      directory.closings.pop();
      directory.reopeningAsked = null;
      break;
    default:
      event satisfies never;
  }
}
