import type { MemberProposals, ProposalsWhatIf } from '../reviews/proposals-what-if.queries.js';
import { positionLine } from './review-tables.js';
import { printable, textTable } from './terminal.js';

/** What would be proposed under other rules, beside what is: member by member, then part by part. */
export function whatIfOfProposals(found: ProposalsWhatIf): string {
  const { rules, members, real, supposed, currency, policyVersion } = found;
  const lines = (title: string, obstacles: readonly string[]): string[] =>
    obstacles.length === 0 ? [] : [title, ...obstacles.map((one) => `  - ${printable(one)}`), ''];
  return [
    `${positionLine(found)}, ${currency}, policy ${String(policyVersion)}. Nothing is recorded.\n`,
    textTable(
      ['Rule', 'Real', 'Supposed'],
      rules.map(({ rule, from, to }) => [rule, from ?? 'none', to ?? 'none']),
      2,
    ),
    textTable(
      [
        ...['Member', 'Name', 'Fair share', 'Supposed', 'Target', 'Supposed', 'Proposed', 'Supposed'],
        ...['Difference', 'Lacks then', 'Supposed'],
      ],
      [
        ...members.map(({ id, name, real: own, supposed: beside, difference }) => [
          ...[id, name, own.share, beside.share, own.target, beside.target, own.proposed, beside.proposed],
          ...[difference.proposed, own.shortfallAfter, beside.shortfallAfter],
        ]),
        [
          ...['', 'All members', '', '', real.target, supposed.target, real.proposed, supposed.proposed],
          ...['', real.shortfallAfter, supposed.shortfallAfter],
        ],
      ],
      9,
    ),
    partsTable(members, currency),
    ...lines('In the way', real.obstacles),
    ...lines('In the way of what is supposed', supposed.obstacles),
  ].join('\n');
}

/** Every part of a supply that is proposed to somebody either way. */
function partsTable(members: readonly MemberProposals[], currency: string): string {
  const rows = members.flatMap(({ id, real, supposed }) => {
    const supplies = [...new Set([...real.parts, ...supposed.parts].map(({ supply }) => supply))].sort();
    return supplies.map((supply) => {
      const own = real.parts.find((part) => part.supply === supply);
      const beside = supposed.parts.find((part) => part.supply === supply);
      const { unit } = (own ?? beside)!;
      return [
        ...[id, supply, unit, own?.quantity ?? '—', beside?.quantity ?? '—'],
        ...[own?.value ?? '—', beside?.value ?? '—'],
      ];
    });
  });
  if (rows.length === 0) return 'Nothing would be proposed either way.\n';
  const head = ['Member', 'Supply', 'Unit', 'Quantity', 'Supposed', `Value, ${currency}`, 'Supposed'];
  return textTable(head, rows, 4);
}
