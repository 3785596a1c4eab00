import { Amount, sumOf } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import { formatAmount, unitOf } from '../../kernel/unit.js';
import { minorUnit } from './demand.js';

/** What a party is owed; below zero, what it owes. */
export interface AgreedBalance {
  readonly partyId: string;
  readonly balance: string;
}

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

/** Up to so many parties with a balance the number of transfers is the least there can be. */
export const EXACT_PARTIES = 15;

/** Whether the transfers between so many parties with a balance are the fewest there can be, for certain. */
export function isFewest(parties: number): boolean {
  return parties <= EXACT_PARTIES;
}

/**
 * Transfers that clear agreed balances, in base currency, in order of who pays and who is paid. Parties whose balances
 * cancel out among themselves settle apart: k parties in g such groups need k − g transfers, and never fewer, so the
 * fewest come from the most groups. These are looked for among all subsets of up to 15 parties (T. Verhoeff, “Settling
 * multiple debts efficiently”, 2004); more parties are settled as one group. Within a group whoever owes most pays
 * whoever is owed most, ties by id.
 * @throws Problem `reviews.balances-uneven`, `kernel.amount-too-precise`
 */
export function settleUp(balances: readonly AgreedBalance[], currency: string): Transfer[] {
  const unit = unitOf(currency);
  const parties = balances
    .map(({ partyId, balance }) => ({ id: partyId, amount: Amount.parse(balance) }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  if (new Set(parties.map(({ id }) => id)).size !== parties.length)
    throw new TypeError('Two balances bear the same id.');
  for (const { amount } of parties)
    if (!amount.fits(unit.scale))
      throw new Problem('kernel.amount-too-precise', { found: amount, unit: unit.code, scale: unit.scale });
  const found = sumOf(parties.map(({ amount }) => amount));
  if (!found.isZero())
    throw new Problem('reviews.balances-uneven', { found: formatAmount(found, unit), currency: unit.code });
  const open = parties
    .filter(({ amount }) => !amount.isZero())
    .map(({ id, amount }): Party => ({ id, balance: amount.atto / minorUnit(unit) }));
  const groups = isFewest(open.length) ? mostGroups(open) : [open];
  return groups
    .flatMap(largestFirst)
    .toSorted((one, other) =>
      one.from === other.from ? (one.to < other.to ? -1 : 1) : one.from < other.from ? -1 : 1,
    )
    .map(({ from, to, amount }) => ({
      ...{ from, to },
      amount: formatAmount(Amount.ofAtto(amount * minorUnit(unit)), unit),
    }));
}

interface Party {
  readonly id: string;
  readonly balance: bigint;
}

/**
 * The most groups that cancel out, by subsets as bit sets. `most[set]` is the most groups that can be closed on the way to
 * a set by adding one party after another: it is the best of its subsets with one party less, and one more where the set
 * itself cancels out.
 */
function mostGroups(parties: readonly Party[]): Party[][] {
  if (parties.length === 0) return [];
  const sets = 1 << parties.length;
  const sums = new Array<bigint>(sets).fill(0n);
  const most = new Int8Array(sets);
  const added = new Int8Array(sets);
  for (let set = 1; set < sets; set++) {
    const lowest = 31 - Math.clz32(set & -set);
    sums[set] = sums[set & (set - 1)]! + parties[lowest]!.balance;
    let best = -1;
    for (let party = 0; party < parties.length; party++) {
      if ((set & (1 << party)) === 0) continue;
      const without = most[set & ~(1 << party)]!;
      if (without > best) {
        best = without;
        added[set] = party;
      }
    }
    most[set] = best + (sums[set] === 0n ? 1 : 0);
  }
  const groups: Party[][] = [];
  let group: Party[] = [];
  for (let set = sets - 1; set > 0; set &= ~(1 << added[set]!)) {
    if (sums[set] === 0n && group.length > 0) {
      groups.push(group);
      group = [];
    }
    group.push(parties[added[set]!]!);
  }
  groups.push(group);
  return groups;
}

interface Payment {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

/** Each payment clears at least one of the two, and the last one both. */
function largestFirst(group: readonly Party[]): Payment[] {
  const owed = group.filter(({ balance }) => balance > 0n).toSorted(largestLast);
  const owing = group
    .filter(({ balance }) => balance < 0n)
    .map(({ id, balance }) => ({ id, balance: -balance }))
    .toSorted(largestLast);
  const payments: Payment[] = [];
  while (owing.length > 0) {
    const [payer, payee] = [owing.pop()!, owed.pop()!];
    const amount = payer.balance < payee.balance ? payer.balance : payee.balance;
    payments.push({ from: payer.id, to: payee.id, amount });
    if (payer.balance > amount) putBack(owing, { id: payer.id, balance: payer.balance - amount });
    if (payee.balance > amount) putBack(owed, { id: payee.id, balance: payee.balance - amount });
  }
  return payments;
}

/** The largest stands last, where it is taken from; of equal ones the first by id. */
function largestLast(one: Party, other: Party): number {
  if (one.balance === other.balance) return one.id < other.id ? 1 : -1;
  return one.balance > other.balance ? 1 : -1;
}

/** What is left of a party, at its place: looked for by halves, as sorting anew for each payment would take much longer for thousands of parties. */
function putBack(parties: Party[], party: Party): void {
  let [from, to] = [0, parties.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (largestLast(parties[middle]!, party) < 0) from = middle + 1;
    else to = middle;
  }
  parties.splice(from, 0, party);
}
