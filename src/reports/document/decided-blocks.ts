import type { QuarterlyReport } from '../domain/report.js';
import { heading, paragraph, type Block, type Cell } from './document.js';
import { column, totalOf } from './figure-blocks.js';
import { kindInWords } from './words.js';

export function proposalBlocks({ proposals, members }: QuarterlyReport): Block[] {
  if (proposals.length === 0) return [];
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return [
    heading('What is proposed'),
    paragraph(
      'Each proposal brings a member closer to its fair share from what can be given next. Nobody is asked to give anything back.',
    ),
    {
      block: 'table',
      key: 'proposals',
      title: 'Proposals',
      columns: [
        column('Member', 'words'),
        column('From', 'words'),
        column('Quantity', 'quantity'),
        column('Unit', 'words'),
        column('Value', 'money'),
        column('Before', 'money'),
        column('After', 'money'),
      ],
      rows: proposals.map(({ member, supply, quantity, unit, value, before, after }): Cell[] => [
        names.get(member) ?? member,
        supply,
        quantity,
        unit,
        value,
        before,
        after,
      ]),
      total: ['All proposals', null, null, null, totalOf(proposals.map(({ value }) => value)), null, null],
      note: null,
      about: proposals.map(({ member }) => ({ member })),
    },
    { block: 'list', items: proposals.map(({ member, why }) => `${names.get(member) ?? member}: ${why}`) },
  ];
}

export function decisionBlocks({ decisions, proposals, members }: QuarterlyReport): Block[] {
  if (decisions.length === 0) return [];
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const about = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return [
    heading('What was decided'),
    {
      block: 'table',
      key: 'decisions',
      title: 'Decisions',
      columns: [
        column('Member', 'words'),
        column('From', 'words'),
        column('Outcome', 'words'),
        column('Value', 'money'),
        column('Reason', 'words'),
        column('Dissent', 'words'),
        column('Decided', 'date'),
        column('Published', 'words'),
      ],
      rows: decisions.map(
        ({ proposal, outcome, value, reason, dissent, decidedAt, publishedAt, publishedInTime }): Cell[] => {
          const asked = about.get(proposal);
          return [
            asked ? nameOf(asked.member) : proposal,
            asked?.supply ?? null,
            outcome,
            value,
            reason,
            dissent.map(({ member, words }) => `${nameOf(member)}: ${words}`).join(' ') || null,
            decidedAt.slice(0, 10),
            publishedAt === null
              ? 'not yet'
              : publishedInTime === false
                ? 'after more than 48 hours'
                : 'within 48 hours',
          ];
        },
      ),
      total: null,
      note: null,
    },
  ];
}

/** What late items change in quarters that were closed: those keep what they said, and this is what they would say. */
export function restatementBlocks({ restatements }: QuarterlyReport): Block[] {
  if (restatements.length === 0) return [];
  const items = restatements.flatMap(({ quarter, name, items: late }) =>
    late.map((item): Cell[] => [
      quarter,
      name,
      item.direction,
      kindInWords(item.kind),
      item.quantity,
      item.unit,
      item.value,
      item.lateFor,
      item.occurredOn,
    ]),
  );
  return [
    heading('What came late'),
    paragraph(
      'A closed quarter never changes. What belongs to one and was recorded after its close counts in this quarter; here is what the closed quarter would say, had it been known in time.',
    ),
    {
      block: 'table',
      key: 'restatements',
      title: 'Restated balances',
      columns: [
        column('Quarter', 'words'),
        column('Member', 'words'),
        column('As closed', 'money'),
        column('Change by now', 'money'),
        column('Restated', 'money'),
      ],
      rows: restatements.map(({ quarter, name, balance }): Cell[] => [
        quarter,
        name,
        balance.sealed,
        balance.difference,
        balance.restated,
      ]),
      total: null,
      note: null,
    },
    {
      block: 'table',
      key: 'late-items',
      title: 'Late items',
      columns: [
        column('Quarter', 'words'),
        column('Member', 'words'),
        column('Given or received', 'words'),
        column('Kind', 'words'),
        column('Quantity', 'quantity'),
        column('Unit', 'words'),
        column('Value', 'money'),
        column('Belongs to', 'date'),
        column('Booked on', 'date'),
      ],
      rows: items,
      total: null,
      note: null,
    },
  ];
}
