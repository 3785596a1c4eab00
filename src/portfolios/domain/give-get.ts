import {
  nameOn,
  statusOn,
  type Directory,
  type Member,
  type MemberStatus,
} from '../../coalition/domain/directory.js';
import { Amount } from '../../kernel/amount.js';
import { FlowSum, type FlowMeasures } from './flow.js';

/** One row of what a member gave or received, in whatever period it belongs to. */
export interface MemberMeasures extends FlowMeasures {
  readonly memberId: string;
  readonly direction: 'given' | 'received';
  readonly standing: string;
}

/** What such a row says of its value. */
export type MemberValue = Pick<MemberMeasures, 'memberId' | 'direction' | 'standing' | 'value'>;

/** What is not decided yet, or disputed: shown apart, counted nowhere else. */
export interface Apart {
  entries: number;
  value: Amount;
}

/** The give/get figures of an account in a period (domain.md §5). */
export class PeriodFigures {
  /** Given less received before the period, and the baseline that the member joined with. */
  opening = Amount.zero;
  readonly given = new FlowSum();
  readonly received = new FlowSum();
  /** Proposed, and not accepted yet. */
  readonly pending: Apart = { entries: 0, value: Amount.zero };
  readonly disputed: Apart = { entries: 0, value: Amount.zero };

  /** balance = given − received; positive: has given more than it got. */
  get period(): Amount {
    return this.given.value.minus(this.received.value);
  }

  get closing(): Amount {
    return this.opening.plus(this.period);
  }

  /** Takes in what happened in the period. Only what is accepted counts; the rest stands apart. */
  add(row: Omit<MemberMeasures, 'memberId'>, sign: 1 | -1 = 1): void {
    if (row.standing === 'accepted') {
      (row.direction === 'given' ? this.given : this.received).add(row, sign);
    } else {
      const apart = row.standing === 'disputed' ? this.disputed : this.pending;
      apart.entries += sign * row.entries;
      apart.value = sign === 1 ? apart.value.plus(row.value) : apart.value.minus(row.value);
    }
  }

  /** Takes in the figures of an account that is shown with this one. */
  addAll(other: PeriodFigures): void {
    this.opening = this.opening.plus(other.opening);
    this.given.addAll(other.given);
    this.received.addAll(other.received);
    for (const apart of ['pending', 'disputed'] as const) {
      this[apart].entries += other[apart].entries;
      this[apart].value = this[apart].value.plus(other[apart].value);
    }
  }

  /** Whether nothing at all is left of what was added and taken away again. */
  get isEmpty(): boolean {
    return (
      this.given.entries === 0 &&
      this.received.entries === 0 &&
      this.pending.entries === 0 &&
      this.disputed.entries === 0 &&
      this.opening.isZero() &&
      this.period.isZero()
    );
  }
}

/** What a member brought into its balance when it joined, if that was by this day. */
export function baselineOn(baseline: Member['baseline'], on: string): Amount {
  return baseline && baseline.on <= on ? baseline.given.minus(baseline.received) : Amount.zero;
}

/** The figures of one member, with the accounts that merged into it. */
export class MemberFigures extends PeriodFigures {
  constructor(
    readonly id: string,
    readonly name: string,
    readonly status: MemberStatus,
  ) {
    super();
  }
}

/** The figures of all members for a period that ends on a date. Mergers by then move a member's history to its survivor. */
export class GiveGetFigures {
  private readonly byMember = new Map<string, MemberFigures>();
  private readonly survivors = new Map<string, string>();

  constructor(
    private readonly directory: Directory,
    private readonly endsOn: string,
  ) {
    for (const member of directory.members.values()) {
      const status = statusOn(member, endsOn);
      if (status === 'not-yet-joined' || status === 'merged') continue;
      this.byMember.set(member.id, new MemberFigures(member.id, nameOn(member, endsOn), status));
    }
    for (const { id, baseline } of directory.members.values()) {
      const stated = baselineOn(baseline, endsOn);
      if (stated.isZero()) continue;
      const figures = this.figuresOf(id);
      figures.opening = figures.opening.plus(stated);
    }
  }

  /** Members in the order of their ids; those who had not joined yet only where something is recorded of them. */
  get members(): MemberFigures[] {
    return [...this.byMember.values()]
      .filter((member) => member.status !== 'not-yet-joined' || !member.isEmpty)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  addToPeriod(row: MemberMeasures, sign: 1 | -1 = 1): void {
    this.figuresOf(row.memberId).add(row, sign);
  }

  addToOpening(row: MemberValue, sign: 1 | -1 = 1): void {
    if (row.standing !== 'accepted') return;
    const figures = this.figuresOf(row.memberId);
    const adds = (row.direction === 'given') === (sign === 1);
    figures.opening = adds ? figures.opening.plus(row.value) : figures.opening.minus(row.value);
  }

  private figuresOf(memberId: string): MemberFigures {
    let survivor = this.survivors.get(memberId);
    if (survivor === undefined) {
      survivor = this.directory.survivorOf(memberId, this.endsOn);
      this.survivors.set(memberId, survivor);
    }
    let figures = this.byMember.get(survivor);
    if (!figures) {
      // A fact about a member that had not joined by then: it is shown, because nothing recorded is ever hidden.
      const member = this.directory.members.get(survivor);
      const name = member ? nameOn(member, this.endsOn) : survivor;
      figures = new MemberFigures(survivor, name, member ? statusOn(member, this.endsOn) : 'not-yet-joined');
      this.byMember.set(survivor, figures);
    }
    return figures;
  }
}
