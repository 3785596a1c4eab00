import type { Chart } from '../../charts/chart.js';
import { divergingBars } from '../../charts/diverging-bars.js';
import { heatMap } from '../../charts/heat-map.js';
import { pairedBars } from '../../charts/paired-bars.js';
import { stackedColumns } from '../../charts/stacked-columns.js';
import { targetDots, type TargetStatus } from '../../charts/target-dots.js';
import { VALUE_TYPES, type ValueTypeWeights } from '../../coalition/domain/value-types.js';
import { Amount, sumOf } from '../../kernel/amount.js';
import { readable } from '../../kernel/readable.js';
import type { Flow } from '../../portfolios/domain/flow.js';
import type { QuarterlyReport, ReportMember } from '../domain/report.js';
import { byAmount } from './sentences.js';
import { counted, kindInWords, listInWords, sentence, statusInWords } from './words.js';

/** Rows that a chart on a page bears; the table beside it has all. */
const ROWS = 16;
const FLOWS = 12;

const valuesOf = ({ byKind }: Flow): Record<string, string> =>
  Object.fromEntries(Object.entries(byKind).map(([kind, { value }]) => [kind, value]));

/** Kinds over the quarters that the report looks back on; nothing where it does not. */
export function trendChart(
  { trend, coalition }: Pick<QuarterlyReport, 'trend' | 'coalition'>,
  key = 'chart-trend',
): Chart | null {
  if (!trend || trend.every(({ given, received }) => isZero(given.value) && isZero(received.value)))
    return null;
  return stackedColumns({
    key,
    title: `What was given and received, by kind and quarter, in ${coalition.currency}`,
    description: trend
      .map(
        ({ quarter, given, received }) =>
          `${quarter}: given ${readable(given.value)} (${kindsInWords(given)}), received ${readable(received.value)} (${kindsInWords(received)}).`,
      )
      .join(' '),
    columns: trend.map(({ quarter, given, received }) => ({
      quarter,
      given: valuesOf(given),
      received: valuesOf(received),
    })),
    words: { given: 'given', received: 'received', kind: kindInWords },
  });
}

function kindsInWords(flow: Flow): string {
  const kinds = Object.entries(flow.byKind).filter(([, { value }]) => !isZero(value));
  if (kinds.length === 0) return 'nothing of value';
  return listInWords(kinds.map(([kind, { value }]) => `${kindInWords(kind)} ${readable(value)}`));
}

/** Who gave and who received, those with the most to show first. */
export function giveGetChart({ members, coalition }: QuarterlyReport): Chart | null {
  const moved = ({ given, received }: ReportMember): Amount =>
    Amount.parse(given.value).plus(Amount.parse(received.value));
  const shown = members
    .filter((member) => !moved(member).isZero())
    .sort(byAmount((member) => moved(member).toString()));
  if (shown.length === 0) return null;
  const bars = shown.slice(0, ROWS);
  return divergingBars({
    key: 'chart-give-get',
    title: `Given and received by member, in ${coalition.currency}`,
    description: `${bars
      .map(
        ({ name, given, received }) =>
          `${name} gave ${readable(given.value)} and received ${readable(received.value)}.`,
      )
      .join(' ')}${leftOut(shown.length)}`,
    bars: bars.map(({ name, given, received }) => ({ name, given: given.value, received: received.value })),
    words: { given: 'given', received: 'received' },
  });
}

const leftOut = (count: number): string =>
  count > ROWS
    ? ` ${sentence(counted(count - ROWS, 'member', 'members'))} with smaller figures ${count - ROWS === 1 ? 'is' : 'are'} in the table alone.`
    : '';

/** What each received in the window, against its target; and where it would come to by what is proposed. */
export function fairnessChart({ members, coalition, proposals }: QuarterlyReport): Chart | null {
  const known = members.filter(({ fair }) => fair.status !== null && fair.received != null);
  if (known.length === 0) return null;
  const gap = ({ fair }: ReportMember): string =>
    Amount.parse(fair.target!).minus(Amount.parse(fair.received!)).abs().toString();
  const shown = [...known].sort(byAmount(gap));
  const rows = shown.slice(0, ROWS);
  const proposed = (id: string): Amount =>
    sumOf(proposals.filter(({ member }) => member === id).map(({ value }) => Amount.parse(value)));
  return targetDots({
    key: 'chart-fairness',
    title: `Received over the window against the fair share, in ${coalition.currency}`,
    description: `${rows
      .map(
        ({ name, fair }) =>
          `${name} received ${readable(fair.received!)}; its fair share is ${readable(fair.target!)}: ${statusInWords(fair.status)!}.`,
      )
      .join(' ')}${leftOut(shown.length)}`,
    rows: rows.map(({ id, name, fair }) => {
      const more = proposed(id);
      return {
        name,
        has: fair.received!,
        target: fair.target!,
        after: more.isZero() ? null : Amount.parse(fair.received!).plus(more).toString(),
        status: fair.status as TargetStatus,
      };
    }),
    words: {
      has: 'received',
      target: 'fair share',
      after: 'with what is proposed',
      status: (status) => statusInWords(status)!,
    },
  });
}

/** Whose knowledge was used by whom: those with the largest sums. */
export function knowledgeChart({ knowledge, members }: QuarterlyReport): Chart | null {
  const { flows } = knowledge;
  if (flows.length === 0) return null;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const largest = (side: 'from' | 'to'): string[] => {
    const sums = new Map<string, Amount>();
    for (const flow of flows)
      sums.set(flow[side], (sums.get(flow[side]) ?? Amount.zero).plus(Amount.parse(flow.credits)));
    return [...sums]
      .sort(byAmount(([, sum]) => sum.toString()))
      .slice(0, FLOWS)
      .map(([id]) => id);
  };
  const [users, authors] = [largest('from'), largest('to')];
  const shown = flows.filter(({ from, to }) => users.includes(from) && authors.includes(to));
  return heatMap({
    key: 'chart-knowledge',
    title: 'Knowledge-equity credits from those who used knowledge to those who shared it',
    description: shown
      .map(({ from, to, credits }) => `${nameOf(from)} to ${nameOf(to)}: ${readable(credits)} credits.`)
      .join(' '),
    rows: users.map(nameOf),
    columns: authors.map(nameOf),
    cells: shown.map(({ from, to, credits }) => ({ row: nameOf(from), column: nameOf(to), figure: credits })),
    words: { rows: 'used by', columns: 'shared by' },
  });
}

/** What a member, or all together, looked for, and what came. Nothing where nothing was declared or nothing came. */
export function mixChart(
  whose: string,
  declared: ValueTypeWeights,
  { byValueType }: Pick<Flow, 'byValueType'>,
  key = 'chart-mix',
): Chart | null {
  const all = sumOf(Object.values(byValueType).map((value) => Amount.parse(value)));
  if (!all.isPositive() || Object.keys(declared).length === 0) return null;
  const pairs = VALUE_TYPES.map((type) => ({
    name: type,
    declared: declared[type] ?? '0',
    realised: Amount.parse(byValueType[type]).dividedBy(all, 4).toString(),
  }));
  return pairedBars({
    key,
    title: `What ${whose} looked for, and what came`,
    description: pairs
      .map(
        ({ name, declared: wanted, realised }) =>
          `${sentence(name)}: declared ${shareInWords(wanted)}, realised ${shareInWords(realised)}.`,
      )
      .join(' '),
    pairs,
    words: { declared: 'declared priority', realised: 'share of what was received' },
  });
}

const shareInWords = (share: string): string =>
  `${readable(Amount.parse(share).times(Amount.parse('100'), 18).toString(), 0)} %`;

/** The mean of what active members declare; those that declared nothing are left out. */
export function meanPriorities(members: readonly ReportMember[]): ValueTypeWeights {
  const declared = members.filter(
    ({ status, priorities }) => status === 'active' && Object.keys(priorities).length > 0,
  );
  if (declared.length === 0) return {};
  const count = Amount.parse(String(declared.length));
  return Object.fromEntries(
    VALUE_TYPES.map((type) => [
      type,
      sumOf(declared.map(({ priorities }) => Amount.parse(priorities[type] ?? '0')))
        .dividedBy(count, 4)
        .toString(),
    ]),
  );
}

const isZero = (amount: string): boolean => Amount.parse(amount).isZero();
