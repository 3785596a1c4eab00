import type { ReadSnapshot } from '../event-store/store.js';
import { creditPostingsTable, type CreditPostingRow } from '../knowledge/knowledge.tables.js';
import { accountNamed, type Account } from './chart.js';

/** Few enough that a ledger of some dozens of members has several pages, and is proof of how they are turned. */
const PAGE_ROWS = 100;

/** Credits that moved from an account to another. */
export interface ExportedCredits extends Pick<
  CreditPostingRow,
  'position' | 'line' | 'occurredOn' | 'credits'
> {
  readonly source: Account;
  readonly destination: Account;
  readonly memberId: string;
  /** What happened to them, in a word. */
  readonly what: string;
}

const TO: Readonly<Record<string, string>> = {
  reserved: 'Credits reserved',
  redeemed: 'Credits redeemed',
  expired: 'Credits expired',
};

/** Movements of credits in the order in which they were recorded, page by page: memory does not grow with the history. */
export async function* exportedCredits(
  snapshot: ReadSnapshot,
  coalitionId: string,
): AsyncGenerator<ExportedCredits[]> {
  let [position, line] = [0, 0];
  for (;;) {
    const rows = await snapshot.rows(
      `SELECT ${creditPostingsTable.sqlColumns.join(', ')} FROM ${creditPostingsTable.name} ` +
        `WHERE coalition_id = ? AND (position, line) > (?, ?) ORDER BY position, line LIMIT ${String(PAGE_ROWS)}`,
      [coalitionId, position, line],
    );
    if (rows.length === 0) return;
    const postings = rows.map((row) => creditPostingsTable.decode(row));
    yield postings.map(movementOf);
    ({ position, line } = postings.at(-1)!);
  }
}

function movementOf({ source: from, destination: to, ...row }: CreditPostingRow): ExportedCredits {
  const { position, line, occurredOn, credits } = row;
  const [source, destination] = [accountNamed(from), accountNamed(to)];
  const back = source.kind === 'issued' ? 'Credits vested' : 'Credits released';
  const what = TO[destination.kind] ?? back;
  return { position, line, occurredOn, credits, source, destination, memberId: destination.ids[0]!, what };
}
