/**
 * The whole of a simulated coalition as plain lists: no code of ours, whole numbers only. Days are counted from the last
 * day of 2025, money in cents.
 */
export interface SimpleState {
  members: SimpleMember[];
  pools: SimplePool[];
  /** Cents for an hour. */
  hourRates: { category: string; from: number; to: number; cents: number }[];
  /** Ten-thousandths of a euro for a dollar. */
  dollarRates: { on: number; tenThousandths: number }[];
  entries: SimpleEntry[];
  pledges: SimplePledge[];
  departures: SimpleDeparture[];
  /** In the order of their adoption; the first is version 1. */
  policies: { from: number; pairCap: number }[];
  /** Oldest first. */
  closings: SimpleClosing[];
}

export interface SimpleMember {
  id: string;
  joinedOn: number;
  names: { from: number; name: string }[];
  spells: { from: number; to: number | null }[];
  merged: { into: string; on: number } | null;
  baseline: { given: number; received: number } | null;
}

export interface SimplePool {
  id: string;
  openedOn: number;
  allowNegative: boolean;
}

export interface SimpleEntry {
  id: string;
  direction: 'contribution' | 'benefit' | 'exchange';
  who: string;
  /** A pool's or a member's id; see `isPool`. */
  with: string;
  isPool: boolean;
  what: What;
  /** Below zero for a reversal, and so are its cents. */
  quantity: number;
  cents: number | null;
  split: Split;
  /** Where it is booked. */
  day: number;
  /** What its pool keeps of it on earlier days, in quarters that were closed since. */
  kept: Movement[];
  standing: 'proposed' | 'accepted' | 'disputed' | 'withdrawn';
  heldFrom: 'proposed' | 'accepted' | null;
  recordedBy: string;
  disputedBy: string | null;
  pledge: string | null;
  item: string | null;
  reverses: string | null;
  reversedBy: string | null;
  evidence: string[];
}

/** What comes into a pool on a day; below zero what leaves it. */
type Movement = readonly [day: number, quantity: number];

export interface SimplePledge {
  id: string;
  who: string;
  what: What;
  quantity: number;
  cents: number | null;
  with: string;
  isPool: boolean;
  madeOn: number;
  dueOn: number;
  status: 'open' | 'waived' | 'lapsed';
  settledOn: number | null;
  /** What was promised at first, and since when what is promised now. */
  made: { quantity: number; cents: number | null; dueOn: number };
  promisedSince: number;
}

/** How the departure of a member was settled: what was said of each pledge that was open then. */
export interface SimpleDeparture {
  who: string;
  lastDay: number;
  hows: Map<string, string>;
}

/** The close of a quarter, with the number of the policy that it has; 0 is the one before all of them. */
export interface SimpleClosing {
  quarter: string;
  lastDay: number;
  policyVersion: number;
}

export const BACKBONE = 'backbone';
/** What day it is all the time, so that some mergers are still to come. */
export const TODAY = 182;
export const LAST_DAY = 270;

/** What can change hands: its kind and unit, and the places its quantities are shown with. */
export const whats = {
  euros: { kind: 'funds', unit: 'EUR', places: 2, type: 'financial' },
  dollars: { kind: 'funds', unit: 'USD', places: 2, type: 'financial' },
  items: { kind: 'in-kind', unit: 'items', places: 0, type: 'operational' },
  hours: { kind: 'staff-time', unit: 'hours', places: 2, type: 'operational' },
  assets: { kind: 'knowledge', unit: 'assets', places: 0, type: 'innovative' },
  mentions: { kind: 'recognition', unit: 'mentions', places: 0, type: 'reputational' },
} as const;
export type What = keyof typeof whats;

/** Weights in ten-thousandths, by value type. */
export type Split = Readonly<Record<string, number>>;
export const splits: Readonly<Record<string, Split>> = {
  strategic: { strategic: 10_000 },
  'strategic:0.5|innovative:0.5': { innovative: 5_000, strategic: 5_000 },
  'financial:0.3334|operational:0.3333|reputational:0.3333': {
    financial: 3_334,
    operational: 3_333,
    reputational: 3_333,
  },
};

export const dateOf = (day: number): string =>
  new Date(Date.UTC(2025, 11, 31 + day)).toISOString().slice(0, 10);
export const quarterOf = (day: number): string => {
  const [year, month] = dateOf(day).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
};

/** numerator / denominator, rounded half-even; both of any sign but a denominator above zero. */
export function halfEven(numerator: number, denominator: number): number {
  const down = Math.floor(numerator / denominator);
  const twice = 2 * (numerator - down * denominator);
  if (twice !== denominator) return twice < denominator ? down : down + 1;
  return down % 2 === 0 ? down : down + 1;
}

export const decimal = (whole: number, places: number): string => {
  if (places === 0) return String(whole);
  const digits = String(Math.abs(whole)).padStart(places + 1, '0');
  return `${whole < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

export function memberOf(state: SimpleState, id: string): SimpleMember | undefined {
  return state.members.find((member) => member.id === id);
}

export function isActive({ spells, merged }: SimpleMember, day: number): boolean {
  if (merged && day >= merged.on) return false;
  return spells.some(({ from, to }) => from <= day && (to === null || day <= to));
}

/** Who speaks for a member on a day, and shows its history. */
export function survivorOf(state: SimpleState, id: string, day: number): string {
  const merged = memberOf(state, id)?.merged;
  return merged && merged.on <= day ? survivorOf(state, merged.into, day) : id;
}

export function isSame(state: SimpleState, one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  return survivorOf(state, one, TODAY) === survivorOf(state, other, TODAY);
}

/** Why a member can't take part on a day; nothing where it can. */
export function absence(state: SimpleState, id: string, day: number): string[] {
  const member = memberOf(state, id);
  if (!member) return ['coalition.member-unknown'];
  if (isActive(member, day)) return [];
  const isMerged = member.merged !== null && member.merged.on <= day;
  return [isMerged ? 'coalition.member-merged' : 'coalition.member-not-active'];
}

/** What a thing is worth in cents on a day; null where nobody can tell. */
export function centsOf(
  state: SimpleState,
  { what, quantity, worth, category, day }: ToValue,
): number | null {
  if (what === 'euros') return quantity * 100;
  if (worth !== null) return worth * 100;
  if (what === 'dollars') {
    const rates = state.dollarRates.filter(({ on }) => on <= day);
    const rate = rates.find(({ on }) => on === Math.max(...rates.map((one) => one.on)));
    return rate ? halfEven(quantity * rate.tenThousandths, 100) : null;
  }
  if (what !== 'hours') return null;
  const rate = state.hourRates.find(
    (one) => one.category === (category ?? '') && one.from <= day && day <= one.to,
  );
  return rate ? quantity * rate.cents : null;
}

export interface ToValue {
  readonly what: What;
  readonly quantity: number;
  readonly worth: number | null;
  readonly category: string | null;
  readonly day: number;
}

/** Whether an entry moves what a pool holds: while its amount is disputed, the goods or the money stay where they are. */
export function isMoved({ standing, heldFrom }: SimpleEntry): boolean {
  return standing === 'accepted' || (standing === 'disputed' && heldFrom === 'accepted');
}

export const isStock = (what: What): boolean => ['funds', 'in-kind'].includes(whats[what].kind);

/** Whether a pool that must not would end any day below zero, if this were all that is recorded. */
export function isOverdrawn(state: SimpleState, entries: readonly SimpleEntry[]): boolean {
  const pools = new Set(state.pools.filter(({ allowNegative }) => !allowNegative).map(({ id }) => id));
  const flows = new Map<string, Movement[]>();
  for (const entry of entries) {
    if (!entry.isPool || !pools.has(entry.with) || !isStock(entry.what)) continue;
    const key = `${entry.with} ${entry.what}`;
    flows.set(key, [...(flows.get(key) ?? []), ...movementsOf(entry)]);
  }
  return [...flows.values()].some((flow) =>
    flow.some(([end]) => flow.reduce((sum, [day, quantity]) => sum + (day <= end ? quantity : 0), 0) < 0),
  );
}

/** What an entry brings into its pool. */
export function into({ direction, quantity }: SimpleEntry): number {
  return direction === 'benefit' ? -quantity : quantity;
}

/** What an entry moves in its pool, day by day: what a closed quarter keeps, and on its own day what makes it right. */
export function movementsOf(entry: SimpleEntry): Movement[] {
  const kept = entry.kept.reduce((sum, [, quantity]) => sum + quantity, 0);
  return [...entry.kept, [entry.day, (isMoved(entry) ? into(entry) : 0) - kept]];
}

/** What was delivered of a pledge: what counts of the entries that name it. */
export function deliveredOf(state: SimpleState, pledgeId: string): number {
  return state.entries
    .filter(({ pledge, standing }) => pledge === pledgeId && standing === 'accepted')
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
