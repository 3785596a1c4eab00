import type { ReviewAgenda } from '../reviews/agenda.queries.js';
import type { Completeness, Lacking } from '../reviews/completeness.queries.js';
import type { ProposalView, ReviewOutline, ReviewView, SupplyView } from '../reviews/reviews.queries.js';
import { printable, textTable } from './terminal.js';

export function reviewsTable(reviews: readonly ReviewOutline[]): string {
  return textTable(
    ['Quarter', 'Stage', 'Facilitator', 'Opened', 'Figures of', 'Closed'],
    reviews.map(({ quarter, stage, facilitator, openedOn, preparedOn, closedOn }) => [
      ...[quarter, stage, facilitator, openedOn, preparedOn ?? '—', closedOn ?? '—'],
    ]),
    0,
  );
}

/** A review as a page: how it stands, what comes next, and all that was said and decided. */
export function reviewTable(review: ReviewView): string {
  const { quarter, from, to, stage, facilitator, preparedAt, preparedOn, next, currency } = review;
  const frozen =
    preparedAt === null
      ? 'Figures are not frozen yet.'
      : `Figures of ${preparedOn!}, position ${String(preparedAt)}.`;
  const { pulses, participants, signatures, reopeningAsked, positions, supplies, proposals, run } = review;
  const mean = pulses.mean === null ? '' : `, ${pulses.mean} of 5 on average`;
  const signed = signatures.map(({ role, signer }) => `${printable(signer)} (${role})`).join(', ');
  return [
    `Review of ${quarter} (${from} to ${to}), led by ${printable(facilitator)}: ${stage}`,
    frozen,
    `Pulses: ${String(pulses.count)} of ${String(participants)} members${mean}.`,
    `Signed by: ${signed === '' ? 'nobody' : signed}.`,
    ...(reopeningAsked === null
      ? []
      : [
          `${printable(reopeningAsked.signer)} asks since ${reopeningAsked.askedOn} that it be reopened: ${printable(reopeningAsked.reason)}`,
        ]),
    '',
    `Next: ${printable(next.step)}`,
    ...next.missing.map((missing) => `  - ${printable(missing)}`),
    '',
    `Supplies\n${supplies.length === 0 ? 'none\n' : suppliesTable(supplies, currency)}`,
    `Proposals${run === null ? '' : ` (run ${String(run.run)})`}\n${proposals.length === 0 ? 'none\n' : proposalsTable(proposals, currency)}`,
    ...(run?.obstacles ?? []).map((obstacle) => `  - ${printable(obstacle)}`),
    ...decisionLines(proposals),
    `Positions\n${
      positions.length === 0
        ? 'none\n'
        : textTable(
            ['Member', 'On', 'Stance', 'Words'],
            positions.map(({ memberId, proposalId, stance, words }) => [
              ...[memberId, proposalId ?? quarter, stance, words],
            ]),
            0,
          )
    }`,
  ].join('\n');
}

export function suppliesTable(supplies: readonly SupplyView[], currency: string): string {
  return textTable(
    [
      'Supply',
      'Title',
      'From',
      'For',
      'Unit',
      'Quantity',
      'Decided',
      'Proposed',
      'Left',
      `Value, ${currency}`,
    ],
    supplies.map(
      ({ id, title, source, openTo, unit, quantity, decided, proposed, left, value, isWithdrawn }) => [
        ...[id, title, source, openTo?.join(', ') ?? 'all', unit, quantity],
        ...[decided ?? '—', proposed ?? '—'],
        ...[isWithdrawn ? 'withdrawn' : (left ?? '—'), value],
      ],
    ),
    5,
  );
}

function proposalsTable(proposals: readonly ProposalView[], currency: string): string {
  return textTable(
    ['Proposal', 'Member', 'Supply', 'Decided', 'Unit', 'Quantity', `Value, ${currency}`, 'Before', 'After'],
    proposals.map(({ id, memberId, supplyId, decision, unit, quantity, value, before, after }) => [
      ...[id, memberId, supplyId, decision?.outcome ?? '—', unit, decision?.quantity ?? quantity],
      ...[decision?.value ?? value, before, after],
    ]),
    4,
  );
}

/** What was decided, with its reason, who did not agree, and what follows. */
function decisionLines(proposals: readonly ProposalView[]): string[] {
  return proposals.flatMap(({ id, decision }) => {
    if (decision === null) return [];
    const { outcome, reason, becomes, isPublished, dissent, actions } = decision;
    const done = becomes === null ? '' : ` It became ${becomes}.`;
    const hidden = isPublished ? '' : ' (not published)';
    return [
      printable(`${id} ${outcome}${hidden}: ${reason}${done}`),
      ...dissent.map(({ memberId, words }) => printable(`  ${memberId} does not agree: ${words}`)),
      ...actions.map(({ what, owner, dueOn }) => printable(`  ${what}: ${owner}, until ${dueOn}`)),
      '',
    ];
  });
}

export function completenessTable(found: Completeness): string {
  const line = (what: string, { count, first }: Lacking, of: number): string[] => {
    const more = count > first.length ? ` and ${String(count - first.length)} more` : '';
    return [what, `${first.join(', ')}${more}`, String(count), String(of)];
  };
  return `${positionLine(found)}\n${textTable(
    ['Missing', 'First', 'Count', 'Of'],
    [
      line('entries without a value', found.unvalued, found.entries),
      line('entries not accepted', found.unaccepted, found.entries),
      line('entries disputed', found.disputed, found.entries),
      line('pledges overdue', found.overduePledges, found.pledges),
    ],
    2,
  )}`;
}

/** What is left out of each kind on an agenda, which has ten at most. */
const MORE_OF: Readonly<Record<keyof ReviewAgenda['counts'], string>> = {
  gap: 'that got less than their fair share',
  dispute: 'that are disputed',
  'overdue-pledge': 'promises that are overdue',
  ring: 'circles of praise',
  objection: 'objections',
  pulse: 'who give 1 or 2',
};

export function agendaTable(agenda: ReviewAgenda): string {
  if (agenda.items.length === 0) return `${positionLine(agenda)}\nNothing stands out.\n`;
  const lines: string[] = [];
  let number = 0;
  for (const [kind, count] of Object.entries(agenda.counts)) {
    const items = agenda.items.filter((item) => item.kind === kind);
    for (const { words, figure } of items) {
      number += 1;
      lines.push(printable(`${String(number)}. ${words}`) + (figure === undefined ? '' : `\n   ${figure}`));
    }
    if (count > items.length)
      lines.push(
        `   … and ${String(count - items.length)} more ${MORE_OF[kind as keyof ReviewAgenda['counts']]}`,
      );
  }
  return `${positionLine(agenda)}\n${lines.join('\n')}\n`;
}

/** Which figures are meant. */
export function positionLine({
  quarter,
  position,
  isFrozen,
}: Pick<ReviewAgenda, 'quarter' | 'position' | 'isFrozen'>): string {
  return `${quarter}, ${isFrozen ? 'figures frozen' : 'not frozen yet'} at position ${String(position)}`;
}
