import { policyFor, type Policy } from '../coalition/domain/policy.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { KnownLedger, LedgerReads, Period } from '../portfolios/view.queries.js';
import {
  creditsOfQuarter,
  windowBefore,
  type EarlierPair,
  type QuarterCredits,
} from './domain/quarter-credits.js';
import { accrualsTable, type AccrualRow } from './knowledge.tables.js';
import { usesIn, type Uses } from './uses.queries.js';

/** The credits of quarters in a view: of closed ones what was written down, of open ones what they would come to now. */
export class QuarterReader {
  private readonly open = new Map<string, Promise<QuarterCredits>>();

  private constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly coalitionId: string,
    private readonly directory: Directory,
    private readonly to: string,
    readonly uses: Uses,
  ) {}

  static async in(
    ledger: LedgerReads,
    snapshot: ReadSnapshot,
    known: KnownLedger,
    period: Pick<Period, 'asOf' | 'to'>,
  ): Promise<QuarterReader> {
    const uses = await usesIn(ledger, snapshot, known, period);
    return new QuarterReader(snapshot, known.head.coalitionId, known.directory, period.to, uses);
  }

  /** Whether what a quarter came to was written down by the view's last day. */
  isClosed(quarter: string): boolean {
    const { vestedThrough, coalition } = this.directory;
    if (vestedThrough === null || quarter > vestedThrough) return false;
    return coalition.fiscalCalendar.quarter(quarter).to <= this.to;
  }

  /** The quarters with uses that did not vest by the view's last day, oldest first. */
  async openQuarters(): Promise<string[]> {
    const { fiscalCalendar } = this.directory.coalition;
    return (await this.uses.quarters()).filter(
      (quarter) => !this.isClosed(quarter) && fiscalCalendar.quarter(quarter).from <= this.to,
    );
  }

  /** What a quarter's uses come to under its own policy. Its window holds what closed quarters wrote down, and open ones anew. */
  credits(quarter: string): Promise<QuarterCredits> {
    let credits = this.open.get(quarter);
    if (!credits) this.open.set(quarter, (credits = this.under(quarter, policyFor(this.directory, quarter))));
    return credits;
  }

  /** The same under another policy; the quarters before it keep theirs. */
  async under(quarter: string, policy: Policy): Promise<QuarterCredits> {
    const { uses, usedIn, asset } = await this.uses.of(quarter);
    const earlierPairs: EarlierPair[] = [];
    if (uses.length > 0) {
      for (const before of windowBefore(this.directory, quarter, policy)) {
        earlierPairs.push(...(await this.pairsOf(before)));
      }
    }
    return creditsOfQuarter({
      ...{ quarter, directory: this.directory, uses, usedIn, asset, earlierPairs, policy },
    });
  }

  /** What pairs came to: written down, or computed. */
  async pairsOf(quarter: string): Promise<readonly Omit<AccrualRow, 'quarter' | 'policyVersion'>[]> {
    if (this.isClosed(quarter)) return this.accruals(quarter);
    const { uses } = await this.uses.of(quarter);
    return uses.length === 0 ? [] : (await this.credits(quarter)).pairs;
  }

  private async accruals(quarter: string): Promise<AccrualRow[]> {
    const rows = await this.snapshot.rows(
      `SELECT ${accrualsTable.sqlColumns.join(', ')} FROM accruals WHERE coalition_id = ? AND quarter = ? ORDER BY author_id, user_id`,
      [this.coalitionId, quarter],
    );
    return rows.map((row) => accrualsTable.decode(row));
  }
}
