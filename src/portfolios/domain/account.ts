import type { Member } from '../../coalition/domain/directory.js';
import { baselineOn, PeriodFigures, type MemberMeasures } from './give-get.js';

/**
 * What is recorded under one member's id, by quarter. Quarters before the ones that are asked about stand in `life` only. Its
 * balance begins with the baseline that the member joined with, from that day on.
 */
export class Account {
  private readonly life = new PeriodFigures();
  private readonly quarters = new Map<string, PeriodFigures>();

  constructor(private readonly baseline: Member['baseline']) {}

  addToLife(row: MemberMeasures): void {
    this.life.add(row);
  }

  addToQuarter(quarter: string, row: MemberMeasures): void {
    let figures = this.quarters.get(quarter);
    if (!figures) this.quarters.set(quarter, (figures = new PeriodFigures()));
    figures.add(row);
  }

  /** The figures of one quarter, or of all time, up to a day. */
  figures(quarter: string | undefined, to: string): PeriodFigures {
    const figures = new PeriodFigures();
    const own = quarter === undefined ? this.life : this.quarters.get(quarter);
    if (own) figures.addAll(own);
    figures.opening = baselineOn(this.baseline, to);
    if (quarter === undefined) return figures;
    // What was before a quarter is its life less this quarter and all later ones.
    figures.opening = figures.opening.plus(this.life.period);
    for (const [other, { period }] of this.quarters) {
      if (other >= quarter) figures.opening = figures.opening.minus(period);
    }
    return figures;
  }
}

/** The figures of several accounts together: of a member, and those that merged into it. */
export function together(accounts: Iterable<PeriodFigures>): PeriodFigures {
  const sum = new PeriodFigures();
  for (const account of accounts) sum.addAll(account);
  return sum;
}
