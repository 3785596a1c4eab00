import { stackedColumns } from '../../charts/stacked-columns.js';
import { Amount } from '../../kernel/amount.js';
import { readable } from '../../kernel/readable.js';
import type { ComparedAmount, ComparedMember, ReportComparison } from '../domain/report-comparison.js';
import {
  heading,
  paragraph,
  picture,
  type Block,
  type Cell,
  type ColumnKind,
  type ReadingDocument,
} from './document.js';
import { column } from './figure-blocks.js';
import { byAmount, changeInWords } from './sentences.js';
import {
  counted,
  daysInWords,
  kindInWords,
  moneyInWords,
  quarterInWords,
  sentence,
  statusInWords,
} from './words.js';

/** Two quarters side by side, as people read it. */
export function comparisonDocument(comparison: ReportComparison): ReadingDocument {
  const { coalition, before, after, madeAt } = comparison;
  const title = `${before.quarter} and ${after.quarter}`;
  return {
    kicker: `Two quarters compared · ${title}`,
    title: coalition.name,
    subtitle: `The ${quarterInWords(after.quarter)} beside the ${quarterInWords(before.quarter)}`,
    runningHead: `${coalition.name} · ${title}`,
    provenance: [before, after]
      .map(
        ({ quarter, status, position, headHash }) =>
          `${quarter} (${status}): position ${String(position)}, ${headHash}`,
      )
      .join(' · '),
    currency: coalition.currency,
    sheet: 'Comparison',
    madeAt,
    blocks: [
      { block: 'list', items: inSentences(comparison) },
      ...kindChart(comparison),
      heading('Together'),
      kindsTable(comparison),
      heading('Is it fair?'),
      ...fairnessTables(comparison),
      ...ruleBlocks(comparison.rules),
      heading('Member by member', 1, true),
      ...memberTables(comparison),
    ],
  };
}

function inSentences(comparison: ReportComparison): string[] {
  const { before, after, totals, fairness, members, coalition } = comparison;
  const money = (amount: string): string => moneyInWords(amount, coalition.currency);
  const side = (name: 'given' | 'received'): string => {
    const { before: was, after: is } = totals[name];
    return `what was ${name} ${changeInWords(was!, is!)}, from ${money(was!)} to ${money(is!)}`;
  };
  const moved = members
    .filter(({ given }) => given.difference !== null && !Amount.parse(given.difference).isZero())
    .sort(byAmount(({ given }) => Amount.parse(given.difference!).abs().toString()))[0];
  const most = moved
    ? [
        `What ${moved.name} gave moved most: it ${changeInWords(moved.given.before!, moved.given.after!)}, to ${money(moved.given.after!)}.`,
      ]
    : [];
  const short = fairness.underServed;
  const provisional = [before, after].filter(({ status }) => status === 'open').map(({ quarter }) => quarter);
  return [
    `From the ${quarterInWords(before.quarter)} (${daysInWords(before.from, before.to)}) to the ${quarterInWords(after.quarter)}, ${side('given')}; ${side('received')}.`,
    ...most,
    sentence(
      `${counted(Number(short.after), 'member is', 'members are')} under-served at the end of the later quarter, and ${counted(Number(short.before), 'was', 'were')} at the end of the earlier one.`,
    ),
    ...(provisional.length > 0
      ? [
          `Provisional: ${provisional.join(' and ')} ${provisional.length === 1 ? 'is' : 'are'} open, and what is recorded later will change these figures.`,
        ]
      : []),
  ];
}

function kindChart({ kinds, before, after, coalition }: ReportComparison): Block[] {
  const valued = kinds.filter(({ given, received }) =>
    [given, received].some((side) => [side.before, side.after].some((amount) => isAboveZero(amount))),
  );
  if (valued.length === 0) return [];
  const columns = (['before', 'after'] as const).map((when) => {
    const of = (side: 'given' | 'received'): Record<string, string> =>
      Object.fromEntries(valued.map((kind) => [kind.kind, kind[side][when] ?? '0']));
    const { quarter } = when === 'before' ? before : after;
    return { quarter, given: of('given'), received: of('received') };
  });
  return [
    picture(
      stackedColumns({
        key: 'chart-comparison',
        title: `What was given and received, by kind, in ${coalition.currency}`,
        description: columns
          .map(({ quarter, given, received }) => {
            const told = (side: Record<string, string>): string =>
              Object.entries(side)
                .map(([kind, value]) => `${kindInWords(kind)} ${readable(value)}`)
                .join(', ');
            return `${quarter}: given ${told(given)}; received ${told(received)}.`;
          })
          .join(' '),
        columns,
        words: { given: 'given', received: 'received', kind: kindInWords },
      }),
    ),
  ];
}

const isAboveZero = (amount: string | null): boolean => amount !== null && Amount.parse(amount).isPositive();

const cellsOf = ({ before, after, difference }: ComparedAmount): Cell[] => [before, after, difference];

function kindsTable({ kinds, totals, before, after, coalition }: ReportComparison): Block {
  const rows = (['given', 'received'] as const).flatMap((side) =>
    kinds
      .filter((kind) => kind[side].before !== null || kind[side].after !== null)
      .map((kind): Cell[] => [`${sentence(side)}: ${kindInWords(kind.kind)}`, ...cellsOf(kind[side])]),
  );
  return {
    block: 'table',
    key: 'compared-kinds',
    title: `Given and received, by kind, in ${coalition.currency}`,
    columns: [
      column('What', 'words'),
      column(before.quarter, 'money'),
      column(after.quarter, 'money'),
      column('Difference', 'money'),
    ],
    rows: [
      ...rows,
      ['Given in all', ...cellsOf(totals.given)],
      ['Received in all', ...cellsOf(totals.received)],
    ],
    total: null,
    note: 'A dash: nothing of the kind was recorded, or none of it carries a value, which is not the same as zero.',
  };
}

/** A table for each way in which figures of the panel are written, so that they stand one below the other. */
function fairnessTables({ fairness, before, after }: ReportComparison): Block[] {
  const table = (
    key: string,
    title: string,
    kind: ColumnKind,
    rows: readonly (readonly [string, ComparedAmount])[],
  ): Block => ({
    block: 'table',
    key: `compared-${key}`,
    title,
    columns: [
      column('Figure', 'words'),
      ...[before.quarter, after.quarter, 'Difference'].map((name) => column(name, kind)),
    ],
    rows: rows.map(([name, amount]) => [name, ...cellsOf(amount)]),
    total: null,
    note: null,
  });
  return [
    table('inequality', 'Inequality (Gini, 0 is equal)', 'ratio', [
      ['Of giving', fairness.giniGiven],
      ['Of receiving', fairness.giniReceived],
    ]),
    table('shares', 'Shares', 'share', [
      ['Given by the largest fifth', fairness.topFifthShareGiven],
      ['Mean fit with priorities', fairness.meanAlignment],
    ]),
    table('standings', 'Members', 'count', [
      ['Under-served', fairness.underServed],
      ['Received nothing of value', fairness.gotNothing],
    ]),
  ];
}

function ruleBlocks(rules: ReportComparison['rules']): Block[] {
  if (rules.length === 0) return [paragraph('Both quarters go by the same rules.', 'note')];
  return [
    heading('Rules that changed', 2),
    paragraph('The two quarters go by different rules, so that fair shares are not measured alike:'),
    { block: 'list', items: rules.map(({ inWords }) => `${inWords}.`) },
  ];
}

function memberTables({ members, before, after, coalition }: ReportComparison): Block[] {
  const quarters = [before.quarter, after.quarter];
  const figuresOf = (member: ComparedMember, path: string): (string | null)[] => [
    member.figures.before && `${member.figures.before}/${path}`,
    member.figures.after && `${member.figures.after}/${path}`,
    null,
  ];
  const sides = (side: 'given' | 'received'): Block => ({
    block: 'table',
    key: `compared-${side}`,
    title: `What each ${side === 'given' ? 'gave' : 'received'}, in ${coalition.currency}`,
    columns: [
      column('Member', 'words'),
      ...quarters.map((quarter) => column(quarter, 'money')),
      column('Difference', 'money'),
    ],
    rows: members.map((member) => [member.name, ...cellsOf(member[side])]),
    total: null,
    note: null,
    about: members.map((member) => ({
      member: member.id,
      figures: [null, ...figuresOf(member, `${side}/value`)],
    })),
  });
  return [
    sides('given'),
    sides('received'),
    {
      block: 'table',
      key: 'compared-standing',
      title: `Balances, in ${coalition.currency}, and fair shares`,
      columns: [
        column('Member', 'words'),
        ...quarters.map((quarter) => column(`Balance ${quarter}`, 'money')),
        column('Difference', 'money'),
        ...quarters.map((quarter) => column(`Share ${quarter}`, 'share')),
        ...quarters.map((quarter) => column(`Standing ${quarter}`, 'words')),
      ],
      rows: members.map(({ name, closing, share, status }): Cell[] => [
        name,
        ...cellsOf(closing),
        share.before,
        share.after,
        statusInWords(status.before),
        statusInWords(status.after),
      ]),
      total: null,
      note: null,
      about: members.map((member) => ({
        member: member.id,
        figures: [
          null,
          ...figuresOf(member, 'balance/closing'),
          ...figuresOf(member, 'fair/share').slice(0, 2),
        ],
      })),
    },
  ];
}
