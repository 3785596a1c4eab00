import type { Proposals, ProposalsAsked } from '../../src/reviews/domain/proposals.js';
import { type Amounts, compareScores, read, type Reading, type Score, scoreOf } from './second-opinion.js';

/** The best of all ways there are to share out a few cents or steps, found by trying every one of them. */
export function exhaustiveBest(asked: ProposalsAsked, answer: Proposals): Amounts {
  const reading = read(asked, answer);
  const ways = asked.supplies.map((supply, s) => {
    const whole = supply.step !== '0.01';
    const steps = whole ? Number(supply.quantity) : reading.value[s]!;
    const each = supply.mostEach === null ? steps : Math.round(Number(supply.mostEach) * (whole ? 1 : 100));
    return waysToHandOut(reading, s, steps, each);
  });
  let best: Amounts | undefined;
  let score: Score | undefined;
  const choose = (chosen: Amounts, got: readonly number[]): void => {
    if (chosen.length === ways.length) {
      const found = scoreOf(reading, chosen);
      if (score && compareScores(found, score) >= 0) return;
      [best, score] = [chosen, found];
      return;
    }
    for (const way of ways[chosen.length]!) {
      const now = got.map((amount, m) => amount + way[m]!);
      if (now.every((amount, m) => amount <= reading.members[m]!.gap)) choose([...chosen, way], now);
    }
  };
  choose(
    [],
    reading.members.map(() => 0),
  );
  return best!;
}

/** In cents by member. Steps are worth what largest remainder gives them. */
function waysToHandOut(
  { members, most, value }: Reading,
  s: number,
  steps: number,
  each: number,
): number[][] {
  const ways: number[][] = [];
  const count = (counts: readonly number[], left: number): void => {
    if (counts.length === members.length) {
      const worth = worthOf([...counts, left], value[s]!, steps).slice(0, -1);
      if (worth.every((amount, m) => amount === 0 || most[s]![m]! > 0)) ways.push(worth);
      return;
    }
    for (let some = 0; some <= Math.min(left, each); some++) count([...counts, some], left - some);
  };
  count([], steps);
  return ways;
}

function worthOf(counts: readonly number[], value: number, steps: number): number[] {
  const worth = counts.map((some) => Math.floor((some * value) / steps));
  const order = counts
    .map((some, i) => ({ i, remainder: (some * value) % steps }))
    .toSorted((one, other) => other.remainder - one.remainder || one.i - other.i);
  const left = value - worth.reduce((total, one) => total + one, 0);
  for (const { i } of order.slice(0, left)) worth[i]! += 1;
  return worth;
}
