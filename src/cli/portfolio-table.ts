import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import type { MatrixFlow } from '../portfolios/domain/flow.js';
import type { UndecidedFigures, ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { printable, textTable } from './terminal.js';

/** What cannot be told: nothing to divide by, nothing declared, or too few members to show an aggregate of. */
const NONE = '—';
const show = (figure: string | null | undefined): string => figure ?? NONE;

/** A value portfolio in words and aligned columns, section by section. */
export function portfolioTable(portfolio: ValuePortfolio): string {
  const { currency } = portfolio.coalition;
  return [
    title(portfolio),
    section('Balance', balanceTable(portfolio)),
    section(`Given, ${currency} by value type`, matrixTable(portfolio.given)),
    section(`Received, ${currency} by value type`, matrixTable(portfolio.received)),
    section('What it looks for, and what it gets', prioritiesTable(portfolio)),
    section(`Quarter by quarter, ${currency}`, trendTable(portfolio)),
    section('Pledges and credits', promisesTable(portfolio)),
    section('Recognition', recognitionTable(portfolio)),
    section('Proposed, not accepted yet', undecidedTable(portfolio.pending, currency)),
    section('Disputed', undecidedTable(portfolio.disputed, currency)),
  ].join('\n');
}

function section(heading: string, body: string): string {
  return `${heading}\n${body.replace(/^(?=.)/gm, '  ')}`;
}

function title({ member, movedFrom, coalition, quarter, from, to, position }: ValuePortfolio): string {
  const lines = [
    `${printable(member.name)} (${printable(member.id)}), ${member.status}`,
    `${printable(coalition.name)}, ${quarter ?? 'all time'}: ${from === null ? 'up to' : `${from} to`} ${to}, as known at position ${String(position)}`,
  ];
  for (const former of member.formerNames) lines.push(`Until ${former.to} called ${printable(former.name)}`);
  for (const { id, name, on } of member.joinedBy)
    lines.push(`With the history of ${printable(name)} (${printable(id)}), which merged on ${on}`);
  if (movedFrom)
    lines.push(
      `${printable(movedFrom.name)} (${printable(movedFrom.id)}) merged on ${movedFrom.on}: its history is shown here`,
    );
  return `${lines.join('\n')}\n`;
}

function balanceTable({ balance, given, received, shares, medians, coalition, ...rest }: ValuePortfolio) {
  const head = ['Figure', coalition.currency, 'Share of all', 'Median member', 'Unvalued entries'];
  const rows = [
    ['Before', balance.opening, '', '', ''],
    ['Given', given.value, show(shares.given), show(medians.given), String(given.unvaluedEntries)],
    [
      'Received',
      received.value,
      show(shares.received),
      show(medians.received),
      String(received.unvaluedEntries),
    ],
    ['Balance', balance.closing, '', show(medians.balance), ''],
    ['Received for 1 given', show(rest.return), '', '', ''],
  ];
  return textTable(head, rows, 4);
}

function matrixTable({ value, byKind, byValueType }: MatrixFlow): string {
  const kinds = Object.entries(byKind);
  if (kinds.length === 0) return 'nothing\n';
  const head = ['Kind', 'Quantity', 'Entries', 'Unvalued', ...VALUE_TYPES, 'Total'];
  const rows = kinds.map(([kind, row]) => [
    kind,
    Object.entries(row.quantities)
      .map(([unit, quantity]) => `${quantity} ${unit}`)
      .join(', '),
    String(row.entries),
    String(row.unvaluedEntries),
    ...VALUE_TYPES.map((type) => row.byValueType[type]),
    row.value,
  ]);
  rows.push(['All kinds', '', '', '', ...VALUE_TYPES.map((type) => byValueType[type]), value]);
  return textTable(head, rows, head.length - 1);
}

function prioritiesTable({ priorities, mix, gap, alignment, medians }: ValuePortfolio): string {
  const rows = VALUE_TYPES.map((type) => [
    type,
    show(Object.keys(priorities).length === 0 ? null : (priorities[type] ?? '0')),
    show(mix?.[type]),
    show(gap?.[type]),
  ]);
  const fit = `Alignment ${show(alignment)}, median member ${show(medians.alignment)}\n`;
  return textTable(['Value type', 'Declared', 'Realised', 'Gap'], rows, 3) + fit;
}

function trendTable({ trend }: ValuePortfolio): string {
  const head = ['Quarter', 'Before', 'Given', 'Received', 'Balance', 'Alignment'];
  const rows = trend.map(({ quarter, given, received, balance, alignment }) => [
    quarter,
    balance.opening,
    given,
    received,
    balance.closing,
    show(alignment),
  ]);
  return textTable(head, rows, 5);
}

function promisesTable({ pledges, credits, coalition: { currency } }: ValuePortfolio): string {
  const rows = [
    [`Pledged, ${currency}`, pledges.pledged],
    [`Delivered, ${currency}`, pledges.delivered],
    [`Outstanding, ${currency}`, pledges.outstanding],
    [`Overdue, ${currency}`, pledges.overdue],
    ['Reliability', show(pledges.reliability)],
    ['Credits accrued', credits.accrued],
    ['Credits to redeem', credits.closing],
    ['Equity share', show(credits.equityShare)],
  ];
  return textTable(['Figure', 'Amount'], rows, 1);
}

function recognitionTable({ recognition }: ValuePortfolio): string {
  if (recognition.length === 0) return 'nothing\n';
  const rows = recognition.map(({ publishedOn, achievementId, title, wording, takenBack, share }) => [
    ...[publishedOn, achievementId, title, wording, takenBack.join(', '), share],
  ]);
  return textTable(['Published', 'Achievement', 'Title', 'What it did', 'Taken back', 'Share'], rows, 1);
}

function undecidedTable({ items, entries, value }: UndecidedFigures, currency: string): string {
  if (items.length === 0) return 'nothing\n';
  const head = ['Date', 'Entry', 'Side', 'Kind', 'Description', 'Quantity', currency];
  const rows = items.map((item) => [
    item.occurredOn,
    item.entry,
    item.side,
    item.kind,
    item.description ?? '',
    `${item.quantity} ${item.unit}`,
    show(item.value),
  ]);
  rows.push(['', '', '', '', `${String(entries)} in all`, '', value]);
  return textTable(head, rows, 2);
}
