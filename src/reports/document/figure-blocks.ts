import { Amount, sumOf } from '../../kernel/amount.js';
import { percent, readable } from '../../kernel/readable.js';
import type { Flow } from '../../portfolios/domain/flow.js';
import type { QuarterlyReport, ReportMember } from '../domain/report.js';
import { heading, paragraph, picture, type Block, type Cell, type Column, type Table } from './document.js';
import { fairnessChart, giveGetChart, knowledgeChart, meanPriorities, mixChart } from './report-charts.js';
import { byAmount } from './sentences.js';
import { counted, daysInWords, kindInWords, listInWords, sentence, statusInWords } from './words.js';

export const column = (title: string, kind: Column['kind']): Column => ({ title, kind });

/** The exact sum of amounts in documents, with as many places as they have. */
export function totalOf(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  return sumOf(amounts.map((amount) => Amount.parse(amount))).toFixed(places);
}

const chartBlocks = (chart: Parameters<typeof picture>[0] | null): Block[] => (chart ? [picture(chart)] : []);

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
    },
  ];
}

/** What of each kind changed hands, in money and in its own units, which are never added up. */
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
      parts: true,
    },
  ];
}

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
  };
}

export function fairnessBlocks(report: QuarterlyReport): Block[] {
  const { members, fairness } = report;
  const rows = members
    .filter(({ fair }) => fair.status !== null)
    .map(({ name, fair, alignment }): Cell[] => [
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
    },
    panel(report),
    ...(mix ? [heading('What members look for, and what they got', 2), picture(mix)] : []),
  ];
}

function panel({ fairness, members, coalition }: QuarterlyReport): Block {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const figure = (value: string | null): string => (value === null ? '—' : readable(value, 2));
  const share = (value: string | null): string => (value === null ? '—' : percent(value));
  const { small, large } = fairness.bySize;
  const size = (of: typeof small): string =>
    `${counted(of.count, 'member', 'members')} gave ${readable(of.given)} and received ${readable(of.received)}`;
  return {
    block: 'facts',
    facts: [
      { name: 'Inequality of giving (Gini, 0 is equal)', value: figure(fairness.giniGiven) },
      { name: 'Inequality of receiving', value: figure(fairness.giniReceived) },
      { name: 'Inequality of giving by budget', value: figure(fairness.giniGivenPerCapacity) },
      { name: 'Given by the largest fifth', value: share(fairness.topFifthShareGiven) },
      { name: 'Mean fit with priorities', value: share(fairness.meanAlignment) },
      {
        name: 'Received nothing of value',
        value: listInWords(fairness.gotNothing.map((id) => names.get(id) ?? id)) || 'no member',
      },
      { name: `Members below the median budget, in ${coalition.currency}`, value: size(small) },
      { name: `Members above it, in ${coalition.currency}`, value: size(large) },
    ],
  };
}

export function knowledgeBlocks(report: QuarterlyReport): Block[] {
  const { knowledge, members } = report;
  const rows = members
    .filter(({ credits }) =>
      Object.values<string | null>({ ...credits }).some(
        (part) => part !== null && !Amount.parse(part).isZero(),
      ),
    )
    .map(({ name, credits }): Cell[] => [
      name,
      credits.opening,
      credits.accrued,
      credits.vested,
      credits.redeemed,
      credits.expired,
      credits.closing,
      credits.equityShare,
    ]);
  if (rows.length === 0 && knowledge.assets.length === 0) return [];
  const sum = (index: number): string => totalOf(rows.map((row) => row[index]!));
  const most = [...knowledge.assets].sort((one, other) => other.applications - one.applications).slice(0, 10);
  return [
    heading('Knowledge at work'),
    paragraph(
      'Knowledge earns credit when others apply it: not when it is shared. Credits accrue while the quarter is open and vest when it closes.',
    ),
    ...chartBlocks(knowledgeChart(report)),
    {
      block: 'table',
      key: 'credits',
      title: 'Knowledge-equity accounts',
      columns: [
        column('Member', 'words'),
        column('Opening', 'credits'),
        column('Accrued', 'credits'),
        column('Vested', 'credits'),
        column('Redeemed', 'credits'),
        column('Expired', 'credits'),
        column('Closing', 'credits'),
        column('Equity share', 'share'),
      ],
      rows,
      total: rows.length === 0 ? null : ['All members', sum(1), sum(2), sum(3), sum(4), sum(5), sum(6), null],
      note: null,
    },
    {
      block: 'table',
      key: 'knowledge-assets',
      title: 'Most applied',
      columns: [
        column('Asset', 'words'),
        column('Applications', 'count'),
        column('Members that used it', 'count'),
      ],
      rows: most.map(({ title, applications, users }) => [title, String(applications), String(users)]),
      total: null,
      note: null,
    },
  ];
}

export function poolBlocks({ pools, coalition }: QuarterlyReport): Block[] {
  if (pools.length === 0) return [];
  const funds = pools.map(({ name, restrictedTo, opening, in: inflow, out, closing }): Cell[] => [
    name,
    restrictedTo,
    opening,
    inflow,
    out,
    closing,
  ]);
  const sum = (index: number): string => totalOf(funds.map((row) => row[index]!));
  const held = pools.flatMap(({ name, holdings }) =>
    holdings
      .filter(({ kind, unit }) => !(kind === 'funds' && unit === coalition.currency))
      .map(({ kind, unit, ...amounts }): Cell[] => [
        name,
        kindInWords(kind),
        unit,
        amounts.opening,
        amounts.in,
        amounts.out,
        amounts.closing,
      ]),
  );
  const movements = [
    column('Opening', 'money'),
    column('In', 'money'),
    column('Out', 'money'),
    column('Closing', 'money'),
  ];
  return [
    heading('What is held in common'),
    {
      block: 'table',
      key: 'pools',
      title: 'Pools',
      columns: [column('Pool', 'words'), column('Only for', 'words'), ...movements],
      rows: funds,
      total: ['All pools', null, sum(2), sum(3), sum(4), sum(5)],
      note: null,
    },
    ...(held.length === 0
      ? []
      : [
          {
            block: 'table',
            key: 'holdings',
            title: 'Held in other units',
            columns: [
              column('Pool', 'words'),
              column('Kind', 'words'),
              column('Unit', 'words'),
              ...movements.map(({ title }) => column(title, 'quantity')),
            ],
            rows: held,
            total: null,
            note: null,
          } as const,
        ]),
  ];
}

export function pledgeBlocks({ members }: QuarterlyReport): Block[] {
  const pledging = members
    .filter(({ pledges }) => pledges.pledges > 0)
    .sort(byAmount(({ pledges }) => pledges.overdue));
  if (pledging.length === 0) return [];
  const rows = pledging.map(({ name, pledges }): Cell[] => [
    name,
    String(pledges.pledges),
    pledges.pledged,
    pledges.delivered,
    pledges.outstanding,
    pledges.overdue,
    pledges.reliability,
  ]);
  const sum = (index: number): string => totalOf(rows.map((row) => row[index]!));
  const overdue = pledging.filter(({ pledges }) => !Amount.parse(pledges.overdue).isZero());
  return [
    heading('Pledges'),
    paragraph(
      overdue.length === 0
        ? 'Nothing that was promised is overdue.'
        : sentence(
            `${counted(overdue.length, 'member has', 'members have')} pledges past their day: ${listInWords(
              overdue.map(({ name }) => name),
              5,
            )}.`,
          ),
    ),
    {
      block: 'table',
      key: 'pledges',
      title: 'What was promised, and what came',
      columns: [
        column('Member', 'words'),
        column('Pledges', 'count'),
        column('Pledged', 'money'),
        column('Delivered', 'money'),
        column('Outstanding', 'money'),
        column('Overdue', 'money'),
        column('Reliability', 'share'),
      ],
      rows,
      total: ['All members', sum(1), sum(2), sum(3), sum(4), sum(5), null],
      note: null,
    },
  ];
}

export function methodBlocks({
  policyVersion,
  position,
  headHash,
  fairness,
  members,
  coalition,
}: QuarterlyReport): Block[] {
  const apart = (part: 'pending' | 'disputed'): string => {
    const own = members.map((member: ReportMember) => member[part]);
    const entries = own.reduce((sum, { entries: count }) => sum + count, 0);
    return `${counted(entries, 'entry', 'entries')}, ${coalition.currency}\u00a0${readable(totalOf(own.map(({ value }) => value)))}`;
  };
  return [
    heading('How this was reckoned'),
    paragraph(
      'Only accepted entries count. Amounts are exact decimals, rounded once, half-even, where a rule says so; what members gave of different kinds is never melted into one figure without the quantities beside it.',
    ),
    {
      block: 'facts',
      facts: [
        { name: 'Proposed, and not accepted yet', value: apart('pending') },
        { name: 'Disputed, and held apart', value: apart('disputed') },
        { name: 'Policy', value: policyVersion === 0 ? 'the defaults' : `version ${String(policyVersion)}` },
        {
          name: 'Policy of the fair shares',
          value: fairness.policyVersion === 0 ? 'the defaults' : `version ${String(fairness.policyVersion)}`,
        },
        { name: 'Time zone', value: coalition.timeZone },
        { name: 'Position in the ledger', value: readable(String(position)) },
        { name: 'Hash of the event there', value: headHash },
      ],
    },
    paragraph(
      'Whoever has a copy of the ledger can check this report: the command “verify” re-reads every event up to the position and its hash, and “explain” shows how any figure came to be.',
      'note',
    ),
  ];
}
