import { Amount } from '../kernel/amount.js';
import type { CreditPart } from '../portfolios/domain/explanation.js';
import { windowBefore } from './domain/quarter-credits.js';
import { adjustment, usePart, type CreditsExplained } from './explain-credits.queries.js';
import { QuarterReader } from './quarter-credits.queries.js';

/**
 * What one member’s uses sent to an author over a quarter and the window before it, up to the pairs’ caps and before damping: what
 * circles of praise are told by. By every use, exactly, and then to the hundredth; members stand for those that merged into them
 * by the quarter’s end.
 */
export async function flowExplained(
  context: CreditsExplained,
  fromId: string,
  toId: string,
  quarterId: string,
): Promise<{ readonly value: Amount; readonly parts: readonly CreditPart[] }> {
  const { ledger, snapshot, known, period } = context;
  const { directory } = known;
  const { to: lastDay } = directory.coalition.fiscalCalendar.quarter(quarterId);
  const is = (id: string, memberId: string): boolean => directory.survivorOf(id, lastDay) === memberId;
  const ofBoth = ({ authorId, userId }: { authorId: string; userId: string }): boolean =>
    is(userId, fromId) && is(authorId, toId);
  const reader = await QuarterReader.in(ledger, snapshot, known, period);
  const parts: CreditPart[] = [];
  let sent = Amount.zero;
  for (const quarter of [...windowBefore(directory, quarterId), quarterId]) {
    const tell = ({ factors, ...part }: CreditPart): unknown =>
      parts.push({ ...part, factors: { quarter, ...factors } });
    let written = Amount.zero;
    for (const pair of (await reader.pairsOf(quarter)).filter(ofBoth)) written = written.plus(pair.counted);
    const { pairs, partsOf, policy, sources } = await reader.credits(quarter);
    let recomputed = Amount.zero;
    for (const { authorId, userId, raw, counted } of pairs.filter(ofBoth)) {
      recomputed = recomputed.plus(counted);
      for (const part of partsOf(authorId)) {
        if (part.use.userId !== userId || part.excluded !== null) continue;
        tell(await usePart(context, quarter, part, policy.knowledge, sources));
      }
      const pair = { user: userId, raw: `${raw}`, counted: `${counted}` };
      const limits = { pairCap: `${policy.knowledge.pairCap}` };
      if (!counted.equals(raw)) tell(adjustment('pair-cap', counted.minus(raw), { ...pair, ...limits }));
    }
    if (!written.equals(recomputed)) {
      tell(adjustment('written-down-otherwise', written.minus(recomputed), { recomputed: `${recomputed}` }));
    }
    sent = sent.plus(written);
  }
  const value = sent.rounded(2);
  if (!value.equals(sent)) parts.push(adjustment('rounding', value.minus(sent), { sent: `${sent}` }));
  return { value, parts };
}
