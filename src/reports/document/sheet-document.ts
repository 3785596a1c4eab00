import { readable } from '../../kernel/readable.js';
import type { Change, PreparationSheet } from '../../reviews/sheets.queries.js';
import { positionInWords } from './agenda-document.js';
import { heading, paragraph, type Block, type Cell, type Facts, type ReadingDocument } from './document.js';
import { column } from './figure-blocks.js';
import { daysInWords, kindInWords, quarterInWords, statusInWords } from './words.js';

/** A member's preparation sheet as a page to read before the meeting, and to write on. */
export function sheetDocument(sheet: PreparationSheet): ReadingDocument {
  const { coalition, member, quarter, from, to, position, isFrozen, knownAt } = sheet;
  return {
    kicker: `Preparation sheet for the quarterly review · ${quarter}${isFrozen ? '' : ' · not frozen yet'}`,
    title: member.name,
    subtitle: `${coalition.name}, ${quarterInWords(quarter)}: ${daysInWords(from, to)}`,
    runningHead: `${member.name} · preparation sheet · ${quarter}`,
    provenance: positionInWords(position, isFrozen),
    currency: coalition.currency,
    sheet: 'Preparation sheet',
    madeAt: knownAt,
    blocks: [
      heading('Three questions for you'),
      { block: 'list', items: sheet.questions.map(({ words }) => words) },
      heading('Your quarter'),
      ownFigures(sheet),
      ...kinds(sheet),
      heading('What changed'),
      ...changes(sheet),
      heading('How fair do you find the quarter?'),
      ...pulse(sheet),
    ],
  };
}

function ownFigures(sheet: PreparationSheet): Facts {
  const { coalition, given, received, balance, pledges, credits, pending, disputed, fair } = sheet;
  const money = (name: string, amount: string): Facts['facts'][number] => ({
    name: `${name}, in ${coalition.currency}`,
    value: readable(amount),
  });
  return {
    block: 'facts',
    facts: [
      money('Balance before', balance.opening),
      money('Given', given.value),
      money('Received', received.value),
      money('Balance after', balance.closing),
      {
        name: 'Received for each unit given',
        value: sheet.return === null ? '—' : readable(sheet.return, 2),
      },
      ...(fair
        ? [
            money('Your fair share', fair.target),
            money('Received of it, over the quarters that count', fair.received),
            { name: 'How you stand', value: statusInWords(fair.status)! },
          ]
        : []),
      money('Pledges outstanding', pledges.outstanding),
      money('Pledges overdue', pledges.overdue),
      money(`Not accepted yet: ${String(pending.entries)}`, pending.value),
      money(`Disputed: ${String(disputed.entries)}`, disputed.value),
      { name: 'Credits that can be redeemed', value: readable(credits.closing) },
      { name: 'Credits earned in the quarter', value: readable(credits.accrued) },
    ],
  };
}

/** What was given and received, kind by kind in its own unit. */
function kinds({ given, received }: PreparationSheet): Block[] {
  const rows = (['given', 'received'] as const).flatMap((side) =>
    Object.entries((side === 'given' ? given : received).byKind).flatMap(([kind, { quantities }]) =>
      Object.entries(quantities).map(([unit, quantity]): Cell[] => [side, kindInWords(kind), quantity, unit]),
    ),
  );
  if (rows.length === 0) return [paragraph('Nothing was given or received.')];
  return [
    {
      block: 'table',
      key: 'sheet-kinds',
      title: 'In its own units',
      columns: [
        column('Side', 'words'),
        column('Kind', 'words'),
        column('Quantity', 'quantity'),
        column('Unit', 'words'),
      ],
      rows,
      total: null,
      note: null,
    },
  ];
}

const CHANGE_WORDS: Readonly<Record<Change['of'], string>> = {
  given: 'Given',
  received: 'Received',
  balance: 'Balance',
  alignment: 'Fit with your priorities, 0 to 1',
};

function changes({ changes: found, before, quarter, coalition }: PreparationSheet): Block[] {
  if (before === null) return [paragraph('There is no quarter before to compare this one with.')];
  return [
    {
      block: 'table',
      key: 'sheet-changes',
      title: `Against the quarter before, in ${coalition.currency}`,
      columns: [
        column('What', 'words'),
        column(before, 'quantity'),
        column(quarter, 'quantity'),
        column('Difference', 'quantity'),
      ],
      rows: found.map(({ of, before: was, now, difference }) => [CHANGE_WORDS[of], was, now, difference]),
      total: null,
      note: null,
    },
  ];
}

function pulse({ pulse: said }: PreparationSheet): Block[] {
  if (said === null)
    return [paragraph('Not said yet. From 1, not at all, to 5, entirely: please say before the meeting.')];
  return [
    paragraph(`${String(said.fairness)} of 5.`),
    ...(said.comment === null ? [] : [paragraph(said.comment)]),
  ];
}
