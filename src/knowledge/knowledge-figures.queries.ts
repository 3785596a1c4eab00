import { Amount } from '../kernel/amount.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { KnownLedger } from '../portfolios/view.queries.js';
import { compareIds, pairKey } from './domain/credits.js';
import type { AssetUse, CreditsBetween, KnowledgeInQuarter, UsedAsset } from './domain/knowledge-figures.js';
import type { QuarterReader } from './quarter-credits.queries.js';

const CREDITS = unitOf('credits');

/** What knowledge did in a quarter: assets used, uses that count, and credits from users to authors. */
export async function knowledgeInQuarter(
  { directory }: KnownLedger,
  reader: QuarterReader,
  quarter: string,
): Promise<KnowledgeInQuarter> {
  const { uses, asset } = await reader.uses.of(quarter);
  const base = directory.coalition.currency;
  const assets = new Map<string, UsedAsset>();
  const applications: AssetUse[] = [];
  for (const { userId, assetId, consulted, adapted, embedded, outcomes } of uses) {
    const used = assets.get(assetId) ?? {
      ...{ id: assetId, title: asset(assetId)!.title, applications: 0, users: 0 },
    };
    const counted = consulted + adapted + embedded;
    assets.set(assetId, { ...used, applications: used.applications + counted, users: used.users + 1 });
    applications.push({
      ...{ asset: assetId, user: userId, consulted, adapted, embedded },
      outcomes: formatAmount(outcomes, base),
    });
  }
  return {
    assets: [...assets.values()].sort((a, b) => compareIds(a.id, b.id)),
    applications: applications.sort((a, b) => compareIds(a.asset, b.asset) || compareIds(a.user, b.user)),
    flows: await flowsIn(directory, reader, quarter),
  };
}

/** Credits from members to members in a quarter; those that merged by its end stand with their survivor. */
async function flowsIn(
  directory: KnownLedger['directory'],
  reader: QuarterReader,
  quarter: string,
): Promise<CreditsBetween[]> {
  const { to: lastDay } = directory.coalition.fiscalCalendar.quarter(quarter);
  const flows = new Map<string, { from: string; to: string; credits: Amount }>();
  for (const { authorId, userId, credits } of await reader.pairsOf(quarter)) {
    const [from, to] = [directory.survivorOf(userId, lastDay), directory.survivorOf(authorId, lastDay)];
    const key = pairKey(from, to);
    const flow = flows.get(key) ?? { from, to, credits: Amount.zero };
    flows.set(key, { ...flow, credits: flow.credits.plus(credits) });
  }
  return [...flows.values()]
    .sort((a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to))
    .map(({ from, to, credits }) => ({ from, to, credits: formatAmount(credits.rounded(2), CREDITS) }));
}
