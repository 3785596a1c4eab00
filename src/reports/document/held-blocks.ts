import { Amount } from '../../kernel/amount.js';
import { readable } from '../../kernel/readable.js';
import type { QuarterlyReport, ReportMember } from '../domain/report.js';
import { figuresBelow, heading, paragraph, type Block, type Cell } from './document.js';
import { chartBlocks, column, totalOf } from './figure-blocks.js';
import { knowledgeChart } from './report-charts.js';
import { byAmount } from './sentences.js';
import { counted, kindInWords, listInWords, sentence } from './words.js';

const CREDITS = ['opening', 'accrued', 'vested', 'redeemed', 'expired', 'closing', 'equityShare'] as const;

export function knowledgeBlocks(report: QuarterlyReport): Block[] {
  const { knowledge, members } = report;
  const holding = members.filter(({ credits }) =>
    Object.values<string | null>({ ...credits }).some(
      (part) => part !== null && !Amount.parse(part).isZero(),
    ),
  );
  const rows = holding.map(({ name, credits }): Cell[] => [name, ...CREDITS.map((part) => credits[part])]);
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
      about: holding.map(({ id, figure }) => ({
        member: id,
        figures: figuresBelow(figure, ...CREDITS.map((part) => `credits/${part}`)),
      })),
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

const MOVEMENTS = ['opening', 'in', 'out', 'closing'] as const;

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
      .map((holding) => ({ ...holding, name })),
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
      about: pools.map(({ figure }) => ({ figures: figuresBelow(figure, null, ...MOVEMENTS) })),
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
            rows: held.map(({ name, kind, unit, ...amounts }): Cell[] => [
              name,
              kindInWords(kind),
              unit,
              ...MOVEMENTS.map((part) => amounts[part]),
            ]),
            total: null,
            note: null,
            about: held.map(({ figure }) => ({ figures: figuresBelow(figure, null, null, ...MOVEMENTS) })),
          } as const,
        ]),
  ];
}

const PLEDGES = ['pledged', 'delivered', 'outstanding', 'overdue', 'reliability'] as const;

export function pledgeBlocks({ members }: QuarterlyReport): Block[] {
  const pledging = members
    .filter(({ pledges }) => pledges.pledges > 0)
    .sort(byAmount(({ pledges }) => pledges.overdue));
  if (pledging.length === 0) return [];
  const rows = pledging.map(({ name, pledges }): Cell[] => [
    name,
    String(pledges.pledges),
    ...PLEDGES.map((part) => pledges[part]),
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
      about: pledging.map(({ id, figure }) => ({
        member: id,
        figures: figuresBelow(figure, ...['pledges', ...PLEDGES].map((part) => `pledges/${part}`)),
      })),
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
