import type { SettledEntry, SettlementStatement } from '../reports/domain/settlement.js';
import { printable, textTable } from './terminal.js';

/** A settlement statement as a page to read. */
export function settlementTable(statement: SettlementStatement): string {
  const { coalition, member, balance, pledges, pending, disputed, credits } = statement;
  const unit = coalition.currency;
  const sections = [
    printable(
      `${member.name} (${member.id}) in ${coalition.name}, ${statement.joinedOn} to ${statement.leftOn}`,
    ),
    printable(`Settled by ${statement.settledBy}: ${statement.reason}`),
    `As known at position ${String(statement.position)}, head ${statement.headHash}`,
    '',
    textTable(
      ['Account', unit],
      [
        ['Opening (baseline)', balance.opening],
        ['Given', statement.given.value],
        ['Received', statement.received.value],
        ['Balance', balance.closing],
      ],
      1,
    ),
    quantitiesTable(statement),
    'Pledges',
    pledges.items.length === 0
      ? 'none\n'
      : textTable(
          ['Pledge', 'Due', 'What became of it', 'Unit', 'Promised', 'Delivered', 'Rest'],
          pledges.items.map((pledge) => [
            pledge.id,
            pledge.dueOn,
            pledge.handedTo
              ? `handed over to ${pledge.handedTo.memberId} as ${pledge.handedTo.pledgeId}`
              : pledge.outcome,
            pledge.unit,
            pledge.promised,
            pledge.delivered,
            pledge.rest,
          ]),
          3,
        ),
    `Reliability ${pledges.figures.reliability ?? '—'}, over ${String(pledges.figures.fellDue)} pledges that fell due.`,
    '',
    `Not accepted: ${String(pending.entries)} entries, ${pending.value} ${unit}`,
    entriesTable(pending.items),
    `Disputed: ${String(disputed.entries)} entries, ${disputed.value} ${unit}`,
    entriesTable(disputed.items),
    `Credits ${credits.closing}. Attributions stay: ${String(statement.attributions.length)}.`,
  ];
  return `${sections.filter((section) => section !== null).join('\n')}\n`;
}

function quantitiesTable({ given, received }: SettlementStatement): string | null {
  const rows: string[][] = [];
  for (const [side, flow] of [
    ['given', given],
    ['received', received],
  ] as const)
    for (const [kind, { quantities }] of Object.entries(flow.byKind))
      for (const [unit, quantity] of Object.entries(quantities)) rows.push([side, kind, unit, quantity]);
  return rows.length === 0 ? null : textTable(['Side', 'Kind', 'Unit', 'Quantity'], rows, 1);
}

function entriesTable(entries: readonly SettledEntry[]): string | null {
  if (entries.length === 0) return null;
  return textTable(
    ['Entry', 'Day', 'Direction', 'Kind', 'Unit', 'Quantity', 'Value'],
    entries.map(({ id, occurredOn, direction, kind, unit, quantity, value }) => [
      id,
      occurredOn,
      direction,
      kind,
      unit,
      quantity,
      value ?? '—',
    ]),
    2,
  );
}
