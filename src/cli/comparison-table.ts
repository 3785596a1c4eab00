import type { Comparison, ComparedView } from '../portfolios/compare.queries.js';
import type { ComparedFigures, DifferenceLine, MemberComparison } from '../portfolios/domain/comparison.js';
import { printable, textTable } from './terminal.js';

const COLUMNS = [
  'opening',
  'given',
  'received',
  'closing',
  'entries',
  'pending',
  'disputed',
  'undecided',
] as const;
const HEADINGS = ['Before', 'Given', 'Received', 'Balance', 'Entries', 'Pending', 'Disputed', 'Undecided'];

/** The difference between two views: for each member both, and then every entry that makes it. */
export function comparisonTable({ quarter, currency, from, to, members }: Comparison): string {
  const head = `${quarter ?? 'All time'}, ${currency}: ${viewInWords(from)}; then ${viewInWords(to)}\n`;
  if (members.length === 0) return `${head}\nNothing differs.\n`;
  return [head, ...members.map(memberTable)].join('\n');
}

function viewInWords({ to, position }: ComparedView): string {
  return `up to ${to}, as known at position ${String(position)}`;
}

function memberTable({ id, from, to, difference, lines }: MemberComparison): string {
  const names = [...new Set([from?.name, to?.name])].filter((name) => name !== undefined);
  const rows = [
    ['', '', 'first', ...(from ? amounts(from.figures) : HEADINGS.map(() => '—'))],
    ...lines.map((line) => [line.occurredOn, nameOf(line), whyInWords(line), ...amounts(line.difference)]),
    ['', '', 'then', ...(to ? amounts(to.figures) : HEADINGS.map(() => '—'))],
    ['', '', 'difference', ...amounts(difference)],
  ];
  const table = textTable(['Date', 'Entry', 'Why', ...HEADINGS], rows, HEADINGS.length);
  return `${printable(names.join(', then '))} (${printable(id)})\n${table.replace(/^(?=.)/gm, '  ')}`;
}

function nameOf({ entry, memberId }: DifferenceLine): string {
  return entry ?? `baseline of ${memberId}`;
}

function whyInWords({ why, reverses }: DifferenceLine): string {
  const words = why.map(({ why: reason, on, event }) => {
    if (event) return `${reason} at ${String(event.position)}`;
    return on === null ? reason : `${reason} on ${on}`;
  });
  return [...words, ...(reverses === null ? [] : [`takes back ${reverses}`])].join(', ');
}

function amounts(figures: ComparedFigures): string[] {
  return COLUMNS.map((column) => String(figures[column]));
}
