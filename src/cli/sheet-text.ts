import type { PreparationSheet } from '../reviews/sheets.queries.js';
import { positionLine } from './review-tables.js';
import { printable, textTable } from './terminal.js';

const show = (figure: string | null): string => figure ?? '—';

/** A preparation sheet as a page to read before the meeting. */
export function sheetText(sheet: PreparationSheet): string {
  const { member, coalition, given, received, balance, pledges, credits, pending, disputed, fair } = sheet;
  const unit = coalition.currency;
  const own = textTable(
    ['Your quarter', unit],
    [
      [withUnvalued('Given', given.unvaluedEntries), given.value],
      [withUnvalued('Received', received.unvaluedEntries), received.value],
      ['Balance before', balance.opening],
      ['Balance after', balance.closing],
      ['Received for 1 given', show(sheet.return)],
      ['Pledges outstanding', pledges.outstanding],
      ['Pledges overdue', pledges.overdue],
      [`Not accepted yet: ${String(pending.entries)}`, pending.value],
      [`Disputed: ${String(disputed.entries)}`, disputed.value],
      ...(fair ? [[`Your fair share (${fair.status})`, fair.target]] : []),
    ],
    1,
  );
  const changes = textTable(
    ['What changed', sheet.before ?? '', sheet.quarter, 'Difference'],
    sheet.changes.map(({ of, before, now, difference }) => [of, show(before), show(now), show(difference)]),
    3,
  );
  const pulse = sheet.pulse
    ? `${String(sheet.pulse.fairness)} of 5${sheet.pulse.comment === null ? '' : `: ${sheet.pulse.comment}`}`
    : 'not said yet, 1 (not at all) to 5 (entirely)';
  return [
    printable(`${member.name} (${member.id}) in ${coalition.name}`),
    positionLine(sheet),
    '',
    own,
    kindsTable(sheet),
    `Credits: ${credits.closing} held, ${credits.accrued} earned in the quarter.`,
    '',
    sheet.before === null ? 'No quarter before to compare with.\n' : changes,
    'Questions',
    ...sheet.questions.map(({ words }, i) => printable(`${String(i + 1)}. ${words}`)),
    '',
    printable(`How fair you find the quarter: ${pulse}`),
    '',
  ].join('\n');
}

/** A sum of values says nothing of what has none, and whoever reads it must not take that for nothing. */
function withUnvalued(side: string, unvalued: number): string {
  if (unvalued === 0) return side;
  return `${side}, beside ${String(unvalued)} ${unvalued === 1 ? 'entry' : 'entries'} without a value`;
}

/** What was given and received, kind by kind in its own unit. */
function kindsTable({ given, received }: PreparationSheet): string {
  const rows: string[][] = [];
  for (const [side, flow] of [
    ['given', given],
    ['received', received],
  ] as const)
    for (const [kind, { quantities }] of Object.entries(flow.byKind))
      for (const [unit, quantity] of Object.entries(quantities)) rows.push([side, kind, unit, quantity]);
  return rows.length === 0
    ? 'Nothing was given or received.\n'
    : textTable(['Side', 'Kind', 'Unit', 'Quantity'], rows, 1);
}
