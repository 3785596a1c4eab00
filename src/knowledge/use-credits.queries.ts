import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { Amount } from '../kernel/amount.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { knownLedger, outlookOf, periodOf, type LedgerReads } from '../portfolios/view.queries.js';
import { compareIds, type Exclusion } from './domain/credits.js';
import { QuarterReader } from './quarter-credits.queries.js';

/** What the use of an asset by one member in one quarter sends to one author, before caps and damping of the pair. */
export interface CreditOfUse {
  readonly userId: string;
  readonly authorId: string;
  /** The asset by which the author has it: the one used, or one that it derives from. */
  readonly through: string;
  /** To the hundredth, half-even. */
  readonly credits: string;
  /** Why it is not issued to the author; null where it is. */
  readonly excluded: Exclusion | null;
}

/**
 * What uses of an asset sent to whom in a quarter (domain.md §7). A reader sees what goes from it and to it, and of others as the
 * coalition agreed, as in `knowledgeFlows`. It reckons the quarter’s credits, as they are one whole.
 * @param asked of one user alone, or of all
 */
export async function creditsOfUses(
  ledger: LedgerReads,
  coalitionId: string,
  asked: { readonly assetId: string; readonly quarter: string; readonly userId: string | null },
  sight: Sight = SEES_ALL,
): Promise<readonly CreditOfUse[]> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const period = await periodOf(ledger, snapshot, known, { quarter: asked.quarter });
    const { id: quarter, to } = period.quarter!;
    const outlook = outlookOf(ledger, known, sight);
    const reader = await QuarterReader.in(ledger, snapshot, known, period);
    const { sources, partsOf } = await reader.credits(quarter);
    const userId = asked.userId && known.directory.survivorOf(asked.userId, to);
    const told: CreditOfUse[] = [];
    const accountOf = (id: string): string => known.directory.survivorOf(id, to);
    for (const author of new Set(authorsBehind(asked.assetId, sources).map(accountOf))) {
      for (const { use, assetId: through, credits, excluded } of partsOf(author)) {
        if (use.assetId !== asked.assetId || (userId !== null && use.userId !== userId)) continue;
        if (!(outlook.seesOthersInDetail || outlook.isOwn(use.userId) || outlook.isOwn(author))) continue;
        const shown = excluded === null ? credits : Amount.zero;
        const text = formatAmount(shown.rounded(2), unitOf('credits'));
        told.push({ userId: use.userId, authorId: author, through, credits: text, excluded });
      }
    }
    return told.sort(
      (one, other) => compareIds(one.userId, other.userId) || compareIds(one.authorId, other.authorId),
    );
  });
}

interface Authored {
  readonly authors: readonly { readonly id: string }[];
  readonly parents: readonly { readonly id: string }[];
}

/** The authors of an asset and of all that it goes back to. */
function authorsBehind(assetId: string, sources: ReadonlyMap<string, Authored>): string[] {
  const authors: string[] = [];
  const seen = new Set<string>();
  const waiting = [assetId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const source = sources.get(id);
    for (const author of source?.authors ?? []) authors.push(author.id);
    for (const parent of source?.parents ?? []) waiting.push(parent.id);
  }
  return authors;
}
