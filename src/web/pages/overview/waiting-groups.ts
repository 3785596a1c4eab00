import type { EntryView } from '../../../exchange/exchange.queries.js';
import type { OpenRedemption } from '../../../knowledge/open-redemptions.queries.js';
import type { ReviewTaskIn } from '../../../reviews/review-tasks.queries.js';
import type { Waiting } from '../../waiting.js';
import type { Here } from '../../view.js';
import { quantityIn } from '../naming.js';

/** One thing that waits, and the way to it. */
export interface WaitingItem {
  readonly title: string;
  readonly note: string;
  readonly act: string;
  /** A path of this site. */
  readonly path: string;
}

/** Things of one kind that wait. */
export interface WaitingGroup {
  readonly key: string;
  readonly title: string;
  readonly items: readonly WaitingItem[];
  readonly isMore: boolean;
  /** Where all of them are; null where they are all here. */
  readonly all: string | null;
}

/** What waits for whoever looks, the most urgent first; groups of which nothing waits are left out. */
export function waitingGroups(view: Here, waiting: Waiting): WaitingGroup[] {
  const { words, reader, coalition } = view;
  const { needsYou } = words;
  const base = `/c/${coalition.id}`;
  const party = encodeURIComponent(waiting.party ?? '');
  const nameOf = (id: string): string => waiting.names.get(id) ?? id;
  const joined = (...texts: readonly (string | null)[]): string => texts.filter(Boolean).join(' · ');
  const group = <Item>(
    key: keyof typeof needsYou.groups,
    { items, isMore }: { readonly items: readonly Item[]; readonly isMore: boolean },
    all: string | null,
    itemOf: (item: Item) => WaitingItem,
  ): WaitingGroup => ({ key, title: needsYou.groups[key], items: items.map(itemOf), isMore, all });
  const groups = [
    group('review', { items: waiting.review.tasks, isMore: false }, null, (task) => taskItem(view, task)),
    group('disputes', waiting.disputes, `${base}/ledger?waitingFor=${party}&status=disputed`, (entry) => ({
      ...entryItem(view, entry, nameOf),
      act: waiting.party === 'backbone' ? needsYou.act.settle : needsYou.act.answer,
    })),
    group('entries', waiting.entries, `${base}/ledger?waitingFor=${party}&status=proposed`, (entry) => ({
      ...entryItem(view, entry, nameOf),
      act: needsYou.act.accept,
    })),
    group('pledges', waiting.pledges, `${base}/pledges?state=overdue`, (pledge) => ({
      title: joined(
        `${nameOf(pledge.memberId)}: ${needsYou.outstanding(quantityIn(view, pledge.outstanding, pledge.unit))}`,
        kindOf(view, pledge.kind),
      ),
      note: joined(needsYou.due(reader.day(pledge.dueOn)), pledge.description),
      act: needsYou.act.deliver,
      path: `${base}/pledges/${encodeURIComponent(pledge.id)}`,
    })),
    group('applications', waiting.applications, `${base}/knowledge`, (use) => ({
      title: `${nameOf(use.memberId)}: ${needsYou.usedAsset(use.assetId)}`,
      note: joined(needsYou.on(reader.day(use.appliedOn)), use.description),
      act: needsYou.act.confirm,
      path: `${base}/knowledge/${encodeURIComponent(use.assetId)}`,
    })),
    group('redemptions', waiting.redemptions, `${base}/knowledge/offers`, (redemption) => ({
      title: `${nameOf(redemption.memberId)}: ${needsYou.reserved({ credits: reader.amount(redemption.credits), offer: redemption.offerId })}`,
      note: redemption.hasLapsed
        ? needsYou.lapsed(reader.day(redemption.until))
        : needsYou.until(reader.day(redemption.until)),
      act: actOf(view, redemption),
      path: `${base}/knowledge/offers`,
    })),
    group('achievements', waiting.achievements, `${base}/knowledge/recognition`, (achievement) => ({
      title: achievement.title,
      note: joined(
        needsYou.named(reader.number(achievement.agreed), reader.number(achievement.named)),
        reader.day(achievement.achievedOn),
      ),
      act: waiting.party === 'backbone' ? needsYou.act.publish : needsYou.act.consent,
      path: `${base}/knowledge/recognition`,
    })),
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** How many things wait, and whether there are more of them than were looked for. */
export function countOf(groups: readonly WaitingGroup[]): {
  readonly count: number;
  readonly isMore: boolean;
} {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return { count, isMore: groups.some(({ isMore }) => isMore) };
}

/** What somebody entered and others act on next, with who they are. */
export function waitingOfOthers(view: Here, { ofOthers, names }: Waiting): WaitingItem[] {
  const { words, reader } = view;
  const { needsYou } = words;
  const nameOf = (id: string): string => names.get(id) ?? id;
  return ofOthers.items.map((entry) => {
    const others = entry.waitsFor.map(({ party }) => partyName(view, party, nameOf));
    const { note, ...item } = entryItem(view, entry, nameOf);
    const next = others.length === 0 ? needsYou.nobodyNext : needsYou.actsNext(reader.list(others));
    return { ...item, note: `${note} · ${next}`, act: '' };
  });
}

function taskItem({ words, reader, coalition }: Here, task: ReviewTaskIn): WaitingItem {
  const { tasks, taskNotes, signsAs, act } = words.needsYou;
  const title = tasks[task.task](reader.quarter(task.quarter));
  const note =
    task.task === 'decide' || task.task === 'give-reasons'
      ? taskNotes[task.task](reader.number(task.count))
      : task.task === 'sign'
        ? taskNotes.sign(signsAs[task.as])
        : taskNotes[task.task];
  const isNew = task.task === 'open';
  return {
    title,
    note,
    act: act.go,
    path: `/c/${coalition.id}/review${isNew ? '' : `/${task.quarter}`}`,
  };
}

function entryItem(view: Here, entry: EntryView, nameOf: (id: string) => string): Omit<WaitingItem, 'act'> {
  const { words, reader, coalition } = view;
  const { needsYou } = words;
  const other = partyName(view, entry.counterparty, nameOf);
  const direction = needsYou.entry[entry.direction as keyof typeof needsYou.entry];
  const way = entry.direction === 'benefit' ? needsYou.fromWhom(other) : needsYou.toWhom(other);
  const amount = quantityIn(view, entry.quantity, entry.unit);
  return {
    title: `${nameOf(entry.memberId)}: ${amount} · ${kindOf(view, entry.kind)}`,
    note: [`${direction} ${way} ${needsYou.on(reader.day(entry.occurredOn))}`, entry.description]
      .filter(Boolean)
      .join(' · '),
    path: `/c/${coalition.id}/ledger/${encodeURIComponent(entry.id)}`,
  };
}

function partyName({ words }: Here, party: string, nameOf: (id: string) => string): string {
  if (party === 'backbone') return words.needsYou.backbone;
  if (party.startsWith('member:')) return nameOf(party.slice('member:'.length));
  return party === 'pool' ? words.needsYou.pool : nameOf(party);
}

function kindOf({ words }: Here, kind: string): string {
  return Object.hasOwn(words.kinds, kind) ? words.kinds[kind as keyof typeof words.kinds] : kind;
}

function actOf({ words }: Here, { hasLapsed, isOwn }: OpenRedemption): string {
  const { act } = words.needsYou;
  if (hasLapsed) return act.release;
  return isOwn ? act.fetch : act.redeem;
}
