import fc from 'fast-check';
import {
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  memberMerged,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
  reversalOf,
  type Told,
} from './builders.js';

const KINDS = {
  money: { kind: 'funds', unit: 'EUR' },
  beds: { kind: 'in-kind', unit: 'beds' },
} as const;

/** What somebody does about pledges, before it is known which one it concerns. Days are counted from the first of 2026. */
export type PledgeDeed =
  | {
      readonly does: 'promise';
      readonly who: string;
      readonly what: keyof typeof KINDS;
      readonly quantity: number;
      readonly worth: number | null;
      readonly day: number;
      readonly within: number;
    }
  | {
      readonly does: 'amend';
      readonly which: number;
      readonly quantity: number | null;
      readonly day: number;
      readonly within: number | null;
    }
  | { readonly does: 'waive' | 'lapse'; readonly which: number; readonly day: number }
  | {
      readonly does: 'deliver';
      readonly which: number;
      readonly quantity: number;
      readonly day: number;
      readonly proposed: boolean;
      readonly bySurvivor: boolean;
    }
  | { readonly does: 'accept' | 'dispute' | 'uphold' | 'withdraw'; readonly which: number }
  | { readonly does: 'adjust'; readonly which: number; readonly quantity: number }
  | { readonly does: 'reverse'; readonly which: number; readonly day: number }
  | { readonly does: 'merge'; readonly day: number };

export const LAST_DAY = 60;
const day = fc.integer({ min: 1, max: LAST_DAY });
const which = fc.nat({ max: 30 });
const quantity = fc.integer({ min: 1, max: 30 });
const within = fc.integer({ min: 0, max: 30 });

export const pledgeDeeds: fc.Arbitrary<PledgeDeed[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant('promise' as const),
        who: fc.constantFrom('alder', 'birch', 'cedar'),
        what: fc.constantFrom('money' as const, 'beds' as const),
        quantity,
        worth: fc.option(fc.integer({ min: 0, max: 999 })),
        day: fc.integer({ min: 1, max: 30 }),
        within,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('amend' as const),
        which,
        quantity: fc.option(quantity),
        day,
        within: fc.option(within),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constantFrom('waive' as const, 'lapse' as const), which, day }),
    },
    {
      weight: 9,
      arbitrary: fc.record({
        does: fc.constant('deliver' as const),
        which,
        quantity,
        day,
        proposed: fc.nat({ max: 4 }).map((chance) => chance === 0),
        bySurvivor: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        does: fc.constantFrom('accept' as const, 'dispute' as const, 'uphold' as const, 'withdraw' as const),
        which,
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('adjust' as const), which, quantity }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('reverse' as const), which, day }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('merge' as const), day }) },
  ),
  { minLength: 20, maxLength: 60 },
);

export function dateOf(dayNumber: number): string {
  return new Date(Date.UTC(2025, 11, 31 + dayNumber)).toISOString().slice(0, 10);
}

interface Terms {
  readonly position: number;
  readonly from: number;
  readonly quantity: number;
  /** In cents; null where it has none. */
  readonly cents: bigint | null;
  readonly due: number;
}

interface Promise_ {
  readonly id: string;
  readonly who: string;
  readonly what: keyof typeof KINDS;
  readonly terms: Terms[];
  ended: { readonly position: number; readonly day: number } | null;
}

interface Delivery {
  readonly id: string;
  readonly promise: Promise_;
  readonly day: number;
  readonly told: Told;
  /** What it came to, one change after another. */
  readonly changes: { readonly position: number; readonly day: number; readonly quantity: number }[];
  quantity: number;
}

/** One member's pledges at the end of a day, as `PledgeFigures` shows them. */
export interface Reckoned {
  readonly pledged: string;
  readonly delivered: string;
  readonly outstanding: string;
  readonly overdue: string;
  readonly reliability: string | null;
  readonly pledges: number;
  readonly unvaluedPledges: number;
  readonly fellDue: number;
  readonly byKind: Record<string, Record<string, Record<string, string>>>;
}

/**
 * Pledges reckoned in another way than the program does: whole numbers and cents, day by day, from what was asked and
 * accepted, and from no event.
 */
export class PledgeReckoning {
  private readonly promises: Promise_[] = [];
  private readonly deliveries: Delivery[] = [];
  private merged: { readonly position: number; readonly day: number } | null = null;
  private made = 0;

  /** What a deed asks of the ledger, and what is noted once it was accepted, with the position after it. */
  asked(deed: PledgeDeed): { told: Told; accepted: (position: number) => void } | undefined {
    switch (deed.does) {
      case 'promise':
        return this.promised(deed);
      case 'merge':
        return {
          told: memberMerged('alder', 'cedar', dateOf(deed.day)),
          accepted: (position) => (this.merged ??= { position, day: deed.day }),
        };
      case 'amend':
      case 'waive':
      case 'lapse':
      case 'deliver': {
        const promise = this.promises[deed.which % Math.max(1, this.promises.length)];
        if (!promise) return undefined;
        if (deed.does === 'amend') return amended(promise, deed);
        if (deed.does === 'deliver') return this.delivered(promise, deed);
        const give = deed.does === 'waive' ? pledgeWaived : pledgeLapsed;
        return {
          told: give(promise.id, dateOf(deed.day)),
          accepted: (position) => (promise.ended ??= { position, day: deed.day }),
        };
      }
      default: {
        const delivery = this.deliveries[deed.which % Math.max(1, this.deliveries.length)];
        return delivery && changed(delivery, deed);
      }
    }
  }

  private promised(deed: PledgeDeed & { does: 'promise' }) {
    const id = `p${String((this.made += 1))}`;
    const { who, what } = deed;
    const isMoney = what === 'money';
    const value = isMoney || deed.worth === null ? null : (deed.worth / 100).toFixed(2);
    const due = deed.day + deed.within;
    return {
      told: pledgeMade(id, {
        memberId: who,
        ...KINDS[what],
        quantity: String(deed.quantity),
        value,
        madeOn: dateOf(deed.day),
        dueOn: dateOf(due),
        counterparty: 'pool:open',
      }),
      accepted: (position: number) => {
        const cents = isMoney
          ? BigInt(deed.quantity) * 100n
          : deed.worth === null
            ? null
            : BigInt(deed.worth);
        const { quantity: promised } = deed;
        const terms = [{ position, from: deed.day, quantity: promised, cents, due }];
        this.promises.push({ id, who, what, terms, ended: null });
      },
    };
  }

  private delivered(promise: Promise_, deed: PledgeDeed & { does: 'deliver' }) {
    const id = `e${String((this.made += 1))}`;
    const told = contribution(id, {
      memberId: deed.bySurvivor && promise.who === 'alder' ? 'cedar' : promise.who,
      ...KINDS[promise.what],
      quantity: String(deed.quantity),
      occurredOn: dateOf(deed.day),
      pledgeId: promise.id,
      counterparty: 'pool:open',
      status: deed.proposed ? 'proposed' : null,
    });
    return {
      told,
      accepted: (position: number) => {
        const changes = deed.proposed ? [] : [{ position, day: deed.day, quantity: deed.quantity }];
        this.deliveries.push({ id, promise, day: deed.day, told, changes, quantity: deed.quantity });
      },
    };
  }

  /** What each member's pledges come to on a day, as known at a position. */
  on(view: number, position: number): Map<string, Reckoned> {
    const merged = this.merged && this.merged.position <= position && this.merged.day <= view;
    const byMember = new Map<string, Pledge_[]>();
    for (const promise of this.promises) {
      const pledge = this.pledgeOn(promise, view, position);
      if (!pledge) continue;
      const who = merged && promise.who === 'alder' ? 'cedar' : promise.who;
      byMember.set(who, [...(byMember.get(who) ?? []), pledge]);
    }
    return new Map([...byMember].map(([who, pledges]) => [who, summed(pledges)]));
  }

  private pledgeOn(promise: Promise_, view: number, position: number): Pledge_ | undefined {
    const terms = promise.terms.filter((one) => one.position <= position);
    if (terms.length === 0 || terms[0]!.from > view) return undefined;
    const ended = promise.ended && promise.ended.position <= position ? promise.ended.day : LAST_DAY * 9;
    const holdingOn = (on: number): Terms => terms.filter(({ from }) => from <= on && from <= ended).at(-1)!;
    let fellDue: Terms | undefined;
    for (let on = terms[0]!.from; on <= view && on < ended; on += 1) {
      const holding = holdingOn(on);
      if (holding.due <= on) fellDue ??= holding;
    }
    const deliveredBy = (by: number): number => {
      let sum = 0;
      for (const delivery of this.deliveries) {
        if (delivery.promise !== promise || delivery.day > by) continue;
        for (const change of delivery.changes)
          if (change.position <= position && change.day <= view) sum += change.quantity;
      }
      return sum;
    };
    const now = holdingOn(view);
    const delivered = Math.min(deliveredBy(view), now.quantity);
    const deliveredCents = now.cents === null ? null : shareOf(now.cents, delivered, now.quantity);
    const isEnded = ended <= view;
    return {
      ...KINDS[promise.what],
      pledged: isEnded ? delivered : now.quantity,
      pledgedCents: isEnded ? deliveredCents : now.cents,
      delivered,
      deliveredCents,
      isOverdue: now.due < view,
      kept: fellDue
        ? [BigInt(Math.min(deliveredBy(fellDue.due), fellDue.quantity)), BigInt(fellDue.quantity)]
        : null,
    };
  }
}

function amended(promise: Promise_, deed: PledgeDeed & { does: 'amend' }) {
  const before = promise.terms.at(-1)!;
  const due = deed.within === null ? before.due : deed.day + deed.within;
  const wanted = deed.quantity ?? before.quantity;
  return {
    told: pledgeAmended(promise.id, {
      on: dateOf(deed.day),
      quantity: deed.quantity === null ? null : String(deed.quantity),
      dueOn: deed.within === null ? null : dateOf(due),
    }),
    accepted: (position: number) => {
      const cents = before.cents === null ? null : shareOf(before.cents, wanted, before.quantity);
      promise.terms.push({ position, from: deed.day, quantity: wanted, cents, due });
    },
  };
}

function changed(
  delivery: Delivery,
  deed: Exclude<PledgeDeed, { does: 'promise' | 'merge' | 'amend' | 'waive' | 'lapse' | 'deliver' }>,
) {
  const { id, day: on } = delivery;
  const note = (position: number, quantity_: number, when = on): void => {
    delivery.changes.push({ position, day: when, quantity: quantity_ });
  };
  switch (deed.does) {
    case 'accept':
      return {
        told: entryAccepted(id),
        accepted: (position: number) => {
          note(position, delivery.quantity);
        },
      };
    case 'dispute': {
      const counted = delivery.changes.reduce((sum, change) => sum + change.quantity, 0);
      return {
        told: entryDisputed(id, null),
        accepted: (position: number) => {
          note(position, -counted);
        },
      };
    }
    case 'uphold':
      return {
        told: disputeResolved(id),
        accepted: (position: number) => {
          note(position, delivery.quantity);
        },
      };
    case 'withdraw':
      return { told: disputeResolved(id, { outcome: 'withdrawn' }), accepted: () => undefined };
    case 'adjust':
      return {
        told: disputeResolved(id, { outcome: 'adjusted', quantity: String(deed.quantity) }),
        accepted: (position: number) => {
          delivery.quantity = deed.quantity;
          note(position, deed.quantity);
        },
      };
    case 'reverse': {
      const counted = delivery.changes.reduce((sum, change) => sum + change.quantity, 0);
      return {
        told: reversalOf(delivery.told, `${id} back`, {
          quantity: String(-delivery.quantity),
          occurredOn: dateOf(deed.day),
          pledgeId: null,
        }),
        accepted: (position: number) => {
          note(position, -counted, deed.day);
        },
      };
    }
  }
}

interface Pledge_ {
  readonly kind: string;
  readonly unit: string;
  readonly pledged: number;
  readonly pledgedCents: bigint | null;
  readonly delivered: number;
  readonly deliveredCents: bigint | null;
  readonly isOverdue: boolean;
  readonly kept: readonly [bigint, bigint] | null;
}

/** of × part / whole, to whole cents; where two are as near, the even one. */
function shareOf(of: bigint, part: number, whole: number): bigint {
  return nearestEven(of * BigInt(part), BigInt(whole));
}

function nearestEven(numerator: bigint, denominator: bigint): bigint {
  const below = numerator / denominator;
  const twice = 2n * (numerator - below * denominator);
  if (twice < denominator || (twice === denominator && below % 2n === 0n)) return below;
  return below + 1n;
}

function summed(pledges: readonly Pledge_[]): Reckoned {
  const quantities = (
    some: readonly Pledge_[],
    amount: (pledge: Pledge_) => readonly [bigint, bigint],
    text: (sum: bigint) => string,
  ) => {
    let [pledged, delivered, overdue] = [0n, 0n, 0n];
    for (const pledge of some) {
      const [promised, came] = amount(pledge);
      pledged += promised;
      delivered += came;
      if (pledge.isOverdue) overdue += promised - came;
    }
    return {
      pledged: text(pledged),
      delivered: text(delivered),
      outstanding: text(pledged - delivered),
      overdue: text(overdue),
    };
  };
  const money = (cents: bigint): string => `${String(cents / 100n)}.${String(cents % 100n).padStart(2, '0')}`;
  const valued = pledges.filter(({ pledgedCents }) => pledgedCents !== null);
  const kept = pledges.flatMap((pledge) => (pledge.kept ? [pledge.kept] : []));
  const byKind: Reckoned['byKind'] = {};
  for (const { kind, unit } of Object.values(KINDS)) {
    const some = pledges.filter((pledge) => pledge.kind === kind);
    if (some.length === 0) continue;
    const text = kind === 'funds' ? (sum: bigint) => `${String(sum)}.00` : String;
    byKind[kind] = {
      [unit]: quantities(some, ({ pledged, delivered }) => [BigInt(pledged), BigInt(delivered)], text),
    };
  }
  return {
    ...quantities(valued, ({ pledgedCents, deliveredCents }) => [pledgedCents!, deliveredCents!], money),
    reliability: meanOf(kept),
    pledges: pledges.length,
    unvaluedPledges: pledges.length - valued.length,
    fellDue: kept.length,
    byKind,
  };
}

/** The mean of fractions, added up as fractions and rounded once. */
function meanOf(fractions: readonly (readonly [bigint, bigint])[]): string | null {
  if (fractions.length === 0) return null;
  let [numerator, denominator] = [0n, 1n];
  for (const [part, whole] of fractions) {
    numerator = numerator * whole + part * denominator;
    denominator *= whole;
  }
  const ten_thousandths = nearestEven(numerator * 10_000n, denominator * BigInt(fractions.length));
  return `${String(ten_thousandths / 10_000n)}.${String(ten_thousandths % 10_000n).padStart(4, '0')}`;
}
