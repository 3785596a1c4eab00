import type { EntriesPage } from '../../../exchange/exchange.queries.js';
import type { EntryTotals } from '../../../portfolios/entry-totals.queries.js';
import type { RunningBalances } from '../../../portfolios/running-balance.queries.js';
import type { EntryNames } from '../../entry-names.js';
import type { LedgerFilter } from '../../ledger-filter.js';
import type { inCoalition } from '../../view.js';

/** What the page of the ledger is drawn from. */
export interface LedgerProps {
  readonly view: ReturnType<typeof inCoalition>;
  readonly names: EntryNames;
  readonly currency: string;
  readonly filter: LedgerFilter;
  readonly page: EntriesPage;
  readonly totals: EntryTotals;
  /** Entries up to which they are counted. */
  readonly countedTo: number;
  readonly balances: RunningBalances;
}
