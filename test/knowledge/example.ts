import { readFileSync } from 'node:fs';
import {
  aCoalition,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  policyAdopted,
  type Told,
} from '../support/builders.js';

/** The rows of the table in docs/knowledge-equity.md that has these columns, by column. */
export function tableOf(...columns: readonly string[]): Record<string, string>[] {
  const lines = readFileSync('docs/knowledge-equity.md', 'utf8').split('\n');
  const cells = (line: string): string[] =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
  const head = lines.findIndex((line) => {
    const found = cells(line);
    return columns.every((column, i) => found[i] === column);
  });
  if (head < 0) throw new Error(`no table has the columns ${columns.join(', ')}`);
  const names = cells(lines[head]!);
  const rows = lines.slice(head + 2);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i]!, cell])));
}

/** The first day of the second month of a quarter of 2026. */
const dayIn = (quarter: string): string => ({ '2026-Q1': '2026-02-10', '2026-Q2': '2026-05-10' })[quarter]!;

/** Members, assets and policy of the worked example. */
export const exampleCoalition = (): Told[] => [
  ...aCoalition().filter(({ data }) => data['memberId'] !== 'birch'),
  memberJoined('birch', { parentGroup: 'trees' }),
  memberJoined('dune'),
  memberJoined('elm'),
  memberJoined('fern', { parentGroup: 'trees' }),
  policyAdopted({ quarterCap: '60', pairCap: '30' }, { from: '2026-04-01' }),
  ...tableOf('asset', 'authors', 'derives from').map(({ asset, authors, 'derives from': parents }) =>
    knowledgeShared(asset!, { authors: authors!, derivesFrom: parents === '' ? null : parents! }),
  ),
];

/** The applications of the example, confirmed by the backbone. */
export const exampleApplications = (): Told[] =>
  tableOf('application', 'quarter', 'user').map((row) =>
    knowledgeApplied(row['application']!, row['asset']!, {
      memberId: row['user']!,
      appliedOn: dayIn(row['quarter']!),
      depth: row['depth']!,
      outcomeValue: row['outcome'] === '' ? null : row['outcome']!,
      confirmedBy: 'backbone',
    }),
  );
