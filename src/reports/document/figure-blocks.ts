import { Amount, sumOf } from '../../kernel/amount.js';
import { percent, readable } from '../../kernel/readable.js';
import type { Flow } from '../../portfolios/domain/flow.js';
import type { QuarterlyReport } from '../domain/report.js';
import {
  figuresBelow,
  heading,
  paragraph,
  picture,
  type Block,
  type Cell,
  type Column,
  type Table,
} from './document.js';
import { fairnessChart, giveGetChart, meanPriorities, mixChart } from './report-charts.js';
import { counted, daysInWords, kindInWords, listInWords, statusInWords } from './words.js';

export const column = (title: string, kind: Column['kind']): Column => ({ title, kind });

/** The exact sum of amounts in documents, with as many places as they have. */
export function totalOf(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  return sumOf(amounts.map((amount) => Amount.parse(amount))).toFixed(places);
}

/** A picture, where there is anything to show. */
export const chartBlocks = (chart: Parameters<typeof picture>[0] | null): Block[] =>
  chart ? [picture(chart)] : [];

const GIVE_GET = [
  'balance/opening',
  'given/value',
  'received/value',
  'balance/closing',
  'return',
  // The entries without a value of both sides are no figure of their own.
  null,
] as const;

export function giveGetBlocks(report: QuarterlyReport): Block[] {
  const { members, totals } = report;
  const rows = members.map(({ name, given, received, balance, return: back }) => [
    name,
    balance.opening,
    given.value,
    received.value,
    balance.closing,
    back,
    String(given.unvaluedEntries + received.unvaluedEntries),
  ]);
  return [
    heading('Give and get', 1, true),
    paragraph(
      'A balance is what a member has given less what it has received, over all its time: above zero, it has given more than it got. ' +
        'Entries without a value count in no sum of money; they stand beside it.',
    ),
    ...chartBlocks(giveGetChart(report)),
    {
      block: 'table',
      key: 'give-get',
      title: 'Every member',
      columns: [
        column('Member', 'words'),
        column('Opening balance', 'money'),
        column('Given', 'money'),
        column('Received', 'money'),
        column('Closing balance', 'money'),
        column('Received per given', 'ratio'),
        column('Unvalued entries', 'count'),
      ],
      rows,
      total: [
        'All members',
        totals.balance.opening,
        totals.given.value,
        totals.received.value,
        totals.balance.closing,
        null,
        String(totals.given.unvaluedEntries + totals.received.unvaluedEntries),
      ],
      note: null,
      about: members.map(({ id, figure }) => ({ member: id, figures: figuresBelow(figure, ...GIVE_GET) })),
      totalAbout: { figures: figuresBelow(totals.figure, ...GIVE_GET.slice(0, 4)) },
    },
    ...trendTable(report),
    ...kindsByQuarter(report, 'given'),
    ...kindsByQuarter(report, 'received'),
    kindTable(report, 'given'),
    kindTable(report, 'received'),
  ];
}

function trendTable({ trend }: QuarterlyReport): Block[] {
  if (!trend) return [];
  return [
    {
      block: 'table',
      key: 'trend',
      title: 'Quarter by quarter',
      columns: [column('Quarter', 'words'), column('Given', 'money'), column('Received', 'money')],
      rows: trend.map(({ quarter, given, received }) => [quarter, given.value, received.value]),
      total: null,
      note: null,
      about: trend.map(({ figure }) => ({ figures: figuresBelow(figure, 'given/value', 'received/value') })),
    },
  ];
}

/** What the chart of the trend shows: each kind that had a value in one of its quarters. */
function kindsByQuarter({ trend }: QuarterlyReport, side: 'given' | 'received'): Table[] {
  const valueOf = (flow: Flow, kind: string): string => flow.byKind[kind]?.value ?? '0.00';
  const flows = (trend ?? []).map((quarter) => quarter[side]);
  const kinds = [...new Set(flows.flatMap(({ byKind }) => Object.keys(byKind)))].filter((kind) =>
    flows.some((flow) => !Amount.parse(valueOf(flow, kind)).isZero()),
  );
  if (kinds.length === 0) return [];
  return [
    {
      block: 'table',
      key: `trend-${side}`,
      title: side === 'given' ? 'Given by kind and quarter' : 'Received by kind and quarter',
      columns: [column('Quarter', 'words'), ...kinds.map((kind) => column(kindInWords(kind), 'money'))],
      rows: trend!.map((quarter) => [quarter.quarter, ...kinds.map((kind) => valueOf(quarter[side], kind))]),
      total: null,
      note: null,
      about: trend!.map(({ figure, [side]: flow }) => ({
        figures: figuresBelow(
          figure,
          ...kinds.map((kind) => (flow.byKind[kind] ? `${side}/byKind/${kind}/value` : null)),
        ),
      })),
      parts: true,
    },
  ];
}

/** What of each kind changed hands, in money and in its own units, which are never added up. */
function kindTable({ totals }: QuarterlyReport, side: 'given' | 'received'): Table {
  const { byKind, value, unvaluedEntries } = totals[side];
  const rows = Object.entries(byKind).map(([kind, flow]): Cell[] => [
    kindInWords(kind),
    String(flow.entries),
    // Where nothing of a kind is valued, it is not worth zero.
    unvaluedEntries > 0 && Amount.parse(flow.value).isZero() ? null : flow.value,
    Object.entries(flow.quantities)
      .map(([unit, quantity]) => `${readable(quantity)}\u00a0${unit}`)
      .join(', '),
  ]);
  return {
    block: 'table',
    key: `kinds-${side}`,
    title: side === 'given' ? 'What was given, by kind' : 'What was received, by kind',
    columns: [
      column('Kind', 'words'),
      column('Entries', 'count'),
      column('Value', 'money'),
      column('In its own units', 'words'),
    ],
    rows,
    total: ['All kinds', totalOf(rows.map(([, entries]) => entries!)), value, null],
    note: null,
    about: Object.keys(byKind).map((kind) => ({
      figures: figuresBelow(
        totals.figure,
        ...['entries', 'value'].map((part) => `${side}/byKind/${kind}/${part}`),
        null,
      ),
    })),
    totalAbout: { figures: figuresBelow(totals.figure, null, `${side}/value`, null) },
  };
}

const FAIR = [
  'fair/share',
  'fair/target',
  'fair/received',
  'fair/shortfall',
  'fair/status',
  'alignment',
] as const;

export function fairnessBlocks(report: QuarterlyReport): Block[] {
  const { members, fairness } = report;
  const sharing = members.filter(({ fair }) => fair.status !== null);
  const rows = sharing.map(({ name, fair, alignment }): Cell[] => [
    name,
    fair.share,
    fair.target,
    fair.received ?? null,
    fair.shortfall,
    statusInWords(fair.status),
    alignment,
  ]);
  const mix = mixChart('members', meanPriorities(members), report.totals.received);
  const of = (part: 'target' | 'received' | 'shortfall'): string =>
    totalOf(members.map(({ fair }) => fair[part]).filter((amount): amount is string => amount != null));
  return [
    heading('Is it fair?', 1, true),
    paragraph(
      `A fair share follows the rules that the coalition agreed before the amounts were known. It is taken of all that was received from ${daysInWords(fairness.window.from, fairness.window.to)}.`,
    ),
    ...chartBlocks(fairnessChart(report)),
    {
      block: 'table',
      key: 'fair-shares',
      title: 'Fair shares of active members',
      columns: [
        column('Member', 'words'),
        column('Share', 'share'),
        column('Fair share', 'money'),
        column('Received', 'money'),
        column('Short by', 'money'),
        column('Standing', 'words'),
        column('Fit with priorities', 'share'),
      ],
      rows,
      total:
        rows.length === 0
          ? null
          : ['All members', null, of('target'), of('received'), of('shortfall'), null, null],
      note: null,
      about: sharing.map(({ id, figure }) => ({ member: id, figures: figuresBelow(figure, ...FAIR) })),
    },
    panel(report),
    ...(mix ? [heading('What members look for, and what they got', 2), picture(mix)] : []),
  ];
}

type Ratio = 'giniGiven' | 'giniReceived' | 'giniGivenPerCapacity' | 'topFifthShareGiven' | 'meanAlignment';

function panel({ fairness, members, coalition }: QuarterlyReport): Block {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const ratio = (value: string | null): string => (value === null ? '—' : readable(value, 2));
  const share = (value: string | null): string => (value === null ? '—' : percent(value));
  const told = (name: Ratio, write: typeof ratio): { value: string; figure: string } => ({
    value: write(fairness[name]),
    figure: `${fairness.figure}/${name}`,
  });
  const { small, large } = fairness.bySize;
  const size = (of: typeof small): string =>
    `${counted(of.count, 'member', 'members')} gave ${readable(of.given)} and received ${readable(of.received)}`;
  return {
    block: 'facts',
    facts: [
      { name: 'Inequality of giving (Gini, 0 is equal)', ...told('giniGiven', ratio) },
      { name: 'Inequality of receiving', ...told('giniReceived', ratio) },
      { name: 'Inequality of giving by budget', ...told('giniGivenPerCapacity', ratio) },
      { name: 'Given by the largest fifth', ...told('topFifthShareGiven', share) },
      { name: 'Mean fit with priorities', ...told('meanAlignment', share) },
      {
        name: 'Received nothing of value',
        value: listInWords(fairness.gotNothing.map((id) => names.get(id) ?? id)) || 'no member',
      },
      { name: `Members below the median budget, in ${coalition.currency}`, value: size(small) },
      { name: `Members above it, in ${coalition.currency}`, value: size(large) },
    ],
  };
}
