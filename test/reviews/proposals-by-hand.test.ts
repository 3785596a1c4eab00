import { readFileSync } from 'node:fs';
import { isKind, isValueType } from '../../src/coalition/domain/value-types.js';
import { propose } from '../../src/reviews/domain/propose.js';
import type { Claimant, Supply } from '../../src/reviews/domain/proposals.js';
import { HighsSolver } from '../../src/reviews/solver/highs-solver.js';
import { quarter } from './quarters.js';

const document = readFileSync('docs/rebalancing.md', 'utf8');

/** The rows of the table whose header begins with these columns. */
function table(...columns: readonly string[]): string[][] {
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = document.split('\n');
  const head = lines.findIndex((line) => cellsOf(line).join() === columns.join());
  if (head < 0) throw new Error(`no table of ${columns.join(', ')}`);
  const end = lines.findIndex((line, i) => i > head && !line.startsWith('|'));
  return lines.slice(head + 2, end).map(cellsOf);
}

const shares = new Map(
  table(
    ...['member', 'contributed', 'need', 'contribution share', 'need share', 'equal share', 'fair share'],
  ).map((row) => [row[0]!, row[6]!]),
);

const standing = table(
  ...['member', 'received', 'target', 'gap', 'floor', 'financial', 'innovative', 'operational'],
);

const claimants = standing.map(
  ([memberId, received, , , floor, financial, innovative, operational]): Claimant => ({
    ...{ memberId: memberId!, received: received!, floor: floor!, share: shares.get(memberId!)! },
    priorities:
      financial === '' ? null : { financial: financial!, innovative: innovative!, operational: operational! },
  }),
);

const supplies = table(
  ...['supply', 'source', 'quantity', 'unit', 'step', 'value', 'type', 'open to', 'most each'],
).map(([supplyId, source, quantity, unit, step, value, valueType, openTo, mostEach]): Supply => {
  const kind = unit === 'EUR' ? 'funds' : unit === 'hours' ? 'staff-time' : 'service';
  if (!isValueType(valueType!) || !isKind(kind)) throw new Error(`${valueType} is no value type`);
  return {
    ...{ supplyId: supplyId!, source: source!, quantity: quantity!, unit: unit!, step: step!, value: value! },
    ...{ kind, valueType, openTo: openTo === '' ? null : openTo!.split(' ') },
    mostEach: mostEach === '' ? null : mostEach!,
  };
});

it('the quarter that is worked by hand comes to the very proposals of the document', async () => {
  const answer = propose(quarter(claimants, supplies), await HighsSolver.load());
  expect(answer.targets.map(({ member, target, before }) => [member, before, target])).toEqual(
    standing.map(([member, received, target]) => [member, received, target]),
  );
  expect(
    answer.proposals.map(({ member, supply, quantity, value, before, after }) => [
      ...[member, supply, quantity, value, before, after],
    ]),
  ).toEqual(table('member', 'supply', 'quantity', 'value', 'before', 'after'));
  const { shortage, servedWeighted, shortageAtMostTooHigh, servedAtMostTooLow } = answer.goodness;
  expect([[shortage, servedWeighted, shortageAtMostTooHigh, servedAtMostTooLow]]).toEqual(
    table('shortage', 'served', 'shortage at most too high', 'served at most too low'),
  );
  expect([answer.obstacles, answer.unused]).toEqual([[], []]);
});
