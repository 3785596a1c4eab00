import {
  benefit,
  contribution,
  disputeAnswered,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  type Told,
} from '../support/builders.js';
import type { Deed, RecordDeed, ResolveDeed } from './deeds.js';
import { carriedOver, isClosed } from './simple-closings.js';
import { actingFor, actingReasons, plan, type Plan } from './simple-coalition.js';
import {
  absence,
  BACKBONE,
  centsOf,
  dateOf,
  halfEven,
  isOverdrawn,
  isSame,
  quarterOf,
  splits,
  whats,
  type SimpleEntry,
  type SimplePledge,
  type SimpleState,
} from './simple-state.js';

const OVERDRAWN = 'exchange.pool-overdrawn';
const NOT_PERMITTED = 'coalition.act-not-permitted';

export const isMemberName = (id: string): boolean =>
  ['alder', 'birch', 'cedar', 'dogwood', 'elm'].includes(id);
export const partyOf = (acting: string | null): string => acting ?? BACKBONE;
export const wholeOrNull = (amount: number | null): string | null =>
  amount === null ? null : String(amount);

/** Records an entry. `id`: the one that it asks for. */
export function planRecord(
  state: SimpleState,
  deed: RecordDeed,
  { id, pledge }: { readonly id: string; readonly pledge: SimplePledge | string | null },
): Plan {
  const { direction, who, what, quantity, worth, category, day, late, item } = deed;
  const happened = late ?? day;
  const isPool = !isMemberName(deed.with);
  const acting = sideOf(deed.acting, {
    who,
    with: deed.with,
    isPool,
    recordedBy: BACKBONE,
    disputedBy: null,
  });
  const pledgeId = pledge === null || typeof pledge === 'string' ? pledge : pledge.id;
  const { kind, unit, type } = whats[what];
  const told = { contribution, benefit, exchange }[direction](id, {
    memberId: who,
    counterparty: `${isPool ? 'pool' : 'member'}:${deed.with}`,
    kind,
    unit,
    quantity: String(quantity),
    value: wholeOrNull(worth),
    valuationBasis: category,
    valueType: deed.split,
    occurredOn: dateOf(day),
    lateFor: late === null ? null : dateOf(late),
    status: deed.status,
    actingFor: actingFor(acting),
    pledgeId,
    costShare: item === null ? null : claimOf(item),
  });
  const recordedBy = partyOf(acting);
  const entry: SimpleEntry = {
    ...{
      id,
      direction,
      who,
      with: deed.with,
      isPool,
      what,
      quantity,
      day,
      kept: [],
      item,
      recordedBy,
      pledge: pledgeId,
    },
    cents: centsOf(state, { what, quantity, worth, category, day: happened }),
    split: deed.split === null ? { [type]: 10_000 } : splits[deed.split]!,
    standing: deed.status ?? (recordedBy === BACKBONE ? 'accepted' : 'proposed'),
    ...{ heldFrom: null, disputedBy: null, reverses: null, reversedBy: null, evidence: [] },
  };
  const reasons = [
    ...thingReasons(state, { ...entry, day: happened }, worth),
    ...lateReasons(state, day, late),
    ...actingReasons(state, acting),
    ...pledgeReasons(state, entry, pledge),
  ];
  const mayRecord = entry.standing === 'proposed' && isParty(state, recordedBy, entry);
  if (recordedBy !== BACKBONE && !mayRecord) reasons.push(NOT_PERMITTED);
  const isClaimed = state.entries.some(
    (one) => one.item === item && one.who === who && one.reversedBy === null && one.standing !== 'withdrawn',
  );
  if (item !== null && isClaimed) reasons.push('exchange.item-claimed-twice');
  if (item !== null && direction === 'benefit') reasons.push('exchange.claim-not-allowed');
  if (state.entries.some((one) => one.id === id)) reasons.push('exchange.entry-exists');
  if (isOverdrawn(state, [...state.entries, entry])) reasons.push(OVERDRAWN);
  return plan(told, reasons, () => state.entries.push(entry));
}

/** Late is what belongs to an earlier quarter than the one that books it, which is closed. */
function lateReasons(state: SimpleState, day: number, late: number | null): string[] {
  if (late === null) return [];
  if (quarterOf(late) >= quarterOf(day)) return ['exchange.late-for-not-earlier'];
  return isClosed(state, late) ? [] : ['exchange.late-for-open'];
}

const claimOf = (item: string) => ({
  ...{ award: 'award-1', item, necessary: true, allowable: true },
  ...{ federallyFunded: false, inApprovedBudget: true },
});

/** What is wrong with a thing that changes hands, or is promised. */
export function thingReasons(
  state: SimpleState,
  { direction, who, with: other, isPool, what, quantity, day }: Omit<SimpleEntry, 'cents'>,
  worth: number | null,
): string[] {
  const reasons = absence(state, who, day);
  if (direction === 'contribution' && what === 'mentions') reasons.push('exchange.kind-not-allowed');
  if (quantity <= 0) reasons.push('exchange.quantity-not-positive');
  if (what === 'euros' && worth !== null && worth !== quantity) {
    reasons.push('exchange.value-of-funds-differs');
  }
  if (isPool) {
    if (direction === 'exchange') reasons.push('exchange.exchange-with-pool');
    const pool = state.pools.find(({ id }) => id === other);
    if (!pool) reasons.push('coalition.pool-unknown');
    else if (day < pool.openedOn) reasons.push('coalition.pool-not-open');
  } else {
    if (other === who) reasons.push('exchange.exchange-with-itself');
    reasons.push(...absence(state, other, day));
  }
  return reasons;
}

function pledgeReasons(
  state: SimpleState,
  { direction, who, what }: SimpleEntry,
  pledge: SimplePledge | string | null,
): string[] {
  if (pledge === null) return [];
  if (typeof pledge === 'string') return ['exchange.pledge-unknown'];
  const differs = direction === 'benefit' || what !== pledge.what || !isSame(state, who, pledge.who);
  const reasons = differs ? ['exchange.pledge-differs'] : [];
  if (pledge.status !== 'open') reasons.push('exchange.pledge-settled');
  return reasons;
}

/** Turns the words for a side of an entry into a party. */
export function sideOf(
  acting: string | null,
  entry: Pick<SimpleEntry, 'who' | 'with' | 'isPool' | 'recordedBy' | 'disputedBy'>,
): string | null {
  if (acting === 'who') return entry.who;
  if (acting === 'with') return entry.isPool ? BACKBONE : entry.with;
  if (acting === 'recorder') return entry.recordedBy;
  if (acting === 'disputer') return entry.disputedBy;
  return acting;
}

function isParty(state: SimpleState, party: string, entry: SimpleEntry): boolean {
  return isSame(state, party, entry.who) || (!entry.isPool && isSame(state, party, entry.with));
}

/** Whoever the entry does good to may accept it, unless it proposed it itself. */
function mayAccept(state: SimpleState, party: string, entry: SimpleEntry): boolean {
  if (party === BACKBONE) return true;
  if (isSame(state, party, entry.recordedBy)) return false;
  if (entry.direction === 'benefit') return isSame(state, party, entry.who);
  return !entry.isPool && isSame(state, party, entry.with);
}

function endedReasons(entry: SimpleEntry): string[] {
  const reasons: string[] = [];
  if (entry.reverses !== null || entry.reversedBy !== null) reasons.push('exchange.entry-already-reversed');
  if (entry.standing === 'withdrawn') reasons.push('exchange.entry-withdrawn');
  return reasons;
}

const isDisputed = ({ standing }: SimpleEntry): string[] =>
  standing === 'disputed' ? ['exchange.entry-disputed'] : [];

/** All entries, with one of them changed. */
function withChange(state: SimpleState, entry: SimpleEntry, change: Partial<SimpleEntry>): SimpleEntry[] {
  return state.entries.map((one) => (one === entry ? { ...one, ...change } : one));
}

export type LifeDeed = Extract<
  Deed,
  { does: 'reverse' | 'value' | 'accept' | 'dispute' | 'answer' | 'resolve' | 'prove' }
>;

/** What is done with an entry that was recorded. `id`: the one that a reversal gets. */
export function planLifeDeed(
  state: SimpleState,
  deed: LifeDeed,
  entry: SimpleEntry | undefined,
  id: string,
): Plan {
  if (!entry) return plan(entryAccepted('nothing'), ['exchange.entry-unknown'], null);
  const acting = sideOf(deed.acting, entry);
  const party = partyOf(acting);
  const known = actingReasons(state, acting);
  const permitted = (may: boolean): string[] => (party === BACKBONE || may ? [] : [NOT_PERMITTED]);
  const by = actingFor(acting);
  switch (deed.does) {
    case 'reverse': {
      const may = entry.standing === 'proposed' && isSame(state, party, entry.recordedBy);
      const reasons = [...known, ...permitted(may)];
      return reverse(state, entry, { id, day: deed.day, differs: deed.differs, by, reasons });
    }
    case 'value': {
      const cents = deed.worth * 100;
      const told = entryValued(entry.id, String(deed.worth), { actingFor: by });
      const reasons = [...known, ...permitted(false), ...endedReasons(entry), ...isDisputed(entry)];
      if (entry.cents !== null) {
        if (entry.cents !== cents) reasons.push('exchange.entry-already-valued');
        return plan(told, reasons, null);
      }
      return plan(told, reasons, () => (entry.cents = cents));
    }
    case 'accept': {
      const told = entryAccepted(entry.id, by);
      const reasons = [...known, ...permitted(mayAccept(state, party, entry)), ...endedReasons(entry)];
      if (entry.standing === 'accepted') return plan(told, reasons, null);
      const change = { standing: 'accepted', ...carriedOver(state, entry) } as const;
      if (isOverdrawn(state, withChange(state, entry, change))) reasons.push(OVERDRAWN);
      return plan(told, [...reasons, ...isDisputed(entry)], () => Object.assign(entry, change));
    }
    case 'dispute':
      return dispute(state, entry, party, entryDisputed(entry.id, by), [
        ...known,
        ...permitted(isParty(state, party, entry)),
      ]);
    case 'answer': {
      const isOther = isParty(state, party, entry) && !isSame(state, party, entry.disputedBy);
      const reasons = [...known, ...permitted(isOther)];
      if (entry.standing !== 'disputed') reasons.push('exchange.entry-not-disputed');
      return plan(disputeAnswered(entry.id, by), reasons, () => undefined);
    }
    case 'resolve':
      return resolve(state, deed, entry, { party, by, reasons: known });
    case 'prove': {
      const sha256 = deed.digit.repeat(64);
      const told = evidenceAttached(entry.id, { sha256, actingFor: by });
      const reasons = [...known, ...permitted(isParty(state, party, entry))];
      if (entry.evidence.includes(sha256)) return plan(told, reasons, null);
      return plan(told, reasons, () => entry.evidence.push(sha256));
    }
    default:
      return deed satisfies never;
  }
}

function reverse(
  state: SimpleState,
  entry: SimpleEntry,
  how: { id: string; day: number; differs: boolean; by: string | null; reasons: string[] },
): Plan {
  const { id, day, differs, by } = how;
  const { direction, who, with: other, isPool, what, quantity } = entry;
  const { kind, unit } = whats[what];
  const told = contribution(id, {
    ...{ direction, memberId: who, kind, unit, actingFor: by, reverses: entry.id },
    counterparty: `${isPool ? 'pool' : 'member'}:${other}`,
    quantity: String(differs ? -999 : -quantity),
    occurredOn: dateOf(day),
    description: 'recorded by mistake',
  });
  const reasons = [...how.reasons, ...isDisputed(entry)];
  if (entry.standing === 'withdrawn') reasons.push('exchange.entry-withdrawn');
  if (entry.reverses !== null) reasons.push('exchange.reversal-of-reversal');
  if (entry.reversedBy !== null) reasons.push('exchange.entry-already-reversed');
  if (differs) reasons.push('exchange.reversal-differs');
  if (state.entries.some((one) => one.id === id)) reasons.push('exchange.entry-exists');
  const reversal: SimpleEntry = {
    ...entry,
    ...{ id, day, quantity: -quantity, cents: entry.cents === null ? null : -entry.cents },
    ...{ item: null, evidence: [], reverses: entry.id, kept: [] },
    // What is taken back undecided never counted, and is taken back where it stood.
    ...(entry.standing === 'proposed' && isClosed(state, entry.day) ? { day: entry.day } : {}),
  };
  if (isOverdrawn(state, [...state.entries, reversal])) reasons.push(OVERDRAWN);
  return plan(told, reasons, () => {
    entry.reversedBy = id;
    state.entries.push(reversal);
  });
}

function dispute(state: SimpleState, entry: SimpleEntry, party: string, told: Told, more: string[]): Plan {
  const reasons = [...more, ...endedReasons(entry)];
  if (entry.standing === 'disputed') {
    const again = isSame(state, party, entry.disputedBy);
    return plan(told, again ? reasons : [...reasons, 'exchange.entry-disputed'], null);
  }
  if (party !== BACKBONE && isSame(state, party, entry.recordedBy)) {
    reasons.push('exchange.own-entry-disputed');
  }
  const heldFrom = entry.standing === 'withdrawn' ? null : entry.standing;
  return plan(told, reasons, () =>
    Object.assign(entry, { ...carriedOver(state, entry), standing: 'disputed', heldFrom, disputedBy: party }),
  );
}

function resolve(
  state: SimpleState,
  { outcome, quantity, worth }: ResolveDeed,
  entry: SimpleEntry,
  { party, by, reasons: known }: { party: string; by: string | null; reasons: string[] },
): Plan {
  const told = disputeResolved(entry.id, {
    ...{ outcome, quantity: wholeOrNull(quantity), value: wholeOrNull(worth), actingFor: by },
  });
  const reasons = [...known];
  if (entry.standing !== 'disputed') reasons.push('exchange.entry-not-disputed');
  const isRecorder = isSame(state, party, entry.recordedBy);
  // Who recorded an entry never makes it count, not even as the heir of who disputed it.
  const makesItCount = entry.heldFrom === 'accepted' || mayAccept(state, party, entry);
  const may = {
    upheld: isSame(state, party, entry.disputedBy) && !isRecorder && makesItCount,
    withdrawn: isRecorder,
    adjusted: false,
  }[outcome];
  if (party !== BACKBONE && !may) reasons.push(NOT_PERMITTED);
  const change: Partial<SimpleEntry> = {
    ...carriedOver(state, entry),
    standing: outcome === 'withdrawn' ? 'withdrawn' : 'accepted',
    heldFrom: null,
  };
  if (outcome === 'adjusted') {
    const adjusted = quantity ?? entry.quantity;
    const cents = adjustedCents(entry, adjusted, worth);
    if (adjusted <= 0) reasons.push('exchange.quantity-not-positive');
    if (entry.what === 'euros' && worth !== null && worth !== adjusted) {
      reasons.push('exchange.value-of-funds-differs');
    }
    if (adjusted === entry.quantity && cents === entry.cents) reasons.push('exchange.adjustment-missing');
    Object.assign(change, { quantity: adjusted, cents });
  } else if (quantity !== null || worth !== null) {
    reasons.push('exchange.adjustment-unwanted');
  }
  if (isOverdrawn(state, withChange(state, entry, change))) reasons.push(OVERDRAWN);
  return plan(told, reasons, () => Object.assign(entry, change));
}

/** Another quantity keeps its price, unless a value is stated for it. */
export function adjustedCents(
  { what, quantity, cents }: { what: SimpleEntry['what']; quantity: number; cents: number | null },
  adjusted: number,
  worth: number | null,
): number | null {
  if (what === 'euros') return adjusted * 100;
  if (worth !== null) return worth * 100;
  return cents === null ? null : halfEven(cents * adjusted, quantity);
}
