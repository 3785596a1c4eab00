import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { placesFor } from '../event-store/row-search.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import {
  knownLedger,
  outlookOf,
  periodOf,
  type KnownLedger,
  type LedgerReads,
} from '../portfolios/view.queries.js';
import type { CreditsBetween, UsedAsset } from './domain/knowledge-figures.js';
import { windowBefore } from './domain/quarter-credits.js';
import { ringsIn, type Praise } from './domain/rings.js';
import { knowledgeInQuarter } from './knowledge-figures.queries.js';
import { QuarterReader } from './quarter-credits.queries.js';

export interface KnowledgeFlows {
  readonly quarter: string;
  readonly position: number;
  readonly flows: readonly CreditsBetween[];
  /** Up to ten, the most applied first. */
  readonly mostApplied: readonly UsedAsset[];
  /** Up to a hundred assets that nobody has used yet, in the order of their ids. */
  readonly unused: readonly { readonly id: string; readonly title: string; readonly sharedOn: string }[];
  readonly rings: readonly RingOfPraise[];
}

/** Members that praise each other in a circle within the window of the quarter's policy; shown, never punished. */
export interface RingOfPraise {
  readonly members: readonly string[];
  /** What goes all the way round. */
  readonly credits: string;
}

const MOST_APPLIED = 10;
const UNUSED = 100;

/**
 * Who learns from whom in a quarter, and what nobody has used yet. A member sees what goes from it and to it; how often assets
 * are used, rings and what goes between others, as the coalition agreed.
 */
export async function knowledgeFlows(
  ledger: LedgerReads,
  coalitionId: string,
  quarterId: string,
  sight: Sight = SEES_ALL,
): Promise<KnowledgeFlows> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const period = await periodOf(ledger, snapshot, known, { quarter: quarterId });
    const { id: quarter, to } = period.quarter!;
    const reader = await QuarterReader.in(ledger, snapshot, known, period);
    const outlook = outlookOf(ledger, known, sight);
    const { flows, assets } = await knowledgeInQuarter(known, reader, quarter);
    // Who has nothing of its own finds nothing by an id that nobody has.
    const own = outlook.own.size === 0 ? [''] : [...outlook.own];
    const ofOwn = ` AND asset_id IN (SELECT asset_id FROM authored_assets WHERE coalition_id = ? AND member_id IN (${placesFor(own)}))`;
    const seesUses = outlook.seesTotalsOfOthers;
    const unused = await snapshot.rows(
      `SELECT asset_id, title, shared_on FROM assets WHERE coalition_id = ? AND uses = 0 AND shared_on <= ?${seesUses ? '' : ofOwn} ORDER BY asset_id LIMIT ${String(UNUSED)}`,
      [coalitionId, to, ...(seesUses ? [] : [coalitionId, ...own])],
    );
    return {
      quarter,
      position: known.position,
      flows: flows.filter(({ from, to: author }) => isFlowSeen(from, author, outlook)),
      mostApplied: (seesUses ? [...assets] : [])
        .sort((a, b) => b.applications - a.applications)
        .slice(0, MOST_APPLIED),
      unused: (unused as [string, string, string][]).map(([id, title, sharedOn]) => ({
        id,
        title,
        sharedOn,
      })),
      rings: outlook.seesOthersInDetail ? await ringsOfPraise(known, reader, quarter) : [],
    };
  });
}

function isFlowSeen(from: string, to: string, outlook: Outlook): boolean {
  return outlook.seesOthersInDetail || outlook.isOwn(from) || outlook.isOwn(to);
}

/** Who praise each other in a circle, in a quarter and the window before it; those that merged by its end stand with their survivor. */
export async function ringsOfPraise(
  { directory }: KnownLedger,
  reader: QuarterReader,
  quarter: string,
): Promise<RingOfPraise[]> {
  const { to } = directory.coalition.fiscalCalendar.quarter(quarter);
  const praises: Praise[] = [];
  for (const one of [...windowBefore(directory, quarter), quarter]) {
    for (const { authorId, userId, counted: credits } of await reader.pairsOf(one)) {
      praises.push({
        from: directory.survivorOf(userId, to),
        to: directory.survivorOf(authorId, to),
        credits,
      });
    }
  }
  return ringsIn(praises).map(({ members, credits }) => ({
    members,
    credits: formatAmount(credits.rounded(2), unitOf('credits')),
  }));
}
