import { eventPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { Amount } from '../kernel/amount.js';
import type { KnownLedger, LedgerReads, Period } from '../portfolios/view.queries.js';
import type { AssetState } from './domain/asset.js';
import { pairKey } from './domain/credits.js';
import { isKnowledgeEvent, type ApplicationCore, type KnowledgeEvent } from './domain/events.js';
import { mergedWithIn, type CountedUse } from './domain/quarter-credits.js';
import { assetState } from './knowledge-facts.js';
import { assetsTable, usesTable, useQuartersTable, type UseRow } from './knowledge.tables.js';

/** The uses that count, quarter by quarter, in a view. */
export interface Uses {
  /** The quarters that have any, in order. */
  quarters(): Promise<string[]>;
  of(quarter: string): Promise<UsesOfQuarter>;
}

export interface UsesOfQuarter {
  readonly uses: readonly CountedUse[];
  readonly usedIn: (userId: string, assetId: string) => readonly string[];
  readonly asset: (assetId: string) => AssetState | undefined;
}

/** Uses as they were counted; for a day within a quarter, or a position that is past, they are counted anew from the log. */
export async function usesIn(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  period: Pick<Period, 'asOf' | 'to'>,
): Promise<Uses> {
  const { position, head } = known;
  if (position === head.position && period.asOf === null) return new CountedUses(snapshot, known);
  return usesFromLog(ledger, snapshot, known, period.to);
}

class CountedUses implements Uses {
  private readonly coalitionId: string;

  constructor(
    private readonly snapshot: ReadSnapshot,
    private readonly known: KnownLedger,
  ) {
    this.coalitionId = known.head.coalitionId;
  }

  async quarters(): Promise<string[]> {
    const rows = await this.snapshot.rows(
      "SELECT quarter FROM used_quarters WHERE coalition_id = ? AND scope = 'all' AND applications > 0 ORDER BY quarter",
      [this.coalitionId],
    );
    return rows.map(([quarter]) => quarter as string);
  }

  async of(quarter: string): Promise<UsesOfQuarter> {
    const rows = await this.snapshot.rows(
      `SELECT ${usesTable.sqlColumns.join(', ')} FROM uses WHERE coalition_id = ? AND quarter = ? ORDER BY user_id, asset_id`,
      [this.coalitionId, quarter],
    );
    const uses = rows.map((row) => usesTable.decode(row)).filter(counts);
    const columns = useQuartersTable.sqlColumns.map((column) => `q.${column}`).join(', ');
    const quarters = await this.snapshot.rows(
      `SELECT ${columns} FROM uses u JOIN use_quarters q ON q.coalition_id = u.coalition_id ` +
        'AND q.user_id = u.user_id AND q.asset_id = u.asset_id WHERE u.coalition_id = ? AND u.quarter = ?',
      [this.coalitionId, quarter],
    );
    const usedIn = new Map<string, string[]>();
    for (const row of [...quarters, ...(await this.ofMerged(uses, quarter))]) {
      const { userId, assetId, quarters: used } = useQuartersTable.decode(row);
      usedIn.set(pairKey(userId, assetId), Object.keys(JSON.parse(used) as object));
    }
    const assets = await assetsBehind(this.snapshot, this.coalitionId, uses);
    return {
      uses,
      usedIn: (userId, assetId) => usedIn.get(pairKey(userId, assetId)) ?? [],
      asset: (assetId) => assets.get(assetId),
    };
  }

  /** When those used what that merged with a user by the quarter’s end: their earlier uses count as its own. */
  private async ofMerged(uses: readonly CountedUse[], quarter: string): Promise<SqlValue[][]> {
    const mergedWith = mergedWithIn(this.known.directory, quarter);
    const others = new Set<string>();
    for (const { userId } of uses) {
      for (const id of mergedWith(userId)) if (id !== userId) others.add(id);
    }
    const ids = [...others];
    const rows: SqlValue[][] = [];
    for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
      const some = ids.slice(from, from + ROWS_AT_ONCE);
      const places = some.map(() => '?').join(', ');
      rows.push(
        ...(await this.snapshot.rows(
          `SELECT ${useQuartersTable.sqlColumns.join(', ')} FROM use_quarters WHERE coalition_id = ? AND user_id IN (${places})`,
          [this.coalitionId, ...some],
        )),
      );
    }
    return rows;
  }
}

/** Members or assets that are looked up in one statement. */
const ROWS_AT_ONCE = 500;

function counts({ consulted, adapted, embedded }: CountedUse): boolean {
  return consulted + adapted + embedded > 0;
}

/** What was confirmed by a day, and known by a position. What was contested or withdrawn by then never counted. */
async function usesFromLog(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position }: KnownLedger,
  to: string,
): Promise<Uses> {
  const confirmed = new Map<string, ApplicationCore & { readonly quarter: string }>();
  const derived = new Set<string>();
  for await (const page of eventPages(snapshot, ledger.events, coalitionId, 0, position)) {
    for (const event of page) {
      if (!isKnowledgeEvent(event)) continue;
      const fact = event as unknown as KnowledgeEvent;
      if (fact.type === 'KnowledgeDerived') derived.add(fact.data.assetId);
      if (fact.type === 'ApplicationConfirmed' && fact.occurredOn <= to)
        confirmed.set(fact.data.applicationId, fact.data);
      if (fact.type === 'ApplicationContested' || fact.type === 'ApplicationWithdrawn')
        confirmed.delete(fact.data.applicationId);
    }
  }
  const byQuarter = new Map<string, Map<string, UseRow>>();
  const usedIn = new Map<string, Set<string>>();
  for (const application of confirmed.values()) addUse(application, byQuarter, usedIn);
  return {
    quarters: () => Promise.resolve([...byQuarter.keys()].sort()),
    of: async (quarter) => {
      const uses = [...(byQuarter.get(quarter)?.values() ?? [])];
      const assets = await assetsBehind(snapshot, coalitionId, uses, derived);
      return {
        uses,
        usedIn: (userId, assetId) => [...(usedIn.get(pairKey(userId, assetId)) ?? [])],
        asset: (assetId) => assets.get(assetId),
      };
    },
  };
}

function addUse(
  { quarter, memberId: userId, assetId, depth, outcomeValue }: ApplicationCore & { readonly quarter: string },
  byQuarter: Map<string, Map<string, UseRow>>,
  usedIn: Map<string, Set<string>>,
): void {
  const uses = byQuarter.get(quarter) ?? new Map<string, UseRow>();
  byQuarter.set(quarter, uses);
  const key = pairKey(userId, assetId);
  const none = { consulted: 0, adapted: 0, embedded: 0, outcomes: Amount.zero };
  const use = uses.get(key) ?? { quarter, userId, assetId, ...none };
  const outcomes = use.outcomes.plus(Amount.parse(outcomeValue ?? '0'));
  uses.set(key, { ...use, [depth]: use[depth] + 1, outcomes });
  usedIn.set(key, (usedIn.get(key) ?? new Set<string>()).add(quarter));
}

/**
 * Every asset that some uses go back to, generation by generation.
 * @param derived those whose lineage was known; all of them without it
 */
export async function assetsBehind(
  snapshot: ReadSnapshot,
  coalitionId: string,
  uses: readonly Pick<CountedUse, 'assetId'>[],
  derived?: ReadonlySet<string>,
): Promise<Map<string, AssetState>> {
  const assets = new Map<string, AssetState>();
  let wanted = [...new Set(uses.map(({ assetId }) => assetId))];
  while (wanted.length > 0) {
    const some = wanted.splice(0, ROWS_AT_ONCE);
    const rows = await snapshot.rows(
      `SELECT ${assetsTable.sqlColumns.join(', ')} FROM assets WHERE coalition_id = ? AND asset_id IN (${some.map(() => '?').join(', ')})`,
      [coalitionId, ...some],
    );
    const parents = new Set(wanted);
    for (const row of rows) {
      const found = assetState(assetsTable.decode(row));
      const isKnown = !derived || derived.has(found.assetId);
      const asset = isKnown ? found : { ...found, parents: null, derivedOn: null };
      assets.set(asset.assetId, asset);
      for (const { id } of asset.parents ?? []) parents.add(id);
    }
    wanted = [...parents].filter((id) => !assets.has(id));
  }
  return assets;
}
