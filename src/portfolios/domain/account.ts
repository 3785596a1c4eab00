import { PeriodFigures, type MemberMeasures } from './give-get.js';

/** What is recorded under one member's id, by quarter. Quarters before the ones that are asked about stand in `life` only. */
export class Account {
  private readonly life = new PeriodFigures();
  private readonly quarters = new Map<string, PeriodFigures>();

  addToLife(row: MemberMeasures): void {
    this.life.add(row);
  }

  addToQuarter(quarter: string, row: MemberMeasures): void {
    let figures = this.quarters.get(quarter);
    if (!figures) this.quarters.set(quarter, (figures = new PeriodFigures()));
    figures.add(row);
  }

  /** The figures of a quarter with the balance before it, which is that of its life less this quarter and all later ones. */
  quarter(quarter: string): PeriodFigures {
    const figures = new PeriodFigures();
    const own = this.quarters.get(quarter);
    if (own) figures.addAll(own);
    let opening = this.life.period;
    for (const [other, { period }] of this.quarters) {
      if (other >= quarter) opening = opening.minus(period);
    }
    figures.opening = opening;
    return figures;
  }

  /** The figures of all time, or of one quarter. */
  figures(quarter: string | undefined): PeriodFigures {
    return quarter === undefined ? this.life : this.quarter(quarter);
  }
}

/** The figures of several accounts together: of a member, and those that merged into it. */
export function together(accounts: Iterable<PeriodFigures>): PeriodFigures {
  const sum = new PeriodFigures();
  for (const account of accounts) sum.addAll(account);
  return sum;
}
