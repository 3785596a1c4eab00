import { seen, type CoalitionReads } from '../coalition/coalition.queries.js';
import { statusOn } from '../coalition/domain/directory.js';

/** How far a coalition is on its way to its first report. */
export interface FirstSteps {
  readonly members: number;
  /** Rates that were adopted, for any kind. */
  readonly rates: number;
  readonly hasEntries: boolean;
  readonly hasReviews: boolean;
  readonly isAnyClosed: boolean;
}

/** It looks whether there is any of each, and counts nothing long. */
export async function firstSteps(reads: CoalitionReads, coalitionId: string): Promise<FirstSteps> {
  const { answer } = await seen(reads, coalitionId, ({ directory }, today) => ({
    members: [...directory.members.values()].filter((member) => statusOn(member, today) === 'active').length,
    rates: directory.rates.length,
    isAnyClosed: directory.closedThrough !== null,
  }));
  const isAnyIn = (table: 'entries' | 'reviews'): Promise<boolean> =>
    reads.read(async (snapshot) => {
      const rows = await snapshot.rows(`SELECT 1 FROM ${table} WHERE coalition_id = ? LIMIT 1`, [
        coalitionId,
      ]);
      return rows.length > 0;
    });
  return { ...answer, hasEntries: await isAnyIn('entries'), hasReviews: await isAnyIn('reviews') };
}
