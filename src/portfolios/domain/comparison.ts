import type { DisputeResolved } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { formatAmount, type Unit } from '../../kernel/unit.js';
import { wordsOf, type EntryFact, type EntryFacts } from './entry-facts.js';
import { eventReference, type EventReference } from './explanation.js';
import type { FlowChange } from './flows.js';
import type { PeriodFigures } from './give-get.js';

/** The figures that two views are compared by. Amounts in base currency. */
export interface ComparedFigures {
  readonly opening: string;
  readonly given: string;
  readonly received: string;
  readonly closing: string;
  /** Accepted entries in the period, on either side: those without a value move nothing else. */
  readonly entries: number;
  readonly pending: string;
  readonly disputed: string;
  /** Entries of the period that are pending or disputed. */
  readonly undecided: number;
}

/**
 * Why an entry counts otherwise: what lies between the two views, whichever of them is the later one. `occurred`: it happened
 * between their last days; `merged`: its member's history went to another account; the others are facts recorded between them.
 */
export interface Reason {
  readonly why:
    | 'recorded'
    | 'reversed'
    | 'occurred'
    | 'valued'
    | 'accepted'
    | 'disputed'
    | 'upheld'
    | 'adjusted'
    | 'withdrawn'
    | 'merged';
  /** The day it happened, or from which the history is shown elsewhere; null for facts of the log. */
  readonly on: string | null;
  readonly event: EventReference | null;
}

/** One entry, or one stated baseline, and what it adds to the difference. */
export interface DifferenceLine {
  /** Null for a baseline. */
  readonly entry: string | null;
  /** Under whose id it was recorded. */
  readonly memberId: string;
  readonly occurredOn: string;
  readonly direction: string | null;
  readonly kind: string | null;
  readonly description: string | null;
  readonly reverses: string | null;
  readonly difference: ComparedFigures;
  readonly why: readonly Reason[];
}

export interface MemberComparison {
  readonly id: string;
  /** Its ids and names in the two views; null where it is none of the members shown there. */
  readonly from: ComparedMember | null;
  readonly to: ComparedMember | null;
  readonly difference: ComparedFigures;
  /** They add up to the difference exactly. */
  readonly lines: readonly DifferenceLine[];
}

export interface ComparedMember {
  readonly figure: string;
  readonly name: string;
  readonly figures: ComparedFigures;
}

/** A way to look at a ledger: what was known, what had happened, and in whose account it was shown. */
export interface View {
  /** Facts up to this position are known. */
  readonly position: number;
  /** The first day of the period; null for all time. */
  readonly from: string | null;
  readonly to: string;
  survivorOf(memberId: string): string;
  /** The day on which a member's history went to another, as far as the view knows. */
  mergedOn(memberId: string): string | null;
}

/** Exact amounts of what is compared. */
export class Compared {
  opening = Amount.zero;
  given = Amount.zero;
  received = Amount.zero;
  entries = 0;
  pending = Amount.zero;
  disputed = Amount.zero;
  undecided = 0;

  static of({ opening, given, received, pending, disputed }: PeriodFigures): Compared {
    const compared = new Compared();
    compared.opening = opening;
    compared.given = given.value;
    compared.received = received.value;
    compared.entries = given.entries + received.entries;
    compared.pending = pending.value;
    compared.disputed = disputed.value;
    compared.undecided = pending.entries + disputed.entries;
    return compared;
  }

  /** Takes in what a fact changes, where a view sees it. */
  add(change: FlowChange, { from }: View): void {
    const { standing, direction, value, entries } = change;
    const before = from !== null && change.occurredOn < from;
    if (standing === 'accepted' && before) {
      this.opening = direction === 'given' ? this.opening.plus(value) : this.opening.minus(value);
    } else if (standing === 'accepted') {
      this[direction] = this[direction].plus(value);
      this.entries += entries;
    } else if (!before && (standing === 'proposed' || standing === 'disputed')) {
      const apart = standing === 'proposed' ? 'pending' : 'disputed';
      this[apart] = this[apart].plus(value);
      this.undecided += entries;
    }
  }

  /** What there is more here than in another. */
  lessThan(other: Compared): Compared {
    const difference = new Compared();
    for (const name of ['opening', 'given', 'received', 'pending', 'disputed'] as const) {
      difference[name] = other[name].minus(this[name]);
    }
    difference.entries = other.entries - this.entries;
    difference.undecided = other.undecided - this.undecided;
    return difference;
  }

  get isNothing(): boolean {
    const { opening, given, received, entries, pending, disputed, undecided } = this;
    return (
      entries === 0 &&
      undecided === 0 &&
      [opening, given, received, pending, disputed].every((amount) => amount.isZero())
    );
  }

  shown(base: Unit): ComparedFigures {
    const { opening, given, received, entries, pending, disputed, undecided } = this;
    const money = (amount: Amount): string => formatAmount(amount, base);
    return {
      opening: money(opening),
      given: money(given),
      received: money(received),
      closing: money(opening.plus(given).minus(received)),
      entries,
      pending: money(pending),
      disputed: money(disputed),
      undecided,
    };
  }
}

/** A line, and the account in whose difference it stands. */
export interface AccountLine {
  readonly account: string;
  readonly line: DifferenceLine;
}

/** What one entry adds to the difference of two views, a line for each account that it moves. */
export function linesOf(entry: EntryFacts, from: View, to: View, base: Unit): AccountLine[] {
  const [before, after] = [seenIn(entry, from), seenIn(entry, to)];
  const words = wordsOf(entry);
  const lines: AccountLine[] = [];
  for (const account of new Set([...before.keys(), ...after.keys()])) {
    const nothing = new Compared();
    const difference = (before.get(account) ?? nothing).lessThan(after.get(account) ?? nothing);
    if (difference.isNothing) continue;
    const line = {
      entry: entry.entryId,
      memberId: words.memberId,
      occurredOn: entry.occurredOn,
      direction: words.direction,
      kind: words.kind,
      description: words.description,
      reverses: 'reverses' in words ? words.reverses : null,
      difference: difference.shown(base),
      why: reasonsOf(entry, from, to),
    };
    lines.push({ account, line });
  }
  return lines;
}

/** What a view sees of an entry, by the account that it is shown in. */
function seenIn({ facts }: EntryFacts, view: View): Map<string, Compared> {
  const seen = new Map<string, Compared>();
  for (const { event, changes } of facts) {
    if (event.position > view.position) continue;
    for (const change of changes) {
      if (change.occurredOn > view.to) continue;
      const account = view.survivorOf(change.memberId);
      let compared = seen.get(account);
      if (!compared) seen.set(account, (compared = new Compared()));
      compared.add(change, view);
    }
  }
  return seen;
}

function reasonsOf({ facts, occurredOn }: EntryFacts, from: View, to: View): Reason[] {
  const reasons: Reason[] = [];
  if (occurredOn > from.to !== occurredOn > to.to) {
    reasons.push({ why: 'occurred', on: occurredOn, event: null });
  }
  for (const fact of facts) {
    const { position } = fact.event;
    const why = position > from.position !== position > to.position ? whyOf(fact) : undefined;
    if (why) reasons.push({ why, on: null, event: eventReference(fact.event) });
  }
  for (const id of new Set(facts.flatMap(({ changes }) => changes.map(({ memberId }) => memberId)))) {
    if (from.survivorOf(id) === to.survivorOf(id)) continue;
    reasons.push({ why: 'merged', on: to.mergedOn(id) ?? from.mergedOn(id), event: null });
  }
  return reasons;
}

function whyOf({ event }: EntryFact): Reason['why'] | undefined {
  switch (event.type) {
    case 'ContributionRecorded':
    case 'BenefitRecorded':
    case 'ExchangeRecorded':
      return 'recorded';
    case 'EntryReversed':
      return 'reversed';
    case 'EntryValued':
      return 'valued';
    case 'EntryAccepted':
      return 'accepted';
    case 'EntryDisputed':
      return 'disputed';
    case 'DisputeResolved':
      return (event.data as DisputeResolved).outcome;
    // Evidence and words change no figure.
    default:
      return undefined;
  }
}
