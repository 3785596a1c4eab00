import { Amount, sumOf } from '../../kernel/amount.js';
import { percent } from '../../kernel/readable.js';
import type { QuarterlyReport, TrendQuarter } from '../domain/report.js';
import {
  counted,
  countInWords,
  daysInWords,
  kindInWords,
  listInWords,
  moneyInWords,
  sentence,
} from './words.js';

/** Names that a sentence bears. */
const NAMED = 3;

/**
 * The quarter in five sentences, each from the figures of the report: what was given and received, what changed, who carried it,
 * who is short of its fair share, and what is proposed.
 */
export function fiveSentences(report: QuarterlyReport): string[] {
  return [
    whatHappened(report),
    whatChanged(report),
    whoCarried(report),
    whoIsShort(report),
    whatIsProposed(report),
  ];
}

function whatHappened({ from, to, members, totals, coalition }: QuarterlyReport): string {
  const givers = members.filter(({ given }) => entriesOf(given.byKind) > 0).length;
  const takers = members.filter(({ received }) => entriesOf(received.byKind) > 0).length;
  const money = (amount: string): string => moneyInWords(amount, coalition.currency);
  const period = daysInWords(from, to);
  if (givers === 0 && takers === 0) return `From ${period}, nothing was given or received.`;
  const largest = largestKind(totals.given.byKind);
  const ofWhich = largest ? `, ${percent(largest.share)} of it as ${kindInWords(largest.kind)}` : '';
  const unvalued = totals.given.unvaluedEntries + totals.received.unvaluedEntries;
  const beside =
    unvalued === 0
      ? ''
      : `; ${counted(unvalued, 'entry carries', 'entries carry')} no value and ${unvalued === 1 ? 'stands' : 'stand'} beside these sums`;
  return (
    `From ${period}, ${counted(givers, 'member', 'members')} gave ${money(totals.given.value)}${ofWhich}, ` +
    `and ${counted(takers, 'member', 'members')} received ${money(totals.received.value)}${beside}.`
  );
}

function whatChanged({ trend, quarter }: QuarterlyReport): string {
  const position = trend?.findIndex((own) => own.quarter === quarter) ?? -1;
  const now = trend?.[position];
  const before = trend?.[position - 1];
  const yearAgo = trend?.[position - 4];
  if (!now || !before) return 'There is no earlier quarter to compare this one with.';
  const changes = (['given', 'received'] as const).map(
    (side) => `what was ${side} ${changeInWords(before[side].value, now[side].value)}`,
  );
  const overYear = yearAgo ? yearInWords(yearAgo, now) : '';
  return sentence(`${changes.join(' and ')} compared with the quarter before${overYear}.`);
}

function yearInWords(yearAgo: TrendQuarter, now: TrendQuarter): string {
  if (Amount.parse(yearAgo.given.value).isZero()) return '; a year ago nothing was given';
  return `; compared with the same quarter a year ago, what was given ${changeInWords(yearAgo.given.value, now.given.value)}`;
}

/** `rose by 12 %`, `fell by 3 %`, `did not change`, `began`. */
export function changeInWords(before: string, now: string): string {
  const [was, is] = [Amount.parse(before), Amount.parse(now)];
  if (was.equals(is)) return 'did not change';
  if (!was.isPositive()) return 'began from nothing';
  const change = is.minus(was);
  const share = change.abs().dividedBy(was, 4);
  if (share.compare(Amount.parse('10')) > 0) return 'rose more than tenfold';
  return `${change.isPositive() ? 'rose' : 'fell'} by ${percent(share.toString(), share.compare(Amount.parse('0.1')) < 0 ? 1 : 0)}`;
}

function whoCarried({ members, fairness, totals }: QuarterlyReport): string {
  const { topFifthShareGiven, gotNothing } = fairness;
  const active = fairness.members;
  const fifth = Math.ceil(active / 5);
  const largest = [...members]
    .filter(({ status, given }) => status === 'active' && Amount.parse(given.value).isPositive())
    .sort(byAmount(({ given }) => given.value))
    .slice(0, fifth);
  const carried =
    topFifthShareGiven === null || largest.length === 0 || Amount.parse(totals.given.value).isZero()
      ? 'no active member gave anything of value'
      : `the ${fifth === 1 ? 'largest giver' : `${countInWords(fifth)} largest givers`} (a fifth of the active members) gave ` +
        `${percent(topFifthShareGiven)} of the value, first of all ${listInWords(largest.map(({ name }) => name).slice(0, NAMED))}`;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const nothing =
    gotNothing.length === 0
      ? 'every active member received something of value'
      : `${counted(gotNothing.length, 'active member', 'active members')} received nothing of value` +
        (gotNothing.length <= NAMED ? ` (${listInWords(gotNothing.map((id) => names.get(id) ?? id))})` : '');
  return sentence(`${carried}; ${nothing}.`);
}

function whoIsShort({ members, coalition, fairness }: QuarterlyReport): string {
  const under = members
    .filter(({ fair }) => fair.status === 'under-served')
    .sort(byAmount(({ fair }) => fair.shortfall ?? '0'));
  const over = members.filter(({ fair }) => fair.status === 'over-served').length;
  const balanced = members.filter(({ fair }) => fair.status === 'in-balance').length;
  const { quarters } = fairness.window;
  const window =
    quarters.length === 1 ? 'this quarter' : `the last ${countInWords(quarters.length)} quarters`;
  if (under.length + over + balanced === 0)
    return 'No member was active at the end of the quarter, so there are no fair shares.';
  if (under.length === 0)
    return `Measured by fair shares over ${window}, no member is under-served, ${noneOr(balanced)} in balance and ${over === 0 ? 'none' : countInWords(over)} received more.`;
  const short = sumOf(under.map(({ fair }) => Amount.parse(fair.shortfall!)));
  const first = under[0]!;
  const most = `${first.name} most of all (${moneyInWords(first.fair.shortfall!, coalition.currency)} short)`;
  return (
    `Measured by fair shares over ${window}, ${counted(under.length, 'member is', 'members are')} under-served by ` +
    `${moneyInWords(short.toFixed(decimalsOf(first.fair.shortfall!)), coalition.currency)} in all, ${most}; ` +
    `${noneOr(balanced)} in balance and ${over === 0 ? 'none' : countInWords(over)} received more than ${over < 2 ? 'its' : 'their'} share.`
  );
}

function whatIsProposed({ proposals, decisions, members, coalition, status }: QuarterlyReport): string {
  if (proposals.length === 0) {
    return status === 'closed'
      ? 'No proposals were made for this quarter.'
      : 'No proposals have been made yet.';
  }
  const worth = sumOf(proposals.map(({ value }) => Amount.parse(value)));
  const shown = moneyInWords(worth.toFixed(decimalsOf(proposals[0]!.value)), coalition.currency);
  const receivers = new Set(proposals.map(({ member }) => member));
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const first = [...proposals].sort(byAmount(({ value }) => value))[0]!;
  const outcomes = ['accepted', 'amended', 'rejected']
    .map((outcome) => ({
      outcome,
      count: decisions.filter((decision) => decision.outcome === outcome).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${countInWords(count)} ${outcome}`);
  const open = proposals.length - decisions.length;
  if (open > 0 && outcomes.length > 0) outcomes.push(`${countInWords(open)} still open`);
  const decided = outcomes.length === 0 ? 'none is decided yet' : `${listInWords(outcomes)}`;
  return (
    `${sentence(counted(proposals.length, 'proposal', 'proposals'))} would bring ${counted(receivers.size, 'member', 'members')} ` +
    `${shown} closer to their shares, the largest of them ${moneyInWords(first.value, coalition.currency)} to ` +
    `${names.get(first.member) ?? first.member}; ${decided}.`
  );
}

const noneOr = (count: number): string =>
  count === 0 ? 'none is' : `${countInWords(count)} ${count === 1 ? 'is' : 'are'}`;

const entriesOf = (byKind: Readonly<Record<string, { readonly entries: number }>>): number =>
  Object.values(byKind).reduce((sum, { entries }) => sum + entries, 0);

function largestKind(
  byKind: Readonly<Record<string, { readonly value: string }>>,
): { kind: string; share: string } | undefined {
  const kinds = Object.entries(byKind).map(([kind, { value }]) => ({ kind, value: Amount.parse(value) }));
  const all = sumOf(kinds.map(({ value }) => value));
  if (!all.isPositive()) return undefined;
  const { kind, value } = kinds.reduce((most, own) => (own.value.compare(most.value) > 0 ? own : most));
  return { kind, share: value.dividedBy(all, 4).toString() };
}

/** The largest first; equal ones keep their order, which is that of their ids. */
export function byAmount<Item>(amountOf: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => Amount.parse(amountOf(other)).compare(Amount.parse(amountOf(one)));
}

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;
