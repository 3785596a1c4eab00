import type { Ledger } from '../event-store/ledger.js';
import { cursorPage, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import { dateIn, daysBetween, type CalendarDate } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import {
  DEFAULT_POOL,
  knownMember,
  nameOn,
  onDate,
  statusOn,
  type Directory,
  type Member,
  type MemberStatus,
  type Spell,
} from './domain/directory.js';
import { Outlook } from './domain/outlook.js';
import { SEES_ALL, type Disclosure, type Sight } from './domain/sight.js';
import type { ValueTypeWeights } from './domain/value-types.js';

/** What questions about a coalition need of its ledger. */
export type CoalitionReads = Pick<Ledger<Directory>, 'read' | 'directories' | 'events' | 'now'>;

/** An answer, and the position at which the directory behind it last changed: whoever changes it may name that. */
export interface AsOfDirectory<Answer> {
  readonly answer: Answer;
  readonly directoryPosition: number;
}

export interface CoalitionSettingsView extends Disclosure {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly fiscalStartMonth: number;
  readonly foundedOn: string;
  /** The fiscal quarter that today lies in. */
  readonly currentQuarter: string;
  readonly position: number;
}

export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly status: MemberStatus;
  readonly spells: readonly Spell[];
  readonly names: readonly { readonly from: string; readonly name: string }[];
  readonly parentGroup: string | null;
  readonly capacityBudget: string | null;
  readonly capacityFte: string | null;
  readonly need: string | null;
  readonly priorities: ValueTypeWeights | null;
  /** Where its history went, and since when. */
  readonly merged: { readonly into: string; readonly on: string } | null;
  /** Whom its account is shown with: itself, unless it merged. */
  readonly survivor: string;
}

export interface PoolView {
  readonly id: string;
  readonly name: string;
  readonly restrictedTo: string | null;
  readonly allowNegative: boolean;
  readonly openedOn: string;
}

export interface RateView {
  readonly kind: string;
  readonly category: string;
  readonly unit: string;
  readonly rate: string;
  readonly method: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
}

export interface ExchangeRateView {
  readonly currency: string;
  readonly rateToBase: string;
  readonly validOn: string;
  readonly source: string;
}

/** What the directory shows as it is now, on today's date in the coalition's zone. */
export async function seen<Answer>(
  reads: CoalitionReads,
  coalitionId: string,
  look: (view: LedgerView<Directory>, today: CalendarDate) => Answer,
): Promise<AsOfDirectory<Answer>> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    return { answer: look(view, today), directoryPosition: view.head.directoryPosition };
  });
}

/**
 * What a reader sees of a coalition today.
 * @param directory as it is now, whatever position figures are known at
 */
export function outlookIn(directory: Directory, sight: Sight, now: string): Outlook {
  return new Outlook(sight, directory, dateIn(directory.coalition.timeZone, now));
}

export interface CoalitionName {
  readonly id: string;
  readonly name: string;
}

/**
 * The ids and names of coalitions in this database, in the order of their ids.
 * @param holderId who must have a role in them; null for all there are
 */
export async function coalitionsHere(
  reads: CoalitionReads,
  page: PageAsked,
  holderId: string | null,
): Promise<CursorPage<CoalitionName>> {
  return reads.read(async (snapshot) => {
    const rows = await snapshot.query(
      `SELECT coalition_id FROM ledger_heads WHERE position > 0${holderId === null ? '' : HELD_BY}`,
      holderId === null ? [] : [holderId],
    );
    const ids = rows.map((row) => row['coalition_id'] as string);
    const { items, next } = cursorPage('coalitions', ids, (id) => id, page);
    const named: CoalitionName[] = [];
    for (const id of items) {
      const { directory } = await reads.directories.view(snapshot, id);
      named.push({ id, name: directory.coalition.name });
    }
    return { items: named, next };
  }, 'across');
}

const HELD_BY = ' AND coalition_id IN (SELECT coalition_id FROM grants WHERE holder_id = ?)';

export function coalitionSettings(
  reads: CoalitionReads,
  coalitionId: string,
): Promise<AsOfDirectory<CoalitionSettingsView>> {
  return seen(reads, coalitionId, ({ head, directory: { coalition } }, today) => ({
    id: coalition.id,
    name: coalition.name,
    currency: coalition.currency.code,
    timeZone: coalition.timeZone,
    fiscalStartMonth: coalition.fiscalStartMonth,
    informationTier: coalition.informationTier,
    disputesShownTo: coalition.disputesShownTo,
    positionsShownTo: coalition.positionsShownTo,
    foundedOn: coalition.foundedOn,
    currentQuarter: coalition.fiscalCalendar.quarterOf(today),
    position: head.position,
  }));
}

/** Where a coalition stands, for whoever comes in. */
export interface CoalitionOverview extends CoalitionName {
  readonly timeZone: string;
  /** The fiscal quarter that today lies in, with its first and last day. */
  readonly quarter: { readonly id: string; readonly from: string; readonly to: string };
  /** Today in the coalition’s zone. */
  readonly today: string;
  /** How many days of that quarter are left, today among them. */
  readonly daysLeft: number;
  /** The last quarter that is closed; null while none is. */
  readonly closedThrough: string | null;
  /** Members on today’s date. */
  readonly members: number;
  /** Of the ledger’s last event. */
  readonly position: number;
}

export async function coalitionOverview(
  reads: CoalitionReads,
  coalitionId: string,
): Promise<CoalitionOverview> {
  const { answer } = await seen(reads, coalitionId, ({ head: { position }, directory }, today) => {
    const { id, name, timeZone, fiscalCalendar } = directory.coalition;
    const quarter = fiscalCalendar.quarterOf(today);
    const { from, to } = fiscalCalendar.quarter(quarter);
    const members = [...directory.members.values()].filter((one) => statusOn(one, today) === 'active');
    const { closedThrough } = directory;
    return {
      ...{ id, name, timeZone, quarter: { id: quarter, from, to }, closedThrough, today, position },
      daysLeft: daysBetween(today, to) + 1,
      members: members.length,
    };
  });
  return answer;
}

/** Members as they are on a date (today without one), in the order of their ids. */
export function membersOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: PageAsked & { readonly on: string | null },
  sight: Sight = SEES_ALL,
): Promise<AsOfDirectory<CursorPage<MemberView>>> {
  return seen(reads, coalitionId, ({ directory }, today) => {
    const outlook = new Outlook(sight, directory, today);
    const joined = [...directory.members.values()].filter(({ takenBack }) => !takenBack);
    const members = insideOnly(outlook, joined);
    const { items, next } = cursorPage('members', members, ({ id }) => id, asked);
    return { items: items.map((member) => memberView(directory, member, asked.on ?? today, outlook)), next };
  });
}

/** What lists of a coalition hold for somebody who sees only what was published: nothing. */
export function insideOnly<Item>(outlook: Outlook, items: Iterable<Item>): Iterable<Item> {
  return outlook.isInside ? items : [];
}

/** One member on a date. An id that was merged away still resolves, and says where its history went. */
export function memberOf(
  reads: CoalitionReads,
  coalitionId: string,
  memberId: string,
  on: string | null,
  sight: Sight = SEES_ALL,
): Promise<AsOfDirectory<MemberView>> {
  return seen(reads, coalitionId, ({ directory }, today) => {
    const outlook = new Outlook(sight, directory, today);
    if (!outlook.isInside) throw new Problem('coalition.member-unknown', { member: memberId });
    return memberView(directory, knownMember(directory, memberId), on ?? today, outlook);
  });
}

/** Who is a member, and since when, all members know; what one said of itself goes with its totals. */
function memberView(directory: Directory, member: Member, on: string, outlook: Outlook): MemberView {
  const isTold = outlook.seesTotalsOfOthers || outlook.isOwn(member.id);
  const profile = onDate(member.profiles, on) ?? member.profiles[0]!.value;
  return {
    id: member.id,
    name: nameOn(member, on),
    status: statusOn(member, on),
    spells: member.spells,
    names: member.names.map(({ from, value }) => ({ from, name: value })),
    parentGroup: profile.parentGroup,
    capacityBudget: isTold ? profile.capacityBudget : null,
    capacityFte: isTold ? profile.capacityFte : null,
    need: isTold ? profile.need : null,
    priorities: (isTold ? onDate(member.priorities, on) : null) ?? null,
    merged: member.merged,
    survivor: directory.survivorOf(member.id, on),
  };
}

/** Pools that were opened, and the default one, which needs no opening. */
export function poolsOf(
  reads: CoalitionReads,
  coalitionId: string,
  page: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<AsOfDirectory<CursorPage<PoolView>>> {
  return seen(reads, coalitionId, ({ directory }, today) => {
    const opened = [...directory.pools.values()].filter(({ takenBack }) => !takenBack);
    const ids = new Set([DEFAULT_POOL, ...opened.map(({ poolId }) => poolId)]);
    const pools = [...ids].map((id) => {
      const { poolId, name, restrictedTo, allowNegative, openedOn } = directory.pool(id)!;
      return { id: poolId, name, restrictedTo, allowNegative, openedOn };
    });
    const shown = insideOnly(new Outlook(sight, directory, today), pools);
    return cursorPage('pools', shown, ({ id }) => id, page);
  });
}

/** Rates, or those in force on a date. */
export function ratesOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: PageAsked & { readonly on: string | null },
  sight: Sight = SEES_ALL,
): Promise<AsOfDirectory<CursorPage<RateView>>> {
  const { on } = asked;
  return seen(reads, coalitionId, ({ directory }, today) => {
    const rates = directory.rates
      .filter(
        ({ validFrom, validTo }) => on === null || (validFrom <= on && (validTo === null || validTo >= on)),
      )
      .map((rate) => ({ ...rate, rate: rate.rate.toString() }));
    return cursorPage(
      'rates',
      insideOnly(new Outlook(sight, directory, today), rates),
      ({ kind, category, unit, validFrom }) => [kind, category, unit, validFrom].join('\u001f'),
      asked,
    );
  });
}

/** Exchange rates, or the latest of each currency on a date. */
export function exchangeRatesOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: PageAsked & { readonly on: string | null; readonly currency: string | null },
  sight: Sight = SEES_ALL,
): Promise<AsOfDirectory<CursorPage<ExchangeRateView>>> {
  const { on, currency } = asked;
  return seen(reads, coalitionId, ({ directory }, today) => {
    const wanted = [...directory.exchangeRates.keys()].filter(
      (code) => currency === null || code === currency,
    );
    const rates = wanted.flatMap((code) => {
      if (on === null) return directory.exchangeRates.get(code)!;
      return directory.exchangeRateOn(code, on) ?? [];
    });
    const views = rates.map((rate) => ({ ...rate, rateToBase: rate.rateToBase.toString() }));
    const shown = insideOnly(new Outlook(sight, directory, today), views);
    return cursorPage('exchange-rates', shown, (rate) => `${rate.currency}\u001f${rate.validOn}`, asked);
  });
}

/** A member's id, and those of members that merged into it: one that was merged away still has its own. */
export function idsOfMember(directory: Directory, text: string, today: string): string[] {
  const { id } = knownMember(directory, text);
  return [...new Set([id, ...directory.carriedOnBy(id, today)])];
}
