import { Amount } from '../../kernel/amount.js';
import { percent, readable } from '../../kernel/readable.js';
import type { MemberStatement } from '../domain/statement.js';
import { heading, paragraph, picture, type Block, type Heading, type ReadingDocument } from './document.js';
import { fairBlocks } from './fair-words.js';
import { mixChart, trendChart } from './report-charts.js';
import {
  apartTable,
  linesTable,
  matrixTable,
  pledgesTable,
  prioritiesTable,
  trendTable,
} from './statement-tables.js';
import {
  counted,
  dayInWords,
  daysInWords,
  listInWords,
  moneyInWords,
  quarterInWords,
  sentence,
  statusInWords,
} from './words.js';

/** A member's statement as people read it: the quarter in a few sentences, every line, and how its fair share came to be. */
export function statementDocument(statement: MemberStatement): ReadingDocument {
  const { coalition, member, quarter, from, to, position, policyVersion, headHash, generatedAt } = statement;
  const provisional = statement.status === 'open' ? ' · provisional' : '';
  return {
    kicker: `Statement of account · ${quarter}${provisional}`,
    title: member.name,
    subtitle: `${coalition.name}, ${quarterInWords(quarter)}: ${daysInWords(from, to)}`,
    runningHead: `${member.name} · ${coalition.name} · ${quarter}${provisional}`,
    provenance: `Position ${String(position)} · policy ${String(policyVersion)} · ${headHash}`,
    currency: coalition.currency,
    sheet: 'Statement',
    madeAt: generatedAt,
    blocks: [
      ...(statement.status === 'open'
        ? [
            paragraph(
              'Provisional: the quarter is open, and what is recorded later will change these figures.',
              'note',
            ),
          ]
        : []),
      ...statementBlocks(statement, { key: 'statement', level: 1, isBrief: false }),
    ],
  };
}

/** The chapter of a report that statements stand in. */
export function statementsChapter(): Block[] {
  return [
    heading('Statements of members'),
    paragraph(
      'On the pages that follow, one account for each member: every accepted entry of the quarter, what its portfolio and pledges come to, and how its fair share follows from the rules.',
    ),
  ];
}

/** Statements as they stand in that chapter, each on a page of its own. */
export function* statementPieces(statements: Iterable<MemberStatement>): Generator<Block[]> {
  let count = 0;
  for (const statement of statements) {
    const key = `statement-${String((count += 1))}`;
    yield [
      heading(statement.member.name, 2, true),
      ...statementBlocks(statement, { key, level: 3, isBrief: true }),
    ];
  }
}

interface Place {
  /** Keys of its tables and pictures begin with it. */
  readonly key: string;
  /** Of its headings. */
  readonly level: Heading['level'];
  /** In a report, what a picture shows needs no table beside it, and a table no picture: each member has a page or two. */
  readonly isBrief: boolean;
}

function statementBlocks(statement: MemberStatement, place: Place): Block[] {
  const { key, level } = place;
  return [
    { block: 'list', items: inSentences(statement) },
    heading('The account', level),
    linesTable(statement, key),
    ...apartBlocks(statement, key),
    heading('The fair share', level),
    ...fairBlocks(statement, key),
    heading('The portfolio', level),
    ...portfolioBlocks(statement, place),
    ...pledgeBlocks(statement, key, level),
    heading('Knowledge-equity credits', level),
    ...creditBlocks(statement),
  ];
}

function inSentences(statement: MemberStatement): string[] {
  const { member, coalition, from, to, given, received, balance, fair } = statement;
  const money = (amount: string): string => moneyInWords(amount, coalition.currency);
  const unvalued = given.unvaluedEntries + received.unvaluedEntries;
  const beside =
    unvalued > 0
      ? `; ${counted(unvalued, 'entry carries', 'entries carry')} no value and ${unvalued === 1 ? 'stands' : 'stand'} beside these sums`
      : '';
  const closing = Amount.parse(balance.closing);
  const meaning = closing.isZero()
    ? 'it has given as much as it got'
    : `it has given ${money(balance.closing.replace('-', ''))} ${closing.isPositive() ? 'more' : 'less'} than it got`;
  return [
    `From ${daysInWords(from, to)}, ${member.name} gave ${money(given.value)} and received ${money(received.value)}${beside}.`,
    `Its balance went from ${money(balance.opening)} to ${money(balance.closing)}: over all its time, ${meaning}.`,
    ...(fair
      ? [
          `Measured by its fair share, it is ${statusInWords(fair.status)!}: it received ${money(fair.received)} of ${money(fair.target)} from ${daysInWords(fair.window.from, fair.window.to)}.`,
        ]
      : []),
  ];
}

function apartBlocks(statement: MemberStatement, key: string): Block[] {
  const tables = [...apartTable(statement, 'pending', key), ...apartTable(statement, 'disputed', key)];
  if (tables.length === 0) return [paragraph('Nothing of the quarter is undecided or disputed.', 'note')];
  return [
    ...tables,
    paragraph('What is proposed or disputed counts in no other figure until it is decided.', 'note'),
  ];
}

function portfolioBlocks(statement: MemberStatement, { key, isBrief }: Place): Block[] {
  const { member, priorities, received, alignment } = statement;
  const matrices = [...matrixTable(statement, 'given', key), ...matrixTable(statement, 'received', key)];
  const mix = mixChart(member.name, priorities, received, `${key}-chart-mix`);
  const trend = trendChart(statement, `${key}-chart-trend`);
  return [
    ...(matrices.length === 0 ? [paragraph('Nothing was given or received in the quarter.')] : matrices),
    ...(mix ? [picture(mix)] : []),
    ...(isBrief && mix ? [] : prioritiesTable(statement, key)),
    ...(Object.keys(priorities).length === 0 ? [paragraph(`${member.name} declared no priorities.`)] : []),
    {
      block: 'facts',
      facts: [
        {
          name: 'Received for each unit given',
          value: statement.return === null ? '—' : readable(statement.return, 2),
        },
        {
          name: 'Fit of what it received with its priorities',
          value: alignment === null ? '—' : percent(alignment),
        },
      ],
    },
    ...(trend && !isBrief ? [picture(trend)] : []),
    trendTable(statement, key),
  ];
}

function pledgeBlocks(statement: MemberStatement, key: string, level: Heading['level']): Block[] {
  const { pledges, coalition, to } = statement;
  if (pledges.pledges === 0) return [];
  const money = (amount: string): string => moneyInWords(amount, coalition.currency);
  const unvalued =
    pledges.unvaluedPledges === 0
      ? ''
      : ` ${sentence(counted(pledges.unvaluedPledges, 'pledge carries', 'pledges carry'))} no value and ${pledges.unvaluedPledges === 1 ? 'is' : 'are'} in none of these sums.`;
  const kept =
    pledges.reliability === null
      ? ''
      : ` Of what fell due, ${percent(pledges.reliability)} came in time, on average.`;
  return [
    heading('Pledges', level),
    paragraph(
      `By ${dayInWords(to)}, it had promised ${money(pledges.pledged)} in all, and delivered ${money(pledges.delivered)} of it; ` +
        `${money(pledges.outstanding)} ${isZero(pledges.overdue) ? 'are outstanding, and nothing is overdue' : `are outstanding, of which ${money(pledges.overdue)} are overdue`}.${unvalued}${kept}`,
    ),
    ...pledgesTable(statement, key),
  ];
}

const isZero = (amount: string): boolean => Amount.parse(amount).isZero();

/** opening + vested − reserved − redeemed − expired = closing. */
function creditBlocks({ credits }: MemberStatement): Block[] {
  const moved = (
    [
      ['vested', credits.vested],
      ['were reserved for offers', credits.reserved],
      ['were redeemed', credits.redeemed],
      ['expired', credits.expired],
    ] as const
  )
    .filter(([, amount]) => !isZero(amount))
    .map(([deed, amount]) => `${readable(amount)} ${deed}`);
  const share =
    credits.equityShare === null
      ? ''
      : ` Its share of all credits that ever vested is ${percent(credits.equityShare, 1)}.`;
  return [
    paragraph(
      `It held ${readable(credits.opening)} credits, ${moved.length === 0 ? 'none of which moved' : `${listInWords(moved)}`}, and holds ${readable(credits.closing)} that it can redeem. ` +
        `The uses of its knowledge in the quarter come to ${readable(credits.accrued)}, which vest when the quarter is closed.${share}`,
    ),
  ];
}
