import type { CoalitionReads } from '../coalition/coalition.queries.js';
import { closingThat } from '../coalition/domain/closing.js';
import type { Directory } from '../coalition/domain/directory.js';

/** Somebody’s word for reopening a quarter, to which another person’s is missing. */
export interface ReopeningAskedView {
  /** A person’s id. */
  readonly signer: string;
  readonly reason: string;
  readonly askedOn: string;
}

export interface ReopeningView {
  readonly quarter: string;
  readonly isClosed: boolean;
  /** Null where nobody asks. */
  readonly asked: ReopeningAskedView | null;
}

/**
 * Whether a quarter is closed, and who asks that it be reopened.
 * @throws Problem `request.quarter-malformed`
 */
export function reopeningOf(
  reads: CoalitionReads,
  coalitionId: string,
  quarterText: string,
): Promise<ReopeningView> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const { id: quarter } = directory.coalition.fiscalCalendar.quarter(quarterText);
    const isClosed = closingThat(directory, quarter) !== undefined;
    return { quarter, isClosed, asked: reopeningAskedIn(directory, quarter) };
  });
}

export function reopeningAskedIn({ reopeningAsked }: Directory, quarter: string): ReopeningAskedView | null {
  if (reopeningAsked?.quarter !== quarter) return null;
  const { signer, reason, on: askedOn } = reopeningAsked;
  return { signer, reason, askedOn };
}
